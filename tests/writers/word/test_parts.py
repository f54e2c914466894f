"""Lists, tables, links, pictures, headers, languages and properties, each as Word's own."""

from __future__ import annotations

import datetime
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PIL import Image as PillowImage

from briefgen.document import (
    CallOut,
    Cell,
    Credit,
    Figure,
    Image,
    Item,
    Link,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Sidebar,
    Table,
    TableBody,
    Text,
)
from briefgen.marking import COLOURS
from briefgen.theme.fonts import font_file
from briefgen.writers import WordOptions
from briefgen.writers.word import write
from tests.ooxml.integrity import faults
from tests.ooxml.papers import theme, written
from tests.specimens import specimens
from tests.theme.test_fonts import licensed
from tests.writers.word.reading import names, paragraphs, part, style_xml


def paper(*content: object, **fields: object) -> bytes:
    return write(Paper(title="x", language="en-GB", content=content, **fields), theme("standard"))  # type: ignore[arg-type]


def said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


# ── Lists ────────────────────────────────────────────────────────────────────


def test_each_numbered_list_begins_anew_and_where_it_says() -> None:
    found = [each for each in paragraphs(written("ol", "standard")) if each.list]
    top = [each.list[0] for each in found if each.list and each.style == "ListNumber"]
    assert len(set(top)) == 2
    numbering = part(written("ol", "standard"), "word/numbering.xml")
    assert re.findall(r'<w:startOverride w:val="(\d+)"/>', numbering) == ["1", "1", "9"]


def test_lists_in_lists_are_levels() -> None:
    found = [(each.style, each.list[1]) for each in paragraphs(written("ul", "standard")) if each.list]
    assert ("ListBullet", "0") in found
    assert ("ListBullet2", "1") in found
    assert ("ListBullet3", "2") in found


def test_an_items_further_paragraphs_continue_it() -> None:
    styles = [each.style for each in paragraphs(written("li", "standard"))]
    assert "ListContinue" in styles


def test_an_enormous_start_is_one_that_word_can_count() -> None:
    assert 'w:startOverride w:val="32767"' in part(paper(NumberedList(start=10**12)), "word/numbering.xml")


def test_a_list_in_a_list_of_its_kind_counts_for_itself() -> None:
    """Programs count on over all lists of one definition and level, so these have two."""
    inner = CallOut(title="In", content=(NumberedList(items=(Item(content=(said("inner"),)),)),))
    outer = NumberedList(items=(Item(content=(said("first"), inner)), Item(content=(said("second"),))))
    content = paper(CallOut(title="Out", content=(outer,)))
    numbers = {each.text: each.list[0] for each in paragraphs(content) if each.list}
    assert numbers["first"] == numbers["second"] != numbers["inner"]
    numbering = part(content, "word/numbering.xml")
    kinds = dict(re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"', numbering))
    assert kinds[numbers["first"]] != kinds[numbers["inner"]]
    assert faults(content) == []


def test_recommendations_count_on_over_addressees() -> None:
    found = [
        each.list
        for each in paragraphs(written("recommendations", "standard"))
        if each.style.startswith("Recommendation") and each.list
    ]
    assert len(found) == 3
    assert len(set(found)) == 1


# ── Tables ───────────────────────────────────────────────────────────────────


def test_a_tables_head_repeats_and_rows_stay_whole() -> None:
    body = part(written("thead", "standard"))
    rows = re.findall(r"<w:tr>.*?</w:tr>", body)
    assert "<w:tblHeader/>" in rows[0]
    assert all("<w:cantSplit/>" in row for row in rows)


def test_numbers_stand_right_by_style() -> None:
    styles = {each.text: each.style.removesuffix("keptwithnext") for each in paragraphs(written("table", "standard"))}
    assert styles["1,045"] == "TableNumber"
    assert styles["Killed"] == "TableHeadingRight"
    assert styles["Army"] == "TableText"
    assert '<w:jc w:val="right"/>' in style_xml(written("table", "standard"), "TableNumber")


def rows(count: int, credit: bool = False) -> bytes:
    each = tuple(Row(cells=(Cell(content=(Text(text=f"{at}"),)),)) for at in range(count))
    source = Credit(content=(Text(text="Source"),)) if credit else None
    whole = Table(body=TableBody(rows=each), credit=source)
    return write(Paper(title="x", language="en", content=(whole,)), theme("standard"))


def test_a_short_table_stays_on_one_page_with_its_credit() -> None:
    """By style: its rows are kept with the next, the last one only where a credit follows."""
    kept = [each.style.endswith("keptwithnext") for each in paragraphs(rows(5)) if each.text]
    assert kept == [True] * 4 + [False]
    kept = [each.style.endswith("keptwithnext") for each in paragraphs(rows(5, credit=True)) if each.text.isdigit()]
    assert kept == [True] * 5
    assert "<w:keepNext/>" in style_xml(rows(5), "TableNumberkeptwithnext")


def test_a_long_table_may_break() -> None:
    assert "keptwithnext" not in part(rows(12))


def test_given_shares_are_kept() -> None:
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', part(written("col", "standard")))]
    assert len(widths) == 4
    assert widths[1] == pytest.approx(4 * widths[0], abs=4)


# ── Links and pictures ───────────────────────────────────────────────────────


def test_links_lead_out_and_within() -> None:
    body = part(written("a", "standard"))
    assert '<w:hyperlink w:anchor="sources_note"' in body
    assert 'w:name="sources_note"' in body
    targets = part(written("a", "standard"), "word/_rels/document.xml.rels")
    assert "mailto:desk@example.org" in targets
    assert "from=brief&amp;lang=en" in targets


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "#nowhere", "https://", "http://[bad", "file:///etc/passwd", "", "https://a b/"]
)
def test_a_link_that_leads_nowhere_is_only_its_words(href: str) -> None:
    content = paper(Paragraph(content=(Link(href=href, content=(Text(text="words"),)),)))
    assert "w:hyperlink" not in part(content)
    assert "words" in part(content)


