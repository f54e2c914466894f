"""Tables: caption, a head repeated on every page, rows that stay whole, credit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from briefgen.columns import Measured, Wants, leads, share, wants
from briefgen.document import Cell, Row, Table, column_alignments, plain_text
from briefgen.frozen import frozen
from briefgen.shaping.inks import FIGURES_IN_TABLES
from briefgen.theme import Rule, TableStyle, TextStyle
from briefgen.writers.pdf.pieces import Piece, Placed, Room
from briefgen.writers.pdf.setting import Setting, places_of
from briefgen.writers.pdf.stacks import stays_whole
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import AGAIN, Tag
from briefgen.writers.pdf.text import Text

_Align = Literal["left", "center", "right"]


@frozen
class _Cell:
    """A cell's text, its first column, and how many it takes."""

    text: Text
    column: int
    span: int


@dataclass
class _Row:
    """A row: its cells, and its height in the width last asked for.

    `group` when it heads the rows below it; `tinted` when it has the zebra's fill.
    """

    cells: Sequence[_Cell]
    group: bool = False
    tinted: bool = False
    measured: tuple[float, float] | None = None


@dataclass
class _Grid:
    """What all parts of one table share: how it looks, and its columns in the width last asked for.

    `leads` is extra space at each column's left.
    """

    style: TableStyle
    wants: Wants
    leads: Sequence[float]
    filled: bool
    zebra: bool
    measured: tuple[float, list[float]] | None = None

    def columns(self, width: float) -> list[float]:
        """Each column's width, padding included."""
        if self.measured is None or self.measured[0] != width:
            self.measured = (width, share(self.wants, width))
        return self.measured[1]

    def padding(self, cell: _Cell) -> tuple[float, float]:
        """Left and right: none at the table's edges unless a fill shows where they are."""
        x = self.style.padding_x
        last = cell.column + cell.span >= len(self.wants.longest)
        lead = self.leads[cell.column] if cell.span == 1 else 0.0
        return (lead + x if self.filled or cell.column else 0.0, x if self.filled or not last else 0.0)

    def room(self, cell: _Cell, room: Room) -> Room:
        columns = self.columns(room.width)[cell.column : cell.column + cell.span]
        return room.narrower(room.width - sum(columns) + sum(self.padding(cell)))

    def height(self, row: _Row, room: Room) -> float:
        if row.measured is None or row.measured[0] != room.width:
            tallest = max((cell.text.height(self.room(cell, room)) for cell in row.cells), default=0.0)
            row.measured = (room.width, tallest + (3 if row.group else 2) * self.style.padding_y)
        return row.measured[1]


