"""Sets a paper as a Word document. The only room that knows python-docx and OOXML.

`write` goes from the body inwards: blocks become pieces (paragraphs and tables in
named styles), pieces become XML, and what they asked for on the way (styles, lists,
links, pictures, fonts) becomes the other parts of the package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefgen.document import Paper
from briefgen.theme import Theme
from briefgen.theme.fonts import may_travel
from briefgen.writers.options import USUAL, WordOptions
from briefgen.writers.word.blocks import BLOCKS, blocks
from briefgen.writers.word.contents import number_pages
from briefgen.writers.word.fonts import embedded, font_table
from briefgen.writers.word.front import begun
from briefgen.writers.word.identity import Identity
from briefgen.writers.word.inlines import INLINES
from briefgen.writers.word.lists import define_lists
from briefgen.writers.word.looks import fonts
from briefgen.writers.word.notes import note_settings, notes_part
from briefgen.writers.word.package import Bundle, word_root, xml_part
from briefgen.writers.word.pages import Measuring, pages
from briefgen.writers.word.passages import divided
from briefgen.writers.word.pieces import Piece, Setter
from briefgen.writers.word.section import add_furniture, section
from briefgen.writers.word.settings import languages, palette, settings
from briefgen.writers.word.tables import keep_short
from briefgen.writers.word.writing import Writing
from briefgen.writers.word.xml import hexed, quoted

if TYPE_CHECKING:
    from briefgen.writers.word.reference_pages import HouseLook

__all__ = ["BLOCKS", "INLINES", "Identity", "identities", "write"]


def write(paper: Paper, theme: Theme, options: WordOptions = USUAL.word) -> bytes:
    """The paper as the bytes of a .docx file; the same bytes for the same paper, theme and options."""
    house = _house(options)
    writing = Writing(paper, theme, blocks, house)
    if house:
        house.taken.adopt_lists(writing.numbering)
    define_lists(writing)
    bundle = Bundle()
    pieces = _body(writing)
    page = section(writing, add_furniture(writing, bundle))
    page = house.furnish(page, writing) if house else page
    pieces, last = divided(pieces, writing.styles.role("separator"), page.xml)
    body = Setter(writing.styles).body(pieces, writing.styles.role("text"))
    has_notes = _add_notes(writing, bundle)
    styles = _styles(writing)
    if house:
        house.add_stories(writing, bundle)
    numbering = writing.numbering.xml(writing.styles.ids(), house.taken.indents if house else _as_in_theme)
    if house:
        writing.faces.keep(house.families(styles + numbering))
    fonts_travel = _add_fonts(writing, bundle, options.embed_fonts)
    rules = _settings(writing, fonts_travel, note_settings(writing, last) if has_notes else "")
    _add_sheets(writing, bundle, {"styles": styles, "numbering": numbering, "settings": rules})
    bundle.document.content = _document(writing, body, page.xml(last))
    _relate(writing, bundle, bundle.document, body)
    bundle.describe(paper)
    return bundle.save()


def _as_in_theme(_name: str) -> None:
    """No style has other indents than the theme's."""


def _house(options: WordOptions) -> HouseLook | None:
    """What the house's own reference.docx gives; None where there is none, and then nothing is imported for it."""
    if options.reference is None:
        return None
    from briefgen.writers.word.reference_pages import HouseLook

    return HouseLook.of(options)


def identities(paper: Paper, theme: Theme) -> dict[str, Identity]:
    """What each paragraph of the body and the notes is, by the name of its hidden bookmark in the file."""
    writing = Writing(paper, theme, blocks)
    define_lists(writing)
    _body(writing)
    notes_part(writing)
    return writing.identities.known


def _body(writing: Writing) -> list[Piece]:
    """The pieces of the body; its paragraphs know what they are, its contents on which pages things are."""
    pieces = blocks(writing.paper.content, writing.page, writing)
    if writing.notes.marked:
        pieces = begun(pieces, writing)
    writing.identities.mark(pieces, writing.anchors)
    measured = Measuring(writing)
    keep_short(pieces, measured)
    if writing.listed:
        number_pages(writing, pages(pieces, measured))
    return pieces


