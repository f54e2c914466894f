"""Papers can be read by everybody, and each fault planted in one is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import prepare, render
from briefgen.document import Paper, Paragraph, Passage, Text
from briefgen.shelf import find_briefs
from briefgen.workspace import find_workspace
from briefgen.writers.word import write
from tests.ooxml.accessibility import LAYOUT, RULES, faults
from tests.ooxml.opened import opened
from tests.ooxml.papers import ROOT, THEMES, theme, written
from tests.ooxml.planting import BODY, PARAGRAPH, STYLES, planted, sound
from tests.specimens import specimens
from tests.writers.word.reading import part

WORKSPACE = find_workspace(ROOT)
ASKED_FOR = {
    "has no header row": {"caption", "credit", "tbody", "tr"},
    "has merged cells": {"td", "th"},
}
"""Faults of specimens that are as their template wrote them, such as a table without a head."""


@pytest.mark.parametrize("brief", find_briefs([WORKSPACE.inputs]), ids=lambda path: path.stem)
def test_a_sample_has_no_fault(brief: Path) -> None:
    assert faults(render(prepare(brief, WORKSPACE), ["docx"])["docx"]) == []


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("specimen", specimens())
def test_a_specimen_has_only_the_faults_that_it_asks_for(specimen: str, name: str) -> None:
    asked = [fault for fault, names in ASKED_FOR.items() if specimen in names]
    found = faults(written(specimen, name))
    assert [fault for fault in found if not fault.endswith(tuple(asked))] == []
    assert bool(found) == bool(asked)


def test_every_layout_table_is_one_that_papers_have() -> None:
    styles = "".join(part(written("everything", name), STYLES) for name in THEMES)
    assert [style for style in LAYOUT if f'w:styleId="{style}"' not in styles] == []


@pytest.mark.parametrize(("language", "leftward"), [("ur", "ur"), ("en-GB", "ar-SA")])
def test_text_from_right_to_left_has_the_papers_language_where_that_is_one(language: str, leftward: str) -> None:
    content = write(Paper(title="x", language=language, content=()), theme("standard"))
    assert f'w:bidi="{leftward}"' in part(content, STYLES)
    assert [fault for fault in faults(content) if "language" in fault] == []


def test_a_passage_in_another_script_needs_its_language_said() -> None:
    def paper(*content: Passage | Text) -> bytes:
        return write(Paper(title="x", language="en-GB", content=(Paragraph(content=content),)), theme("standard"))

    name = Text(text="Красная площадь")
    assert faults(paper(Passage(lang="ru", content=(name,)))) == []
    assert faults(paper(name)) == [
        "word/document.xml: “Красная” is CYRILLIC, not “en-GB”",
        "word/document.xml: “площадь” is CYRILLIC, not “en-GB”",
    ]


# ── Faults ───────────────────────────────────────────────────────────────────

LOGO = 'name="Picture 1" descr=""'
MAP = 'descr="Sketch of a coast road with three red dots"'
HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
TEXT = '<w:r><w:t xml:space="preserve">'
END = "</w:t></w:r>"
SEPARATOR = '<w:p><w:pPr><w:pStyle w:val="Separator"/></w:pPr></w:p>'
TABLE = '<w:tblStyle w:val="DataTable"/>'
TIMELINE = '<w:tblStyle w:val="Timeline"/>'
HEADING = PARAGRAPH.replace("Normal", "Heading1")
LEVEL = "<w:outlineLvl .*?/>"
SETTINGS = "word/settings.xml"
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="302010"/>'
FAULTS = {
    "no title": ("docProps/core.xml", "<dc:title>[^<]*<", "<dc:title><", "has no title"),
    "protected": (SETTINGS, "<w:zoom", '<w:documentProtection w:edit="forms"/><w:zoom', "locked by documentProtection"),
    "for reading only": (SETTINGS, "<w:zoom", "<w:writeProtection/><w:zoom", "locked by writeProtection"),
    # languages
    "no language": (STYLES, '<w:lang w:val="en-GB"', '<w:lang w:val=""', "language (val) is “”"),
    "no language leftward": (STYLES, 'w:bidi="ar-SA"', "", "language (bidi) is “”"),
    "wrong language leftward": (STYLES, 'w:bidi="ar-SA"', 'w:bidi="en-GB"', "runs from left to right"),
    "Urdu as Hebrew": (BODY, '<w:lang w:bidi="ur"/>', '<w:lang w:bidi="he"/>', "is ARABIC, not “he”"),
    "Urdu without direction": (BODY, "<w:rtl/>", "", "runs from right to left and doesn't say so"),
    "Cyrillic as English": (BODY, TEXT, f"{TEXT}Москва{END}{TEXT}", "“Москва” is CYRILLIC, not “en-GB”"),
    "Greek in the footer": ("word/footer1.xml", TEXT, f"{TEXT}Αθήνα ", "footer1.xml: “Αθήνα” is"),
    "a whole paragraph leftward": (
        BODY, PARAGRAPH, f"{PARAGRAPH}<w:r><w:rPr><w:rtl/></w:rPr><w:t>ہیروف{END}</w:p>{PARAGRAPH}", "isn't set from",
    ),
    # pictures
    "no alternative text": (BODY, MAP, 'descr=" "', "has no alternative text"),
    "a file's name": (BODY, MAP, 'descr="route map.PNG"', "has no alternative text"),
    "decoration unmarked": (BODY, "<adec:decorative[^>]*/>", "", "drawing “Picture 1” has no alternative text"),
    "decoration marked as none": (BODY, '(adec:decorative .*?val=)"1"', r'\1"0"', "Picture 1” has no alternative"),
    "decoration with words": (BODY, LOGO, LOGO.replace('""', '"Our mark"'), "is decoration and has the words"),
    "floating picture": (BODY, "<wp:inline", "<wp:anchor/><wp:inline", "anchor isn't in line"),
    "frame": (BODY, '(<w:pStyle w:val="Normal"/>)', r'\1<w:framePr w:w="99"/>', "framePr isn't in line"),
    "frame in a style": (STYLES, "<w:keepNext", '<w:framePr w:w="99"/><w:keepNext', "framePr isn't in line"),
    "floating table": (BODY, TABLE, f'{TABLE}<w:tblpPr w:tblpX="1"/>', "tblpPr isn't in line"),
    "old text box": (BODY, PARAGRAPH, f"{PARAGRAPH}<w:r><w:pict/></w:r>", "pict isn't in line"),
    # tables
    "no header row": (BODY, HEAD, "<w:trPr><w:cantSplit/></w:trPr>", "has no header row"),
    "header row in name only": (BODY, f'({TABLE}.*?w:firstRow=)"1"', r'\1"0"', "that its options don't know of"),
    "header row below": (
        BODY, f"({HEAD}.*?</w:tr>.*?</w:tr>)<w:tr><w:trPr><w:cantSplit/></w:trPr>", rf"\1<w:tr>{HEAD}", "below others",
    ),
    "merged downwards": (BODY, f"({HEAD}<w:tc><w:tcPr><w:tcW[^>]*/>)", r"\1<w:vMerge/>", "has merged cells"),
    "merged sideways": (
        BODY, f"({HEAD}<w:tc><w:tcPr><w:tcW[^>]*/>)", r'\1<w:gridSpan w:val="2"/>', "has merged cells",
    ),
    "blank row": (
        BODY, f"({TABLE}.*?</w:tr>)(?=</w:tbl>)", rf"\1<w:tr><w:tc>{PARAGRAPH}</w:p></w:tc></w:tr>", "has a blank row",
    ),
    "table in a table": (BODY, f"({HEAD}<w:tc>)", r"\1<w:tbl/>", "has another one in a cell"),
    "merged layout": (BODY, f"({TIMELINE}.*?<w:tcPr>)", r"\1<w:vMerge/>", "the layout “"),
    "layout with a head": (BODY, f"({TIMELINE}.*?<w:trPr>)", r"\1<w:tblHeader/>", "calls a row its head"),
    # paragraphs
    "blank paragraph": (BODY, PARAGRAPH, f"{PARAGRAPH}</w:p>{PARAGRAPH}", "a blank paragraph makes space"),
    "paragraph of spaces": (BODY, PARAGRAPH, f"{PARAGRAPH}{TEXT} \u00a0{END}</w:p>{PARAGRAPH}", "makes space"),
    "two after a table": (BODY, "</w:tbl>(?=<w:p>)", f"</w:tbl>{SEPARATOR}{SEPARATOR}", "two blank paragraphs"),
    "separator of paragraphs": (BODY, PARAGRAPH, f"{SEPARATOR}{PARAGRAPH}", "a separator that nothing needs"),
    "spaces in a row": (BODY, TEXT, f"{TEXT}a  b", "blanks in a row"),
    "line ends in a row": (BODY, TEXT, f"<w:r><w:br/></w:r><w:r><w:br/></w:r>{TEXT}", "blanks in a row"),
    "tabs in a row": (BODY, "(<w:r><w:tab/></w:r>)", r"\1\1", "blanks in a row"),
    "first heading of level 2": (BODY, 'pStyle w:val="Heading1"', 'pStyle w:val="Heading2"', "is of level 2"),
    "a level left out": (BODY, 'pStyle w:val="Heading2"', 'pStyle w:val="Heading3"', "of level 3 follows one of"),
    "heading without words": (BODY, PARAGRAPH, f"{HEADING}</w:p>{PARAGRAPH}", "a heading without words"),
    "no headings": (STYLES, f"{LEVEL}(.*?){LEVEL}(.*?){LEVEL}", r"\1\2", "characters and no heading"),
    "link without words": (BODY, PARAGRAPH, f'{PARAGRAPH}<w:hyperlink w:anchor="f1"/>', "a link without words"),
    "link that says nothing": (
        BODY, PARAGRAPH, f'{PARAGRAPH}<w:hyperlink w:anchor="f1">{TEXT}Click here.{END}</w:hyperlink>', "“Click here.”",
    ),
    # colours
    "pale letters": (STYLES, '(w:styleId="Normal">.*?<w:color w:val=")[0-9A-F]+', r"\1C0C0C0", "#C0C0C0 on"),
    "pale by a character style": (
        STYLES, '(w:styleId="Strong">.*?<w:bCs/>)', r'\1<w:color w:val="D0D0D0"/>', "#D0D0D0 on",
    ),
    "pale bullet": ("word/numbering.xml", "<w:rPr>", '<w:rPr><w:color w:val="E0E0E0"/>', "the number or bullet”"),
    "on dark paper": (BODY, '<w:background w:color="[0-9A-F]+"', '<w:background w:color="302010"', "on #302010"),
    "in a dark box": (STYLES, '(w:styleId="CalloutBox">.*?)<w:shd [^>]*>', rf"\1{DARK}", "on #302010"),
    "in a dark head": (STYLES, '(w:styleId="DataTable">.*?"firstRow"><w:tcPr>)', rf"\1{DARK}", "on #302010"),
    "in a dark paragraph": (STYLES, '(w:styleId="Listing">.*?)<w:shd [^>]*>', rf"\1{DARK}", "on #302010"),
    "on a dark mark": (STYLES, '(w:styleId="Emphasis">.*?<w:rPr>)', rf"\1{DARK}", "on #302010"),
}  # fmt: skip


def test_a_sound_paper_has_no_fault() -> None:
    assert faults(sound()) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    part, old, new, expected = FAULTS[name]
    found = faults(planted(part, old, new))
    assert any(expected in fault for fault in found), found


def test_every_rule_has_a_planted_fault() -> None:
    packages = [opened(planted(part, old, new)) for part, old, new, _ in FAULTS.values()]
    silent = [rule.__name__ for rule in RULES if not any(list(rule(package)) for package in packages)]
    assert silent == []


def test_large_letters_may_be_paler() -> None:
    """3:1 is enough for 18 pt, or 14 pt bold; 888888 on FFFEFB is 3.5."""
    for style, enough in (("Title", True), ("Standfirst", False)):
        paler = planted(STYLES, f'(w:styleId="{style}">.*?)(?=<w:sz )', r'\1<w:color w:val="888888"/>')
        assert any("#888888" in fault for fault in faults(paler)) != enough
