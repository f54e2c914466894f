"""What is wrong in the rows of a file, each value looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefgen.datasets.dataset import Dataset
from briefgen.datasets.formats import BOUNDS
from briefgen.datasets.table import Column, together
from briefgen.datasets.values import date_of_parts, is_day_first, iso_date
from briefgen.datasets.wrong import Wrong, limited, shown
from briefgen.periods import first_day, last_day
from briefgen.problems import Problem, ProblemsFound

Fault = Callable[[str], tuple[str, str] | None]
"""Says what is wrong with a text and what to write; None where nothing is."""
MOST_PROBLEMS = 48


def check(dataset: Dataset) -> None:
    """Raises ProblemsFound for what is wrong in a file's rows."""
    for checks in ((_empty, _dates, _places, _counts, _twice), (_order,)):  # only what is a number has an order
        if found := [problem for each in checks for problem in each(dataset)]:
            raise ProblemsFound(found[:MOST_PROBLEMS])


def _empty(dataset: Dataset) -> list[Problem]:
    if dataset.rows:
        return []
    return limited(
        dataset.name, [Wrong(1, None, "this file has a header and no rows", "give a file with rows", "empty")]
    )


def _dates(dataset: Dataset) -> Iterator[Problem]:
    for field in ("date", "end"):
        columns = dataset.fields.get(field, ())
        if len(columns) == 1:
            yield from _values(dataset, columns[0], _date_fault(dataset.text(columns[0]).values, field == "date"))
        elif columns:
            yield from _parts(dataset, columns)


def _date_fault(texts: Sequence[str], is_needed: bool) -> Fault:
    day_first = is_day_first(texts)

    def fault(text: str) -> tuple[str, str] | None:
        try:
            if iso_date(text, day_first) or text or not is_needed:  # `unknown` is said, nothing is forgotten
                return None
        except ValueError:
            hint = "write year, month and day as 2026-02-01"
            if text.count("/") == 2:
                hint = f"{hint}; which part is the day and which the month can't be told"
            return "is no date", hint
        return "is no date", "write year, month and day as 2026-02-01, or unknown"

    return fault


def _parts(dataset: Dataset, columns: Sequence[str]) -> list[Problem]:
    """Year, month and day in columns of their own; the problem is put to the last."""
    dates = together([dataset.text(column) for column in columns])
    bad = {code for code, parts in enumerate(dates.values) if not _is_date(parts)}
    names = ", ".join(f"`{column}`" for column in columns)
    wrong = (
        Wrong(
            dataset.table.lines[row],
            dataset.table.header.index(columns[-1]) + 1,
            f"{names} are {shown(' '.join(dates.values[dates.codes[row]]))}, which is no date",
            "a month or day that isn't known is 0",
        )
        for row in dates.rows_with(bad)
    )
    return limited(dataset.name, wrong)


def _is_date(parts: tuple[str, ...]) -> bool:
    try:
        return date_of_parts(parts) is not None
    except ValueError:
        return False


def _places(dataset: Dataset) -> Iterator[Problem]:
    for field, most in (("latitude", 90), ("longitude", 180)):
        for column in dataset.fields.get(field, ()):
            yield from _values(dataset, column, _range_fault(dataset, column, field, most))


def _range_fault(dataset: Dataset, column: str, field: str, most: int) -> Fault:
    def fault(text: str) -> tuple[str, str] | None:
        try:
            number = dataset.number_of(column, text)
        except ValueError:
            return "is no number", f"a {field} is written in degrees, as 14.6; leave it empty where it isn't known"
        if number is None or -most <= number <= most:
            return None
        swapped = field == "latitude" and abs(number) <= 180
        hint = "are latitude and longitude in each other's column?" if swapped else "write degrees, as 14.6"
        return f"is no {field}: it lies between -{most} and {most}", hint

    return fault


