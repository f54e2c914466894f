"""What a brief has counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.brief.datasets import Filter, TallyRecord
from briefgen.datasets import Dataset, Question, Tally, Where


@dataclass(frozen=True)
class Counted:
    """What the files of a brief say: `data` are they by their ids, with the brief's own events under `events`;
    `tallies` what was counted, by the ids of the tallies."""

    data: Mapping[str, Dataset] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def question_of(record: TallyRecord) -> Question:
    """What a tally asks of its file."""
    compared = record.compare
    before = None if compared is None else (compared.begin, compared.end) if compared.begin else "previous"
    return Question(where_of(record.where), record.by, record.count, before)  # type: ignore[arg-type]


def where_of(given: Filter | None) -> Where:
    """A filter as it is asked."""
    if given is None:
        return Where()
    names = ("begin", "end", "country", "admin1", "admin2", "place", "type", "subtype", "actor", "box")
    return Where(**{name: getattr(given, name) for name in names}, columns=given.columns)
