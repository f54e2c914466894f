"""The axes of a chart, as they are drawn in the PDF (ECMA-376 Part 1 §21.2.2.25, §21.2.2.226)."""

from __future__ import annotations

from math import ceil
from typing import Literal

from briefgen.frozen import frozen
from briefgen.graphics.charts.along import calendar_name, names_fit
from briefgen.graphics.charts.places import Places
from briefgen.graphics.look import Look
from briefgen.theme import Rule, TextStyle
from briefgen.writers.word.charts.looks import line, text
from briefgen.writers.word.charts.workbook import shown
from briefgen.writers.word.xml import quoted

Side = Literal["b", "l", "r", "t"]
IDS = '<c:axId val="1"/><c:axId val="2"/>'
"""How a plot names its axes: the one of names and the one of numbers, or across and upwards."""
_NONE = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


@frozen
class NumberAxis:
    """An axis of numbers: from `low` to `high` in steps of `step`, its format code and where it stands.

    `style` None: its numbers aren't printed. `grid` None: no lines. `between`: the other axis has room on both sides of
    its first and last point. `line` is the axis itself, `crosses` where it stands on the other one.
    """

    low: float
    high: float
    step: float
    side: Side
    code: str = "General"
    style: TextStyle | None = None
    grid: Rule | None = None
    reversed: bool = False
    between: bool = True
    line: Rule | None = None
    crosses: Literal["autoZero", "max"] = "autoZero"
    script: str | None = None

    def xml(self, own: int = 2, other: int = 1) -> str:
        """The axis, `own` being its number and `other` that of the axis that it crosses."""
        grid = f"<c:majorGridlines>{line(self.grid)}</c:majorGridlines>" if self.grid else ""
        printed = self.style is not None
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="{_order(self.reversed)}"/>'
            f'<c:max val="{shown(self.high)}"/><c:min val="{shown(self.low)}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{self.side}"/>{grid}<c:numFmt formatCode={quoted(self.code)} sourceLinked="0"/>{_NONE}'
            f'<c:tickLblPos val="{_beside(self.crosses) if printed else "none"}"/>{line(self.line)}'
            f"{text(self.style, script=self.script) if self.style else ''}"
            f'<c:crossAx val="{other}"/><c:crosses val="{self.crosses}"/>'
            f'<c:crossBetween val="{"between" if self.between else "midCat"}"/>'
            f'<c:majorUnit val="{shown(self.step)}"/></c:valAx>'
        )


@frozen
class NameAxis:
    """An axis of names, every how many of which are printed, and the line that bars stand on (None: none).

    `wrapped`: names may take several lines. `label` says whether they stand at the low or the high end of the numbers;
    `grid` are lines at each of them.
    """

    side: Side
    style: TextStyle
    colour: str | None = None
    rule: Rule | None = None
    every: int = 1
    reversed: bool = False
    wrapped: bool = True
    label: Literal["low", "high", "none"] = "low"
    grid: Rule | None = None
    script: str | None = None

    def xml(self) -> str:
        """The axis."""
        grid = f"<c:majorGridlines>{line(self.grid)}</c:majorGridlines>" if self.grid else ""
        return (
            f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{_order(self.reversed)}"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{self.side}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>'
            f'{_NONE}<c:tickLblPos val="{self.label}"/>{line(self.rule)}'
            f"{text(self.style, self.colour, self.script, self.wrapped)}"
            '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            f'<c:lblOffset val="40"/><c:tickLblSkip val="{self.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )


def _beside(crosses: str) -> str:
    """Where the numbers of an axis stand: at its side of the plot."""
    return "low" if crosses == "autoZero" else "nextTo"


def _order(is_reversed: bool) -> str:
    return "maxMin" if is_reversed else "minMax"


def names_every(places: Places, look: Look) -> int:
    """Every how many names are printed: as many as have room, periods on one line and other names word by word."""
    period = places.numbers.period
    names = places.numbers.labels
    if period:
        names = tuple(calendar_name(period, number, look.language) for number in places.numbers.places)
    elif names_fit(places, look):
        return 1
    words = names if period else [word for name in names for word in name.split()]
    return max(1, ceil((look.widest(words, look.label) + _APART) / max(places.band, 0.1)))


_APART = 5.0
"""Between two names, at least."""
