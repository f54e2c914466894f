"""Pictures inside the file. Most papers of a house have the same few, so what was made of one is kept."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from hashlib import md5
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFImageXObject, PDFObjectReference


def put_in(document: PDFDocument, content: bytes) -> str:
    """The name by which pages show a picture, a PNG or JPEG file; it is put into the document once."""
    made = copy(_made(content))
    place = document.getXObjectName(made.name)
    if place not in document.idToObject:
        document.Reference(made, place)
        mask = made.__dict__.pop("_smask", None)
        if mask:
            made.smask = _mask(document, copy(mask))
    return str(made.name)


def _mask(document: PDFDocument, mask: PDFImageXObject) -> PDFObjectReference:
    """What says where a picture is transparent; pictures may share one."""
    place = document.getXObjectName(mask.name)
    return PDFObjectReference(place) if place in document.idToObject else document.Reference(mask, place)


@lru_cache(maxsize=4)
def _made(content: bytes) -> PDFImageXObject:
    """A picture as an object of a file, compressed, under a name that its pixels give it. It is copied, not changed."""
    reader = _Reader(BytesIO(content))
    pixels, mask = reader.getRGBData(), reader._dataA
    name = md5(pixels + (mask.getRGBData() if mask else b"auto"), usedforsecurity=False).hexdigest()
    return PDFImageXObject(name, reader, mask="auto")


class _Reader(ImageReader):  # type: ignore[misc]  # ReportLab has no annotations
    """ReportLab's, but a JPEG is not decoded: its pixels would only serve to tell it from other pictures."""

    _dataA = None

    def getRGBData(self) -> bytes:
        data: bytes = self.fp.getvalue() if self.jpeg_fh() else super().getRGBData()
        return data
