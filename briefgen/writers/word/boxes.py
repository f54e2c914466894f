"""Passages set off from the text: quotations, boxes, typed lines, small print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import (
    Block,
    CallOut,
    Listing,
    Paragraph,
    PullQuote,
    Quotation,
    Sidebar,
    SmallPrint,
    Text,
    plain_text,
)
from briefgen.theme import BoxStyle
from briefgen.writers.word.inlines import Line, Mark, paragraph, plain
from briefgen.writers.word.looks import style_id
from briefgen.writers.word.pieces import Cell, Grid, Para, Piece, Row
from briefgen.writers.word.styles import WHOSE
from briefgen.writers.word.table_styles import CALL_OUT, SIDEBAR
from briefgen.writers.word.writing import Place, Writing

DEEPEST = 4
"""Boxes within boxes: deeper ones are set as plain passages, since neither people nor Word can follow them."""


def box(name: str, look: BoxStyle, groups: Sequence[list[Piece]], place: Place, whole: bool = True) -> list[Piece]:
    """Pieces in a box: a table of one column in the table style `name`. `whole` groups never split.

    The rule at its left stands half inside the table's width, half beside it.
    """
    rows = [Row([Cell(group)], whole=whole) for group in groups]
    width = place.width - (look.left.width / 2 if look.left else 0.0)
    return [Grid(style_id(name), place.inset, [width], rows, before=look.before, after=look.after, ends=len(rows) > 1)]


def inside(look: BoxStyle, role: str, place: Place) -> Place:
    """The place in a box."""
    return place.within(role, place.width - 2 * look.padding_x)


def quotation(node: Quotation, place: Place, writing: Writing) -> list[Piece]:
    """Somebody's words, and whose they are."""
    step = writing.theme.styles["quotation"].indent if place.role == "quotation" else 0.0
    inner = replace(place.moved(step), role="quotation", level=0)
    pieces = writing.blocks(node.content, inner)
    if node.attribution:
        style = writing.styles.role("attribution")
        pieces.append(plain(writing, style, f"— {node.attribution}", inner.inset))
    return _spaced(pieces, writing.theme.boxes["quotation"])


def _spaced(pieces: list[Piece], look: BoxStyle) -> list[Piece]:
    """The pieces with a box's space before the first and after the last."""
    if pieces and isinstance(pieces[0], Para):
        pieces[0].above += look.before
    if pieces and isinstance(pieces[-1], Para):
        pieces[-1].below += look.after
    return pieces


def listing(node: Listing, place: Place, writing: Writing) -> list[Piece]:
    """Typed lines as they are, one paragraph."""
    style = writing.styles.role("listing")
    line = Line(writing, style, node.content)
    line.add(node.content)
    return [Para(style, "".join(line.trimmed()), inset=place.inset, rtl=line.rtl)]


def pull_quote(node: PullQuote, place: Place, writing: Writing) -> list[Piece]:
    """A sentence set large between rules; whose it is follows on a line of the same paragraph, inside the rules."""
    style = writing.styles.role("pull-quote")
    line = Line(writing, style, (*node.content, Text(text=node.attribution or "")))
    line.add(node.content)
    if node.attribution:
        line.end_line(Mark())
        line.words(f"— {node.attribution}", Mark(names=(WHOSE,)))
    return [Para(style, "".join(line.parts), inset=place.inset, rtl=line.rtl)]


def call_out(node: CallOut, place: Place, writing: Writing) -> list[Piece]:
    """A short passage in a box; a single paragraph is its own box."""
    if not node.title and len(node.content) == 1 and isinstance(node.content[0], Paragraph) and not place.depth:
        return [paragraph(writing, writing.styles.role("call-out-line"), node.content[0].content, place.inset)]
    return _titled("call-out", CALL_OUT, node.title, node.content, place, writing)


def sidebar(node: Sidebar, place: Place, writing: Writing) -> list[Piece]:
    """A passage that can be read on its own."""
    return _titled("sidebar", SIDEBAR, node.title, node.content, place, writing)


def _titled(
    role: str, name: str, title: str | None, content: tuple[Block, ...], place: Place, writing: Writing
) -> list[Piece]:
    look = writing.theme.boxes[role]
    flat = place.depth >= DEEPEST
    inner = replace(place, role=role, level=0, depth=place.depth + 1) if flat else inside(look, role, place)
    pieces: list[Piece] = [plain(writing, writing.styles.role(f"{role}-title"), title, inner.inset)] if title else []
    pieces += writing.blocks(content, inner)
    if flat:
        return pieces
    short = sum(len(plain_text(block)) for block in content) < _SHORT
    return box(name, look, [pieces], place, whole=short)


_SHORT = 1500
"""Characters of a box that goes to the next page rather than break: about a third of a page."""


def small_print(node: SmallPrint, place: Place, writing: Writing) -> list[Piece]:
    """Disclaimer and the like, below a rule."""
    pieces = writing.blocks(node.content, replace(place, role="small-print", level=0))
    if pieces and isinstance(pieces[0], Para) and pieces[0].style.name == writing.styles.role("small-print").name:
        pieces[0].style = writing.styles.role("small-print-first")
    return pieces
