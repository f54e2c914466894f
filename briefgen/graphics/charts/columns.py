"""Columns: one for each key, several side by side, or on one another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefgen.document import Chart
from briefgen.frozen import frozen
from briefgen.graphics.charts.along import say_along
from briefgen.graphics.charts.colours import colours_in, point_colour
from briefgen.graphics.charts.ends import End, end_lines, ends_width, say_ends
from briefgen.graphics.charts.flags import fly_flags, paint_stretches
from briefgen.graphics.charts.frame import Room, Scale, bar_ticks, gutter, paint_base, paint_grid, say_ticks
from briefgen.graphics.charts.key import say_key
from briefgen.graphics.charts.numbers import Numbers, Print, print_values, said_of
from briefgen.graphics.charts.parts import STACKS, Part, is_whole, parts_of
from briefgen.graphics.charts.places import Places
from briefgen.graphics.drawing import ASCENT, DESCENT
from briefgen.graphics.look import height
from briefgen.graphics.sketch import Sketch

_FULL = 0.74
"""How much of its band a column or a group of them takes."""
_WIDEST = 44.0
_MOST_LABELLED = 13
"""With more columns a scale says more than a number on each."""
_APART = 0.5
_THINNEST = 3.0
"""A part of the last column that is lower can't be named beside it."""


@frozen
class Columns:
    """A chart of columns with what is worked out about it before it is drawn."""

    chart: Chart
    room: Room
    numbers: Numbers
    parts: Sequence[Part]
    print: Print
    colours: Sequence[str]
    ends: Sequence[tuple[str, ...]]

    @property
    def is_stacked(self) -> bool:
        """Whether series stand on one another."""
        return self.chart.kind in STACKS

    @property
    def slots(self) -> int:
        """How many columns stand side by side for one key."""
        return 1 if self.is_stacked else max(1, len(self.numbers.series))

    @cached_property
    def scale(self) -> Scale:
        """Its round numbers, and where they stand."""
        return _scale(self)

    @cached_property
    def is_labelled(self) -> bool:
        """Whether every column has its number, so that no scale is needed."""
        return _is_labelled(self)

    @property
    def has_scale(self) -> bool:
        """Whether the round numbers are printed beside it."""
        return not self.is_labelled and (self.room.panel is None or self.room.panel.is_first)

    @property
    def between(self) -> float:
        """How far apart columns or groups of them are, as a share of one column's width."""
        return self.places.band / self.step - self.slots

    @property
    def step(self) -> float:
        """How far apart the columns of a group are."""
        return _step(self, self.places)

    @cached_property
    def places(self) -> Places:
        """Where its keys stand."""
        left = gutter(self.scale.ticks, self.chart.unit, self.room.look) if self.has_scale else 0.0
        return Places(self.numbers, left, self.room.width - ends_width(self.ends, self.room.look))


def places_of_columns(numbers: Numbers, width: float) -> Places:
    """Where the bands of columns stand that have the whole width."""
    return Places(numbers, 0.0, width)


