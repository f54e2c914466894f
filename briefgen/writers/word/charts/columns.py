"""Columns as Word's own."""

from __future__ import annotations

from briefgen.graphics.charts.colours import point_colour
from briefgen.graphics.charts.columns import Columns, columns_of
from briefgen.graphics.charts.numbers import Print, print_ticks
from briefgen.theme import Rule
from briefgen.writers.word.charts.axes import IDS, NameAxis, NumberAxis, names_every
from briefgen.writers.word.charts.codes import code_of, format_code
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.key import key
from briefgen.writers.word.charts.labels import Label, every_label, labels
from briefgen.writers.word.charts.overlay import overlay, said_over
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.series import bar_plot, bars
from briefgen.writers.word.charts.table import Table, places_in, table_of


def columns(given: Given) -> NativeChart:
    """The chart, its columns standing."""
    found = columns_of(given.chart, given.numbers, given.room)
    table = table_of(given.numbers, given.room.look.language, given.named)
    series = [_series(given, found, table, at) for at in range(len(given.numbers.series))]
    overlap = 1.0 if found.is_stacked else -0.5 / found.step if len(series) > 1 else 0.0
    plot = bar_plot(series, False, found.is_stacked, found.between, overlap, IDS)
    return NativeChart(
        width=given.room.width,
        height=given.drawing.height,
        plot=given.plot(found.places.left, found.places.right, given.room.height, found.scale.at(_high(found))),
        series=plot + _names(given, found) + _numbers(given, found),
        sheet=table.sheet,
        key=key(given, given.drawing.height) if len(series) > 1 and not found.ends else "",
        over=overlay(given, given.drawing, said_over(given, found.ends)),
    )


def _high(found: Columns) -> float:
    """The highest number or, above it, the highest round one."""
    return max([found.scale.ticks[-1], *(part.end for part in found.parts)])


def _series(given: Given, found: Columns, table: Table, at: int) -> str:
    edge = part_edge(given, at) if found.is_stacked else None
    return bars(table, at, found.colours[at], point_colours(given, found.colours[0]), edge, _labels(given, found, at))


def part_edge(given: Given, at: int) -> Rule | None:
    """What keeps the parts of a stack apart; a part of no height would show nothing but its edge, on the axis."""
    return Rule(given.room.look.ground, 0.5) if at and all(given.numbers.values(at)) else None


def point_colours(given: Given, colour: str) -> dict[int, str]:
    """The colours of points that aren't their series', by row of the table: where a single series has some that stand
    out, the others are quiet."""
    numbers, look = given.numbers, given.room.look
    if len(numbers.series) > 1:
        return {}
    rows = [
        (row, numbers.points[0].get(numbers.keys[at])) for row, at in enumerate(places_in(numbers)) if at is not None
    ]
    found = {row: point_colour(point, colour, numbers, look) for row, point in rows if point}
    return {row: other for row, other in found.items() if other != colour}


def _labels(given: Given, found: Columns, at: int) -> str:
    """Every number, or those of what stands out."""
    code, style = format_code(found.print, given.numbers.known), given.room.look.value
    if found.is_labelled:
        return every_label(style, "outEnd", code, given.script, uncertain(given, at, found.print, code))
    if found.is_stacked:
        return ""
    own = uncertain(given, at, found.print, code)
    taken = {each.index for each in own}
    some = [Label(row, style, "outEnd") for row in picked(given, at) if row not in taken]
    return labels([*some, *own], code, given.script)


def uncertain(given: Given, at: int, printed: Print, code: str) -> list[Label]:
    """The labels of a series' points whose value isn't known but something of it: ≥4, 7–9."""
    numbers, style = given.numbers, given.room.look.value
    keys = {row: numbers.keys[key] for row, key in enumerate(places_in(numbers)) if key is not None}
    points = {row: numbers.points[at][key] for row, key in keys.items() if key in numbers.points[at]}
    return [
        Label(row, style, "outEnd", code=code_of(point, printed, code))
        for row, point in points.items()
        if point.value is None and point.known
    ]


def picked(given: Given, at: int) -> list[int]:
    """The rows of the table whose number in a series stands out and is known."""
    numbers = given.numbers
    keys = {row: numbers.keys[key] for row, key in enumerate(places_in(numbers)) if key is not None}
    known = {key for key, value in zip(numbers.keys, numbers.values(at), strict=True) if value is not None}
    return [row for row, key in keys.items() if key in known and numbers.points[at][key].highlight]


def _names(given: Given, found: Columns) -> str:
    look = given.room.look
    every = names_every(found.places, look)
    return NameAxis(
        "b", look.label, None, look.axis, every, given.leftward, not given.numbers.period, script=given.script
    ).xml()


def _numbers(given: Given, found: Columns) -> str:
    look, ticks = given.room.look, found.scale.ticks
    code = format_code(print_ticks(ticks, given.chart.unit, look.language), ticks)
    style, grid = (look.label if found.has_scale else None), (None if found.is_labelled else look.grid)
    return NumberAxis(
        ticks[0], _high(found), ticks[1] - ticks[0], given.start, code, style, grid, script=given.script
    ).xml()
