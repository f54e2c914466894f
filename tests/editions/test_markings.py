"""The marking as the Traffic Light Protocol 2.0 wants it: on every page, at the right, and among the properties."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pypdfium2
import pytest

from briefgen.document import Block, Paper, Paragraph, Text
from briefgen.marking import COLOURS, LEVELS, Tlp, in_file_name, is_above, label, laxer, strictest
from briefgen.theme import load_theme
from briefgen.workspace import shipped
from briefgen.writers import USUAL, WRITERS
from tests.reading_papers import docx_text
from tests.writers.pdf.objects import opened

STANDARD = load_theme("standard", (shipped() / "templates",))
TEXT: tuple[Block, ...] = (Paragraph(content=(Text(text="words " * 900),)),)


def files(marking: str | None, language: str = "en", **more: object) -> dict[str, bytes]:
    paper = Paper(title="T", language=language, marking=marking, content=TEXT, **more)  # type: ignore[arg-type]
    return {name: write(paper, STANDARD, USUAL) for name, write in WRITERS.items()}


def places(content: bytes, marking: str) -> list[list[tuple[float, float]]]:
    """For each page the right ends and the heights of its markings' letters, in points from the sheet's right edge."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        words, search = page.get_textpage(), page.get_textpage().search(marking)
        ends = []
        while at := search.get_next():
            boxes = [words.get_charbox(each, loose=True) for each in range(at[0], at[0] + at[1])]
            ends.append((page.get_width() - max(box[2] for box in boxes), max(box[3] - box[1] for box in boxes)))
        found.append(ends)
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:CLEAR"])
def test_a_pdf_has_it_at_the_right_of_every_header_and_footer(marking: str, language: str) -> None:
    pages = places(files(marking, language, running_foot="The house")["pdf"], marking)
    assert len(pages) >= 2
    for ends in pages:
        assert len(ends) == 2
        assert all(gap < STANDARD.page.right + 12 for gap, _ in ends), "it isn't at the right"
        assert all(height >= 12 for _, height in ends), "it is smaller than 12 pt"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_word_has_it_at_the_right_of_every_header_and_footer(language: str) -> None:
    content = files("TLP:AMBER+STRICT", language, running_foot="The house")["docx"]
    package = zipfile.ZipFile(BytesIO(content))
    for name in ("header1", "header2", "footer1", "footer2"):
        line = next(each for each in docx_text(content, f"word/{name}.xml").split("\n") if "TLP:" in each)
        bare = re.sub("[\u200e\u200f\u2003\u2007]", "", line)
        if name.startswith("header"):
            assert bare == "TLP:AMBER+STRICT"
        else:
            ends = bare.startswith if language == "ar" else bare.endswith  # what begins at the right comes first
            assert ends("TLP:AMBER+STRICT")
    headers = package.read("word/header1.xml").decode()
    style = re.search('<w:pStyle w:val="(Marking[^"]*)"/>', headers)
    assert style
    styles = package.read("word/styles.xml").decode()
    look = re.search(f'<w:style [^>]*w:styleId="{style[1]}".*?</w:style>', styles)
    assert look
    assert "<w:bidi/>" not in look[0], "the right of a paragraph that is read from the right is its left"
    assert '<w:jc w:val="right"/>' in styles[styles.index('w:styleId="Marking"') :].partition("</w:style>")[0]


@pytest.mark.parametrize("keywords", [None, "a, b"])
def test_the_properties_of_both_files_say_it(keywords: str | None) -> None:
    made = files("TLP:GREEN", keywords=keywords)
    said = ", ".join(filter(None, ("TLP:GREEN", keywords)))
    with opened(made["pdf"]) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.docinfo["/Keywords"]) == said
    assert f"<pdf:Keywords>{said}</pdf:Keywords>" in packet
    assert re.search("<dc:rights><rdf:Alt><rdf:li[^>]*>TLP:GREEN<", packet)
    core = zipfile.ZipFile(BytesIO(made["docx"])).read("docProps/core.xml").decode()
    assert f"<cp:keywords>{said}</cp:keywords>" in core


def test_without_one_the_properties_say_nothing() -> None:
    made = files(None)
    with opened(made["pdf"]) as pdf:
        assert "/Keywords" not in pdf.docinfo
        assert b"dc:rights" not in pdf.Root.Metadata.read_bytes()
    assert b"keywords" not in zipfile.ZipFile(BytesIO(made["docx"])).read("docProps/core.xml")


def test_levels_are_ordered_as_the_standard_has_them() -> None:
    assert [label(level) for level in reversed(LEVELS)] == list(COLOURS)
    assert is_above("amber+strict", "amber")
    assert not is_above("green", "green")
    assert laxer("red", "green") == laxer("green", "red") == "green"
    assert strictest(["clear", "amber+strict", "amber"]) == "amber+strict"
    assert strictest([]) is None


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_in_a_file_s_name_needs_no_quotes(level: Tlp) -> None:
    assert re.fullmatch("tlp-[a-z-]+", in_file_name(level))
    assert len({in_file_name(each) for each in LEVELS}) == len(LEVELS)
