"""Where a day stands on a scale of time, and the calendar below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefgen.document import TimeScale
from briefgen.frozen import frozen
from briefgen.graphics.drawing import ASCENT, Anchor
from briefgen.graphics.look import Look
from briefgen.graphics.periods import period
from briefgen.graphics.sketch import Sketch
from briefgen.language.dates import locale_of
from briefgen.theme import Rule

_INSET = 4.0
_TICK, _BELOW, _APART = 4.0, 2.5, 6.0
_BY_MONTHS, _BY_YEARS = 45, 6 * 366
"""Days from which on a scale begins and ends with a month, and with a year."""
_DAYS, _MONTHS = (1, 2, 5, 10), (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@frozen(slots=True)
class Span:
    """A stretch of days: the number of its first, and of the one after its last (`date.toordinal`)."""

    begin: int
    end: int

    @property
    def days(self) -> int:
        return self.end - self.begin


def span_of(begin: str, end: str | None = None) -> Span | None:
    """The days from the first of one ISO date to the last of another; None where they are no dates, or end before they
    begin."""
    first, last = period(begin), period(end or begin)
    if first is None or last is None or last.ends < first.begins:
        return None
    return Span(first.begins.toordinal(), last.ends.toordinal() + 1)


@frozen(slots=True)
class Axis:
    """The days of a scale between two places."""

    span: Span
    left: float
    right: float

    def at(self, day: float) -> float:
        """Where a day begins."""
        return self.left + (day - self.span.begin) / self.span.days * (self.right - self.left)

    def place(self, span: Span, lasts: bool = False) -> float:
        """Where something stands: in the middle of its day, month or year; what `lasts`, at its beginning or where the
        scale begins."""
        day = span.begin if lasts else (span.begin + span.end) / 2
        return min(max(self.at(day), self.left), self.right)

    def shows(self, span: Span) -> bool:
        """Whether any day of it is on the scale."""
        return span.begin < self.span.end and self.span.begin < span.end


_LONGEST_MONTH = 31


def axes(axis: Axis, width: float) -> tuple[Axis, ...]:
    """The axis over the whole width, and shorter ones that leave labels room behind the last moment."""
    return (axis, *(replace(axis, right=axis.right - width * share) for share in _LEFT_FREE))


_LEFT_FREE = (0.15, 0.25)


def axis_of(node: TimeScale, width: float) -> Axis | None:
    """The axis of a timeline, with room for whole months or years where nothing else is asked for; None without a date
    to show."""
    every = [*((each.begin, each.end) for each in node.moments), *((each.begin, each.end) for each in node.phases)]
    spans = [span for begin, end in every if (span := span_of(begin, end))]
    asked = span_of(node.begin) if node.begin else None, span_of(node.end) if node.end else None
    begins = [asked[0].begin] if asked[0] else [span.begin for span in spans]
    ends = [asked[1].end] if asked[1] else [span.end for span in spans]
    if not begins or not ends:
        return None
    begin, end = min(begins), max(ends)
    if end <= begin:
        return None
    shown = _rounded(Span(begin, end), bool(asked[0]), bool(asked[1]))
    return Axis(shown, _INSET, width - _INSET)


def _rounded(span: Span, fixed_begin: bool, fixed_end: bool) -> Span:
    """A long stretch from the beginning of a month or year to the end of one; `fixed` ends stay."""
    if span.days < _BY_MONTHS:
        return span
    first, last = date.fromordinal(span.begin), date.fromordinal(span.end - 1)
    step = 12 if span.days >= _BY_YEARS else 1
    begin = span.begin if fixed_begin else _first(first.year, first.month if step == 1 else 1).toordinal()
    end = span.end if fixed_end else _first(last.year, (last.month if step == 1 else 12) + 1).toordinal()
    return Span(begin, end)


def _first(year: int, month: int) -> date:
    """The first day of a month; the thirteenth is the next year's first."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


# ── The calendar ─────────────────────────────────────────────────────────────


@frozen(slots=True)
class _Mark:
    """A line of the calendar: where, what is printed, and on the line below it (`below`), which `begins` there."""

    x: float
    text: str
    below: str
    begins: bool
    is_day: bool


