"""Header and footer of the first page and of all others: running head, folio and marking, as real fields."""

from __future__ import annotations

import re

from briefgen.frozen import frozen
from briefgen.writers.word.fields import field
from briefgen.writers.word.inlines import Line, Mark, furnished
from briefgen.writers.word.pieces import Para, Piece
from briefgen.writers.word.standing import embargo_strip, watermark
from briefgen.writers.word.styles import MARKING
from briefgen.writers.word.writing import Writing


@frozen
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


_TURNED = "\u200e"
"""Around the marking in a line that is read from the right: its padding stays at its sides (Unicode UAX #9, LRM)."""
_FROM_RIGHT = "\u200f"
"""Between it and what is read from the left too: the one that comes first stands at the right (RLM)."""
_APART = "\u2003"


def _marking(writing: Writing, line: Line, around: str = "") -> None:
    if writing.paper.marking:
        words = f"{around}{_PADDING}{writing.paper.marking}{_PADDING}{around}"
        line.characters(words, Mark(names=(MARKING,)), rtl=False)


def _side(writing: Writing) -> bool | None:
    """From which side a line with the marking is read: from the left, whatever the paper's language, since the protocol
    asks for the marking at the right (TLP 2.0, FIRST); None: as its style is."""
    return False if writing.paper.marking else None


def marked(writing: Writing) -> list[Para]:
    """The paper's marking on a line of its own; nothing without one."""
    if not writing.paper.marking:
        return []
    style = writing.styles.role("marking")
    line = furnished(writing, style)
    _marking(writing, line)
    return [Para(style, "".join(line.parts), rtl=_side(writing))]


def _bleeding(writing: Writing) -> Para:
    """A line as high as the space above the band, of the band's colour, from edge to edge; the marking stands in it."""
    style = writing.styles.role("band-top")
    line = furnished(writing, style)
    if writing.paper.marking:
        line.parts.append("<w:r><w:tab/></w:r>")
        _marking(writing, line)
    return Para(style, "".join(line.parts), rtl=_side(writing))


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
    """Running foot, folio and the marking, which is at the right: where a paper is read from there, it comes first."""
    style = writing.styles.role("folio")
    line = furnished(writing, style, writing.paper.running_foot, writing.paper.folio)
    if writing.paper.marking and line.rtl:
        _marking(writing, line, _TURNED)
        line.characters(f"{_APART}{_FROM_RIGHT}", Mark())
    line.words(writing.paper.running_foot or "", Mark())
    line.parts.append("<w:r><w:tab/></w:r>")
    _folio(writing.paper.folio, line)
    if writing.paper.marking and not line.rtl:
        line.characters(_APART, Mark())
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
