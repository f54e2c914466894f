"""The check itself: a sound paper passes, and each fault planted in it is found."""

from __future__ import annotations

import pytest

from tests.ooxml.by_hand import by_hand
from tests.ooxml.integrity import RULES, faults
from tests.ooxml.opened import opened
from tests.ooxml.planting import BODY, PARAGRAPH, planted, sound
from tests.ooxml.validator import schema_errors


def test_a_sound_paper_has_no_fault() -> None:
    assert faults(sound()) == []


LINKS = "word/_rels/document.xml.rels"
STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
FOOTER, TYPES = "word/footer1.xml", "[Content_Types].xml"
CHART = "word/charts/chart1.xml"
FAULTS = {
    # styles
    "unknown paragraph style": (BODY, 'pStyle w:val="Normal"', 'pStyle w:val="Nowhere"', "is no paragraph style"),
    "style of another kind": (BODY, 'pStyle w:val="Normal"', 'pStyle w:val="Strong"', "is no paragraph style"),
    "unknown character style": (BODY, 'rStyle w:val="Strong"', 'rStyle w:val="Nowhere"', "is no character style"),
    "unknown table style": (BODY, 'tblStyle w:val="DataTable"', 'tblStyle w:val="Nowhere"', "is no table style"),
    "based on nothing": (STYLES, 'basedOn w:val="Normal"', 'basedOn w:val="Nowhere"', "basedOn “Nowhere”, which is no"),
    "based on another kind": (STYLES, 'basedOn w:val="Normal"', 'basedOn w:val="Strong"', "basedOn “Strong”, which is"),
    "followed by nothing": (STYLES, 'next w:val="Normal"', 'next w:val="Nowhere"', "next “Nowhere”, which is no"),
    "followed by letters": (STYLES, 'next w:val="Normal"', 'next w:val="Strong"', "next “Strong”, which is no"),
    "linked with its own kind": (
        STYLES, '(w:styleId="Kicker">.*?<w:next [^>]*>)', r'\1<w:link w:val="Title"/>', "link “Title”, which is no",
    ),
    "based on itself": (
        STYLES, '(w:styleId="Kicker">.*?basedOn w:val=)"Normal"', r'\1"Kicker"', "Kicker is based on itself",
    ),
    "style twice": (STYLES, 'w:styleId="Kicker"', 'w:styleId="Title"', "is there 2 times"),
    "style name twice": (STYLES, 'w:name w:val="Kicker"', 'w:name w:val="title"', "is there 2 times"),
    "two defaults": (STYLES, 'w:styleId="Title"', 'w:default="1" w:styleId="Title"', "2 default paragraph styles"),
    "no default": (STYLES, '"numbering" w:default="1"', '"numbering"', "0 default numbering styles"),
    # lists
    "unknown list": (BODY, '<w:numId w:val="[0-9]+"/>', '<w:numId w:val="999"/>', "there is no list 999"),
    "unknown level": (BODY, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="12"/>', "has no level 12"),
    "tenth level": (NUMBERING, 'w:ilvl="8"', 'w:ilvl="9"', "lvl 9 is beyond Word's 9 levels"),
    "list of nothing": (
        NUMBERING, '(<w:num w:numId="1"><w:abstractNumId w:val=)"[0-9]+"/>', r'\1"999"/>', "is of no definition",
    ),
    "list twice": (NUMBERING, 'w:numId="2"', 'w:numId="1"', "num 1 is there 2 times"),
    "definition twice": (NUMBERING, 'w:abstractNumId="2"', 'w:abstractNumId="1"', "abstractNum 1 is there 2 times"),
    "level of a style in another list": (
        STYLES, '(w:styleId="ListBullet">.*?<w:numId w:val=)"[0-9]+"', r'\1"2"', "a level is that of ListBullet",
    ),
    # relationships and parts
    "unknown relationship": (BODY, 'r:id="rIdLink1"', 'r:id="rIdNone"', "which it doesn't have"),
    "relationship of another kind": (BODY, 'r:id="rIdLink1"', 'r:id="rIdStyles"', "rIdStyles, which is a styles"),
    "relationship to nothing": (LINKS, 'Target="styles.xml"', 'Target="gone.xml"', "isn't in the package"),
    "relationship twice": (LINKS, 'Id="rIdLink1"', 'Id="rIdStyles"', "rIdStyles is there twice"),
    "picture elsewhere": (
        LINKS, 'Target="media/image1.png"', 'Target="http://x/1.png" TargetMode="External"', "is a image outside",
    ),
    "picture of nothing": (BODY, 'r:embed="rIdPicture1"', 'r:embed="rIdNone"', "which it doesn't have"),
    "part related to nothing": (LINKS, "<Relationship [^>]*rIdNumbering[^>]*/>", "", "nothing is related to it"),
    "part without type": (TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/other.xml"', "other.xml has"),
    "picture without type": (TYPES, '<Default [^>]*"png"[^>]*/>', "", "image1.png has no content type"),
    "part of another type": (TYPES, "settings[+]xml", "styles+xml", "is a settings of type"),
    # bookmarks and what leads to them
    "link to no bookmark": (BODY, 'w:anchor="[^"]*"', 'w:anchor="nowhere"', "isn't there"),
    "bookmark name twice": (
        BODY, 'bookmarkStart w:id="2" w:name="[^"]*"', 'bookmarkStart w:id="2" w:name="F1"', "“f1” is there 2 times",
    ),
    "bookmark id twice": (BODY, 'bookmarkStart w:id="2"', 'bookmarkStart w:id="1"', "id 1 is there 2 times"),
    "bookmark without end": (BODY, '<w:bookmarkEnd w:id="1"/>', "", "doesn't end"),
    "bookmark without beginning": (BODY, '<w:bookmarkStart w:id="1"[^>]*/>', "", "doesn't begin before"),
    "bookmark that ends first": (
        BODY, '(<w:bookmarkStart w:id="1"[^>]*/>)(<w:bookmarkEnd w:id="1"/>)', r"\2\1", "doesn't begin before",
    ),
    "long bookmark": (BODY, 'w:name="f1"', f'w:name="f1{"x" * 40}"', "more than 40"),
    "bookmark with a space": (BODY, 'w:name="f1"', 'w:name="f 1"', "is no name for a bookmark"),
    # fields
    "field without end": (FOOTER, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field doesn't end"),
    "field without beginning": (FOOTER, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", "without a beginning"),
    "code outside a field": (FOOTER, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", "code stands outside one"),
    "field separated twice": (FOOTER, '(<w:fldChar w:fldCharType="separate"/>)', r"\1\1", "separated twice"),
    "field without result": (FOOTER, "<w:t>1</w:t>", "<w:t></w:t>", "a field shows nothing: PAGE"),
    "field never separated": (FOOTER, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "", "a field shows nothing"),
    "misspelt field": (FOOTER, " NUMPAGES ", " NUMPAGE ", "no field of ours: “NUMPAGE”"),
    "field of the clock": (FOOTER, " NUMPAGES ", " DATE ", "no field of ours: “DATE”"),
    "fields brought up to date": (SETTINGS, "<w:zoom", "<w:updateFields/><w:zoom", "asks something on opening"),
    "field out of date": (FOOTER, '"begin"', '"begin" w:dirty="true"', "marked as out of date"),
    # drawings, tables, sections
    "drawing id twice": (BODY, '<wp:docPr id="2"', '<wp:docPr id="1"', "drawing id 1 is there 2 times"),
    "drawing id too large": (BODY, '<wp:docPr id="2"', '<wp:docPr id="2147483648"', "2147483648 is no id"),
    "cell without paragraph": (
        BODY, "<w:tc>(<w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>", "<w:tc></w:tc>", "doesn't end with a paragraph",
    ),
    "cell that ends with a table": (BODY, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "doesn't end with a paragraph"),
    "row without cell": (BODY, "<w:tr><w:trPr><w:cantSplit/></w:trPr>", "<w:tr/><w:tr>", "no cell"),
    "row too short": (BODY, '<w:gridCol w:w="[0-9]+"/>', "", "columns"),
    "table without columns": (BODY, "<w:tblGrid>.*?</w:tblGrid>", "<w:tblGrid/>", "a table has 0 columns"),
    "heading over the edge": (
        STYLES, '(w:styleId="Heading1">.*?<w:ind w:left=)"[-0-9]+"', r'\1"-9000"', "over the sheet's left edge",
    ),
    "heading over the other edge": (
        STYLES, '(w:styleId="Heading1">.*?<w:pPr>)', r"\1<w:bidi/>",
        "over the sheet's right edge",
    ),
    "header of another kind": (BODY, 'r:id="rIdHeader"', 'r:id="rIdFooter"', "leads to no header"),
    "two headers": (BODY, "(<w:headerReference [^>]*>)", r"\1\1", "2 headerReference for “default” pages"),
    "no first header": (BODY, 'w:type="first"(.*?)w:type="first"', r'w:type="even"\1w:type="even"', "different first"),
    "body without section": (BODY, "<w:sectPr>((?!<w:sectPr>).)*</w:body>", "</w:body>", "end with its section"),
    "section in a cell": (BODY, "(<w:tc>.*?</w:pPr>)", r"\1<w:sectPr/>", "inside a cell"),
    "section without room": (BODY, '<w:pgSz w:w="[0-9]+"', '<w:pgSz w:w="2000"', "no room between its margins"),
    "section without size": (BODY, "<w:pgSz [^>]*>", "", "has no size"),
    # charts
    "chart without workbook": (CHART, "<c:externalData.*?</c:externalData>", "", "has no workbook"),
    "chart that is out of date": (CHART, "(<c:numCache>.*?<c:v>)[^<]*", r"\g<1>987654", "is shown as"),
    "chart of no cells": (CHART, "<c:f>Data!", "<c:f>Gone!", "isn't in the workbook"),
    "plot on no axis": (CHART, '<c:axId val="1"/>', '<c:axId val="7"/>', "plots stand on the axes"),
    "axis that Word reads as none": (CHART, '(<c:catAx><c:axId val=)"1"', r'\1"-1"', "the axis -1 is no number"),
    "axis that crosses none": (CHART, '<c:crossAx val="2"/>', '<c:crossAx val="9"/>', "crosses none"),
    "number beyond its axis": (CHART, '<c:max val="[^"]*"/>', '<c:max val="0.5"/>', "lies beyond its axis"),
    "point of none": (
        CHART, "(<c:invertIfNegative [^>]*>)", r'\1<c:dPt><c:idx val="999"/></c:dPt>', "dPt 999 is of no point",
    ),
    # habits
    "direct bold": (BODY, "<w:r><w:t ", "<w:r><w:rPr><w:b/></w:rPr><w:t ", "direct formatting: b in rPr"),
    "direct size": (BODY, "<w:r><w:t ", '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t ', "direct formatting: sz in rPr"),
    "direct colour in a header": (
        "word/header1.xml", "<w:r><w:t ", '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t ', "formatting: color",
    ),
    "direct space": (
        BODY, '(<w:pStyle w:val="Normal"/>)', r'\1<w:spacing w:after="0"/>', "direct formatting: spacing in pPr",
    ),
    "direct indent": (BODY, '(<w:pStyle w:val="Normal"/>)', r'\1<w:ind w:left="9"/>', "direct formatting: ind in pPr"),
    "direct tabs": (BODY, '(<w:pStyle w:val="Normal"/>)', r"\1<w:tabs/>", "direct formatting: tabs in pPr"),
    "direct look of a paragraph's mark": (
        BODY, '(<w:pStyle w:val="Normal"/>)', r"\1<w:rPr><w:b/></w:rPr>", "direct formatting: rPr in pPr",
    ),
    "direct shade": (
        BODY, '<w:tcW w:w="[0-9]+" w:type="dxa"/>', '<w:shd w:val="clear" w:fill="FF0000"/>', "formatting: shd in tcPr",
    ),
    "direct height": (BODY, "<w:cantSplit/>", '<w:trHeight w:val="9"/>', "direct formatting: trHeight in trPr"),
    "direct borders": (BODY, '<w:tblLayout w:type="fixed"/>', "<w:tblBorders/>", "formatting: tblBorders in tblPr"),
    "no style": (BODY, PARAGRAPH, "<w:p>", "names no style"),
    "table without style": (BODY, '<w:tblStyle w:val="DataTable"/>', "", "a tbl names no style"),
}  # fmt: skip
"""Each: a part of the paper with everything, what to replace in it, by what, words of the fault then found."""

NOTES, ENDNOTES = "word/footnotes.xml", "word/endnotes.xml"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
BY_HAND = {
    # fields and what they refer to
    "reference to nothing": (BODY, "REF table_1", "REF gone", "bookmark that isn't there: REF gone"),
    "page of nothing": (BODY, "PAGEREF _Toc2", "PAGEREF gone", "bookmark that isn't there: PAGEREF gone"),
    "note of nothing": (BODY, "NOTEREF note_1", "NOTEREF gone", "bookmark that isn't there: NOTEREF gone"),
    "reference without name": (BODY, "REF table_1", "REF", "refers to a bookmark that isn't there"),
    "link field to nothing": (BODY, "PAGEREF _Toc2", 'HYPERLINK \\\\l "gone"', "isn't there: HYPERLINK"),
    "reference to a point": (
        BODY, '(<w:bookmarkStart w:id="3"[^>]*>)(.*?)(<w:bookmarkEnd w:id="3"/>)', r"\1\3\2", "there is no text at",
    ),
    "reference that is out of date": (
        BODY, "(REF table_1.*?)Table 1<", r"\1Table 3<", "“Table 3” stands for “Table 1”",
    ),
    "note reference to text": (BODY, "NOTEREF note_1", "NOTEREF table_1", "there is no note at what is referred to"),
    "caption counted wrongly": (BODY, "(SEQ Table.*?SEQ Table.*?)>2<", r"\1>5<", "shows 5 and is number 2"),
    "field over two cells": (
        BODY, "(<w:t [^>]*>One</w:t></w:r>)(.*?<w:t [^>]*>Two</w:t></w:r>)",
        rf'<w:r><w:fldChar w:fldCharType="begin"/></w:r>\1\2{END}', "ends in another cell or note",
    ),
    "field in a field without end": (BODY, f"({END})</w:hyperlink>", "</w:hyperlink>", "a field doesn't end"),
    "contents without an entry": (BODY, "(TOC .*?\"separate\"/></w:r>).*(</w:sdtContent>)", rf"\1{END}</w:p>\2", "TOC"),
    # notes
    "note without words": (BODY, '<w:footnoteReference w:id="2"', '<w:footnoteReference w:id="9"', "9 has a mark"),
    "note without mark": (BODY, '<w:footnoteReference w:id="2"/>', "", "footnote 2 has no mark in the text"),
    "note with two marks": (BODY, '(<w:footnoteReference w:id="1"/>)', r"\1\1", "footnote 1 has 2 marks"),
    "marks in another order": (
        BODY, '(footnoteReference w:id=)"1"(.*?footnoteReference w:id=)"2"', r'\1"2"\2"1"', "in another order",
    ),
    "note twice": (NOTES, '<w:footnote w:id="2">', '<w:footnote w:id="1">', "the id 1 is there 2 times"),
    "notes not from 1": (NOTES, '<w:footnote w:id="1">', '<w:footnote w:id="40000">', "aren't counted from 1"),
    "endnote not from 1": (ENDNOTES, '<w:endnote w:id="1">', '<w:endnote w:id="5">', "endnotes: their ids aren't"),
    "no rule": (NOTES, 'w:type="separator" ', "", "footnotes: there is no separator"),
    "no rule of endnotes": (ENDNOTES, 'w:type="continuationSeparator" ', "", "there is no continuationSeparator"),
    "two rules": (NOTES, 'w:type="continuationSeparator"', 'w:type="separator"', "footnotes: there is no separator"),
    "rule that settings don't name": (SETTINGS, '<w:footnote w:id="-1"/>', "", "footnotePr doesn't name the separator"),
    "rule that isn't there": (SETTINGS, '<w:endnote w:id="0"/>', '<w:endnote w:id="8"/>', "names 8, which isn't there"),
    "mark in a header": (
        "word/header1.xml", "<w:r>", '<w:r><w:footnoteReference w:id="1"/></w:r><w:r>', "can only stand in the text",
    ),
    "mark in a note": (
        NOTES, "(As of March.</w:t></w:r>)", r'\1<w:r><w:footnoteReference w:id="2"/></w:r>', "only stand in the text",
    ),
    "note without number": (NOTES, "<w:footnoteRef/>", "", "footnote 1 doesn't begin with its number"),
    "note that says nothing": (NOTES, " As of March.", " ", "footnote 1 says nothing"),
    "direct look in a note": (NOTES, "<w:r><w:t ", "<w:r><w:rPr><w:i/></w:rPr><w:t ", "direct formatting: i in rPr"),
    "note's paragraph without style": (NOTES, '<w:pStyle w:val="Note"/>', "", "footnotes.xml: a p names no style"),
    "notes that nothing leads to": (LINKS, "<Relationship [^>]*rIdfootnotes[^>]*>", "", "nothing is related to it"),
    # content controls and drawings
    "control without content": (BODY, "<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent/>", "has no content"),
    "control twice": (BODY, "(<w:sdt>.*?</w:sdt>)", r"\1\1", "content control id 7 is there 2 times"),
    "control's id too large": (BODY, '<w:id w:val="7"/>', '<w:id w:val="4294967296"/>', "is no id of a content"),
    "part without gallery": (BODY, "<w:docPartGallery [^>]*>", "", "which gallery it is from"),
    "drawing id twice, in the header": ("word/header1.xml", 'docPr id="2"', 'docPr id="1"', "drawing id 1 is there 2"),
    # sections
    "section's header gone": (BODY, 'r:id="rIdheader1"', 'r:id="rIdfooter1"', "leads to no header"),
    "section in a table": (BODY, "(<w:tc>.*?</w:tcPr><w:p><w:pPr>)", r"\1<w:sectPr/>", "inside a cell or a content"),
}  # fmt: skip
"""The same for the file written by hand."""


def test_the_file_by_hand_has_no_fault_either() -> None:
    assert faults(by_hand()) == []
    assert schema_errors(by_hand()) == []


@pytest.mark.parametrize("name", BY_HAND)
def test_a_fault_planted_in_notes_or_fields_is_found(name: str) -> None:
    part, old, new, expected = BY_HAND[name]
    found = faults(planted(part, old, new, by_hand()))
    assert any(expected in fault for fault in found), found


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    part, old, new, expected = FAULTS[name]
    found = faults(planted(part, old, new))
    assert any(expected in fault for fault in found), found


def test_every_rule_has_a_planted_fault() -> None:
    packages = [opened(planted(part, old, new)) for part, old, new, _ in FAULTS.values()]
    packages += [opened(planted(part, old, new, by_hand())) for part, old, new, _ in BY_HAND.values()]
    silent = [rule.__name__ for rule in RULES if not any(list(rule(package)) for package in packages)]
    assert silent == []
