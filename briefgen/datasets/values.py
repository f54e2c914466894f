"""What a text in a field of a table means: a number, a date, or nothing that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from math import isfinite

from briefgen.periods import MONTHS, is_date

UNKNOWN = frozenset(
    {"", "-", "--", "–", "—", "?", ".", "n/a", "na", "nan", "null", "none", "unknown", "not known", "not stated"}
)
"""What people write, capitals aside, where they know nothing."""

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{0,15})?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,15},[0-9]{1,15}")


def is_unknown(text: str) -> bool:
    """Whether a text says that nothing is known."""
    return text.casefold() in UNKNOWN


def number(text: str, decimal_comma: bool = False) -> float | None:
    """The number that a text is; None where it says that it isn't known. Raises ValueError for another text.

    A comma divides thousands, as in `1,200`; with `decimal_comma` it is the decimal point of most of Europe.
    """
    try:
        if isfinite(found := float(text)) and "_" not in text:
            return found
    except ValueError:
        pass
    if is_unknown(text):
        return None
    if decimal_comma and _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    raise ValueError(text)


_MONTHS = {name: number for number, long in enumerate(MONTHS, 1) for name in (long, long[:3])} | {"sept": 9}
_ISO = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_PLAIN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:\.[0-9]+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
"""Day 0 of the 1900 date system, from which spreadsheets count days since March 1900 (ECMA-376, 18.17.4.1)."""


def iso_date(text: str, day_first: bool | None = None) -> str | None:
    """A date in ISO form, a day, month or year as it was written; None where it isn't known.

    Read are ISO dates, with a time of day or not, `01 February 2026`, `February 1, 2026`, `Feb 2026`, `01.02.2026`,
    `20260201`, and a spreadsheet's number of days. `01/02/2026` is read where `day_first` says how. Raises ValueError
    for another text.
    """
    if is_unknown(text):
        return None
    found = _written(text, day_first)
    if not found or not is_date(found) or not "1000" <= found[:4] <= "2999":
        raise ValueError(text)
    return found


def _written(text: str, day_first: bool | None) -> str | None:
    if found := _ISO.fullmatch(text):
        return found[1]
    if found := _PLAIN.fullmatch(text):
        return "-".join(found.groups())
    if found := _DAY_FIRST.fullmatch(text):
        return _parts(found[3], _MONTHS.get(found[2].lower()), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _parts(found[3], _MONTHS.get(found[1].lower()), found[2])
    if found := _DOTTED.fullmatch(text):
        return _parts(found[3], found[2], found[1])
    if (found := _SLASHED.fullmatch(text)) and day_first is not None:
        day, month = found.group(1, 2) if day_first else found.group(2, 1)
        return _parts(found[3], month, day)
    if found := _SERIAL.fullmatch(text):
        return (_EXCEL_BEGINS + timedelta(int(found[1]))).isoformat()
    return None


def _parts(year: str, month: str | int | None, day: str | None) -> str | None:
    if month is None:
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as `13/02/2026` begin with the day; None where the dates of a column don't show it.

    One number above 12 shows it, unless another shows the opposite.
    """
    found = [each for each in map(_SLASHED.fullmatch, texts) if each]
    first, second = (any(int(each[part]) > 12 for each in found) for part in (1, 2))
    return first if first != second else None


def date_of_parts(parts: tuple[str, ...]) -> str | None:
    """A date from year, month and day, no more exact than it is known: 0 stands for what isn't. Raises ValueError."""
    year, month, day = (int(number(part) or 0) for part in parts)
    if not year:
        return None
    found = f"{year:04}" + (f"-{month:02}" if month > 0 else "") + (f"-{day:02}" if month > 0 and day > 0 else "")
    if not is_date(found):
        raise ValueError(found)
    return found
