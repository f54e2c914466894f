"""What really stands where on the pages of a PDF, seen by a surface that takes down what is drawn.

Lengths are points, places are given from the sheet's top left corner, right and down.
A line of text reaches from the height of its capitals to the foot of its descenders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from briefgen.document import Node, Note, Paper
from briefgen.theme import Rule, Theme
from briefgen.writers import pdf
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.pieces import Piece, Room
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.text import Text

CAPITALS = 0.7
DESCENDERS = 0.22
"""How far a line's letters reach above and below its baseline, in type sizes."""


@dataclass(frozen=True, eq=False)
class Frame:
    """A piece that was being drawn: where, and in which room."""

    piece: Piece
    x: float
    y: float
    room: Room

    @property
    def bottom(self) -> float:
        return self.y + self.piece.height(self.room)


@dataclass(frozen=True, eq=False)
class Mark:
    """Something on a page. `within` are the pieces around it, the outermost first."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    within: tuple[Frame, ...]

    @property
    def node(self) -> Node | None:
        """What of the tree it draws."""
        return self.within[-1].piece.node if self.within else None

    def inside(self, *kinds: type[Piece]) -> Frame | None:
        """The innermost piece of a kind around it."""
        return next((frame for frame in reversed(self.within) if isinstance(frame.piece, kinds)), None)


@dataclass(frozen=True, eq=False)
class Words(Mark):
    """A line of text: which of how many in its paragraph. The parts of a split paragraph have one `paragraph`.

    `marks` are the numbers of the notes that are marked in it; `text` is without them.
    """

    text: str
    marks: tuple[int, ...]
    baseline: float
    leading: float
    paragraph: object
    index: int
    count: int

    def __str__(self) -> str:
        return f"page {self.page}: “{self.text.strip()}”"


@dataclass(frozen=True, eq=False)
class Fill(Mark):
    """A filled rectangle; rules are fills of little height."""


@dataclass(frozen=True, eq=False)
class Picture(Mark):
    """A picture, its file's name."""

    name: str

    def __str__(self) -> str:
        return f"page {self.page}: picture {self.name.rpartition('/')[2]}"


@dataclass
class Sheet:
    """One page: its marks in the order in which they were drawn, and every piece that was shown."""

    number: int
    marks: list[Mark] = field(default_factory=list)
    frames: list[tuple[Frame, ...]] = field(default_factory=list)


@dataclass
class Drawn:
    """A whole paper as drawn."""

    paper: Paper
    theme: Theme
    sheets: list[Sheet]

    @property
    def words(self) -> Iterator[Words]:
        """All lines of text, running heads and feet left out, in the order of drawing."""
        for sheet in self.sheets:
            yield from (mark for mark in sheet.marks if isinstance(mark, Words) and not self.around(mark))

    def flow(self, sheet: Sheet) -> list[Words | Picture]:
        """The text and pictures of a page's column, boxes included, in the order of drawing."""
        return [
            mark
            for mark in sheet.marks
            if isinstance(mark, Words | Picture)
            and not (self.around(mark) or self.in_margin(mark) or self.in_note(mark))
        ]

    def notes(self, sheet: Sheet) -> list[Words]:
        """The text of a page's notes."""
        return [mark for mark in sheet.marks if isinstance(mark, Words) and self.in_note(mark)]

    def end(self, sheet: Sheet) -> float:
        """Where a page's text ends at the latest: above its notes."""
        return min([self.foot(), *(mark.top for mark in self.notes(sheet))])

    def top(self, sheet: Sheet) -> float:
        """Where a page's text begins."""
        return self.theme.page.first_top if sheet.number == 1 else self.theme.page.top

    def foot(self) -> float:
        """Where every page's text and notes end."""
        return self.theme.page.height - self.theme.page.bottom

    @property
    def tallest(self) -> float:
        """The most height that a page gives."""
        return self.foot() - self.theme.page.top

    def around(self, mark: Mark) -> bool:
        """Whether it is no part of the text: the sheet's ground, head or foot."""
        return not mark.within or mark.within[0].room.tallest >= self.theme.page.height

    def in_note(self, mark: Mark) -> bool:
        """Whether it belongs to a note, at the foot of a page or after the text."""
        return any(isinstance(frame.piece.node, Note) for frame in mark.within)

    def in_margin(self, mark: Mark) -> bool:
        """Whether it stands in the margin column."""
        page = self.theme.page
        end = page.left + page.margin_column + 0.5
        return page.margin_column > 0 and any(frame.x + frame.room.width <= end for frame in mark.within)


