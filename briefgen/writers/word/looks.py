"""A paragraph style and a character style as WordprocessingML properties, in the order its schema asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from briefgen.frozen import frozen
from briefgen.theme import BoxStyle, Rule, TextStyle
from briefgen.writers.word.xml import eighths, hexed, quoted, twips

BUILT_IN = {
    "heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3",
    "toc 1": "TOC1", "toc 2": "TOC2", "toc 3": "TOC3", "table of figures": "TableofFigures",
    "footnote text": "FootnoteText", "endnote text": "EndnoteText",
    "footnote reference": "FootnoteReference", "endnote reference": "EndnoteReference",
}  # fmt: skip
"""Names that Word knows in small letters, and the ids it gives them; other ids are the name without spaces."""


@lru_cache(maxsize=2000)
def style_id(name: str) -> str:
    """The id of the style with this name: letters and digits only, so that no two programs disagree on it."""
    return BUILT_IN.get(name) or re.sub(r"[^A-Za-z0-9]", "", name[:1].upper() + name[1:].replace(".", "p"))


@frozen(slots=True)
class ParagraphStyle:
    """A named style of a paragraph.

    `level` is its place in the outline from 0, None for text. `frame` gives rules,
    fill and padding. `tabs` are (position in points, kind). `list` is the numbering
    it belongs to and its level there. `line` says whether its leading is kept
    whatever stands in the line. `base` is the style it inherits from. `rtl`: it is read from
    the right, and what is said of its left and right but the frame's rules counts from there.
    `tabular`: its figures are of one width, and lining.
    """

    name: str
    text: TextStyle
    base: ParagraphStyle | None = None
    following: str | None = None
    level: int | None = None
    frame: BoxStyle | None = None
    tabs: tuple[tuple[float, str], ...] = ()
    list: tuple[int, int] | None = None
    line: Literal["exact", "atLeast", "auto"] = "exact"
    right: float = 0
    rtl: bool = False
    typed: bool = False
    tabular: bool = False
    gallery: bool = True

    @property
    def id(self) -> str:
        """What paragraphs name it by."""
        return style_id(self.name)


def paragraph_properties(style: ParagraphStyle) -> dict[str, str]:
    """The `w:pPr` children that say everything about a paragraph's look, by element name."""
    text = style.text
    framed = style.frame
    found = {
        "keepNext": _toggle("keepNext", text.keep_with_next),
        "keepLines": _toggle("keepLines", style.level is not None),
    }
    if style.list:
        found["numPr"] = f'<w:numPr><w:ilvl w:val="{style.list[1]}"/><w:numId w:val="{style.list[0]}"/></w:numPr>'
    if framed:
        found["pBdr"] = _borders(framed, style.rtl)
    if framed and framed.fill:
        found["shd"] = shading(framed.fill)
    if style.tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for at, kind in style.tabs)
        found["tabs"] = f"<w:tabs>{stops}</w:tabs>"
    found["suppressAutoHyphens"] = _toggle("suppressAutoHyphens", not text.hyphenate)
    if style.rtl or (style.base and style.base.rtl):
        found["bidi"] = _toggle("bidi", style.rtl)
    found["spacing"] = _spacing(style)
    found["ind"] = _indents(style)
    found["jc"] = f'<w:jc w:val="{_ALIGN[text.align]}"/>'
    if style.level is not None:
        found["outlineLvl"] = f'<w:outlineLvl w:val="{style.level}"/>'
    return found


_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def _spacing(style: ParagraphStyle) -> str:
    text = style.text
    line = (
        f'w:line="{twips(text.leading)}" w:lineRule="{style.line}"'
        if style.line != "auto"
        else 'w:line="240" w:lineRule="auto"'
    )
    return f'<w:spacing w:before="{twips(text.before)}" w:after="{twips(text.after)}" {line}/>'


def _indents(style: ParagraphStyle) -> str:
    text = style.text
    first = text.first_line - text.hanging
    kind = "hanging" if first < 0 else "firstLine"
    return f'<w:ind w:left="{twips(text.indent)}" w:right="{twips(style.right)}" w:{kind}="{twips(abs(first))}"/>'


