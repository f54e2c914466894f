"""What is printed below an upright chart: names, or a calendar thinned as far as it has to be, never turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefgen.frozen import frozen
from briefgen.graphics.charts.places import Places
from briefgen.graphics.drawing import ASCENT, Words
from briefgen.graphics.look import Look
from briefgen.graphics.periods import PeriodKind, first_day_of, within
from briefgen.graphics.sketch import Sketch

_BELOW = 5.5
_APART = 5.0
_MOST_LINES = 3
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 5, 7, 10, 15)


@frozen
class Mark:
    """One place of a calendar: the number of its band, what is printed there, and below that where it is the first of a
    year or month (`begins`), or of all."""

    number: int
    text: str
    below: str
    begins: bool


def say_along(sketch: Sketch, places: Places, top: float, look: Look) -> None:
    """Print what stands along the axis, from `top` downwards."""
    if places.numbers.period:
        _say_calendar(sketch, places, top + _BELOW, look)
    else:
        _say_names(sketch, places, top + _BELOW, look)


def names_fit(places: Places, look: Look) -> bool:
    """Whether every name can stand below its band without being shortened."""
    room = places.band - 3
    return all(_fits(label, room, look) for label in places.numbers.labels)


def _fits(label: str, room: float, look: Look) -> bool:
    lines = look.wrapped(label, look.label, room, _MOST_LINES)
    return " ".join(lines) == " ".join(label.split())


def _say_names(sketch: Sketch, places: Places, top: float, look: Look) -> None:
    every = 1 if names_fit(places, look) else _thinned(places, look)
    for at, (number, label) in enumerate(zip(places.numbers.places, places.numbers.labels, strict=True)):
        if at % every == 0:
            lines = look.wrapped(label, look.label, places.band * every - 3, _MOST_LINES)
            sketch.say(*look.block(lines, look.label, places.middle(number), top, "middle"))


def _thinned(places: Places, look: Look) -> int:
    """Every how many names are printed where there is no room for all."""
    widest = look.widest(places.numbers.labels, look.label)
    return max(1, min(int(min(widest, 70.0) / max(places.band, 0.1)) + 1, places.count))


def _say_calendar(sketch: Sketch, places: Places, top: float, look: Look) -> None:
    marks = next(_calendars(places, look, sketch.width))
    first = top + ASCENT * look.label.size
    for mark in marks:
        sketch.say(_words(mark.text, mark, places, first, look))
    below = first + look.label.leading
    for mark in sorted(marks, key=lambda mark: not mark.begins):
        if mark.below and (mark.begins or mark is marks[0]):
            sketch.say(_words(mark.below, mark, places, below, look))


def _words(text: str, mark: Mark, places: Places, y: float, look: Look) -> Words:
    return look.words(text, look.label, places.middle(mark.number), y, "middle")


def _calendars(places: Places, look: Look, width: float) -> Iterator[list[Mark]]:
    """The calendars that fit below the axis, the closest first; the last is the first place alone."""
    kind = places.numbers.period or "year"
    dates = [first_day_of(kind, number) for number in range(places.first, places.first + places.count)]
    for marks in _from_closest(kind, dates, places.first, look.language):
        if marks and _stand_apart(marks, places, look, width):
            yield marks
    yield [_year(places.first, dates[0], look.language)]


def _from_closest(kind: PeriodKind, dates: Sequence[date], first: int, language: str) -> Iterator[list[Mark]]:
    if kind in ("day", "week"):
        for step in _DAYS if kind == "day" else (1, 2):
            yield [
                _day(first + at, each, kind, language) for at, each in enumerate(dates) if _counts(each, at, kind, step)
            ]
    if kind in ("day", "week", "month"):
        for step in _MONTHS:
            firsts = _firsts(kind, dates, first, step)
            yield [_month(number, each, language) for number, each in firsts]
    if kind == "quarter":
        yield [_quarter(first + at, each, language) for at, each in enumerate(dates)]
    for step in _YEARS:
        firsts = [(number, each) for number, each in _firsts(kind, dates, first, 12) if each.year % step == 0]
        yield [_year(number, each, language) for number, each in firsts]


def _counts(day: date, at: int, kind: PeriodKind, step: int) -> bool:
    """Whether a day is printed where every `step`th is: the 1st of a month, then those that many days apart."""
    if kind == "week":
        return at % step == 0
    return (day.day - 1) % step == 0 and day.day <= 32 - step


def _firsts(kind: PeriodKind, dates: Sequence[date], first: int, step: int) -> list[tuple[int, date]]:
    """The bands that every `step`th month begins in, each with the first day of that month."""
    months = sorted({(each.year, each.month) for each in dates})
    starts = [date(year, month, 1) for year, month in months if (month - 1) % step == 0]
    numbered = ((within(kind, start), start) for start in starts)
    return [(number, start) for number, start in numbered if first <= number < first + len(dates)]


def _day(number: int, day: date, kind: PeriodKind, language: str) -> Mark:
    return Mark(
        number, _printed(day, "d", language), _printed(day, "LLLL y", language), day.day <= (7 if kind == "week" else 1)
    )


def _month(number: int, day: date, language: str) -> Mark:
    return Mark(number, _printed(day, "LLL", language), _printed(day, "y", language), day.month == 1)


def _quarter(number: int, day: date, language: str) -> Mark:
    return Mark(number, _printed(day, "QQQ", language), _printed(day, "y", language), day.month == 1)


def _year(number: int, day: date, language: str) -> Mark:
    return Mark(number, _printed(day, "y", language), "", False)


def calendar_name(kind: PeriodKind, number: int, language: str) -> str:
    """A period by itself, as the calendar below an axis prints it with its year: “Nov 2023”."""
    patterns = {"day": "d LLL y", "week": "d LLL y", "month": "LLL y", "quarter": "QQQ y", "year": "y"}
    return _printed(first_day_of(kind, number), patterns[kind], language)


def _printed(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    from briefgen.language.dates import locale_of

    return str(format_date(day, pattern, locale=locale_of(language)))


def _stand_apart(marks: Sequence[Mark], places: Places, look: Look, width: float) -> bool:
    ends = float("-inf")
    for mark in marks:
        wide = look.width(mark.text, look.label)
        left = max(0.0, min(places.middle(mark.number) - wide / 2, width - wide))
        if left < ends + _APART:
            return False
        ends = left + wide
    return True
