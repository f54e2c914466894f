"""Dates as a brief states them: a day, or only a month or a year; for events also from one to another.

They stay text in ISO 8601's form (`2026`, `2026-02`, `2026-02-11`,
`2026-01-29/2026-01-30`): a date never becomes more exact than what was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from briefgen.brief.text import Kind
from briefgen.periods import MONTHS
from briefgen.reading import wrong

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HINT = "write the year, month and day as 2026-02-11, or only 2026-02 or 2026"


def partial_date(text: str) -> str:
    """The date as typed, when it is one. Raises what is wrong with it, with the form that was probably meant."""
    text = text.strip()
    found = _ISO.fullmatch(text)
    if not found:
        meant = meant_date(text)
        if meant:
            raise wrong("date", f"can't be “{text[:40]}”: a date begins with its year", f"write {meant}")
        raise wrong("date", f"can't be “{text[:40]}”: that is no date", _hint(text))
    year, month, day = (int(part) if part else None for part in found.groups())
    if fault := _fault(year or 0, month, day):
        raise wrong("date", f"can't be “{text}”: {fault}", _HINT)
    return text


def date_range(text: str) -> str:
    """A date, or two with `/` between them, the first not after the second."""
    if text.count("/") != 1:
        return partial_date(text)
    first, last = (part.strip() for part in text.split("/"))
    if re.fullmatch("[0-9]{2}", last) and _ISO.fullmatch(first):
        raise wrong("date", f"can't be “{text[:40]}”: its end has no year", f"write {first}/{first[:-2]}{last}")
    if (first := partial_date(first)) > (last := partial_date(last)):
        raise wrong("date", f"ends ({last}) before it begins ({first})", "put the earlier date first")
    return f"{first}/{last}"


def _hint(text: str) -> str:
    """What to write for a text with whole dates in it, such as a period or a date with a time."""
    dates = re.findall(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text)
    if len(dates) == 2:
        return f"for a period write {dates[0]}/{dates[1]}"
    return f"write {dates[0]}; an event's time of day goes into `time`" if len(dates) == 1 else _HINT


def _fault(year: int, month: int | None, day: int | None) -> str:
    if year < 1000:
        return f"{year:04} is no year"
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return f"that month has no day {day}"
    return ""


def meant_date(text: str) -> str:
    """The ISO form of a date written another way, for a hint; empty when it can't be told."""
    words = re.findall(r"[A-Za-z]+|[0-9]+", text)
    names = [index for word in words if (index := _month(word))]
    years = [word for word in words if re.fullmatch("[0-9]{4}", word)]
    days = [int(word) for word in words if re.fullmatch("[0-9]{1,2}", word)]
    if len(years) != 1:
        return ""
    year = int(years[0])
    if len(names) == 1 and len(words) == 2 + len(days) and len(days) <= 1:
        return _iso(year, names[0], *days)
    if not names and len(words) == 3 and len(days) == 2:
        first, second = days
        if words[0] == years[0]:
            return _iso(year, first, second)
        return " or ".join(dict.fromkeys(filter(None, (_iso(year, second, first), _iso(year, first, second)))))
    return ""


def _iso(year: int, month: int, day: int | None = None) -> str:
    if _fault(year, month, day):
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")


def _month(word: str) -> int:
    """1 to 12 for a month's English name or the first three letters or more of it, else 0."""
    matches = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word.lower())]
    return matches[0] if len(matches) == 1 else 0


_FORM = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
PartialDate = Annotated[
    str,
    AfterValidator(partial_date),
    Kind("exact"),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": _FORM + "$", "examples": ["2026-02-11", "2026-02", "2026"]}
    ),
]
DateOrRange = Annotated[
    str,
    AfterValidator(date_range),
    Kind("exact"),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": _FORM + "(/[0-9-]+)?$",
            "examples": ["2026-01-31", "2026-01-29/2026-01-30", "2026-01"],
        }
    ),
]
