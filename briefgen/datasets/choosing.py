"""Which rows a question is about: for each column that it names, the values that count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from briefgen.datasets.dataset import Dataset
from briefgen.datasets.formats import FIELDS
from briefgen.datasets.naming import name_hint
from briefgen.datasets.questions import GROUPINGS, MEASURES, PERIODS, Where
from briefgen.datasets.table import Column
from briefgen.datasets.wrong import BadQuestion, shown
from briefgen.frozen import frozen
from briefgen.periods import first_day, is_date, last_day
from briefgen.problems import did_you_mean

NAMED = ("country", "admin1", "admin2", "place", "type", "subtype", "actor")
"""The fields of Where that are names."""
MOST_COMPARED, LONGEST_COMPARED = 5_000, 80
"""Among so many values of so many characters at most one that looks like a mistyped one is sought."""


@frozen
class Choice:
    """Columns of which at least one has to have a value that counts: for each whether its values do, by their codes."""

    columns: tuple[Column[Any], ...]
    counts: tuple[bytearray, ...]

    def flags(self) -> bytes:
        """For each row 1 where it counts, else 0."""
        pairs = zip(self.columns, self.counts, strict=True)
        found, *more = (bytes(map(counts.__getitem__, column.codes)) for column, counts in pairs)
        return bytes(map(max, found, *more)) if more else found


def chosen_rows(chosen: Sequence[Choice], rows: int) -> bytes:
    """For each of so many rows 1 where it counts in all that is asked for, else 0."""
    flags = [choice.flags() for choice in chosen]
    if len(flags) < 2:
        return flags[0] if flags else b"\1" * rows
    return bytes(map(min, *flags))


def choices(dataset: Dataset, where: Where) -> list[Choice]:
    """What a row has to fulfil, dates aside. Raises BadQuestion for what the file doesn't have."""
    found = [_named(dataset, field, wanted) for field in NAMED if (wanted := getattr(where, field))]
    found += [_other(dataset, column, wanted) for column, wanted in where.columns.items()]
    return found + (_inside(dataset, where.box) if where.box else [])


def name_columns(dataset: Dataset, field: str, asked: tuple[str, ...]) -> list[Column[tuple[str, ...]]]:
    """The columns of a field that is names, each value as the names in it, none where nothing is known.

    `asked` is where the question names the field. Raises BadQuestion where the file has no such field or column.
    """
    if field == "actor" and dataset.fields.get("actor"):
        return dataset.actors()
    return [dataset.names(column_named(dataset, field, asked)).mapped(lambda name: (name,) if name else ())]


def column_named(dataset: Dataset, name: str, asked: tuple[str, ...]) -> str:
    """The column of a field, or else of that name. Raises BadQuestion where there is none."""
    if columns := dataset.fields.get(name):
        return columns[0]
    if name in dataset.table.header:
        return name
    if name in FIELDS:
        hint = f"say which column it is: columns: {{{name}: …}}; the file has {_listed(dataset.table.header)}"
        raise BadQuestion(asked, f"no column of {dataset.name} is known to be `{name}`", hint + _lacking(dataset))
    named = MEASURES if asked == ("measures",) else GROUPINGS if asked == ("by",) else NAMED
    known = [each for each in named if each in ("events", *PERIODS, *dataset.fields)]
    hint = name_hint(dataset, name, [*known, *_others_first(dataset)])
    raise BadQuestion(asked, f"{dataset.name} has no column “{shown(name)}”", hint)


def _others_first(dataset: Dataset) -> list[str]:
    """The columns of a file, those before the others that are known by another name too."""
    used = {column for columns in dataset.fields.values() for column in columns}
    return sorted(dataset.table.header, key=lambda column: column in used)


def _lacking(dataset: Dataset) -> str:
    """Which columns a file lacks that is nearly a known export; empty for others."""
    if dataset.nearly is None:
        return ""
    kind, missing = dataset.nearly
    return f"; as an export of {kind.title} it would also have {', '.join(missing)}"


