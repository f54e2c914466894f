"""The events of a file one by one, in one vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, compress

from briefgen.amount import Amount
from briefgen.datasets.choosing import asked_period, choices, chosen_rows, column_named, in_period
from briefgen.datasets.dataset import Dataset, divided
from briefgen.datasets.formats import BOUNDS
from briefgen.datasets.questions import EventRow, Where
from briefgen.datasets.values import UNKNOWN, date_of_parts, is_day_first, iso_date
from briefgen.datasets.wrong import BadQuestion

MOST_EVENTS = 20_000
_LENGTHS = {"year": 4, "month": 7}
"""How much of a day's ISO form a date has that is no more exact."""
_NOT_APPROXIMATE = UNKNOWN | {"no", "false", "0", "n"}


def events(dataset: Dataset, where: Where = Where(), most: int = MOST_EVENTS) -> list[EventRow]:  # noqa: B008
    """The chosen events of a file by their dates, those without one last. Raises BadQuestion where there are more than
    `most`, or the file doesn't have what is asked for."""
    numbers = _chosen(dataset, where)
    if len(numbers) > most:
        message = f"{len(numbers):,} events are chosen; {most:,} is the most that can be listed"
        raise BadQuestion(("where",), message, "ask for a shorter period or fewer places, or count them instead")
    reader = _Reader(dataset)
    rows = dataset.table.rows(numbers)
    read = [reader.event(dataset.table.lines[number], texts) for number, texts in zip(numbers, rows, strict=True)]
    return sorted(read, key=lambda event: (event.date is None, event.date or "", event.row))


def _chosen(dataset: Dataset, where: Where) -> list[int]:
    """The numbers of the rows that are asked for."""
    begin, end = asked_period(where)
    chosen = choices(dataset, where)
    if begin or end:
        column_named(dataset, "date", ("where", "begin" if begin else "end"))
        chosen.append(in_period(dataset.dates("date"), begin, end))
    return list(compress(range(dataset.rows), chosen_rows(chosen, dataset.rows)))


class _Reader:
    """Reads rows of one file as events."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.places = {column: place for place, column in enumerate(dataset.table.header)}
        single = {field: columns[0] for field, columns in dataset.fields.items() if len(columns) == 1}
        self.day_first: dict[str, bool | None] = {
            field: is_day_first(dataset.text(single[field]).values) for field in ("date", "end") if field in single
        }
        used = {column for columns in dataset.fields.values() for column in columns}
        self.others = [column for column in dataset.table.header if column not in used]

    def event(self, row: int, texts: Sequence[str]) -> EventRow:
        """The event that stands in a row."""
        begin, end = (self._date(texts, field) for field in ("date", "end"))
        return EventRow(
            row=row,
            date=begin,
            end=end if end != begin else None,
            actors=self._actors(texts),
            latitude=self._number(texts, "latitude"),
            longitude=self._number(texts, "longitude"),
            approximate=self._is_approximate(texts),
            killed=self._amount(texts, "killed"),
            injured=self._amount(texts, "injured"),
            others={column: texts[self.places[column]] for column in self.others},
            **{field: self._name(texts, field) for field in _NAMES},
        )

    def _texts(self, texts: Sequence[str], field: str) -> list[tuple[str, str]]:
        """The columns of a field and what stands in them."""
        return [(column, texts[self.places[column]]) for column in self.dataset.fields.get(field, ())]

    def _date(self, texts: Sequence[str], field: str) -> str | None:
        """A date, without the day or month where the publisher says that only the month or year is sure."""
        found = [text for _, text in self._texts(texts, field)]
        if not found:
            return None
        exact = date_of_parts(tuple(found)) if len(found) > 1 else iso_date(found[0], self.day_first[field])
        kind = self.dataset.kind
        sure = kind.coarse.get(texts[self.places[kind.date_precision]]) if kind.date_precision in self.places else None
        return exact and exact[: _LENGTHS.get(sure or "day", 10)]

    def _actors(self, texts: Sequence[str]) -> tuple[str, ...]:
        names = (self.dataset.name_of(column, text) for column, text in self._texts(texts, "actor"))
        return tuple(dict.fromkeys(chain.from_iterable(map(divided, names))))

    def _name(self, texts: Sequence[str], field: str) -> str | None:
        return next((self.dataset.name_of(column, text) or None for column, text in self._texts(texts, field)), None)

    def _number(self, texts: Sequence[str], field: str) -> float | None:
        return next((self.dataset.number_of(column, text) for column, text in self._texts(texts, field)), None)

    def _amount(self, texts: Sequence[str], measure: str) -> Amount | None:
        amount = Amount(*(self._number(texts, bound) for bound in BOUNDS[measure]))
        return None if amount == (None, None, None) else amount

    def _is_approximate(self, texts: Sequence[str]) -> bool:
        if said := self._texts(texts, "approximate"):
            return said[0][1].casefold() not in _NOT_APPROXIMATE
        kind = self.dataset.kind
        place = self.places.get(kind.place_precision)
        return place is not None and texts[place] not in kind.exact_places


_NAMES = ("id", "type", "subtype", "country", "admin1", "admin2", "place", "summary", "source")
