"""An id names one thing: no two in the same list are equal."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.brief.walk import FieldPath
from briefgen.checks.named import LISTS, ids
from briefgen.problems import Collector
from briefgen.theme import Theme


def check_ids(file: BriefFile, theme: Theme, problems: Collector) -> None:
    """A second use of an id is a problem that names the line of the first."""
    for name in LISTS:
        first: dict[str, FieldPath] = {}
        for given, path in ids(file.brief, name):
            if given in first:
                line = file.placed.place(first[given]).value.line
                message = f"the id `{given}` is given twice among the {name}"
                problems.add(
                    file.placed.place(path).value,
                    message,
                    f"it stands on line {line} already; choose another",
                    "duplicate-id",
                )
            first.setdefault(given, path)
