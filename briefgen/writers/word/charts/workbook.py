"""The workbook behind a chart: one sheet with the labels and numbers that the chart shows, and nothing else.

SpreadsheetML (ECMA-376 Part 1 §18) needs five parts for that. They are written here because a library for workbooks
would take longer to import than all charts of a paper to write, and would put the clock and its own name into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.frozen import frozen
from briefgen.writers.word.package import Entry, xml_part, zipped
from briefgen.writers.word.xml import escaped

NAME = "Data"
"""What the sheet is called."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@frozen
class Span:
    """Cells beside or below one another: rows and columns from 0, the last ones included."""

    column: int
    row: int
    last_column: int
    last_row: int

    @property
    def formula(self) -> str:
        """How a chart names these cells (ECMA-376 Part 1 §21.2.2.65)."""
        return f"{NAME}!{self.here('$')}"

    def here(self, fixed: str = "") -> str:
        """How the sheet itself names them."""
        first, last = (
            f"{fixed}{_column(column)}{fixed}{row + 1}"
            for column, row in ((self.column, self.row), (self.last_column, self.last_row))
        )
        return first if first == last else f"{first}:{last}"


@frozen
class Sum:
    """A cell that adds up others, and what they add up to."""

    of: Span
    value: float


Cell = str | float | Sum | None
"""What stands in a cell: words, a number, a sum, or nothing."""


@frozen
class Sheet:
    """Rows of cells, each as long as the first."""

    rows: Sequence[Sequence[Cell]]

    def cells(self, span: Span) -> list[Cell]:
        """What stands in some cells, row by row."""
        rows = self.rows[span.row : span.last_row + 1]
        return [cell for row in rows for cell in row[span.column : span.last_column + 1]]

    def words(self, span: Span) -> str:
        """A chart's reference to words in cells, and what it found there (`c:strRef`)."""
        cached = "".join(
            f'<c:pt idx="{at}"><c:v>{escaped(cell)}</c:v></c:pt>'
            for at, cell in enumerate(self.cells(span))
            if isinstance(cell, str) and cell
        )
        return f"<c:strRef>{_named(span)}<c:strCache>{_count(self.cells(span))}{cached}</c:strCache></c:strRef>"

    def numbers(self, *spans: Span) -> str:
        """A chart's reference to numbers in cells, and what it found there (`c:numRef`)."""
        cells = [cell for span in spans for cell in self.cells(span)]
        cached = "".join(
            f'<c:pt idx="{at}"><c:v>{shown(number)}</c:v></c:pt>'
            for at, cell in enumerate(cells)
            if (number := _number(cell)) is not None
        )
        return (
            f"<c:numRef>{_named(*spans)}<c:numCache><c:formatCode>General</c:formatCode>"
            f"{_count(cells)}{cached}</c:numCache></c:numRef>"
        )

    def workbook(self) -> bytes:
        """The .xlsx file; the same bytes for the same cells."""
        return zipped(Entry.of(name, content) for name, content in _parts(self.rows).items())


def _named(*spans: Span) -> str:
    """The formula of some cells; those that don't touch stand in brackets."""
    formula = ",".join(span.formula for span in spans)
    return f"<c:f>{formula if len(spans) == 1 else f'({formula})'}</c:f>"


def _number(cell: Cell) -> float | None:
    if isinstance(cell, Sum):
        return cell.value
    return cell if isinstance(cell, float | int) else None


def _count(cells: Sequence[Cell]) -> str:
    return f'<c:ptCount val="{len(cells)}"/>'


def shown(number: float) -> str:
    """A number as files hold it: no more digits than tell it from its neighbours."""
    return repr(float(number)).removesuffix(".0")


def _column(index: int) -> str:
    """A column's letters: A, …, Z, AA, ….."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


# ── The parts ────────────────────────────────────────────────────────────────


def _parts(rows: Iterable[Sequence[Cell]]) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": xml_part(
            f'Types xmlns="{_PACKAGE}/content-types"',
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>',
        ),
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": xml_part(
            f'workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"',
            f'<sheets><sheet name="{NAME}" sheetId="1" r:id="rId1"/></sheets>',
        ),
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": xml_part(f'worksheet xmlns="{_MAIN}"', f"<sheetData>{_rows(rows)}</sheetData>"),
    }


def _related(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return xml_part(f'Relationships xmlns="{_PACKAGE}/relationships"', link)


def _rows(rows: Iterable[Sequence[Cell]]) -> str:
    return "".join(
        f'<row r="{at + 1}">{"".join(_cell(cell, column, at) for column, cell in enumerate(row))}</row>'
        for at, row in enumerate(rows)
    )


def _cell(cell: Cell, column: int, row: int) -> str:
    place = f'r="{_column(column)}{row + 1}"'
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escaped(cell)}</t></is></c>'
    if isinstance(cell, Sum):
        return f"<c {place}><f>SUM({cell.of.here()})</f><v>{shown(cell.value)}</v></c>"
    return f"<c {place}><v>{shown(cell)}</v></c>"
