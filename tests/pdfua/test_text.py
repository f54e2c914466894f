"""Text copies and searches as it was written, whichever program reads it: Poppler and pdfium."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefgen.document import Cell, Columns, Kicker, Paper, Paragraph, Row, Table, TableBody, Text
from briefgen.theme import load_theme
from briefgen.workspace import find_workspace
from briefgen.writers.pdf import write
from tests.outside import program

THEME = load_theme("standard", find_workspace(Path(__file__).resolve().parents[2]).template_roots)
SENTENCE = (
    "The internationalisation of misunderstandings notwithstanding, efficient offices of the administration were "
    "independently established in disadvantaged, hinterland-dwelling populations of the well-known Sino-Pakistani "
    "corridor; a difficult, conflicting, first affair, fluently filed."
)


def poppler(content: bytes) -> str:
    pdftotext = program("pdftotext", "it reads the text of PDFs")
    return subprocess.run([pdftotext, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def pdfium(content: bytes) -> str:
    """What pdfium reads; U+FFFE is where it says that a word goes on in the next line."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages).replace("\ufffe", "")


READERS: dict[str, Callable[[bytes], str]] = {"poppler": poppler, "pdfium": pdfium}
readers = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


def paper(*words: str, columns: int = 2) -> bytes:
    paragraphs = tuple(Paragraph(content=(Text(text=text),)) for text in words)
    return write(Paper(title="T", language="en-GB", content=(Columns(count=columns, content=paragraphs),)), THEME)


def words_of(text: str) -> list[str]:
    """Words; a hyphen of a word's own at a line's end stands for U+2010 and goes on below."""
    return re.sub("\u2010\\s+", "-", text).split()


@readers
def test_divided_words_are_whole_hyphens_and_ligatures_as_typed(read: Callable[[bytes], str]) -> None:
    content = paper(SENTENCE * 2, SENTENCE)
    lines = poppler(content)
    assert "-" in lines.replace("hinterland-dwelling", "").replace("well-known", ""), "something is divided"
    found = words_of(read(content))
    wanted = [word for word in SENTENCE.replace("filed.The", "filed. The").split() if word not in ("The",)]
    missing = [word for word in wanted if word not in found and word != "filed."]
    assert missing == []


@readers
def test_what_stands_in_lines_of_its_own_is_not_joined(read: Callable[[bytes], str]) -> None:
    row = Row(cells=tuple(Cell(content=(Text(text=text),)) for text in ("Quetta", "Gwadar", "1,250")))
    table = Table(body=TableBody(rows=(row, row)))
    made = Paper(title="T", language="en", content=(Paragraph(content=(Text(text="Before"),)), table))
    found = read(write(made, THEME)).split()
    assert [found.count(word) for word in ("Before", "Quetta", "Gwadar", "1,250")] == [1, 2, 2, 2]


@readers
def test_small_capitals_and_letters_set_apart_copy_as_typed(read: Callable[[bytes], str]) -> None:
    """A kicker's letters stand apart, and are capitals by looks alone."""
    styles = {**THEME.styles, "text": replace(THEME.styles["text"], small_capitals=True)}
    text = (Text(text="Office of the first affair"),)
    made = Paper(title="T", language="en", content=(Kicker(content=text), Paragraph(content=text)))
    found = " ".join(read(write(made, replace(THEME, styles=styles))).split())
    assert "OFFICE OF THE FIRST AFFAIR Office of the first affair" in found
