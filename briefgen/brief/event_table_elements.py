"""A table of events, or of what a tally counts, as elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.amount import Amount
from briefgen.brief.crediting import credit
from briefgen.brief.event_rows import TOLLS, Told, rows_of
from briefgen.brief.event_tables import EventTableRecord
from briefgen.brief.graphics import Setting, element
from briefgen.brief.typography import neutral
from briefgen.frozen import frozen
from briefgen.language.events import event_word
from briefgen.periods import PERIODS, period_of

if TYPE_CHECKING:
    from briefgen.brief.quoting import Press
    from briefgen.datasets import EventRow, Group

UNKNOWN = "–"
"""What is printed where nothing is known: never 0."""


def written_event_table(record: EventTableRecord, setting: Setting) -> str:
    """The elements of a table."""
    rows = _of_tally(record, setting) if record.tally else _Events(record, setting).rows()
    return _table(record, setting, rows)


@frozen
class _Rows:
    """A table before it is one: its columns' heads, which of them hold numbers, its rows, and what is said below it."""

    heads: Sequence[str]
    numbers: Sequence[bool]
    body: str
    said: Sequence[str]


def _table(record: EventTableRecord, setting: Setting, rows: _Rows) -> str:
    caption = element("caption", {}, setting.line("title"))
    columns = "".join(element("col", {"align": "right"} if each else {}) for each in rows.numbers)
    head = element("thead", {}, element("tr", {}, "".join(element("th", {}, escape(head)) for head in rows.heads)))
    said = [escape(neutral(record.subtitle)) + "."] if record.subtitle else []
    said = [*said, *rows.said, credit(record, setting)]
    printed = " ".join(filter(None, said))
    below = element("credit", {}, printed) if printed else ""
    own = {"id": record.id, "width": "wide" if record.width == "wide" else None}
    return element("table", own, caption + columns + head + element("tbody", {}, rows.body) + below)


def _cell(content: str) -> str:
    return element("td", {}, content) if content else "<td/>"


def _bar(amount: Amount | None, largest: float) -> str:
    """A bar beside a number, with a space that no line ends at; for None an empty one, so that numbers stay aligned."""
    number = next((each for each in (amount.best, amount.low, amount.high) if each is not None), 0.0) if amount else 0.0
    return "\u00a0" + element("bar", {"value": float(number), "of": float(largest or 1)})


def _largest(amounts: Iterable[Amount | None]) -> float:
    known = (each for amount in amounts if amount for each in amount if each is not None)
    return max(known, default=0.0)


# ── Events ───────────────────────────────────────────────────────────────────


class _Events:
    """The rows of one table of events."""

    def __init__(self, record: EventTableRecord, setting: Setting) -> None:
        self.record = record
        self.press = setting.press
        self.told = Told(record, setting.file, setting.press)
        self.every = _ordered(rows_of(record, setting.file), record)
        self.shown = self.every[: record.most]
        self.columns = [each.column for each in record.columns] or list(self._known())
        self.headings = {each.column: each.heading for each in record.columns}
        self.largest = {name: _largest(getattr(row, name, None) for row in self.shown) for name in TOLLS}

    def _known(self) -> Iterator[str]:
        """The columns that anything is known of; what a file has under other names is asked for by name."""
        for column in ("date", "place", "type", "summary", "killed", "injured"):
            if any(self.told.text(row, column) for row in self.shown):
                yield column

    def rows(self) -> _Rows:
        """Everything that the table prints."""
        groups = _grouped(self.shown, self.record.group)
        body = "".join(self._group_head(key) + "".join(map(self._row, rows)) for key, rows in groups)
        body += self._totals() if self.record.totals else ""
        numbers = [column in TOLLS for column in self.columns]
        return _Rows([self._heading(column) for column in self.columns], numbers, body, self._said())

    def _heading(self, column: str) -> str:
        named = self.headings.get(column) or event_word(column, self.press.language) or column.replace("_", " ")
        return named[:1].upper() + named[1:]

    def _word(self, name: str) -> str:
        return event_word(name, self.press.language) or name

    def _row(self, row: EventRow) -> str:
        return element("tr", {}, "".join(_cell(self._content(row, column)) for column in self.columns))

    def _content(self, row: EventRow, column: str) -> str:
        said = self.told.elements(row, column) or (UNKNOWN if column in TOLLS else "")
        if column in TOLLS and column in self.record.bars:
            said += _bar(getattr(row, column), self.largest[column])
        return said

    def _group_head(self, key: str | None) -> str:
        if key is None:
            return ""
        named = self.press.period(key) if self.record.group in PERIODS and key else key
        head = {"span": len(self.columns)} if len(self.columns) > 1 else {}
        return element("tr", {}, element("th", head, escape(neutral(named or UNKNOWN))))

    def _totals(self) -> str:
        """The last row: the people killed and the injured, each for itself, of all events that there are."""
        cells = [self._total(column) for column in self.columns]
        cells[0] = element("th", {}, self._word("total"))
        return element("tr", {}, "".join(cells))

    def _total(self, column: str) -> str:
        if column not in TOLLS:
            return "<td/>"
        total = sum_of([getattr(row, column) for row in self.every])
        printed = element("strong", {}, escape(self.press.in_column(total)) if total else UNKNOWN)
        return _cell(printed + (_bar(None, 1.0) if column in self.record.bars else ""))

    def _said(self) -> list[str]:
        """What has to be known to read it: what marks mean, and how many rows are left out."""
        texts = [self.told.text(row, column) for row in self.shown for column in self.columns if column in TOLLS]
        said = [self._word("not known")] if "" in texts else []
        if any("≥" in text or "≤" in text for text in texts) or (self.record.totals and "" in texts):
            said.append(self._word("signs"))
        if left := len(self.every) - len(self.shown):
            said.append(self._word("more").format(count=self.press.number(left)))
        return said


