"""The sample papers: what they say, what their pages look like, and that other programs take them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import Prepared, prepare, render
from briefgen.outline import outline
from briefgen.shelf import find_briefs
from briefgen.workspace import find_workspace
from tests.ooxml.integrity import faults
from tests.ooxml.validator import schema_errors
from tests.outside import program
from tests.page_pictures import Kept, blurred, difference, printed_by_libreoffice, shifted
from tests.reading_papers import docx_text, pdf_pages, pdf_picture
from tests.writers.pdf.objects import embedded, fonts, opened

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
WORKSPACE = find_workspace(ROOT)
BRIEFS = find_briefs([WORKSPACE.inputs])
PAGES = {
    "balochistan-stability": range(4, 11),
    "pipeline-ransomware": range(1, 3),
    "red-sea-report": range(9, 15),
    "red-sea-shipping": range(2, 7),
}


@pytest.fixture(scope="module", params=BRIEFS, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> tuple[str, Prepared, dict[str, bytes]]:
    """A sample's name, and its papers."""
    prepared = prepare(request.param, WORKSPACE)
    return request.param.stem, prepared, render(prepared, ("docx", "pdf"))


Sample = tuple[str, Prepared, dict[str, bytes]]


def test_there_are_four() -> None:
    assert {brief.stem for brief in BRIEFS} == set(PAGES)


def test_outline_is_as_expected(sample: Sample, golden: Callable[[Path, str], None]) -> None:
    name, prepared, _ = sample
    golden(GOLDEN / f"{name}.outline", outline(prepared.paper))


def test_runs_to_the_pages_it_should(sample: Sample) -> None:
    name, _, papers = sample
    pages = pdf_pages(papers["pdf"])
    assert len(pages) in PAGES[name]
    assert len(pages[-1].split()) > 60, "the last page is nearly empty"


@pytest.mark.parametrize("page", [1, 2])
def test_pages_look_as_expected(sample: Sample, page: int, kept: Kept) -> None:
    name, _, papers = sample
    picture = pdf_picture(papers["pdf"], page - 1)
    assert difference(picture, kept(GOLDEN / f"{name}-{page}.png", picture)) < 1.0


@pytest.mark.parametrize("page", [1, 2])
def test_a_shifted_page_would_be_noticed(sample: Sample, page: int) -> None:
    """The tolerance above lets a rasteriser's rounding pass, and not a block that moved by four points."""
    picture = pdf_picture(sample[2]["pdf"], page - 1)
    assert difference(picture, shifted(picture, 2)) > 2.0


SHORTEST = [path for path in BRIEFS if path.stem == "pipeline-ransomware"]


@pytest.mark.parametrize("sample", SHORTEST, indirect=True, ids=lambda path: path.stem)
def test_a_word_page_looks_as_expected(sample: Sample, in_libreoffice: bytes, kept: Kept) -> None:
    """Compared out of focus, since every version of LibreOffice sets lines a little differently."""
    picture = pdf_picture(in_libreoffice, 0)
    page = kept(GOLDEN / f"{sample[0]}-word-1.png", picture)
    assert difference(blurred(picture), blurred(page)) < 2.0
    assert difference(blurred(picture), blurred(shifted(picture, 5))) > 4.0, "ten points would not be noticed"


def test_qpdf_finds_nothing_wrong(sample: Sample, tmp_path: Path) -> None:
    checker = program("qpdf", "it checks the structure of PDF files")
    (tmp_path / "x.pdf").write_bytes(sample[2]["pdf"])
    result = subprocess.run([checker, "--check", tmp_path / "x.pdf"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No syntax or stream encoding errors found" in result.stdout


def test_every_font_of_the_pdf_is_embedded(sample: Sample) -> None:
    pdf = opened(sample[2]["pdf"])
    found = fonts(pdf)
    assert len(found) > 3
    assert all(embedded(font) for font in found)


def test_the_pdf_is_small(sample: Sample) -> None:
    """With all its tags, fonts and colours: four pages in 120 KB, each more in a tenth of that."""
    pages = len(pdf_pages(sample[2]["pdf"]))
    assert len(sample[2]["pdf"]) < 120_000 + 12_000 * max(0, pages - 4)


def test_the_word_file_is_sound(sample: Sample) -> None:
    assert faults(sample[2]["docx"]) == []


def test_the_word_file_is_valid(sample: Sample) -> None:
    assert schema_errors(sample[2]["docx"]) == []


@pytest.fixture(scope="module")
def in_libreoffice(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The Word file as LibreOffice prints it to PDF."""
    name, _, papers = sample
    folder = tmp_path_factory.mktemp("office")
    return printed_by_libreoffice({name: papers["docx"]}, folder)[name]


def test_libreoffice_opens_the_word_file_and_loses_nothing(sample: Sample, in_libreoffice: bytes) -> None:
    shown = "".join("".join(pdf_pages(in_libreoffice, divided="-")).casefold().split())
    lost = [word for word in docx_text(sample[2]["docx"]).split() if word.isascii() and word.casefold() not in shown]
    assert lost == []
