"""Small multiples: each series in a small chart of its own, all on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from briefgen.document import Chart, Point, Series
from briefgen.frozen import frozen
from briefgen.graphics.charts.colours import series_colours
from briefgen.graphics.charts.frame import Panel, Room, bar_ticks, gutter, line_ticks, plot_height
from briefgen.graphics.charts.numbers import Numbers, numbers_of
from briefgen.graphics.charts.parts import is_whole
from briefgen.graphics.look import height
from briefgen.graphics.sketch import Sketch

_NARROWEST, _MOST = 76.0, 4
_ACROSS, _DOWN = 14.0, 15.0
_TITLE = 7.0
_NAMES = 0.25
_TYPICAL = 160.0

Draw = Callable[[Chart, Numbers, Room], Sketch]


@frozen
class _Cell:
    """One panel: its chart, the room it has, and where it begins from the left."""

    chart: Chart
    room: Room
    left: float
    title: Sequence[str]
    indent: float


def draw_panels(chart: Chart, numbers: Numbers, room: Room, draw: Draw) -> Sketch:
    """A panel for each series, as many in a row as there is room for."""
    cells = list(_cells(chart, numbers, room))
    across = len({cell.left for cell in cells})
    sketch, top = Sketch(room.width), 0.0
    for first in range(0, len(cells), across):
        top = _draw_row(sketch, cells[first : first + across], top, draw) + _DOWN
    return sketch


def _cells(chart: Chart, numbers: Numbers, room: Room) -> Iterator[_Cell]:
    steps, colours = _ticks(chart, numbers, room), series_colours(numbers, room.look)
    margin = _margin(chart, numbers, steps, room)
    across = _across(len(chart.series), room.width - margin)
    wide = (room.width - margin - (across - 1) * _ACROSS) / across
    for at, series in enumerate(chart.series):
        column = at % across
        panel = Panel(steps, column == 0, colours[at] if _picks(chart) else colours[0], plot_height(wide))
        left = 0.0 if column == 0 else margin + column * (wide + _ACROSS)
        indent = margin if column == 0 else 0.0
        title = room.look.wrapped(series.label or "", room.look.value, wide, 2)
        yield _Cell(_alone(chart, numbers, at), Room(room.look, wide + indent, panel), left, title, indent)


def _picks(chart: Chart) -> bool:
    return any(each.highlight for each in chart.series)


def _across(count: int, width: float) -> int:
    """How many panels stand in a row, rows being as even as they can."""
    most = max(1, min(_MOST, int((width + _ACROSS) / (_NARROWEST + _ACROSS)), count))
    return ceil(count / ceil(count / most))


def _ticks(chart: Chart, numbers: Numbers, room: Room) -> tuple[float, ...]:
    ticks = line_ticks if chart.kind == "line" else bar_ticks
    return ticks(numbers.known, Room(room.look, _TYPICAL), is_whole(numbers.known))


def _margin(chart: Chart, numbers: Numbers, steps: tuple[float, ...], room: Room) -> float:
    """How much wider the first panel of a row is, for what the others needn't repeat."""
    if chart.kind == "bar":
        return min(room.look.widest(numbers.labels, room.look.label) + 7.0, room.width * _NAMES)
    return gutter(steps, chart.unit, room.look)


def _alone(chart: Chart, numbers: Numbers, at: int) -> Chart:
    """The chart with one of its series, which has a point for every key of the axis."""
    found, series = numbers.points[at], chart.series[at]
    points = tuple(
        found.get(key) or Point(at=key, label=label) for key, label in zip(numbers.keys, numbers.labels, strict=True)
    )
    alone = Series(label=series.label, points=points)
    return Chart(
        kind=chart.kind, axis=chart.axis, unit=chart.unit, alt=chart.alt, series=(alone,), annotations=chart.annotations
    )


def _draw_row(sketch: Sketch, cells: Sequence[_Cell], top: float, draw: Draw) -> float:
    """Draw the panels of one row below their titles; how far down they reach."""
    look = cells[0].room.look
    drawn = [draw(cell.chart, numbers_of(cell.chart), cell.room) for cell in cells]
    titled = top + max(height(len(cell.title), look.value) for cell in cells) + _TITLE
    plot = titled - min(each.top for each in drawn)
    for cell, panel in zip(cells, drawn, strict=True):
        sketch.say(*look.block(cell.title, look.value, cell.left + cell.indent, top))
        sketch.include(panel, cell.left, plot)
    return plot + max(each.bottom for each in drawn)
