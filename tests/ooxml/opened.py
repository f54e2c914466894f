"""A .docx taken apart for tests: its parts as trees, what they are related to, and names as ElementTree has them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def w(name: str) -> str:
    """An element or attribute of WordprocessingML as ElementTree names it."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.partition("}")[2]


def val(element: Element | None, path: str) -> str | None:
    """`w:val` of the element at a path such as `pPr/pStyle`; None where either isn't there."""
    found = None if element is None else element.find("/".join(w(step) for step in path.split("/")))
    return None if found is None else found.get(w("val"))


def on(element: Element | None, path: str) -> bool | None:
    """Whether the toggle at a path is on; None where it isn't there (ECMA-376 Part 1 §17.17.4)."""
    found = None if element is None else element.find("/".join(w(step) for step in path.split("/")))
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off", "none")


def text_of(element: Element) -> str:
    """The characters that an element shows: tabs, line ends and hyphens as themselves, a field's code left out.

    A drawing among them is U+FFFC.
    """
    return "".join(_TYPED.get(each.tag, each.text or "") for each in element.iter() if each.tag in _SHOWN)


_TYPED = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("drawing"): "\ufffc"}
_SHOWN = {w("t"), *_TYPED}


@dataclass(frozen=True)
class Relation:
    """One relationship: the last word of its type, its target as written, whether that is outside the package."""

    kind: str
    target: str
    external: bool

    def path(self, owner: str) -> str:
        """The member of the package that the target names, seen from the part that owns the relationship."""
        if self.target.startswith("/"):
            return self.target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(owner), self.target))


@dataclass
class Opened:
    """A package: its members' names, its XML parts parsed, its relationships by part, the types of its members.

    `workbooks` are the files that the data of charts is edited in.
    """

    members: list[str]
    parts: dict[str, Element]
    relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    workbooks: dict[str, bytes] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """`word/document.xml`."""
        return self.parts["word/document.xml"]

    @property
    def styles(self) -> dict[str, Element]:
        """Every style by its id."""
        return {style.get(w("styleId"), ""): style for style in self.parts["word/styles.xml"].iter(w("style"))}

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Every part that holds paragraphs of the paper."""
        for name, root in self.parts.items():
            if root.tag in _STORIES:
                yield name, root


_STORIES = {w(kind) for kind in ("document", "hdr", "ftr", "footnotes", "endnotes")}


def opened(content: bytes) -> Opened:
    """A .docx, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        parts = {name: ElementTree.fromstring(package.read(name)) for name in names if name.endswith((".xml", ".rels"))}
        workbooks = {name: package.read(name) for name in names if name.endswith(".xlsx")}
    found = Opened(names, {name: root for name, root in parts.items() if name.endswith(".xml")}, workbooks=workbooks)
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            each = [(one.get("Id", ""), _relation(one)) for one in root.iter(_RELATIONSHIP)]
            found.relations[owner] = dict(each)
            found.twice += [f"{owner}: {key}" for at, (key, _) in enumerate(each) if key in dict(each[:at])]
    return found


def _relation(element: Element) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    return Relation(kind, element.get("Target", ""), element.get("TargetMode") == "External")
