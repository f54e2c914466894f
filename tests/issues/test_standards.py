"""What changed can be read by everybody, in both formats, from left to right and from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import render
from tests.issues.papers import HERE, Papers
from tests.ooxml.accessibility import faults
from tests.page_pictures import Kept, difference
from tests.pdfua.verapdf import broken_rules
from tests.reading_papers import pdf_picture

LANGUAGES = ("en-GB", "fr", "de", "es", "ar", "ur")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The second issue of a paper in each language that has words for what changed."""
    found = {}
    for language in LANGUAGES:
        papers = Papers(tmp_path_factory.mktemp(language))
        spoken = ("language: en-GB", f"language: {language}")
        papers.write("february.yaml", spoken)
        papers.issued()
        papers.write("march.yaml", spoken)
        found[language] = render(papers.prepared(), ("docx", "pdf"))
    return found


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_pages_look_as_expected(language: str, page: int, files: dict[str, dict[str, bytes]], kept: Kept) -> None:
    picture = pdf_picture(files[language]["pdf"], page - 1)
    assert difference(picture, kept(HERE / f"march-{language}-{page}.png", picture)) < 1.0


def test_the_pdf_is_pdf_ua(files: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    pdfs = {name: each["pdf"] for name, each in files.items()}
    assert broken_rules(pdfs, tmp_path, "ua1") == {"ua1": {}}


def test_word_finds_no_fault(files: dict[str, dict[str, bytes]]) -> None:
    assert {name: found for name, each in files.items() if (found := faults(each["docx"]))} == {}
