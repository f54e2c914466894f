"""A chart's numbers, series by series along one axis, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10

from briefgen.document import Chart, Point, Series
from briefgen.frozen import frozen
from briefgen.graphics.charts.ticks import decimals
from briefgen.graphics.periods import PeriodKind, numbered
from briefgen.language.numbers import printed_number, with_unit, worded_quantity

_LONGEST_UNIT = 3
"""A longer unit than km stands in the subtitle, not behind each number."""
_COMPACT = 1_000_000
"""From here on numbers are printed as 1.5M, or as a language has it."""


@frozen
class Numbers:
    """Keys in the order of the axis, each with its printed `labels`, and the points of every series by key.

    On an axis of time `period` is the kind of the keys and `places` are their numbers, which leave room for periods
    without data; else `period` is None and they are counted from 0.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    places: tuple[int, ...]
    period: PeriodKind | None
    series: tuple[Series, ...]
    points: tuple[dict[str, Point], ...]

    def values(self, series: int) -> list[float | None]:
        """One series' numbers along the axis, None where none is known."""
        found = self.points[series]
        return [value_of(found[key]) if key in found else None for key in self.keys]

    @property
    def known(self) -> list[float]:
        """All numbers that are known."""
        return [each for at in range(len(self.series)) for each in self.values(at) if each is not None]


def value_of(point: Point) -> float | None:
    """A point's number: its value, or the one end of its range that is known; None where nothing is."""
    return next((each for each in (point.value, point.high, point.low) if each is not None), None)


def said_of(point: Point, printed: Print) -> str:
    """What is printed for a point that anything is known of: its value or, without one, its range or the end of it that
    is known: 7–9, ≥4."""
    if point.value is not None:
        return printed(point.value)
    ends = {"low": point.low, "best": None, "high": point.high}
    return worded_quantity(ends, printed, "{}–{}", printed.language, short=True)


def numbers_of(chart: Chart) -> Numbers:
    """A chart's numbers along its axis, in the order of time where it is one of time."""
    labels = {
        point.at: point.label or point.at for series in reversed(chart.series) for point in reversed(series.points)
    }
    keys = tuple(dict.fromkeys(point.at for series in chart.series for point in series.points))
    time = numbered(keys) if chart.axis == "time" else None
    if time:
        keys = tuple(key for _, key in sorted(zip(time[1], keys, strict=True)))
    return Numbers(
        keys=keys,
        labels=tuple(labels[key] for key in keys),
        places=tuple(sorted(time[1])) if time else tuple(range(len(keys))),
        period=time[0] if time else None,
        series=chart.series,
        points=tuple({point.at: point for point in series.points} for series in chart.series),
    )


@frozen
class Print:
    """How the numbers of one chart are printed: in the language's form, all with as many decimals; those from `compact`
    on in short, as 1.5m."""

    language: str
    unit: str | None
    places: int
    compact: float

    def __call__(self, value: float) -> str:
        """A number with its unit where that is short."""
        unit = self.unit if self.unit and len(self.unit) <= _LONGEST_UNIT else None
        return with_unit(self._number(value), unit, self.language)

    def _number(self, value: float) -> str:
        if abs(value) >= self.compact:
            return _compact(value, self.language)
        return printed_number(value, self.language, _pattern(self.language, self.places))


def print_values(values: Iterable[float], unit: str | None, language: str) -> Print:
    """How some values are printed: as exact as three figures of the largest one ask, or as they are whole."""
    every = [abs(value) for value in values] or [0.0]
    largest = max(every)
    allowed = max(0, 2 - floor(log10(largest))) if largest else 0
    needed = max(_needed(value, min(allowed, 12)) for value in every)
    return Print(language, unit, needed, _COMPACT)


def _needed(value: float, allowed: int) -> int:
    """How many of the allowed decimals a value has."""
    return len(f"{value:.{allowed}f}".rstrip("0").partition(".")[2]) if allowed else 0


def print_ticks(ticks: tuple[float, ...], unit: str | None, language: str) -> Print:
    """How the round numbers of an axis are printed."""
    compact = _COMPACT / 1000 if max(map(abs, ticks)) >= _COMPACT else _COMPACT
    return Print(language, unit, decimals(ticks[1] - ticks[0]), compact)


def _pattern(language: str, places: int) -> str:
    from briefgen.language.dates import locale_of

    whole = locale_of(language).decimal_formats[None].pattern.partition(";")[0].partition(".")[0]
    return f"{whole}.{'0' * places}" if places else whole


def _compact(value: float, language: str) -> str:
    from babel.numbers import format_compact_decimal

    from briefgen.language.dates import locale_of

    text = str(format_compact_decimal(value, format_type="short", locale=locale_of(language), fraction_digits=2))
    return text.replace("-", "−").replace("\u200e", "")
