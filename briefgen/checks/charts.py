"""A chart can show what it is given, and what it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.brief import BriefFile
from briefgen.brief.chart_data import axis_of
from briefgen.brief.charts import ChartRecord
from briefgen.brief.datasets import TallyRecord
from briefgen.brief.dates import meant_date
from briefgen.brief.ledger import amount, in_use
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.datasets.questions import Tally
from briefgen.house import House
from briefgen.periods import PERIODS, first_day, is_date, period_of
from briefgen.problems import Collector, did_you_mean

CHART_KIND = Rule(
    "chart-kind",
    "error",
    """A chart is of a kind that can't show its numbers.

Lines, areas and slopes join times: what is counted by type or place wants bars. Stacks and groups want two groupings or
several measures, single columns, bars and dots want one. A slope joins two times. More than eight series can't be told
apart. A range without a best estimate wants a dot-range.

Wrong: `kind: line` with a tally `by: type`. Right: `kind: bar`.""",
    firm=True,
)
CHART_NAME = Rule(
    "chart-name",
    "error",
    """A chart names something that its numbers haven't got.

What stands out (`highlight`) and what is annotated (`at`) are names or periods of the chart itself, its `series` is one
of the groupings of its tally, its `measures` are among what the tally counts. Most are slips of the hand: the message
names the nearest.""",
    firm=True,
)
RULES = (CHART_KIND, CHART_NAME)

_JOINED = ("line", "area", "slope")
_SEVERAL = ("stacked", "stacked-bar", "grouped", "grouped-bar")
_ONE = ("column", "bar", "dot-range")
_MOST_SERIES = 8


class _Fault(NamedTuple):
    """What doesn't fit, and what to write; `field` is where it stands in the chart."""

    field: FieldPath
    message: str
    hint: str


def check_charts(file: BriefFile, _house: House, problems: Collector) -> None:
    """Charts of tallies that are there are held against what these count."""
    tallies = {tally.id: tally for tally in file.brief.tallies}
    for at, chart in enumerate(file.brief.charts):
        declared = tallies.get(chart.tally or "")
        for rule, fault in _faults(chart, declared, file):
            rule.found(problems, file.placed.place(("charts", at, *fault.field)).value, fault.message, fault.hint)


def _faults(chart: ChartRecord, declared: TallyRecord | None, file: BriefFile) -> Iterator[tuple[Rule, _Fault]]:
    if declared:
        named = list(_misnamed(chart, declared))
        yield from ((CHART_NAME, fault) for fault in named)
        kind = None if named else _misfit(chart, declared)
        if kind:
            yield CHART_KIND, kind
            return
    names = _Names(chart, file)
    yield from ((CHART_NAME, fault) for fault in names.unknown())
    if fault := names.misfit() or _open(chart, file):
        yield CHART_KIND, fault


def names_of(chart: ChartRecord, file: BriefFile) -> tuple[str, ...]:
    """Everything in a chart that may be picked out: what stands along its axis, and its series."""
    names = _Names(chart, file)
    return (*names.keys, *names.series)


# ── What can be said before anything is counted ──────────────────────────────


def _misnamed(chart: ChartRecord, declared: TallyRecord) -> Iterator[_Fault]:
    if chart.series and chart.series not in declared.by:
        listed = f"it is counted by {', '.join(declared.by)}" if declared.by else "it has no groupings"
        hint = did_you_mean(chart.series, declared.by) or listed
        yield _Fault(("series",), f"the tally `{declared.id}` isn't counted by `{chart.series}`", hint)
    if len(declared.by) > 1 and len(chart.measures) > 1:
        yield _Fault(("measures",), "a chart of two groupings shows one measure", f"keep {chart.measures[0]}")
    for at, measure in enumerate(chart.measures):
        if measure not in declared.count:
            hint = did_you_mean(measure, declared.count) or f"it counts {', '.join(declared.count)}"
            yield _Fault(("measures", at), f"the tally `{declared.id}` doesn't count `{measure}`", hint)


def _misfit(chart: ChartRecord, declared: TallyRecord) -> _Fault | None:
    """Why a kind can't show what a tally counts; None where it can."""
    by, several = declared.by, len(declared.by) > 1 or len(chart.measures) > 1
    if chart.kind in _JOINED and (not by or by[axis_of(chart, by)] not in PERIODS):
        what = f"`{by[axis_of(chart, by)]}`" if by else "one number"
        hint = "write kind: bar or column; or count by month"
        return _Fault(("kind",), f"a {chart.kind} joins times, and the tally `{declared.id}` is by {what}", hint)
    if chart.kind in _SEVERAL and not several:
        hint = f"write kind: {'bar' if chart.kind.endswith('bar') else 'column'}; or count by two things"
        return _Fault(("kind",), f"{chart.kind} needs several series, and the tally `{declared.id}` has one", hint)
    if chart.kind in _ONE and several and not chart.panels:
        hint = "write kind: stacked, grouped or line; or panels: true"
        return _Fault(("kind",), f"a {chart.kind} shows one series, and the tally `{declared.id}` has several", hint)
    return None


