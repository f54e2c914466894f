"""An id names one thing in the whole paper, so that a link to it leads to one place."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.checks.named import LISTS, ids
from briefgen.problems import Collector, Position


def check_ids(file: BriefFile, problems: Collector) -> None:
    """A second use of an id, in whatever list, is a problem that names the line of the first."""
    first: dict[str, tuple[str, Position]] = {}
    for given, owner, place in _given(file):
        # Word's bookmarks, which links go to, don't tell capitals from small letters.
        key = given.casefold()
        if key in first:
            hint = f"{first[key][0]} on line {first[key][1].line} has it already; choose another"
            problems.add(place, f"the id `{given}` is given twice", hint, "duplicate-id")
        first.setdefault(key, (owner, place))


def _given(file: BriefFile) -> Iterator[tuple[str, str, Position]]:
    """Every id with what has it and where: those of fields, then those in prose."""
    for name in LISTS:
        for given, path in ids(file.brief, name):
            yield given, _of(path), file.placed.place(path).value
    for place, given in file.ids:
        yield given, "something in the text", place


def _of(path: FieldPath) -> str:
    word = str(path[-3])[:-1]
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
