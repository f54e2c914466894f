"""What the body is made of: paragraphs and tables, put together before they become XML.

They stay objects until a sequence is whole, because Word has no space around
tables: the paragraphs beside one carry it, in styles named after that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.frozen import frozen
from briefgen.writers.word.looks import ParagraphStyle
from briefgen.writers.word.styles import Styles
from briefgen.writers.word.xml import twips


@dataclass(slots=True)
class Para:
    """A paragraph: its style and its runs as XML.

    `number` is its list and its level there. `anchors` are the bookmarks that stand
    at its beginning, as XML. `above` and `below` are space on top of its style's own;
    `rtl`: it is read from right to left, None: as its style is; `kept`: it stays on the
    page of what follows.
    `section` is the `w:sectPr` of the section that it ends. `opens` and `closes` are
    XML before and after it. `field` and `path` say what it is (`identity`).
    """

    style: ParagraphStyle
    runs: str = ""
    number: tuple[int, int] | None = None
    anchors: str = ""
    above: float = 0
    below: float = 0
    inset: float = 0
    rtl: bool | None = None
    kept: bool = False
    new_page: bool = False
    section: str = ""
    opens: str = ""
    closes: str = ""
    field: str | None = None
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class Cell:
    """A cell of a table: what stands in it, and how many columns it takes."""

    content: list[Piece]
    span: int = 1
    empty: ParagraphStyle | None = None


@dataclass(slots=True)
class Row:
    """A row of a table: `head` repeats at the top of every page, `whole` is never split over two.

    `kept`: it stays on the page of the next row or, the last one, of what follows the table.
    """

    cells: list[Cell]
    head: bool = False
    whole: bool = True
    kept: bool = False


@dataclass(slots=True)
class Grid:
    """A table: its style's id, where it begins beside the text column's edge, its columns' widths, its rows.

    Lengths are points. `before` and `after` are the space that it asks of its
    neighbours. `head`, `zebra`, `flush` (text at the outer edges touches them) and
    `ends` (the first and the last row are different) say which parts of the style apply.
    """

    style: str
    indent: float
    columns: Sequence[float]
    rows: list[Row]
    before: float = 0
    after: float = 0
    head: bool = False
    zebra: bool = False
    flush: bool = False
    ends: bool = False


@frozen(slots=True)
class SectionEnd:
    """Here a section ends that has this many columns; `notes`: the paper's endnotes stand at its end."""

    columns: int = 1
    notes: bool = False


Piece = Para | Grid | SectionEnd


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Para]:
    """All paragraphs of pieces in the order of the text, those in tables too."""
    for piece in pieces:
        if isinstance(piece, Para):
            yield piece
        elif isinstance(piece, Grid):
            for row in piece.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.content)


@dataclass
class Setter:
    """Turns pieces into XML."""

    styles: Styles
    out: list[str] = field(default_factory=list)

    def body(self, pieces: Sequence[Piece], empty: ParagraphStyle) -> str:
        """A whole body or header as XML; at least one paragraph."""
        self.sequence(pieces, empty)
        return "".join(self.out)

    def sequence(self, pieces: Sequence[Piece], empty: ParagraphStyle) -> None:
        """Pieces one below the other. A sequence ends with a paragraph, and one stands between two tables."""
        separator = self.styles.role("separator")
        share_space(pieces, self.styles.role("text").text.after)
        for at, piece in enumerate(pieces):
            if isinstance(piece, Para):
                self.paragraph(piece)
            if not isinstance(piece, Grid):
                continue
            self.table(piece, empty)
            follows = pieces[at + 1] if at + 1 < len(pieces) else None
            if isinstance(follows, Grid):
                self.paragraph(Para(separator, above=max(piece.after + follows.before - separator.text.leading, 0)))
            elif follows is None:
                self.paragraph(Para(separator))
        if not pieces:
            self.paragraph(Para(empty))

    def paragraph(self, para: Para) -> None:
        """One paragraph."""
        turned = para.rtl is not None and para.rtl != para.style.rtl
        style = self.styles.variant(para.style, para.above, para.below, para.inset, turned, para.kept)
        self.out.append(
            f'{para.opens}<w:p><w:pPr><w:pStyle w:val="{self.styles.used(style)}"/>'
            + ("<w:pageBreakBefore/>" if para.new_page else "")
        )
        if para.number:
            self.out.append(f'<w:numPr><w:ilvl w:val="{para.number[1]}"/><w:numId w:val="{para.number[0]}"/></w:numPr>')
        self.out.append(f"{para.section}</w:pPr>{para.anchors}{para.runs}</w:p>{para.closes}")

    def table(self, grid: Grid, empty: ParagraphStyle) -> None:
        """One table."""
        widths = [max(twips(width), 1) for width in grid.columns]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        leftward = "<w:bidiVisual/>" if empty.rtl else ""
        self.out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{grid.style}"/>{leftward}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{twips(grid.indent)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{_look(grid)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )
        for row in grid.rows:
            self.row(row, widths, empty)
        self.out.append("</w:tbl>")

    def row(self, row: Row, widths: Sequence[int], empty: ParagraphStyle) -> None:
        """One row of a table."""
        flags = ("<w:cantSplit/>" if row.whole else "") + ("<w:tblHeader/>" if row.head else "")
        self.out.append(f"<w:tr><w:trPr>{flags}</w:trPr>" if flags else "<w:tr>")
        at = 0
        for cell in row.cells:
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            width = sum(widths[at : at + cell.span])
            self.out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>')
            content = cell.content or [Para(cell.empty or empty)]
            if row.kept:
                for para in paragraphs(content):
                    para.kept = True
            self.sequence(content, empty)
            self.out.append("</w:tc>")
            at += cell.span
        self.out.append("</w:tr>")


def _look(grid: Grid) -> str:
    """Which parts of the table's style apply; `w:val` repeats it (ECMA-376 Part 1 §17.4.55)."""
    first = grid.head or grid.ends
    value = 0x0400 | 0x0020 * first | 0x0040 * grid.ends | 0x0180 * grid.flush | 0x0200 * (not grid.zebra)
    return (
        f'<w:tblLook w:val="{value:04X}" w:firstRow="{first:d}" w:lastRow="{grid.ends:d}"'
        f' w:firstColumn="{grid.flush:d}" w:lastColumn="{grid.flush:d}" w:noHBand="{not grid.zebra:d}" w:noVBand="1"/>'
    )


def share_space(pieces: Sequence[Piece], apart: float) -> None:
    """Give the space around each table to the paragraphs beside it, unless they begin a page.

    Headings have enough of their own: below a table they stand `apart` from it, as they do from text.
    """
    for before, after in pairwise(pieces):
        if isinstance(before, Para) and isinstance(after, Grid) and not before.style.text.keep_with_next:
            before.below += max(after.before, 0)
        if isinstance(before, Grid) and isinstance(after, Para) and not after.new_page:
            room = max(before.after, 0)
            after.above += room if after.style.level is None else min(room, apart)
