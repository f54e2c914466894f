"""The structure of a PDF as an independent reader finds it: what is drawn where, and the tree of elements.

`outline` writes it so that a person can check it; `faults` lists what breaks the rules that
hold for every paper (ISO 32000-1, 14.6 to 14.8; ISO 14289-1, 7).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

Place = tuple[int, int]
"""Marked content: its page from 0, and its number there."""
_ENTRY = re.compile(r"^<(\w{4})> <(\w+)>$", re.MULTILINE)


@dataclass
class Drawn:
    """What the pages' content streams show.

    `texts` are those of elements, `figures` what is marked as a figure's, `pictures` the images of elements and what is
    filled in figures, `artifacts` the texts of artifacts with what begins them; `astray` is what is shown outside of
    both, or in two at once.
    """

    texts: dict[Place, str] = field(default_factory=dict)
    figures: set[Place] = field(default_factory=set)
    pictures: set[Place] = field(default_factory=set)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)


@dataclass
class Element:
    """A structure element. `kids` are elements, marked content, and annotations."""

    role: str
    entries: dict[str, str]
    kids: list[Element | Place | pikepdf.Object]
    found: Any

    def walk(self) -> Iterator[Element]:
        """It and all elements in it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Structure:
    """A file's structure."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(BytesIO(content))
        self.pages = {page.objgen: number for number, page in enumerate(self.file.pages)}
        self.drawn = drawn(self.file)
        self.root = self._element(self.file.Root.StructTreeRoot.K, None)

    def _element(self, found: Any, page: Any) -> Element:
        page = found.get("/Pg", page)
        entries = {name[1:]: str(found[name]) for name in ("/Alt", "/Lang", "/ID") if name in found}
        if "/A" in found:
            entries |= {name[1:]: str(value) for name, value in found.A.items() if name not in ("/O", "/BBox")}
        return Element(str(found.S)[1:], entries, [self._kid(kid, page) for kid in _listed(found.get("/K"))], found)

    def _kid(self, kid: Any, page: Any) -> Element | Place | pikepdf.Object:
        if isinstance(kid, int):
            return self.pages[page.objgen], kid
        if kid.get("/Type") == "/MCR":
            return self.pages[kid.get("/Pg", page).objgen], int(kid.MCID)
        return kid.Obj if kid.get("/Type") == "/OBJR" else self._element(kid, page)

    def text(self, element: Element, without: tuple[str, ...] = ()) -> str:
        """What is drawn in an element and all that is in it, but for elements of some roles."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append("" if kid.role in without else self.text(kid, without))
            elif isinstance(kid, tuple):
                text = self.drawn.texts.get(kid, "")
                parts.append(text[:-1] if text.endswith("-") and kid is not element.kids[-1] else text)
        return "".join(parts).replace("\u2010", "-")


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def drawn(file: pikepdf.Pdf) -> Drawn:
    """What the pages of a file show."""
    found = Drawn()
    for number, page in enumerate(file.pages):
        fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
        around: list[int | str] = []
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BDC", "BMC"):
                numbered = name == "BDC" and "/MCID" in operands[1]
                around.append(int(operands[1].MCID) if numbered else " ".join(map(_plain, operands)))
                if numbered and operands[0] == "/Figure":
                    found.figures.add((number, int(operands[1].MCID)))
            elif name == "EMC":
                around.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("TJ", "Do", "f", "f*", "Tm"):
                _add(found, number, around, name, "".join(_shown(operands[0], font)) if name == "TJ" else "")
    return found


def _add(found: Drawn, page: int, around: list[int | str], operator: str, text: str) -> None:
    if operator == "Tm":
        text = " " if len(around) == 1 else ""  # a new line
    elif len(around) != 1:
        found.astray.append(f"page {page + 1}: {text or operator}")
        return
    for owner in around[:1]:
        if isinstance(owner, str):
            found.artifacts.append((owner, text))
        elif operator == "Do" or (operator in ("f", "f*") and (page, owner) in found.figures):
            found.pictures.add((page, owner))
        elif operator in ("f", "f*"):
            found.astray.append(f"page {page + 1}: a fill in an element")
        elif text:
            before = found.texts.get((page, owner), "")
            divided = operator == "Tm" and before.endswith("-")
            found.texts[page, owner] = before[:-1] if divided else before + text


def _plain(operand: pikepdf.Object) -> str:
    return f"{operand.Type} {operand.get('/Subtype', '')}" if isinstance(operand, pikepdf.Dictionary) else str(operand)


def _characters(font: pikepdf.Object) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode()
    return {int(code, 16): bytes.fromhex(chars).decode("utf-16-be") for code, chars in _ENTRY.findall(text)}


