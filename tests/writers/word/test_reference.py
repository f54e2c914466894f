"""A house's own reference.docx: what it defines wins, all else looks as the theme says, and nothing else comes in."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.document import BulletList, CallOut, Heading, Item, NumberedList, Paper, Paragraph, Strong, Table, Text
from briefgen.document import Title as PaperTitle
from briefgen.house import WordHouse, load_house
from briefgen.house_word import starter
from briefgen.workspace import find_workspace
from briefgen.writers import WordOptions
from briefgen.writers.word import write
from briefgen.writers.word.reference import BadReference, read_reference
from briefgen.writers.word.reference_pages import check_pages
from briefgen.writers.word.reference_styles import FIXED
from tests.ooxml.integrity import faults
from tests.ooxml.opened import w
from tests.ooxml.papers import ROOT, THEMES, theme
from tests.ooxml.validator import all_schema_errors
from tests.specimens import specimens
from tests.writers.word.reading import names, paragraphs, part, style_xml
from tests.writers.word.references import (
    HEADER,
    NUMBERING,
    PICTURE,
    PNG,
    SECTION,
    SPACES,
    WORD_STYLES,
    libreoffice,
    python_docx,
    relations,
    with_header,
    word,
)

ALL = WordOptions(embed_fonts=False)


def text(words: str) -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def paper(*content: object, **fields: object) -> Paper:
    return Paper(title="x", language="en-GB", content=content, **fields)  # type: ignore[arg-type]


SMALL = paper(
    PaperTitle(content=(Text(text="Title"),)),
    Heading(level=1, content=(Text(text="Head"),)),
    text("Before."),
    BulletList(items=(Item(content=(text("One"),)), Item(content=(text("Two"),)))),
    NumberedList(items=(Item(content=(text("First"),)),), start=4),
    CallOut(title="Note", content=(text("In a box."),)),
    Paragraph(content=(Strong(content=(Text(text="Strong"),)),)),
)


def made(reference: bytes, content: Paper = SMALL, **options: object) -> bytes:
    """The small paper, or another, with a reference."""
    return write(content, theme("standard"), WordOptions(reference=reference, embed_fonts=False, **options))  # type: ignore[arg-type]


@cache
def own_starter(name: str) -> bytes:
    """The starter of a theme, untouched."""
    workspace = find_workspace(ROOT)
    house = load_house(workspace.template_roots).model_copy(update={"word": WordHouse(embed_fonts=False)})
    return starter(theme(name), house, workspace)


# ── Styles ───────────────────────────────────────────────────────────────────

REFERENCES = {
    "python-docx": lambda: (python_docx(), {}),
    "python-docx, all of it": lambda: (python_docx(page=True), {"page": True, "header_and_footer": True}),
    "libreoffice": lambda: (libreoffice(), {}),
    "libreoffice, all of it": lambda: (libreoffice(), {"page": True, "header_and_footer": True}),
    "word": lambda: (word(), {}),
    "word, some": lambda: (word(), {"styles": ("Title", "HEADING 1", "List Bullet", "Data Table")}),
    "word, header": lambda: (with_header("<w:p/>"), {"styles": (), "header_and_footer": True}),
    "starter": lambda: (own_starter("standard"), {}),
    "starter of another theme": lambda: (own_starter("dispatch"), {"page": True, "header_and_footer": True}),
}


@cache
def results() -> dict[str, bytes]:
    """`everything` with every reference, in both themes."""
    found = {}
    for name, reference in REFERENCES.items():
        content, options = reference()
        for look in THEMES:
            options_here = WordOptions(reference=content, embed_fonts=False, **options)  # type: ignore[arg-type]
            found[f"{name} · {look}"] = write(specimens()["everything"], theme(look), options_here)
    return found


@pytest.mark.parametrize("name", [f"{name} · {look}" for name in REFERENCES for look in THEMES])
def test_a_paper_with_a_reference_has_no_fault(name: str) -> None:
    told = faults(results()[name])
    own = [fault for fault in told if not re.match(r"word/(header|footer)-\w+\.xml: (direct formatting|a p)", fault)]
    assert own == []


def test_word_has_nothing_to_repair() -> None:
    errors = all_schema_errors(results())
    assert {name: found for name, found in errors.items() if found} == {}


def test_the_styles_of_a_reference_win_under_our_ids() -> None:
    result = made(python_docx())
    for style, size, colour in (("Title", "60", "003366"), ("Heading1", "36", "006633"), ("Normal", "22", "222244")):
        look = style_xml(result, style)
        assert 'w:ascii="Georgia"' in look
        assert f'<w:sz w:val="{size}"/>' in look
        assert f'<w:color w:val="{colour}"/>' in look
    assert [each.style for each in paragraphs(result)][:2] == ["Title", "Heading1"]


def test_ids_of_other_languages_are_ours_in_the_paper() -> None:
    sheet = part(made(word()), "word/styles.xml")
    assert "berschrift1" not in sheet.replace("Überschrift", "")
    heading = style_xml(made(word()), "Heading1")
    assert (
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="House' in heading
    )
    assert '<w:color w:val="2F5496"/>' in heading
    assert "Hausnotiz" in sheet
    assert 'typeface="Calibri Light"' in part(made(word()), "word/theme/theme1.xml")


def test_what_a_reference_says_for_all_styles_is_said_by_its_own_alone() -> None:
    """The reference's document defaults hold for what comes from it; what stays the theme's stands on Theme Text."""
    result = made(word())
    normal = style_xml(result, "Normal")
    assert 'w:asciiTheme="minorHAnsi"' in normal
    assert '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>' in normal
    assert 'w:ascii="Source Serif 4"' in part(result, "word/styles.xml").partition("</w:docDefaults>")[0]
    assert "Calibri" not in part(result, "word/styles.xml")
    assert '<w:basedOn w:val="ThemeText"/>' in style_xml(result, "CalloutTitle")
    assert 'w:line="280" w:lineRule="exact"' in style_xml(result, "ThemeText")
    assert "w:lang" not in part(result, "word/styles.xml").partition("</w:docDefaults>")[2]


def test_only_the_styles_asked_for_are_taken_each_whole() -> None:
    result = made(word(), styles=("title",))
    assert 'w:ascii="Source Serif 4"' in style_xml(result, "Normal")
    title = style_xml(result, "Title")
    assert "basedOn" not in title
    assert 'w:asciiTheme="minorHAnsi"' in title
    assert '<w:sz w:val="56"/>' in title
    assert 'w:after="160"' in title
    assert "2F5496" not in part(result, "word/styles.xml")
    assert "ThemeText" not in part(result, "word/styles.xml")


def test_text_beside_a_box_has_the_house_s_space_and_the_box_s() -> None:
    [style] = [
        each.style
        for each in paragraphs(made(word(), paper(text("A"), CallOut(content=(text("B"), text("C"))))))
        if each.text == "A"
    ]
    look = style_xml(made(word(), paper(text("A"), CallOut(content=(text("B"), text("C"))))), style)
    assert '<w:basedOn w:val="Normal"/>' in look
    usual = style_xml(write(paper(text("A"), CallOut(content=(text("B"), text("C")))), theme("standard"), ALL), style)
    more = int(re.findall(r'w:after="(\d+)"', usual)[0]) - 140
    assert f'<w:spacing w:after="{160 + more}"/>' in look


def test_a_list_that_the_reference_lacks_has_the_letters_of_the_house_s_text() -> None:
    result = made(word(), styles=("Normal",))
    look = style_xml(result, "ListBullet")
    assert '<w:basedOn w:val="Normal"/>' in look
    assert "rFonts" not in look
    assert "w:line=" not in look


def test_a_hung_title_hangs_where_the_reference_says_nothing_of_it() -> None:
    hung = re.findall(r"<w:ind [^>]*/>", style_xml(write(SMALL, theme("standard"), ALL), "Title"))
    assert re.findall(r"<w:ind [^>]*/>", style_xml(made(word()), "Title")) == hung


def test_a_look_of_several_styles_follows_the_reference() -> None:
    result = made(word(), specimens()["everything"])
    assert '<w:color w:val="AA0000"/>' in style_xml(result, "Strong")
    assert (
        '<w:color w:val="AA0000"/>' in style_xml(result, "StrongHyperlink")
        if "StrongHyperlink" in part(result)
        else True
    )


def test_a_table_style_brings_the_margins_that_it_inherits() -> None:
    look = style_xml(made(word(), specimens()["everything"]), "DataTable")
    assert '<w:left w:w="108" w:type="dxa"/>' in look
    assert 'w:color="FF0000"' in look


@pytest.mark.parametrize("name", FIXED)
def test_what_holds_the_page_together_is_never_taken(name: str) -> None:
    kind = "character" if name == "Traffic Light" else "table" if name == "Masthead Band" else "paragraph"
    styles = WORD_STYLES.replace(
        "</w:styles>",
        f'<w:style w:type="{kind}" w:styleId="x"><w:name w:val="{name}"/><w:rPr><w:sz w:val="99"/></w:rPr></w:style>'
        "</w:styles>",
    )
    assert '<w:sz w:val="99"/>' not in part(
        made(word(styles=styles), paper(text("A"), marking="TLP:RED")), "word/styles.xml"
    )


def test_a_header_of_ours_has_the_reference_s_letters_and_keeps_its_place() -> None:
    usual, own = (style_xml(each, "Header") for each in (write(SMALL, theme("standard"), ALL), made(word())))
    assert '<w:color w:val="777777"/>' in own
    assert re.findall("<w:sz [^>]*>", own) == re.findall("<w:sz [^>]*>", usual)
    assert re.findall('w:before="[^"]*"', own) == re.findall('w:before="[^"]*"', usual)


# ── Lists ────────────────────────────────────────────────────────────────────


def test_lists_are_the_reference_s_and_numbers_still_begin_where_they_say() -> None:
    result = made(word())
    numbering = part(result, "word/numbering.xml")
    bullet, _, number = (each.list for each in paragraphs(result) if each.list)
    assert bullet is not None
    assert number is not None
    instance = {
        each: re.findall(rf'<w:num w:numId="{each}">.*?</w:num>', numbering)[0] for each in (bullet[0], number[0])
    }
    definition = {key: re.findall(r'abstractNumId w:val="(\d+)"', each)[0] for key, each in instance.items()}
    look = {
        key: re.findall(rf'w:abstractNumId="{each}">.*?</w:abstractNum>', numbering)[0]
        for key, each in definition.items()
    }
    assert 'w:lvlText w:val="–"' in look[bullet[0]]
    assert 'w:numFmt w:val="upperRoman"' in look[number[0]]
    assert '<w:pStyle w:val="ListNumber"/>' in look[number[0]]
    assert '<w:startOverride w:val="4"/>' in instance[number[0]]


@pytest.mark.parametrize("level", ["x", "-1", "9", "4000000000"])
def test_a_list_with_a_level_that_word_does_not_have_is_left_out(level: str) -> None:
    lists = NUMBERING.replace('w:ilvl="0"', f'w:ilvl="{level}"')
    assert faults(made(word(parts={"word/numbering.xml": lists}))) == []


def test_styles_that_inherit_from_each_other_without_end_cost_no_time() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="S {at}"/>'
        f'<w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(1500)
    )
    assert faults(made(word(styles=f"<w:styles {SPACES}>{chain}</w:styles>"))) == []


# ── An untouched starter changes nothing ─────────────────────────────────────


def looks(content: bytes) -> dict[str, dict[str, str]]:
    """Every paragraph style that the body uses, with all that holds for it, inherited or not."""
    root = ElementTree.fromstring(part(content, "word/styles.xml"))
    styles = {each.get(w("styleId")): each for each in root.iter(w("style"))}
    used = {each.style for each in paragraphs(content)}
    return {name: _whole(styles[name], styles, root) for name in sorted(used)}


def _whole(
    style: ElementTree.Element, styles: dict[str | None, ElementTree.Element], root: ElementTree.Element
) -> dict[str, str]:
    base = style.find(w("basedOn"))
    found = {} if base is None else _whole(styles[base.get(w("val"))], styles, root)
    for group in ("pPr", "rPr"):
        for each in style.iterfind(f"{w(group)}/*"):
            if each.tag == w("numPr"):
                continue
            if len(each):
                found[f"{group} {each.tag}"] = re.sub(
                    r" xmlns:\w+=\S+|\s+(?=/?>)", "", ElementTree.tostring(each, "unicode")
                )
                continue
            for key, value in each.attrib.items() or [("on", "1")]:
                found[f"{group} {each.tag} {key.replace(w('val'), 'on')}"] = value
    return {key: value for key, value in found.items() if key.partition(" ")[2] != w("widowControl") + " on"}


@pytest.mark.parametrize("name", THEMES)
def test_an_untouched_starter_changes_no_look(name: str) -> None:
    for specimen in ("everything",):
        usual = write(specimens()[specimen], theme(name), ALL)
        own = write(specimens()[specimen], theme(name), WordOptions(reference=own_starter(name), embed_fonts=False))
        assert looks(own) == looks(usual)


def test_every_style_that_an_editor_may_change_is_in_the_starter_s_text() -> None:
    starter = own_starter("standard")
    body = {each.style for each in [*paragraphs(starter), *paragraphs(starter, "word/footnotes.xml")]}
    core = set(
        re.findall(
            r'w:type="paragraph"[^>]* w:styleId="([^"]*)"',
            part(write(paper(text("x")), theme("standard"), ALL), "word/styles.xml"),
        )
    )
    hidden = {"Separator", "HeaderFirst", "HeaderPlain", "HeaderBand", "Marking", "Header", "Footer", "EndnoteText"}
    of_a_kind = ("Figure", "Table", "KeyFindingText", "RecommendationText", "EventDate", "EventPlace")
    told = " ".join(each.text for each in paragraphs(own_starter("standard")))
    missing = [name for name in core - hidden if not any(each.startswith(name) for each in body)]
    assert [name for name in missing if not name.startswith(of_a_kind)] == []
    assert "Key Findings Box" in told


# ── The page ─────────────────────────────────────────────────────────────────


def test_the_page_is_the_reference_s_and_wide_tables_fit_it() -> None:
    result = made(python_docx(page=True), specimens()["table"], page=True)
    body = part(result)
    assert '<w:pgSz w:w="9638" w:h="13606"/>' in body
    assert 'w:right="1020"' in body
    width = 9638 - 2 * 1020
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", body):
        columns = sum(map(int, re.findall(r'<w:gridCol w:w="(\d+)"/>', table)))
        [indent] = map(int, re.findall(r'<w:tblInd w:w="(-?\d+)"', table))
        assert indent >= 0
        assert columns + indent <= width + 2
    assert 'w:pgSz w:w="11906"' in part(made(python_docx(page=True), specimens()["table"]))


def test_where_the_margin_has_room_wide_things_still_reach_into_it() -> None:
    usual, own = (
        part(write(specimens()["everything"], theme("standard"), options))
        for options in (ALL, WordOptions(reference=own_starter("standard"), page=True, embed_fonts=False))
    )
    assert re.findall(r'<w:tblInd w:w="-?\d+"', own) == re.findall(r'<w:tblInd w:w="-?\d+"', usual)


def test_what_hangs_in_a_reference_stays_on_a_sheet_with_narrow_margins() -> None:
    hung = '<w:pPr><w:ind w:left="-2662"/><w:contextualSpacing/></w:pPr><w:rPr><w:spacing w:val="-10"/>'
    styles = WORD_STYLES.replace('<w:pPr><w:contextualSpacing/></w:pPr><w:rPr><w:spacing w:val="-10"/>', hung)
    assert 'w:left="0"' in style_xml(made(word(styles=styles), page=True), "Title")
    assert 'w:left="-2662"' in style_xml(made(word(styles=styles)), "Title")


def test_lines_end_at_the_edge_of_the_paper_s_own_text() -> None:
    usual = _stops(write(SMALL, theme("standard"), ALL))
    # A twentieth of a point, a reference's page being in whole ones.
    assert _stops(made(own_starter("standard"), page=True)) == [pytest.approx(stop, abs=1) for stop in usual]
    assert _stops(made(own_starter("dispatch"))) == usual


def _stops(content: bytes) -> list[int]:
    """Where the masthead's tab stops are, in twentieths of a point."""
    return [int(stop) for stop in re.findall(r'<w:tab [^>]*w:pos="(\d+)"', style_xml(content, "Masthead"))]


