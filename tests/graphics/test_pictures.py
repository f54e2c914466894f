"""Every kind of chart, map and timeline looks as somebody last saw it, in both formats."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefgen.document import Chart, Graphic, walk
from briefgen.document.graphics import ChartKind
from briefgen.theme import load_theme
from briefgen.writers import WRITERS
from tests.page_pictures import Kept, blurred, printed_by_libreoffice
from tests.reading_papers import pdf_picture
from tests.specimens import WHOLE, pairs

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "golden" / "graphics"
STANDARD = load_theme("standard", [ROOT / "templates"])
DRAWN = {
    name: paper
    for name, paper in pairs()
    if name not in WHOLE and any(isinstance(node, Graphic) for node in walk(paper))
}
SCALE = 0.75
"""54 dots to the inch: words can be made out."""


def pages(pdf: bytes) -> list[Image.Image]:
    """Each page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return [pdf_picture(pdf, page, SCALE) for page in range(count)]


def apart(one: Image.Image, other: Image.Image) -> float:
    """How much of what stands on two pages stands on one of them only: 0 where they are alike, 1 where nothing is.

    Most of a page with one graphic is empty, so that the mean of all its points would say little.
    """
    inks = [_ink(page) for page in (one, other)]
    return _sum(ImageChops.difference(*inks)) / (sum(map(_sum, inks)) or 1)


def _ink(page: Image.Image) -> Image.Image:
    """How far each point of a page is from its ground."""
    return ImageChops.difference(page, Image.new("L", page.size, page.getpixel((0, 0))))  # type: ignore[arg-type]


def _sum(picture: Image.Image) -> float:
    return float(ImageStat.Stat(picture).sum[0])


def test_every_kind_of_chart_has_a_picture() -> None:
    shown = {node.kind for paper in DRAWN.values() for node in walk(paper) if isinstance(node, Chart)}
    assert shown == set(get_args(ChartKind))


@pytest.mark.parametrize("name", DRAWN)
def test_a_pdf_looks_as_expected(name: str, kept: Kept) -> None:
    for number, page in enumerate(pages(WRITERS["pdf"](DRAWN[name], STANDARD)), 1):
        seen = kept(FOLDER / f"{name}-{number}.png", page)
        assert apart(page, seen) < 0.02
        assert apart(page, ImageChops.offset(seen, 0, 2)) > 0.04, "three points would not be noticed"


@pytest.fixture(scope="module")
def in_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The Word files as LibreOffice prints them."""
    papers = {name: WRITERS["docx"](paper, STANDARD) for name, paper in DRAWN.items()}
    return printed_by_libreoffice(papers, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("name", DRAWN)
def test_a_word_file_looks_as_expected(name: str, in_libreoffice: dict[str, bytes], kept: Kept) -> None:
    """Compared out of focus, since every version of LibreOffice draws charts a little differently."""
    for number, page in enumerate(pages(in_libreoffice[name]), 1):
        seen = kept(FOLDER / f"{name}-word-{number}.png", page)
        assert apart(blurred(page), blurred(seen)) < 0.08
        assert apart(blurred(page), blurred(ImageChops.offset(seen, 0, 18))) > 0.1, "24 points would not be noticed"
