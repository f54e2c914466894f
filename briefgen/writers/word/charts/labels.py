"""Words at points: a series' numbers and its name, which Word takes from the sheet (ECMA-376 Part 1 §21.2.2.49)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.frozen import frozen
from briefgen.theme import TextStyle
from briefgen.writers.word.charts.looks import letters, text
from briefgen.writers.word.xml import escaped, quoted

Shown = Literal["value", "name", "both"]
Position = Literal["t", "b", "l", "r", "ctr", "outEnd", "inEnd", "inBase"]


@frozen
class Label:
    """What is said at one point, in which look and where; `down` moves it, in shares of the chart's height.

    `cached` is what it says now where it says both name and number; `code` how its number is printed, None for as
    all of its series are.
    """

    index: int
    style: TextStyle
    position: Position
    shown: Shown = "value"
    colour: str | None = None
    down: float = 0
    cached: tuple[str, str] = ("", "")
    wrapped: bool = False
    code: str | None = None


def labels(some: Sequence[Label], code: str, script: str | None = None) -> str:
    """The labels of a series at some of its points, and none at others."""
    if not some:
        return ""
    said = "".join(_label(each, code, script) for each in sorted(some, key=lambda each: each.index))
    return f"<c:dLbls>{said}{_shows()}</c:dLbls>"


def every_label(
    style: TextStyle, position: Position, code: str, script: str | None = None, own: Sequence[Label] = ()
) -> str:
    """The number at every point of a series; `own` are the labels of points that say it in another way."""
    look = f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
    said = text(style, script=script)
    others = "".join(_label(each, code, script) for each in sorted(own, key=lambda each: each.index))
    return f'<c:dLbls>{others}{look}{said}<c:dLblPos val="{position}"/>{_shows("value")}</c:dLbls>'


def _label(label: Label, code: str, script: str | None) -> str:
    moved = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{label.down:.5f}"/></c:manualLayout></c:layout>'
    return (
        f'<c:dLbl><c:idx val="{label.index}"/>{moved if label.down else ""}'
        f"{_both(label, script) if label.shown == 'both' else ''}"
        f'<c:numFmt formatCode={quoted(label.code or code)} sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f"{text(label.style, label.colour, script, label.wrapped)}"
        f'<c:dLblPos val="{label.position}"/>{_shows(label.shown)}</c:dLbl>'
    )


def _both(label: Label, script: str | None) -> str:
    """The number before the name: Word alone would put the name first."""
    look = letters("rPr", label.style, label.colour, script)
    fields = zip(_FIELDS, label.cached, strict=True)
    runs = [f'<a:fld id="{key}" type="{kind}">{look}<a:t>{escaped(said)}</a:t></a:fld>' for (kind, key), said in fields]
    return (
        '<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f"<a:p><a:pPr>{letters('defRPr', label.style, label.colour, script)}</a:pPr>"
        f"{f'<a:r>{look}<a:t> </a:t></a:r>'.join(runs)}</a:p></c:rich></c:tx>"
    )


_FIELDS = (
    ("VALUE", "{6B1F0C50-8C0E-4E0B-9A55-000000000001}"),
    ("SERIESNAME", "{6B1F0C50-8C0E-4E0B-9A55-000000000002}"),
)
"""What fills the fields of a label (MS-ODRAWXML §2.24.3), and a name for each."""


def _shows(shown: Shown | None = None) -> str:
    value, name = shown in ("value", "both"), shown in ("name", "both")
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="0"/><c:showSerName val="{name:d}"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
