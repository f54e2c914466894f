"""Contents, captions and references are fields that are filled already; columns are sections."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.document import (
    Block,
    Caption,
    Cell,
    Columns,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Quotation,
    Reference,
    Row,
    Sidebar,
    Table,
    TableBody,
    Text,
)
from briefgen.template.apparatus import resolved
from briefgen.writers.word import write
from tests.ooxml.integrity import faults
from tests.ooxml.papers import THEMES, theme, written
from tests.writers.word.reading import paragraphs, part, style_xml


def paper(*content: Block, **fields: str) -> bytes:
    return write(resolved(Paper(title="x", language="en-GB", content=content, **fields)), theme("standard"))  # type: ignore[arg-type]


def said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


def heading(text: str, name: str | None = None, level: int = 1) -> Heading:
    return Heading(level=level, id=name, content=(Text(text=text),))


def table(name: str | None = None) -> Table:
    row = Row(cells=(Cell(content=(Text(text="Army"),)), Cell(content=(Text(text="216"),))))
    return Table(id=name, caption=Caption(content=(Text(text="Counts"),)), body=TableBody(rows=(row,)))


def codes(content: bytes) -> list[str]:
    """The codes of the body's fields."""
    return [code.strip() for code in re.findall(r"<w:instrText[^>]*>([^<]+)</w:instrText>", part(content))]


# ── Contents ─────────────────────────────────────────────────────────────────


def test_contents_are_fields_that_find_the_same_entries() -> None:
    found = [code for code in codes(written("contents", "standard")) if code.startswith("TOC")]
    assert found == [r'TOC \o "1-2" \h \z \u', r'TOC \h \z \c "Table"', r'TOC \h \z \c "Figure"']


@pytest.mark.parametrize("name", THEMES)
def test_contents_are_filled_with_entries_and_pages(name: str) -> None:
    """The specimen has page breaks, so its pages are certain."""
    lines = [each for each in paragraphs(written("contents", name)) if each.style.startswith(("TOC", "Tableof"))]
    assert [(each.style[:12], each.text) for each in lines if "\t" in each.text] == [
        ("TOC1", "What happened on 31 January\t2"),
        ("TOC2", f"{LONG}\t2"),
        ("TOC1", "Who is who\t3"),
        ("TableofFigur", "Table\u00a01\u2002Counts of the dead, and who gave them\t2"),
        ("TableofFigur", "Figure\u00a01\u2002The coastal highway\t3"),
    ]


LONG = "In the north of the province, where roads were cut before the first shots were fired and posts overrun"


def test_nothing_asks_for_an_update() -> None:
    content = written("contents", "standard")
    assert "updateFields" not in part(content, "word/settings.xml")
    assert "w:dirty" not in part(content)
    assert '<w:docPartGallery w:val="Table of Contents"/>' in part(content)


def test_contents_reach_as_deep_as_they_say() -> None:
    body = (heading("One"), heading("Two", level=2), heading("Three", level=3))
    assert r'TOC \o "1-3" \h \z \u' in codes(paper(Contents(depth=3), *body))
    assert "TOC3" in [each.style for each in paragraphs(paper(Contents(depth=3), *body))]
    assert "TOC2" not in [each.style for each in paragraphs(paper(Contents(depth=1), *body))]


def test_entries_have_the_numbers_that_a_theme_gives_headings() -> None:
    looks = theme("standard")
    numbering = replace(looks, layout=replace(looks.layout, number_headings=True))
    headings = [heading("A", "a"), heading("B", "b", 2), heading("C", "c", 2), heading("D", "d"), heading("E", "e", 2)]
    whole = resolved(Paper(title="x", language="en-GB", content=(Contents(depth=2), *headings)))
    entries = [each.text for each in paragraphs(write(whole, numbering)) if each.style.startswith("TOC")]
    assert [each.partition("\t")[0] for each in entries] == [
        "1\u2002A", "1.1\u2002B", "1.2\u2002C", "2\u2002D", "2.1\u2002E",
    ]  # fmt: skip
    plain = [each.text for each in paragraphs(write(whole, looks)) if each.style.startswith("TOC")]
    assert plain[0].startswith("A\t")


def test_contents_of_nothing_print_nothing() -> None:
    assert [each.text for each in paragraphs(paper(Contents(title="Contents"), said("Text")))] == ["Text"]


def test_contents_in_a_box_are_no_content_control() -> None:
    content = paper(Sidebar(content=(Contents(title="Contents"),)), heading("One"))
    assert "w:sdt" not in part(content)
    assert faults(content) == []


def test_pages_count_text_tables_and_breaks() -> None:
    text = said("The group named nine districts in its statement; officials counted twelve towns. " * 8)
    body = (heading("One"), *[text] * 12, heading("Two"), *[table()] * 30, PageBreak(), heading("Three"))
    lines = [each.text for each in paragraphs(paper(Contents(), PageBreak(), *body)) if each.style == "TOC1"]
    pages = [int(line.partition("\t")[2]) for line in lines]
    assert pages[0] == 2
    assert 3 <= pages[1] <= 4
    assert pages[1] < pages[2] <= pages[1] + 4


# ── Captions ─────────────────────────────────────────────────────────────────


