"""Pieces, and how they fill a column: gaps, what keeps with what, where a page ends.

A piece is something set: it knows its height in a room, can be split where the room
ends, and draws itself. The same `fill` serves pages and the inside of boxes. Heights
and places are points; `y` runs down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.document import Node
from briefgen.writers.pdf.surface import Surface

TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Room:
    """Where a piece may stand: the width of its column, and how far the free margin reaches out to the left of it.

    `margin` is 0 where there is no margin column or something stands in it already.
    `tallest` is the most height that any page gives.
    """

    width: float
    margin: float
    margin_column: float
    tallest: float

    @property
    def wide(self) -> Room:
        """The room of margin and column together."""
        return replace(self, width=self.width + self.margin, margin=0.0)

    def of(self, piece: Piece) -> Room:
        """The room that a piece takes of this one."""
        return self.wide if piece.wide else self

    def narrower(self, by: float) -> Room:
        """The room inside a box or an indent: no margin beside it."""
        return replace(self, width=max(self.width - by, 1.0), margin=0.0)


class Places(NamedTuple):
    """What leads to a piece: ids that links name, and its entry in the outline (level 0 outermost)."""

    ids: tuple[str, ...] = ()
    outline: tuple[str, int] | None = None


NOWHERE = Places()


class Piece:
    """Something set. `node` is what of the tree it draws, None for what only decorates.

    `before` and `after` are the gaps it asks for; the gap between two pieces is the
    sum of one's `after` and the other's `before`. `keeps` means that it doesn't stand
    at the foot of a page without the beginning of the next piece; `leads_in`
    that at least its last lines don't. `wide` pieces take
    the margin too, where it is free.
    """

    node: Node | None = None
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    leads_in: bool = False
    wide: bool = False
    places: Places = NOWHERE

    def height(self, room: Room) -> float:
        """How much it takes, gaps left out."""
        raise NotImplementedError

    def least(self, room: Room) -> float:
        """The least height that its beginning takes at the foot of a page."""
        return self.height(room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        """What fits into `height` and the rest; None where it can't be split there.

        `forced` when it has a whole page and still doesn't fit: rules of good taste are off then.
        """
        return None

    def baseline(self, room: Room) -> float | None:
        """Where its first line's baseline is below its top, None where it begins without text."""
        return None

    def within(self, room: Room) -> Iterable[Placed]:
        """The pieces that it holds as they stand in a room, in the order of reading; places are from its own."""
        return ()

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        """Draw it with its top left corner at a place of the page; what it holds is drawn on what it adds itself."""
        for placed in self.within(room):
            placed.show(surface, x, y)

    def show(self, surface: Surface, x: float, y: float, room: Room) -> None:
        """Draw it, and note what leads here. Whatever draws a piece does so by this."""
        for name in self.places.ids:
            surface.anchor(name, y)
        if self.places.outline:
            surface.outline(*self.places.outline, y)
        self.draw(surface, x, y, room)

    def floating(self) -> Floating | None:
        """What it would rather be: see `Floating`."""
        return None


class Floating(NamedTuple):
    """A piece for the margin, level with the one that follows; and what stands in the column where that can't be."""

    beside: Piece
    instead: Piece


class Ending(Piece):
    """Ends the page."""

    def height(self, room: Room) -> float:
        return 0.0


class Placed(NamedTuple):
    """A piece with its place in the column (`x` is negative in the margin) and the room it was measured in."""

    piece: Piece
    x: float
    y: float
    room: Room

    def show(self, surface: Surface, left: float, top: float) -> None:
        """Draw the piece in a column, or a piece around it, whose top left corner is given."""
        self.piece.show(surface, left + self.x, top + self.y, self.room)


def fill(pieces: deque[Piece], room: Room, height: float, gaps: float = 1.0, forced: bool = True) -> list[Placed]:
    """Takes from the front of `pieces` what fits into `height`; a piece that is split leaves its rest there.

    Takes at least something, however little the height, if `forced`. Gaps at the top
    are dropped, the others multiplied by `gaps`.
    """
    return _Column(room, height, gaps, forced).fill(pieces)


