"""Pieces: what is set, as something that has a height and can be split and drawn.

A piece knows its height in a room, can be split where the room ends, and draws
itself. Heights and places are points; `y` runs down, `x` from the side on which the paper's
lines begin: “left” means that side here, and in a paper that is read from right to left
the surface puts everything at the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefgen.document import Node
from briefgen.frozen import frozen
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import Tag

TOLERANCE = 0.01
"""What two lengths may differ by and still be the same."""


@frozen(slots=True)
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
        return Room(self.width + self.margin, 0.0, self.margin_column, self.tallest) if self.margin else self

    def of(self, piece: Piece) -> Room:
        """The room that a piece takes of this one."""
        return self.wide if piece.wide else self

    def narrower(self, by: float) -> Room:
        """The room inside a box or an indent: no margin beside it."""
        return Room(max(self.width - by, 1.0), 0.0, self.margin_column, self.tallest)

    @property
    def in_margin(self) -> Room:
        """The room of the margin column alone."""
        return Room(self.margin_column, 0.0, self.margin_column, self.tallest)


class Grid(NamedTuple):
    """Where the baselines of running text stand in a column: at `first` from its top, and every `step` below.

    `leading` is running text's; a step is half of it, since gaps come in half lines.
    """

    leading: float
    first: float

    @property
    def step(self) -> float:
        return self.leading / 2

    def below(self, baseline: float) -> float:
        """How far a baseline must drop to stand on the grid; it rises a little where it nearly does."""
        return (self.first - baseline + _RISE) % self.step - _RISE


_RISE = 0.5
"""How far at most a line rises to stand on the grid."""


class Places(NamedTuple):
    """What leads to a piece: ids that links name, and its entry in the outline (level 0 outermost)."""

    ids: tuple[str, ...] = ()
    outline: tuple[str, int] | None = None


NOWHERE = Places()


class Piece:
    """Something set. `node` is what of the tree it draws, None for what only decorates.

    `tag` is what it is in the file's structure, None where what it holds says so.
    `before` and `after` are the gaps it asks for; the gap between two pieces is the
    sum of one's `after` and the other's `before`. `leading` is that of the lines it begins
    with, 0 where it begins without text. `keeps` means that it doesn't stand
    at the foot of a page without the beginning of the next piece; `leads_in`
    that at least its last lines don't. `wide` pieces take
    the margin too, where it is free. `opposed` ones are read from the other side than the paper, and stand there.
    """

    node: Node | None = None
    tag: Tag | None = None
    before: float = 0.0
    after: float = 0.0
    leading: float = 0.0
    keeps: bool = False
    leads_in: bool = False
    wide: bool = False
    opposed: bool = False
    places: Places = NOWHERE

    def height(self, room: Room) -> float:
        """How much it takes, gaps left out."""
        raise NotImplementedError

    def least(self, room: Room) -> float:
        """The least height that its beginning takes at the foot of a page."""
        return self.height(room)

    def shrunk(self, room: Room, height: float) -> Room | None:
        """A room in which it is drawn no higher than `height`, where it loses nothing by that; None where it would."""
        return None

    def smallest(self, room: Room) -> float:
        """The least height that its beginning takes where it may be drawn smaller."""
        return self.least(room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        """What fits into `height` and the rest; None where it can't be split there.

        `forced` when it has a whole page and still doesn't fit: rules of good taste are off then.
        """
        return None

    def parts(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        """`split`, and each part is what the piece is. Whatever splits a piece does so by this."""
        parts = self.split(room, height, forced)
        for part in parts or ():
            part.wide, part.node, part.tag = self.wide, part.node or self.node, part.tag or self.tag
            part.leads_in = self.leads_in
        return parts

    def baseline(self, room: Room) -> float | None:
        """Where its first line's baseline is below its top, None where it begins without text."""
        return None

    def within(self, room: Room) -> Iterable[Placed]:
        """The pieces that it holds as they stand in a room, in the order of reading; places are from its own."""
        return ()

    def marks(self, room: Room) -> Iterator[int]:
        """The numbers of the notes whose marks stand in it, in the order of reading."""
        for placed in self.within(room):
            yield from placed.piece.marks(placed.room)

    def names(self, room: Room) -> Iterator[str]:
        """What links can point at in it."""
        yield from self.places.ids
        for placed in self.within(room):
            yield from placed.piece.names(placed.room)

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
        if self.tag:
            surface.enter(self.tag)
        self.draw(surface, x, y, room)
        if self.tag:
            surface.leave()

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


def settled(piece: Piece) -> Piece:
    """The piece, or what stands in for one that floats: for the inside of others, where there is no margin."""
    floating = piece.floating()
    return floating.instead if floating else piece


def adopted(pieces: Iterable[Piece], tag: Tag) -> None:
    """Put what pieces are below a tag; of one that floats, whatever comes to stand on the page."""
    for piece in pieces:
        floating = piece.floating()
        if floating:
            adopted(floating, tag)
            continue
        if piece.tag is None:
            piece.tag = tag
            continue
        top = piece.tag
        while top.parent and top.parent is not tag:
            top = top.parent
        top.parent = tag


def without_floats(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces for the inside of a box: nothing floats there and no page ends."""
    return tuple(settled(piece) for piece in pieces if not isinstance(piece, Ending))
