"""How wide text is on one line, for who chooses where it may stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefgen.theme.fonts import FontFile
from briefgen.theme.model import TextStyle


def text_width(text: str, style: TextStyle, size: float | None = None) -> float:
    """The width of `text` in points, without kerning; characters that the face lacks count as one en.

    `size` is that of its letters, None for the style's.
    """
    advances, em = _face(style.font.face(style.bold, style.italic))
    letters = text.upper() if style.capitals else text
    total = sum(_advance(advances, char, em) for char in letters)
    return total / em * (style.size if size is None else size) + style.tracking * len(letters)


def _advance(advances: _Advances, char: str, em: int) -> int:
    known = advances.known.get(char)
    if known is None:
        glyph = advances.font.get_nominal_glyph(ord(char))
        known = advances.known[char] = advances.font.get_glyph_h_advance(glyph) if glyph else em // 2
    return known


@dataclass
class _Advances:
    """A face and the advance widths asked for so far, in font units."""

    font: Any
    known: dict[str, int]


@lru_cache(256)
def _face(font: FontFile) -> tuple[_Advances, int]:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.path)))
    return _Advances(uharfbuzz.Font(face), {}), face.upem
