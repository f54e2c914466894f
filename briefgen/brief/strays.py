"""What prose prints as it was typed and most likely meant as its marks: `**` without a pair, a source's id in brackets,
rows of tables that lack cells. Rules tell of it, once the ids of all sources are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.brief.citation import KEY
from briefgen.frozen import frozen
from briefgen.problems import Position

if TYPE_CHECKING:
    from briefgen.brief.inline import Field


@frozen(slots=True)
class Stray:
    """Where marks are printed. `key` is what may be a source's id; None where `**` has no pair."""

    place: Position
    key: str | None


@frozen(slots=True)
class ShortRow:
    """A row of a table with fewer cells than the head has columns."""

    place: Position
    cells: int
    columns: int


_STRAY = re.compile(
    rf"\[-?(?P<bracketed>{KEY})\]"
    rf"|(?<=[\s(;,])@(?P<bare>{KEY})(?![^\[\]]{{0,200}}\])"
    r"|(?P<bold>[^\s*]{0,40}\*\*+(?:[^\s*]+| [^\s*]+)?)"
)
"""`\\[@its-id]` is meant as text, so what a bracket closes is left."""
_MAY_STRAY = re.compile(r"[\[@]|\*\*")


def gather_strays(text: str, field: Field, line: int) -> None:
    """Remember what stands in the words of a line, all marks that are understood taken out."""
    if not _MAY_STRAY.search(text):
        return
    for found in _STRAY.finditer(text):
        key = found["bracketed"] or found["bare"]
        field.brief.strays.append(Stray(field.at(line, found[0]), key))
