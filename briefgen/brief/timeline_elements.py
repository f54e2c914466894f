"""A timeline as elements: a scale, or a list of events under the names of its phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING

from briefgen.brief.crediting import credit
from briefgen.brief.event_rows import Told, period_of, rows_of
from briefgen.brief.graphics import Setting, element
from briefgen.brief.timelines import PhaseRecord, TimelineRecord
from briefgen.brief.typography import neutral
from briefgen.language.events import event_word
from briefgen.language.words import word
from briefgen.periods import first_day, last_day

if TYPE_CHECKING:
    from briefgen.datasets import EventRow

_MOST_TOLD = 12
"""So many events are told one by one in the description; of more, only how many they are."""
_TAGS, _NOTES = re.compile(r"<[^>]*>"), re.compile(r"<note\b.*?</note>", re.DOTALL)


def written_timeline(record: TimelineRecord, setting: Setting) -> str:
    """The elements of a timeline. Events without a date have no place on a scale."""
    return _Writer(record, setting).written()


class _Writer:
    """Writes one timeline."""

    def __init__(self, record: TimelineRecord, setting: Setting) -> None:
        self.record = record
        self.setting = setting
        self.press = setting.press
        self.told = Told(record, setting.file, setting.press)
        self.rows = [row for row in rows_of(record, setting.file) if row.date]

    def written(self) -> str:
        return self._scale() if self.record.form == "scale" else self._list()

    def _scale(self) -> str:
        phases = (
            element("phase", {"begin": each.begin, "end": each.end, "label": each.label}) for each in self.record.phases
        )
        inside = "".join([*phases, *map(self._moment, self.rows)])
        own = {"begin": self.record.begin, "end": self.record.end}
        return self.setting.graphic("time-scale", self.record, self._described(), own, inside)

    def _moment(self, row: EventRow) -> str:
        when = {"begin": row.date, "end": row.end if row.end != row.date else None}
        label = self._label(row) or "–"
        picked = {"highlight": self._stands_out(row, label) or None}
        return element("moment", {**when, "label": label, "date": self.told.text(row, "date"), **picked})

    def _label(self, row: EventRow) -> str:
        """What is printed for an event on the scale: the first sentence of a summary."""
        for column in [self.record.label] if self.record.label else ["summary", "place", "type"]:
            text = _plain(self.told.elements(row, column)) if column == "summary" else self.told.text(row, column)
            if text:
                return _first_sentence(text)
        return ""

    def _stands_out(self, row: EventRow, label: str) -> bool:
        names = {name.casefold() for name in self.record.highlight}
        return bool(names & {each.casefold() for each in (row.id, row.date, label) if each})

    def _described(self) -> str:
        """The events in words, for who can't see them; many are only counted."""
        if not self.rows:
            return word("no data", self.press.language)
        first, last = (self.press.day(row.date) for row in (self.rows[0], self.rows[-1]))
        name = "timeline" if len(self.rows) > 1 else "one event"
        said = event_word(name, self.press.language) or ""
        head = said.format(count=self.press.number(len(self.rows)), first=first, last=last)
        named = [f"{self.told.text(row, 'date')}: {self._label(row)}" for row in self.rows[:_MOST_TOLD]]
        told = "; ".join(named) if len(self.rows) <= _MOST_TOLD else ""
        return ": ".join(filter(None, (head, told)))

    # ── One below the other ──────────────────────────────────────────────────

    def _list(self) -> str:
        groups = "".join(self._group(phase, rows) for phase, rows in _by_phase(self.rows, self.record.phases))
        source = credit(self.record, self.setting)
        heading = element("h2", {"id": self.record.id}, self.setting.line("title"))
        return heading + groups + (f"<small-print><p>{source}</p></small-print>" if source else "")

    def _group(self, phase: PhaseRecord | None, rows: Sequence[EventRow]) -> str:
        heading = element("h3", {}, escape(neutral(phase.label))) if phase else ""
        return heading + f"<timeline>{''.join(self._events(rows))}</timeline>" if rows else heading

    def _events(self, rows: Sequence[EventRow]) -> Iterator[str]:
        before = None
        for row in rows:
            when, before = (period_of(row) if period_of(row) != before else None), period_of(row)
            date = self.press.day(when) or None
            said = self.told.elements(row, self.record.label or "summary")
            place = None if self.record.label == "place" else row.place
            yield element("event", {"date": date, "place": place}, f"<p>{said}</p>" if said else "")


def _by_phase(
    rows: Sequence[EventRow], phases: Sequence[PhaseRecord]
) -> Iterator[tuple[PhaseRecord | None, list[EventRow]]]:
    """The events of each phase, by their first days; those before, between and after phases stand under none."""
    waiting = list(rows)
    for phase in sorted(phases, key=lambda each: first_day(each.begin)):
        before = [row for row in waiting if first_day(row.date or "") < first_day(phase.begin)]
        within = [row for row in waiting if row not in before and first_day(row.date or "") <= last_day(phase.end)]
        waiting = [row for row in waiting if row not in before and row not in within]
        if before:
            yield None, before
        yield phase, within
    if waiting:
        yield None, waiting


def _plain(elements: str) -> str:
    return unescape(_TAGS.sub("", _NOTES.sub("", elements.replace("<br/>", " ")))).strip()


def _first_sentence(text: str) -> str:
    """A text up to its first full stop, without it."""
    found = re.match(r".{3,}?(?=[.!?](?:\s|$))", text)
    return found[0] if found else text
