"""What `briefgen new` wrote as an example is replaced before the paper goes out."""

from __future__ import annotations

import re

from briefgen.brief import Brief, BriefFile
from briefgen.brief.walk import FieldPath, texts
from briefgen.checks.passages import Passage, typed
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector
from briefgen.reading import placed_of
from briefgen.reads import remembered
from briefgen.text import read_bytes
from briefgen.workspace import shipped

STARTER_TEXT = Rule(
    "starter-text",
    "warning",
    """A field still says what `briefgen new` wrote into it, such as “Your Name” or “Do this.”

It would be printed. Write your own, or delete the field.

Only the very words of the starter that comes with the program are told, line by line: a starter of the house's own may
hold what is right in every paper.""",
)
RULES = (STARTER_TEXT,)

_REAL = ("timeframe",)
"""Fields whose example may well be what is meant: within three months."""
_FILLED_IN = re.compile(rb"\{\{\w+\}\}")
"""What `briefgen new` fills in itself."""


def check_starter_text(file: BriefFile, _house: House, problems: Collector) -> None:
    """The first line of a field that stands in the starter too is a problem."""
    examples = _examples()
    for path, kind, text in typed(file):
        if kind.name != "exact" and path[-1] not in _REAL:
            _check(file, path, text, examples, problems)


def _check(file: BriefFile, path: FieldPath, text: str, examples: frozenset[str], problems: Collector) -> None:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words in examples:
            begin = text.index(words, start)
            message = f"“{words[:60]}{'…' * (len(words) > 60)}” is the example that `briefgen new` wrote"
            place = Passage(file, path, text, text).at(begin, begin + len(words))
            STARTER_TEXT.found(problems, place, message, "write your own, or delete it")
            return
        start += len(line) + 1


@remembered(most=1)
def _examples() -> frozenset[str]:
    """Every line of the texts in the starter that comes with the program."""
    path = shipped() / "templates" / "starter.yaml"
    placed = placed_of(_FILLED_IN.sub(b"", read_bytes(path, path.name)), path.name)
    kept = (text for at, kind, text in texts(Brief, placed.data) if kind.name != "exact" and at[-1] not in _REAL)
    return frozenset(line.strip() for text in kept for line in text.split("\n") if line.strip())
