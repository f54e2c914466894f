"""What holds for a style of a reference: what it says, what it inherits, and the reference's defaults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.writers.word.looks import RUN_ORDER
from briefgen.writers.word.reference import Element, Reference, W, value
from briefgen.writers.word.reference_xml import GROUPS, Properties, Property, merged, properties

KINDS = {"paragraph": ("pPr", "rPr"), "character": ("rPr",), "table": ("pPr", "rPr", "tblPr", "trPr", "tcPr")}
"""The kinds of styles that can be taken, and the groups of properties that each has."""


class ReferenceLooks:
    """The looks of a reference's styles."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def chain(self, style: Element) -> Iterator[Element]:
        """A style and those it inherits from; one that inherits from itself, or through very many, ends there."""
        seen: set[str] = set()
        at: Element | None = style
        while at is not None and (key := at.get(f"{W}styleId", "")) not in seen and kind_of(at) == kind_of(style):
            if len(seen) == _LONGEST_CHAIN:
                return
            yield at
            seen.add(key)
            based_on = value(at, "basedOn")
            at = self._reference.styles.get(based_on) if based_on else None

    def inherited(self, style: Element) -> dict[str, Properties]:
        """What a style says together with all that it inherits from."""
        return together(self.chain(style), kind_of(style))

    def whole(self, style: Element) -> dict[str, Properties]:
        """All that holds for a paragraph style in the reference, its defaults included."""
        return self.with_defaults(self.inherited(style))

    def with_defaults(self, said: dict[str, Properties]) -> dict[str, Properties]:
        """What a paragraph style says over the reference's defaults, and these over Word's."""
        defaults = self._reference.defaults
        at = {"pPr": "pPrDefault", "rPr": "rPrDefault"}
        for group, holder in at.items():
            base = properties(None if defaults is None else defaults.find(f"{W}{holder}"), group)
            said[group] = merged(said[group], base, GROUPS[group])
        return {**said, "rPr": merged(said["rPr"], _WORDS_OWN_DEFAULTS, RUN_ORDER)}

    def family(self, fonts: Property) -> str:
        """The family that a style's letters have, by its name or by its part in the reference's theme."""
        part = fonts.attributes.get("asciiTheme")
        theme = self._reference.theme
        if part is None or theme is None:
            return fonts.attributes.get("ascii", "")
        kind = "majorFont" if part.startswith("major") else "minorFont"
        drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        found = theme.root.find(f".//{drawing}{kind}/{drawing}latin")
        return "" if found is None else found.get("typeface", "")


_LONGEST_CHAIN = 30
"""Styles that inherit from each other in turn; Word itself takes eleven."""
_WORDS_OWN_DEFAULTS: Properties = {
    "rFonts": Property("rFonts", dict.fromkeys(("ascii", "hAnsi", "eastAsia"), "Times New Roman"), {}),
    "sz": Property("sz", {"val": "20"}, {}),
    "szCs": Property("szCs", {"val": "20"}, {}),
}  # fmt: skip
"""What Word sets where a file says nothing."""


def kind_of(style: Element) -> str:
    """What a style is for: `paragraph`, `character`, `table` or `numbering`."""
    return str(style.get(f"{W}type", ""))


def together(chain: Iterable[Element], kind: str) -> dict[str, Properties]:
    """What styles of a kind say together, each over the next."""
    found: dict[str, Properties] = {group: {} for group in KINDS.get(kind, ())}
    for style in chain:
        for group in found:
            found[group] = merged(found[group], properties(style, group), GROUPS[group])
    return found


def inner_value(found: Property | None, name: str) -> str | None:
    """The `w:val` of an element inside a property."""
    told = re.search(rf'<w:{name} w:val="(\d+)"', "".join(found.inner.values())) if found else None
    return told[1] if told else None


def is_told(run: Properties, name: str) -> bool:
    """Whether a switch among properties is on."""
    return name in run and run[name].attributes.get("val", "1") not in ("0", "false", "off")


def length(found: Property | None, name: str) -> int:
    """A length in twentieths of a point; 0 where nothing is said."""
    told = found.attributes.get(name, "0") if found else "0"
    return int(told) if re.fullmatch(r"-?\d{1,6}", told) else 0
