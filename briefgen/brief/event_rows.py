"""The events that a timeline or a table lists: chosen from a file or from the brief's own, in one vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from briefgen.brief.counting import where_of
from briefgen.brief.datasets import EVENTS
from briefgen.brief.prose import in_line
from briefgen.brief.typography import neutral

if TYPE_CHECKING:
    from briefgen.brief.event_tables import EventTableRecord
    from briefgen.brief.graphics import GraphicRecord
    from briefgen.brief.quoting import Press
    from briefgen.brief.read import BriefFile
    from briefgen.brief.timelines import TimelineRecord
    from briefgen.datasets import EventRow

COLUMNS = ("date", "place", "type", "subtype", "actors", "country", "admin1", "admin2", "killed", "injured", "summary")
"""What is known of an event under the same name in every file."""
TOLLS = ("killed", "injured")


def rows_of(record: TimelineRecord | EventTableRecord, file: BriefFile) -> Sequence[EventRow]:
    """The events that a record lists, by their dates, those without one last. Raises BadQuestion where its file doesn't
    have what is asked for."""
    from briefgen.datasets import events

    rows = events(file.counted.data[record.data], where_of(record.where))
    return [row for row in rows if row.id in record.events] if record.events else rows


def own_events(record: GraphicRecord, file: BriefFile) -> frozenset[int]:
    """Which of the brief's own events a graphic shows one by one, by their places in the list; none where it shows a
    file's, or what a tally counts. For briefs that nothing is wrong with."""
    from briefgen.datasets import events

    if getattr(record, "data", None) != EVENTS or getattr(record, "tally", None):
        return frozenset()
    named = getattr(record, "events", ())
    rows = events(file.counted.data[EVENTS], where_of(getattr(record, "where", None)))
    lines = {row.row for row in rows if not named or row.id in named}
    places = range(len(file.brief.events))
    return frozenset(at for at in places if file.placed.place(("events", at)).value.line in lines)


class Told:
    """What is printed of events, as inline elements."""

    def __init__(self, record: TimelineRecord | EventTableRecord, file: BriefFile, press: Press) -> None:
        self.press = press
        self.file = file
        own = enumerate(file.brief.events) if record.data == EVENTS else ()
        self._own = {file.placed.place(("events", at)).value.line: at for at, _ in own}

    def text(self, row: EventRow, column: str) -> str:
        """A column of an event as plain text; empty where nothing is known."""
        if column == "date":
            return self.press.day(period_of(row), "short")
        if column == "actors":
            return ", ".join(row.actors)
        if column in TOLLS:
            amount = getattr(row, column)
            return self.press.in_column(amount) if amount else ""
        found = getattr(row, column, None) if column in COLUMNS else row.others.get(column)
        return found or ""

    def elements(self, row: EventRow, column: str) -> str:
        """The same with the markup, notes and citations of the brief's own prose."""
        at = self._own.get(row.row)
        if column == "summary" and at is not None:
            return in_line(self.press.printed(self.file.elements.get(("events", at, "summary"), "")))
        return escape(neutral(self.text(row, column)))


def period_of(row: EventRow) -> str | None:
    """When an event was, as an ISO date or two with a slash between; None where that isn't known."""
    return f"{row.date}/{row.end}" if row.date and row.end and row.end != row.date else row.date


def columns_of(rows: Sequence[EventRow]) -> Iterator[str]:
    """Every column that can be printed of some events: those known by the same name everywhere, then the file's own."""
    yield from COLUMNS
    yield from dict.fromkeys(name for row in rows[:1] for name in row.others)
