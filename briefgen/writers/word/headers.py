"""Header and footer of the first page and of all others: running head, folio and marking, as real fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.writers.word.fields import field
from briefgen.writers.word.inlines import Line, Mark, furnished
from briefgen.writers.word.pieces import Para, Piece
from briefgen.writers.word.standing import embargo_strip, watermark
from briefgen.writers.word.styles import MARKING
from briefgen.writers.word.writing import Writing


@dataclass(frozen=True)
class Furniture:
    """What stands in the four parts."""

    header: list[Piece]
    first_header: list[Piece]
    footer: list[Piece]
    first_footer: list[Piece]


def furniture(writing: Writing, bleeds: bool) -> Furniture:
    """What stands around the text; `bleeds`: page one begins with a band that its header continues upwards."""
    footer = _footer(writing)
    first = [_bleeding(writing)] if bleeds else marked(writing) or [Para(writing.styles.role("first-head"))]
    return Furniture(_standing(_header(writing), writing, 1), _standing(first, writing, 2), [footer], [footer])


def _standing(lines: list[Para], writing: Writing, number: int) -> list[Piece]:
    """A header's lines below the embargo's strip, the first of them with the watermark."""
    lines[0].runs = watermark(writing, number) + lines[0].runs
    return [*embargo_strip(writing), *lines]


_PADDING = "\u2007"
"""Beside the marking, in its box: as wide as a digit, never broken, no seam in LibreOffice as a no-break space has."""


def _marking(writing: Writing, line: Line) -> None:
    if writing.paper.marking:
        line.characters(f"{_PADDING}{writing.paper.marking}{_PADDING}", Mark(names=(MARKING,)), rtl=False)


def marked(writing: Writing) -> list[Para]:
    """The paper's marking on a line of its own; nothing without one."""
    if not writing.paper.marking:
        return []
    style = writing.styles.role("marking")
    line = furnished(writing, style)
    _marking(writing, line)
    return [Para(style, "".join(line.parts))]


def _bleeding(writing: Writing) -> Para:
    """A line as high as the space above the band, of the band's colour, from edge to edge; the marking stands in it."""
    style = writing.styles.role("band-top")
    line = furnished(writing, style)
    if writing.paper.marking:
        line.parts.append("<w:r><w:tab/></w:r>")
        _marking(writing, line)
    return Para(style, "".join(line.parts))


def _header(writing: Writing) -> list[Para]:
    said = writing.paper.running_head or writing.paper.running_head_end
    style = writing.styles.role("running-head" if said else "plain-head")
    line = furnished(writing, style, writing.paper.running_head, writing.paper.running_head_end)
    line.words(writing.paper.running_head or "", Mark())
    if writing.paper.running_head_end:
        line.parts.append("<w:r><w:tab/></w:r>")
        line.words(writing.paper.running_head_end, Mark())
    return [*marked(writing), Para(style, "".join(line.parts), rtl=line.rtl)]


def _footer(writing: Writing) -> Para:
    style = writing.styles.role("folio")
    line = furnished(writing, style, writing.paper.running_foot, writing.paper.folio)
    line.words(writing.paper.running_foot or "", Mark())
    line.parts.append("<w:r><w:tab/></w:r>")
    _folio(writing.paper.folio, line)
    if writing.paper.marking:
        line.characters("\u2003", Mark())
        _marking(writing, line)
    return Para(style, "".join(line.parts), rtl=line.rtl)


def _folio(pattern: str, line: Line) -> None:
    """The folio's wording with fields for `{page}` and `{pages}`."""
    for part in re.split(r"(\{page\}|\{pages\})", pattern):
        if part in _FIELDS:
            line.parts.append(field(_FIELDS[part], "1"))
        elif part:
            line.characters(part, Mark())


_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
