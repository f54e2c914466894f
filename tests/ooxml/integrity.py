"""What the Open XML SDK's validator misses in a .docx: names that lead nowhere, halves without their other half.

`faults(content)` returns one line for each thing wrong, empty when all is well.
Each rule is a function over the opened package; `RULES` is the list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.ooxml import charts, habits, references, structure
from tests.ooxml.opened import Opened, opened


def faults(content: bytes) -> list[str]:
    """Everything wrong in a .docx that the rules know of, in the order of the rules."""
    package = opened(content)
    return [fault for rule in RULES for fault in rule(package)]


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    references.unknown_styles,
    references.circular_styles,
    references.twice_defined_styles,
    references.unknown_numbering,
    references.unlinked_levels,
    references.dangling_relationships,
    references.parts,
    references.dangling_anchors,
    references.empty_references,
    structure.bookmarks,
    structure.fields,
    structure.counted_fields,
    structure.prompts,
    structure.drawing_ids,
    structure.cells,
    structure.grids,
    structure.beyond_the_sheet,
    structure.sections,
    structure.notes,
    structure.content_controls,
    charts.without_workbook,
    charts.out_of_date,
    charts.axes,
    charts.beyond_the_axis,
    charts.series,
    habits.direct_formatting,
    habits.unstyled,
)