def say_calendar(sketch: Sketch, axis: Axis, above: float, top: float, look: Look) -> float:
    """The calendar from `top` down; its lower edge. Between what is painted on the axis, which ends at `above`, and the
    calendar there are thin lines."""
    marks = next(each for each in _calendars(axis, look) if _stand_apart(each, sketch.width, look))
    for mark in marks:
        if top > above:
            sketch.line([(mark.x, 0.0), (mark.x, top)], look.grid)
        begin = top if top > above else 0.0
        sketch.line([(mark.x, begin), (mark.x, top + _TICK)], Rule(look.theme.graphics.axis, 0.5))
    first = top + _TICK + _BELOW + ASCENT * look.label.size
    for mark in marks:
        if mark.x + _reach(mark, look)[1] <= sketch.width:
            sketch.say(look.words(mark.text, look.label, *_anchored(mark, first)))
    for mark in sorted(marks, key=lambda mark: not mark.begins):
        if mark.below and (mark.begins or mark is marks[0]):
            sketch.say(look.words(mark.below, look.label, *_anchored(mark, first + look.label.leading)))
    return sketch.bottom


def _anchored(mark: _Mark, y: float) -> tuple[float, float, Anchor]:
    """A day's number stands below it, a month's or year's name where it begins."""
    return (mark.x, y, "middle") if mark.is_day else (mark.x, y, "start")


def _reach(mark: _Mark, look: Look) -> tuple[float, float]:
    """How far what is printed at a mark reaches before and behind it."""
    width = look.width(mark.text, look.label)
    return (width / 2, width / 2) if mark.is_day else (0.0, width)


def _stand_apart(marks: Sequence[_Mark], width: float, look: Look) -> bool:
    """Whether all can be read; one too far at the right for its name has none."""
    right = 0.0 - _APART
    for mark in marks:
        before, behind = _reach(mark, look)
        if mark.x + behind > width:
            continue
        if mark.x - before < right + _APART:
            return False
        right = mark.x + behind
    return bool(marks)


def _calendars(axis: Axis, look: Look) -> Iterator[list[_Mark]]:
    """Calendars from the closest to the widest; the last is the first day alone."""
    span, language = axis.span, look.language
    if span.days <= _MOST_DAYS:
        for step in _DAYS:
            yield [_day(day, axis, language) for day in _days(span, step)]
    for step in _MONTHS if span.days <= _MOST_DAYS * 31 else ():
        yield [_month(day, axis, language) for day in _months(span, step)]
    for step in _YEARS:
        yield [_year(day, axis, language) for day in _months(span, 12) if day.year % step == 0]
    yield [_Mark(axis.left, _printed(date.fromordinal(span.begin), "y", language), "", False, False)]


_MOST_DAYS = 62


def _days(span: Span, step: int) -> Iterator[date]:
    """The 1st of a month and those so many days apart from it, but none close to the next 1st."""
    for number in range(span.begin, span.end):
        day = date.fromordinal(number)
        if (day.day - 1) % step == 0 and day.day <= _LONGEST_MONTH + 1 - step:
            yield day


def _months(span: Span, step: int) -> Iterator[date]:
    """The first days of the months that begin in a span, every so many."""
    first = date.fromordinal(span.begin)
    last = date.fromordinal(span.end - 1)
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = _first(number // 12, number % 12 + 1)
        if number % step == 0 and day.toordinal() >= span.begin:
            yield day


def _day(day: date, axis: Axis, language: str) -> _Mark:
    x = axis.at(day.toordinal() + 0.5)
    return _Mark(x, _printed(day, "d", language), _printed(day, "LLLL y", language), day.day == 1, True)


def _month(day: date, axis: Axis, language: str) -> _Mark:
    x = axis.at(day.toordinal())
    return _Mark(x, _printed(day, "LLL", language), _printed(day, "y", language), day.month == 1, False)


def _year(day: date, axis: Axis, language: str) -> _Mark:
    return _Mark(axis.at(day.toordinal()), _printed(day, "y", language), "", False, False)


def _printed(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # asked for only where a scale is drawn

    return str(format_date(day, pattern, locale=locale_of(language)))
