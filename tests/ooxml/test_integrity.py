"""The check itself: a sound paper passes, and each fault planted in it is found."""

from __future__ import annotations

import pytest

from tests.ooxml.integrity import RULES, faults
from tests.ooxml.opened import opened
from tests.ooxml.planting import BODY, PARAGRAPH, planted, sound


def test_a_sound_paper_has_no_fault() -> None:
    assert faults(sound()) == []


LINKS = "word/_rels/document.xml.rels"
FAULTS = {
    "unknown paragraph style": (BODY, 'pStyle w:val="Normal"', 'pStyle w:val="Nowhere"', "no paragraph style"),
    "style of another kind": (BODY, 'pStyle w:val="Normal"', 'pStyle w:val="Strong"', "no paragraph style"),
    "unknown character style": (BODY, 'rStyle w:val="Strong"', 'rStyle w:val="Nowhere"', "no character style"),
    "unknown table style": (BODY, 'tblStyle w:val="DataTable"', 'tblStyle w:val="Nowhere"', "no table style"),
    "based on nothing": ("word/styles.xml", 'basedOn w:val="Normal"', 'basedOn w:val="Nowhere"', "isn't defined"),
    "style twice": ("word/styles.xml", 'w:styleId="Kicker"', 'w:styleId="Title"', "is there 2 times"),
    "style name twice": ("word/styles.xml", 'w:name w:val="Kicker"', 'w:name w:val="title"', "is there 2 times"),
    "unknown list": (BODY, '<w:numId w:val="[0-9]+"/>', '<w:numId w:val="999"/>', "there is no list 999"),
    "unknown level": (BODY, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="12"/>', "has no level 12"),
    "list of nothing": (
        "word/numbering.xml",
        '<w:num w:numId="1"><w:abstractNumId w:val="[0-9]+"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="999"/>',
        "is of no definition",
    ),
    "unknown relationship": (BODY, 'r:id="rIdLink1"', 'r:id="rIdNone"', "which it doesn't have"),
    "relationship to nothing": (LINKS, 'Target="styles.xml"', 'Target="gone.xml"', "isn't in the package"),
    "picture of nothing": (BODY, 'r:embed="rIdPicture1"', 'r:embed="rIdNone"', "which it doesn't have"),
    "link to no bookmark": (BODY, 'w:anchor="[^"]*"', 'w:anchor="nowhere"', "isn't there"),
    "reference to no bookmark": (
        BODY,
        PARAGRAPH,
        f"{PARAGRAPH}<w:r><w:instrText> REF gone </w:instrText></w:r>",
        "refers to",
    ),
    "bookmark name twice": (
        BODY,
        'bookmarkStart w:id="2" w:name="[^"]*"',
        'bookmarkStart w:id="2" w:name="F1"',
        "is there 2 times",
    ),
    "bookmark id twice": (BODY, 'bookmarkStart w:id="2"', 'bookmarkStart w:id="1"', "is there 2 times"),
    "bookmark without end": (BODY, '<w:bookmarkEnd w:id="1"/>', "", "doesn't end"),
    "bookmark without beginning": (BODY, '<w:bookmarkStart w:id="1"[^>]*/>', "", "doesn't begin"),
    "long bookmark": (BODY, 'w:name="f1"', f'w:name="f1{"x" * 40}"', "more than 40"),
    "field without end": ("word/footer1.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "don't end"),
    "field without beginning": (
        "word/footer1.xml",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "",
        "without a beginning",
    ),
    "field separated twice": (
        "word/footer1.xml",
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="separate"/>',
        "separated twice",
    ),
    "drawing id twice": (BODY, '<wp:docPr id="2"', '<wp:docPr id="1"', "drawing id 1 is there 2 times"),
    "cell without paragraph": (
        BODY,
        "<w:tc>(<w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>",
        "<w:tc></w:tc>",
        "doesn't end with a paragraph",
    ),
    "row without cell": (BODY, "<w:tr><w:trPr><w:cantSplit/></w:trPr>", "<w:tr/><w:tr>", "no cell"),
    "row too short": (BODY, '<w:gridCol w:w="[0-9]+"/>', "", "columns"),
    "direct bold": (BODY, "<w:r><w:t ", "<w:r><w:rPr><w:b/></w:rPr><w:t ", "direct formatting: b"),
    "direct space": (
        BODY,
        '<w:pStyle w:val="Normal"/>',
        '<w:pStyle w:val="Normal"/><w:spacing w:after="0"/>',
        "formatting: spacing",
    ),
    "direct shade": (
        BODY,
        '<w:tcW w:w="[0-9]+" w:type="dxa"/>',
        '<w:shd w:val="clear" w:fill="FF0000"/>',
        "formatting: shd",
    ),
    "direct borders": (BODY, '<w:tblLayout w:type="fixed"/>', "<w:tblBorders/>", "formatting: tblBorders"),
    "no style": (BODY, PARAGRAPH, "<w:p>", "names no style"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    part, old, new, expected = FAULTS[name]
    found = faults(planted(part, old, new))
    assert any(expected in fault for fault in found), found


def test_every_rule_has_a_planted_fault() -> None:
    packages = [opened(planted(part, old, new)) for part, old, new, _ in FAULTS.values()]
    silent = [rule.__name__ for rule in RULES if not any(list(rule(package)) for package in packages)]
    assert silent == []
