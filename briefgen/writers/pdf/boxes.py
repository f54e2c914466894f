"""Pieces around pieces: boxes with fill and rules, indents with a marker, two texts on one line, columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from briefgen.document import Node
from briefgen.theme import BoxStyle, spacing
from briefgen.writers.pdf.column import needed
from briefgen.writers.pdf.pieces import NOWHERE, Piece, Placed, Room, settled, without_floats
from briefgen.writers.pdf.stacks import Stack, below, split_stack, stacked, stays_whole
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.text import Text


class Box(Piece):
    """Pieces in a box. Split over pages, each part has its fill and all its rules."""

    def __init__(self, pieces: Iterable[Piece], style: BoxStyle, node: Node | None = None) -> None:
        self.style = style
        self.node = node
        self._set(without_floats(pieces))

    def _set(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.before, self.after = self.style.before, self.style.after
        if not self._framed and pieces:
            self.after += pieces[-1].after
        self._heights: dict[tuple[float, float], float] = {}

    @property
    def _framed(self) -> bool:
        """Whether anyone sees where it ends; otherwise nothing is padded there and its last gap counts outside it."""
        return bool(self.style.fill or self.style.bottom or self.style.left)

    @property
    def _left(self) -> float:
        return self.style.padding_x + (self.style.left.width if self.style.left else 0.0)

    @property
    def _above(self) -> float:
        return self.style.padding_y + (self.style.top.width if self.style.top else 0.0)

    @property
    def _around(self) -> float:
        below = self.style.padding_y + (self.style.bottom.width if self.style.bottom else 0.0)
        return self._above + (below if self._framed else 0.0)

    def _inner(self, room: Room) -> Room:
        width = max(room.width - (self._left + self.style.padding_x), 1.0)
        return Room(width, 0.0, room.margin_column, max(room.tallest - self._around, 1.0))

    def height(self, room: Room) -> float:
        size = room.width, room.tallest
        height = self._heights.get(size)
        if height is None:
            height = self._heights[size] = stacked(self.pieces, self._inner(room)) + self._around
        return height

    def _stays_whole(self, room: Room) -> bool:
        closed = self.style.fill or self.style.bottom
        return bool(closed) and stays_whole(self.height(room), room)

    def least(self, room: Room) -> float:
        if self._stays_whole(room):
            return self.height(room)
        return needed(self.pieces, self._inner(room)) + self._around

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        if not forced and self._stays_whole(room):
            return None
        parts = split_stack(self.pieces, self._inner(room), height - self._around, forced)
        if parts is None or not parts[1]:
            return None
        return self._part(parts[0]), self._part(parts[1])

    def _part(self, pieces: tuple[Piece, ...]) -> Box:
        part = copy(self)
        part._set(pieces)
        part.places = NOWHERE
        return part

    def baseline(self, room: Room) -> float | None:
        first = self.pieces[0].baseline(self._inner(room)) if self.pieces else None
        return None if first is None else first + self._above

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        draw_box(surface, self.style, x, y, room.width, self.height(room))
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> Iterator[Placed]:
        return below(self.pieces, self._inner(room), self._left, self._above)


def draw_box(surface: Surface, style: BoxStyle, x: float, y: float, width: float, height: float) -> None:
    """A box's fill and rules."""
    if style.fill:
        surface.fill(x, y, width, height, style.fill)
    if style.left:
        surface.fill(x, y, style.left.width, height, style.left.colour)
    if style.top:
        surface.rule(x, y, width, style.top)
    if style.bottom:
        surface.rule(x, y + height - style.bottom.width, width, style.bottom)


class Indent(Piece):
    """A piece moved in by `by`, from the side on which its lines begin."""

    def __init__(self, piece: Piece, by: float) -> None:
        piece = settled(piece)
        self.piece = piece
        self.by = by
        self.node = piece.node
        self.before, self.after, self.leading = piece.before, piece.after, piece.leading
        self.keeps, self.leads_in, self.opposed = piece.keeps, piece.leads_in, piece.opposed

    def _inner(self, room: Room) -> Room:
        return room.narrower(self.by)

    def height(self, room: Room) -> float:
        return self.piece.height(self._inner(room))

    def least(self, room: Room) -> float:
        return self.piece.least(self._inner(room))

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = self.piece.parts(self._inner(room), height, forced)
        return (Indent(parts[0], self.by), Indent(parts[1], self.by)) if parts else None

    def baseline(self, room: Room) -> float | None:
        return self.piece.baseline(self._inner(room))

    def within(self, room: Room) -> tuple[Placed, ...]:
        return (Placed(self.piece, 0 if self.opposed else self.by, 0, self._inner(room)),)