@pytest.mark.parametrize(
    ("section", "rule"),
    [
        ("", "doesn't say how large"),
        (SECTION.replace('w:left="1417"', 'w:left="8000"'), "less than 150 points in width"),
        (SECTION.replace('w:top="1417"', 'w:top="14000"'), "less than 150 points in height"),
        (SECTION.replace('w:w="11906"', 'w:w="1190600"'), "no sheet of paper"),
    ],
)
def test_a_page_without_room_is_refused(section: str, rule: str) -> None:
    with pytest.raises(BadReference, match=rule):
        check_pages(read_reference(word(section)), WordOptions(page=True))
    check_pages(read_reference(word(section)), WordOptions())


# ── Header and footer ────────────────────────────────────────────────────────

LINE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def headed(content: str, marking: str | None = None, **more: object) -> bytes:
    return made(with_header(content, **more), paper(text("x"), marking=marking), header_and_footer=True)  # type: ignore[arg-type]


def header_text(content: bytes) -> list[str]:
    return [each.text.strip("\u2007") for each in paragraphs(content, "word/header-default.xml")]


def test_a_header_comes_with_its_styles_and_our_footer_stays() -> None:
    result = headed(
        '<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Haus</w:t></w:r></w:p>' + LINE.format("Ohne")
    )
    assert [(each.style, each.text) for each in paragraphs(result, "word/header-default.xml")] == [
        ("Header", "Haus"),
        ("Normal", "Ohne"),
    ]
    assert "word/header1.xml" not in names(result)
    assert "PAGE" in part(result, "word/footer1.xml")
    assert "<w:titlePg/>" not in part(result)


