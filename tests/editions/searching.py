"""Everything that a file holds, as one text to search: a DOCX unpacked, a PDF decoded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pikepdf

from tests.reading_papers import pdf_pages
from tests.writers.pdf.objects import opened


def letters_of(text: str) -> str:
    """The letters and digits of a text, small: what hyphens, line ends and markup may part is one again."""
    return re.sub(r"[^0-9a-z]", "", text.lower())


def docx_letters(content: bytes) -> str:
    """The names of a package's parts, their markup, and their text without markup; those of workbooks in it too."""
    return letters_of("\0".join(_in_package(content)))


def _in_package(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            raw = package.read(name)
            yield name
            if name.endswith((".xml", ".rels", ".svg")):
                yield raw.decode()
                yield "".join(ElementTree.fromstring(raw).itertext())
            elif name.endswith(".xlsx"):
                yield from _in_package(raw)
            elif not name.endswith(".odttf"):
                yield raw.decode("latin-1")


def pdf_letters(content: bytes) -> str:
    """The text of a file's pages, and every string, name and stream of its objects decoded: properties, XMP,
    attachments, the tree of tags, outlines, names of places, and what content streams say beside their text."""
    with opened(content) as pdf:
        said = [piece for each in pdf.objects for piece in _said(each)]
        said += [piece for page in pdf.pages for piece in _in_content(page)]
        said += [str(name) for name in pdf.attachments]
    return letters_of("\0".join([*pdf_pages(content), *said]))


def _said(thing: object) -> Iterator[str]:
    """The strings and names of an object and of what it holds directly; a stream's bytes as text."""
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
        yield bytes(thing).decode("latin-1")
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if not getattr(each, "is_indirect", False):
                yield from _said(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in thing.items():
            yield name
            if not getattr(each, "is_indirect", False):
                yield from _said(each)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image" and "/Length1" not in thing:
            raw = thing.read_bytes()
            yield from (raw.decode("utf-8", "replace"), raw.decode("latin-1"))
            yield raw.decode("utf-16-be", "replace")


def _in_content(page: pikepdf.Page) -> Iterator[str]:
    for operands, _ in pikepdf.parse_content_stream(page):
        for each in operands:
            yield from _said(each)
