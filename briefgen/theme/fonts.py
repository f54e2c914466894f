"""Which characters a font file has."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def characters(path: Path) -> frozenset[int]:
    """The code points in a TrueType file's character map (OpenType 1.9, `cmap`)."""
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes)


def covers(path: Path, char: str) -> bool:
    """Whether the font has a glyph for `char`; joiners and marks of direction, which print nothing, always count."""
    return ord(char) in characters(path) or char in _INVISIBLE


def covers_all(path: Path, text: str) -> bool:
    """Whether the font has a glyph for every character; quicker than asking one by one, false where in doubt."""
    return characters(path).issuperset(map(ord, text))


_INVISIBLE = frozenset(
    "\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