def _named(dataset: Dataset, field: str, wanted: Sequence[str]) -> Choice:
    asked = ("where", field)
    columns = name_columns(dataset, field, asked)
    known = {name.casefold(): name for column in columns for names in column.values for name in names}
    codes = dataset.kind.codes.get(next(iter(dataset.fields.get(field, ())), field), {})
    words = [codes.get(each, each) for each in wanted]
    _check_occurs(words, known, asked, dataset)
    return _choice(columns, {each.casefold() for each in words})


def _other(dataset: Dataset, name: str, wanted: Sequence[str]) -> Choice:
    asked = ("where", "columns", name)
    column = column_named(dataset, name, asked)
    words = [dataset.name_of(column, each) for each in wanted]
    names: Column[tuple[str, ...]] = dataset.names(column).mapped(lambda text: (text,))
    _check_occurs(words, {text.casefold(): text for (text,) in names.values}, asked, dataset)
    return _choice([names], {each.casefold() for each in words})


def _choice(columns: Sequence[Column[tuple[str, ...]]], wanted: set[str]) -> Choice:
    counts = [bytearray(any(name.casefold() in wanted for name in names) for names in each.values) for each in columns]
    return Choice(tuple(columns), tuple(counts))


def _check_occurs(wanted: Sequence[str], known: dict[str, str], asked: tuple[str, ...], dataset: Dataset) -> None:
    for each in wanted:
        if each.casefold() in known:
            continue
        short = (value for value in known.values() if len(value) <= LONGEST_COMPARED)
        near = did_you_mean(each[:LONGEST_COMPARED], islice(short, MOST_COMPARED), "“{}”")
        hint = near or f"the values are {_listed(sorted(filter(None, known.values())))}"
        raise BadQuestion(asked, f"no row of {dataset.name} has “{shown(each)}” for `{asked[-1]}`", hint)


def _inside(dataset: Dataset, box: tuple[float, float, float, float]) -> list[Choice]:
    west, south, east, north = box
    asked = ("where", "box")
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise BadQuestion(
            asked, "this box isn't on the globe", "write west, south, east, north in degrees: [40, 10, 52, 20]"
        )
    across = west > east

    def is_between(longitude: float) -> bool:
        return west <= longitude or longitude <= east if across else west <= longitude <= east

    latitudes = dataset.numbers(column_named(dataset, "latitude", asked))
    longitudes = dataset.numbers(column_named(dataset, "longitude", asked))
    return [_within(latitudes, lambda latitude: south <= latitude <= north), _within(longitudes, is_between)]


def _within(numbers: Column[float | None], is_inside: Callable[[float], bool]) -> Choice:
    return Choice((numbers,), (bytearray(number is not None and is_inside(number) for number in numbers.values),))


def in_period(dates: Column[str | None], begin: date | None, end: date | None) -> Choice:
    """The dates that certainly lie in a period, None where it is open: a month whose day isn't known lies in it whole,
    or doesn't count."""
    first, last = begin or date.min, end or date.max
    counts = (bool(text) and first <= first_day(text) and last_day(text) <= last for text in dates.values)
    return Choice((dates,), (bytearray(counts),))


def asked_period(where: Where) -> tuple[date | None, date | None]:
    """The first and the last day that a question is about, None where it is open. Raises BadQuestion for no dates."""
    for field in ("begin", "end"):
        text = getattr(where, field)
        if text is not None and not is_date(text):
            hint = "write a day, month or year as 2024-01-31, 2024-01 or 2024"
            raise BadQuestion(("where", field), f"“{shown(text)}” is no date", hint)
    begin = first_day(where.begin) if where.begin else None
    end = last_day(where.end) if where.end else None
    if begin and end and begin > end:
        raise BadQuestion(("where", "end"), "this period ends before it begins", "put the earlier date first")
    return begin, end


def _listed(names: Sequence[str]) -> str:
    most = 10
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(map(shown, names[:most])) + more
