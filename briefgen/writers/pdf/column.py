"""How pieces fill a column: the gaps between them, what keeps with what, where a page ends.

The same `fill` serves pages and the inside of boxes; what stands at the foot of a
page while it is filled, its `Foot` knows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from briefgen.writers.pdf.pieces import NOWHERE, TOLERANCE, Ending, Floating, Grid, Piece, Placed, Room


def fill(
    pieces: deque[Piece],
    room: Room,
    height: float,
    gaps: float = 1.0,
    foot: Foot | None = None,
    forced: bool = True,
    grid: Grid | None = None,
) -> list[Placed]:
    """Takes from the front of `pieces` what fits into `height`; a piece that is split leaves its rest there.

    Takes at least something, however little the height, if `forced`, but nothing beside
    what `foot` carries. Gaps at the top are dropped, the others multiplied by `gaps`; running
    text then drops to the `grid`, if there is one.
    """
    return _Column(room, height, gaps, Foot() if foot is None else foot, forced, grid).fill(pieces)


class Foot:
    """What stands at the foot of a column while it is filled: here nothing. `notes.PageFoot` gathers notes there.

    `height` is what it takes of the column. `grows` when pieces may bring notes, `carries` when
    notes of an earlier page are there, `begun` when the last one may go on on the next page.
    """

    height = 0.0
    grows = False
    carries = False
    begun = False

    def brought(self, piece: Piece, room: Room) -> Sequence[Piece]:
        """The notes that would come here with a piece."""
        return ()

    def needed(self, notes: Sequence[Piece], begun: bool) -> float:
        """How much more it takes with some notes, of which the last is only `begun`."""
        return 0.0

    def take(self, notes: Sequence[Piece], begun: bool) -> None:
        """Let notes stand here."""

    def give_back(self, count: int) -> None:
        """Take away all notes but the first `count`."""

    @property
    def count(self) -> int:
        """How many notes text has brought."""
        return 0

    def settle(self, left: float, bottom: float) -> None:
        """The column is filled and leaves a height above `bottom`: set the notes there, keep the rest for later."""


class _Start(NamedTuple):
    """What of a piece a column takes, the room for it, what is left of the piece, and the notes that it brings."""

    piece: Piece
    room: Room
    rest: Piece | None = None
    notes: Sequence[Piece] = ()
    begun: bool = False


class _Taken(NamedTuple):
    """A piece that a column took whole, and how the column was before."""

    piece: Piece
    placed: int
    y: float
    after: float
    floor: float
    notes: int


class _Column:
    """A column being filled."""

    def __init__(self, room: Room, height: float, gaps: float, foot: Foot, forced: bool, grid: Grid | None) -> None:
        self._room = room
        self._height = height
        self._gaps = gaps
        self._foot = foot
        self._forced = forced
        self._grid = grid
        self._y = 0.0
        self._after = 0.0
        self._floor = 0.0
        self._placed: list[Placed] = []
        self._taken: list[_Taken] = []

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
            if not floating and not self._take(pieces):
                break
        self._foot.settle(self._height - self._y, self._height)
        return self._placed

    @property
    def _bottom(self) -> float:
        """Down to where pieces may reach."""
        return self._height - self._foot.height

    def _top(self, piece: Piece) -> float:
        top = self._y + (self._after + piece.before) * self._gaps if self._settled else 0.0
        return self._on_grid(piece, top)

    def _on_grid(self, piece: Piece, top: float) -> float:
        """Where a piece begins that would begin at `top`: running text stands on the grid."""
        if self._grid is None or piece.leading != self._grid.leading or piece.keeps:
            return top
        baseline = piece.baseline(self._room)
        return top if baseline is None else top + self._grid.below(top + baseline)

    def _dropping(self, pieces: Sequence[Piece]) -> float:
        """How much more than without a grid a piece and what it keeps with may take at most."""
        return self._grid.step * sum(1 for _ in takewhile(_leads, pieces)) if self._grid else 0.0

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
        column = room.in_margin
        if not room.margin or follows is None:
            return False
        bottom = top + floating.beside.height(column)
        below = _first(pieces)[1:]
        starts = top + needed(below, room.narrower(0)) + self._dropping(below)
        if bottom > self._height + TOLERANCE or starts > self._bottom + TOLERANCE:
            return False
        self._remember(pieces.popleft())
        self._placed.append(Placed(floating.beside, -room.margin, top, column))
        self._floor = bottom
        return True

    def _take(self, pieces: deque[Piece]) -> bool:
        """Place the first piece or its beginning; False when the column ends before it or in it."""
        piece = pieces[0]
        top = self._below_margin(piece, self._top(piece))
        room, x = self._room_at(piece, top)
        left = self._bottom - top + TOLERANCE
        begins = self._forced and not self._placed
        first = _first(pieces)
        beside, dropping = self._beside(top), self._dropping(first)
        ways = (needed(first, beside, shrunk=shrunk) + dropping for shrunk in (False, True))
        fits = begins or any(height <= left for height in ways)
        start = self._start(pieces, top, room) if fits else None
        if start is None:
            self._give_back(pieces)
            return False
        if start.rest is None:
            self._remember(pieces.popleft())
        else:
            pieces[0] = start.rest
        self._foot.take(start.notes, start.begun)
        self._placed.append(Placed(start.piece, x, top, start.room))
        self._y = top + start.piece.height(start.room)
        self._after = start.piece.after
        return start.rest is None and not (self._foot.begun and not _leads(piece))

    # ── How much of a piece ──────────────────────────────────────────────────

    def _start(self, pieces: deque[Piece], top: float, room: Room) -> _Start | None:
        """What of the first piece stands in the column from `top` on; None where it is to begin in the next.

        Its notes stand there whole; where the page would then end far too early, the last may go on.
        """
        piece, left = pieces[0], self._bottom - top + TOLERANCE
        whole = not (piece.leads_in and self._alone(pieces, top, room))
        start = self._longest(piece, room, left, whole=whole)
        if self._foot.grows and not self._is_full(start, top):
            start = self._longest(piece, room, left, whole=whole, begun=True) or start
        if start is None and not self._is_own(piece):
            return self._shrunk(piece, room, left)
        return start or self._squeezed(piece, room, left)

    def _shrunk(self, piece: Piece, room: Room, left: float) -> _Start | None:
        """A piece drawn smaller, with its notes, so that it stands in the column after all; None where it can't."""
        notes = self._foot.brought(piece, room)
        smaller = piece.shrunk(room, left - self._foot.needed(notes, False))
        return _Start(piece, smaller, None, notes) if smaller else None

    def _is_own(self, piece: Piece) -> bool:
        """Whether the column is all the piece's own, so that the piece must begin there however little fits."""
        if not self._forced or self._foot.carries or self._foot.begun:
            return False
        return not self._placed or (self._foot.grows and all(_leads(taken.piece) for taken in self._taken))

    def _is_full(self, start: _Start | None, top: float) -> bool:
        """Whether a page that ends with this, or before it, looks like a whole one."""
        if start is None:
            end, notes = self._ended, 0.0
        elif start.rest is None:
            return True
        else:
            end, notes = top + start.piece.height(start.room), self._foot.needed(start.notes, False)
        return end + notes + self._foot.height >= self._height - _MOST_EMPTY

    @property
    def _ended(self) -> float:
        """How far down the column is filled without what leads to the next piece."""
        end = self._y
        for taken in reversed(self._taken):
            if not _leads(taken.piece):
                break
            end = taken.y
        return end

    def _longest(
        self, piece: Piece, room: Room, left: float, *, whole: bool, begun: bool = False, forced: bool = False
    ) -> _Start | None:
        """The longest beginning of a piece that fits together with the notes it brings; all of it if `whole` allows it.

        `begun` lets the last of the notes go on on the next page, `forced` splits the piece against good taste.
        """
        height = piece.height(room)
        if whole and height <= left:
            notes = self._foot.brought(piece, room)
            if height + self._foot.needed(notes, begun) <= left:
                return _Start(piece, room, None, notes, begun)
        low, high = 0.0, min(left, height - 1)
        at, found = high, None
        while at > _FINE:
            parts = piece.parts(room, at, forced)
            if parts is None:
                low = at
            else:
                notes, taken = self._foot.brought(parts[0], room), parts[0].height(room)
                fits = taken + self._foot.needed(notes, begun) <= left
                low, high = (at, high) if fits else (low, min(at, taken))
                found = _parted(piece, room, parts, notes, begun) if fits else found
            if high - low < _FINE:
                break
            at = (low + high) / 2
        return found

    def _squeezed(self, piece: Piece, room: Room, left: float) -> _Start:
        """What stands in a column that is all the piece's own and still too small for it: something does."""
        if not self._foot.grows:
            height = piece.height(room)
            parts = piece.parts(room, min(left, height - 1), True) if height > left else None
            return _parted(piece, room, parts) if parts else _Start(piece, room)
        notes = self._foot.brought(piece, room)
        smaller = replace(room, tallest=room.tallest - self._foot.needed(notes, False))
        shrinks = piece.height(smaller) < piece.height(room)
        start = self._longest(piece, smaller, left, whole=True) if shrinks else None
        start = start or self._longest(piece, room, left, whole=False, begun=True, forced=True)
        if start:
            return start
        parts = piece.parts(room, _FINE, True)
        if parts is None:
            return _Start(piece, room, None, notes, True)
        return _parted(piece, room, parts, self._foot.brought(parts[0], room), True)

    def _below_margin(self, piece: Piece, top: float) -> float:
        """Where a piece begins: a wide heading clear of what stands in the margin, if that ends soon."""
        clear = self._floor + _AIR if self._floor and piece.wide and piece.keeps else top
        return clear if top < clear <= top + _MOST_WHITE else top

    def _alone(self, pieces: deque[Piece], top: float, room: Room) -> bool:
        """Whether the second piece can't begin in the column when the first stands from `top` on with its notes."""
        if len(pieces) < 2 or isinstance(pieces[1], Ending):
            return False
        top += pieces[0].height(room) + (pieces[0].after + pieces[1].before) * self._gaps
        top = self._on_grid(pieces[1], top)
        bottom = self._bottom - self._foot.needed(self._foot.brought(pieces[0], room), False)
        return top + pieces[1].least(self._room_at(pieces[1], top)[0]) > bottom + TOLERANCE

    # ── What is taken may be given back ──────────────────────────────────────

    def _remember(self, piece: Piece) -> None:
        """The piece is about to be taken whole."""
        self._taken.append(_Taken(piece, len(self._placed), self._y, self._after, self._floor, self._foot.count))

    def _give_back(self, pieces: deque[Piece]) -> None:
        """The next piece doesn't begin here after all, for its notes: nor does what would lead to it."""
        if not self._foot.grows or (not self._foot.carries and all(_leads(taken.piece) for taken in self._taken)):
            return
        while self._taken and _leads(self._taken[-1].piece):
            taken = self._taken.pop()
            pieces.appendleft(taken.piece)
            del self._placed[taken.placed :]
            self._y, self._after, self._floor = taken.y, taken.after, taken.floor
            self._foot.give_back(taken.notes)


