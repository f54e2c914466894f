"""The objects of a PDF, as a reader that knows nothing of ours finds them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf


def opened(content: bytes) -> pikepdf.Pdf:
    """The file, opened by qpdf, which raises for what it would have to mend. What is taken out of it lives as long."""
    return pikepdf.open(BytesIO(content), attempt_recovery=False)


def dictionaries(pdf: pikepdf.Pdf, **entries: str) -> Iterator[pikepdf.Object]:
    """Every dictionary or stream that has all these names: `Type="/Font"`."""
    for each in pdf.objects:
        found = isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        if found and all(each.get(f"/{name}") == value for name, value in entries.items()):
            yield each


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Each composite font."""
    return list(dictionaries(pdf, Type="/Font", Subtype="/Type0"))


def embedded(font: pikepdf.Object) -> bool:
    """Whether a composite font is in the file, with what characters its glyphs are."""
    return "/FontFile2" in font.DescendantFonts[0].FontDescriptor and "/ToUnicode" in font
