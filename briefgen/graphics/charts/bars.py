"""Bars: one for each name, several below one another, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document import Chart
from briefgen.frozen import frozen
from briefgen.graphics.charts.colours import colours_in, point_colour
from briefgen.graphics.charts.frame import GAP, SHORTEST, Room, Scale
from briefgen.graphics.charts.key import say_key
from briefgen.graphics.charts.numbers import Numbers, Print, print_values, said_of
from briefgen.graphics.charts.parts import STACKS, Part, parts_of
from briefgen.graphics.charts.rows import Names, names_of, say_name
from briefgen.graphics.drawing import ASCENT
from briefgen.graphics.look import height
from briefgen.graphics.sketch import Sketch
from briefgen.language.words import word

_THICK = ((12, 11.5), (24, 9.0), (10_000, 7.0))
"""How thick bars are by how many there are at most."""
_BETWEEN, _LEAST = 0.55, 3.0
"""Between two rows: a share of a bar, and no less than this."""
_MOST_NUMBERED, _PAGE = 60, 480.0
"""More bars side by side than these have no room for all numbers; they share the height of a page."""
_APART = 0.5
_INSIDE = 3.0


@frozen
class Bars:
    """A chart of bars with what is worked out about it before it is drawn."""

    chart: Chart
    room: Room
    numbers: Numbers
    parts: Sequence[Part]
    print: Print
    colours: Sequence[str]
    names: Names
    notes: dict[int, list[str]]
    scale: Scale

    @property
    def is_stacked(self) -> bool:
        """Whether series stand one after the other."""
        return self.chart.kind.startswith("stacked")

    @property
    def slots(self) -> int:
        """How many bars stand below one another for one key."""
        return 1 if self.is_stacked else max(1, len(self.numbers.series))

    @property
    def is_numbered(self) -> bool:
        """Whether each bar has room for its number."""
        return self.slots == 1 or len(self.numbers.keys) * self.slots <= _MOST_NUMBERED

    @property
    def thick(self) -> float:
        """How thick a bar is; one of several as its number is high at least, unless they are too many for a page."""
        count = len(self.numbers.keys) * self.slots
        wanted = next(thick for most, thick in _THICK if count <= most)
        if self.slots == 1:
            return wanted
        return max(wanted, height(1, self.room.look.value) + _APART) if self.is_numbered else max(_PAGE / count, 1.5)

    @property
    def between(self) -> float:
        """How far apart two rows are."""
        return max(self.thick * _BETWEEN, _LEAST)

    def says_inside(self, part: Part) -> bool:
        """Whether the number of one part of a bar stands on it: where there is room, and it can be read."""
        look, wide = self.room.look, abs(self.scale.at(part.end) - self.scale.at(part.begin))
        if len(self.numbers.series) < 2 or not look.over(self.colours[part.series]):
            return False
        return look.width(self.print(part.value), look.label) + 2 * _INSIDE <= wide


def draw_bars(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    """The chart in a room; its numbers aren't empty."""
    bars = bars_of(chart, numbers, room)
    sketch = Sketch(room.width)
    top = 0.0
    for at in range(len(numbers.keys)):
        top = _draw_row(sketch, bars, at, top)
    if not bars.names.are_above:
        sketch.line([(bars.scale.base, 0.0), (bars.scale.base, sketch.bottom)], room.look.axis)
    if len(numbers.series) > 1:
        named = [(each.label or "", colour) for each, colour in zip(numbers.series, bars.colours, strict=True)]
        say_key(sketch, named, room.look)
    return sketch


def bars_of(chart: Chart, numbers: Numbers, room: Room) -> Bars:
    """What is worked out about a chart before it is drawn; its numbers aren't empty."""
    look = room.look
    parts = parts_of(numbers, chart.kind in STACKS)
    printed = print_values(numbers.known, chart.unit, look.language)
    labels = numbers.labels if not room.panel or room.panel.is_first else [""] * len(numbers.keys)
    names = names_of(labels, room.width, look)
    notes = {
        numbers.keys.index(each.at): look.wrapped(each.text, look.note, room.width - names.column - GAP, 3)
        for each in chart.annotations
        if each.at in numbers.keys
    }
    scale = _scale(chart, parts, printed, room, names.column)
    return Bars(chart, room, numbers, parts, printed, colours_in(room, numbers, touching=True), names, notes, scale)


def _scale(chart: Chart, parts: Sequence[Part], printed: Print, room: Room, left: float) -> Scale:
    """From the lowest to the highest number, with room for what is printed at the ends of bars."""
    ends = [0.0, *(part.end for part in parts)]
    low, high = (room.panel.ticks[0], room.panel.ticks[-1]) if room.panel else (min(ends), max(ends))
    said = [(part.end, printed(part.end) if chart.kind in STACKS else said_of(part.point, printed)) for part in parts]
    below = room.look.widest((text for end, text in said if end < 0), room.look.value)
    above = room.look.widest((text for end, text in said if end >= 0), room.look.value)
    begins, ends_at = left + (below + GAP if below else 0.0), room.width - (above + GAP if above else 0.0)
    return Scale((low, high if high > low else low + 1.0), begins, max(ends_at, begins + SHORTEST))


