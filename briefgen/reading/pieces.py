"""Where pieces of a text stand: each is looked for once, however often it is asked for."""

from __future__ import annotations

from bisect import bisect_left


class Pieces:
    """The places of pieces in a text, or in the part of it between two offsets; `end` None for its end."""

    def __init__(self, text: str, begin: int = 0, end: int | None = None) -> None:
        self._text = text
        self._begin = begin
        self._end = len(text) if end is None else end
        self._found: dict[str, list[int]] = {}

    def places(self, piece: str) -> list[int]:
        """Every offset at which a piece begins, in order, none inside another; none for an empty piece."""
        if piece not in self._found:
            self._found[piece] = self._sought(piece)
        return self._found[piece]

    def before(self, piece: str, offset: int) -> int:
        """How many of a piece begin before an offset."""
        return bisect_left(self.places(piece), offset)

    def _sought(self, piece: str) -> list[int]:
        found: list[int] = []
        at = self._text.find(piece, self._begin, self._end) if piece else -1
        while at >= 0:
            found.append(at)
            at = self._text.find(piece, at + len(piece), self._end)
        return found
