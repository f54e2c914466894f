"""Passages in columns: about equally long where they end on the page, filled one after the other where they go on."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from briefgen.document import Columns
from briefgen.theme import spacing
from briefgen.writers.pdf.column import depth, fill, needed
from briefgen.writers.pdf.pieces import NOWHERE, TOLERANCE, Grid, Piece, Placed, Room, without_floats
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.text import grid_of

_Filled = Sequence[Sequence[Placed]]


def columns(node: Columns, setting: Setting) -> list[Piece]:
    """The passage as one piece."""
    pieces = setting.blocks(node.content, setting)
    return [ColumnsPiece(pieces, node, grid_of(setting.text))] if pieces else []


class ColumnsPiece(Piece):
    """A passage in columns of one width, or the part of it on one page."""

    def __init__(self, pieces: Iterable[Piece], node: Columns, grid: Grid) -> None:
        self.node = node
        self.grid = grid
        self.leading = grid.leading
        self.count = max(node.count, 1)
        self._fixed: _Filled | None = None
        self._set(without_floats(pieces))

    def _set(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.before, self.after = (pieces[0].before, pieces[-1].after) if pieces else (0.0, 0.0)
        self._known: dict[tuple[float, float], tuple[_Filled, float]] = {}

    def _column(self, room: Room) -> Room:
        width = (room.width - (self.count - 1) * spacing.COLUMN_GUTTER) / self.count
        return room.narrower(room.width - width)

    def _filled(self, waiting: deque[Piece], column: Room, height: float, forced: bool = False) -> _Filled:
        return [fill(waiting, column, height, forced=forced, grid=self.grid) for _ in range(self.count)]

    def _balanced(self, room: Room) -> tuple[_Filled, float]:
        """The columns as short as they can be, and how tall the tallest is; what is to be split first has none yet."""
        size = room.width, room.tallest
        if size not in self._known:
            self._known[size] = self._balance(self._column(room))
        return self._known[size]

    def _balance(self, column: Room) -> tuple[_Filled, float]:
        total = sum(self._heights(column))
        if total > self.count * column.tallest * _MORE_THAN_A_PAGE:
            return (), math.inf
        low, high = total / self.count * _LEAST, total + self.grid.step * len(self.pieces)
        found: _Filled = [fill(deque(self.pieces), column, high, grid=self.grid)]
        while high - low > _FINE:
            middle = (low + high) / 2
            waiting = deque(self.pieces)
            tried = self._filled(waiting, column, middle)
            if not waiting and max(map(depth, tried)) <= middle + TOLERANCE:
                found, high = tried, max(map(depth, tried))
            else:
                low = middle
        return found, max(map(depth, found))

    def _heights(self, column: Room) -> Iterator[float]:
        """What each piece takes with the gap above it, as far as it matters."""
        total = after = 0.0
        for piece in self.pieces:
            height = after + piece.before + piece.height(column)
            yield height
            total, after = total + height, piece.after
            if total > 2 * self.count * column.tallest:
                break

    def height(self, room: Room) -> float:
        return max(map(depth, self._fixed)) if self._fixed else self._balanced(room)[1]

    def least(self, room: Room) -> float:
        return min(needed(self.pieces, self._column(room)), self.height(room))

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        column = self._column(room)
        if self._fixed or (not forced and needed(self.pieces, column) > height + TOLERANCE):
            return None
        while height > _FINE:
            waiting = deque(self.pieces)
            filled = self._filled(waiting, column, height)
            if forced and not any(filled):
                filled = self._filled(waiting, column, height, True)
            if waiting:
                return (self._part(filled), self._rest(waiting)) if any(filled) else None
            height *= _SHORTER
        return None

    def _part(self, filled: _Filled) -> ColumnsPiece:
        part = copy(self)
        part._fixed, part.after = filled, 0.0
        return part

    def _rest(self, pieces: Iterable[Piece]) -> ColumnsPiece:
        rest = copy(self)
        rest._set(tuple(pieces))
        rest.places = NOWHERE
        return rest

    def baseline(self, room: Room) -> float | None:
        return self.grid.first if self.pieces else None

    def within(self, room: Room) -> Iterator[Placed]:
        step = self._column(room).width + spacing.COLUMN_GUTTER
        for at, column in enumerate(self._fixed or self._balanced(room)[0]):
            for placed in column:
                yield placed._replace(x=placed.x + at * step)


_FINE = 1.0
"""How near the shortest columns are sought, in points."""
_LEAST = 0.9
"""Columns are at least this share of what they hold together: gaps at their tops fall away."""
_MORE_THAN_A_PAGE = 1.3
"""What fills a page more often than this isn't balanced: it is to be split first."""
_SHORTER = 0.9
"""A passage that fits into shorter columns than those it is to be split at is split at shorter ones."""
