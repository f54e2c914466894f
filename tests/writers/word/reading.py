"""Reading a .docx back for tests: parts as text, paragraphs with their styles."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from tests.ooxml.opened import w


def part(content: bytes, name: str = "word/document.xml") -> str:
    """A part as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def names(content: bytes) -> list[str]:
    """The package's members, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.namelist()


@dataclass(frozen=True)
class Read:
    """A paragraph as read back: its style's id, its text, its list and level."""

    style: str
    text: str
    list: tuple[str, str] | None


def paragraphs(content: bytes, name: str = "word/document.xml") -> list[Read]:
    """Every paragraph of a part, those in tables too."""
    found = []
    for element in ElementTree.fromstring(part(content, name)).iter(w("p")):
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        number = element.find(f"{w('pPr')}/{w('numPr')}")
        place = (number[1].get(w("val"), ""), number[0].get(w("val"), "")) if number is not None else None
        text = "".join(
            {w("tab"): "\t", w("br"): "\n"}.get(each.tag, each.text or "")
            for each in element.iter()
            if each.tag in _TEXT
        )
        found.append(Read(style.get(w("val"), "") if style is not None else "", text, place))
    return found


_TEXT = {w("t"), w("tab"), w("br")}


def hidden(content: bytes) -> list[str]:
    """The names of the bookmarks that say what paragraphs are, in the order of the text, notes last."""
    stories = [name for name in ("document", "footnotes", "endnotes") if f"word/{name}.xml" in names(content)]
    return [name for story in stories for name in _HIDDEN.findall(part(content, f"word/{story}.xml"))]


_HIDDEN = re.compile(r'<w:bookmarkStart [^>]*w:name="(_bg[0-9a-f]{16}(?:_Copy_[0-9]+)?)"')


def style_xml(content: bytes, style: str) -> str:
    """The definition of a style by its id."""
    found = re.search(rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>', part(content, "word/styles.xml"))
    assert found, f"no style {style}"
    return found[0]
