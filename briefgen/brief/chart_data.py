"""A chart's numbers: what a tally counted, or claims of the ledger, as the chart of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from briefgen.amount import Amount
from briefgen.brief.charts import AnnotationRecord, ChartRecord
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.graphics import Setting
from briefgen.brief.ledger import amount, in_use
from briefgen.brief.typography import neutral
from briefgen.datasets.questions import MEASURES, Tally
from briefgen.document import Annotation, Chart, Point, Series
from briefgen.frozen import frozen
from briefgen.language.words import word
from briefgen.periods import PERIODS

_NONE = Amount(0.0, 0.0, 0.0)
"""What is counted of a group that no event belongs to."""


@frozen
class _Row:
    """One series: its key and name, None where there is only one, and its numbers by the keys of the axis; what isn't
    known is None."""

    key: str | None
    label: str | None
    numbers: dict[str, Amount | None]


@frozen
class _Grid:
    """A chart's numbers, series by series, with what is printed for each key, None for the key itself; `is_time` where
    the keys are periods. `names` are further ones that a key may be called by."""

    rows: tuple[_Row, ...]
    labels: dict[str, str | None]
    is_time: bool = False
    names: dict[str, tuple[str | None, ...]] = field(default_factory=dict)

    def called(self, key: str) -> tuple[str | None, ...]:
        """Everything that a key may be called."""
        return (key, self.labels[key], *self.names.get(key, ()))

    def key_of(self, name: str) -> str:
        """The key that is called so; the name itself where there is none, which may be a date."""
        return next((key for key in self.labels if _is(name, *self.called(key))), name)


def chart_of(record: ChartRecord, setting: Setting) -> Chart:
    """The chart that a record asks for, without its caption, credit and description; without series where what it names
    isn't there."""
    grid = _grid(record, setting)
    return Chart(
        kind=record.kind,
        panels=record.panels,
        axis="time" if grid.is_time else "names",
        unit=record.unit or _unit(record, setting),
        alt="",
        series=tuple(_series(row, grid, record) for row in grid.rows),
        annotations=tuple(_annotation(each, grid) for each in record.annotations),
    )


def _grid(record: ChartRecord, setting: Setting) -> _Grid:
    other = word("other", setting.press.language)
    if record.figures:
        return _arranged(_of_figures(record, setting), record, "given", other)
    tally = setting.file.counted.tallies.get(record.tally or "")
    if tally is None:
        return _Grid((), {})
    return _arranged(_of_tally(record, tally, setting), record, "value" if tally.question.by[1:] else "given", other)


def _series(row: _Row, grid: _Grid, record: ChartRecord) -> Series:
    points = (_point(key, number, grid, record) for key, number in row.numbers.items())
    return Series(label=row.label, highlight=_is_picked(record, row.key, row.label), points=tuple(points))


def _point(key: str, number: Amount | None, grid: _Grid, record: ChartRecord) -> Point:
    low, best, high = number or (None, None, None)
    ends = (low, high) if record.kind == "dot-range" and low != high else (None, None)
    if best is None:
        ends = (low, high)
    return Point(
        at=key,
        label=grid.labels[key],
        value=best,
        low=ends[0],
        high=ends[1],
        highlight=_is_picked(record, *grid.called(key)),
    )


def _is_picked(record: ChartRecord, *names: str | None) -> bool:
    return any(_is(wanted, *names) for wanted in record.highlight)


def _is(wanted: str, *names: str | None) -> bool:
    """Whether something is called so; capitals don't matter."""
    return any(name.casefold() == wanted.casefold() for name in names if name)


def _annotation(record: AnnotationRecord, grid: _Grid) -> Annotation:
    until = grid.key_of(record.until) if record.until else None
    return Annotation(at=grid.key_of(record.at), until=until, text=neutral(record.text))


# ── What a tally counted ─────────────────────────────────────────────────────


def axis_of(record: ChartRecord, by: Sequence[str]) -> int:
    """Which of a tally's groupings stands along the axis, by its place; the other makes the series."""
    return 1 - by.index(record.series) if record.series in by and len(by) > 1 else 0


def _of_tally(record: ChartRecord, tally: Tally, setting: Setting) -> _Grid:
    by, language = tally.question.by, setting.press.language
    measures = record.measures or tally.question.measures[:1]
    if not by:
        totals = {_measure(name, language): tally.total.amounts.get(name) for name in measures}
        return _Grid((_Row(None, None, totals),), dict.fromkeys(totals))
    axis = axis_of(record, by)
    keys = list(dict.fromkeys(group.keys[axis] for group in tally.groups))
    is_time = by[axis] in PERIODS
    labels = {key: _label(key, is_time, setting) for key in keys}
    if len(by) > 1:
        return _Grid(tuple(_by_series(tally, 1 - axis, measures[0], keys, setting)), labels, is_time)
    return _Grid(tuple(_by_measure(tally, measures, setting)), labels, is_time)


def _by_measure(tally: Tally, measures: Sequence[str], setting: Setting) -> Iterator[_Row]:
    for name in measures:
        numbers = {group.keys[0]: group.amounts.get(name) for group in tally.groups}
        yield _Row(name, _measure(name, setting.press.language) if len(measures) > 1 else None, numbers)


