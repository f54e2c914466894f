"""Captions of tables, pictures and graphics, and where these stand beside the text."""

from __future__ import annotations

from briefgen.document import LABEL_GAP, Caption, Figure, Graphic, Table
from briefgen.writers.word.contents import sequence
from briefgen.writers.word.inlines import PLAIN, Line, Mark
from briefgen.writers.word.pieces import Para
from briefgen.writers.word.styles import CAPTION_LABEL, GRAPHIC_LABEL
from briefgen.writers.word.writing import Place, Writing

Captioned = Table | Figure | Graphic


def caption(node: Captioned, caption: Caption, role: str, place: Place, writing: Writing) -> Para:
    """The caption, its number a field that counts the paper's tables or figures."""
    style = writing.styles.role(role)
    line = Line(writing, style, caption.content)
    if caption.label:
        before, number, after = caption.label.rpartition(str(caption.number))
        mark = Mark(names=(GRAPHIC_LABEL if isinstance(node, Graphic) else CAPTION_LABEL,))
        line.characters(before, mark)
        line.field(f"SEQ {sequence(node)} \\* ARABIC", number, mark)
        line.characters(after, mark)
        if node.id:
            line.parts = [writing.anchors.words_bookmark(node.id, "".join(line.parts))]
        line.characters(LABEL_GAP, PLAIN)
    line.add(caption.content)
    return line.paragraph(edge(node, place))


def edge(node: Captioned, place: Place) -> float:
    """Where it begins, beside the text column's edge."""
    return place.inset - (place.reach if node.width == "wide" else 0)


def room(node: Captioned, place: Place) -> float:
    """How wide it may be."""
    return place.width + (place.reach if node.width == "wide" else 0)
