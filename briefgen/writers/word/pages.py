"""On which page things will probably be: what contents show until Word has counted.

Word breaks lines and pages itself. This measures the same text in the same widths and
fills pages as Word does, without hyphens, kerning and some of Word's rules: enough to
be right in the usual case. Lengths are points.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.document import Note, Paragraph, plain_text, walk
from briefgen.frozen import frozen
from briefgen.theme import TextStyle, spacing
from briefgen.writers.word.looks import style_id
from briefgen.writers.word.measure import text_width
from briefgen.writers.word.pieces import Grid, Para, Piece, Row, SectionEnd
from briefgen.writers.word.table_styles import table_styles
from briefgen.writers.word.writing import Writing


def pages(pieces: Sequence[Piece], measured: Measuring) -> dict[str, int]:
    """The page, from 1, of each bookmark in the body."""
    writing = measured.writing
    page = writing.theme.page
    filled = _Pages(page.height - page.bottom - page.first_top, page.height - page.bottom - page.top)
    own: list[Piece] = []
    for piece in [*pieces, SectionEnd()]:
        if not isinstance(piece, SectionEnd):
            own.append(piece)
            continue
        width = (writing.measure.text - (piece.columns - 1) * spacing.COLUMN_GUTTER) / piece.columns
        filled.add([strip.in_columns(piece.columns) for strip in measured.strips(own, width)])
        own = []
    return filled.found


@frozen
class _Strip:
    """A paragraph or a table's row: lines of one height, and the space around them.

    `head` is the height of the table's head, which is repeated at the top of a page;
    `notes` the heights of the notes that have their marks in it; `names` its bookmarks.
    """

    line: float
    count: int
    above: float = 0
    below: float = 0
    names: tuple[str, ...] = ()
    notes: float = 0
    kept: bool = False
    whole: bool = False
    new_page: bool = False
    head: float = 0

    @property
    def height(self) -> float:
        """Of its lines and its notes."""
        return self.line * self.count + self.notes

    def in_columns(self, count: int) -> _Strip:
        """As much of the page as it takes in a passage of so many columns, all equally long."""
        return replace(self, line=self.line / count, above=self.above / count, below=self.below / count)


# ── Measuring ────────────────────────────────────────────────────────────────


class _Widths(dict[str, float]):
    """The widths of words in a style, each worked out when it is first asked for."""

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, word: str) -> float:
        width = self[word] = text_width(word, self._style)
        return width


class Measuring:
    """How high pieces of a paper are."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.widths: dict[TextStyle, _Widths] = {}
        tables = table_styles(writing.theme, writing.measure)
        self.margins = {style_id(name): _margins(xml) for name, xml in tables.items()}

    def strips(self, pieces: Iterable[Piece], width: float) -> Iterator[_Strip]:
        """Pieces one below the other in a column of this width."""
        for piece in pieces:
            if isinstance(piece, Para):
                yield self._paragraph(piece, width)
            elif isinstance(piece, Grid):
                yield from self._table(piece)

    def height(self, grid: Grid) -> float:
        """The height of a table, without the notes that it brings."""
        return sum(strip.height - strip.notes for strip in self._table(grid))

    def _paragraph(self, para: Para, width: float) -> _Strip:
        text, frame = para.style.text, para.style.frame
        room = width - text.indent - para.inset - para.style.right
        pictures = [int(height) / 12700 for height in _PICTURE.findall(para.runs)]
        line = max([text.leading, *pictures]) if para.style.line != "exact" else text.leading
        sides = (frame.top, frame.bottom) if frame else ()
        rules = [frame.padding_y + (rule.width if rule else 0) for rule in sides if frame and (rule or frame.fill)]
        return _Strip(
            line,
            max(self._lines(_words(para.runs), text, room), 1),
            text.before + para.above + sum(rules),
            max(text.after + para.below, 0),
            tuple(_BOOKMARK.findall(para.anchors)),
            sum(self._note(int(number)) for number in _MARK.findall(para.runs)),
            text.keep_with_next or para.kept,
            para.style.level is not None or bool(pictures),
            para.new_page,
        )

    def _lines(self, text: str, style: TextStyle, room: float) -> int:
        """How many lines a text takes, each filled with as many words as fit."""
        lines = 0
        widths = self.widths.setdefault(style, _Widths(style))
        space = widths[" "]
        for part in text.split("\n"):
            lines, taken = lines + 1, 0.0
            for word in part.split(" "):
                width = widths[word]
                if taken and taken + width > room:
                    lines, taken = lines + 1, 0.0
                taken += width + space
        return lines

    def _note(self, number: int) -> float:
        """The height of a note at the foot of the page."""
        note: Note = self.writing.notes.marked[number - 1]
        style, room = self.writing.theme.styles["note"], self.writing.measure.text
        said = [plain_text(each) for each in walk(note) if isinstance(each, Paragraph)]
        return sum(self._lines(each, style, room - style.indent) * style.leading + style.after for each in said)

    def _table(self, grid: Grid) -> Iterator[_Strip]:
        rows = [self._row(row, grid) for row in grid.rows]
        head = sum(strip.height for strip, row in zip(rows, grid.rows, strict=True) if row.head)
        for at, (strip, row) in enumerate(zip(rows, grid.rows, strict=True)):
            above = grid.before if at == 0 else 0.0
            below = grid.after if at + 1 == len(rows) else 0.0
            kept = row.kept or (row.head and at + 1 < len(rows))
            yield replace(strip, above=above, below=below, kept=kept, head=0 if row.head else head)

    def _row(self, row: Row, grid: Grid) -> _Strip:
        """A row as high as its highest cell."""
        top, left, bottom, right = self.margins[grid.style]
        cells: list[list[_Strip]] = []
        at = 0
        for cell in row.cells:
            width = sum(grid.columns[at : at + cell.span]) - left - right
            cells.append(list(self.strips(cell.content, width)))
            at += cell.span
        heights = [sum(each.above + each.line * each.count + each.below for each in cell) for cell in cells]
        strips = [strip for cell in cells for strip in cell]
        line = min((strip.line for strip in strips), default=1.0)
        height = max(heights, default=0) + top + bottom
        return _Strip(
            height if row.whole else line,
            1 if row.whole else max(math.ceil(height / line), 1),
            names=tuple(name for strip in strips for name in strip.names),
            notes=sum(strip.notes for strip in strips),
            whole=row.whole,
        )


