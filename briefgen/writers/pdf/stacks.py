"""Pieces one below the other, inside of others: how tall they are, where each stands, how they are split."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from briefgen.document import Node
from briefgen.writers.pdf.column import fill, needed
from briefgen.writers.pdf.pieces import NOWHERE, TOLERANCE, Piece, Placed, Room, without_floats


def stacked(pieces: Sequence[Piece], room: Room) -> float:
    """The height of pieces one below the other, gaps outside left out. For the inside of boxes, without a margin.

    What is taller than any page isn't measured to its end, or a box of many pages would be on each of them.
    """
    total = 0.0
    for at, piece in enumerate(pieces):
        gap = pieces[at - 1].after + piece.before if at else 0.0
        total += gap + piece.height(room)
        if total > 2 * room.tallest:
            break
    return total


def stays_whole(height: float, room: Room) -> bool:
    """Whether something that shows where it begins and ends is so small that it is better found on one page."""
    return height <= room.tallest * _SMALL


_SMALL = 0.22
"""The share of a page up to which boxes and tables aren't split."""


def below(pieces: Sequence[Piece], room: Room, x: float = 0.0, y: float = 0.0) -> Iterator[Placed]:
    """Where pieces stand that are set one below the other from a place on."""
    for at, piece in enumerate(pieces):
        if at:
            y += pieces[at - 1].after + piece.before
        yield Placed(piece, x, y, room)
        y += piece.height(room)


def split_stack(
    pieces: Sequence[Piece], room: Room, height: float, forced: bool
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """What of a stack fits, and the rest; None where not even its beginning does, unless forced."""
    if not pieces or (not forced and needed(pieces, room) > height + TOLERANCE):
        return None
    waiting = deque(pieces)
    placed = fill(waiting, room, height, forced=forced)
    return (tuple(each.piece for each in placed), tuple(waiting)) if placed else None


class Stack(Piece):
    """Pieces one below the other as one piece: kept together while a page has room for them all."""

    def __init__(self, pieces: Iterable[Piece], node: Node | None = None, before: float = 0, after: float = 0) -> None:
        self.pieces = without_floats(pieces)
        self.node = node
        self.before = before or (self.pieces[0].before if self.pieces else 0.0)
        self.after = after or (self.pieces[-1].after if self.pieces else 0.0)
        self.leading = self.pieces[0].leading if self.pieces else 0.0

    def height(self, room: Room) -> float:
        return stacked(self.pieces, room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        return self._parts(room, height, True) if forced else None

    def _parts(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = split_stack(self.pieces, room, height, forced)
        return (self._part(parts[0]), self._part(parts[1])) if parts and parts[1] else None

    def _part(self, pieces: tuple[Piece, ...]) -> Stack:
        part = copy(self)
        part.pieces, part.places = pieces, NOWHERE
        part.before, part.after = pieces[0].before if pieces else 0.0, pieces[-1].after if pieces else 0.0
        return part

    def baseline(self, room: Room) -> float | None:
        return self.pieces[0].baseline(room) if self.pieces else None

    def within(self, room: Room) -> Iterator[Placed]:
        return below(self.pieces, room)