def test_an_address_is_escaped() -> None:
    content = paper(Paragraph(content=(Link(href="https://example.org/ü?a=“b” c&d=%zz", content=(Text(text="x"),)),)))
    assert "https://example.org/%C3%BC?a=%E2%80%9Cb%E2%80%9D%20c&amp;d=%25zz" in part(
        content, "word/_rels/document.xml.rels"
    )
    assert faults(content) == []


def test_pictures_have_their_alt_text_and_fit() -> None:
    body = part(written("figure", "standard"))
    assert 'descr="Sketch of a coast road with three red dots"' in body
    widths = [int(width) for width in re.findall(r'<wp:extent cx="(\d+)"', body)]
    assert max(widths) <= (595.3 - 48 - 62) * 12700
    assert [name for name in names(written("figure", "standard")) if "media" in name] == ["word/media/image1.png"]


def test_a_box_with_a_rule_at_its_left_ends_with_the_text() -> None:
    """LibreOffice sets a table in by half its left rule."""
    blocks = tuple(kind(title="Title", content=(Paragraph(content=(Text(text="x"),)),)) for kind in (Sidebar, CallOut))
    widths = [int(width) for width in re.findall(r'<w:tblW w:w="(\d+)"', part(paper(*blocks)))]
    rule = theme("standard").boxes["call-out"].left
    assert rule is not None
    assert widths == [widths[0], widths[0] - rule.width / 2 * 20]


# ── Around the text ──────────────────────────────────────────────────────────


def test_header_and_footer_are_fields() -> None:
    content = written("everything", "standard")
    footer = part(content, "word/footer1.xml")
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    header = paragraphs(content, "word/header1.xml")
    assert any(each.text == "Corridor security\tBriefing Paper No. 12" for each in header)
    assert "<w:titlePg/>" in part(content)
    assert not any("Corridor" in each.text for each in paragraphs(content, "word/header2.xml"))


@pytest.mark.parametrize("name", ["standard", "dispatch"])
@pytest.mark.parametrize("marking", COLOURS)
def test_the_marking_is_on_every_page(marking: str, name: str) -> None:
    content = write(
        Paper(title="x", language="en", marking=marking, content=specimens()["masthead"].content), theme(name)
    )
    for each in ("header1", "header2", "footer1", "footer2"):
        printed = "".join(paragraph.text for paragraph in paragraphs(content, f"word/{each}.xml"))
        assert f"\u2007{marking}\u2007" in printed, "no padding in its box"
    look = style_xml(content, "TrafficLight")
    assert f'<w:color w:val="{COLOURS[marking][1:]}"/>' in look
    assert 'w:fill="000000"' in look
    assert '<w:sz w:val="24"/>' in look


def test_without_a_marking_there_is_none() -> None:
    assert "TLP" not in part(written("p", "standard"), "word/header1.xml")


def test_a_page_break_begins_the_next_paragraphs_page() -> None:
    content = written("page-break", "standard")
    assert '<w:pStyle w:val="Heading116ptlessabove"/><w:pageBreakBefore/>' in part(content)
    assert 'w:before="0"' in style_xml(content, "Heading116ptlessabove"), "it begins where the page's text does"


@pytest.mark.parametrize(("size", "width"), [("a4", "11906"), ("letter", "12240")])
def test_the_sheet_is_the_themes(size: str, width: str) -> None:
    assert f'<w:pgSz w:w="{width}"' in part(write(specimens()["p"], theme("standard", size)))


