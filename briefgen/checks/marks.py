"""Marks of Markdown that are printed as they were typed, though they pass for text."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.brief.strays import Stray
from briefgen.checks.named import ids
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector

STRAY_MARK = Rule(
    "stray-mark",
    "warning",
    r"""Text prints `**`, or the id of a source in its brackets, as it was typed.

`**` makes words bold where it stands close to them at both ends, in one paragraph: `**Set up a commission.**` A
citation begins with `@` and stands in square brackets: `[@helcom-list]`, not `[helcom-list]` or `(@helcom-list)`.

Write it so. Marks that are text have a backslash before them: `216\*\*`.""",
)
SHORT_ROW = Rule(
    "short-row",
    "warning",
    r"""A row of a table has fewer cells than its head, so that the last ones are printed empty.

Where the bar of a cell in the middle was forgotten, all that follows stands in the wrong column.

Count the bars. A cell that is meant to be empty is written too: `| soldiers | 17 | |`.""",
)
RULES = (STRAY_MARK, SHORT_ROW)


def check_marks(file: BriefFile, _house: House, problems: Collector) -> None:
    """Marks without a pair, ids of sources that are no citations, and rows that are too short."""
    sources = {*dict(ids(file.brief, "sources")), *file.library}
    for stray in file.strays:
        if stray.key is None or stray.key in sources:
            STRAY_MARK.found(problems, stray.place, *_said(stray))
    for row in file.short_rows:
        has = f"{row.cells} cell{'s' * (row.cells != 1)}"
        hint = "count the bars; a cell that is meant to be empty is written too: `| |`"
        SHORT_ROW.found(problems, row.place, f"this row has {has}, the head has {row.columns}", hint)


def _said(stray: Stray) -> tuple[str, str]:
    """What is wrong, and what to write."""
    if stray.key is None:
        return "this `**` has no pair and is printed", r"write `**` at both ends of what is bold; as text, `\*\*`"
    message = f"`{stray.key}` is a source, and is printed here as text"
    return message, f"write [@{stray.key}] to cite it"