def _add_notes(writing: Writing, bundle: Bundle) -> bool:
    """The notes; whether there are any."""
    if not writing.notes.marked:
        return False
    name, kind, link = NOTES[writing.notes.kind]
    content = notes_part(writing)
    _relate(writing, bundle, bundle.add(name, kind, link, word_root(name), content, "rIdNotes"), content)
    return True


NOTES = {
    "footnote": ("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": ("endnotes", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
"""The part that holds notes of each kind: its name, its type, and that of the relationship to it."""


def _relate(writing: Writing, bundle: Bundle, part: Part, content: str) -> None:
    """Relate a part to the targets of the links, pictures and charts in its content."""
    used = set(_RELATED.findall(content))
    for address, key in writing.links.addresses.items():
        if key in used:
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
    for key, picture in writing.pictures.files.values():
        if key in used:
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, bundle.picture(picture), key)
    for key in writing.charts.files:
        if key in used:
            part.load_rel(RELATIONSHIP_TYPE.CHART, writing.charts.part(key, bundle), key)


_RELATED = re.compile('r:(?:id|embed)="([^"]*)"')


def _document(writing: Writing, body: str, last_section: str) -> bytes:
    """The main part. The paper's colour is the document's background."""
    colour = writing.theme.ground
    ground = f'<w:background w:color="{hexed(colour)}"/>' if colour else ""
    return xml_part(word_root("document"), f"{ground}<w:body>{body}{writing.anchors.missing()}{last_section}</w:body>")


def _settings(writing: Writing, fonts_travel: bool, notes: str) -> str:
    theme, house = writing.theme, writing.house
    hyphenated = any(style.hyphenate for style in theme.styles.values())
    sides = (house.both_sides, house.mirrored) if house else (False, False)
    return settings(theme, writing.paper.language, hyphenated, fonts_travel, notes, *sides)


_SHEETS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
}


def _add_sheets(writing: Writing, bundle: Bundle, sheets: Mapping[str, str]) -> None:
    """Styles, numbering, settings and palette."""
    for name, content in sheets.items():
        bundle.add(name, *_SHEETS[name], word_root(name), content, f"rId{name.title()}")
    _add_palette(writing, bundle)


def _add_palette(writing: Writing, bundle: Bundle) -> None:
    own = writing.house.palette if writing.house else None
    if own:
        part = bundle.part("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, own)
        bundle.document.load_rel(RELATIONSHIP_TYPE.THEME, part, "rIdTheme")
        return
    title = quoted(writing.theme.title)
    root = f'a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={title}'
    content = palette(writing.theme)
    bundle.add("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, root, content, "rIdTheme")


def _styles(writing: Writing) -> str:
    """What holds where no style says otherwise, then the styles."""
    script = writing.script_family
    family = fonts(writing.theme.styles["text"].font.family, script.family if script else None)
    language = f"<w:lang {languages(writing.paper.language)}/>"
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{family}{language}{_LIGATURES}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0"/>' + writing.styles.xml()
    )


_LIGATURES = '<w14:ligatures w14:val="standard"/>'


def _add_fonts(writing: Writing, bundle: Bundle, wanted: bool) -> bool:
    """The font table and, where they are wanted, the files that may travel; whether any does."""
    files = writing.faces.files()
    travel = [wanted and may_travel(font) for _, _, font in files]
    links = [
        bundle.add_font(embedded(font), at) if goes else None
        for at, ((_, _, font), goes) in enumerate(zip(files, travel, strict=True), 1)
    ]
    foreign = writing.house.font_entries({family for family, _, _ in files}) if writing.house else ""
    bundle.fonts.content = xml_part(word_root("fonts"), font_table(files, links) + foreign)
    bundle.document.load_rel(RELATIONSHIP_TYPE.FONT_TABLE, bundle.fonts, "rIdFontTable")
    return any(travel)