def test_the_papers_colour_is_the_background() -> None:
    assert '<w:background w:color="FFFEFB"/>' in part(written("p", "standard"))
    assert "<w:displayBackgroundShape/>" in part(written("p", "standard"), "word/settings.xml")
    assert "w:background" not in part(written("p", "dispatch"))


def test_a_cameras_jpeg_of_several_pictures_is_a_jpeg(tmp_path: Path) -> None:
    several = [PillowImage.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    several[0].save(tmp_path / "x.jpg", format="MPO", save_all=True, append_images=several[1:])
    content = paper(Figure(image=Image(src=str(tmp_path / "x.jpg"), alt="Two")))
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert "word/media/image1.jpeg" in package.namelist()


# ── Languages, fonts, properties ─────────────────────────────────────────────


def test_passages_have_their_language_and_direction() -> None:
    body = part(written("span", "standard"))
    assert '<w:rtl/><w:lang w:bidi="ur"/>' in body
    assert '<w:lang w:val="fr"/>' in body
    assert '<w:lang w:val="en-GB"' in part(written("span", "standard"), "word/styles.xml")


def test_a_paragraph_that_runs_leftward_is_one_to_word() -> None:
    urdu = next(each for each in paragraphs(written("span", "standard")) if "N-25" in each.text)
    assert urdu.style == "Normalrighttoleft"
    assert "<w:bidi/>" in style_xml(written("span", "standard"), urdu.style)


def test_fonts_are_embedded_and_only_those_used() -> None:
    table = part(written("p", "standard"), "word/fontTable.xml")
    assert "Source Serif 4" in table
    assert "Amiri" not in table
    assert "Amiri" in part(written("span", "standard"), "word/fontTable.xml")
    assert "<w:embedTrueTypeFonts/>" in part(written("p", "standard"), "word/settings.xml")


def test_fonts_stay_out_where_they_are_not_wanted() -> None:
    bare = write(specimens()["p"], theme("standard"), WordOptions(embed_fonts=False))
    assert not [name for name in names(bare) if "font1" in name]
    assert "embed" not in part(bare, "word/fontTable.xml") + part(bare, "word/settings.xml")
    assert 'w:name="Source Serif 4"' in part(bare, "word/fontTable.xml")
    assert faults(bare) == []
    assert "<w:embedTrueTypeFonts/>" in part(written("p", "standard"), "word/settings.xml")


def test_a_font_whose_licence_forbids_it_stays_out(tmp_path: Path) -> None:
    standard = theme("standard")
    serif = standard.styles["text"].font
    kept = replace(serif, regular=font_file(licensed(tmp_path / "kept.ttf", 0x0002)))
    styles = {
        name: replace(style, font=kept) if style.font is serif else style for name, style in standard.styles.items()
    }
    table = part(write(specimens()["p"], replace(standard, styles=styles)), "word/fontTable.xml")
    [entry] = re.findall(r'<w:font w:name="Source Serif 4">.*?</w:font>', table)
    assert "embedBold" in entry
    assert "embedRegular" not in entry


def test_an_embedded_font_is_the_file_itself() -> None:
    """The first 32 bytes are hidden by the GUID read backwards (ECMA-376 Part 4 §17.8.1)."""
    with zipfile.ZipFile(BytesIO(written("p", "standard"))) as package:
        hidden = package.read("word/fonts/font1.odttf")
        key = re.search(r'w:fontKey="\{([^}]*)\}"', package.read("word/fontTable.xml").decode())
    assert key
    mask = bytes.fromhex(key[1].replace("-", ""))[::-1] * 2
    head = bytes(byte ^ other for byte, other in zip(hidden, mask, strict=False))
    assert head[:4] == b"\x00\x01\x00\x00"


def test_properties_are_the_papers() -> None:
    core = Document(BytesIO(written("everything", "standard"))).core_properties
    assert core.title == "Specimen: everything"
    assert core.author == "Amina Baloch; Daniel Reyes"
    assert core.language == "en-GB"
    assert core.created.replace(tzinfo=None) == datetime.datetime(2026, 2, 11)
    assert "<Company>Centre for Regional Security</Company>" in part(
        written("everything", "standard"), "docProps/app.xml"
    )


@pytest.mark.parametrize(
    ("date", "expected"), [("2026-02", (2026, 2, 1)), ("2026", (2026, 1, 1)), ("soon", None), (None, None)]
)
def test_partial_dates(date: str | None, expected: tuple[int, int, int] | None) -> None:
    core = Document(BytesIO(paper(said("x"), date=date))).core_properties
    assert (core.created and core.created.timetuple()[:3]) == expected


def test_no_prompt_on_opening() -> None:
    settings = part(written("everything", "standard"), "word/settings.xml")
    assert "updateFields" not in settings
    assert 'w:name="compatibilityMode"' in settings
