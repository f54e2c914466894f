"""Dots with the range around them: what each source says, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Chart, Point
from briefgen.frozen import frozen
from briefgen.graphics.charts.frame import GAP, SHORTEST, Room, Scale, line_ticks
from briefgen.graphics.charts.numbers import Numbers, Print, print_ticks, print_values
from briefgen.graphics.charts.parts import is_whole
from briefgen.graphics.charts.rows import Names, names_of, say_name
from briefgen.graphics.drawing import ASCENT, Path
from briefgen.graphics.look import height
from briefgen.graphics.sketch import Sketch
from briefgen.language.numbers import worded_quantity
from briefgen.language.words import word
from briefgen.theme import Rule

_ROW, _BETWEEN = 10.0, 6.0
_DOT, _THICK = 3.1, 3.4
_ARROW = 15.0
"""How long the line is of a range that is open at one end."""


@frozen
class Row:
    """One row: a point, and the heading that stands above it, of the series whose first it is."""

    point: Point
    heading: str | None
    is_quiet: bool


@frozen
class Rows:
    """A chart of ranges with what is worked out about it before it is drawn."""

    room: Room
    rows: Sequence[Row]
    names: Names
    print: Print
    scale: Scale
    unit: str | None
    notes: dict[int, list[str]]

    @property
    def middles(self) -> list[float]:
        """How far down the dots of each row stand."""
        found, top = [], 0.0
        for at in range(len(self.rows)):
            found.append(_middle(self, at, top))
            top += _height(self, at)
        return found

    @property
    def height(self) -> float:
        """How high all rows are."""
        return sum(_height(self, at) for at in range(len(self.rows)))

    def said(self, at: int) -> str:
        """A row's numbers in words: “145”, “18–36”, “24 (18–36)”, “≥4”."""
        return _said(self.rows[at].point, self.print, self.unit, self.room)

    def colour(self, at: int) -> str:
        """The colour of a row's dots."""
        return self.room.look.quiet if self.rows[at].is_quiet else self.room.look.accent


