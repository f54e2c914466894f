"""How characters are set: the ink of a run, and those of a text style and of a note's mark."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from briefgen.frozen import frozen
from briefgen.gauges import Gauge
from briefgen.shaping.faces import SUPERIORS, FeatureSet, face
from briefgen.theme import FontFamily, TextStyle

FIGURES_IN_TEXT: FeatureSet = (("pnum", True),)
OLD_STYLE_FIGURES: FeatureSet = (*FIGURES_IN_TEXT, ("onum", True))
FIGURES_IN_TABLES: FeatureSet = (("tnum", True), ("lnum", True))


@frozen(slots=True)
class Ink:
    """How a run of inlines is set, before the characters decide which face has them.

    `link` is an address or `#id`, with a hairline below unless it is `quiet`; `tracking`
    is extra space after each letter in points, `rise` how far it stands above the line.
    `hyphenate` lets words be divided.
    `raised` when it is a note's mark, which is never torn from what stands before it;
    `note` is the number of the note whose first mark it is, 0 where it is none.
    `gauge` is drawn over the characters, which only keep its place.
    """

    family: FontFamily
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    tracking: float = 0
    features: FeatureSet = ()
    hyphenate: bool = False
    link: str | None = None
    language: str | None = None
    rise: float = 0
    quiet: bool = False
    raised: bool = False
    note: int = 0
    gauge: Gauge | None = None

    def __hash__(self) -> int:
        return hash((self.family, self.size, self.colour, self.bold, self.italic, self.features, self.link, self.note))


@lru_cache(maxsize=1000)
def ink_of(style: TextStyle, features: FeatureSet = FIGURES_IN_TEXT) -> Ink:
    """The ink that a text style's words begin with. `features` are those of its figures."""
    if style.figures == "old-style" and features is FIGURES_IN_TEXT:
        features = OLD_STYLE_FIGURES
    if style.small_capitals:
        features = (*features, ("smcp", True))
    return Ink(
        style.font,
        style.size,
        style.colour,
        style.bold,
        style.italic,
        style.capitals,
        style.tracking,
        features,
        style.hyphenate,
    )


def note_name(number: int) -> str:
    """What links to a note point at; no id has a space."""
    return f"note {number}"


def mark_name(number: int) -> str:
    """What links back to the first mark of a note point at."""
    return f"mark {number}"


_SMALLER = 0.62
_HIGHER = 0.36
"""A mark without a glyph of its own: its size and how high it stands, as shares of the text's size."""


def raised(ink: Ink) -> Ink:
    """The ink of a note's mark: the face's own superior figures where it has them."""
    ink = replace(ink, tracking=0, hyphenate=False, raised=True, quiet=True)
    if face(ink.family.face(ink.bold, ink.italic)).has_superiors:
        return replace(ink, features=SUPERIORS)
    return replace(ink, size=ink.size * _SMALLER, rise=ink.size * _HIGHER)


def blank(ink: Ink, drawn: Gauge) -> Run:
    """What keeps a gauge's place in a line: a space as wide as it is."""
    plain = replace(ink, tracking=0, capitals=False, hyphenate=False, link=None, gauge=drawn)
    taken = face(ink.family.face(ink.bold, ink.italic)).shape(_NO_BREAK, False, ink.features).width * ink.size / 1000
    return Run(_NO_BREAK, replace(plain, tracking=drawn.width - taken))


_NO_BREAK = "\u00a0"


class Run(NamedTuple):
    """Characters in one ink. A line break is the character U+2028."""

    text: str
    ink: Ink


BREAK = "\u2028"
"""Stands for a line break inside runs (Unicode: LINE SEPARATOR)."""
