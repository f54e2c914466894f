"""Slopes: what changed between two times, one line for each."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document import Chart
from briefgen.frozen import frozen
from briefgen.graphics.charts.frame import Room, Scale, line_ticks
from briefgen.graphics.charts.numbers import Numbers, Print, print_values
from briefgen.graphics.charts.spread import spread
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch
from briefgen.theme import Rule

_DOT, _GAP = 2.6, 7.0
_SHARE = 0.38
_HEAD = 8.0


@frozen
class Slope:
    """One line: its first and last number, None where not known, what is printed at its ends, and its colour."""

    first: float | None
    last: float | None
    before: str
    after: str
    colour: str
    is_picked: bool

    @property
    def stroke(self) -> Rule:
        """How it is drawn."""
        return Rule(self.colour, 1.9 if self.is_picked else 1.3)


@frozen
class Slopes:
    """A chart of slopes with what is worked out about it before it is drawn: its lines, what is printed in how many
    lines of text at their right ends, its scale, and where the two times stand."""

    every: Sequence[Slope]
    texts: Sequence[Sequence[str]]
    scale: Scale
    left: float
    right: float


def draw_slope(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    """The chart in a room; its numbers aren't empty. Of more than two times it shows the first and the last."""
    look, slopes = room.look, slopes_of(chart, numbers, room)
    left, right, scale = slopes.left, slopes.right, slopes.scale
    sketch = Sketch(room.width)
    _say_heads(sketch, numbers, left, right, look)
    for x in (left, right):
        sketch.line([(x, -2.0), (x, scale.begins + 2.0)], look.grid)
    for slope in sorted(slopes.every, key=lambda each: each.is_picked):
        _paint(sketch, slope, scale, left, right)
    _say_side(sketch, slopes.every, [[slope.before] for slope in slopes.every], scale, left - _GAP, look, before=True)
    _say_side(sketch, slopes.every, slopes.texts, scale, right + _GAP, look, before=False)
    return sketch


def slopes_of(chart: Chart, numbers: Numbers, room: Room) -> Slopes:
    """What is worked out about a chart before it is drawn; its numbers aren't empty."""
    look = room.look
    slopes = _slopes(chart, numbers, look)
    known = [value for slope in slopes for value in (slope.first, slope.last) if value is not None]
    steps = line_ticks(known, room, whole=False)
    plot = max(room.height, len(slopes) * (look.value.leading + 1))
    low, high = min(known, default=0.0), max(known, default=1.0)
    scale = Scale((low, high) if high > low else (steps[0], max(steps[-1], high)), plot, 0.0)
    lines = [look.wrapped(slope.after, look.value, room.width * _SHARE, 2) for slope in slopes]
    left = look.widest((slope.before for slope in slopes), look.value) + _GAP + _DOT
    right = room.width - max(look.widest(each, look.value) for each in lines) - _GAP - _DOT
    return Slopes(slopes, lines, scale, left, right)


def _slopes(chart: Chart, numbers: Numbers, look: Look) -> list[Slope]:
    printed = print_values(numbers.known, chart.unit, look.language)
    colours = _colours(numbers, look)
    return [_slope(numbers, at, printed, colours[at]) for at in range(len(numbers.series))]


def _colours(numbers: Numbers, look: Look) -> list[str]:
    """Lines are told apart by the names at their ends: only what stands out has a colour of its own."""
    picks = any(each.highlight for each in numbers.series)
    return [look.accent if each.highlight or not picks else look.quiet for each in numbers.series]


def _slope(numbers: Numbers, at: int, printed: Print, colour: str) -> Slope:
    values = numbers.values(at)
    first, last = values[0], values[-1] if len(values) > 1 else None
    name = numbers.series[at].label or ""
    before, after = ("" if value is None else printed(value) for value in (first, last))
    return Slope(first, last, before, f"{after} {name}".strip(), colour, numbers.series[at].highlight)


def _say_heads(sketch: Sketch, numbers: Numbers, left: float, right: float, look: Look) -> None:
    y = -_HEAD
    ends = [(numbers.labels[0], left), (numbers.labels[-1], right)]
    for label, x in ends if len(numbers.labels) > 1 else ends[:1]:
        sketch.say(look.words(look.shortened(label, look.label, sketch.width * 0.45), look.label, x, y, "middle"))


def _paint(sketch: Sketch, slope: Slope, scale: Scale, left: float, right: float) -> None:
    ends = [(x, scale.at(value)) for x, value in ((left, slope.first), (right, slope.last)) if value is not None]
    if len(ends) > 1:
        sketch.line(ends, slope.stroke)
    for end in ends:
        sketch.dot(*end, _DOT, slope.colour)


def _say_side(
    sketch: Sketch,
    slopes: Sequence[Slope],
    lines: Sequence[Sequence[str]],
    scale: Scale,
    x: float,
    look: Look,
    before: bool,
) -> None:
    """What is printed at one side: moved as little as keeps it apart. A name without a number stands where it began."""
    values = [_first_known(*((each.first, each.last) if before else (each.last, each.first))) for each in slopes]
    every = zip(slopes, lines, values, strict=True)
    shown = [(slope, text, value) for slope, text, value in every if text != [""] and value is not None]
    heights = [height(len(text), look.value) + 1 for _, text, _ in shown]
    middles = spread([scale.at(value) for _, _, value in shown], heights, -5.0, scale.begins + 5.0)
    for (slope, text, _), middle, tall in zip(shown, middles, heights, strict=True):
        anchor = "end" if before else "start"
        sketch.say(*look.block(text, look.value, x, middle - tall / 2 + 0.5, anchor, ink(slope, look)))  # type: ignore[arg-type]


def ink(slope: Slope, look: Look) -> str:
    """The colour of the words at its ends."""
    return look.legible(slope.colour) if slope.is_picked else look.value.colour


def _first_known(one: float | None, other: float | None) -> float | None:
    return other if one is None else one
