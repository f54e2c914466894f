"""Looks are named styles: from the theme's tokens, of real kinds, and only those that a paper needs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.document import Heading, Paper, Paragraph, Text, Title
from briefgen.theme.model import TEXT_ROLES
from briefgen.writers.word import write
from briefgen.writers.word.roles import NAMES
from tests.ooxml.integrity import faults
from tests.ooxml.papers import THEMES, theme, written
from tests.writers.word.reading import paragraphs, part, style_xml

PLAIN = Paper(
    title="x",
    language="en-GB",
    content=(Heading(level=1, content=(Text(text="Head"),)), Paragraph(content=(Text(text="Text"),))),
)
RUNS = {"caption-label", "masthead-detail", "event-toll", "recommendation-number", "list"}


def test_every_role_of_text_has_a_name_or_is_part_of_one() -> None:
    assert set(TEXT_ROLES) == set(NAMES) | RUNS


def test_a_token_changes_its_style_and_nothing_in_the_body() -> None:
    standard = theme("standard")
    heading = replace(standard.styles["heading-1"], size=19.5, colour="#123456", before=21)
    changed = write(PLAIN, replace(standard, styles={**standard.styles, "heading-1": heading}))
    look = style_xml(changed, "Heading1")
    assert '<w:sz w:val="39"/>' in look
    assert '<w:color w:val="123456"/>' in look
    assert 'w:before="420"' in look
    assert part(changed) == part(write(PLAIN, standard))


def test_headings_have_their_level_and_stay_with_what_follows() -> None:
    for level in (1, 2, 3):
        look = style_xml(written("everything", "standard"), f"Heading{level}")
        assert f'<w:outlineLvl w:val="{level - 1}"/>' in look
        assert f'<w:name w:val="heading {level}"/>' in look
        assert "<w:keepNext/>" in look


def test_a_style_says_what_the_one_it_is_based_on_does_not() -> None:
    file = written("at-a-glance", "standard")
    assert "<w:keepNext/>" not in style_xml(file, "BoxTitle")  # it stands in a box, whose rows stay whole anyway
    assert "<w:keepNext/>" in style_xml(file, "GlanceTitle")


def test_strong_within_a_light_style_is_a_real_bold() -> None:
    look = style_xml(written("strong", "standard"), "Strong")
    assert "<w:b/>" in look


def test_emphasis_in_an_italic_style_toggles() -> None:
    quote = next(each for each in paragraphs(written("pull-quote", "standard")) if "phones" in each.text)
    assert quote.style == "PullQuote"
    assert "<w:i/>" in style_xml(written("pull-quote", "standard"), "PullQuote")
    assert '<w:rStyle w:val="Emphasis"/></w:rPr><w:t xml:space="preserve">phones' in part(
        written("pull-quote", "standard")
    )


def test_space_beside_a_box_is_in_the_neighbours_style() -> None:
    found = [each.style for each in paragraphs(written("call-out", "standard"))]
    assert found[0] == "Normal7ptbelow"
    look = style_xml(written("call-out", "standard"), "Normal7ptbelow")
    assert '<w:basedOn w:val="Normal"/>' in look
    assert 'w:after="280"' in look


@pytest.mark.parametrize("name", THEMES)
def test_only_styles_of_use_are_defined(name: str) -> None:
    """Beyond the core, a style is there because a paragraph has it."""
    plain = set(re.findall(r'w:styleId="([^"]*)"', part(write(PLAIN, theme(name)), "word/styles.xml")))
    full = set(re.findall(r'w:styleId="([^"]*)"', part(written("everything", name), "word/styles.xml")))
    used = {each.style for each in paragraphs(written("everything", name))}
    assert {style for style in full - plain if style not in used} <= {
        "CaptionLabel",
        "GraphicLabel",
        "EventToll",
        "MastheadDetail",
        "PullQuoteSource",
        "Code",
        "TrafficLight",
    } | {style for style in full if style.startswith(("StrongEmphasis", "CodeS", "IBM", "Source", "StrongS", "Amiri"))}


def test_numbered_headings_are_a_list_of_words_own() -> None:
    standard = theme("standard")
    numbered = write(PLAIN, replace(standard, layout=replace(standard.layout, number_headings=True)))
    assert '<w:pStyle w:val="Heading1"/>' in part(numbered, "word/numbering.xml")
    assert "<w:numPr>" in style_xml(numbered, "Heading1")
    assert "numPr" not in part(numbered)


@pytest.mark.parametrize("name", THEMES)
def test_what_is_wide_and_runs_leftward_stays_on_the_sheet(name: str) -> None:
    """Its indents count from the right, so what begins left of the text column ends there."""
    words = (Text(text="ہیروف"),)
    content = (Title(content=words), Heading(level=1, content=words), Paragraph(content=words))
    found = write(Paper(title="x", language="en", running_head="ہیروف", content=content), theme(name))
    assert faults(found) == []
    assert all(each.style.endswith("righttoleft") for each in paragraphs(found) if each.text)