def _by_series(tally: Tally, at: int, measure: str, keys: Sequence[str], setting: Setting) -> Iterator[_Row]:
    is_time = tally.question.by[at] in PERIODS
    counted: dict[str, dict[str, Amount | None]] = {}
    for group in tally.groups:
        counted.setdefault(group.keys[at], {})[group.keys[1 - at]] = group.amounts.get(measure)
    for name, numbers in counted.items():
        yield _Row(name, _label(name, is_time, setting) or name, {key: numbers.get(key, _NONE) for key in keys})


def _label(key: str, is_time: bool, setting: Setting) -> str | None:
    """What is printed for a key of a tally; None for the key itself."""
    if not key:
        return word("not known", setting.press.language)
    return setting.press.period(key, "short") if is_time else None


def _measure(name: str, language: str) -> str:
    return word(name, language) if name in MEASURES else name


def _arranged(grid: _Grid, record: ChartRecord, usual: str, other: str) -> _Grid:
    """The grid in the order that is asked for, else the `usual` one, with as many names as are asked for; what is left
    is `other`. Periods are always in their order."""
    if grid.is_time:
        return grid
    by_size = sorted(grid.labels, key=lambda key: -_sum(grid, key))
    order = by_size if (record.order or usual) == "value" else list(grid.labels)
    largest = set(by_size[: record.most])
    kept = [key for key in order if key in largest]
    return _with_others(grid, kept, [key for key in order if key not in largest], other)


def _sum(grid: _Grid, key: str) -> float:
    return sum(_best(row.numbers.get(key)) or 0.0 for row in grid.rows)


def _best(number: Amount | None) -> float | None:
    return next((each for each in (number.best, number.low, number.high) if each is not None), None) if number else None


def _with_others(grid: _Grid, kept: Sequence[str], others: Sequence[str], name: str) -> _Grid:
    rows = []
    for row in grid.rows:
        numbers = {key: row.numbers[key] for key in kept if key in row.numbers}
        if others:
            numbers[name] = _added([row.numbers.get(key) for key in others])
        rows.append(replace(row, numbers=numbers))
    labels = {key: grid.labels[key] for key in kept} | ({name: None} if others else {})
    return replace(grid, rows=tuple(rows), labels=labels)


def _added(numbers: Sequence[Amount | None]) -> Amount | None:
    """The sum of what is known; None where nothing is."""
    known = [number for number in numbers if number]
    if not known:
        return None
    ends = [[number[end] for number in known] for end in range(3)]
    low, best, high = (None if None in end else sum(each or 0.0 for each in end) for end in ends)
    return Amount(low, best, high)


# ── Figures of the ledger ────────────────────────────────────────────────────


def _of_figures(record: ChartRecord, setting: Setting) -> _Grid:
    known = {figure.id: figure for figure in setting.file.brief.figures if figure.id}
    figures = [known[name] for name in record.figures if name in known]
    if record.kind == "dot-range" or len(figures) == 1:
        return _of_claims(figures, setting)
    numbers = {figure.id or "": amount(in_use(figure)) for figure in figures}
    labels: dict[str, str | None] = {figure.id or "": _label_of(figure) for figure in figures}
    return _Grid((_Row(None, None, {**numbers}),), labels)


def _of_claims(figures: Sequence[Figure], setting: Setting) -> _Grid:
    """Every claim with who makes it and as of when, the figures one after the other."""
    grid = _Grid((), {})
    for figure in figures:
        claims = {f"{figure.id} {at}": claim for at, claim in enumerate(figure.claims, 1)}
        row = _Row(figure.id, _label_of(figure), {key: amount(claim) for key, claim in claims.items()})
        labels = _speakers(figure, claims, setting)
        names = {key: (claim.id, claim.by) for key, claim in claims.items()}
        grid = _Grid((*grid.rows, row), {**grid.labels, **labels}, names={**grid.names, **names})
    return grid if len(figures) > 1 else replace(grid, rows=tuple(replace(row, label=None) for row in grid.rows))


def _speakers(figure: Figure, claims: Mapping[str, Claim], setting: Setting) -> dict[str, str | None]:
    """What is printed for each claim of a figure: who makes it and as of when, and where two are alike, its note."""
    said = {key: _speaker(claim, setting) or _label_of(figure) for key, claim in claims.items()}
    alike = {label for label, times in Counter(said.values()).items() if times > 1}
    return {
        key: f"{label} ({neutral(note)})" if label in alike and (note := claims[key].note) else label
        for key, label in said.items()
    }


def _label_of(figure: Figure) -> str:
    label = neutral(figure.label)
    return label[:1].upper() + label[1:]


def _speaker(claim: Claim, setting: Setting) -> str:
    """Who makes a claim, and as of when."""
    return ", ".join(filter(None, (neutral(claim.by or ""), setting.press.date(claim, "short"))))


def _unit(record: ChartRecord, setting: Setting) -> str | None:
    """The unit of the figures, where all have the same."""
    units = {figure.unit for figure in setting.file.brief.figures if figure.id in record.figures}
    return units.pop() if len(units) == 1 else None
