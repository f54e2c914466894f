"""How text in a .docx looks once its styles are resolved: size, weight, colour, and the ground that it stands on.

ECMA-376 Part 1 §17.7.2: a run's look is that of the document's defaults, then its
paragraph's style, then its character style, each after those it is based on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tests.ooxml.opened import Opened, on, val, w

WHITE, BLACK = "#FFFFFF", "#000000"


@dataclass(frozen=True)
class Letters:
    """Text as it is printed: its characters, its size in points, its weight, its colour and its ground as `#RRGGBB`."""

    text: str
    size: float
    bold: bool
    colour: str
    ground: str


class Looks:
    """The styles of a package, resolved."""

    def __init__(self, package: Opened) -> None:
        self._package = package
        self._styles = package.styles
        self._defaults = package.parts["word/styles.xml"].find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._of_kind = {
            style.get(w("type")): key for key, style in self._styles.items() if style.get(w("default")) == "1"
        }
        background = package.body.find(w("background"))
        self._page = _hash(background.get(w("color")) if background is not None else None) or WHITE

    def chain(self, style: str | None, kind: str = "paragraph") -> list[Element]:
        """A style and those it is based on, the nearest first; None: the default one of that kind."""
        key = style or self._of_kind.get(kind)
        found: list[Element] = []
        while key in self._styles and self._styles[key] not in found:
            found.append(self._styles[key])
            key = val(found[-1], "basedOn")
        return found

    def outline(self, paragraph: Element) -> int | None:
        """A paragraph's level in the outline from 0; None for text."""
        said = [val(paragraph, "pPr/outlineLvl")]
        said += [val(style, "pPr/outlineLvl") for style in self.chain(val(paragraph, "pPr/pStyle"))]
        level = next((each for each in said if each is not None), "9")
        return int(level) if int(level) < 9 else None

    def language(self, paragraph: Element, run: Element, attribute: str) -> str | None:
        """The language of a run; `attribute` is `val`, `bidi` or `eastAsia`."""
        for properties in self._properties(paragraph, run):
            found = properties.find(w("lang"))
            if found is not None and found.get(w(attribute)):
                return found.get(w(attribute))
        return None

    def toggled(self, paragraph: Element, run: Element, name: str) -> bool:
        """Whether a property such as `rtl` or `noProof` is on for a run."""
        said = (on(properties, name) for properties in self._properties(paragraph, run))
        return next((each for each in said if each is not None), False)

    def letters(self, root: Element) -> Iterator[Letters]:
        """The text of a part, run by run."""
        for paragraph, ground in self._paragraphs(root, self._page):
            below = (
                self._shade([val_fill(style, "pPr") for style in self.chain(val(paragraph, "pPr/pStyle"))]) or ground
            )
            for run in paragraph.iter(w("r")):
                text = "".join(each.text or "" for each in run.iter(w("t")))
                if text.strip():
                    yield self._run(paragraph, run, text, below)
            mark = self._mark(paragraph)
            if mark is not None:
                yield self._run(paragraph, mark, "the number or bullet", below)

    def _run(self, paragraph: Element, run: Element, text: str, ground: str) -> Letters:
        every = list(self._properties(paragraph, run))
        colour = next((found for each in every if (found := val(each, "color")) is not None), "auto")
        size = next((found for each in every if (found := val(each, "sz")) is not None), "20")
        shade = self._shade([_fill(each) for each in every]) or ground
        return Letters(text, int(size) / 2, self._bold(paragraph, run), _hash(colour) or BLACK, shade)

    def _bold(self, paragraph: Element, run: Element) -> bool:
        """Bold in a paragraph's and in a character's style cancel each other (ECMA-376 Part 1 §17.7.3)."""
        own = on(run, "rPr/b")
        if own is not None:
            return own
        by_kind = []
        for chain in (self.chain(val(paragraph, "pPr/pStyle")), self.chain(val(run, "rPr/rStyle"), "character")):
            said = (on(style, "rPr/b") for style in chain)
            by_kind.append(next((each for each in said if each is not None), False))
        return by_kind[0] != by_kind[1]

    def _properties(self, paragraph: Element, run: Element) -> Iterator[Element]:
        """Every `w:rPr` that has a say about a run, the nearest first."""
        own = run.find(w("rPr"))
        chain = self.chain(val(run, "rPr/rStyle"), "character") + self.chain(val(paragraph, "pPr/pStyle"))
        found = [own, *(style.find(w("rPr")) for style in chain), self._defaults]
        return (each for each in found if each is not None)

    def _mark(self, paragraph: Element) -> Element | None:
        """What says how a paragraph's number looks; None where it has none."""
        near = [paragraph, *self.chain(val(paragraph, "pPr/pStyle"))]
        number = next((found for each in near if (found := val(each, "pPr/numPr/numId")) is not None), None)
        level = next((found for each in near if (found := val(each, "pPr/numPr/ilvl")) is not None), "0")
        numbering = self._package.parts.get("word/numbering.xml")
        if numbering is None or number in (None, "0"):
            return None
        of = {each.get(w("numId")): val(each, "abstractNumId") for each in numbering.iter(w("num"))}
        for each in numbering.iter(w("abstractNum")):
            if each.get(w("abstractNumId")) == of.get(number):
                return next((each for each in each.iter(w("lvl")) if each.get(w("ilvl")) == level), None)
        return None

    # ── Grounds ──────────────────────────────────────────────────────────────

    def _paragraphs(self, container: Element, ground: str) -> Iterator[tuple[Element, str]]:
        """Every paragraph, each with the ground of the cell or page that it stands on."""
        for each in container:
            if each.tag == w("p"):
                yield each, ground
            elif each.tag == w("tbl"):
                yield from self._cells(each, ground)
            elif each.tag != w("sectPr"):
                yield from self._paragraphs(each, ground)

    def _cells(self, table: Element, ground: str) -> Iterator[tuple[Element, str]]:
        chain = self.chain(val(table, "tblPr/tblStyle"), "table")
        look = table.find(f"{w('tblPr')}/{w('tblLook')}")
        rows = table.findall(w("tr"))
        heads = 0
        for at, row in enumerate(rows):
            heads += at == heads and (at == 0 or bool(on(row, "trPr/tblHeader")))
            parts = _parts(look, at, len(rows), heads)
            for cell in row.findall(w("tc")):
                said = [val_fill(cell, "tcPr")]
                said += [_part_fill(style, part) for part in parts for style in chain]
                said += [val_fill(style, "tcPr") for style in chain]
                yield from self._paragraphs(cell, self._shade(said) or ground)

    @staticmethod
    def _shade(fills: list[str | None]) -> str | None:
        """The nearest ground that is said; None where there is none or it says “as below”."""
        return _hash(next((fill for fill in fills if fill is not None), None))