def test_styles_of_a_header_come_along_when_they_are_not_asked_for() -> None:
    reference = with_header('<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Haus</w:t></w:r></w:p>')
    result = made(reference, styles=("Title",), header_and_footer=True)
    [line] = paragraphs(result, "word/header-default.xml")
    assert 'w:val="header (house)"' in style_xml(result, line.style)
    assert '<w:color w:val="777777"/>' in style_xml(result, line.style)


@pytest.mark.parametrize(
    ("header", "left"),
    [
        ("Haus", "Haus"),
        ("Haus · tlp:amber", "Haus · "),
        ("TLP:AMBER+STRICT", ""),
        ("a TLP:RED b TLP: WHITE c", "a  b  c"),
        ("TLP:AMBERGRIS", "TLP:AMBERGRIS"),
    ],
)
def test_the_marking_is_the_paper_s_and_no_other(header: str, left: str) -> None:
    assert header_text(headed(LINE.format(header), "TLP:AMBER")) == ["TLP:AMBER", left]
    assert header_text(headed(LINE.format(header))) == [header]


def test_a_marking_in_several_runs_is_taken_out_too() -> None:
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in ("Haus T", "LP:A", "MBER", "+STRICT, Berlin"))
    assert header_text(headed(f"<w:p>{runs}</w:p>", "TLP:CLEAR")) == ["TLP:CLEAR", "Haus , Berlin"]


