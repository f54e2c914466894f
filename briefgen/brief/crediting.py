"""Where the numbers of a graphic come from, as is printed below it.

The publisher's citation with the day of the download, which events were counted, what was changed, and what is not
known. Such attribution is a condition of use of ACLED and others.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from briefgen.brief.csl import spoken_names
from briefgen.brief.datasets import EVENTS, DataFile, Filter, TallyRecord
from briefgen.brief.filter_words import filter_words
from briefgen.brief.graphics import GraphicRecord, Setting
from briefgen.brief.placing import named_by
from briefgen.brief.typography import neutral, printed_plain
from briefgen.language.words import word

if TYPE_CHECKING:
    from briefgen.brief.quoting import Press
    from briefgen.brief.read import BriefFile
    from briefgen.brief.source import Source
    from briefgen.datasets import Publisher


def credit(record: GraphicRecord, setting: Setting) -> str:
    """The inline elements of a graphic's credit: its note, then its own source line or the one made from what it shows;
    empty where there is nothing to say. A publisher's conditions hold beside a line of its own."""
    said = [setting.line(name) for name in ("note", "credit") if getattr(record, name)]
    used = list(_used(record, setting))
    crediting = _Crediting(setting.file, setting.press)
    for data in dict.fromkeys(data for data, _ in used):
        if not record.credit or crediting.has_conditions(data):
            said.append(crediting.source(data))
    if not record.credit:
        said += crediting.of_figures(record, setting)
    said += crediting.counted([tally for _, tally in used if tally], getattr(record, "where", None))
    return " ".join(_ended(each) for each in dict.fromkeys(said) if each)


def _used(record: GraphicRecord, setting: Setting) -> Iterator[tuple[str, TallyRecord | None]]:
    """Each set of data that a graphic shows, by its id, with the tally of it, if any."""
    tallies = {tally.id: tally for tally in setting.file.brief.tallies}
    for name, of, _ in named_by(record, setting.path):
        if of == "tallies" and name in tallies:
            yield tallies[name].of, tallies[name]
        elif of == "data":
            yield name, None


def data_facts(file: BriefFile, press: Press) -> list[dict[str, object]]:
    """What the method says of each file of a brief, as plain data: how it is cited, what period and how many rows it
    has, which snapshot of it was counted, and which of its events the tallies count."""
    crediting = _Crediting(file, press)
    return [crediting.facts(record) for record in file.brief.data]


class _Crediting:
    """Says where the numbers of one brief come from."""

    def __init__(self, file: BriefFile, press: Press) -> None:
        self.file = file
        self.press = press
        self.data = {record.id: record for record in file.brief.data}
        self.sources = {held.source.id: held.source for held in file.sources}

    def has_conditions(self, name: str) -> bool:
        """Whether the publisher of a file asks for attribution."""
        return name in self.data and self._publisher(self.data[name]) is not None

    def _publisher(self, record: DataFile) -> Publisher | None:
        from briefgen.datasets import publisher_of  # most briefs have no data

        return publisher_of(self.file.counted.data[record.id])

    def source(self, name: str) -> str:
        """The source line of a file; that of the brief's own events is empty."""
        if name == EVENTS:
            return ""
        record, dataset = self.data[name], self.file.counted.data[name]
        named = self.citation(record)
        line = self._worded("source", _text(named)) if named else ""
        provisional = self._worded("provisional") if dataset.is_provisional else ""
        changed = self._worded("changes", _text(record.changes)) if record.changes else ""
        return " ".join(_ended(each) for each in (line, provisional, changed) if each)

    def citation(self, record: DataFile) -> str:
        """How a file is cited: as its publisher asks, else as the source that it is; empty without either."""
        publisher, day = self._publisher(record), self.press.day(record.retrieved)
        source = self.sources.get(record.source) if record.source else None
        named = publisher.citation if publisher else _named(source) if source else record.unsourced
        version = self._worded("version", record.version) if record.version else ""
        retrieved = self._worded("retrieved", day) if day else ""
        return ", ".join(each for each in (named, version, retrieved) if each) if named else ""

    def facts(self, record: DataFile) -> dict[str, object]:
        """What is known of a file."""
        dataset, publisher = self.file.counted.data[record.id], self._publisher(record)
        return {
            "citation": self._typographic(self.citation(record)),
            "publisher": publisher and publisher.name,
            "provisional": dataset.is_provisional,
            "rows": dataset.rows,
            "period": "/".join(dataset.period) if dataset.period else None,
            "snapshot": dataset.snapshot,
            "filters": self._filters(record),
        }

    def _filters(self, record: DataFile) -> list[dict[str, str | None]]:
        """What the tallies of a file count of it, where that isn't all, each once."""
        tallies = [tally for tally in self.file.brief.tallies if tally.of == record.id]
        every = {
            (tally.label and self._typographic(tally.label), filter_words(tally.where, self.press)): None
            for tally in tallies
        }
        return [{"label": label, "only": self._typographic(words)} for label, words in every if words]

    def _typographic(self, text: str) -> str:
        return printed_plain(text, self.press.language)

    def of_figures(self, record: GraphicRecord, setting: Setting) -> Iterator[str]:
        """The sources of the figures of the ledger that a graphic shows, each once."""
        names = {name for name, of, _ in named_by(record, setting.path) if of == "figures"}
        claims = [claim for figure in self.file.brief.figures if figure.id in names for claim in figure.claims]
        named = [_named(self.sources[claim.source]) for claim in claims if claim.source in self.sources]
        if every := list(dict.fromkeys(named)):
            yield self._worded("source" if len(every) == 1 else "sources", _text("; ".join(every)))

    def counted(self, tallies: list[TallyRecord], where: Filter | None) -> Iterator[str]:
        """Which events were counted, and of how many a number isn't known."""
        filters = [tally.where for tally in tallies] or [where]
        for each in dict.fromkeys(filter_words(given, self.press) for given in filters):
            if each:
                yield self._worded("only", _text(each))
        for tally in tallies:
            for measure, number in self.file.counted.tallies[tally.id].total.unknown.items():
                if number and measure in ("killed", "injured"):
                    yield self._worded(f"unknown {measure}", self.press.number(number))

    def _worded(self, name: str, fill: str = "") -> str:
        return word(name, self.press.language).replace("{}", fill)


def _named(source: Source) -> str:
    """What a source is called in few words: who wrote it and who published it, else its title."""
    written = spoken_names(source.author) if source.author else ""
    return ", ".join(dict.fromkeys(filter(None, (written, source.publisher)))) or source.title


def _text(text: str) -> str:
    return escape(neutral(text))


def _ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.rstrip("\"'”’)").endswith((".", "!", "?", "…")) else f"{text}."