def _open(chart: ChartRecord, file: BriefFile) -> _Fault | None:
    """Why bars can't show figures; None where they can."""
    figures = [figure for figure in file.brief.figures if figure.id in chart.figures and chart.kind != "dot-range"]
    for figure in figures:
        claims = figure.claims if len(figures) == 1 else (in_use(figure),)
        if any(claim.tally is None and amount(claim).best is None for claim in claims):
            message = f"a {chart.kind} can't show the range of `{figure.id}`"
            return _Fault(("kind",), message, "write kind: dot-range")
    return None


# ── What its numbers have to be known for ────────────────────────────────────


class _Names:
    """What a chart's own numbers are called: keys along the axis, and series."""

    def __init__(self, chart: ChartRecord, file: BriefFile) -> None:
        self.chart = chart
        self.tally = file.counted.tallies.get(chart.tally or "")
        self.keys, self.series = _of_tally(chart, self.tally) if self.tally else _of_figures(chart, file)

    def unknown(self) -> Iterator[_Fault]:
        """What is highlighted or annotated and isn't there; nothing where no numbers are."""
        if not self.keys:
            return
        for at, name in enumerate(self.chart.highlight):
            if not _is_among(name, (*self.keys, *self.series)):
                yield self._called(name, (*self.keys, *self.series), ("highlight", at))
        for at, annotation in enumerate(self.chart.annotations):
            if not _is_among(annotation.at, self.keys) and not self._is_date(annotation.at):
                yield self._called(annotation.at, self.keys, ("annotations", at, "at"))

    def misfit(self) -> _Fault | None:
        """Why there are too many series or times; None where there aren't."""
        if len(self.series) > _MOST_SERIES and not self.chart.panels:
            hint = "choose some of them with `where` of the tally; or write panels: true"
            return _Fault(("kind",), f"has {len(self.series)} series, more than can be told apart", hint)
        if self.chart.kind == "slope" and len(self.keys) > 2:
            hint = "choose two with `where` of the tally; or write kind: line"
            return _Fault(("kind",), f"a slope joins two times, and there are {len(self.keys)}", hint)
        return None

    def _called(self, name: str, known: tuple[str, ...], field: FieldPath) -> _Fault:
        message = f"nothing in this chart is called “{name[:40]}”"
        day = name if is_date(name) else meant_date(name)
        if is_date(day) and self.tally and _is_of_time(self.chart, self.tally):
            shown = day if field[0] == "annotations" and self._is_date(day) else self._period(day, self.tally)
            return _Fault(field, message, f"write {shown}" if shown else f"it shows {self.keys[0]} to {self.keys[-1]}")
        listed = f"there are: {', '.join(f'`{each}`' for each in known[:12])}"
        return _Fault(field, message, did_you_mean(name, known) or listed)

    def _period(self, day: str, tally: Tally) -> str | None:
        """What the stretch of time in which a date lies is called in the chart; None where the chart hasn't got it."""
        period = period_of(tally.question.by[axis_of(self.chart, tally.question.by)], day)
        return period if period in self.keys else None

    def _is_date(self, name: str) -> bool:
        """Whether a name is a date that lies in a chart of time."""
        if not self.tally or not _is_of_time(self.chart, self.tally) or not is_date(name):
            return False
        begin, end = self.tally.begin, self.tally.end
        return bool(begin and end) and first_day(begin or "") <= first_day(name) <= first_day(end or "")


def _is_among(name: str, known: tuple[str, ...]) -> bool:
    return name.casefold() in {each.casefold() for each in known}


def _is_of_time(chart: ChartRecord, tally: Tally) -> bool:
    by = tally.question.by
    return bool(by) and by[axis_of(chart, by)] in PERIODS


def _of_tally(chart: ChartRecord, tally: Tally) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by = tally.question.by
    if not by:
        return chart.measures or tally.question.measures[:1], ()
    axis = axis_of(chart, by)
    keys = dict.fromkeys(group.keys[axis] for group in tally.groups)
    series = dict.fromkeys(group.keys[1 - axis] for group in tally.groups) if len(by) > 1 else chart.measures
    return tuple(filter(None, keys)), tuple(series)


def _of_figures(chart: ChartRecord, file: BriefFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    figures = [figure for figure in file.brief.figures if figure.id in chart.figures]
    claims = [name for figure in figures for claim in figure.claims for name in (claim.id, claim.by) if name]
    ids = [figure.id for figure in figures if figure.id]
    if chart.kind == "dot-range" or len(figures) == 1:
        return tuple(dict.fromkeys(claims)), tuple(ids)
    return tuple(ids), ()
