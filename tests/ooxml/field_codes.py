"""Fields of a story of a .docx, put together from the runs that they are spread over (ECMA-376 Part 1 §17.16.18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tests.ooxml.opened import w


@dataclass
class Field:
    """One field: what it does, what it shows, and whether it has its three parts.

    `faults` are what is wrong with how it is put together.
    """

    code: str = ""
    result: str = ""
    separated: bool = False
    within: Element | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The code's words; switches such as `\\h` are words of their own."""
        return self.code.split()

    @property
    def kind(self) -> str:
        """The first word of the code, in capitals."""
        return (self.words or [""])[0].upper()


_PICTURE = "\ufffc"
_CONTAINERS = {w(name) for name in ("tc", "footnote", "endnote", "txbxContent")}


def _steps(element: Element, within: Element) -> Iterator[tuple[Element, Element]]:
    """Every element inside, with the cell, note or story that it stands in."""
    for child in element:
        yield child, within
        yield from _steps(child, child if child.tag in _CONTAINERS else within)


def fields_of(root: Element) -> list[Field]:
    """Every field of a story in the order of their beginnings, those too that lack a part."""
    found: list[Field] = []
    begun: list[Field] = []
    for each, within in _steps(root, root):
        if each.tag == w("fldSimple"):
            shown = "".join(text.text or "" for text in each.iter(w("t")))
            found.append(Field(each.get(w("instr"), "").strip(), shown, True, within))
        elif each.tag == w("fldChar"):
            _mark(each.get(w("fldCharType")) or "", within, begun, found)
        elif each.tag == w("instrText"):
            if not begun or begun[-1].separated:
                found.append(Field(faults=["a field's code stands outside one"]))
            else:
                begun[-1].code += each.text or ""
        elif each.tag in (w("t"), w("drawing")):
            for open_one in begun:
                if open_one.separated:
                    open_one.result += (each.text or "") if each.tag == w("t") else _PICTURE
    for left in begun:
        left.faults.append("a field doesn't end")
    for each_field in found:
        each_field.code = each_field.code.strip()
    return found


def _mark(kind: str, within: Element, begun: list[Field], found: list[Field]) -> None:
    """One of the three characters that a field is held together by."""
    if kind == "begin":
        begun.append(Field(within=within))
        found.append(begun[-1])
    elif not begun:
        found.append(Field(faults=[f"a field has “{kind}” without a beginning"]))
    elif kind == "separate":
        if begun[-1].separated:
            begun[-1].faults.append("a field is separated twice")
        begun[-1].separated = True
    else:
        if begun[-1].within is not within:
            begun[-1].faults.append("a field ends in another cell or note than it begins in")
        begun.pop()