def test_embargo_and_watermark_are_never_lost() -> None:
    standing = paper(text("x"), embargo="Until noon", watermark="Draft", marking="TLP:AMBER")
    result = made(with_header(LINE.format("Haus")), standing, header_and_footer=True)
    assert list(filter(None, header_text(result))) == ["Until noon", "TLP:AMBER", "Haus"]
    header = part(result, "word/header-default.xml")
    assert header.count("PowerPlusWaterMarkObject") == 1
    assert 'string="Draft"' in header
    assert 'w:header="0"' in part(result)


def test_page_one_without_a_header_still_has_the_marking() -> None:
    section = SECTION.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h"/>').replace(
        "</w:sectPr>", "<w:titlePg/></w:sectPr>"
    )
    parts: dict[str, str | bytes] = {HEADER: f"<w:hdr {SPACES}>{LINE.format('Haus')}</w:hdr>"}
    reference = word(section, parts=parts, links=(("h", "header", "header1.xml", False),))
    marked = made(reference, paper(text("x"), marking="TLP:RED"), header_and_footer=True)
    assert "TLP:RED" in part(marked, "word/header-first.xml")
    assert "word/header-first.xml" not in names(made(reference, header_and_footer=True))


def test_even_pages_have_theirs() -> None:
    section = SECTION.replace(
        "<w:sectPr>",
        '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:headerReference w:type="even" r:id="e"/>',
    )
    parts: dict[str, str | bytes] = {
        HEADER: f"<w:hdr {SPACES}>{LINE.format('Odd')}</w:hdr>",
        "word/header2.xml": f"<w:hdr {SPACES}>{LINE.format('Even')}</w:hdr>",
        "word/settings.xml": f"<w:settings {SPACES}><w:mirrorMargins/><w:evenAndOddHeaders/></w:settings>",
    }
    links = (
        ("h", "header", "header1.xml", False),
        ("e", "header", "header2.xml", False),
        ("x", "settings", "settings.xml", False),
    )
    result = made(word(section, parts=parts, links=links), header_and_footer=True, page=True)
    assert "Even" in part(result, "word/header-even.xml")
    assert "<w:evenAndOddHeaders/>" in part(result, "word/settings.xml")
    assert "<w:mirrorMargins/>" in part(result, "word/settings.xml")
    assert '<w:footerReference w:type="even" r:id="rIdFooter"/>' in part(result)
    assert faults(result) == []


