"""An id names one thing in the whole paper, so that a link to it leads to one place."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.checks.named import LISTS, ids
from briefgen.problems import Collector


def check_ids(file: BriefFile, problems: Collector) -> None:
    """A second use of an id, in whatever list, is a problem that names the line of the first."""
    first: dict[str, FieldPath] = {}
    for name in LISTS:
        for given, path in ids(file.brief, name):
            # Word's bookmarks, which links go to, don't tell capitals from small letters.
            key = given.casefold()
            if key in first:
                there = file.placed.place(first[key]).value.line
                hint = f"{_of(first[key])} on line {there} has it already; choose another"
                problems.add(file.placed.place(path).value, f"the id `{given}` is given twice", hint, "duplicate-id")
            first.setdefault(key, path)


def _of(path: FieldPath) -> str:
    word = str(path[-3])[:-1]
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