def _leads(piece: Piece) -> bool:
    """Whether a piece doesn't end a page."""
    return piece.keeps or piece.leads_in


def _parted(
    piece: Piece, room: Room, parts: tuple[Piece, Piece], notes: Sequence[Piece] = (), begun: bool = False
) -> _Start:
    """The first part of a split piece as what a column takes; it is where the piece is."""
    if parts[0].places == NOWHERE:
        parts[0].places = piece.places
    return _Start(parts[0], room, parts[1], notes, begun)


_MOST_EMPTY = 56.0
"""What a note that doesn't fit whole may leave empty, about four lines; where it would be more, the note is divided."""
_FINE = 2.0
"""How near the longest beginning of a piece is sought: less than any line's height."""
_MOST_WHITE = 28.0
"""A wide heading is moved down by this much at most so that it begins at the left edge, below what is in the margin."""
_AIR = 14.0
"""The least white between what is in the margin and a heading below it."""

_CHAIN = 12
"""How many pieces that keep with the next are looked at together."""


def _first(pieces: deque[Piece]) -> list[Piece]:
    return [pieces[at] for at in range(min(_CHAIN, len(pieces)))]


def needed(pieces: Sequence[Piece], room: Room, shrunk: bool = False) -> float:
    """What the first piece needs so as not to be left alone: its beginning, or all of it and what it keeps with.

    `shrunk` where what may be drawn smaller is."""
    total = 0.0
    for at, piece in enumerate(pieces[:_CHAIN]):
        if isinstance(piece, Ending):
            break
        gap = pieces[at - 1].after + piece.before if at else 0.0
        own = room.of(piece)
        if piece.keeps or (piece.leads_in and piece.least(own) >= piece.height(own)):
            total += gap + piece.height(own)
            continue
        floating = piece.floating()
        if floating is None:
            return total + gap + (piece.smallest(own) if shrunk else piece.least(own))
    return total


def depth(placed: Iterable[Placed]) -> float:
    """How far down a column is filled."""
    return max((each.y + each.piece.height(each.room) for each in placed), default=0.0)
