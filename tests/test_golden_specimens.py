"""What each specimen is in both formats, as somebody last saw it: Word's text parts, the text of the PDF's pages.

Those of whole papers are left out: here a difference shows which element it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.document import Paper
from briefgen.theme import load_theme
from briefgen.writers import WRITERS
from tests.ooxml.normal import normal
from tests.reading_papers import pdf_pages
from tests.specimens import WHOLE, pairs
from tests.writers.word.reading import names, part

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden" / "specimens"
STANDARD = load_theme("standard", [ROOT / "templates"])
EACH = [(name, paper) for name, paper in pairs() if name not in WHOLE]
TOLD = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


@pytest.mark.parametrize(("name", "paper"), EACH, ids=[name for name, _ in EACH])
def test_word_says_as_expected(name: str, paper: Paper, golden: Callable[[Path, str], None]) -> None:
    file = WRITERS["docx"](paper, STANDARD)
    told = [member for member in TOLD if member in names(file)]
    golden(FOLDER / f"{name}.docx.xml", "\n".join(normal(part(file, member)) for member in told))


@pytest.mark.parametrize(("name", "paper"), EACH, ids=[name for name, _ in EACH])
def test_pdf_says_as_expected(name: str, paper: Paper, golden: Callable[[Path, str], None]) -> None:
    pages = pdf_pages(WRITERS["pdf"](paper, STANDARD))
    golden(FOLDER / f"{name}.pdf.txt", "\n--\n".join("\n".join(page.splitlines()) for page in pages) + "\n")
