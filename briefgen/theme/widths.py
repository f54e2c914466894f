"""How wide text is on one line, for who chooses where it may stand."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from briefgen.theme.fonts import FontFile
from briefgen.theme.model import TextStyle


def text_width(text: str, style: TextStyle, size: float | None = None) -> float:
    """The width of `text` in points, without kerning; characters that the face lacks count as one en.

    `size` is that of its letters, None for the style's.
    """
    advances, em = _advances(style.font.face(style.bold, style.italic))
    letters = text.upper() if style.capitals else text
    total = sum(map(advances.__getitem__, letters))
    return total / em * (style.size if size is None else size) + style.tracking * len(letters)


class _Advances(dict[str, int]):
    """The advance width of each character in a face, worked out when it is first asked for, in font units."""

    def __init__(self, font: Any, otherwise: int) -> None:
        super().__init__()
        self._font = font
        self._otherwise = otherwise

    def __missing__(self, char: str) -> int:
        glyph = self._font.get_nominal_glyph(ord(char))
        advance = self[char] = self._font.get_glyph_h_advance(glyph) if glyph else self._otherwise
        return int(advance)


@lru_cache(256)
def _advances(font: FontFile) -> tuple[_Advances, int]:
    """A face's advances, and how many units an em has."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.path)))
    return _Advances(uharfbuzz.Font(face), face.upem // 2), face.upem
