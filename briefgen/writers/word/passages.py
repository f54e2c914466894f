"""Passages that are set in columns, or that end with the paper's endnotes: sections, as Word calls them.

ECMA-376 Part 1 §17.6. Word says what a section is like in its last paragraph, and what
the last section is like at the end of the body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.frozen import frozen
from briefgen.writers.word.looks import ParagraphStyle
from briefgen.writers.word.pieces import Para, Piece, SectionEnd


@frozen
class Passage:
    """What is particular about a section of the paper.

    The first one has the headers and footers, which later ones inherit. `holds_notes`:
    endnotes are held back until a later one; `after_notes`: they stood in an earlier one.
    """

    is_first: bool
    columns: int = 1
    holds_notes: bool = False
    after_notes: bool = False


def divided(
    pieces: Sequence[Piece], separator: ParagraphStyle, xml: Callable[[Passage], str]
) -> tuple[list[Piece], Passage]:
    """The pieces with the `xml` of each section in its last paragraph, but for the last section, which is returned."""
    parts = _parts(pieces)
    early = next((at for at, (_, end) in enumerate(parts[:-1]) if end.notes), -1)
    said: list[Piece] = []
    passage = Passage(is_first=True)
    for at, (own, end) in enumerate(parts):
        passage = Passage(at == 0, end.columns, holds_notes=at < early, after_notes=0 <= early < at)
        if at + 1 < len(parts):
            last = own[-1]
            if not isinstance(last, Para):
                last = Para(separator)
                own.append(last)
            last.section = xml(passage)
        said += own
    return said, passage


def _parts(pieces: Sequence[Piece]) -> list[tuple[list[Piece], SectionEnd]]:
    """The pieces of each section and its end; none without pieces, but where there are none at all."""
    found: list[tuple[list[Piece], SectionEnd]] = []
    own: list[Piece] = []
    for piece in [*pieces, SectionEnd()]:
        if not isinstance(piece, SectionEnd):
            own.append(piece)
        elif own:
            found.append((own, piece))
            own = []
        elif piece.notes and found:
            found[-1] = (found[-1][0], replace(found[-1][1], notes=True))
    return found or [([], SectionEnd())]
