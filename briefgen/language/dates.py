"""Dates in print: what was written in ISO form, no more exact than it was, in the paper's language.

Everything follows from one pattern for a day and one for a month (CLDR, UTS 35 Dates
§8): the short form, the form without the year and ranges that share what they can.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

STYLES = ("long", "short")

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEEK, _QUARTER = re.compile(r"(\d{4})-W(\d{2})"), re.compile(r"(\d{4})-Q([1-4])")
_DAY = re.compile(r"d{1,2}\.?")
_MONTH = re.compile(r"[ML]{3,4}")
_YEAR = re.compile(r"[\s,،./-]*(?:'[^']*'\s*)?y+\.?$|^y+[\s,،./-]*")
_DAY_WITH_MONTH = re.compile(r"d\.?(?: '[^']*')? (?=[ML])|[ML](?: '[^']*')? (?=d)")
_WEEKDAY = re.compile(r"E+[\s,،.]*")

Parts = tuple[int, ...]


@lru_cache(maxsize=4096)
def printed_date(
    text: str, language: str, style: str = "long", year: bool = True, day_pattern: str = "", month_pattern: str = ""
) -> str:
    """`2026-02-11` as “11 February 2026”, `2026-02` as “February 2026”, a range as “29–30 January 2026”.

    `language` is a BCP 47 tag. `style` is `long` or `short` (months abbreviated);
    without `year` a date that has a month leaves it out. The patterns are the house's
    own; empty ones leave it to the language. Raises ValueError for what is no date.
    """
    ends = [_parts(end) for end in text.split("/")]
    if len(ends) > 2:
        raise ValueError(text)
    locale = locale_of(language)
    patterns = {
        3: day_pattern or locale.date_formats["long"].pattern,
        2: month_pattern or locale.datetime_skeletons["yMMMM"].pattern,
        1: "y",
    }
    if style == "short":
        patterns = {parts: _MONTH.sub("MMM", pattern) for parts, pattern in patterns.items()}
    patterns = {parts: _together(pattern) for parts, pattern in patterns.items()}
    first, last = ends[0], ends[-1]
    if first == last:
        return _format(first, _with_year(patterns[len(first)], year), locale)
    return _range(first, last, patterns, year, locale)


def printed_period(
    text: str, language: str, style: str = "long", day_pattern: str = "", month_pattern: str = ""
) -> str:
    """What `printed_date` prints, and also `2024-Q1` as “Q1 2024” and `2024-W05`, a week, by its first day."""
    if week := _WEEK.fullmatch(text):
        text = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    if quarter := _QUARTER.fullmatch(text):
        return _format((int(quarter[1]), int(quarter[2]) * 3), "QQQ y", locale_of(language))
    return printed_date(text, language, style, True, day_pattern, month_pattern)


def _together(pattern: str) -> str:
    """No line breaks between day and month."""
    return _DAY_WITH_MONTH.sub(lambda found: found[0].replace(" ", "\u00a0"), pattern)


def _parts(text: str) -> Parts:
    found = _ISO.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return tuple(int(part) for part in found.groups() if part)


def _with_year(pattern: str, year: bool) -> str:
    shorter = _YEAR.sub("", pattern)
    return pattern if year or not shorter else shorter


def _format(parts: Parts, pattern: str, locale: Any) -> str:
    from babel.dates import format_date

    numbers = (*parts, 1, 1)[:3]
    return str(format_date(datetime.date(*numbers), pattern, locale=locale))


def _range(first: Parts, last: Parts, patterns: dict[int, str], year: bool, locale: Any) -> str:
    patterns = {parts: _WEEKDAY.sub("", pattern) for parts, pattern in patterns.items()}
    same_year = first[0] == last[0]
    if len(first) == len(last):
        end = _with_year(patterns[len(last)], year or not same_year)
        if len(first) == 1:
            return f"{first[0]}–{last[0]}"
        if first[: len(first) - 1] == last[: len(last) - 1]:
            return _closed_up(first, last, end, locale)
    with_year = year or not same_year
    begins = _format(first, _with_year(patterns[len(first)], with_year and not same_year), locale)
    return f"{begins} – {_format(last, _with_year(patterns[len(last)], with_year), locale)}"


def _closed_up(first: Parts, last: Parts, pattern: str, locale: Any) -> str:
    """Two days of one month, or two months of one year: “29–30 January 2026”, “January–March 2026”."""
    token = (_DAY if len(first) == 3 else _MONTH).search(pattern)
    if token is None:
        return f"{_format(first, pattern, locale)} – {_format(last, pattern, locale)}"
    begins = _format(first, token[0], locale).replace("'", "''")
    return _format(last, f"{pattern[: token.start()]}'{begins}–'{pattern[token.start() :]}", locale)


def printed_moment(moment: datetime.datetime, printed: Callable[[str], str], comma: str) -> str:
    """A moment with its offset, in local time and UTC: “11 February 2026, 06:00 (UTC+5), 01:00 UTC”.

    `printed` prints a day in ISO form. Where UTC is in another day, that is said too, behind a semicolon.
    """
    there = moment.astimezone(datetime.UTC)
    begins, ends = (f"{printed(each.date().isoformat())}{comma}{each:%H:%M}" for each in (moment, there))
    if not moment.utcoffset():
        return f"{begins}{_NO_BREAK}UTC"
    apart = f"{comma}{there:%H:%M}" if there.date() == moment.date() else f"; {ends}"
    return f"{begins}{_NO_BREAK}({_zone(moment)}){apart}{_NO_BREAK}UTC"


def _zone(moment: datetime.datetime) -> str:
    """Its offset as people write it: “UTC+5”, “UTC−3:30”."""
    minutes = int((moment.utcoffset() or datetime.timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


_NO_BREAK = "\u00a0"


@lru_cache(maxsize=64)
def locale_of(language: str) -> Any:
    """Babel's locale for a BCP 47 tag; the language alone, then British English, where it knows no closer one."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-")[0], "en-GB"):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel always has English")
