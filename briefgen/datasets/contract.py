"""What a brief asks of this room: a file opened, its facts, what is counted of it, and its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefgen.datasets.questions import EventRow, Question, Tally, Where


@dataclass(frozen=True)
class Facts:
    """What is known of a file as a whole.

    `publisher` is whose export it is (ACLED), None for a plain table; `citation` how the publisher asks to be cited,
    with `{retrieved}` where the day of the download belongs. `provisional`: its figures may still change (UCDP's
    candidate events). `rows` are counted without the header, `begin` and `end` are its first and last day (ISO; None
    where nothing has a date), `snapshot` is the SHA-256 of its bytes in hexadecimal digits.
    """

    publisher: str | None
    citation: str | None
    provisional: bool
    rows: int
    begin: str | None
    end: str | None
    snapshot: str


class Unanswerable(Exception):
    """A question that a file has no answer to: which part of it (`by`, `count`, or the name of a field of `where`), the
    word there that is wrong, what is wrong and what to write."""

    def __init__(self, part: str, word: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.part, self.word, self.message, self.hint = part, word, message, hint


class Dataset(Protocol):
    """A file of events that can be asked: `datasets.open_dataset(path, shown, format, sheet, columns)` gives it, or
    raises ProblemsFound with `file.csv:row:column` problems; `datasets.events_of(rows)` that of the brief's own."""

    @property
    def facts(self) -> Facts:
        """What is known of the file."""

    def count(self, question: Question) -> Tally:
        """The answer. Raises Unanswerable for a column that there isn't."""

    def events(self, where: Where) -> tuple[EventRow, ...]:
        """The events that fit, in the order of the file. Raises Unanswerable."""
