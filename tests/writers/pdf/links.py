"""The links of a PDF, as a viewer finds them."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw


class Link(NamedTuple):
    """A link inside a paper: its page, what is printed there, and where it leads: a page and a height from its foot."""

    page: int
    text: str
    to: int
    height: float


def inner_links(content: bytes) -> list[Link]:
    """The links that lead to a place in the same file, pages counted from 1."""
    document = pypdfium2.PdfDocument(content)
    return [link for number in range(len(document)) for link in _on_page(document, number)]


def _on_page(document: pypdfium2.PdfDocument, number: int) -> list[Link]:
    page = document[number]
    text = page.get_textpage()
    found = []
    at, handle = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, at, handle):
        place = raw.FPDFLink_GetDest(document, handle)
        if place:
            box = raw.FS_RECTF()
            raw.FPDFLink_GetAnnotRect(handle, box)
            height = ctypes.c_float()
            known = [ctypes.c_int() for _ in range(3)]
            raw.FPDFDest_GetLocationInPage(place, *known, ctypes.c_float(), height, ctypes.c_float())
            printed = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
            found.append(
                Link(number + 1, printed.strip(), raw.FPDFDest_GetDestPageIndex(document, place) + 1, height.value)
            )
    return found
