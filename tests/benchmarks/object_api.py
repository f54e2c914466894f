"""A paper's text through python-docx's object API: the program that somebody would write who has only that.

`text_of` takes the text from a finished paper, so that both sides set the same words,
headings, lists and tables; `write` is what is measured. It asks for less than briefgen
does: the library's own template and styles, boxes as plain paragraphs, no links, no fonts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph


class Run(NamedTuple):
    """Characters of one look; `style` is a character style's name, None for the paragraph's own."""

    text: str
    style: str | None


class Line(NamedTuple):
    """A paragraph in a style of python-docx's template; None: its usual one."""

    style: str | None
    runs: list[Run]


Grid = list[list[str]]
"""A table: the text of each cell of each row."""


class Words(NamedTuple):
    """A whole paper."""

    title: str
    content: list[Line | Grid]
    header: str
    footer: str


def text_of(paper: bytes) -> Words:
    """The text of a .docx file that briefgen has written."""
    document = docx.Document(io.BytesIO(paper))
    for control in list(document.element.body.iter(qn("w:sdt"))):  # the contents, which python-docx passes over
        for child in list(control.find(qn("w:sdtContent"))):
            control.addprevious(child)
        control.getparent().remove(control)
    section = document.sections[0]
    header, footer = (
        " ".join(paragraph.text for paragraph in part.paragraphs) for part in (section.header, section.footer)
    )
    return Words(document.core_properties.title, list(_content(document)), header, footer)


def _content(holder: Document) -> Iterator[Line | Grid]:
    """Paragraphs and tables; a table of one cell is a box, and its paragraphs count as the paper's own."""
    for found in holder.iter_inner_content():
        if isinstance(found, Paragraph):
            if found.text:
                yield _line(found)
            continue
        rows = [_texts(row) for row in found.rows]
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from _content(found.rows[0].cells[0])
        else:
            yield rows


def _texts(row: _Row) -> list[str]:
    """The text of each cell; python-docx gives a cell once for each column that it spans."""
    cells = row.cells
    return [cell.text if cell not in cells[:at] else "" for at, cell in enumerate(cells)]


_STYLES = {
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Quote", "Caption", "List Bullet", "List Number",
}  # fmt: skip
"""The names that python-docx's template and ours share."""
_LETTERS = {"Strong", "Emphasis"}


def _line(paragraph: Paragraph) -> Line:
    name = paragraph.style.name if paragraph.style is not None else ""
    runs = [
        Run(run.text, run.style.name if run.style.name in _LETTERS else None)
        for found in paragraph.iter_inner_content()
        for run in getattr(found, "runs", [found])
    ]
    return Line(name if name in _STYLES else None, runs)


def write(words: Words) -> bytes:
    """The text as the bytes of a .docx file."""
    document = docx.Document()
    document.core_properties.title = words.title
    section = document.sections[0]
    section.header.paragraphs[0].text = words.header
    section.footer.paragraphs[0].text = words.footer
    for found in words.content:
        if isinstance(found, Line):
            _add_paragraph(document, found)
        else:
            _add_table(document, found)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_paragraph(document: Document, line: Line) -> None:
    paragraph = document.add_paragraph(style=line.style)
    for text, style in line.runs:
        paragraph.add_run(text, style)


def _add_table(document: Document, grid: Grid) -> None:
    table: Table = document.add_table(rows=len(grid), cols=max(len(cells) for cells in grid), style="Table Grid")
    for row, texts in zip(table.rows, grid, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
