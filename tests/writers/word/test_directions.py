"""Papers that are read from right to left, and passages that are read against their paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.document import Cell as TableCell
from briefgen.document import Paper, Paragraph, Table, TableBody, Text
from briefgen.document import Row as TableRow
from briefgen.writers.options import WordOptions
from briefgen.writers.word import write
from briefgen.writers.word.directions import stretches
from tests.ooxml.integrity import faults
from tests.ooxml.papers import theme
from tests.specimens import specimens
from tests.writers.word.reading import paragraphs, part

BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
THEMES = ("standard", "dispatch")


def said(language: str, *texts: str) -> bytes:
    content = tuple(Paragraph(content=(Text(text=each),)) for each in texts)
    return write(Paper(title="x", language=language, content=content), theme("standard"))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("specimen", ["urdu-paper", "arabic-paper"])
def test_a_paper_read_from_the_right_is_mirrored_as_a_whole(specimen: str, name: str) -> None:
    found = write(specimens()[specimen], theme(name))
    assert faults(found) == []
    body, styles = part(found, BODY), part(found, STYLES)
    assert all("<w:bidi/>" in each for each in re.findall(r"<w:sectPr>.*?</w:sectPr>", body))
    assert body.count("<w:bidiVisual/>") == body.count("<w:tbl>") > 0
    normal = re.search(r'w:styleId="Normal".*?</w:style>', styles)
    assert normal
    assert "<w:bidi/>" in normal[0]
    assert re.search(r"w:embedRegular [^>]*/>", part(found, "word/fontTable.xml").partition('"Amiri"')[2])


@pytest.mark.parametrize("name", THEMES)
def test_a_paper_read_from_the_left_has_nothing_of_it(name: str) -> None:
    found = write(Paper(title="x", language="en-GB", content=specimens()["table"].content), theme(name))
    for member in (BODY, STYLES):
        assert "<w:bidi" not in part(found, member).replace("w:bidi=", "")


def test_a_paragraph_read_against_its_paper_has_a_style_that_says_so() -> None:
    for language, own, other, suffix in (
        ("ur", "سڑکیں بند تھیں۔", "The roads were closed.", "lefttoright"),
        ("en-GB", "The roads were closed.", "سڑکیں بند تھیں۔", "righttoleft"),
    ):
        found = said(language, own, other)
        assert faults(found) == []
        first, second = (each.style for each in paragraphs(found) if each.text)
        assert (first, second) == ("Normal", f"Normal{suffix}")


def test_languages_are_told_for_letters_of_both_directions() -> None:
    assert '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ur"/>' in part(said("ur", "سڑک"), STYLES)
    assert '<w:themeFontLang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ur"/>' in part(said("ur", "سڑک"), SETTINGS)
    assert '<w:lang w:val="fr" w:eastAsia="fr" w:bidi="ar-SA"/>' in part(said("fr", "rue"), STYLES)


def test_numbers_in_a_paper_read_from_the_right_have_their_ones_below_each_other() -> None:
    rows = tuple(
        TableRow(cells=tuple(TableCell(content=(Text(text=each),)) for each in row))
        for row in (("کوئٹہ", "9"), ("گوادر", "145"))
    )
    body = TableBody(rows=rows)
    for language, number in (("ur", "TableText"), ("en-GB", "TableNumber")):
        found = write(Paper(title="x", language=language, content=(Table(body=body),)), theme("standard"))
        styles = [each.style.removesuffix("keptwithnext") for each in paragraphs(found) if each.text in ("9", "145")]
        assert styles == [number, number]


def test_letters_that_are_joined_have_no_space_between_them() -> None:
    spaced = set(re.findall(r'<w:spacing w:val="(\d+)"/>', part(said("ur", "سڑک"), STYLES)))
    assert spaced == {"0"}
    assert set(re.findall(r'<w:spacing w:val="(\d+)"/>', part(said("en", "road"), STYLES))) != {"0"}


def test_styles_of_a_reference_are_read_from_the_right_in_such_a_paper() -> None:
    from tests.writers.word.test_reference import own_starter

    paper = specimens()["urdu-paper"]
    found = write(paper, theme("standard"), WordOptions(reference=own_starter("standard"), embed_fonts=False))
    normal = re.search(r'w:styleId="Normal".*?</w:style>', part(found, STYLES))
    assert normal
    assert "<w:bidi/>" in normal[0]
    assert faults(found) == []


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("plain words", False, [("plain words", False)]),
        ("", True, []),
        ("see سڑک (12)", False, [("see ", False), ("سڑک", True), (" (12)", False)]),
        ("بی ایل اے (BLA) نے", True, [("بی ایل اے (", True), ("BLA", False), (") نے", True)]),
        ("شاہراہ N-25 (CPEC) پر", True, [("شاہراہ ", True), ("N-25 (CPEC)", False), (" پر", True)]),
        ("سے 12–15 تک", True, [("سے 12–15 تک", True)]),
        ("اضافہ +45%", True, [("اضافہ ", True), ("+45%", False)]),
    ],
)  # fmt: skip
def test_text_is_cut_where_its_direction_changes(text: str, rtl: bool, expected: list[tuple[str, bool]]) -> None:
    assert stretches(text, rtl) == expected
    assert "".join(each for each, _ in stretches(text, rtl)) == text


# ── Typography ───────────────────────────────────────────────────────────────


def test_what_a_theme_says_of_letters_is_said_in_word() -> None:
    usual = theme("standard")
    text = replace(usual.styles["text"], hyphenate=True, align="justify", figures="old-style", small_capitals=True)
    asked = replace(usual, styles={**usual.styles, "text": text})
    found = write(Paper(title="x", language="en-GB", content=specimens()["table"].content), asked)
    assert faults(found) == []
    normal = re.search(r'w:styleId="Normal".*?</w:style>', part(found, STYLES))
    assert normal
    for each in (
        '<w:suppressAutoHyphens w:val="0"/>', '<w:jc w:val="both"/>', "<w:smallCaps/>",
        '<w14:numForm w14:val="oldStyle"/>', '<w14:numSpacing w14:val="proportional"/>',
    ):  # fmt: skip
        assert each in normal[0]
    cell = re.search(r'w:styleId="TableText".*?</w:style>', part(found, STYLES))
    assert cell
    assert "<w:suppressAutoHyphens/>" in cell[0]
    assert '<w14:numSpacing w14:val="tabular"/>' in cell[0]
    assert '<w14:numForm w14:val="lining"/>' in cell[0]
    assert "<w:autoHyphenation/>" in part(found, SETTINGS)


def test_a_theme_that_divides_no_words_says_so() -> None:
    usual = theme("standard")
    styles = {role: replace(style, hyphenate=False) for role, style in usual.styles.items()}
    found = write(Paper(title="x", language="en-GB"), replace(usual, styles=styles))
    assert '<w:autoHyphenation w:val="0"/>' in part(found, SETTINGS)
