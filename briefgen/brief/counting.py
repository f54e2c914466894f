"""What a brief has counted: its files opened, its tallies answered, while the brief is read.

What can't be counted is a problem at its place in the YAML; what is wrong in a file, at its row and column there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.brief.beside import Kind, located
from briefgen.brief.datasets import EVENTS, Columns, DataFile, Filter, TallyRecord
from briefgen.brief.model import Brief, Event
from briefgen.brief.placing import graphics, named_by
from briefgen.frozen import frozen
from briefgen.problems import Collector, Problem, ProblemsFound, did_you_mean
from briefgen.reading import Placed
from briefgen.reads import remembered
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.datasets import BadQuestion, Dataset, Question, Tally, Where

_FILES = Kind(
    (".csv", ".tsv", ".txt", ".xlsx", ".json", ".geojson", ".parquet"),
    "events",
    "name a CSV, TSV, XLSX, JSON, GeoJSON or Parquet file",
    "data-file",
)


@frozen
class Counted:
    """What the files of a brief say: `data` are they by their ids, with the brief's own events under `events` where
    something asks for them; `tallies` is what was counted, by the ids of the tallies."""

    data: Mapping[str, Dataset] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def counted(brief: Brief, placed: Placed, folder: Path, workspace: Workspace, problems: Collector) -> Counted:
    """Everything that a brief in `folder` has counted. A brief without files and tallies pays for nothing."""
    data: dict[str, Dataset] = {}
    for at, record in enumerate(brief.data):
        opened = problems.attempt(lambda r=record, n=at: _opened(r, n, placed, folder, workspace))  # type: ignore[misc]
        if opened is not None:
            data[record.id] = opened
    if _asks_for_events(brief):
        data[EVENTS] = _own_events(brief, placed)
    return Counted(data, dict(_answers(brief, data, placed, problems)))


def _asks_for_events(brief: Brief) -> bool:
    named = ((wanted, of) for path, record in graphics(brief) for wanted, of, _ in named_by(record, path))
    return any(tally.of == EVENTS for tally in brief.tallies) or (EVENTS, "data") in named


# ── Files ────────────────────────────────────────────────────────────────────


def _opened(record: DataFile, at: int, placed: Placed, folder: Path, workspace: Workspace) -> Dataset:
    """A file of events. Raises ProblemsFound with what is wrong in it, or in how it is declared."""
    from briefgen.datasets import BadFile

    path = located(record.file, _FILES, placed.place(("data", at, "file")).value, folder, workspace)
    try:
        return _open(path, workspace.shown(path), record.format, record.sheet, record.columns)
    except BadFile as bad:
        place = placed.place(("data", at, _DECLARED.get(bad.rule, "file"))).value
        raise ProblemsFound([Problem(place, bad.message, bad.hint, bad.rule)]) from None


_DECLARED = {"data-format": "format", "data-column": "columns", "data-sheet": "sheet"}
"""The field that says what a problem with the file as a whole is about; else it is the file's name."""


@remembered(most=4)
def _open(path: Path, shown: str, form: str | None, sheet: str | None, columns: Columns | None) -> Dataset:
    """A file read once, however many editions are made of its brief."""
    from briefgen.datasets import open_dataset

    declared = {name: names for name, names in columns.model_dump().items() if names} if columns else {}
    return open_dataset(path, shown, form, sheet, declared)


def _own_events(brief: Brief, placed: Placed) -> Dataset:
    """The brief's own events, as a file would hold them."""
    from briefgen.datasets.dataset import Dataset
    from briefgen.datasets.formats import FIELDS, PLAIN
    from briefgen.datasets.table import held

    names = {actor.id: actor.name for actor in brief.actors if actor.id}
    rows = [_as_row(event, names) for event in brief.events]
    lines = [placed.place(("events", at)).value.line or 1 for at in range(len(rows))]
    table = held(FIELDS, lines, [[row.get(name) or "" for name in FIELDS] for row in rows])
    return Dataset("this brief’s events", Path(placed.path), table, PLAIN, {name: (name,) for name in FIELDS})