def _borders(box: BoxStyle, rtl: bool) -> str:
    """Rules around a paragraph; a fill without a rule gets one of its own colour, which carries the padding.

    Unlike indents, left and right are the page's here (ECMA-376 Part 1 §17.3.1.17).
    """
    ground = Rule(box.fill, 0.25) if box.fill else None
    start, end = box.left or ground, ground
    left, right = (end, start) if rtl else (start, end)
    sides = {"top": box.top or ground, "left": left, "bottom": box.bottom or ground, "right": right}
    padding = {"top": box.padding_y, "bottom": box.padding_y, "left": box.padding_x, "right": box.padding_x}
    drawn = (border(side, rule, padding[side]) for side, rule in sides.items() if rule)
    return f"<w:pBdr>{''.join(drawn)}</w:pBdr>"


_FARTHEST = 31
"""The most points between a paragraph's text and its rule (ECMA-376 Part 1 §17.18.68)."""


def border(side: str, rule: Rule | None, space: float = 0) -> str:
    """One rule of a paragraph, cell or table; None: none."""
    if rule is None:
        return f'<w:{side} w:val="nil"/>'
    away = min(round(space), _FARTHEST)
    return f'<w:{side} w:val="single" w:sz="{eighths(rule.width)}" w:space="{away}" w:color="{hexed(rule.colour)}"/>'


def shading(fill: str) -> str:
    """A ground of one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexed(fill)}"/>'


def run_properties(text: TextStyle, tabular: bool = False) -> dict[str, str]:
    """The `w:rPr` children that say everything about a text style's letters, by element name."""
    old = text.figures == "old-style" and not tabular
    return {
        "rFonts": fonts(text.font.family),
        **weight(text.bold),
        **slant(text.italic),
        "caps": _toggle("caps", text.capitals),
        "smallCaps": _toggle("smallCaps", text.small_capitals),
        "color": f'<w:color w:val="{hexed(text.colour)}"/>',
        "spacing": f'<w:spacing w:val="{twips(text.tracking)}"/>',
        "kern": '<w:kern w:val="2"/>',
        **letter_size(text.size),
        "numForm": f'<w14:numForm w14:val="{"oldStyle" if old else "lining"}"/>',
        "numSpacing": f'<w14:numSpacing w14:val="{"tabular" if tabular else "proportional"}"/>',
    }


def unspaced(text: TextStyle) -> TextStyle:
    """A text style for letters that are joined: space between them would tear them apart."""
    return replace(text, tracking=0)


def letter_size(points: float) -> dict[str, str]:
    """The size of letters of every script, in half points as Word counts it (ECMA-376 Part 1 §17.3.2.38)."""
    return {tag: f'<w:{tag} w:val="{round(points * 2)}"/>' for tag in ("sz", "szCs")}


RUN_ORDER = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "numForm", "numSpacing",
)  # fmt: skip
"""The order of the properties in `w:rPr` (ECMA-376 Part 1 §17.3.2.28), but for the language and what hides text.

The last two are Word 2010's own (MS-DOCX §2.6.1).
"""


def fonts(family: str, complex_script: str | None = None) -> str:
    """The family for a run's characters; `complex_script` for those that run from right to left, None: as inherited."""
    name = quoted(family)
    script = f" w:cs={quoted(complex_script)}" if complex_script else ""
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name}{script}/>"


def weight(bold: bool) -> dict[str, str]:
    """Bold, for letters of every script."""
    return {"b": _toggle("b", bold), "bCs": _toggle("bCs", bold)}


def slant(italic: bool) -> dict[str, str]:
    """Italic; scripts that run from right to left have none, and a slanted upright is a fault."""
    return {"i": _toggle("i", italic)}


def _toggle(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def difference(own: dict[str, str], base: dict[str, str]) -> str:
    """The properties in which a style differs from the one it is based on."""
    return "".join(value for name, value in own.items() if base.get(name) != value)
