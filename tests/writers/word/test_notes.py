"""Notes are Word's own: counted in the order of their marks, with whatever stands in them."""

from __future__ import annotations

import re

import pytest

from briefgen.document import (
    Columns,
    Heading,
    Inline,
    Item,
    Link,
    Note,
    Notes,
    NumberedList,
    Paper,
    Paragraph,
    Reference,
    SmallPrint,
    Text,
    notes,
    plain_text,
    walk,
)
from briefgen.template.apparatus import resolved
from briefgen.writers.word import write
from tests.ooxml.integrity import faults
from tests.ooxml.papers import THEMES, theme, written
from tests.specimens import specimens
from tests.writers.word.reading import names, paragraphs, part, style_xml


def paper(*content: object) -> bytes:
    whole = resolved(Paper(title="x", language="en-GB", content=content))  # type: ignore[arg-type]
    return write(whole, theme("standard"))


def said(*content: Inline | str) -> Paragraph:
    return Paragraph(content=tuple(Text(text=each) if isinstance(each, str) else each for each in content))


def note(text: str, name: str | None = None) -> Note:
    return Note(id=name, content=(said(text),))


FOOTNOTES = "word/footnotes.xml"


def texts(content: bytes, kind: str = "footnote") -> list[str]:
    """Each note's text, by its place in the part."""
    xml = part(content, f"word/{kind}s.xml")
    each = re.findall(rf'<w:{kind} w:id="(\d+)">(.*?)</w:{kind}>', xml)
    assert [int(number) for number, _ in each] == list(range(1, len(each) + 1))
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", words)) for _, words in each]


@pytest.mark.parametrize("name", THEMES)
def test_notes_stand_in_the_order_of_the_paper(name: str) -> None:
    found = texts(written("note", name))
    every = notes(specimens()["note"])
    expected = ["".join(plain_text(p) for p in walk(each) if isinstance(p, Paragraph)) for each in every]
    assert found == expected
    marks = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', part(written("note", name)))
    assert marks == [str(at) for at in range(1, len(found) + 1)]


def test_a_note_may_hold_paragraphs_lists_and_links() -> None:
    found = paragraphs(written("note", "standard"), FOOTNOTES)
    styles = [each.style for each in found]
    assert styles[2] == "FootnoteText"
    assert "NoteText" in styles
    assert sum(each.list is not None for each in found) == 2
    assert "<w:hyperlink r:id=" in part(written("note", "standard"), FOOTNOTES)
    assert "press" not in part(written("note", "standard"), "word/_rels/document.xml.rels")
    assert "https://example.org/pr-31" in part(written("note", "standard"), "word/_rels/footnotes.xml.rels")


def test_a_link_in_text_and_note_is_a_relationship_of_both() -> None:
    link = Link(href="https://example.org", content=(Text(text="there"),))
    content = paper(said(link, Note(content=(said(link),))))
    assert faults(content) == []
    for name in ("document", "footnotes"):
        assert "https://example.org" in part(content, f"word/_rels/{name}.xml.rels")


def test_the_mark_is_a_style_and_stands_in_the_notes_indent() -> None:
    content = written("note", "standard")
    assert '<w:vertAlign w:val="superscript"/>' in style_xml(content, "FootnoteReference")
    assert '<w:name w:val="footnote reference"/>' in style_xml(content, "FootnoteReference")
    xml = part(content, FOOTNOTES)
    begins = re.findall(r'<w:rStyle w:val="FootnoteCharacters"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>', xml)
    assert len(begins) == len(texts(content))
    assert "superscript" not in style_xml(content, "FootnoteCharacters"), "at the note its number stands on the line"