class _Column:
    """A column being filled."""

    def __init__(self, room: Room, height: float, gaps: float, forced: bool) -> None:
        self._room = room
        self._height = height
        self._gaps = gaps
        self._forced = forced
        self._y = 0.0
        self._after = 0.0
        self._floor = 0.0
        self._placed: list[Placed] = []

    def fill(self, pieces: deque[Piece]) -> list[Placed]:
        while pieces:
            piece = pieces[0]
            if isinstance(piece, Ending):
                pieces.popleft()
                if self._placed:
                    break
                continue
            floating = piece.floating()
            if floating and not self._float(floating, pieces):
                pieces[0] = floating.instead
                continue
            if floating:
                pieces.popleft()
                continue
            if not self._take(pieces):
                break
        return self._placed

    def _top(self, piece: Piece) -> float:
        return self._y + (self._after + piece.before) * self._gaps if self._settled else 0.0

    @property
    def _settled(self) -> bool:
        """Whether anything stands in the column itself."""
        return any(placed.x >= 0 or placed.room.width > self._room.width for placed in self._placed[:2])

    def _beside(self, y: float) -> Room:
        """The column's room there, with the margin where it is free."""
        return self._room if y >= self._floor - TOLERANCE else replace(self._room, margin=0.0)

    def _room_at(self, piece: Piece, y: float) -> tuple[Room, float]:
        """The room for a piece there, and where it begins."""
        room = self._beside(y)
        return room.of(piece), -room.margin if piece.wide else 0.0

    def _float(self, floating: Floating, pieces: deque[Piece]) -> bool:
        """Put a floating piece into the margin, level with what follows it, if it fits there."""
        follows = pieces[1] if len(pieces) > 1 else None
        top = self._top(follows) if follows else self._y
        room, _ = self._room_at(floating.beside, top)
        column = replace(room, width=room.margin_column, margin=0.0)
        if not room.margin or follows is None:
            return False
        bottom = top + floating.beside.height(column)
        starts = top + _needed(_first(pieces, _CHAIN)[1:], room.narrower(0))
        if max(bottom, starts) > self._height + TOLERANCE:
            return False
        self._placed.append(Placed(floating.beside, -room.margin, top, column))
        self._floor = bottom
        return True

    def _take(self, pieces: deque[Piece]) -> bool:
        """Place the first piece or its beginning; False when the column ends before it or in it."""
        piece = pieces[0]
        top = self._below_margin(piece, self._top(piece))
        room, x = self._room_at(piece, top)
        left = self._height - top + TOLERANCE
        if self._placed and _needed(_first(pieces, _CHAIN), self._beside(top)) > left:
            return False
        height = piece.height(room)
        if height <= left and not (piece.leads_in and self._alone(pieces, top + height)):
            self._place(piece, x, top, room, height)
            pieces.popleft()
            return True
        forced = self._forced and not self._placed
        parts = piece.split(room, min(left, height - 1), forced and height > left)
        if parts is not None:
            for part in parts:
                part.wide, part.node = piece.wide, part.node or piece.node
            self._place(parts[0], x, top, room, 0.0)
            pieces[0] = parts[1]
        elif forced:
            self._place(piece, x, top, room, height)
            pieces.popleft()
        return False

    def _below_margin(self, piece: Piece, top: float) -> float:
        """Where a piece begins: a wide heading clear of what stands in the margin, if that ends soon."""
        clear = self._floor + _AIR if self._floor and piece.wide and piece.keeps else 0.0
        return clear if top < clear <= top + _MOST_WHITE else top

    def _alone(self, pieces: deque[Piece], bottom: float) -> bool:
        """Whether the second piece can't begin in the column when the first ends at `bottom`."""
        if len(pieces) < 2 or isinstance(pieces[1], Ending):
            return False
        top = bottom + (pieces[0].after + pieces[1].before) * self._gaps
        return top + pieces[1].least(self._room_at(pieces[1], top)[0]) > self._height + TOLERANCE

    def _place(self, piece: Piece, x: float, top: float, room: Room, height: float) -> None:
        self._placed.append(Placed(piece, x, top, room))
        self._y = top + height
        self._after = piece.after


_MOST_WHITE = 28.0
"""A wide heading is moved down by this much at most so that it begins at the left edge, below what is in the margin."""
_AIR = 14.0
"""The least white between what is in the margin and a heading below it."""

_CHAIN = 12
"""How many pieces that keep with the next are looked at together."""


def _first(pieces: deque[Piece], count: int) -> list[Piece]:
    return [pieces[at] for at in range(min(count, len(pieces)))]


def _needed(pieces: Sequence[Piece], room: Room) -> float:
    """What the first piece needs so as not to be left alone: its beginning, or all of it and what it keeps with."""
    needed = 0.0
    for at, piece in enumerate(pieces):
        if isinstance(piece, Ending):
            break
        gap = pieces[at - 1].after + piece.before if at else 0.0
        own = room.of(piece)
        if piece.keeps or (piece.leads_in and piece.least(own) >= piece.height(own)):
            needed += gap + piece.height(own)
            continue
        floating = piece.floating()
        if floating is None:
            return needed + gap + piece.least(own)
    return needed


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


def settled(piece: Piece) -> Piece:
    """The piece, or what stands in for one that floats: for the inside of others, where there is no margin."""
    floating = piece.floating()
    return floating.instead if floating else piece


def without_floats(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces for the inside of a box: nothing floats there and no page ends."""
    return tuple(settled(piece) for piece in pieces if not isinstance(piece, Ending))


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
    if not pieces or (not forced and _needed(pieces[:_CHAIN], room) > height + TOLERANCE):
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

    def height(self, room: Room) -> float:
        return stacked(self.pieces, room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = split_stack(self.pieces, room, height, forced) if forced else None
        return (Stack(parts[0], self.node), Stack(parts[1], self.node)) if parts and parts[1] else None

    def baseline(self, room: Room) -> float | None:
        return self.pieces[0].baseline(room) if self.pieces else None

    def within(self, room: Room) -> Iterator[Placed]:
        return below(self.pieces, room)