class Recorder(Surface):
    """Takes down what is drawn; nothing of it comes into the file."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sheets: list[Sheet] = [Sheet(1)]
        self.around: tuple[Frame, ...] = ()

    def end_page(self) -> None:
        self.sheets.append(Sheet(self.page + 1))

    def finished(self, *options: Any) -> bytes:
        self.sheets.pop()
        return b""

    @property
    def page(self) -> int:
        return self.sheets[-1].number

    def note(self, kind: type[Any], left: float, top: float, right: float, bottom: float, *rest: Any) -> None:
        self.sheets[-1].marks.append(kind(self.page, left, top, right, bottom, self.around, *rest))

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.note(Fill, x, y, x + width, y + height)

    def rule(self, x: float, y: float, length: float, rule: Rule) -> None:
        self.fill(x, y, length, rule.width, rule.colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self.fill(x - radius, y - radius, 2 * radius, 2 * radius, colour)

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        self.note(Picture, x, y, x + width, y + height, path)

    def lines(self, lines: Iterable[tuple[Line, float, float, float]]) -> None:
        piece = self.around[-1].piece
        # Some pieces draw their text by a text that they make for the room.
        inner = piece if isinstance(piece, Text) else piece._in(self.around[-1].room)  # type: ignore[attr-defined]
        shared = inner._setting
        all_lines = next(iter(shared.lines.values()))
        for line, x, y, stretch in lines:
            size = max(atom.ink.size for atom in line.atoms)
            right = x + line.width + stretch * line.spaces
            index = next(at for at, each in enumerate(all_lines) if each is line)
            text = "".join(atom.text for atom in line.atoms if not atom.ink.raised) + ("\n" if line.ended else "")
            marks = tuple(
                int(found) for atom in line.atoms if atom.ink.raised for found in re.findall(r"\d+", atom.text)
            )
            top, bottom = y - size * CAPITALS, y + size * DESCENDERS
            self.note(Words, x, top, right, bottom, text, marks, y, inner.style.leading, shared, index, len(all_lines))

    def anchor(self, name: str, y: float) -> None:
        pass

    def outline(self, title: str, level: int, y: float) -> None:
        pass


def drawn(paper: Paper, theme: Theme) -> Drawn:
    """A paper as the writer draws it."""
    made: list[Recorder] = []

    class Watching(Recorder):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            made.append(self)

    show = Piece.show

    def watched(piece: Piece, surface: Recorder, x: float, y: float, room: Room) -> None:
        surface.around = (*surface.around, Frame(piece, x, y, room))
        surface.sheets[-1].frames.append(surface.around)
        show(piece, surface, x, y, room)
        surface.around = surface.around[:-1]

    with patch.object(pdf, "Surface", Watching), patch.object(Piece, "show", watched):
        pdf.write(paper, theme)
    return Drawn(paper, theme, made[-1].sheets)


def paragraphs(words: Iterable[Words]) -> list[list[Words]]:
    """The lines of each paragraph, in the order in which the paragraphs begin."""
    found: dict[int, list[Words]] = {}
    for line in words:
        found.setdefault(id(line.paragraph), []).append(line)
    return list(found.values())


def parts(lines: Sequence[Words]) -> list[list[Words]]:
    """A paragraph's lines, each part that stands somewhere else by itself."""
    found: dict[tuple[int, int], list[Words]] = {}
    for line in lines:
        found.setdefault((line.page, id(line.within[-1].piece)), []).append(line)
    return list(found.values())
