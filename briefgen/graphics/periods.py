"""Periods on an axis of time, told by their ISO 8601 form: days, weeks, months, quarters and years.

`briefgen/periods.py` knows their days. Here those of one kind are numbered one after the other, so that a period
without data has its place as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from briefgen.frozen import frozen
from briefgen.periods import first_day

PeriodKind = Literal["day", "week", "month", "quarter", "year"]

_FORMS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = (
    ("day", re.compile(r"[0-8][0-9]{3}-[0-9]{2}-[0-9]{2}")),
    ("week", re.compile(r"[0-8][0-9]{3}-W[0-9]{2}")),
    ("month", re.compile(r"[0-8][0-9]{3}-[0-9]{2}")),
    ("quarter", re.compile(r"[0-8][0-9]{3}-Q[1-4]")),
    ("year", re.compile(r"[0-8][0-9]{3}")),
)
_MONDAY = date(1, 1, 1).toordinal()
"""The first day of the calendar that Python knows was a Monday."""
MOST = 4000
"""As many periods as an axis may span: eleven years of days."""


@frozen(slots=True)
class Period:
    """A period: its kind, and its number among all of its kind."""

    kind: PeriodKind
    number: int

    @property
    def begins(self) -> date:
        """Its first day."""
        return first_day_of(self.kind, self.number)

    @property
    def ends(self) -> date:
        """Its last day."""
        return first_day_of(self.kind, self.number + 1) - timedelta(days=1)


def period(key: str) -> Period | None:
    """The period that a key names: `2024`, `2024-Q1`, `2024-01`, `2024-W05`, `2024-01-15`; None where it names none."""
    key = key.strip()
    kind = next((kind for kind, form in _FORMS if form.fullmatch(key)), None)
    try:
        return Period(kind, within(kind, first_day(key))) if kind else None
    except ValueError:
        return None


def first_day_of(kind: PeriodKind, number: int) -> date:
    """The first day of the period with that number."""
    if kind == "day":
        return date.fromordinal(number)
    if kind == "week":
        return date.fromordinal(_MONDAY) + timedelta(weeks=number)
    if kind == "month":
        return date(number // 12, number % 12 + 1, 1)
    return date(number // 4, number % 4 * 3 + 1, 1) if kind == "quarter" else date(number, 1, 1)


def within(kind: PeriodKind, day: date) -> int:
    """The number of the period of a kind that a day is in."""
    if kind == "day":
        return day.toordinal()
    if kind == "week":
        return (day.toordinal() - _MONDAY) // 7
    if kind == "month":
        return day.year * 12 + day.month - 1
    return day.year * 4 + (day.month - 1) // 3 if kind == "quarter" else day.year


def numbered(keys: Iterable[str]) -> tuple[PeriodKind, tuple[int, ...]] | None:
    """The kind of the periods that keys name, and the number of each; None where they are no periods, are of several
    kinds, or span more than an axis can show."""
    found = [period(key) for key in keys]
    periods = [each for each in found if each]
    if not periods or len(periods) < len(found) or len({each.kind for each in periods}) > 1:
        return None
    numbers = tuple(each.number for each in periods)
    return (periods[0].kind, numbers) if max(numbers) - min(numbers) < MOST else None