def test_pictures_and_addresses_come_along() -> None:
    content = (
        f'<w:p><w:r>{PICTURE.format("p")}</w:r><w:hyperlink r:id="a"><w:r><w:t>Web</w:t></w:r></w:hyperlink></w:p>'
    )
    links = (("p", "image", "media/mark.png", False), ("a", "hyperlink", "https://example.org", True))
    result = headed(content, links=links, mark_png=PNG)
    with zipfile.ZipFile(BytesIO(result)) as package:
        assert package.read("word/media/header-default-1.png") == PNG
    related = part(result, "word/_rels/header-default.xml.rels")
    assert 'Target="https://example.org"' in related
    assert [fault for fault in faults(result) if "direct formatting" not in fault] == []


def test_nothing_that_runs_reaches_out_or_is_left_over_comes_along() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    content = (
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Kept</w:t></w:r></w:p>'
        '</w:sdtContent></w:sdt>'
        f'<w:p w:rsidR="00AA00AA"><w:commentRangeStart w:id="1"/>{field.format("begin")}'
        f'{code.format("INCLUDETEXT /etc/passwd")}'
        f'{field.format("separate")}<w:r><w:t>Shown</w:t></w:r>{field.format("end")}'
        f'{field.format("begin")}{code.format("PAGE")}{field.format("separate")}<w:r><w:t>1</w:t></w:r>{field.format("end")}'
        '<w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>Also</w:t></w:r></w:fldSimple>'
        '<w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del><w:ins><w:r><w:t>Inserted</w:t></w:r></w:ins>'
        '<w:r><w:object><o:OLEObject r:id="o"/></w:object></w:r>'
        '<w:r><w:pict><v:shape><v:imagedata r:id="out" src="http://x"/></v:shape></w:pict></w:r>'
        f'<w:r>{PICTURE.format("out")}</w:r><w:bookmarkStart w:id="0" w:name="_x"/>'
        '<w:bookmarkEnd w:id="0"/></w:p><w:altChunk r:id="o"/>'
    )  # fmt: skip
    links = (("o", "oleObject", "embeddings/x.bin", False), ("out", "image", "http://example.org/spy.png", True))
    result = headed(content, links=links)
    header = part(result, "word/header-default.xml")
    for left in (
        "sdt",
        "rsid",
        "comment",
        "INCLUDETEXT",
        "DDE",
        "Deleted",
        "OLE",
        "imagedata",
        "<w:drawing",
        "bookmark",
        "altChunk",
    ):
        assert left not in header
    assert "".join(header_text(result)) == "KeptShown1AlsoInserted"
    assert " PAGE " in header
    assert "word/_rels/header-default.xml.rels" not in names(result)
    assert "example.org" not in "".join(part(result, name) for name in names(result) if name.endswith(".rels"))
    assert faults(result) == []