def _words(runs: str) -> str:
    """The text of some runs; a line end as `\\n`."""
    return html.unescape("".join(text if text else "\n" for text in _TEXT.findall(runs)))


_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:br/>")
_PICTURE = re.compile(r'<wp:extent cx="\d+" cy="(\d+)"')
_BOOKMARK = re.compile(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"')
_MARK = re.compile(r'<w:footnoteReference w:id="(\d+)"')


def _margins(xml: str) -> tuple[float, float, float, float]:
    """The top, left, bottom and right margins of a table style's cells; a rule between rows is part of the bottom."""
    found = re.search(r"<w:tblCellMar>(.*?)</w:tblCellMar>", xml)
    top, left, bottom, right = (int(each) / 20 for each in re.findall(r'w:w="(-?\d+)"', found[1] if found else ""))
    rule = re.search(r'<w:insideH [^>]*w:sz="(\d+)"', xml)
    return top, left, bottom + (int(rule[1]) / 8 if rule else 0), right


# ── Filling pages ────────────────────────────────────────────────────────────


@dataclass
class _Pages:
    """Pages being filled: how much the first and all others hold, and how much is left on the last one."""

    first: float
    other: float
    page: int = 1
    found: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.left = self.first
        self.fresh = True

    def add(self, strips: Sequence[_Strip]) -> None:
        """Strips one below the other."""
        for at, strip in enumerate(strips):
            if strip.new_page and not (self.fresh and self.page == 1):
                self._turn()
            if not self.fresh and self._needs(strips, at) > self.left:
                self._turn()
                self.left -= strip.head
            self.found |= dict.fromkeys(strip.names, self.page)
            self._put(strip)

    def _turn(self) -> None:
        self.page += 1
        self.left, self.fresh = self.other, True

    def _needs(self, strips: Sequence[_Strip], at: int) -> float:
        """The room for the strip's beginning and for what is kept with it."""
        needs = 0.0
        for strip in strips[at:]:
            needs += strip.above
            if not strip.kept:
                least = strip.count if strip.whole or strip.count <= _TOGETHER + 1 else _TOGETHER
                return needs + strip.line * least + strip.notes
            needs += strip.height + strip.below
        return needs

    def _put(self, strip: _Strip) -> None:
        """The strip, over as many pages as it takes. Space above is left out at the top of a page."""
        self.left -= strip.notes + (0 if self.fresh and self.page > 1 else strip.above)
        self.fresh = False
        for done in range(strip.count):
            if strip.line > self.left and (done or not strip.whole):
                self._turn()
                self.fresh = False
                if strip.count - done == 1 and done > _TOGETHER:
                    self.left -= strip.line
            self.left -= strip.line
        self.left -= strip.below


_TOGETHER = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""
