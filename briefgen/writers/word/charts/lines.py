"""Lines and areas as Word's own."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.graphics.charts.lines import Lines, lines_of
from briefgen.graphics.charts.numbers import print_ticks, print_values
from briefgen.theme import Rule
from briefgen.writers.word.charts.axes import IDS, NameAxis, NumberAxis, names_every
from briefgen.writers.word.charts.codes import format_code
from briefgen.writers.word.charts.columns import picked
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.labels import Label, Shown, labels
from briefgen.writers.word.charts.overlay import overlay, said_over
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.series import Dot, curve, curve_plot, field, field_plot
from briefgen.writers.word.charts.table import Table, places_in, table_of

_DOT, _ALONE = 4.6, 3.7
"""How wide the dot at a line's end is, and one that stands for a single number between gaps."""


def lines(given: Given) -> NativeChart:
    """Lines, with gaps where nothing is known."""
    found, table = (
        lines_of(given.chart, given.numbers, given.room),
        table_of(given.numbers, given.room.look.language, given.named),
    )
    return _chart(given, found, table, _curves(given, found, table), named=True)


def areas(given: Given) -> NativeChart | None:
    """Areas; None where something isn't known, which Word's areas show as nothing at all."""
    found, table = (
        lines_of(given.chart, given.numbers, given.room),
        table_of(given.numbers, given.room.look.language, given.named),
    )
    several = len(given.numbers.series) > 1
    if any(None in given.numbers.values(at) for at in range(len(given.numbers.series))) or None in places_in(
        given.numbers
    ):
        return None
    fields = [field(table, at, *found.fill(at)) for at in range(len(given.numbers.series))]
    over = "" if several else _curves(given, found, table, order=1)
    return _chart(given, found, table, field_plot(fields, several, IDS) + over, named=not several)


def _chart(given: Given, found: Lines, table: Table, plot: str, named: bool) -> NativeChart:
    places = found.places
    inset = 0.0 if places.count == 1 else places.middle(places.first) - places.left
    return NativeChart(
        width=given.room.width,
        height=given.drawing.height,
        plot=given.plot(places.left + inset, places.right - inset, given.room.height, found.scale.at(_high(found))),
        series=plot + _names(given, found) + _numbers(given, found),
        sheet=table.sheet,
        over=overlay(given, given.drawing, said_over(given, () if named else found.texts)),
    )


def _high(found: Lines) -> float:
    """The highest number or, above it, the highest round one."""
    known = [value for curve in found.curves for value in curve.values if value is not None]
    return max([found.scale.ticks[-1], *known])


def _curves(given: Given, found: Lines, table: Table, order: int | None = None) -> str:
    drawn = sorted(range(len(found.curves)), key=lambda at: given.numbers.series[at].highlight)
    series = [
        curve(table, at, found.stroke(at), list(_dots(given, found, at)), _labels(given, found, at), order)
        for at in drawn
    ]
    return curve_plot(series, IDS)


def _dots(given: Given, found: Lines, at: int) -> Iterator[Dot]:
    """The dots of a line: at its end, at what stands alone between gaps, and at what stands out."""
    known, out = _known(given, at), picked(given, at)
    edge = Rule(given.room.look.ground, 0.6)
    for row in known:
        alone = row - 1 not in known and row + 1 not in known
        if row in out or row == known[-1] or alone:
            wide = _DOT if row in out or row == known[-1] else _ALONE
            yield Dot(row, found.colours[at], wide, edge if row in out else None)


def _known(given: Given, at: int) -> list[int]:
    """The rows of the table in which a series has a number."""
    values = given.numbers.values(at)
    return [row for row, key in enumerate(places_in(given.numbers)) if key is not None and values[key] is not None]


def _labels(given: Given, found: Lines, at: int) -> str:
    """The name of a line at its end, or the last number of a single one, and the numbers of what stands out."""
    look, known = given.room.look, _known(given, at)
    printed = print_values(given.numbers.known, given.chart.unit, look.language)
    colour = look.legible(found.colours[at])
    said = [Label(row, look.value, "t", colour=colour) for row in picked(given, at)]
    if known and found.texts[at]:
        said = [label for label in said if label.index != known[-1] or len(given.numbers.series) == 1]
        said.append(_end(given, found, at, known[-1], colour))
    return labels(
        list({label.index: label for label in said}.values()), format_code(printed, given.numbers.known), given.script
    )


def _end(given: Given, found: Lines, at: int, row: int, colour: str) -> Label:
    text = found.texts[at]
    value = next(value for value in reversed(given.numbers.values(at)) if value is not None)
    middle = found.scale.at(value) + (len(text) - 1) * given.room.look.value.leading / 2
    down = given.moved(text[0], colour, middle) if len(text) == 1 else 0.0
    shown: Shown = "name" if len(given.numbers.series) > 1 else "value"
    return Label(row, given.room.look.value, "r", shown, colour, down, wrapped=len(text) > 1)


def _names(given: Given, found: Lines) -> str:
    look = given.room.look
    ticks = found.scale.ticks
    rule = look.axis if ticks[0] <= 0 <= ticks[-1] else None
    every = names_every(found.places, look)
    return NameAxis(
        "b", look.label, None, rule, every, given.leftward, not given.numbers.period, script=given.script
    ).xml()


def _numbers(given: Given, found: Lines) -> str:
    look, ticks = given.room.look, found.scale.ticks
    code = format_code(print_ticks(ticks, given.chart.unit, look.language), ticks)
    style = look.label if found.places.left else None
    between = found.places.count == 1
    step = ticks[1] - ticks[0]
    return NumberAxis(
        ticks[0], _high(found), step, given.start, code, style, look.grid, between=between, script=given.script
    ).xml()
