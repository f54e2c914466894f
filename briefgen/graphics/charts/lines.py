"""Lines and filled areas: how something went over time, with gaps where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from briefgen.document import Chart
from briefgen.frozen import frozen
from briefgen.graphics.charts.along import say_along
from briefgen.graphics.charts.colours import colours_in
from briefgen.graphics.charts.ends import End, end_lines, ends_width, say_ends
from briefgen.graphics.charts.flags import fly_flags, paint_stretches
from briefgen.graphics.charts.frame import Room, Scale, bar_ticks, gutter, line_ticks, paint_base, paint_grid, say_ticks
from briefgen.graphics.charts.numbers import Numbers, print_values
from briefgen.graphics.charts.parts import is_whole
from briefgen.graphics.charts.places import Places
from briefgen.graphics.drawing import DESCENT, Box, Path, Point
from briefgen.graphics.sketch import Sketch
from briefgen.theme import Rule
from briefgen.theme.colour import mixed

_THICK, _THIN = 1.9, 1.2
_DOT = 2.3
_INSET = 5.0
_PIECE = 6.0
_FILL = 0.3


@frozen
class _Curve:
    """One series as points, None where nothing is known; `feet` is what an area stands on, point by point."""

    values: tuple[float | None, ...]
    feet: tuple[float, ...]


@frozen
class Lines:
    """A chart of lines with what is worked out about it before it is drawn."""

    chart: Chart
    room: Room
    numbers: Numbers
    curves: Sequence[_Curve]
    colours: Sequence[str]
    places: Places
    scale: Scale
    texts: Sequence[tuple[str, ...]]

    def stroke(self, at: int) -> Rule:
        """How a series is drawn: finer beside one that stands out."""
        return Rule(self.colours[at], _width(self, at))

    def fill(self, at: int) -> tuple[str, Rule | None]:
        """The colour of an area, paler below a line of its own, and the edge between several."""
        if len(self.curves) > 1:
            return self.colours[at], Rule(self.room.look.ground, 0.5)
        return mixed(self.room.look.ground, self.colours[at], _FILL), None

    def run(self, at: int) -> list[list[Point]]:
        """The points of a series in the plot, those without a gap between them together."""
        return [[(x, self.scale.at(value)) for x, value, _ in run] for run in self.stretches(at)]

    def stretches(self, at: int) -> Iterator[list[tuple[float, float, float]]]:
        """Of each stretch that is known: where its points stand along the axis, their numbers, and their feet."""
        curve = self.curves[at]
        known = zip(self.numbers.places, curve.values, curve.feet, strict=True)
        for is_known, run in groupby(_with_gaps(known), key=lambda each: each[1] is not None):
            if is_known:
                yield [(self.places.middle(place), value or 0.0, foot) for place, value, foot in run]


def draw_lines(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    """The chart in a room; its numbers aren't empty."""
    lines = lines_of(chart, numbers, room)
    places, left = lines.places, lines.places.left
    sketch = Sketch(room.width)
    paint_stretches(sketch, places, chart.annotations, room.height, room.look)
    paint_grid(sketch, lines.scale, left, places.right, room.look)
    _paint(sketch, lines)
    if left:
        say_ticks(sketch, lines.scale, left, chart.unit, room.look)
    _say_ends(sketch, lines, lines.texts)
    _say_picked(sketch, lines)
    say_along(sketch, places, room.height, room.look)
    fly_flags(sketch, places, chart.annotations, room.height, room.look)
    return sketch


def lines_of(chart: Chart, numbers: Numbers, room: Room) -> Lines:
    """What is worked out about a chart before it is drawn; its numbers aren't empty."""
    curves = _stacked(numbers) if chart.kind == "area" else _as_they_are(numbers)
    texts = _end_texts(chart, numbers, room)
    steps = _ticks(chart, curves, room)
    left = 0.0 if room.panel and not room.panel.is_first else gutter(steps, chart.unit, room.look)
    places = Places(numbers, left, room.width - ends_width(texts, room.look), _INSET)
    colours = colours_in(room, numbers, touching=chart.kind == "area")
    return Lines(chart, room, numbers, curves, colours, places, Scale(steps, room.height, 0.0), texts)


def _ticks(chart: Chart, curves: Sequence[_Curve], room: Room) -> tuple[float, ...]:
    values = [value for curve in curves for value in curve.values if value is not None]
    ticks = bar_ticks if chart.kind == "area" else line_ticks
    return ticks(values, room, is_whole(values))


def _as_they_are(numbers: Numbers) -> list[_Curve]:
    feet = (0.0,) * len(numbers.keys)
    return [_Curve(tuple(numbers.values(at)), feet) for at in range(len(numbers.series))]


def _stacked(numbers: Numbers) -> list[_Curve]:
    """Series on one another; where one isn't known, nothing that stands on it is."""
    feet: list[float | None] = [0.0] * len(numbers.keys)
    curves = []
    for at in range(len(numbers.series)):
        pairs = zip(feet, numbers.values(at), strict=True)
        tops = [None if foot is None or value is None else foot + value for foot, value in pairs]
        curves.append(_Curve(tuple(tops), tuple(foot or 0.0 for foot in feet)))
        feet = list(tops)
    return curves


