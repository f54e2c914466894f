"""The style sheet of a paper: every named style, defined from the theme, some only once they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.marking import COLOURS, GROUND, SMALLEST_SIZE
from briefgen.theme import FontFamily, Theme
from briefgen.writers.word.fonts import Faces
from briefgen.writers.word.looks import (
    RUN_ORDER,
    ParagraphStyle,
    difference,
    fonts,
    letter_size,
    paragraph_properties,
    run_properties,
    shading,
    slant,
    style_id,
    unspaced,
    weight,
)
from briefgen.writers.word.measure import Measure
from briefgen.writers.word.roles import core_styles
from briefgen.writers.word.table_styles import table_styles
from briefgen.writers.word.xml import hexed, quoted

if TYPE_CHECKING:
    from briefgen.writers.word.reference_styles import Taken

STRONG, EMPHASIS, LINK, MARKING = "Strong", "Emphasis", "Hyperlink", "Traffic Light"
CODE, LARGE_CODE = "Code", "Code in Headings"
TOLL, DETAIL, WHOSE = "Event Toll", "Masthead Detail", "Pull Quote Source"
CAPTION_LABEL, GRAPHIC_LABEL = "Caption Label", "Graphic Label"
FOOTNOTE_MARK, ENDNOTE_MARK, MARK_AGAIN = "footnote reference", "endnote reference", "Note Mark Again"
FOOTNOTE_NUMBER, ENDNOTE_NUMBER = "Footnote Characters", "Endnote Characters"
AS_AROUND = "Regular"
"""The names of character styles; several at once make a style named after all of them.

