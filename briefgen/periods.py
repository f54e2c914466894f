"""Stretches of time by their ISO 8601 names: a year, quarter, month, week or day, its first and its last day.

`2024`, `2024-01`, `2024-01-15` and the week `2024-W05` are ISO's own; `2024-Q1` for a quarter follows them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

PERIODS = ("day", "week", "month", "quarter", "year")
"""The kinds of stretch, the shortest first."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The months as English dates name them, in small letters."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_date(text: str) -> bool:
    """Whether a text is a day, month or year that the calendar has."""
    found = _DATE.fullmatch(text)
    if not found or int(found[1]) < 1:
        return False
    month = int(found[2] or 1)
    return 1 <= month <= 12 and 1 <= int(found[3] or 1) <= monthrange(int(found[1]), month)[1]


@lru_cache(maxsize=4096)
def first_day(text: str) -> date:
    """The first day of a day, week, month, quarter or year. Raises ValueError for another text."""
    if "W" in text:
        return date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
    if "Q" in text:
        return date(int(text[:4]), 3 * int(text[6:]) - 2, 1)
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=4096)
def last_day(text: str) -> date:
    """The last day of a day, week, month, quarter or year. Raises ValueError for another text."""
    if "W" in text:
        return first_day(text) + timedelta(6)
    if "Q" in text:
        return last_day(f"{text[:4]}-{3 * int(text[6:]):02}")
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def period_of(kind: str, text: str) -> str | None:
    """The stretch of a kind that a date lies in; None where the date is too inexact to say, as `2024` for a month."""
    first, last = _NAMED[kind](first_day(text)), _NAMED[kind](last_day(text))
    return first if first == last else None


def periods(kind: str, begin: date, end: date) -> Iterator[str]:
    """Every stretch of a kind that has a day between two days, both included, in order."""
    while begin <= end:
        yield (name := _NAMED[kind](begin))
        begin = last_day(name) + timedelta(1)


def before(begin: date, end: date) -> tuple[date, date]:
    """The period of the same length that ends the day before one begins: as many months where it is whole months."""
    last = begin - timedelta(1)
    if begin.day > 1 or (end + timedelta(1)).day > 1:
        return last - (end - begin), last
    months = 12 * (end.year - begin.year) + end.month - begin.month + 1
    year, month = divmod(12 * begin.year + begin.month - 1 - months, 12)
    return date(year, month + 1, 1), last


def shortened(begin: date, end: date) -> str:
    """A period in as few words as it has, in ISO form: whole months and years by their names, else its days."""
    if begin.day == 1 and (end + timedelta(1)).day == 1:
        months = f"{begin.isoformat()[:7]}/{end.isoformat()[:7]}"
        whole_years = begin.month == 1 and end.month == 12
        ends = [each[:4] if whole_years else each for each in months.split("/")]
    else:
        ends = [begin.isoformat(), end.isoformat()]
    return "/".join(dict.fromkeys(ends))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_NAMED: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": _week,
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
}
