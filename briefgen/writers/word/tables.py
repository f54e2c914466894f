"""Tables and pictures, each with its caption and credit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefgen.columns import leads
from briefgen.document import Cell as DocumentCell
from briefgen.document import Figure, Table, column_alignments
from briefgen.document import Row as DocumentRow
from briefgen.writers.word.captions import caption, edge, room
from briefgen.writers.word.column_widths import column_widths
from briefgen.writers.word.inlines import paragraph
from briefgen.writers.word.looks import ParagraphStyle, style_id
from briefgen.writers.word.pages import Measuring
from briefgen.writers.word.pieces import Cell, Grid, Para, Piece, Row
from briefgen.writers.word.table_styles import DATA
from briefgen.writers.word.writing import Place, Writing

_Align = Literal["left", "center", "right"]
_MOST_COLUMNS = 63
"""What Word allows in a table."""


def table(node: Table, place: Place, writing: Writing) -> list[Piece]:
    """Caption above, the table, credit below."""
    look = writing.theme.table
    pieces: list[Piece] = []
    if node.caption:
        pieces.append(caption(node, node.caption, "caption", place, writing))
    grid = _grid(node, place, writing)
    if grid:
        pieces.append(grid)
    if node.credit:
        credit = paragraph(writing, writing.styles.role("credit"), node.credit.content, edge(node, place))
        credit.below = look.after
        pieces.append(credit)
    return pieces


def _grid(node: Table, place: Place, writing: Writing) -> Grid | None:
    """The rows; None for a table without a cell."""
    alignments = _alignments(node, writing.rtl)
    if not alignments:
        return None
    look = writing.theme.table
    width = room(node, place)
    widths = column_widths(
        node, alignments, width, look.padding_x, lambda cell, head: _style(head, cell.head, "left", writing).text
    )
    head = node.head.rows if node.head else ()
    grouped = any(row.heads_group for row in node.body.rows)
    zebra = look.zebra is not None and len(node.body.rows) >= look.zebra_from and not grouped
    rows = [_row(row, True, alignments, writing) for row in head]
    rows += [_row(row, False, alignments, writing) for row in node.body.rows]
    rows = [row for row in rows if row.cells]
    if not rows:
        return None
    return Grid(
        style_id(DATA),
        edge(node, place),
        widths,
        rows,
        before=0 if node.caption else look.before,
        after=0 if node.credit else look.after,
        head=bool(head),
        zebra=zebra,
        flush=not zebra and not (head and look.head_fill),
    )


def _alignments(node: Table, rtl: bool) -> list[_Align]:
    """How each column is set; no more columns than Word allows, and at least one where there is a cell."""
    rows = [*(node.head.rows if node.head else ()), *node.body.rows]
    count = max((sum(max(cell.span, 1) for cell in row.cells) for row in rows), default=0)
    known = column_alignments(node, rtl)
    more: list[_Align] = ["left"] * (count - len(known))
    return [*known, *more][:_MOST_COLUMNS]


def _row(row: DocumentRow, head: bool, alignments: Sequence[_Align], writing: Writing) -> Row:
    """A row's cells; one that has fewer than the table has columns is filled up; what is too much joins the last."""
    cells: list[Cell] = []
    at = 0
    for cell in row.cells:
        span = min(max(cell.span, 1), len(alignments) - at)
        if span <= 0:
            cells[-1].content.append(_cell(cell, 1, head, "left", 0, False, writing).content[0])
        else:
            group = row.heads_group and cell.head and not head
            cells.append(_cell(cell, span, head, alignments[at], leads(alignments)[at], group, writing))
            at += span
    writing.anchored(row, [piece for cell in cells for piece in cell.content])
    blank = _style(head, False, "left", writing)
    cells += [Cell([], empty=blank) for _ in range(len(alignments) - at)]
    return Row(cells, head=head)


def _cell(
    cell: DocumentCell, span: int, head: bool, alignment: str, lead: float, group: bool, writing: Writing
) -> Cell:
    style = _style(head, cell.head, alignment if span == 1 else "left", writing)
    if group:
        style = writing.styles.role("table-group")
    said = paragraph(writing, style, cell.content, lead)
    if writing.rtl:  # a Latin name stands below the others of its column
        said.rtl = None
    return Cell([said], span)


def _style(head: bool, heads_row: bool, alignment: str, writing: Writing) -> ParagraphStyle:
    """The paragraph style of a cell."""
    if heads_row and not head and alignment == "left":
        return writing.styles.role("table-row-head")
    role = "table-head" if head else "table-cell"
    return writing.styles.role(role if alignment == "left" else f"{role}-{alignment}")


# ── On one page ──


_SHORT = 0.22
"""A table that is shorter than this share of a page stays whole."""


def keep_short(pieces: Sequence[Piece], measured: Measuring) -> None:
    """Let the rows of short tables stay together, and with the credit below."""
    theme = measured.writing.theme
    most = _SHORT * theme.page.lines
    line = min(theme.styles[role].leading for role in ("table-head", "table-cell")) + 2 * theme.table.padding_y
    for piece, follows in pairwise([*pieces, None]):
        if not isinstance(piece, Grid) or piece.style != style_id(DATA):
            continue
        if len(piece.rows) * line <= most and measured.height(piece) <= most:
            for row in piece.rows[:-1]:
                row.kept = True
            piece.rows[-1].kept = isinstance(follows, Para) and follows.style.name == _CREDIT


_CREDIT = "Credit"


# ── Pictures ─────────────────────────────────────────────────────────────────

_TALLEST = 0.7
"""The share of a page's height that a picture takes at most, so that its caption has room beside it."""


def figure(node: Figure, place: Place, writing: Writing) -> list[Piece]:
    """A picture as wide as its column allows, caption and credit below."""
    page = writing.theme.page
    width = room(node, place)
    height = (page.height - page.top - page.bottom) * _TALLEST
    begins = edge(node, place)
    below: list[Para] = []
    if node.caption:
        below.append(caption(node, node.caption, "figure-caption", place, writing))
    if node.credit:
        below.append(paragraph(writing, writing.styles.role("credit"), node.credit.content, begins))
    style = writing.styles.role("figure" if below else "figure-alone")
    drawing = writing.pictures.drawing(node.image.src, node.image.alt, width, height)
    if below:
        below[-1].below = writing.theme.table.after
    return [Para(style, drawing, inset=begins), *below]