def test_no_other_part_of_a_reference_reaches_the_paper() -> None:
    parts: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"macro",
        "customXml/item1.xml": "<x/>",
        "word/comments.xml": f"<w:comments {SPACES}/>",
        "word/settings.xml": f'<w:settings {SPACES}><w:attachedTemplate r:id="t"/><w:rsids/></w:settings>',
        "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", "http://example.org/t.dotm", True)),
    }
    links = (
        ("v", "vbaProject", "vbaProject.bin", False),
        ("x", "settings", "settings.xml", False),
        ("c", "comments", "comments.xml", False),
    )
    result = made(word(parts=parts, links=links), page=True, header_and_footer=True)
    assert set(names(result)) == set(names(made(word(), page=True, header_and_footer=True)))
    assert "example.org" not in "".join(
        part(result, name) for name in names(result) if name.endswith((".xml", ".rels"))
    )


def test_a_picture_that_not_every_program_shows_is_refused() -> None:
    reference = with_header(
        f"<w:p><w:r>{PICTURE.format('p')}</w:r></w:p>", (("p", "image", "media/mark.emf", False),), mark_emf=b"EMF"
    )
    with pytest.raises(BadReference, match=r"mark\.emf"):
        check_pages(read_reference(reference), WordOptions(header_and_footer=True))