def _counts(dataset: Dataset) -> Iterator[Problem]:
    counted = [dataset.kind.events] if dataset.kind.events in dataset.table.header else []
    for field in (*BOUNDS["killed"], *BOUNDS["injured"]):
        counted += dataset.fields.get(field, ())
    for column in counted:
        yield from _values(dataset, column, _count_fault(dataset, column))


def _count_fault(dataset: Dataset, column: str) -> Fault:
    def fault(text: str) -> tuple[str, str] | None:
        try:
            number = dataset.number_of(column, text)
        except ValueError:
            return "is no number", "write a number of people or events; leave it empty where it isn't known"
        if number is None or number >= 0:
            return None
        return "is less than 0", "leave it empty where it isn't known"

    return fault


def _values(dataset: Dataset, column: str, fault: Fault) -> list[Problem]:
    """The problems of one column, by what is wrong with its distinct values."""
    texts = dataset.text(column)
    faults = {code: found for code, text in enumerate(texts.values) if (found := fault(text))}
    number = dataset.table.header.index(column) + 1
    wrong = (
        Wrong(dataset.table.lines[row], number, f"“{shown(text)}” in `{column}` {message}", hint)
        for row in texts.rows_with(faults)
        for text, (message, hint) in [(texts.values[texts.codes[row]], faults[texts.codes[row]])]
    )
    return limited(dataset.name, wrong)


def _order(dataset: Dataset) -> Iterator[Problem]:
    for every in BOUNDS.values():
        bounds = [field for field in every if field in dataset.fields]
        if len(bounds) < 2:
            continue
        numbers: list[Column[float | None]] = [dataset.numbers(dataset.fields[field][0]) for field in bounds]
        hint = "low, best and high stand in this order: low is the smallest"
        yield from _disordered(dataset, bounds, numbers, lambda found: found, hint)
    if "end" in dataset.fields and len(dataset.fields.get("date", ())) == 1:
        dates = [dataset.dates("date"), dataset.dates("end")]
        hint = "an event ends on the day that it begins, or later"
        yield from _disordered(dataset, ["date", "end"], dates, _outermost, hint)


def _outermost(dates: Sequence[str]) -> Sequence[object]:
    return [first_day(dates[0]), last_day(dates[-1])] if len(dates) > 1 else dates


def _disordered(dataset, fields, columns, comparable, hint) -> list[Problem]:  # type: ignore[no-untyped-def]
    """Rows in which what is known of some fields doesn't rise from each to the next."""
    rows = together(columns)
    known = [comparable([value for value in values if value is not None]) for values in rows.values]
    bad = {code for code, values in enumerate(known) if list(values) != sorted(values)}
    names = [dataset.fields[field][0] for field in fields]
    number = dataset.table.header.index(names[-1]) + 1
    wrong = []
    for row in rows.rows_with(bad):
        values = rows.values[rows.codes[row]]
        said = ", ".join(
            f"`{name}` is {_printed(value)}" for name, value in zip(names, values, strict=True) if value is not None
        )
        wrong.append(Wrong(dataset.table.lines[row], number, f"{said}: out of order", hint))
    return limited(dataset.name, wrong)


def _printed(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _twice(dataset: Dataset) -> list[Problem]:
    """Rows whose id an earlier row has."""
    column = next(iter(dataset.fields.get("id", ())), None)
    if column is None:
        return []
    ids = dataset.text(column)
    if len(ids.values) == len(ids):
        return []
    often = {code for code, times in Counter(ids.codes).items() if times > 1 and ids.values[code]}
    first: dict[int, int] = {}
    wrong = []
    for row in ids.rows_with(often):
        line = dataset.table.lines[row]
        if (earlier := first.setdefault(ids.codes[row], line)) != line:
            message = f"the event “{shown(ids.values[ids.codes[row]])}” stands in row {earlier} too"
            number = dataset.table.header.index(column) + 1
            wrong.append(
                Wrong(line, number, message, "delete one of the two, or it would be counted twice", "data-twice")
            )
    return limited(dataset.name, wrong)