class TablePiece(Piece):
    """A table, or the part of one that stands on one page. `begun` when an earlier page has shown its head."""

    def __init__(
        self, grid: _Grid, caption: Text | None, head: Sequence[_Row], rows: Sequence[_Row], credit: Text | None
    ) -> None:
        self.grid = grid
        self.caption, self.credit = caption, credit
        self.head, self.rows = head, rows
        self.before, self.after = grid.style.before, grid.style.after
        self.begun = False

    def _above(self, room: Room) -> float:
        """Caption and head."""
        caption = self.caption.height(room) + self.caption.after if self.caption else 0.0
        return caption + sum(self.grid.height(row, room) for row in self.head) + _rule(self.grid.style.top)

    def _below(self, room: Room) -> float:
        credit = self.credit.before + self.credit.height(room) if self.credit else 0.0
        return credit + _rule(self.grid.style.bottom)

    def height(self, room: Room) -> float:
        return self._above(room) + sum(self.grid.height(row, room) for row in self.rows) + self._below(room)

    def least(self, room: Room) -> float:
        if stays_whole(self.height(room), room):
            return self.height(room)
        count = self._first_together(room)
        first = sum(self._beginning(row, room) for row in self.rows[:count])
        below = self._below(room) if count >= len(self.rows) else _rule(self.grid.style.bottom)
        return self._above(room) + first + below

    def _tall(self, row: _Row, room: Room) -> bool:
        """Whether nobody would miss another row beside it."""
        return self.grid.height(row, room) > room.tallest * _TALL

    def _first_together(self, room: Room) -> int:
        """How many rows stand at least at the foot of a page: two beside the heads of groups, unless one is tall."""
        first = self._next_row(0)
        second = self._next_row(first + 1)
        return second + 1 if 0 <= second < len(self.rows) and self._small(room, first, second) else first + 1

    def _next_row(self, at: int) -> int:
        """Where the next row stands that heads no group; the last one where there is none, -1 where all are head."""
        return next((at for at in range(at, len(self.rows)) if not self.rows[at].group), len(self.rows) - 1)

    def _leaves_a_group(self, count: int) -> bool:
        """Whether a break before a row leaves a group's head at the foot of the page, alone or with one of its rows."""
        if self.rows[count - 1].group:
            return True
        return self.rows[count - 2].group and count < len(self.rows) and not self.rows[count].group

    def _last_together(self, room: Room) -> int:
        """How many rows stand at least at the top of a page."""
        return _FEWEST if len(self.rows) >= _FEWEST and self._small(room, -1, -2) else 1

    def _small(self, room: Room, *rows: int) -> bool:
        return not any(self._tall(self.rows[at], room) for at in rows)

    def _endless(self, row: _Row, room: Room) -> bool:
        """Whether no page can hold the row, with the head and, if it is the last, the credit."""
        head = sum(self.grid.height(each, room) for each in self.head) + _rule(self.grid.style.top)
        below = self._below(room) if row is self.rows[-1] else _rule(self.grid.style.bottom)
        return self.grid.height(row, room) > room.tallest - head - below

    def _beginning(self, row: _Row, room: Room) -> float:
        """The least of a row at the foot of a page: all of it, unless no page can hold it."""
        height = self.grid.height(row, room)
        if not self._endless(row, room):
            return height
        leading = max((cell.text.style.leading for cell in row.cells), default=0.0)
        return min(height, 2 * self.grid.style.padding_y + _FEWEST_LINES * leading)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        if not forced and stays_whole(self.height(room), room):
            return None
        left = all_left = height - self._above(room) - _rule(self.grid.style.bottom)
        fits = 0
        while fits < len(self.rows) and self.grid.height(self.rows[fits], room) <= left:
            left -= self.grid.height(self.rows[fits], room)
            fits += 1
        torn = self.rows[fits] if fits < len(self.rows) else None
        if torn and self._endless(torn, room) and left >= self._beginning(torn, room):
            return self._split_row(fits, room, left)
        # The last rows stay together, and with the credit.
        count = min(fits, len(self.rows) - self._last_together(room))
        if forced and len(self.rows) > 1:
            count = max(count, min(fits, 1))
        while count > 1 and self._leaves_a_group(count):
            count -= 1
        if count > 0 and (forced or count >= self._first_together(room)):
            return self._parts(self.rows[:count], self.rows[count:])
        return self._split_row(0, room, all_left) if forced and self.rows else self._credit_alone(forced)

    def _credit_alone(self, forced: bool) -> tuple[Piece, Piece] | None:
        """A table without rows whose caption and credit are more than a page."""
        if not forced or not self.credit or not self.caption:
            return None
        return self.caption, TablePiece(self.grid, None, self.head, self.rows, self.credit)

    def _parts(self, first: Sequence[_Row], rest: Sequence[_Row]) -> tuple[Piece, Piece]:
        earlier = TablePiece(self.grid, self.caption, self.head, first, None)
        later = TablePiece(self.grid, None, self.head, rest, self.credit)
        earlier.places, earlier.begun, later.begun = self.places, self.begun, True
        return earlier, later

    def _split_row(self, at: int, room: Room, left: float) -> tuple[Piece, Piece] | None:
        """A row is taller than a page: as many lines of each cell as fit, at least one, and some for the next page."""
        row = self.rows[at]
        whole = self.grid.height(row, room) - 2 * self.grid.style.padding_y
        lines = max(min(left - 2 * self.grid.style.padding_y, whole - 1), 0.0)
        parts = [_split_cell(cell, self.grid.room(cell, room), lines) for cell in row.cells]
        if not any(rest for _, rest in parts):
            return self._without_head(room)
        first = _Row([cell for cell, _ in parts], row.group, row.tinted)
        rest = _Row([rest or replace(cell, text=_emptied(cell.text)) for cell, rest in parts], False, row.tinted)
        return self._parts([*self.rows[:at], first], [rest, *self.rows[at + 1 :]])

    def _without_head(self, room: Room) -> tuple[Piece, Piece] | None:
        """Caption and head leave no room for even a line: they take pages of their own, and are not repeated.

        Without them, it is the first row that finds no room.
        """
        if self.caption:
            return self.caption, TablePiece(self.grid, None, self.head, self.rows, self.credit)
        if not self.head:
            return self._parts(self.rows[:1], self.rows[1:]) if len(self.rows) > 1 else None
        whole = TablePiece(self.grid, None, (), [*self.head, *self.rows], self.credit)
        return whole.split(room, room.tallest, True)

    def baseline(self, room: Room) -> float | None:
        return self.caption.baseline(room) if self.caption else None

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        style = self.grid.style
        top = y + (self.caption.height(room) + self.caption.after if self.caption else 0.0)
        body = y + self._above(room)
        if style.top:
            surface.rule(x, top, room.width, style.top)
        if style.head_fill and self.head:
            top += _rule(style.top)
            surface.fill(x, top, room.width, body - top, style.head_fill)
        if style.head and self.head:
            surface.rule(x, body - style.head.width / 2, room.width, style.head)
        self._draw_body(surface, x, body, room)
        super().draw(surface, x, y, room)

    def _draw_body(self, surface: Surface, x: float, y: float, room: Room) -> None:
        """The fills of rows, the rules between them and the one at the end."""
        style = self.grid.style
        for at, row in enumerate(self.rows):
            height = self.grid.height(row, room)
            if row.tinted and style.zebra:
                surface.fill(x, y, room.width, height, style.zebra)
            if style.row and at and not self.grid.zebra:
                surface.rule(x, y - style.row.width / 2, room.width, style.row)
            y += height
        if style.bottom:
            surface.rule(x, y, room.width, style.bottom)

    def within(self, room: Room) -> Iterator[Placed]:
        y = 0.0
        if self.caption:
            yield Placed(self.caption, 0, 0, room)
            y += self.caption.height(room) + self.caption.after
        y += _rule(self.grid.style.top)
        for row in self.head:
            cells = self._cells(row, y, room, at_foot=True)
            yield from map(_again, cells) if self.begun else cells
            y += self.grid.height(row, room)
        for row in self.rows:
            yield from self._cells(row, y, room)
            y += self.grid.height(row, room)
        if self.credit:
            yield Placed(self.credit, 0, y + _rule(self.grid.style.bottom) + self.credit.before, room)

    def _cells(self, row: _Row, y: float, room: Room, at_foot: bool = False) -> Iterator[Placed]:
        columns = self.grid.columns(room.width)
        padding = self.grid.style.padding_y
        height = self.grid.height(row, room) - 2 * padding
        for cell in row.cells:
            inner = self.grid.room(cell, room)
            drop = height - cell.text.height(inner) if at_foot else padding if row.group else 0.0
            yield Placed(cell.text, sum(columns[: cell.column]) + self.grid.padding(cell)[0], y + padding + drop, inner)