def _parts(look: Element | None, at: int, count: int, heads: int) -> list[str]:
    """The parts of a table's style that row `at` of `count` belongs to, the strongest first.

    Rows marked as a table's head look like its first (ECMA-376 Part 1 §17.18.89); there are `heads` so far.
    """

    def says(name: str) -> bool:
        return look is not None and look.get(w(name)) in ("1", "true", "on")

    found = []
    if at < heads and says("firstRow"):
        found.append("firstRow")
    if at == count - 1 and says("lastRow"):
        found.append("lastRow")
    if not found and not says("noHBand"):
        found.append("band1Horz" if (at - heads * says("firstRow")) % 2 == 0 else "band2Horz")
    return found


def _part_fill(style: Element, part: str) -> str | None:
    return next((val_fill(each, "tcPr") for each in style.iter(w("tblStylePr")) if each.get(w("type")) == part), None)


def val_fill(element: Element, properties: str) -> str | None:
    """The fill that an element's `w:pPr`, `w:rPr` or `w:tcPr` says; None where it says none."""
    found = element.find(w(properties))
    return None if found is None else _fill(found)


def _fill(properties: Element) -> str | None:
    shade = properties.find(w("shd"))
    return None if shade is None else shade.get(w("fill"))


def _hash(colour: str | None) -> str | None:
    """A colour as `#RRGGBB`; None for `auto` and for none."""
    return None if colour in (None, "auto") else f"#{colour}"
