"""The bar that says how long so many kilometres are in the middle of a map."""

from __future__ import annotations

from math import floor, log10

from briefgen.graphics.drawing import DESCENT, Box, Path, Shape
from briefgen.graphics.look import Look
from briefgen.graphics.maps.frame import Frame
from briefgen.language.numbers import printed_number
from briefgen.language.words import word
from briefgen.theme import Rule

_SHARE = 0.22
"""The longest bar, as a share of the map's width."""
_TICK = 3.0
EDGE = 8.0
"""Between what stands in a corner and the map's edge."""


def scale_bar(frame: Frame, look: Look) -> tuple[Box, list[Shape]]:
    """The bar with its number in a box that begins at (0, 0); it is as wide as `Box.right` says."""
    kilometres = _round(_SHARE * frame.width / frame.kilometre)
    length = kilometres * frame.kilometre
    style = look.note
    text = word("kilometres", look.language).replace("{}", printed_number(kilometres, look.language))
    words = look.words(text.replace(" ", "\u00a0"), style, 0, style.size * 0.75)
    y = style.size * (0.75 + DESCENT) + _TICK
    bar = Path((((0, y - _TICK), (0, y), (length, y), (length, y - _TICK)),), stroke=Rule(style.colour, 0.7))
    return Box(0, 0, max(length, words.width), y + 0.5), [words, bar]


def _round(most: float) -> float:
    """The largest of 1, 2, 5, 10, … that is no more."""
    ten = 10.0 ** floor(log10(max(most, 1e-6)))
    found = next(step * ten for step in (5, 2, 1) if step * ten <= most * 1.000001)
    return int(found) if found >= 1 else round(found, 6)