_FEWEST = 2
"""The fewest rows of a table at the foot or top of a page."""
_TALL = 0.12
"""A row that takes more than this share of a page needs no other beside it, nor does its neighbour."""
_FEWEST_LINES = 5
"""The fewest lines at the foot of a page of a row that no page can hold."""


def _rule(rule: Rule | None) -> float:
    return rule.width if rule else 0.0


class Again(Piece):
    """What an earlier page has shown already, and nobody wants to hear again."""

    tag = AGAIN

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.node = piece.node

    def height(self, room: Room) -> float:
        return self.piece.height(room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        return (Placed(self.piece, 0, 0, room),)


def _again(cell: Placed) -> Placed:
    return cell._replace(piece=Again(cell.piece))


def _split_cell(cell: _Cell, room: Room, height: float) -> tuple[_Cell, _Cell | None]:
    if cell.text.height(room) <= height:
        return cell, None
    parts = cell.text.split(room, height, True)
    if parts is None:
        return cell, None
    return replace(cell, text=parts[0]), replace(cell, text=parts[1])


def _emptied(text: Text) -> Text:
    return Text((), text.style, text.theme)


# ── From the tree ────────────────────────────────────────────────────────────


def table(node: Table, setting: Setting) -> list[Piece]:
    """A table with its caption and credit as one piece."""
    aligns = column_alignments(node, setting.right_to_left)
    tag = Tag("Table")
    bodies = Tag("TBody", tag)
    # A table that is only a head has rows like any other (ISO 14289-1, 7.2: no THead without TBody).
    heads = Tag("THead", tag) if any(row.cells for row in node.body.rows) else bodies
    head = [_row(row, aligns, heads, setting, in_head=True) for row in (node.head.rows if node.head else ())]
    rows = [_row(row, aligns, bodies, setting) for row in node.body.rows]
    _stand_together(rows, head)
    style = setting.theme.table
    zebra = style.zebra is not None and len(rows) >= style.zebra_from and not any(row.group for row in rows)
    if zebra:
        _tint(rows)
    filled = zebra or (style.head_fill is not None and bool(head))
    shares = [column.width for column in node.columns]
    wanted = wants(_measured([*head, *rows]), aligns, shares, style.padding_x)
    grid = _Grid(style, wanted, leads(aligns), filled, zebra)
    caption = setting.caption(node.caption, Tag("Caption", tag)) if node.caption else None
    credit = setting.set(node.credit.content, "credit", node.credit) if node.credit else None
    piece = TablePiece(grid, caption, head, rows, credit)
    piece.node, piece.wide, piece.places = node, node.width == "wide", places_of(node)
    return [piece]


def _row(row: Row, aligns: Sequence[_Align], tag: Tag, setting: Setting, *, in_head: bool = False) -> _Row:
    cells = []
    column = 0
    tag = Tag("TR", tag)
    for cell in row.cells:
        span = max(cell.span, 1)
        align = aligns[column] if span == 1 or aligns[column] != "right" else "left"
        text = _cell_text(cell, align, in_head, setting)
        cells.append(_Cell(text, column, span))
        column += span
    group = not in_head and row.heads_group
    for cell, each in zip(row.cells, cells, strict=True):
        scope = _scope(cell, in_head, group, alone=len(cells) == 1) if plain_text(cell).strip() else None
        each.text.tag = _cell_tag(tag, each.span, scope)
    if column < len(aligns):
        empty = setting.plain("", setting.style("table-cell"))
        empty.tag = _cell_tag(tag, len(aligns) - column, None)
        cells.append(_Cell(empty, column, len(aligns) - column))
    if cells:
        cells[0].text.places = places_of(row)
    return _Row(cells, group)


def _stand_together(rows: Sequence[_Row], head: Sequence[_Row]) -> None:
    """A column's cells stand at the side from which most in the table's body are read, not each at its own."""
    sides: dict[int, list[bool]] = {}
    for row in rows:
        for cell in row.cells:
            sides.setdefault(cell.column, []).append(cell.text.opposed)
    for row in (*head, *rows):
        for cell in row.cells:
            column = sides.get(cell.column, [])
            cell.text.opposed = cell.span == 1 and 2 * sum(column) > len(column)


def _scope(cell: Cell, in_head: bool, group: bool, alone: bool) -> str | None:
    """Which cells one heads (ISO 32000-1, 14.8.5.7): those below it, those beside it, or both; None for data."""
    if in_head or (cell.head and group and alone):
        return "Column"
    if not cell.head:
        return None
    return "Both" if group else "Row"


def _cell_tag(row: Tag, span: int, scope: str | None) -> Tag:
    """What a cell is: a head with its scope, or data."""
    attributes = "/O /Table" + (f" /ColSpan {span}" if span > 1 else "")
    if scope:
        return Tag("TH", row, attributes=f"{attributes} /Scope /{scope}")
    return Tag("TD", row, attributes=attributes if span > 1 else "")


def _tint(rows: Sequence[_Row]) -> None:
    """Every other row."""
    for row in rows[1::2]:
        row.tinted = True


def _cell_text(cell: Cell, align: _Align, in_head: bool, setting: Setting) -> Text:
    """A cell's text; a cell that heads a row is bold, since the head's own style may stand on the head's fill."""
    style = _cell_style(setting.style("table-head" if in_head else "table-cell"), align, cell.head and not in_head)
    return setting.set(cell.content, style, cell, features=FIGURES_IN_TABLES)


@lru_cache(maxsize=200)
def _cell_style(style: TextStyle, align: _Align, heads: bool) -> TextStyle:
    return replace(style, align=align, before=0, after=0, bold=style.bold or heads)


def _measured(rows: Sequence[_Row]) -> Iterator[Measured]:
    for cell in (cell for row in rows for cell in row.cells if cell.span == 1):
        yield Measured(cell.column, cell.text.longest_word(), cell.text.natural_width())
