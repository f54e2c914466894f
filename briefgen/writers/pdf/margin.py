"""Pieces that use the margin column: short facts beside the text they belong to, figures that float there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document import Node
from briefgen.theme import Rule
from briefgen.writers.pdf.boxes import level
from briefgen.writers.pdf.column import needed
from briefgen.writers.pdf.pieces import Floating, Piece, Placed, Room, without_floats
from briefgen.writers.pdf.stacks import below, split_stack, stacked
from briefgen.writers.pdf.surface import Surface


class Float(Piece):
    """A piece that wants the margin, level with what follows it; `instead` stands in the column where that can't be."""

    keeps = True

    def __init__(self, beside: Piece, instead: Piece, node: Node | None = None) -> None:
        self._floating = Floating(beside, instead)
        self.node = node

    def floating(self) -> Floating | None:
        return self._floating

    def height(self, room: Room) -> float:
        return 0.0


class Beside(Piece):
    """Pieces with a short one in the margin, level with their first line; it stays with the first part of a split.

    `alone` are the pieces to set where the margin is taken: they say in the column
    what would have stood in the margin. `line` runs down between the two, `joined`
    when it goes on through the gap to the next piece.
    """

    def __init__(
        self,
        margin: Piece | None,
        pieces: Sequence[Piece],
        alone: Sequence[Piece],
        node: Node | None = None,
        line: Rule | None = None,
        dot: str = "",
        joined: bool = False,
    ) -> None:
        self.margin = margin
        self.pieces = without_floats(pieces)
        self.alone = without_floats(alone)
        self.node = node
        self.line, self.dot, self.joined = line, dot, joined
        self.before = self.pieces[0].before if self.pieces else 0.0
        self.after = self.pieces[-1].after if self.pieces else 0.0
        self.leading = self.pieces[0].leading if self.pieces else 0.0

    def _shown(self, room: Room) -> Sequence[Piece]:
        return self.pieces if room.margin else self.alone

    def _beside(self, room: Room) -> float:
        """How far down what stands in the margin reaches."""
        if not room.margin or self.margin is None:
            return 0.0
        return self._drop(room) + self.margin.height(room.in_margin)

    def _drop(self, room: Room) -> float:
        if self.margin is None:
            return 0.0
        return max(0.0, level(self.margin.baseline(room.in_margin), self._first_line(room)))

    def _first_line(self, room: Room) -> float | None:
        return self.pieces[0].baseline(room.narrower(0)) if self.pieces else None

    def height(self, room: Room) -> float:
        return max(stacked(self._shown(room), room.narrower(0)), self._beside(room))

    def least(self, room: Room) -> float:
        return max(needed(self._shown(room), room.narrower(0)), self._beside(room))

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        if not forced and self._beside(room) > height:
            return None
        parts = split_stack(self._shown(room), room.narrower(0), height, forced)
        if parts is None or not parts[1]:
            return None
        margin = self.margin if room.margin else None
        first = Beside(margin, parts[0], parts[0], self.node, self.line, self.dot, True)
        return first, Beside(None, parts[1], parts[1], self.node, self.line, self.dot, self.joined)

    def baseline(self, room: Room) -> float | None:
        shown = self._shown(room)
        return shown[0].baseline(room.narrower(0)) if shown else None

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        if room.margin and self.line:
            self._draw_line(surface, x, y, room)
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> Iterator[Placed]:
        if room.margin and self.margin:
            yield Placed(self.margin, -room.margin, self._drop(room), room.in_margin)
        yield from below(self._shown(room), room.narrower(0))

    def _draw_line(self, surface: Surface, x: float, y: float, room: Room) -> None:
        """The hairline, with a dot where there is something in the margin."""
        assert self.line is not None
        middle = x - (room.margin - room.margin_column) / 2
        height = self.height(room) + (self.after if self.joined else 0.0)
        surface.fill(middle - self.line.width / 2, y, self.line.width, height, self.line.colour)
        if self.margin:
            surface.dot(middle, y + (self._first_line(room) or 10.0) - _DOT_UP, _DOT, self.dot or self.line.colour)


_DOT = 2.0
_DOT_UP = 3.2
"""The dot's middle above the baseline: half the height of small letters."""