def test_a_captions_number_is_a_field_in_a_bookmark_around_its_label() -> None:
    body = part(paper(table("counts")))
    label = re.search(r'w:name="_ref_counts"/>(.*?)<w:bookmarkEnd', body)
    assert label
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", label[1])) == "Table\u00a01"
    assert r"SEQ Table \* ARABIC" in label[1]
    assert '<w:rStyle w:val="CaptionLabel"/>' in label[1]
    assert '<w:name w:val="caption"/>' in style_xml(paper(table()), "Caption")


def test_a_house_may_word_the_label_otherwise() -> None:
    content = paper(table(), table("b"), Paragraph(content=(Reference(to="b"),)), table_label="{number}. Tabelle")
    assert [each.text for each in paragraphs(content) if each.style.startswith("Caption")] == [
        "1. Tabelle\u2002Counts",
        "2. Tabelle\u2002Counts",
    ]
    assert [code for code in codes(content) if "SEQ" in code] == [r"SEQ Table \* ARABIC"] * 2
    assert paragraphs(content)[-1].text == "2. Tabelle"


# ── References ───────────────────────────────────────────────────────────────


def referring(*targets: Block, to: str = "it") -> bytes:
    return paper(*targets, Paragraph(content=(Text(text="See "), Reference(to=to), Text(text=" now."))))


def test_references_are_fields_where_word_finds_the_same_words() -> None:
    found = [code for code in codes(written("ref", "standard")) if code.startswith("REF")]
    assert found == [
        r"REF _ref_counts \h \* MERGEFORMAT",
        r"REF _ref_map \h \* MERGEFORMAT",
        r"REF _ref_sub \h \* MERGEFORMAT",
        r"REF wave \n \h \* MERGEFORMAT",
        r"REF publish \n \h \* MERGEFORMAT",
    ]


def test_a_sections_title_is_quoted_outside_its_field() -> None:
    content = referring(heading("Who counted", "it"))
    assert paragraphs(content)[-1].text == "See “Who counted” now."
    field = re.search(r"REF _ref_it.*?separate(.*?)fldChar", part(content))
    assert field
    assert re.findall(r"<w:t[^>]*>([^<]*)", field[1]) == ["Who counted"]


def test_words_that_word_would_not_find_are_a_link() -> None:
    """The marks of a quotation change inside another."""
    content = referring(heading("The “toll”", "it"))
    assert not any(code.startswith("REF") for code in codes(content))
    assert '<w:hyperlink w:anchor="it"' in part(content)
    assert paragraphs(content)[-1].text == "See “The ‘toll’” now."


def test_references_look_like_links_fields_included() -> None:
    for target in (table("it"), heading("Where", "it")):
        body = part(referring(target))
        link = re.search(r'<w:hyperlink w:anchor="it" w:history="1">(.*?)</w:hyperlink>', body)
        assert link
        runs = re.findall(r"<w:r>.*?</w:r>", link[1])
        assert runs
        assert all('<w:rStyle w:val="Hyperlink"/>' in run for run in runs)


def test_a_reference_to_what_is_not_there_prints_nothing() -> None:
    assert paragraphs(referring(said("Text"), to="gone"))[-1].text.split() == ["See", "now."]


@pytest.mark.parametrize("name", ["fc", "jail", "row"])
def test_links_reach_actors_events_and_rows(name: str) -> None:
    body = part(written("ref", "standard"))
    assert f'<w:hyperlink w:anchor="{name}"' in body
    assert f'w:name="{name}"' in body


# ── Columns ──────────────────────────────────────────────────────────────────


def sections(content: bytes) -> list[str]:
    return re.findall(r"<w:sectPr>.*?</w:sectPr>", part(content))


def test_columns_are_sections_of_the_same_page() -> None:
    found = sections(written("columns", "standard"))
    assert [re.findall(r'<w:cols w:num="(\d)"', each) for each in found] == [[], ["2"], [], ["3"], []]
    assert len({re.sub(r"^.*(<w:pgSz.*?<w:pgMar[^>]*>).*$", r"\1", each) for each in found}) == 1
    assert ["headerReference" in each for each in found] == [True, False, False, False, False]
    assert ["titlePg" in each for each in found] == [True, False, False, False, False]
    assert ['<w:type w:val="continuous"/>' in each for each in found] == [False, True, True, True, True]


def test_columns_at_the_beginning_or_end_make_no_empty_section() -> None:
    two = Columns(content=(said("One"), said("Two")))
    assert len(sections(paper(two))) == 1
    assert len(sections(paper(two, two))) == 2
    assert len(sections(paper(said("Text"), two))) == 2
    assert all(each.text for each in paragraphs(paper(two, said("Text"), two)))


def test_columns_after_a_table_and_after_a_page_break() -> None:
    content = paper(table(), Columns(content=(said("One"),)), PageBreak(), Columns(content=(table(),)), said("Text"))
    assert faults(content) == []
    assert len(sections(content)) == 4


@pytest.mark.parametrize("wrap", [Quotation, Sidebar])
def test_columns_in_a_box_are_one_column(wrap: type[Quotation] | type[Sidebar]) -> None:
    content = paper(wrap(content=(Columns(content=(said("One"),)),)))
    assert len(sections(content)) == 1
    assert "One" in [each.text for each in paragraphs(content)]
