"""Fonts that travel inside the file, so that the paper looks the same where they aren't installed.

ECMA-376 Part 1 §17.8 (embedding) and Part 4 §17.8.1 (how the file is obfuscated).
All shipped fonts are under the Open Font License, which allows it; whether an
editor's own does, the font says (`briefgen.theme.fonts.may_travel`).
"""

from __future__ import annotations

import hashlib
import uuid
import zlib
from collections.abc import Container, Iterable
from functools import lru_cache

from briefgen import kept
from briefgen.frozen import frozen
from briefgen.theme import FontFamily
from briefgen.theme.fonts import FontFile
from briefgen.writers.word.xml import quoted

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
"""In the order that `w:font` wants their elements."""


@frozen
class EmbeddedFace:
    """A font file made ready: `key` is its GUID, `content` the obfuscated bytes, `packed` the same deflated."""

    key: str
    content: bytes
    packed: bytes
    checksum: int


@lru_cache(256)
def embedded(font: FontFile) -> EmbeddedFace:
    """A font file obfuscated with a GUID made from its own bytes; kept for the life of the process."""
    content = font.path.read_bytes()
    checksum = hashlib.sha256(content).digest()
    key = uuid.UUID(bytes=checksum[:16], version=4)
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ other for byte, other in zip(content[:32], mask, strict=False))
    obfuscated = head + content[32:]
    packed = _deflated(obfuscated, checksum.hex())
    return EmbeddedFace(f"{{{str(key).upper()}}}", obfuscated, packed, zlib.crc32(obfuscated))


def _deflated(content: bytes, checksum: str) -> bytes:
    """The bytes deflated, or as they were in an earlier run: deflating the fonts is most of what a paper costs."""
    name = kept.key("font", checksum, _QUICK, zlib.ZLIB_RUNTIME_VERSION)
    packed = kept.read(name)
    if packed is None:
        packer = zlib.compressobj(_QUICK, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        kept.write(name, packed)
    return packed


_QUICK = 1
"""The level of compression: higher ones take three times as long for a few hundredths of the size."""


class Faces:
    """Which faces a paper uses: what `fontTable.xml` lists and the file carries."""

    def __init__(self) -> None:
        self._used: dict[str, dict[str, FontFile]] = {}

    def use(self, family: FontFamily, bold: bool = False, italic: bool = False) -> None:
        """Note a face; one that the family lacks is left to Word."""
        name = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
        font = {"Bold": family.bold, "Italic": family.italic, "BoldItalic": family.bold_italic}.get(name)
        faces = self._used.setdefault(family.family, {"Regular": family.regular})
        if font is not None:
            faces[name] = font

    def keep(self, families: Container[str]) -> None:
        """Forget the faces of all other families."""
        self._used = {family: faces for family, faces in self._used.items() if family in families}

    def files(self) -> list[tuple[str, str, FontFile]]:
        """Family, face and file of each face used, sorted."""
        used = sorted(self._used.items())
        return [(family, face, faces[face]) for family, faces in used for face in FACES if face in faces]


def font_table(files: Iterable[tuple[str, str, FontFile]], links: Iterable[str | None]) -> str:
    """The font table's `w:font` elements; `links` are the relationships of the files, in the same order.

    None is a file that doesn't travel: its family is only named.
    """
    fonts: dict[str, list[str]] = {}
    for (family, face, font), link in zip(files, links, strict=True):
        embeds = fonts.setdefault(family, [])
        if link:
            embeds.append(f'<w:embed{face} r:id="{link}" w:fontKey="{embedded(font).key}"/>')
    return "".join(
        f'<w:font w:name={quoted(family)}><w:charset w:val="00"/><w:family w:val="auto"/>'
        f'<w:pitch w:val="variable"/>{"".join(embeds)}</w:font>'
        for family, embeds in fonts.items()
    )