def _draw_row(sketch: Sketch, bars: Bars, at: int, top: float) -> float:
    """Draw the bars of one key from `top` down; where the next row begins."""
    look = bars.room.look
    above = bars.names.above(at, look)
    tall = max(bars.thick * bars.slots, bars.names.beside(at, look))
    middle = top + above + tall / 2
    first = middle - bars.thick * bars.slots / 2
    for part in bars.parts:
        if part.key == at:
            _draw_bar(sketch, bars, part, first + (0 if bars.is_stacked else part.series) * bars.thick)
    if bars.names.are_above:
        ends = first + bars.thick * bars.slots
        sketch.line([(bars.scale.base, first - 1), (bars.scale.base, ends + 1)], look.axis)
    if bars.is_numbered:
        _say_ends(sketch, bars, at, first)
    say_name(sketch, bars.names, at, middle, top, look, _name_colour(bars, at))
    foot = top + above + tall
    if at in bars.notes:
        foot = _say_note(sketch, bars, at, foot + 3.0)
    sketch.reserve(0.0, foot)
    return foot + bars.between + (2.0 if above else 0.0)


def _name_colour(bars: Bars, at: int) -> str:
    """Names are in the ink; that of what stands out in its own colour."""
    point = bars.numbers.points[0].get(bars.numbers.keys[at])
    if point and point.highlight and len(bars.numbers.series) == 1:
        return bars.room.look.legible(bars.colours[0])
    return bars.room.look.value.colour


def _draw_bar(sketch: Sketch, bars: Bars, part: Part, top: float) -> None:
    begins, ends = sorted((bars.scale.at(part.begin), bars.scale.at(part.end)))
    gap = _APART if bars.slots > 1 else 0.0
    colour = bars.colours[part.series]
    if len(bars.numbers.series) == 1:
        colour = point_colour(part.point, colour, bars.numbers, bars.room.look)
    sketch.bar(begins, top, ends - begins, bars.thick - gap, colour)
    if bars.is_stacked:
        if part.begin:
            x = bars.scale.at(part.begin)
            sketch.bar(x - _APART / 2, top, _APART, bars.thick, bars.room.look.ground)
        _say_inside(sketch, bars, part, (begins + ends) / 2, top)


def _baseline(bars: Bars, top: float) -> float:
    return top + bars.thick / 2 + ASCENT * bars.room.look.value.size / 2 - 0.5


def _say_inside(sketch: Sketch, bars: Bars, part: Part, middle: float, top: float) -> None:
    look = bars.room.look
    if bars.says_inside(part):
        ink, text = look.over(bars.colours[part.series]), bars.print(part.value)
        sketch.say(look.words(text, look.label, middle, _baseline(bars, top), "middle", ink))


def _say_ends(sketch: Sketch, bars: Bars, at: int, first: float) -> None:
    """The number at the end of each bar, of a stack their sum; or that none is known."""
    if bars.is_stacked:
        found = [part for part in bars.parts if part.key == at]
        _say_sums(sketch, bars, found, first)
        return
    for series, points in enumerate(bars.numbers.points):
        part = next((each for each in bars.parts if each.key == at and each.series == series), None)
        top = first + series * bars.thick
        if part:
            _say_end(sketch, bars, part.end, said_of(part.point, bars.print), top)
        elif bars.numbers.keys[at] in points:
            _say_unknown(sketch, bars, top)


def _say_sums(sketch: Sketch, bars: Bars, parts: Sequence[Part], top: float) -> None:
    if all(part.end >= 0 for part in parts) and parts and len(bars.numbers.series) > 1:
        total = max(part.end for part in parts)
        _say_end(sketch, bars, total, bars.print(total), top)


def _say_end(sketch: Sketch, bars: Bars, end: float, text: str, top: float) -> None:
    look, x = bars.room.look, bars.scale.at(end)
    where, anchor = (x - GAP + 1, "end") if end < 0 else (x + GAP - 1, "start")
    sketch.say(look.words(text, look.value, where, _baseline(bars, top), anchor))  # type: ignore[arg-type]


def _say_unknown(sketch: Sketch, bars: Bars, top: float) -> None:
    look = bars.room.look
    text = word("no data", look.language)
    sketch.say(look.words(text, look.label, bars.scale.base + GAP - 1, _baseline(bars, top)))


def _say_note(sketch: Sketch, bars: Bars, at: int, top: float) -> float:
    """An annotation below its bar, with a hairline beside it up to the bar; where it ends."""
    look, lines = bars.room.look, bars.notes[at]
    x = bars.scale.base + GAP + 1
    widest = look.widest(lines, look.note)
    x = max(bars.names.column, min(x, bars.room.width - widest))
    sketch.say(*look.block(lines, look.note, x, top))
    foot = top + height(len(lines), look.note)
    if x > bars.scale.base + GAP:
        sketch.line([(x - GAP + 1, top - 3.0), (x - GAP + 1, foot)], look.hairline)
    return foot + 2.0
