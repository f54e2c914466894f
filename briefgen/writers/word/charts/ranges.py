"""Ranges as Word's own: each row is a line of its own from the lowest to the highest number, the best one a dot on it.

Word has no such chart. A scatter plot has all that is needed: numbers across come from the sheet, how far down each row
stands is fixed. A row's numbers in words are the name of a series, so that they come from the sheet too; its name is
written over the plot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from briefgen.graphics import Shape, Words
from briefgen.graphics.charts.dot_range import Rows, rows_of
from briefgen.graphics.charts.numbers import print_ticks
from briefgen.theme import Rule
from briefgen.writers.word.charts.axes import IDS, NumberAxis
from briefgen.writers.word.charts.codes import format_code
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.labels import Label, labels
from briefgen.writers.word.charts.overlay import overlay, said_over
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.series import Dot, scatter, scatter_plot
from briefgen.writers.word.charts.workbook import Cell, Sheet, Span

_DOT, _RING, _THICK = 6.2, 5.0, 3.4
_LOW, _BEST, _SAID = 1, 3, 4
"""The columns of the sheet that hold the lowest number, the best one, and the words for all."""


def ranges(given: Given) -> NativeChart:
    """The chart, with an end that is open as a ring alone."""
    found, look = rows_of(given.chart, given.numbers, given.room), given.room.look
    sheet = _sheet(found)
    ticks = found.scale.ticks
    highest = max([ticks[-1], *(number for row in found.rows for number in row.point.known)])
    across = NumberAxis(
        ticks[0], highest, ticks[1] - ticks[0], "b",
        format_code(print_ticks(ticks, given.chart.unit, look.language), ticks), look.label, look.grid, given.leftward,
        between=False, crosses="max", script=given.script,
    )  # fmt: skip
    down = NumberAxis(0.0, found.height, found.height, "l", reversed=True, between=False, line=_base(ticks, look.axis))
    series = _series(given, found, sheet)
    return NativeChart(
        width=given.room.width,
        height=given.drawing.height,
        plot=given.plot(found.scale.begins, found.scale.at(highest), found.height),
        series=scatter_plot(series, IDS) + across.xml(1, 2) + down.xml(2, 1),
        sheet=sheet,
        over=overlay(given, given.drawing, _said(given, found)),
        joined=True,
    )


def _base(ticks: tuple[float, ...], axis: Rule) -> Rule | None:
    """The line at nought, where the scale has it."""
    return axis if ticks[0] <= 0 <= ticks[-1] else None


def _sheet(found: Rows) -> Sheet:
    """A row of the chart a row: its name, its numbers, and what is printed for them.

    The ends of a range stand side by side, so that a formula can name them by themselves.
    """
    rows: list[list[Cell]] = []
    for at, row in enumerate(found.rows):
        point = row.point
        rows.append([point.label or point.at, point.low, point.high, point.value, found.said(at)])
    return Sheet([[None, "low", "high", "best", None], *rows])


def _series(given: Given, found: Rows, sheet: Sheet) -> list[str]:
    """The ranges of rows, and over these their dots."""
    made = [*_ranges(given, found, sheet), *_dots(given, found, sheet)]
    return [make(order) for order, make in enumerate(made)]


def _known(sheet: Sheet, at: int) -> list[int]:
    """The columns in which a row has numbers."""
    return [column for column in range(_LOW, _SAID) if sheet.rows[at + 1][column] is not None]


def _ranges(given: Given, found: Rows, sheet: Sheet) -> Iterator[Callable[[int], str]]:
    """From the lowest to the highest number of each row.

    Those with most numbers come first: LibreOffice shows no more numbers of any series than the first one has.
    """
    for at in sorted(range(len(found.rows)), key=lambda at: -len(_known(sheet, at))):
        known = _known(sheet, at)
        if len(known) > 1:
            rule = Rule(given.room.look.theme.graphics.range, _THICK)
            across = sheet.numbers(*_spans(known, at + 1)), len(known)
            said = _words(given, _highest(sheet, known, at)) if _BEST in known else ""
            yield partial(scatter, _title(sheet, at), rule, None, said, across, found.middles[at])


def _highest(sheet: Sheet, known: list[int], at: int) -> int:
    """Which of a row's known numbers is its highest."""
    row = sheet.rows[at + 1]
    return max(range(len(known)), key=lambda index: row[known[index]])  # type: ignore[arg-type,return-value]


def _dots(given: Given, found: Rows, sheet: Sheet) -> Iterator[Callable[[int], str]]:
    """The best number of each row or, as rings, the ends that are known.

    Each is a series: LibreOffice gives dots the colour of their line.
    """
    for at in range(len(found.rows)):
        known, colour = _known(sheet, at), found.colour(at)
        best = [column for column in known if column == _BEST]
        for column in best or known:
            ring = None if best else Rule(colour, 1.2)
            dot = Dot(0, given.room.look.ground, _RING, ring) if ring else Dot(0, colour, _DOT)
            ends = len(known) == 1 or (ring and column == known[_highest(sheet, known, at)])
            said = _words(given, 0) if ends else ""
            across = sheet.numbers(Span(column, at + 1, column, at + 1)), 1
            yield partial(scatter, _title(sheet, at), Rule(colour, 1.0), dot, said, across, found.middles[at])


def _words(given: Given, index: int) -> str:
    """The numbers of a row in words, at one of its points."""
    return labels([Label(index, given.room.look.value, given.end, "name")], "General", given.script)


def _title(sheet: Sheet, at: int) -> str:
    """A row's numbers in words, as the name of a series."""
    return f"<c:tx>{sheet.words(Span(_SAID, at + 1, _SAID, at + 1))}</c:tx>"


def _spans(columns: list[int], row: int) -> list[Span]:
    """Cells of a row as few stretches as they make."""
    if columns[-1] - columns[0] == len(columns) - 1:
        return [Span(columns[0], row, columns[-1], row)]
    return [Span(column, row, column, row) for column in columns]


def _headings(given: Given, found: Rows) -> Iterator[tuple[str, ...]]:
    """The words over groups of rows."""
    look = given.room.look
    for row in found.rows:
        if row.heading:
            yield tuple(look.wrapped(row.heading, look.value, given.room.width))


def _said(given: Given, found: Rows) -> Callable[[Shape], bool]:
    """What is written over the plot: annotations, headings, and the names of rows, which a plot of points hasn't."""
    names = {line for lines in found.names.lines for line in lines}
    others, label = said_over(given, _headings(given, found)), given.room.look.label

    def is_said(shape: Shape) -> bool:
        return others(shape) or (isinstance(shape, Words) and shape.style is label and shape.text in names)

    return is_said