class Marked(Piece):
    """A piece with a marker, a bullet or number, on its first line; the marker begins `at` points from its side."""

    def __init__(self, piece: Piece, marker: Text, at: float, node: Node | None = None) -> None:
        piece = settled(piece)
        self.piece = piece
        self.marker = marker
        self.at = at
        self.node = node
        self.before, self.after, self.leading = piece.before, piece.after, piece.leading
        self.keeps, self.leads_in, self.opposed = piece.keeps, piece.leads_in, piece.opposed

    def height(self, room: Room) -> float:
        return self.piece.height(room)

    def least(self, room: Room) -> float:
        return self.piece.least(room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = self.piece.parts(room, height, forced)
        return (Marked(parts[0], self.marker, self.at, self.node), parts[1]) if parts else None

    def baseline(self, room: Room) -> float | None:
        return self.piece.baseline(room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        column = room.narrower(room.width - self.marker.natural_width() - 1)
        drop = level(self.marker.baseline(column), self.piece.baseline(room))
        across = room.width - self.at - self.marker.natural_width() if self.opposed else self.at
        return Placed(self.marker, across, drop, column), Placed(self.piece, 0, 0, room)


def level(baseline: float | None, other: float | None) -> float:
    """How far a piece must drop for its baseline to be level with another's; 0 where one has none."""
    return 0.0 if baseline is None or other is None else other - baseline


class Ends(Piece):
    """A text at the left end and one at the right end of the same line."""

    def __init__(self, left: Text, right: Text, node: Node | None = None) -> None:
        self.left, self.right = left, right
        self.node = node
        self.before, self.after, self.keeps = left.before, left.after, left.keeps

    def _rooms(self, room: Room) -> tuple[Room, Room]:
        """Each end's room: the right takes what it needs, but leaves the left what that needs or half."""
        left = min(self.left.natural_width(), room.width / 2 - spacing.APART)
        right = min(self.right.natural_width() + 0.1, room.width - left - spacing.APART)
        return room.narrower(right + spacing.APART), room.narrower(room.width - right)

    def height(self, room: Room) -> float:
        left, right = self._rooms(room)
        return max(self.left.height(left), self.right.height(right))

    def baseline(self, room: Room) -> float | None:
        return self.left.baseline(room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        left, right = self._rooms(room)
        drop = level(self.right.baseline(right), self.left.baseline(left))
        return Placed(self.left, 0, 0, left), Placed(self.right, room.width - right.width, drop, right)


class Columns(Piece):
    """Stacks side by side in columns of one width, all beginning at one height; rows of them are `between` apart."""

    def __init__(
        self, stacks: Sequence[Stack], gutter: float, most: int, between: float, node: Node | None = None
    ) -> None:
        self.stacks = stacks
        self.gutter = gutter
        self.most = max(1, most)
        self.between = between
        self.node = node

    def _rows(self) -> list[Sequence[Stack]]:
        return [self.stacks[at : at + self.most] for at in range(0, len(self.stacks), self.most)]

    def _column(self, room: Room) -> Room:
        count = min(self.most, max(len(self.stacks), 1))
        return room.narrower(room.width - (room.width - self.gutter * (count - 1)) / count)

    def height(self, room: Room) -> float:
        column = self._column(room)
        heights = [max(stack.height(column) for stack in row) for row in self._rows()]
        return sum(heights) + self.between * max(len(heights) - 1, 0)

    def baseline(self, room: Room) -> float | None:
        return self.stacks[0].baseline(self._column(room)) if self.stacks else None

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        """As many rows as fit; one column of them when a single row is taller than a page."""
        if len(self._rows()) < 2:
            return (Stack(self.stacks), Stack(())) if forced and len(self.stacks) > 1 else None
        count = self.most
        while count < len(self.stacks) and self._of(self.stacks[: count + 1]).height(room) <= height:
            count += 1
        count -= count % self.most
        return self._of(self.stacks[:count]), self._of(self.stacks[count:])

    def _of(self, stacks: Sequence[Stack]) -> Columns:
        return Columns(stacks, self.gutter, self.most, self.between, self.node)

    def within(self, room: Room) -> Iterator[Placed]:
        column = self._column(room)
        y = 0.0
        for row in self._rows():
            for at, stack in enumerate(row):
                yield Placed(stack, at * (column.width + self.gutter), y, column)
            y += max(stack.height(column) for stack in row) + self.between
