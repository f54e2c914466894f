"""Text as pieces: paragraphs and whatever else is lines of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefgen.document import Node
from briefgen.shaping.letters import Word
from briefgen.theme import TextStyle, Theme
from briefgen.writers.pdf.lines import Line, balanced, broken
from briefgen.writers.pdf.pieces import NOWHERE, TOLERANCE, Grid, Piece, Placed, Places, Room
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import Tag

_BASELINE = 0.34
"""How far below the middle of its leading a line's baseline is, in type sizes: capitals stand in the middle."""
_FEWEST = 2
"""The fewest lines of a paragraph at the foot or top of a page."""


def first_baseline(style: TextStyle) -> float:
    """Where a line's baseline is below the line's top."""
    return style.leading / 2 + style.size * _BASELINE


def grid_of(style: TextStyle) -> Grid:
    """The grid of a column whose running text has a style, which stands at its top."""
    return Grid(style.leading, first_baseline(style))


@dataclass
class _Setting:
    """A text's words and its lines for the last width asked for; shared by the parts it is split into."""

    words: Sequence[Word]
    theme: Theme
    style: TextStyle
    balance: bool
    hang: bool
    language: str
    lines: dict[float, list[Line]] = field(default_factory=dict)

    @cached_property
    def has_marks(self) -> bool:
        """Whether there is any note's mark."""
        return any(atom.ink.note for word in self.words for atom in word.atoms)

    def at(self, width: float) -> list[Line]:
        lines = self.lines.get(width)
        if lines is None:
            self.lines.clear()
            lines = self.lines[width] = self._broken(width)
        return lines

    def _broken(self, width: float) -> list[Line]:
        if self.balance:
            return balanced(self.words, self.theme, width)
        first = self.style.first_line - (self.style.hanging if self.hang else 0)
        justified = self.style.align == "justify"
        return broken(self.words, self.theme, width, first, justified=justified, language=self.language)


class Text(Piece):
    """A paragraph. `hang` sets the first line out to the left by the style's `hanging` (else a marker stands there)."""

    def __init__(
        self,
        words: Sequence[Word],
        style: TextStyle,
        theme: Theme,
        node: Node | None = None,
        *,
        balance: bool = False,
        hang: bool = False,
        places: Places = NOWHERE,
        tag: Tag | None = None,
        language: str = "",
    ) -> None:
        self.style = style
        self.theme = theme
        self.node = node
        self.tag = tag
        self.before, self.after, self.keeps = style.before, style.after, style.keep_with_next
        self.leading = style.leading
        self._setting = _Setting(words, theme, style, balance, hang, language)
        self.places = places
        self._from = 0
        self._to: int | None = None
        self._measure: float | None = None

    def _lines(self, room: Room) -> list[Line]:
        """Its lines; a part of a split paragraph keeps the lines it was split into, whatever its room."""
        lines = self._setting.at(self._measure or max(room.width - self.style.indent, 1.0))
        return lines if self._to is None else lines[self._from : self._to]

    def _count(self, room: Room) -> int:
        return len(self._lines(room))

    def natural_width(self) -> float:
        """Its width on one line."""
        words = self._setting.words
        return self.style.indent + sum(word.width + (word.space.width if word.space else 0.0) for word in words)

    def longest_word(self) -> float:
        """The width of its widest word."""
        return self.style.indent + max((word.width for word in self._setting.words), default=0.0)

    def width(self, room: Room) -> float:
        """The width of its longest line in a room."""
        return max(line.width for line in self._lines(room))

    def height(self, room: Room) -> float:
        return self._count(room) * self.style.leading

    def least(self, room: Room) -> float:
        count = self._count(room)
        return (count if count < 2 * _FEWEST else _FEWEST) * self.style.leading

    def split(self, room: Room, height: float, forced: bool) -> tuple[Text, Text] | None:
        count = self._count(room)
        fits = int((height + TOLERANCE) / self.style.leading)
        wanted = min(fits, count - _FEWEST)
        if count < 2 or (wanted < _FEWEST and not forced):
            return None
        fits = wanted if wanted >= _FEWEST else max(1, min(fits, count - 1))
        while fits > _FEWEST and self._lines(room)[fits - 1].divides:
            fits -= 1
        measure = self._measure or max(room.width - self.style.indent, 1.0)
        return self._part(0, fits, measure), self._part(fits, count, measure)

    def _part(self, start: int, end: int, measure: float) -> Text:
        part = Text.__new__(Text)
        part.__dict__.update(self.__dict__)
        part._from, part._to, part._measure = self._from + start, self._from + end, measure
        if start:
            part.before, part.places = 0.0, NOWHERE
        else:
            part.after, part.keeps = 0.0, False
        return part

    def baseline(self, room: Room) -> float | None:
        return first_baseline(self.style)

    def marks(self, room: Room) -> Iterator[int]:
        if self._setting.has_marks:
            for line in self._lines(room):
                yield from (atom.ink.note for atom in line.atoms if atom.ink.note)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        style = self.style
        baseline = y + first_baseline(style)
        lines = self._lines(room)
        width = self._measure or max(room.width - style.indent, 1.0)
        indent = 0.0 if self.opposed else style.indent
        placed = [
            (line, *self._across(line, x + indent, width, self._from + at == 0), at)
            for at, line in enumerate(lines)
            if line.atoms
        ]
        surface.lines((line, left, baseline + at * style.leading, extra) for line, left, extra, at in placed)

    def _across(self, line: Line, left: float, width: float, first: bool) -> tuple[float, float]:
        """Where a line begins, and what each of its spaces is stretched by."""
        style = self.style
        start = style.first_line - (style.hanging if self._setting.hang else 0) if first else 0.0
        spare = width - start - line.width
        before = 0.0 if self.opposed else start
        if style.align == "justify" and line.spaces > 0 and (spare < 0 or not line.ended):
            stretch = spare / line.spaces
            if stretch <= style.size * _WIDEST:
                return left + before, stretch
        if style.align == "center":
            return left + before + spare / 2, 0.0
        return left + before + (spare if style.align == "right" or self.opposed else 0.0), 0.0


_WIDEST = 0.3
"""A line whose spaces would grow by more than this share of the type size isn't justified."""
_LEAST = 0.55
"""The least share of its size that text is set in so that no word is wider than its column."""


class Shrinking(Piece):
    """Text set smaller where the column is narrower than `widest`, what the widest word takes in full size.

    Several that stand together have one `widest`, and so one size.
    """

    def __init__(self, text: Callable[[TextStyle], Text], style: TextStyle, widest: float) -> None:
        self._text = text
        self._style = style
        self._widest = widest
        self._texts: dict[float, Text] = {}
        self.node = self._at(1.0).node
        self.before, self.after, self.keeps = style.before, style.after, style.keep_with_next

    def _in(self, room: Room) -> Text:
        fits = room.width / self._widest if self._widest > room.width else 1.0
        return self._at(max(fits * 0.995, _LEAST) if fits < 1 else 1.0)

    def _at(self, share: float) -> Text:
        if share not in self._texts:
            style = self._style
            self._texts[share] = self._text(replace(style, size=style.size * share, leading=style.leading * share))
        return self._texts[share]

    def height(self, room: Room) -> float:
        return self._in(room).height(room)

    def baseline(self, room: Room) -> float | None:
        return self._in(room).baseline(room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        return (Placed(self._in(room), 0, 0, room),)