def draw_dot_range(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    """The chart in a room; its numbers aren't empty."""
    rows = rows_of(chart, numbers, room)
    sketch = Sketch(room.width)
    for begins, ends in _sections(rows):
        for tick in rows.scale.ticks:
            sketch.line([(rows.scale.at(tick), begins), (rows.scale.at(tick), ends)], _grid(tick, room))
    top = 0.0
    for at in range(len(rows.rows)):
        _draw_row(sketch, rows, at, top)
        top += _height(rows, at)
    _say_scale(sketch, rows, top)
    return sketch


def _sections(rows: Rows) -> list[tuple[float, float]]:
    """Where the rows of each series begin, below its heading, and where they end."""
    sections: list[tuple[float, float]] = []
    top = 0.0
    for at in range(len(rows.rows)):
        if rows.rows[at].heading or not sections:
            sections.append((top + _heading(rows, at), 0.0))
        top += _height(rows, at)
        sections[-1] = (sections[-1][0], top)
    return sections


def _grid(tick: float, room: Room) -> Rule:
    return room.look.axis if tick == 0 else room.look.grid


def rows_of(chart: Chart, numbers: Numbers, room: Room) -> Rows:
    """What is worked out about a chart before it is drawn; its numbers aren't empty."""
    look = room.look
    rows = [row for at in range(len(chart.series)) for row in _of_series(chart, at)]
    names = names_of([row.point.label or row.point.at for row in rows], room.width, look)
    every = [each for row in rows for each in row.point.known]
    printed = print_values(every, chart.unit, look.language)
    widest = look.widest((_said(row.point, printed, chart.unit, room) for row in rows), look.value)
    begins = names.column + _DOT + 1
    ends = max(room.width - widest - GAP - _DOT, begins + SHORTEST)
    scale = _scale(every, begins, ends, chart.unit, room)
    notes = {
        at: look.wrapped(each.text, look.note, room.width - names.column - GAP, 3)
        for each in chart.annotations
        for at, row in enumerate(rows)
        if row.point.at == each.at
    }
    return Rows(room, rows, names, printed, scale, chart.unit, notes)


def _scale(values: Sequence[float], begins: float, ends: float, unit: str | None, room: Room) -> Scale:
    """A scale whose last round number, or the largest number where that lies beyond it, stands at `ends`."""
    steps = _steps(values, ends - begins, unit, room)
    beyond = max([steps[-1], *values]) - steps[0]
    return Scale(steps, begins, begins + (ends - begins) * (steps[-1] - steps[0]) / beyond)


def _steps(values: Sequence[float], length: float, unit: str | None, room: Room) -> tuple[float, ...]:
    """As many round numbers as can stand below a scale of a length, five at most."""
    for most in (5, 4, 3, 2):
        steps = line_ticks(values, room, is_whole(values), most)
        printed = print_ticks(steps, unit, room.look.language)
        if (room.look.widest(map(printed, steps), room.look.label) + GAP) * (len(steps) - 1) <= length:
            break
    return steps


def _of_series(chart: Chart, at: int) -> list[Row]:
    series = chart.series[at]
    picks = any(each.highlight or any(point.highlight for point in each.points) for each in chart.series)
    heading = series.label if len(chart.series) > 1 else None
    return [
        Row(point, heading if index == 0 else None, picks and not (point.highlight or series.highlight))
        for index, point in enumerate(series.points)
    ]


def _said(point: Point, printed: Print, unit: str | None, room: Room) -> str:
    if not point.known:
        return word("no data", room.look.language)
    value = {"low": point.low, "best": point.value, "high": point.high}
    return worded_quantity(value, printed, "{}–{}", room.look.language, short=True)


def _height(rows: Rows, at: int) -> float:
    look = rows.room.look
    return _until_note(rows, at) + height(len(rows.notes.get(at, ())), look.note) + _BETWEEN


def _heading(rows: Rows, at: int) -> float:
    """What a heading takes above its row, and to keep it from the rows before it."""
    look, text = rows.room.look, rows.rows[at].heading
    if not text:
        return 0.0
    return height(len(look.wrapped(text, look.value, rows.room.width)), look.value) + 4.0 + (7.0 if at else 0.0)


def _line_height(rows: Rows, at: int) -> float:
    return max(_ROW, rows.names.beside(at, rows.room.look))


def _until_note(rows: Rows, at: int) -> float:
    return _heading(rows, at) + rows.names.above(at, rows.room.look) + _line_height(rows, at)


def _middle(rows: Rows, at: int, top: float) -> float:
    """Where the dots of a row stand that begins at `top`."""
    return top + _until_note(rows, at) - _line_height(rows, at) / 2


def _draw_row(sketch: Sketch, rows: Rows, at: int, top: float) -> None:
    look, row, heading = rows.room.look, rows.rows[at], _heading(rows, at)
    if row.heading:
        lines = look.wrapped(row.heading, look.value, rows.room.width)
        sketch.say(*look.block(lines, look.value, 0.0, top + (7.0 if at else 0.0)))
    middle = _middle(rows, at, top)
    say_name(sketch, rows.names, at, middle, top + heading, look, look.value.colour)
    _draw_range(sketch, rows, at, middle)
    if at in rows.notes:
        _say_note(sketch, rows, at, middle, top + _until_note(rows, at) + 1.5)


def _say_note(sketch: Sketch, rows: Rows, at: int, middle: float, top: float) -> None:
    """An annotation below its row, with a hairline from its point."""
    look, lines, ends = rows.room.look, rows.notes[at], rows.rows[at].point.known
    x = rows.scale.at(ends[0]) if ends else rows.scale.begins
    left = max(rows.names.column + GAP, min(x + GAP, rows.room.width - look.widest(lines, look.note)))
    words = look.block(lines, look.note, left, top)
    sketch.say(*(replace(line, halo=look.ground) for line in words))
    if ends and left > x:
        sketch.line([(x, middle + _DOT + 1), (x, top + height(len(lines), look.note))], look.hairline)


def _draw_range(sketch: Sketch, rows: Rows, at: int, y: float) -> None:
    look, point, colour = rows.room.look, rows.rows[at].point, rows.colour(at)
    ends = point.known
    y_words = y + ASCENT * look.value.size / 2 - 0.5
    text = rows.said(at)
    if not ends:
        sketch.say(look.words(text, look.label, rows.scale.begins + GAP, y_words))
        return
    places = [rows.scale.at(each) for each in ends]
    if len(places) > 1:
        band = Rule(look.theme.graphics.range, _THICK)
        sketch.line([(min(places), y), (max(places), y)], band)
    reach = max(places) + _DOT
    if point.value is None and len(ends) == 1:
        reach = max(reach, _open_end(sketch, rows, places[0], y, colour, upwards=point.low is not None))
    for x in places if point.value is None else [rows.scale.at(point.value)]:
        _dot(sketch, rows, x, y, colour, hollow=point.value is None)
    words = look.words(text, look.value, reach + GAP - 1, y_words)
    sketch.say(replace(words, halo=look.ground))


def _dot(sketch: Sketch, rows: Rows, x: float, y: float, colour: str, hollow: bool) -> None:
    """A best estimate is a full dot, the end of a range a ring."""
    if hollow:
        sketch.dot(x, y, _DOT - 0.6, rows.room.look.ground, Rule(colour, 1.2))
    else:
        sketch.dot(x, y, _DOT, colour)


def _open_end(sketch: Sketch, rows: Rows, x: float, y: float, colour: str, upwards: bool) -> float:
    """An arrow from the only end that is known of a range to where it is open; how far right it reaches."""
    end = x + _ARROW if upwards else max(x - _ARROW, rows.scale.begins)
    tip = 3.0 if upwards else -3.0
    sketch.line([(x, y), (end - tip, y)], Rule(colour, 1.0))
    sketch.paint(Path((((end - tip, y - 2.2), (end, y), (end - tip, y + 2.2)),), fill=colour, closed=True))
    return max(end, x + _DOT)


def _say_scale(sketch: Sketch, rows: Rows, top: float) -> None:
    look = rows.room.look
    printed = print_ticks(rows.scale.ticks, rows.unit, look.language)
    y = top + 3.0 + ASCENT * look.label.size
    for tick in rows.scale.ticks:
        sketch.say(look.words(printed(tick), look.label, rows.scale.at(tick), y, "middle"))