def draw_columns(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    """The chart in a room; its numbers aren't empty."""
    columns = columns_of(chart, numbers, room)
    sketch = Sketch(room.width)
    labelled, scale, places = columns.is_labelled, columns.scale, columns.places
    left = places.left
    paint_stretches(sketch, places, chart.annotations, room.height, room.look)
    if not labelled:
        paint_grid(sketch, scale, left, places.right, room.look)
    _paint_columns(sketch, columns, places, scale)
    paint_base(sketch, scale, left, places.right, room.look)
    if left:
        say_ticks(sketch, scale, left, chart.unit, room.look)
    _say_values(sketch, columns, places, scale, labelled)
    _say_series(sketch, columns, places, scale)
    say_along(sketch, places, room.height, room.look)
    fly_flags(sketch, places, chart.annotations, room.height, room.look)
    if len(numbers.series) > 1 and not columns.ends:
        named = [(each.label or "", colour) for each, colour in zip(numbers.series, columns.colours, strict=True)]
        say_key(sketch, named, room.look)
    return sketch


def columns_of(chart: Chart, numbers: Numbers, room: Room) -> Columns:
    """What is worked out about a chart before it is drawn; its numbers aren't empty."""
    parts = parts_of(numbers, chart.kind in STACKS)
    printed = print_values(numbers.known, chart.unit, room.look.language)
    colours = colours_in(room, numbers, touching=True)
    return Columns(chart, room, numbers, parts, printed, colours, _ends(chart, numbers, parts, room))


def _scale(columns: Columns) -> Scale:
    reached = [each for part in columns.parts for each in (part.begin, part.end)]
    steps = bar_ticks(reached, columns.room, is_whole(columns.numbers.known))
    return Scale(steps, columns.room.height, 0.0)


def _is_labelled(columns: Columns) -> bool:
    if columns.room.panel or columns.is_stacked or len(columns.parts) > _MOST_LABELLED or not columns.parts:
        return False
    places = Places(columns.numbers, 0.0, columns.room.width)
    step = places.band * _FULL / columns.slots if columns.slots > 1 else places.band
    widest = columns.room.look.widest(
        (said_of(part.point, columns.print) for part in columns.parts), columns.room.look.value
    )
    return widest + 2 <= step


def _column(columns: Columns, places: Places, part: Part) -> tuple[float, float]:
    """Where a column begins, and how wide it is."""
    wide = _step(columns, places)
    slot = 0 if columns.is_stacked else part.series
    left = places.middle(columns.numbers.places[part.key]) - wide * columns.slots / 2 + slot * wide
    return left, max(wide - (_APART if columns.slots > 1 else 0.0), 0.4)


def _step(columns: Columns, places: Places) -> float:
    return min(places.band * _FULL, _WIDEST * columns.slots) / columns.slots


def _paint_columns(sketch: Sketch, columns: Columns, places: Places, scale: Scale) -> None:
    for part in columns.parts:
        left, wide = _column(columns, places, part)
        begins, ends = sorted((scale.at(part.begin), scale.at(part.end)))
        sketch.bar(left, begins, wide, ends - begins, _colour(columns, part))
        if columns.is_stacked and part.begin:
            y = scale.at(part.begin)
            sketch.bar(left, y - _APART / 2, wide, _APART, columns.room.look.ground)


def _colour(columns: Columns, part: Part) -> str:
    colour = columns.colours[part.series]
    if len(columns.numbers.series) == 1:
        return point_colour(part.point, colour, columns.numbers, columns.room.look)
    return colour


def _say_values(sketch: Sketch, columns: Columns, places: Places, scale: Scale, all_of_them: bool) -> None:
    for part in columns.parts:
        if all_of_them or (not columns.is_stacked and (part.point.highlight or part.point.value is None)):
            left, wide = _column(columns, places, part)
            _say_value(sketch, columns, part, left + wide / 2, scale.at(part.end))


def _say_value(sketch: Sketch, columns: Columns, part: Part, x: float, y: float) -> None:
    look, text = columns.room.look, said_of(part.point, columns.print)
    half = look.width(text, look.value) / 2
    above = min(y, sketch.skyline(x - half, x + half, y)) - 2.5 - DESCENT * look.value.size / 2
    below = y + 2.5 + ASCENT * look.value.size
    sketch.say(look.words(text, look.value, x, below if part.value < 0 else above, "middle"))


def _ends(chart: Chart, numbers: Numbers, parts: Sequence[Part], room: Room) -> list[tuple[str, ...]]:
    """The names of stacked series beside the last column, in lines; none where a key above has to say them."""
    last = [part for part in parts if part.key == len(numbers.keys) - 1]
    if chart.kind not in STACKS or len(numbers.series) < 2 or len(last) < len(numbers.series):
        return []
    lines = end_lines([each.label or "" for each in numbers.series], room.look, room.width)
    tall = sum(height(len(each), room.look.value) + 2 for each in lines)
    highest = max((part.end for part in parts), default=0.0) - min((part.begin for part in parts), default=0.0)
    thinnest = min(abs(part.value) for part in last) * room.height / (highest or 1.0)
    return lines if tall <= room.height and thinnest >= _THINNEST else []


def _say_series(sketch: Sketch, columns: Columns, places: Places, scale: Scale) -> None:
    look = columns.room.look
    if not columns.ends:
        return
    found = {part.series: part for part in columns.parts if part.key == len(columns.numbers.keys) - 1}
    ends = []
    for series, part in found.items():
        left, wide = _column(columns, places, part)
        middle = (scale.at(part.begin) + scale.at(part.end)) / 2
        ends.append(End(columns.ends[series], look.legible(columns.colours[series]), left + wide, middle))
    say_ends(sketch, ends, places.right, columns.room.height, look)
