"""Dates in text in another form than the house's. English alone: other languages' dates are left as they are."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, in_italics, in_table, passages, worded_labels
from briefgen.checks.style.found import Found
from briefgen.checks.style.ranges import worded_range
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.language.dates import printed_date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STOP = r"(?:\.(?=\s+[a-z\d]|,))?"
"""The stop behind a short month; one that may end the sentence stays."""
_SHORT = rf"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec){_STOP}"
_SHORT_MONTH = rf"(?<!\d\s)(?P<m{{0}}>{_SHORT})(?!\w)"
_MONTH = (
    r"(?P<m{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    rf"|{_SHORT})(?!\w)"
)
_DAY = r"(?P<d{0}>\d{{1,2}})(?P<th{0}>st|nd|rd|th)?(?!\w)"
_ITS_YEAR = r",?\s+(?P<y{0}>(?:19|20)\d{{2}})(?!\w|[–/-]\d|[.,]\d)"
_YEAR = f"(?:{_ITS_YEAR})?"
_DASH = r"\s?[-–—]\s?"
_BEGINS = r"(?<![\w.,:/#§$€£+-])(?<!\d[–—])"


def _pattern(form: str) -> re.Pattern[str]:
    """A form of dates: D a day, M a month, Y a year that may be left out, each with a 1 or 2; - a dash, _ a space;
    S a short month, Z its year."""
    parts = {"D": _DAY, "M": _MONTH, "Y": _YEAR, "S": _SHORT_MONTH, "Z": _ITS_YEAR, "-": _DASH, "_": r"\s+"}
    written = (parts[part[0]].format(part[1:]) if part[0] in parts else part for part in form.split())
    first = "[JFMASOND]" if form[0] in "MS" else r"[\dtT]"
    return re.compile(f"(?={first}){_BEGINS}{''.join(written)}")


_FORMS = tuple(
    map(
        _pattern,
        (
            "D1 _ M1 Y1 - D2 _ M2 Y2",
            "M1 _ D1 Y1 - M2 _ D2 Y2",
            r"D1 - D2 _ (?:of\s+)? M2 Y2",
            "M1 _ D1 - D2 Y2",
            "S1 Z1 - S2 Z2",
            "M1 - M2 Y2",
            r"(?P<the>[Tt]he\s+)? D2 _ (?P<of>of\s+)? M2 Y2",
            "M2 _ D2 Y2",
            "S2 Z2",
        ),
    )
)
"""The ways in which days and months are written, ranges before what they consist of."""
_ISO = re.compile(r"(?<![\w./:+-])(?P<y2>(?:19|20)\d{2})-(?P<m2>\d{2})-(?P<d2>\d{2})(?![\w/]|[-.:]\w)")
_ALL_DIGITS = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
_DIGITS = re.compile(
    r"(?<![\w./:+$€£#§-])(\d{1,2})(?:([/.-])(\d{1,2})\2((?:19|20)\d{2})|/(\d{1,2})/(\d{2}))(?![\w/]|[-.:]\w)"
)
_NUMBERED = re.compile(
    r"\b(?:[Nn]o\.?|[Nn]umber|[Cc]ase|[Rr]esolution|[Dd]ocument|[Oo]rder|[Ff]ile|[Rr]atio(?: of)?)\s+$"
)
"""What stands before figures between strokes that are no date."""
_ON = re.compile(
    r"\b(on|by|until|till|from|since|dated|before|after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)\s+$", re.I
)
_SINCE = ("since", "from")
"""Behind these a month may stand alone: “since March 12 people are missing”."""
_IN = re.compile(r"\b(?:in|during|every|each|last|this|next|throughout|the)\s+$", re.IGNORECASE)
_PAUSE = re.compile(r"[*_]{0,3}(?:[.,;:)?!]|\s*$|\s*\n[ \t]*\n|\s+[–—(])")


def check_dates(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """What a rule with `dates` finds in a brief."""
    language = file.brief.language or house.language
    if language.partition("-")[0].lower() != "en":
        return
    for passage in (*passages(file), *worded_labels(file)):
        if rule.covers(passage.path) and re.search(r"\d", passage.text):
            yield from _Dates(rule, passage, language, house).found()


_End = tuple[str | None, str, str | None]
"""One end of a range, or a date: its year, month and day."""


class _Dates:
    """The dates of one passage."""

    def __init__(self, rule: StyleRule, passage: Passage, language: str, house: House) -> None:
        assert rule.dates
        self._style = rule.dates
        self._passage = passage
        self._language = language
        own = house.language.partition("-")[0] == "en"
        self._patterns = (house.date_format, house.month_format) if own else ("", "")

    def found(self) -> Iterator[Found]:
        """Each date that the house writes in another form."""
        words = self._passage.unquoted
        for begin, stop in _near_months(words):
            taken: list[tuple[int, int]] = []
            for date in (each for pattern in _FORMS for each in pattern.finditer(words, begin, stop)):
                at = bisect(taken, date.span())
                if all(end <= date.start() or date.end() <= start for start, end in taken[max(at - 1, 0) : at + 1]):
                    taken.insert(at, date.span())
                    yield from self._in_words(date)
        if not _ALL_DIGITS.search(words):
            return
        for date in _ISO.finditer(words) if not self._style.iso else ():
            yield from self._told(date, date.start(), self._printed(date["y2"], date["m2"], date["d2"]))
        for date in _DIGITS.finditer(words):
            yield from self._in_digits(date)

    def _in_words(self, date: re.Match[str]) -> Iterator[Found]:
        part = date.groupdict()
        day, month, year, the = (part.get(name) for name in ("d1", "m1", "y1", "the"))
        if not day and self._may_be_count(date):
            return
        ends = [(year or part["y2"], month or part["m2"], day)] if day or month else []
        ends.append((part["y2"] or year, part.get("m2") or month or "", part.get("d2")))
        right = self._ends(ends, "long")
        if right is None or " ".join(date[0].split()) in self._forms(right, ends, the, date.start()):
            return
        start = date.start() + len(the or "")
        yield from self._with_article(date, start, right) if the else self._told(date, start, right)

    def _with_article(self, date: re.Match[str], start: int, right: str) -> Iterator[Found]:
        """`on the 11th of February,` loses its article with its `th`; `the 11th February attack` keeps it."""
        words = self._passage.words
        on, pause = _ON.search(words[max(date.start() - 20, 0) : date.start()]), _PAUSE.match(words, date.end())
        if on and (pause or date["of"]):
            yield from self._told(date, date.start(), right)
        else:
            yield from self._told(date, start, right, safe=not date["of"] and not on)

    def _may_be_count(self, date: re.Match[str]) -> bool:
        """Whether `March 12` may be a month before a count, and no day: “in March 12 people were killed”."""
        part, words = date.groupdict(), self._passage.words
        if part.get("y2") or part.get("th2") or not part.get("d2") or date.start("d2") < date.start("m2"):
            return False
        before = words[max(date.start() - 20, 0) : date.start()]
        on = _ON.search(before)
        return bool(_IN.search(before)) or not ((on and on[1].lower() not in _SINCE) or _PAUSE.match(words, date.end()))

    def _in_digits(self, date: re.Match[str]) -> Iterator[Found]:
        """`25/12/2026` can be read in one way only, `11/02/2026` in two, as `24/11/26` can."""
        if date[6] and (in_table(self._passage.text, date.start()) or self._is_number(date)):
            return
        readings = sorted({each for each in (self._printed(*parts) for parts in _read(date)) if each})
        if len(readings) == 1:
            yield from self._told(date, date.start(), readings[0])
        elif readings:
            may_be = " or ".join(f"“{each}”" for each in readings)
            place = self._passage.at(date.start(), date.end())
            words = {"found": date[0], "instead": " or ".join(readings)}
            yield Found(place, f"“{date[0]}” can be read as {may_be}", "write the month's name", words)

    def _is_number(self, date: re.Match[str]) -> bool:
        """Whether what may be a date is something's number: case 12/05/20."""
        return bool(_NUMBERED.search(self._passage.words, max(date.start() - 20, 0), date.start()))

    def _told(self, date: re.Match[str], start: int, right: str | None, safe: bool = True) -> Iterator[Found]:
        passage, end = self._passage, date.end()
        if right is None or in_italics(passage.text, start):
            return
        if "–" in right and (worded := worded_range(passage, start, end, right)):
            yield worded
            return
        found = " ".join(passage.text[start:end].split())
        fix = passage.fix(start, end, right) if safe else None
        words = {"found": found, "instead": right}
        message = f"“{found}” isn't the form in which the house writes dates"
        yield Found(passage.at(start, end), message, f"write “{right}”", words, fix)

    def _forms(self, right: str, ends: list[_End], the: str | None, at: int) -> set[str]:
        """The forms that may stand at a place: the house's; in tables, and where the rule says so, the short one."""
        short = self._style.short_months or in_table(self._passage.text, at)
        printed = self._ends(ends, "short") or right
        forms = [right, printed, printed.replace("Sept ", "Sep ")] if short else [right]
        return {f"{the[:3]} {form}" if the else form for form in forms}

    def _printed(self, year: str | None, month: str, day: str | None) -> str | None:
        return self._ends([(year, month, day)], "long")

    def _ends(self, ends: list[_End], style: str) -> str | None:
        """A date or the two ends of a range as the house prints them; None where there is no such day."""
        text = "/".join(_iso(*end) for end in ends)
        has_year = any(year for year, _, _ in ends)
        try:
            return printed_date(text, self._language, style, has_year, *self._patterns).replace("\u00a0", " ")
        except ValueError:
            return None


def _near_months(words: str) -> list[tuple[int, int]]:
    """The stretches of a text that may hold a date with its month's name: to look through them takes less time."""
    found: list[tuple[int, int]] = []
    for month in _A_MONTH.finditer(words):
        begin, stop = max(month.start() - _AROUND, 0), month.end() + _AROUND
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((begin, stop))
    return found


_A_MONTH = re.compile("|".join(_MONTHS))
_AROUND = 80
"""More characters than a range of dates has."""
_LEAP_YEAR = "2000"


def _read(date: re.Match[str]) -> Iterator[tuple[str, str, str]]:
    """Years, months and days that a date in digits may mean. Where its year has two, the first of them may be it."""
    first, second, last = date[1], date[3] or date[5], date[4] or date[6]
    yield _year(last), second, first
    yield _year(last), first, second
    if len(first) == len(last):
        yield _year(first), second, last


def _year(digits: str) -> str:
    century = "19" if int(digits) >= _LAST_CENTURY else "20"
    return digits if len(digits) > 2 else f"{century}{digits}"


_LAST_CENTURY = 70


def _iso(year: str | None, month: str, day: str | None) -> str:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    return f"{year or _LEAP_YEAR}-{number:02}" + (f"-{int(day):02}" if day else "")
