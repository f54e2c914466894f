"""Adding up what is measured, numbers that aren't known and numbers that are bounds among it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.amount import Amount
from briefgen.datasets.choosing import column_named
from briefgen.datasets.dataset import Dataset
from briefgen.datasets.formats import BOUNDS
from briefgen.datasets.table import Column
from briefgen.datasets.wrong import BadQuestion, shown
from briefgen.frozen import frozen

Keys = tuple[str, ...]
"""What a group is called: a name for each grouping."""


@frozen
class Measure:
    """What is added up: the columns of its low, best and high number, None where there is none.

    All None means that each row counts as one.
    """

    name: str
    bounds: tuple[Column[float | None] | None, Column[float | None] | None, Column[float | None] | None]

    @property
    def columns(self) -> tuple[Column[float | None], ...]:
        """Those of its columns that there are."""
        return tuple(column for column in self.bounds if column is not None)


def measure(dataset: Dataset, name: str) -> Measure:
    """A measure by its name: `events`, `killed`, `injured` or a column of numbers. Raises BadQuestion for others."""
    if name == "events":
        many = dataset.numbers(dataset.kind.events) if dataset.kind.events else None
        return Measure(name, (None, many, None))
    bounds = BOUNDS.get(name, ())
    if any(bound in dataset.fields for bound in bounds):
        low, best, high = (
            dataset.numbers(dataset.fields[each][0]) if each in dataset.fields else None for each in bounds
        )
        return Measure(name, (low, best, high))
    column = column_named(dataset, name, ("measures",))
    for text in dataset.text(column).values:
        try:
            dataset.number_of(column, text)
        except ValueError:
            message = f"“{shown(text)}” in `{column}` is no number, so the column can't be added up"
            raise BadQuestion(("measures",), message, "count events, or add up a column of numbers") from None
    return Measure(name, (None, dataset.numbers(column), None))


class Sum:
    """The sum of one measure over rows.

    A row without a number is counted as unknown. Where a row has no best number the sum has none; its low sum takes a
    best number for a row without a low one, and is open where a row has neither; so is the high one.
    """

    __slots__ = ("best", "has_best", "has_high", "has_low", "high", "is_range", "known", "low", "unknown")

    def __init__(self) -> None:
        self.low = self.best = self.high = 0.0
        self.has_low = self.has_best = self.has_high = True
        self.is_range = False
        self.known = self.unknown = 0

    def add(self, amount: Amount, times: int) -> None:
        """Add so many rows that have the same number."""
        low, best, high = amount
        if low is None and best is None and high is None:
            self.unknown += times
            return
        self.known += times
        self.is_range |= low is not None or high is not None
        least, most = low if low is not None else best, high if high is not None else best
        self.has_low, self.has_best, self.has_high = (
            self.has_low and least is not None,
            self.has_best and best is not None,
            self.has_high and most is not None,
        )
        self.low += (least or 0.0) * times
        self.best += (best or 0.0) * times
        self.high += (most or 0.0) * times

    def amount(self) -> Amount | None:
        """The sum; 0 of no rows, None where no row has a number."""
        if not self.known:
            return None if self.unknown else Amount(None, 0.0, None)
        bounds = (self.low if self.has_low else None, self.high if self.has_high else None)
        low, high = bounds if self.is_range else (None, None)
        return Amount(_rounded(low), _rounded(self.best if self.has_best else None), _rounded(high))


def _rounded(number: float | None) -> float | None:
    """Without the last digits that sums of binary fractions leave: 0.3, not 0.30000000000000004."""
    return None if number is None else round(number, 9)


class Sums:
    """The sums of all measures over the rows of a group, and how many rows these are."""

    __slots__ = ("each", "rows")

    def __init__(self, measures: int) -> None:
        self.rows = 0
        self.each = [Sum() for _ in range(measures)]

    def add(self, amounts: Sequence[Amount], times: int) -> None:
        """Add so many rows that agree in every measure."""
        self.rows += times
        for total, amount in zip(self.each, amounts, strict=True):
            total.add(amount, times)


@dataclass
class Fold:
    """What was added up of one period: every row once, and each group by its keys."""

    total: Sums
    groups: dict[Keys, Sums] = field(default_factory=dict)


ONE = Amount(None, 1.0, None)


def amounts_of(measures: Sequence[Measure], places: dict[int, int], combination: tuple[int, ...]) -> list[Amount]:
    """What the rows of a combination measure; `places` says where the codes of a column stand in it."""
    return [_amount(each, places, combination) for each in measures]


def _amount(each: Measure, places: dict[int, int], combination: tuple[int, ...]) -> Amount:
    if not each.columns:
        return ONE
    values: list[Any] = [
        None if column is None else column.values[combination[places[id(column.codes)]]] for column in each.bounds
    ]
    return Amount(*values)
