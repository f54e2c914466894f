"""Reading papers back: the text that a person would find in a DOCX or a PDF."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pypdfium2
from PIL import Image

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(content: bytes, part: str = "word/document.xml") -> str:
    """The text of a part in reading order, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = ElementTree.fromstring(package.read(part))
    return "\n".join("".join(_pieces(paragraph)) for paragraph in body.iter(f"{_W}p"))


def docx_notes(content: bytes) -> str:
    """The text of a .docx file's notes, a line for each paragraph; nothing where it has none."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name in ("word/footnotes.xml", "word/endnotes.xml")]
    return "\n".join(docx_text(content, part) for part in parts)


def _pieces(paragraph: ElementTree.Element) -> list[str]:
    printed = {f"{_W}t": None, f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "\u2011"}
    return [(printed[node.tag] or node.text or "") for node in paragraph.iter() if node.tag in printed]


def pdf_pages(content: bytes, head: float = 0, foot: float = 0, divided: str = "") -> list[str]:
    """The text of each page as pdfium reads it, without `head` points at its top and `foot` at its bottom.

    `divided` stands for a hyphen at a line's end: ours is there only because the line ends.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        return [_page_text(page, head if number else 0, foot, divided) for number, page in enumerate(document)]
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage, head: float, foot: float, divided: str) -> str:
    width, height = page.get_size()
    text = page.get_textpage().get_text_bounded(0, foot, width, height - head)
    return text.replace("\r\n", "\n").replace("\ufffe", divided).replace("\x02", divided).replace("\u2010\n", "-\n")


def pdf_picture(content: bytes, page: int, scale: float = 0.5) -> Image.Image:
    """A page as a greyscale picture; `scale` 1 is 72 dots to the inch."""
    document = pypdfium2.PdfDocument(content)
    try:
        return document[page].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()
