"""An id names one thing in the whole paper, so that a link to it leads to one place."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath, one_of
from briefgen.checks.named import LISTS, ids
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector, Position

DUPLICATE_ID = Rule(
    "duplicate-id",
    "error",
    """An id names two things, so that a link to it could lead to either.

Ids are the paper's, not a list's: a finding and a section can't share one. Capitals don't tell two ids apart, because
Word's bookmarks don't. Choose another for one of them, and change what points at it.""",
    firm=True,
)
RULES = (DUPLICATE_ID,)


def check_ids(file: BriefFile, _house: House, problems: Collector) -> None:
    """A second use of an id, in whatever list, is a problem that names the line of the first."""
    first: dict[str, tuple[str, Position]] = {}
    for given, owner, place in _given(file):
        # Word's bookmarks, which links go to, don't tell capitals from small letters.
        key = given.casefold()
        if key in first:
            hint = f"{first[key][0]} on line {first[key][1].line} has it already; choose another"
            DUPLICATE_ID.found(problems, place, f"the id `{given}` is given twice", hint)
        first.setdefault(key, (owner, place))


def _given(file: BriefFile) -> Iterator[tuple[str, str, Position]]:
    """Every id with what has it and where: those of fields, then those in prose."""
    for name in LISTS:
        for given, path in ids(file.brief, name):
            yield given, _of(path), file.placed.place(path).value
    for place, given in file.ids:
        yield given, "something in the text", place


def _of(path: FieldPath) -> str:
    word = one_of(str(path[-3]))
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