_DEGREES = re.compile(r"\s*(-?\d{1,2}(?:\.\d{1,9})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,9})?)\s*")


def _as_row(event: Event, names: Mapping[str, str]) -> dict[str, str | None]:
    begin, _, end = event.date.partition("/")
    degrees = _DEGREES.fullmatch(event.location or "")
    row = {"date": begin, "end": end, "id": event.id, "type": event.type, "place": event.place}
    row["actor"] = "; ".join(names.get(name, name) for name in event.actors)
    row |= {"latitude": degrees[1], "longitude": degrees[2]} if degrees else {}
    row |= {"summary": " ".join(event.summary.split())}
    for name, toll in (("killed", event.killed), ("injured", event.injured)):
        if toll:
            numbers = {f"{name}_low": toll.low, name: toll.best, f"{name}_high": toll.high}
            row |= {key: f"{number:g}" for key, number in numbers.items() if number is not None}
    return row


# ── Tallies ──────────────────────────────────────────────────────────────────


def _answers(
    brief: Brief, data: Mapping[str, Dataset], placed: Placed, problems: Collector
) -> Iterator[tuple[str, Tally]]:
    known = [*(record.id for record in brief.data), EVENTS]
    for at, record in enumerate(brief.tallies):
        if record.of in data:
            answer = problems.attempt(lambda r=record, n=at: _answer(r, data[r.of], n, placed))  # type: ignore[misc]
            if answer is not None:
                yield record.id, answer
        elif record.of not in known:
            hint = did_you_mean(record.of, known) or f"there are: {', '.join(known)}"
            message = f"there is no data file with the id `{record.of}`"
            problems.add(placed.place(("tallies", at, "of")).value, message, hint, "unknown-id")


def _answer(record: TallyRecord, data: Dataset, at: int, placed: Placed) -> Tally:
    """What a tally counts. Raises ProblemsFound with why it can't be counted."""
    from briefgen.datasets import BadQuestion, count

    try:
        return count(data, question_of(record), record.empty is not None)
    except BadQuestion as bad:
        place = placed.place(_asked(record, bad, at)).value
        hint = _EMPTY if bad.field == ("where",) else bad.hint
        raise ProblemsFound([Problem(place, bad.message, hint, "tally")]) from None


_EMPTY = "look at its dates and spellings; where it may be that there are none, say so: `empty: allowed`"


def _asked(record: TallyRecord, bad: BadQuestion, at: int) -> tuple[str | int, ...]:
    """Where in the YAML that part of a question stands that is wrong."""
    here: tuple[str | int, ...] = ("tallies", at)
    names = [_IN_YAML.get(name, name) for name in bad.field if name != "columns"]
    if names[0] == "where" and record.where is None:
        return (*here, "of")
    group = record.where if names[0] == "where" else record
    named = getattr(group, bad.field[-1] if bad.field[-1] != "measures" else "count", None)
    several = named if isinstance(named, tuple) and len(named) > 1 else ()
    return (*here, *names, *(number for number, name in enumerate(several) if f"“{name}”" in bad.message))


_IN_YAML = {"begin": "from", "end": "to", "measures": "count", "before": "compare"}
"""The fields of a question that are called otherwise where it is written."""


def question_of(record: TallyRecord) -> Question:
    """What a tally asks of its file."""
    from briefgen.datasets import Question

    compared = record.compare
    own = (compared.begin, compared.end) if compared and compared.begin and compared.end else None
    return Question(where_of(record.where), record.by, record.count, own or ("previous" if compared else None))


def where_of(given: Filter | None) -> Where:
    """A filter as it is asked; without one, all events."""
    from briefgen.datasets import Where

    if given is None:
        return Where()
    names = ("begin", "end", "country", "admin1", "admin2", "place", "type", "subtype", "actor", "box")
    return Where(**{name: getattr(given, name) for name in names}, columns=given.columns)