# ── Files that aren't to be trusted ──────────────────────────────────────────


def bomb() -> bytes:
    return word(styles=f"<w:styles {SPACES}>{' ' * 30_000_000}</w:styles>")


def entities() -> bytes:
    return word(styles=f'<!DOCTYPE x [<!ENTITY a "b">]>{WORD_STYLES}')


def hidden_entities() -> bytes:
    """In an encoding that has no `<`."""
    styles = f'<!DOCTYPE x [<!ENTITY a "b">]>{WORD_STYLES}'.replace("<", "+ADw-").replace("Ü", "U")
    return b'<?xml version="1.0" encoding="UTF-7"?>' + styles.encode("ascii")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "isn't a Word document"),
        (b"PK\x03\x04 not really", "isn't a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password"),
        (word(parts={"_rels/.rels": relations()}), "isn't a Word document"),
        (word(parts={"word/document.xml": "<x/>"}), "isn't a Word document"),
        (word(parts={"word/_rels/document.xml.rels": relations()}), "holds no styles"),
        (word(styles="<w:styles"), "is damaged"),
        (word(styles=WORD_STYLES.replace("w:styles xmlns:w", "w:styles xmlns:x")), "is damaged"),
        (word(styles="<a>" * 5000 + "</a>" * 5000), "is damaged"),
        (word()[:-400], "isn't a Word document"),
        (entities(), "document type"),
        (word(parts={"word/styles.xml": hidden_entities()}), "document type"),
        (word(styles=WORD_STYLES.encode("utf-16").decode("latin-1")), "is damaged"),
        (
            word(
                parts={"word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}
            ),
            "Strict",
        ),
        (word(styles=f"<w:styles {SPACES}>{'<w:style/>' * 2001}</w:styles>"), "2,001 styles"),
    ],
)
def test_a_file_that_is_not_to_be_trusted_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(BadReference, match=message):
        read_reference(content)


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(BadReference, match="unpacks to more than 20 MB"):
        read_reference(bomb())


