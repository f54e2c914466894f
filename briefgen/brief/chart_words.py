"""What a chart shows, in plain sentences, for people who can't see it.

Its kind, what it is of and when, the highest and the lowest number, the latest, what stands out, and what isn't known.
Few numbers are all told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.amount import Amount
from briefgen.brief.quoting import Press
from briefgen.document import Chart, Point, Series
from briefgen.language.charts import chart_words

_MOST_TOLD = 8
"""So many numbers are told one by one; of more, the highest, the lowest, the latest and what stands out."""
_MOST_SERIES = 8
_Called = tuple[str, Point]
"""A point, and what it is called: its own name, and its series' where there are several."""


def described(chart: Chart, subtitle: str | None, press: Press) -> str:
    """A chart in sentences of the language that `press` prints in; `subtitle` is what is counted, None where nobody
    said."""
    points = _points(chart)
    known = [each for each in points if _is_known(each[1])]
    teller = _Teller(chart, press)
    told = teller.one_by_one(known) if len(known) <= _MOST_TOLD or chart.kind == "dot-range" else teller.ends(known)
    return " ".join([teller.head(subtitle), *teller.series(), *told, *teller.unknown(points)])


def _points(chart: Chart) -> list[_Called]:
    several = len(chart.series) > 1
    return [(_name(series, point, several), point) for series in chart.series for point in series.points]


def _name(series: Series, point: Point, several: bool) -> str:
    name = point.label or point.at
    return f"{series.label}, {name}" if several and series.label else name


def _is_known(point: Point) -> bool:
    return any(each is not None for each in (point.value, point.low, point.high))


def _size(called: _Called) -> float:
    point = called[1]
    return next((each for each in (point.value, point.low, point.high) if each is not None), 0.0)


class _Teller:
    """Words one chart's numbers."""

    def __init__(self, chart: Chart, press: Press) -> None:
        self.chart = chart
        self.press = press

    def head(self, subtitle: str | None) -> str:
        """Which kind of chart it is, of what, and of when."""
        kind = self._word(self.chart.kind)
        first, last = self._period()
        when = self._word("from to").format(first, last) if first and first != last else first
        return self._sentence(kind + (f": {subtitle.rstrip('.')}" if subtitle else "") + (f", {when}" if when else ""))

    def series(self) -> Iterator[str]:
        """The names of the series, where there are several."""
        names = [each.label or "" for each in self.chart.series]
        if len(names) > 1:
            shown = ", ".join(names[:_MOST_SERIES]) + (" …" if len(names) > _MOST_SERIES else "")
            yield self._sentence(self._word("series").format(len(names), shown))

    def one_by_one(self, points: Sequence[_Called]) -> list[str]:
        """Every number with its name."""
        return [self._sentence("; ".join(f"{name}: {self._number(point)}" for name, point in points))] if points else []

    def ends(self, points: Sequence[_Called]) -> Iterator[str]:
        """The highest and the lowest number, the latest, and what stands out."""
        yield self._about("highest", max(points, key=_size))
        yield self._about("lowest", min(points, key=_size))
        if self.chart.axis == "time":
            for series in self.chart.series:
                last = [each for each in series.points if _is_known(each)][-1:]
                yield from (self._about("latest", (self._of(series, each), each)) for each in last)
        for name, point in points:
            if point.highlight:
                yield self._about("picked", (name, point))

    def unknown(self, points: Sequence[_Called]) -> Iterator[str]:
        """What isn't known."""
        names = [name for name, point in points if not _is_known(point)]
        if names:
            shown = "; ".join(names[:_MOST_TOLD]) + (" …" if len(names) > _MOST_TOLD else "")
            yield self._sentence(self._word("unknown").format(shown))

    def _of(self, series: Series, point: Point) -> str:
        return _name(series, point, len(self.chart.series) > 1)

    def _about(self, sentence: str, called: _Called) -> str:
        name, point = called
        return self._sentence(self._word(sentence).format(number=self._number(point), name=name))

    def _number(self, point: Point) -> str:
        return self.press.in_digits(Amount(point.low, point.value, point.high), self.chart.unit)

    def _period(self) -> tuple[str, str]:
        points = [point for series in self.chart.series for point in series.points]
        if self.chart.axis != "time" or not points:
            return "", ""
        first, last = min(points, key=lambda each: each.at), max(points, key=lambda each: each.at)
        return first.label or first.at, last.label or last.at

    def _word(self, name: str) -> str:
        return chart_words(name, self.press.language)

    @staticmethod
    def _sentence(text: str) -> str:
        return text if text.endswith((".", "…")) else f"{text}."
