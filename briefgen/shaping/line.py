"""A text on one line, as the glyphs that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefgen.document import Text, runs_right_to_left
from briefgen.shaping.bidi import visual_order
from briefgen.shaping.faces import Face
from briefgen.shaping.inks import FIGURES_IN_TABLES, Run, ink_of
from briefgen.shaping.letters import Atom, collapsed, words
from briefgen.theme import TextStyle, Theme


class Placed(NamedTuple):
    """A glyph by its number in a face, set in a size; `x` is how far from the line's left end, `up` from its baseline.

    Lengths are points.
    """

    face: Face
    number: int
    size: float
    x: float
    up: float


def on_one_line(text: str, style: TextStyle, theme: Theme, language: str) -> tuple[list[Placed], float]:
    """The glyphs of a text from left to right, and its width; `language` is the paper's (BCP 47)."""
    leftward = runs_right_to_left((Text(text=text),), language)
    said = words(collapsed([Run(text, ink_of(style, FIGURES_IN_TABLES))]), theme, leftward)
    atoms = [atom for word in said for atom in (*word.atoms, *((word.space,) if word.space else ()))]
    ordered = [atoms[at] for at in visual_order([atom.level for atom in atoms])]
    return list(_placed(ordered)), sum(atom.width for atom in ordered)


def _placed(atoms: Sequence[Atom]) -> Iterator[Placed]:
    """The glyphs of atoms that stand side by side."""
    x = 0.0
    for atom in atoms:
        size = atom.ink.size
        for glyph in atom.shaped.glyphs:
            yield Placed(atom.face, glyph.number, size, x + glyph.right * size / 1000, glyph.up * size / 1000)
            x += glyph.advance * size / 1000 + atom.ink.tracking


def by_size(glyphs: Sequence[Placed]) -> Iterator[tuple[float, list[Placed]]]:
    """The glyphs of a line, those side by side of one size together."""
    for size, found in groupby(glyphs, key=lambda glyph: glyph.size):
        yield size, list(found)