def _shown(parts: pikepdf.Object, font: dict[int, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            yield from (font.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2))


# ── For people ───────────────────────────────────────────────────────────────

_LONGEST = 70


def outline(structure: Structure) -> str:
    """The tree as indented text, and below it what artifacts say."""
    artifacts = Counter(f"{begins}: {_short(text)}" for begins, text in structure.drawn.artifacts if text.strip())
    lines = [*_lines(structure, structure.root, 0), *(f"[{text}] ×{count}" for text, count in artifacts.items())]
    return "\n".join(lines) + "\n"


def _lines(structure: Structure, element: Element, depth: int) -> Iterator[str]:
    entries = "".join(f" {name}={value}" for name, value in element.entries.items())
    head = "  " * depth + element.role + entries
    parts = [_kid_line(structure, kid) for kid in element.kids]
    if all(parts) and len(" ".join(map(str, parts))) <= _LONGEST:
        yield " ".join([head, *map(str, parts)])
        return
    yield head
    for kid, part in zip(element.kids, parts, strict=True):
        if part is None:
            assert isinstance(kid, Element)
            yield from _lines(structure, kid, depth + 1)
        else:
            yield "  " * (depth + 1) + part


def _kid_line(structure: Structure, kid: Element | Place | pikepdf.Object) -> str | None:
    if isinstance(kid, Element):
        return None
    if isinstance(kid, tuple):
        return "(picture)" if kid in structure.drawn.pictures else f"“{_short(structure.drawn.texts.get(kid, ''))}”"
    return f"→ {kid.Contents}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 20]} … {text[-17:]}"


# ── Rules ────────────────────────────────────────────────────────────────────


def faults(structure: Structure) -> list[str]:
    """What is wrong with a structure; nothing for a sound one."""
    elements = list(structure.root.walk())
    return [
        *structure.drawn.astray,
        *_not_once(structure, elements),
        *_parents_astray(structure, elements),
        *_heading_gaps(elements),
        *_poor_elements(structure, elements),
    ]


def _not_once(structure: Structure, elements: list[Element]) -> Iterator[str]:
    """Whatever is drawn is in one element, and no element has what isn't drawn."""
    places = Counter(kid for element in elements for kid in element.kids if isinstance(kid, tuple))
    shown = {*structure.drawn.texts, *structure.drawn.pictures}
    yield from (f"{place} in {places[place]} elements" for place in sorted({*places, *shown}) if places[place] != 1)
    yield from (f"{place} isn't drawn" for place in places if place not in shown)


def _parents_astray(structure: Structure, elements: list[Element]) -> Iterator[str]:
    """From marked content and from annotations, the parent tree leads to the element that has them."""
    numbers = list(structure.file.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    if list(parents) != sorted(parents):
        yield "the parent tree isn't in order"
    owners = {kid: element.found.objgen for element in elements for kid in element.kids if isinstance(kid, tuple)}
    links = {
        kid.objgen: element for element in elements for kid in element.kids if not isinstance(kid, tuple | Element)
    }
    for number, page in enumerate(structure.file.pages):
        if page.get("/Tabs") != "/S":
            yield f"page {number + 1} has no order of tabs"
        for at, parent in enumerate(parents[int(page.StructParents)]):
            if owners.get((number, at)) != parent.objgen:
                yield f"page {number + 1}, content {at}: another parent"
        for annotation in page.get("/Annots", []):
            link = links.get(annotation.objgen)
            if link is None or link.role != "Link" or parents[int(annotation.StructParent)].objgen != link.found.objgen:
                yield f"page {number + 1}: a link in no element"
            elif not str(annotation.get("/Contents", "")).strip():
                yield f"page {number + 1}: a link without description"


def _heading_gaps(elements: list[Element]) -> Iterator[str]:
    last = 0
    for element in elements:
        if re.fullmatch("H[1-6]", element.role):
            if int(element.role[1]) > last + 1:
                yield f"{element.role} after H{last}"
            last = int(element.role[1])


_WITHIN = {
    "LI": ("L",),
    "Lbl": ("LI", "Note"),
    "LBody": ("LI",),
    "TR": ("THead", "TBody"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TOCI": ("TOC",),
}
"""What elements stand in."""
_HOLDS = {
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
    "Table": ("Caption", "THead", "TBody"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TR": ("TH", "TD"),
    "TOC": ("TOCI", "TOC", "Caption"),
}
"""What may stand in elements."""


def _poor_elements(structure: Structure, elements: list[Element]) -> Iterator[str]:
    """Elements in the wrong place, tables with uneven rows, figures and heads that don't say enough."""
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Element) and (
                element.role not in _WITHIN.get(kid.role, (element.role,))
                or kid.role not in _HOLDS.get(element.role, (kid.role,))
            ):
                yield f"{kid.role} in {element.role}"
        if element.role == "Table":
            rows = [
                row for part in element.kids if isinstance(part, Element) for row in part.kids if part.role != "Caption"
            ]
            widths = {_width(row) for row in rows if isinstance(row, Element)}
            if len(widths) > 1:
                yield f"rows of {sorted(widths)} columns"
        if element.role == "Figure" and not element.entries.get("Alt"):
            yield "a figure without words"
        if element.role == "TH" and "Scope" not in element.entries:
            yield "a head that says not of what"
    names = Counter(element.entries.get("ID") for element in elements if element.role == "Note")
    yield from (f"note {name}, {count} times" for name, count in names.items() if name is None or count > 1)


def _width(row: Element) -> int:
    return sum(int(cell.entries.get("ColSpan", 1)) for cell in row.kids if isinstance(cell, Element))
