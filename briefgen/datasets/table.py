"""A file as a table of text: each column holds every distinct text once, so that it is understood and checked once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from briefgen.frozen import frozen

T = TypeVar("T")
U = TypeVar("U", bound=Hashable)
MOST_COLUMNS = 2_000
"""So many columns a table may have; the widest export that is known has 135."""


@frozen
class Column(Generic[T]):
    """The distinct `values` of a column, and for each row the number of its value in `codes`."""

    values: Sequence[T]
    codes: Sequence[int]

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[T]:
        return (self.values[code] for code in self.codes)

    def mapped(self, meaning: Callable[[T], U]) -> Column[U]:
        """The column with what each of its values means."""
        return Column([meaning(value) for value in self.values], self.codes)

    def rows_with(self, codes: Collection[int]) -> Iterator[int]:
        """The rows, from 0, that have one of some values."""
        return (row for row, code in enumerate(self.codes) if code in codes) if codes else iter(())


def column_of(texts: Iterable[T]) -> Column[T]:
    """A column from what stands in its rows, one after another."""
    numbers: dict[T, int] = {}
    codes = array("I", (numbers.setdefault(text, len(numbers)) for text in texts))
    return Column(list(numbers), codes)


def together(columns: Sequence[Column[T]]) -> Column[tuple[T, ...]]:
    """Several columns as one, whose values are the combinations that occur."""
    rows = column_of(zip(*(column.codes for column in columns), strict=True))
    values = [
        tuple(column.values[code] for column, code in zip(columns, combination, strict=True))
        for combination in rows.values
    ]
    return Column(values, rows.codes)


class Table(Protocol):
    """Rows and columns of text, read when they are asked for. Spaces around a text are gone; an empty one is ``""``."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""

    @property
    def lines(self) -> Sequence[int]:
        """For each row its number in the file as a spreadsheet shows it; the header is 1."""

    def columns(self, numbers: Sequence[int]) -> list[Column[str]]:
        """Some columns by their numbers from 0. Raises ProblemsFound where rows have too many or too few fields."""

    def rows(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Some whole rows by their numbers from 0."""


@frozen
class Held:
    """A table that is wholly in memory."""

    header: tuple[str, ...]
    lines: Sequence[int]
    held: Sequence[Column[str]]

    def columns(self, numbers: Sequence[int]) -> list[Column[str]]:
        """See Table."""
        return [self.held[number] for number in numbers]

    def rows(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """See Table."""
        return [tuple(column.values[column.codes[row]] for column in self.held) for row in numbers]


def held(header: Sequence[str], lines: Sequence[int], rows: Iterable[Sequence[str]]) -> Held:
    """A table in memory, from rows as long as the header."""
    numbers: list[dict[str, int]] = [{} for _ in header]
    codes = [array("I") for _ in header]
    for row in rows:
        for text, known, column in zip(row, numbers, codes, strict=True):
            column.append(known.setdefault(text, len(known)))
    return Held(tuple(header), lines, [Column(list(known), each) for known, each in zip(numbers, codes, strict=True)])