def _with_gaps(
    points: Iterator[tuple[int, float | None, float]],
) -> Iterator[tuple[int, float | None, float]]:
    """Points with an unknown one wherever a period is missing between two."""
    before = None
    for place, value, foot in points:
        if before is not None and place > before + 1:
            yield place - 1, None, 0.0
        yield place, value, foot
        before = place


def _paint(sketch: Sketch, lines: Lines) -> None:
    order = sorted(range(len(lines.curves)), key=lambda at: lines.numbers.series[at].highlight)
    if lines.chart.kind == "area":
        for at in order:
            _paint_area(sketch, lines, at)
    paint_base(sketch, lines.scale, lines.places.left, lines.places.right, lines.room.look)
    if lines.chart.kind != "area" or len(lines.curves) == 1:
        for at in order:
            _paint_line(sketch, lines, at)


def _paint_line(sketch: Sketch, lines: Lines, at: int) -> None:
    rule = lines.stroke(at)
    runs = lines.run(at)
    for run in runs:
        if len(run) > 1:
            sketch.line(run, rule)
            _block(sketch, run)
        else:
            sketch.dot(*run[0], _DOT * 0.8, lines.colours[at])
    if runs:
        sketch.dot(*runs[-1][-1], _DOT, lines.colours[at])


def _width(lines: Lines, at: int) -> float:
    series = lines.numbers.series
    return _THICK if series[at].highlight or not any(each.highlight for each in series) else _THIN


def _block(sketch: Sketch, run: Sequence[Point]) -> None:
    """Keep annotations clear of a line, piece by piece."""
    for (x, y), (right, below) in pairwise(run):
        count = max(1, int((right - x) / _PIECE))
        ys = [y + (below - y) * at / count for at in range(count + 1)]
        for at in range(count):
            begins = x + (right - x) * at / count
            sketch.solid.append(
                Box(begins, min(ys[at : at + 2]) - 1, begins + (right - x) / count, max(ys[at : at + 2]) + 1)
            )


def _paint_area(sketch: Sketch, lines: Lines, at: int) -> None:
    colour, edge = lines.fill(at)
    for stretch in lines.stretches(at):
        tops = [(x, lines.scale.at(value)) for x, value, _ in stretch]
        feet = [(x, lines.scale.at(foot)) for x, _, foot in reversed(stretch)]
        if len(stretch) == 1:
            tops, feet = _widened(tops), _widened(feet)[::-1]
        sketch.paint(Path((tuple(tops + feet),), fill=colour, stroke=edge, closed=True))
        _block(sketch, tops)


def _widened(points: Sequence[Point]) -> list[Point]:
    """A point as a short level line, so that what is known of one period alone can be seen."""
    (x, y) = points[0]
    return [(x - 1.5, y), (x + 1.5, y)]


def _end_texts(chart: Chart, numbers: Numbers, room: Room) -> list[tuple[str, ...]]:
    if room.panel:
        return [()] * len(numbers.series)
    if len(numbers.series) > 1:
        return end_lines([each.label or "" for each in numbers.series], room.look, room.width)
    known = [value for value in numbers.values(0) if value is not None]
    printed = print_values(known, chart.unit, room.look.language)
    return end_lines([printed(known[-1])] if known else [], room.look, room.width)


def _say_ends(sketch: Sketch, lines: Lines, texts: Sequence[tuple[str, ...]]) -> None:
    ends = []
    for at, text in enumerate(texts):
        stretches = list(lines.stretches(at))
        if stretches and text:
            x, value, foot = stretches[-1][-1]
            stands_on = (value + foot) / 2 if lines.chart.kind == "area" and len(lines.curves) > 1 else value
            ends.append(End(text, lines.room.look.legible(lines.colours[at]), x, lines.scale.at(stands_on)))
    say_ends(sketch, ends, lines.places.right, lines.room.height, lines.room.look)


def _say_picked(sketch: Sketch, lines: Lines) -> None:
    """A dot and its number at each point that stands out."""
    look = lines.room.look
    printed = print_values(lines.numbers.known, lines.chart.unit, look.language)
    for at, curve in enumerate(lines.curves):
        for key, place, top in zip(lines.numbers.keys, lines.numbers.places, curve.values, strict=True):
            point = lines.numbers.points[at].get(key)
            if point and point.highlight and top is not None:
                x, y = lines.places.middle(place), lines.scale.at(top)
                sketch.dot(x, y, _DOT, lines.colours[at], Rule(look.ground, 0.6))
                value = printed(lines.numbers.values(at)[lines.numbers.keys.index(key)] or 0.0)
                half = look.width(value, look.value) / 2
                baseline = min(y, sketch.skyline(x - half, x + half, y)) - 3.5 - DESCENT * look.value.size / 2
                sketch.say(look.words(value, look.value, x, baseline, "middle", look.legible(lines.colours[at])))