LibreOffice has styles for a note's number that are called so, and gives them to every number.
"""


class Styles:
    """All styles of one paper. Asking for one defines it."""

    def __init__(
        self,
        theme: Theme,
        measure: Measure,
        faces: Faces,
        marking: str | None,
        taken: Taken | None = None,
        rtl: bool = False,
    ) -> None:
        self.theme = theme
        self.taken = taken
        self.faces = faces
        self.marking = marking
        self.paragraphs = core_styles(theme, measure, marking is not None, rtl)
        self.measure = measure
        self.characters: dict[str, dict[str, str]] = {}
        self.combined: set[str] = set()
        self._core = {style.name for style in self.paragraphs.values()}
        self._used: set[str] = set()
        self._variants: dict[tuple[str, float, float, float, bool, bool], ParagraphStyle] = {}
        self._families: dict[str, FontFamily] = {}
        for style in self.paragraphs.values():
            faces.use(style.text.font, style.text.bold, style.text.italic)
        for bold, italic in ((True, False), (False, True), (True, True)):
            faces.use(theme.styles["text"].font, bold, italic)
        for name in (STRONG, EMPHASIS, LINK, FOOTNOTE_MARK, ENDNOTE_MARK, FOOTNOTE_NUMBER, ENDNOTE_NUMBER):
            self.character((name,))

    # ── Paragraphs ───────────────────────────────────────────────────────────

    def role(self, role: str) -> ParagraphStyle:
        """The style of a role of text."""
        return self.paragraphs[role]

    def define(self, role: str, style: ParagraphStyle) -> ParagraphStyle:
        """A style that exists only in papers that use it, such as a list's fourth level."""
        self._core.discard(style.name)
        return self.paragraphs.setdefault(role, style)

    def used(self, style: ParagraphStyle) -> str:
        """The id of a style that a paragraph now has."""
        if style.name not in self._used:
            self._used.add(style.name)
            self.faces.use(style.text.font, style.text.bold, style.text.italic)
        return style.id

    def variant(
        self,
        style: ParagraphStyle,
        above: float = 0,
        below: float = 0,
        inset: float = 0,
        turned: bool = False,
        kept: bool = False,
    ) -> ParagraphStyle:
        """A style with more or less space above, below or at its start, or kept with what follows.

        `turned`: read from the other side. It is based on `style` and named after it.
        """
        kept = kept and not style.text.keep_with_next
        if not (above or below or inset or turned or kept):
            return style
        inset = round(inset, 1)  # finer than that no printer is, and names stay readable
        key = (style.name, above, below, inset, turned, kept)
        if key not in self._variants:
            self._variants[key] = _varied(style, above, below, inset, turned, kept)
        return self._variants[key]

    # ── Characters ───────────────────────────────────────────────────────────

    def character(self, names: tuple[str, ...]) -> str:
        """The id of the character style that is all of `names` at once."""
        name = " ".join(names)
        if name not in self.characters:
            merged: dict[str, str] = {}
            for each in names:
                merged |= self._character(each)
            self.characters[name] = {key: merged[key] for key in RUN_ORDER if key in merged}
            self.combined |= {name} if len(names) > 1 else set()
        return style_id(name)

    def family(self, family: FontFamily) -> str:
        """The name of the character style that only changes the family."""
        self._families[family.family] = family
        return family.family

    def _character(self, name: str) -> dict[str, str]:
        if name in self._families:
            return {"rFonts": fonts(name, name)}
        if self.taken and self.taken.takes(name, "character"):
            return self.taken.letters(name)
        return {
            STRONG: lambda: weight(True),
            EMPHASIS: lambda: slant(True),
            CODE: lambda: self._code(min(self.theme.styles["listing"].size, self.theme.styles["text"].size)),
            LARGE_CODE: lambda: self._code(None),
            LINK: lambda: {"u": '<w:u w:val="single"/>'},
            TOLL: lambda: self._role("event-toll"),
            DETAIL: lambda: self._role("masthead-detail"),
            WHOSE: lambda: self._role("attribution"),
            CAPTION_LABEL: lambda: self._role("caption-label"),
            GRAPHIC_LABEL: lambda: self._role("caption-label") | letter_size(self.theme.styles["graphic-title"].size),
            FOOTNOTE_MARK: lambda: _RAISED,
            ENDNOTE_MARK: lambda: _RAISED,
            MARK_AGAIN: lambda: _RAISED,
            FOOTNOTE_NUMBER: lambda: _ON_THE_LINE,
            ENDNOTE_NUMBER: lambda: _ON_THE_LINE,
            AS_AROUND: lambda: weight(False),
            MARKING: self._marking,
        }[name]()

    def _code(self, size: float | None) -> dict[str, str]:
        """The face of listings, as large beside the text as they are; None: as large as what is around it."""
        found = {"rFonts": fonts(self.theme.styles["listing"].font.family), "noProof": "<w:noProof/>"}
        return found | (letter_size(size) if size else {})

    def _role(self, role: str) -> dict[str, str]:
        """A role of text that stands in another's paragraph."""
        style = self.theme.styles[role]
        self.faces.use(style.font, style.bold, style.italic)
        return run_properties(style)

    def _marking(self) -> dict[str, str]:
        """TLP 2.0 fixes its colours (FIRST)."""
        colour = COLOURS.get(self.marking or "", COLOURS["TLP:CLEAR"])
        family = self.theme.styles["running-head"].font.family
        return {
            "rFonts": fonts(family, family),
            **weight(True),
            "color": f'<w:color w:val="{hexed(colour)}"/>',
            **letter_size(SMALLEST_SIZE),
            "shd": shading(GROUND),
        }

    def ids(self) -> set[str]:
        """The ids of the paragraph styles that the paper defines as the theme has them."""
        return {style.id for style in self.defined() if not (self.taken and self.taken.takes(style.name))}

    def is_variant(self, style: ParagraphStyle) -> bool:
        """Whether a style is another one with more or less space."""
        return any(each.name == style.name for each in self._variants.values())

    def defined(self) -> list[ParagraphStyle]:
        """The paragraph styles of the paper: the core, and those that are used."""
        defined = [*self.paragraphs.values(), *self._variants.values()]
        return _ordered(style for style in defined if style.name in self._core | self._used)

    # ── The part ─────────────────────────────────────────────────────────────

    def xml(self) -> str:
        """The `w:style` elements: paragraphs, characters, tables; the same styles always in the same order."""
        if self.taken:
            return self.taken.sheet(self)
        styles = self.defined()
        names = {style.name for style in styles}
        tables = table_styles(self.theme, self.measure)
        return "".join(
            [
                *_paragraphs(styles, names),
                DEFAULT_CHARACTER,
                *(character_xml(name, properties) for name, properties in self.characters.items()),
                DEFAULT_TABLE,
                *tables.values(),
                DEFAULT_LIST,
            ]
        )


_RAISED = weight(True) | {"vertAlign": '<w:vertAlign w:val="superscript"/>'}
"""Figures made smaller lose weight: as bold ones they are as dark as a face's own superior figures."""
_ON_THE_LINE = {"vertAlign": '<w:vertAlign w:val="baseline"/>'}


def _varied(
    style: ParagraphStyle, above: float, below: float, inset: float, turned: bool, kept: bool
) -> ParagraphStyle:
    said = [
        f"{inset:g} pt in" if inset > 0 else f"{-inset:g} pt out" if inset else "",
        _more_or_less(above, "above"),
        _more_or_less(below, "below"),
        ("left to right" if style.rtl else "right to left") if turned else "",
        "kept with next" if kept else "",
    ]
    text = replace(
        style.text,
        before=max(style.text.before + above, 0),
        after=max(style.text.after + below, 0),
        indent=style.text.indent + inset,
        keep_with_next=style.text.keep_with_next or kept,
    )
    name = f"{_shown(style.name)} ({' and '.join(filter(None, said))})"
    following = style.following or style.name
    found = replace(style, name=name, text=text, base=style, gallery=False, following=following)
    return _turned(found) if turned else found