def test_a_mark_is_bold_but_in_bold_text() -> None:
    """Figures made smaller lose weight; bold in a style would make bold text light (ECMA-376 Part 1 §17.7.3)."""
    marks = re.findall(r'<w:rStyle w:val="(\w+)"/></w:rPr><w:footnoteReference', part(written("note", "standard")))
    assert {"FootnoteReference", "FootnotereferenceRegular"} == set(marks)
    assert "<w:b/>" in style_xml(written("note", "standard"), "FootnoteReference")
    assert '<w:b w:val="0"/>' in style_xml(written("note", "standard"), "FootnotereferenceRegular")


def test_marks_stand_close_to_their_word_and_apart_from_each_other() -> None:
    content = paper(said("One ", note("first", "n"), " ", note("second"), " and ", Reference(to="n"), " more"))
    text = re.sub(r"<w:footnoteReference[^>]*>", "<w:t>*</w:t>", part(content))
    assert "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)).startswith("One*\u2009* and1 more")


def test_a_note_named_again_is_a_field_that_shows_its_number() -> None:
    content = paper(said("One", note("first")), said("Two", note("second", "n")), said("Again", Reference(to="n")))
    body = part(content)
    around = r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/><w:r><w:rPr>[^/]*/></w:rPr><w:footnoteReference'
    name = re.search(around, body)
    assert name
    assert f" NOTEREF {name[1]} " in body
    shown = re.search(r"NOTEREF.*?separate.*?<w:t>(\d+)</w:t>", body)
    assert shown
    assert shown[1] == "2"
    assert len(texts(content)) == 2


def test_settings_name_the_rules_and_word_asks_nothing() -> None:
    settings = part(written("note", "standard"), "word/settings.xml")
    assert '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' in settings
    xml = part(written("note", "standard"), FOOTNOTES)
    assert '<w:footnote w:type="separator" w:id="-1">' in xml
    assert '<w:footnote w:type="continuationSeparator" w:id="0">' in xml
    plain = written("p", "standard")
    assert "footnotePr" not in part(plain, "word/settings.xml")
    assert FOOTNOTES not in names(plain)


# ── Endnotes ─────────────────────────────────────────────────────────────────


def test_endnotes_end_the_section_of_their_title() -> None:
    content = written("notes", "standard")
    assert len(texts(content, "endnote")) == 3
    assert FOOTNOTES not in names(content)
    body = part(content)
    title = re.search(r"<w:p><w:pPr>(?:(?!</w:p>).)*<w:sectPr>(?:(?!</w:p>).)*>Notes</w:t></w:r></w:p>", body)
    assert title, "the title's paragraph ends the section"
    settings = part(content, "word/settings.xml")
    assert '<w:endnotePr><w:pos w:val="sectEnd"/><w:numFmt w:val="decimal"/>' in settings
    assert body.count('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>') == body.count("<w:sectPr>") == 2
    assert "noEndnote" not in body


def test_endnotes_at_the_end_need_no_section() -> None:
    content = paper(said("Text", note("note")), Notes(title="Notes"))
    assert part(content).count("<w:sectPr>") == 1
    assert '<w:pos w:val="docEnd"/>' in part(content, "word/settings.xml")
    assert [each.text for each in paragraphs(content)] == ["Text", "Notes"]


def test_endnotes_wait_for_their_title() -> None:
    """Sections before it would print theirs each at its own end."""
    column = Columns(content=(said("Column", note("one")),))
    content = paper(column, said("Text", note("two")), Notes(title="Notes"), SmallPrint(content=(said("Small"),)))
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(content))
    assert ["noEndnote" in each for each in sections] == [True, False, False]
    assert faults(content) == []


def test_a_title_without_notes_prints_nothing() -> None:
    assert [each.text for each in paragraphs(paper(said("Text"), Notes(title="Notes")))] == ["Text"]


def test_a_list_or_a_heading_may_have_the_mark() -> None:
    item = NumberedList(items=(Item(content=(said("Item", note("of the list")),)),))
    content = paper(Heading(level=1, content=(Text(text="Head"), note("of the heading"))), item)
    assert texts(content) == ["of the heading", "of the list"]
    assert faults(content) == []
