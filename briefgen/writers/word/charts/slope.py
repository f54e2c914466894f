"""Slopes as Word's own: lines between two times, their numbers and names at their ends."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.graphics.charts.numbers import print_values
from briefgen.graphics.charts.slope import Slopes, ink, slopes_of
from briefgen.writers.word.charts.axes import IDS, NameAxis, NumberAxis
from briefgen.writers.word.charts.codes import format_code
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.labels import Label, labels
from briefgen.writers.word.charts.overlay import overlay, said_over
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.series import Dot, curve, curve_plot
from briefgen.writers.word.charts.table import Table
from briefgen.writers.word.charts.workbook import Cell, Sheet

_DOT = 5.2
"""How wide the dots at the ends are."""


def slopes(given: Given) -> NativeChart | None:
    """The chart; None where there is one time alone."""
    numbers, look = given.numbers, given.room.look
    if len(numbers.keys) < 2:
        return None
    found = slopes_of(given.chart, numbers, given.room)
    table = _table(given, found)
    order = sorted(range(len(found.every)), key=lambda at: found.every[at].is_picked)
    plot = curve_plot([_series(given, found, table, at) for at in order], IDS)
    names = NameAxis("b", look.label, grid=look.grid, label="high", reversed=given.leftward, script=given.script)
    low, high = found.scale.ticks[0], found.scale.ticks[-1]
    values = NumberAxis(low, high, (high - low) / 4, given.start, between=False)
    return NativeChart(
        width=given.room.width,
        height=given.drawing.height,
        plot=given.plot(found.left, found.right, found.scale.begins),
        series=plot + names.xml() + values.xml(),
        sheet=table.sheet,
        over=overlay(given, given.drawing, said_over(given, _names_alone(found))),
    )


def _table(given: Given, found: Slopes) -> Table:
    """The first and the last time: those between aren't shown."""
    heads: list[Cell] = [None, *(series.label or None for series in given.numbers.series)]
    first: list[Cell] = [given.numbers.labels[0], *(slope.first for slope in found.every)]
    last: list[Cell] = [given.numbers.labels[-1], *(slope.last for slope in found.every)]
    return Table(Sheet([heads, first, last]), 2)


def _names_alone(found: Slopes) -> Iterator[tuple[str, ...]]:
    """The names of lines that have no last number, in lines of text."""
    for slope, text in zip(found.every, found.texts, strict=True):
        if slope.last is None:
            yield tuple(text)


def _series(given: Given, found: Slopes, table: Table, at: int) -> str:
    slope, printed = found.every[at], print_values(given.numbers.known, given.chart.unit, given.room.look.language)
    dots = [Dot(row, slope.colour, _DOT) for row, value in ((0, slope.first), (1, slope.last)) if value is not None]
    said = labels(list(_labels(given, found, at)), format_code(printed, given.numbers.known), given.script)
    return curve(table, at, slope.stroke, dots, said)


def _labels(given: Given, found: Slopes, at: int) -> Iterator[Label]:
    """The first number before the line, the last one and the name behind it."""
    slope, look, text = found.every[at], given.room.look, found.texts[at]
    colour = ink(slope, look)
    if slope.first is not None:
        down = given.moved(slope.before, colour, found.scale.at(slope.first))
        yield Label(0, look.value, given.start, "value", colour, down)
    if slope.last is not None:
        name = given.numbers.series[at].label or ""
        down = given.moved(text[0], colour, found.scale.at(slope.last)) if len(text) == 1 else 0.0
        cached = slope.after.removesuffix(name).strip(), name
        yield Label(1, look.value, given.end, "both" if name else "value", colour, down, cached, len(text) > 1)
