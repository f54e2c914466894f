"""Moments as a brief and the command line state them: a day, a time and its offset from UTC.

They stay text in ISO 8601's form, `2026-02-11T06:00+05:00`. Without its offset a time
is no moment: it is another one in every country.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefgen.brief.dates import partial_date
from briefgen.brief.text import Kind
from briefgen.periods import first_day, last_day
from briefgen.reading import wrong

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = re.compile(rf"({_DAY})(?:[Tt]|\s{{1,9}})([0-9]{{1,2}}):([0-9]{{2}})(?::00)?\s{{0,9}}(.*)", re.DOTALL)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+\-−])([0-9]{1,2})(?::?([0-9]{2}))?", re.IGNORECASE)
_LATEST, _EARLIEST = timedelta(hours=14), timedelta(hours=-12)
"""The offsets that places have (IANA time zone database)."""


def moment(text: str) -> str:
    """A moment in ISO 8601's form. Raises what is wrong with it, with the form that was probably meant."""
    text = text.strip()
    found = _MOMENT.fullmatch(text)
    if not found:
        is_day = re.fullmatch(_DAY, text)
        raise _unfit(text, "it has no time of day" if is_day else "that is no moment", _like(text if is_day else ""))
    day, hour, minute, zone = found.groups()
    partial_date(day)
    if int(hour) > 23 or int(minute) > 59:
        raise _unfit(text, f"there is no time {hour}:{minute}", "hours end at 23, minutes at 59")
    begins = f"{day}T{int(hour):02}:{minute}"
    offset = _offset(zone.strip())
    if offset is None:
        what = f"“{zone.strip()[:20]}” is no offset from UTC" if zone.strip() else "it has no offset from UTC"
        raise _unfit(text, what, f"write {begins}+05:00 for a place five hours ahead, {begins}Z for UTC")
    return _in_range(begins, offset)


def _unfit(text: str, what: str, hint: str) -> PydanticCustomError:
    return wrong("moment", f"can't be “{text[:40]}”: {what}", hint)


def _like(day: str) -> str:
    """A hint that shows how a moment is written, on the day that was meant."""
    return f"write the day, the time and its offset from UTC: {day or '2026-02-11'}T06:00+05:00, or Z for UTC"


def _offset(zone: str) -> timedelta | None:
    """`+05:00`, `UTC+5` or `Z` as a length; None for what is no place's offset."""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta()
    found = _OFFSET.fullmatch(zone)
    if not found or int(found[3] or 0) > 59:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3] or 0)) * (1 if found[1] == "+" else -1)
    return length if _EARLIEST <= length <= _LATEST else None


def _in_range(begins: str, offset: timedelta) -> str:
    local = datetime.fromisoformat(begins).replace(tzinfo=timezone(offset))
    try:
        local.astimezone(UTC)
    except OverflowError:
        raise _unfit(begins, "no calendar goes that far", _like("")) from None
    return local.isoformat(timespec="minutes")


def moment_or_day(text: str) -> str:
    """A moment, or a day, month or year, which stands for its beginning. Raises what is wrong with it."""
    return partial_date(text) if re.fullmatch(r"\s*[0-9]{4}(?:-[0-9]{2}){0,2}\s*", text) else moment(text)


def instant(text: str) -> datetime:
    """A moment, as `moment` returns it, as a point in time."""
    return datetime.fromisoformat(text)


def day_at(text: str) -> date:
    """The day of a moment where it is; of a date, the last day that it can mean."""
    return instant(text).date() if "T" in text else last_day(text)


def is_lifted(embargo: str, at: str) -> bool:
    """Whether an embargo has ended at a moment or, in the embargo's own offset, at the beginning of a date."""
    ends = instant(embargo)
    if "T" in at:
        return instant(at) >= ends
    day = first_day(at)
    return datetime(day.year, day.month, day.day, tzinfo=ends.tzinfo) >= ends


Moment = Annotated[
    str,
    AfterValidator(moment),
    Kind("exact"),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{_DAY}([Tt]| +)[0-9]{{1,2}}:[0-9]{{2}}(:00)? *([Zz]|UTC|GMT|(UTC|GMT)?[+-][0-9:]+)$",
            "examples": ["2026-02-11T06:00+05:00", "2026-02-11T01:00Z"],
        }
    ),
]
"""A moment as a brief gives it."""