def _more_or_less(space: float, where: str) -> str:
    """How the name of a style says that it has more or less space than another."""
    return f"{abs(space):g} pt {'less ' if space < 0 else ''}{where}" if space else ""


def _turned(style: ParagraphStyle) -> ParagraphStyle:
    """A style read from the other side, from which indents and tabs then count (ECMA-376 Part 1 §17.3.1.6).

    What begins outside the text column still reaches there: its room at its start becomes that of its end.
    """
    style = style if style.rtl else replace(style, text=unspaced(style.text))
    hung = min(style.text.indent, 0.0)
    if not hung:
        return replace(style, rtl=not style.rtl)
    tabs = (*((at, "clear") for at, _ in style.tabs), *((at - hung, kind) for at, kind in style.tabs))
    return replace(style, rtl=not style.rtl, tabs=tabs, text=replace(style.text, indent=style.right), right=hung)


def _shown(name: str) -> str:
    return name[:1].upper() + name[1:]


def _ordered(styles: Iterable[ParagraphStyle]) -> list[ParagraphStyle]:
    """Each style once, what others are based on before them."""
    found: dict[str, ParagraphStyle] = {}
    for style in styles:
        chain = [style]
        while chain[-1].base is not None:
            chain.append(chain[-1].base)
        for each in reversed(chain):
            found.setdefault(each.name, each)
    return list(found.values())


def _paragraphs(styles: Sequence[ParagraphStyle], names: set[str]) -> Iterator[str]:
    """The paragraph styles, each look worked out once: nearly all are based on one."""
    looks = {style.name: (paragraph_properties(style), letters(style)) for style in styles}
    for style in styles:
        paragraph, run = looks[style.name]
        base, base_run = looks[style.base.name] if style.base else ({}, {})
        yield paragraph_xml(style, names, None, difference(paragraph, base), difference(run, base_run))


def paragraph_xml(
    style: ParagraphStyle,
    names: set[str],
    based_on: str | None = None,
    paragraph: str | None = None,
    run: str | None = None,
) -> str:
    """A paragraph style. `names` are those defined.

    `based_on`, `paragraph` and `run` stand in for its base's id (empty: none) and for
    the properties in which it differs from that; None leaves them as the theme has them.
    """
    base = style.base
    if based_on is None:
        based_on = base.id if base else ""
    if paragraph is None:
        paragraph = difference(paragraph_properties(style), paragraph_properties(base) if base else {})
    if run is None:
        run = difference(letters(style), letters(base) if base else {})
    following = style.following if style.following in names else None
    return (
        f'<w:style w:type="paragraph"{_flags(style)} w:styleId="{style.id}"><w:name w:val={quoted(style.name)}/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{style_id(following)}"/>' if following else "")
        + f'<w:uiPriority w:val="{1 if style.gallery else 50}"/>'
        + ("<w:qFormat/>" if style.gallery else "")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def letters(style: ParagraphStyle) -> dict[str, str]:
    """The letters of a paragraph style; typed lines are not proofread."""
    found = run_properties(style.text, style.tabular) | ({"noProof": "<w:noProof/>"} if style.typed else {})
    return {name: found[name] for name in RUN_ORDER if name in found}


def _flags(style: ParagraphStyle) -> str:
    return ' w:default="1"' if style.name == "Normal" else "" if style.name in _WORDS_OWN else ' w:customStyle="1"'


_WORDS_OWN = {
    "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Quote", "caption", "header", "footer",
    *(f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3", " 4", " 5")),
    "Strong", "Emphasis", "Hyperlink", FOOTNOTE_MARK, ENDNOTE_MARK, "footnote text", "endnote text",
    "TOC Heading", "toc 1", "toc 2", "toc 3", "table of figures",
}  # fmt: skip
"""Names that Word has built in: it shows them in the user's language."""


def character_xml(name: str, properties: dict[str, str]) -> str:
    """A character style."""
    custom = "" if name in _WORDS_OWN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id(name)}"><w:name w:val={quoted(name)}/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="20"/><w:qFormat/>'
        f"<w:rPr>{''.join(properties.values())}</w:rPr></w:style>"
    )


DEFAULT_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
DEFAULT_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
DEFAULT_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)