def test_a_header_that_is_something_else_is_none() -> None:
    header = f"<w:sdt {SPACES}><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    content = with_header("<w:p/>")
    assert read_reference(content).stories
    referred = SECTION.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h"/>')
    wrong = word(referred, parts={HEADER: header}, links=(("h", "header", "header1.xml", False),))
    assert not read_reference(wrong).stories


def test_a_style_without_an_id_is_nobody_s_base() -> None:
    nameless = '<w:style w:type="paragraph"><w:name w:val="Odd"/><w:rPr><w:sz w:val="99"/></w:rPr></w:style>'
    odd = word(styles=WORD_STYLES.replace("</w:styles>", f"{nameless}</w:styles>"))
    content = write(SMALL, theme("standard"), WordOptions(reference=odd))
    for name in ("Normal", "Heading1"):
        style = style_xml(content, name)
        assert 'w:basedOn w:val="Odd"' not in style
        assert 'w:val="99"' not in style


def test_a_file_of_very_many_elements_is_refused() -> None:
    with pytest.raises(BadReference, match=r"more than 1,000,000 elements in word/styles\.xml"):
        read_reference(word(styles=f"<w:styles {SPACES}>{'<a/>' * 1_000_000}</w:styles>"))


def test_links_out_of_the_package_are_not_followed() -> None:
    escaping = word(parts={"word/_rels/document.xml.rels": relations(("s", "styles", "../../../../etc/passwd", False))})
    with pytest.raises(BadReference, match="holds no styles"):
        read_reference(escaping)


NAMES = st.sampled_from(
    [
        "Normal",
        "Title",
        "heading 1",
        "List Bullet",
        "Key Finding",
        "Call-out",
        "header",
        "Strong",
        "Eigen",
        "eigen",
        "Table Text",
        "标题",
        "",
    ]
)
KINDS = st.sampled_from(["paragraph", "character", "table", "numbering", "other"])
IDS = st.sampled_from([*"abcdefg", "Normal", "Title"])
STYLE = st.tuples(KINDS, IDS, NAMES, IDS, IDS, st.sampled_from(["", "7", "8", "99", "0"]))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STYLE, max_size=12), st.one_of(st.none(), st.lists(NAMES, max_size=4)))
@example([("paragraph", "b", "Title", "c", "a", ""), ("paragraph", "c", "heading 1", "b", "a", "")], None)
def test_any_reference_gives_a_sound_paper(styles: list[tuple[str, ...]], wanted: list[str] | None) -> None:
    """Styles that share names or ids, inherit from themselves or from nothing, and name lists that aren't there."""
    said = "".join(
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
        f'<w:next w:val="{following}"/><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr>'
        '<w:spacing w:after="x"/></w:pPr></w:style>'
        for kind, key, name, base, following, number in styles
    )
    reference = word(styles=f"<w:styles {SPACES}>{said}</w:styles>")
    assert faults(made(reference, styles=None if wanted is None else tuple(wanted))) == []


# ── What stays as it was ─────────────────────────────────────────────────────


def test_the_same_reference_gives_the_same_bytes() -> None:
    first = made(python_docx(page=True), page=True, header_and_footer=True)
    read_reference.cache_clear()
    assert made(python_docx(page=True), page=True, header_and_footer=True) == first


def test_without_a_reference_nothing_is_imported_for_one() -> None:
    script = (
        "import sys; from briefgen.document import Paper; from briefgen.writers import WRITERS;"
        "from tests.ooxml.papers import theme;"
        "WRITERS['docx'](Paper(title='x', language='en', content=()), theme('standard'));"
        "sys.exit('briefgen.writers.word.reference' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_reader_of_python_docx_s_finds_all_the_text() -> None:
    assert [each.text for each in paragraphs(made(python_docx()))] == [
        each.text for each in paragraphs(write(SMALL, theme("standard"), ALL))
    ]


def test_tables_of_the_paper_keep_their_columns() -> None:
    assert isinstance(next(each for each in specimens()["table"].content if isinstance(each, Table)), Table)
