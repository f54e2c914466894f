"""Timelines and tables of events: what they ask for is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.brief import BriefFile
from briefgen.brief.dates import meant_date
from briefgen.brief.event_rows import TOLLS, columns_of, rows_of
from briefgen.brief.event_tables import EventTableRecord
from briefgen.brief.timelines import TimelineRecord
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector, did_you_mean

if TYPE_CHECKING:
    from briefgen.datasets import EventRow

LISTED_EVENTS = Rule(
    "listed-events",
    "error",
    """A timeline or a table of events asks for what its data doesn't have.

A column that there isn't, a filter that no event fits, a highlight that names none of them, a bar beside a column
without numbers: each would leave something out of the paper, and nobody would see it. The columns are date, place,
type, subtype, actors, country, admin1, admin2, killed, injured and summary, and those of the file by their own
names.""",
    firm=True,
)
RULES = (LISTED_EVENTS,)
MOST_ON_A_SCALE = 300
"""More would be a line of dots, with a key of pages."""


def check_listed_events(file: BriefFile, _house: House, problems: Collector) -> None:
    """What a timeline or table of events asks for in vain is a problem at its place."""
    check_listed(file, problems)


def check_listed(file: BriefFile, problems: Collector) -> None:
    """The same for what is left of a brief in an edition, whatever its house says."""
    for at, timeline in enumerate(file.brief.timelines):
        _Checking(file, timeline, ("timelines", at), problems).timeline(timeline)
    for at, table in enumerate(file.brief.event_tables):
        _Checking(file, table, ("event_tables", at), problems).table(table)


def names_of(row: EventRow, label: str | None) -> Iterator[str | None]:
    """Everything that a timeline may call one of its events; `label` is the column that it prints."""
    yield from (row.id, row.date, row.place, row.type, row.summary)
    if label:
        yield row.others.get(label)


class _Checking:
    """Checks one timeline or table."""

    def __init__(
        self, file: BriefFile, record: TimelineRecord | EventTableRecord, here: FieldPath, problems: Collector
    ) -> None:
        self.file = file
        self.record = record
        self.here = here
        self.problems = problems

    def timeline(self, record: TimelineRecord) -> None:
        """Its label and its highlights."""
        rows = self._rows()
        if rows is None:
            return
        if record.form == "scale" and len(rows) > MOST_ON_A_SCALE:
            hint = "choose some of them with `where` or `events`, or write form: list"
            self._found((), f"{len(rows):,} events are more than a scale can show; {MOST_ON_A_SCALE} is the most", hint)
        self._column(record.label, ("label",), rows)
        known = {each.casefold() for row in rows for each in names_of(row, record.label) if each}
        for at, name in enumerate(record.highlight):
            if name.casefold() not in known:
                day = meant_date(name)
                near = f"write {day}" if day in known else did_you_mean(name.casefold(), known)
                hint = near or "name an event by its id, its date or its label"
                self._found(("highlight", at), f"no event here is called “{name[:40]}”", hint)

    def table(self, record: EventTableRecord) -> None:
        """Its columns and its bars."""
        tally = self.file.counted.tallies.get(record.tally or "")
        if record.tally:
            self._bars(record, tally.question.measures if tally else record.bars)
            return
        rows = self._rows()
        for at, each in enumerate(record.columns if rows else ()):
            self._column(each.column, ("columns", at), rows or ())
        self._bars(record, TOLLS)

    def _bars(self, record: EventTableRecord, numbered: Iterable[str]) -> None:
        for at, name in enumerate(record.bars):
            if name not in numbered:
                hint = f"bars stand beside {' and '.join(numbered)}"
                self._found(("bars", at), f"“{name[:40]}” is no column of numbers here", hint)

    def _rows(self) -> Sequence[EventRow] | None:
        """The events; None, with a problem, where they can't be had or there are none."""
        from briefgen.datasets import BadQuestion

        if self.record.data not in self.file.counted.data:
            return None
        try:
            rows = rows_of(self.record, self.file)
        except BadQuestion as bad:
            name = {"begin": "from", "end": "to"}.get(bad.field[-1], bad.field[-1])
            self._found(("where", name) if self.record.where else ("data",), bad.message, bad.hint)
            return None
        if not rows:
            message, hint = _NONE_FITS if self.record.where or self.record.events else _NONE_AT_ALL
            self._found(("where",) if self.record.where else ("data",), message, hint)
        return rows or None

    def _column(self, name: str | None, path: FieldPath, rows: Sequence[EventRow]) -> None:
        from briefgen.datasets import name_hint

        known = list(columns_of(rows))
        if name is not None and name not in known:
            hint = name_hint(self.file.counted.data[self.record.data], name, known)
            self._found(path, f"there is no column “{name[:40]}”", hint)

    def _found(self, path: FieldPath, message: str, hint: str) -> None:
        """A problem at a field of the record, or at the record where that isn't written."""
        place = self.file.placed.place((*self.here, *path))
        LISTED_EVENTS.found(self.problems, place.value, message, hint)


_NONE_FITS = "no event fits", "look at its dates, ids and spellings"
_NONE_AT_ALL = "there are no events to list", "add `events` to the brief, or name one of `data`"
