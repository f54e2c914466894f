"""Properties of foreign styles: merged as inheritance does it, and written in the order that the schema asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from briefgen.writers.word.looks import RUN_ORDER
from briefgen.writers.word.reference import Element, W
from briefgen.writers.word.xml import quoted

PARAGRAPH = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi",
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "outlineLvl",
)  # fmt: skip
"""What of `w:pPr` is taken, in its order (ECMA-376 Part 1 §17.3.1.26). Frames aren't: text never floats."""
RUN = RUN_ORDER
"""What of `w:rPr` is taken. The language is the paper's, and nothing is hidden."""
TABLE = (
    "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders",
    "shd", "tblLayout", "tblCellMar",
)  # fmt: skip
ROW = ("cantSplit", "trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden")
CELL = ("tcW", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign")
GROUPS: Mapping[str, Iterable[str]] = {"pPr": PARAGRAPH, "rPr": RUN, "tblPr": TABLE, "trPr": ROW, "tcPr": CELL}
"""The groups of properties that a style can have, in their order."""

Properties = dict[str, "Property"]
"""A group of properties by element name."""


class Property:
    """One property: its attributes, and what stands in it as XML by element name."""

    __slots__ = ("attributes", "inner", "name")

    def __init__(self, name: str, attributes: Mapping[str, str], inner: Mapping[str, str]) -> None:
        self.name, self.attributes, self.inner = name, dict(attributes), dict(inner)

    def xml(self) -> str:
        """The element."""
        return written(self.name, self.attributes, "".join(self.inner.values()))

    def over(self, base: Property) -> Property:
        """This property where `base` is inherited: attributes and sides are told one by one (§17.7.2)."""
        if self.name in _BY_ATTRIBUTE:
            said = {key: each for key, each in base.attributes.items() if _OVERRIDDEN.get(key) not in self.attributes}
            return Property(self.name, {**said, **self.attributes}, {})
        if self.name in _BY_CHILD:
            return Property(self.name, self.attributes, {**base.inner, **self.inner})
        return self


_BY_ATTRIBUTE = ("spacing", "ind", "rFonts")
_BY_CHILD = ("pBdr", "tabs", "tblBorders", "tblCellMar", "tcBorders", "tcMar")
_OVERRIDDEN = {
    "asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia",
    "hanging": "firstLine", "firstLine": "hanging", "start": "left", "left": "start", "end": "right", "right": "end",
}  # fmt: skip
"""An inherited attribute, and the one beside which it no longer holds."""


@lru_cache(maxsize=8192)
def properties(holder: Element | None, group: str) -> Properties:
    """The properties of a style, or of the document's defaults, in a group (`pPr`, `rPr` …); not to be changed.

    Kept from one paper to the next: what is read of a reference is the same for all of them.
    """
    found = None if holder is None else holder.find(f"{W}{group}")
    return {} if found is None else group_of(found, GROUPS[group])


def group_of(element: Element, order: Iterable[str]) -> Properties:
    """The properties below an element that are taken, in their order."""
    every = {name: each for each in element if (name := local(each))}
    return {name: _property(every[name]) for name in order if name in every}


def _property(element: Element) -> Property:
    name = local(element)
    attributes = _attributes(element)
    if name == "rFonts":  # Arabic script keeps the theme's face: what a reference says here is hardly ever a choice
        attributes = {key: each for key, each in attributes.items() if key not in ("cs", "cstheme")}
    inner = {}
    for at, child in enumerate(element):
        if key := local(child):
            inner[f"tab{child.get(f'{W}pos')}" if key == "tab" else key if name in _BY_CHILD else str(at)] = xml(child)
    return Property(name, attributes, inner)


def merged(own: Properties, base: Properties, order: Iterable[str]) -> Properties:
    """A group of properties over the one it inherits."""
    both = {**base, **{name: each.over(base[name]) if name in base else each for name, each in own.items()}}
    return {name: both[name] for name in order if name in both}


def local(element: Element) -> str:
    """The name of an element of WordprocessingML; empty for any other."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith(_W14):
        return name if (name := tag[len(_W14) :]) in _FIGURES else ""
    return tag[len(W) :] if tag.startswith(W) else ""


_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FIGURES = ("numForm", "numSpacing")
"""What of Word 2010's own properties is taken: which figures letters are set with."""


def xml(element: Element) -> str:
    """An element of WordprocessingML with what it holds; anything of another language is left out."""
    return written(local(element), _attributes(element), "".join(xml(child) for child in element if local(child)))


def _attributes(element: Element) -> dict[str, str]:
    space = _W14 if element.tag.startswith(_W14) else W
    found = {name[len(space) :]: each for name, each in element.attrib.items() if name.startswith(space)}
    return {name: each for name, each in found.items() if not name.startswith("rsid")}


def written(name: str, attributes: Mapping[str, str], inner: str = "") -> str:
    """An element as XML."""
    space = "w14" if name in _FIGURES else "w"
    said = "".join(f" {space}:{key}={quoted(each)}" for key, each in attributes.items())
    return f"<{space}:{name}{said}>{inner}</{space}:{name}>" if inner else f"<{space}:{name}{said}/>"
