"""A chart's numbers in a sheet: names down, series across, as the chart names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.frozen import frozen
from briefgen.graphics.charts.along import calendar_name
from briefgen.graphics.charts.numbers import Numbers
from briefgen.writers.word.charts.workbook import Cell, Sheet, Span, Sum


@frozen
class Table:
    """A sheet whose first column has names and whose first row has those of series; `count` names in all."""

    sheet: Sheet
    count: int

    @property
    def names(self) -> str:
        """What stands along the axis (`c:cat`)."""
        return f"<c:cat>{self.sheet.words(Span(0, 1, 0, self.count))}</c:cat>"

    def title(self, at: int) -> str:
        """The name of a series (`c:tx`); nothing where it has none."""
        span = Span(at + 1, 0, at + 1, 0)
        return f"<c:tx>{self.sheet.words(span)}</c:tx>" if self.sheet.cells(span)[0] else ""

    def values(self, at: int) -> str:
        """The numbers of a series (`c:val`)."""
        return f"<c:val>{self.sheet.numbers(Span(at + 1, 1, at + 1, self.count))}</c:val>"


def table_of(numbers: Numbers, language: str, alone: str | None, total: str | None = None) -> Table:
    """The numbers of a chart, a row for every place of its axis, those without data too.

    On an axis of time every period is named as the calendar names it. `alone` names a single series that has no name;
    `total` is the name of a last column with the sums of the rows, None for no such column.
    """
    heads = [series.label or (alone if len(numbers.series) == 1 else None) for series in numbers.series]
    values = [numbers.values(at) for at in range(len(heads))]
    rows: list[list[Cell]] = [
        [name, *(None if at is None else each[at] for each in values)]
        for at, name in zip(places_in(numbers), _names(numbers, language), strict=True)
    ]
    if total is not None:
        rows = [[*row, _sum(row, at + 1)] for at, row in enumerate(rows)]
        heads.append(total)
    return Table(Sheet([[None, *heads], *rows]), len(rows))


def _names(numbers: Numbers, language: str) -> Iterator[str | None]:
    """What every place of the axis is called; None for one that stays empty."""
    labels = dict(zip(numbers.places, numbers.labels, strict=True))
    for number in range(numbers.places[0], numbers.places[-1] + 1):
        yield calendar_name(numbers.period, number, language) if numbers.period else labels.get(number)


def _sum(row: Sequence[Cell], at: int) -> Cell:
    known = [cell for cell in row[1:] if isinstance(cell, float | int)]
    return Sum(Span(1, at, len(row) - 1, at), sum(known)) if known else None


def places_in(numbers: Numbers) -> list[int | None]:
    """For every row of the table the number of its key; None for a place without data."""
    found: list[int | None] = [None] * (numbers.places[-1] - numbers.places[0] + 1)
    for at, place in enumerate(numbers.places):
        found[place - numbers.places[0]] = at
    return found
