"""Font files: whether one can be set and embedded, and which characters it has."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefgen.reads import remembered, stamp


@dataclass(frozen=True, eq=False)
class FontFile:
    """A font file as it was when a theme was read. There is one of each for as long as the file stays as it is, so that
    what was worked out from it may be kept by it."""

    path: Path


_MOST = 256
"""How many font files are remembered: bounds the memory of a long-lived process."""


@remembered(_MOST)
def font_file(path: Path) -> FontFile:
    """The font file at a path."""
    stamp(path)
    return FontFile(path)


@remembered(_MOST)
def font_fault(path: Path) -> str | None:
    """Why a file can't be used as a font, None when it can: TrueType outlines, one face, not variable, whole.

    Reads its table directory (OpenType 1.9, “Organization of an OpenType Font”).
    """
    known = stamp(path)
    size = known.size if known else 0
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] not in (b"\0\1\0\0", b"true"):
            return _OTHERS.get(head[:4], "isn't a font")
        directory = file.read(16 * struct.unpack(">H", head[4:6].ljust(2, b"\0"))[0])
    tables = {tag: (offset, length) for tag, _, offset, length in struct.iter_unpack(">4sLLL", _whole(directory))}
    if not _NEEDED.issubset(tables) or any(offset + length > size for offset, length in tables.values()):
        return "is damaged, or lacks a part of a font"
    return "is a variable font" if b"fvar" in tables else None


@lru_cache(_MOST)
def may_travel(font: FontFile) -> bool:
    """Whether a font says that it may be embedded in a file that others go on editing.

    OpenType 1.9, `OS/2`, `fsType`: installable (none of its four lowest bits) or editable
    (0x0008). A font for “preview & print” (0x0004) would have Word open the paper read-only,
    so it stays out, as one of a restricted licence (0x0002) and one of which only bitmaps
    may be embedded (0x0200) do.
    """
    with font.path.open("rb") as file:
        directory = file.read(12 + 16 * 4096)
        tables = (at for at in range(12, len(directory) - 15, 16) if directory[at : at + 4] == b"OS/2")
        file.seek(struct.unpack_from(">L", directory, next(tables) + 8)[0] + 8)
        rights = int.from_bytes(file.read(2), "big")
    return not rights & 0x0200 and (not rights & 0x000E or bool(rights & 0x0008))


def _whole(directory: bytes) -> bytes:
    return directory[: len(directory) // 16 * 16]


_OTHERS = {
    b"OTTO": "has PostScript outlines (CFF)",
    b"wOFF": "is packed for web pages",
    b"wOF2": "is packed for web pages",
    b"ttcf": "is a collection of fonts",
}
_NEEDED = frozenset((b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post"))


@lru_cache(_MOST)
def characters(font: FontFile) -> frozenset[int]:
    """The code points in a TrueType file's character map (OpenType 1.9, `cmap`)."""
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.path))).unicodes)


def covers(font: FontFile, char: str) -> bool:
    """Whether the font has a glyph for `char`; joiners and marks of direction, which print nothing, always count."""
    return ord(char) in characters(font) or char in _INVISIBLE


def covers_all(font: FontFile, text: str) -> bool:
    """Whether the font has a glyph for every character; quicker than asking one by one, false where in doubt."""
    return characters(font).issuperset(map(ord, text))


_INVISIBLE = frozenset(
    "\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