def _ordered(rows: Sequence[EventRow], record: EventTableRecord) -> list[EventRow]:
    """The rows in the order that a record asks for; those without a date come last in any."""
    dated, undated = [row for row in rows if row.date], [row for row in rows if not row.date]
    if record.order == "newest":
        return [*reversed(dated), *undated]
    if record.order == "killed":
        return sorted(rows, key=lambda row: -_largest([row.killed]))
    return [*dated, *undated]


def _grouped(rows: Sequence[EventRow], group: str | None) -> Iterator[tuple[str | None, list[EventRow]]]:
    """Rows with what they stand under: periods as they follow one another, names by their first rows; None for
    nothing."""
    if group is None:
        yield None, list(rows)
        return
    key = _key(group)
    order = {name: at for at, name in enumerate(dict.fromkeys(map(key, rows)))}
    for name, under in groupby(sorted(rows, key=lambda row: order[key(row)]), key):
        yield name, list(under)


def _key(group: str) -> Callable[[EventRow], str]:
    if group in PERIODS:
        return lambda row: (period_of(group, row.date) if row.date else None) or ""
    return lambda row: getattr(row, group) or ""


def sum_of(amounts: Sequence[Amount | None]) -> Amount | None:
    """Numbers added up: exact where all are, else from the lowest to the highest; “at least” where one isn't known or
    is open above. None where nothing is known at all."""
    known = [each for each in amounts if each is not None]
    if not known:
        return None
    lows, highs = [each.lowest or 0 for each in known], [each.highest for each in known]
    low = sum(lows)
    if len(known) < len(amounts) or None in highs:
        return Amount(low, None, None)
    high = sum(each for each in highs if each is not None)
    return Amount(None, low, None) if low == high else Amount(low, None, high)


# ── What a tally counts ──────────────────────────────────────────────────────


def _of_tally(record: EventTableRecord, setting: Setting) -> _Rows:
    """The groups of a tally, each number with its bar."""
    tally, press = setting.file.counted.tallies[record.tally or ""], setting.press
    by, measures = tally.question.by, tally.question.measures
    shown = tally.groups[: record.most]
    largest = {name: _largest(group.amounts.get(name) for group in shown) for name in measures}

    def numbers(group: Group, is_total: bool = False) -> Iterator[str]:
        for measure in measures:
            amount = group.amounts.get(measure)
            said = escape(press.in_column(amount)) if amount else UNKNOWN
            bar = _bar(None if is_total else amount, largest[measure])
            yield _cell(said + (bar if not record.bars or measure in record.bars else ""))

    rows = [_row([*map(_cell, _names(group, by, press)), *numbers(group)]) for group in shown]
    if record.totals:
        total = element("th", {}, event_word("total", press.language) or "")
        rows.append(_row([total, *["<td/>"] * (len(by) - 1), *numbers(tally.total, is_total=True)]))
    left = len(tally.groups) - len(shown)
    said = [(event_word("more", press.language) or "").format(count=press.number(left))] if left else []
    heads = [event_word(name, press.language) or name.replace("_", " ") for name in (*by, *measures)]
    numbered = [name in measures for name in (*by, *measures)]
    return _Rows([each[:1].upper() + each[1:] for each in heads], numbered, "".join(rows), said)


def _names(group: Group, by: Sequence[str], press: Press) -> Iterator[str]:
    """What a group is called in each of a tally's groupings."""
    for name, key in zip(by, group.keys, strict=True):
        yield escape(neutral(press.period(key) if name in PERIODS else key or UNKNOWN))


def _row(cells: Iterable[str]) -> str:
    return element("tr", {}, "".join(cells))
