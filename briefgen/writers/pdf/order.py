"""Where the glyphs of a line with right-to-left text stand, and in which order they are shown.

They stand by UAX #9. The order of showing can't be seen; it is what readers of the file put words
together from. Poppler looks only at places. pdfium takes what was shown one after the other on a
baseline for a line from left to right, cuts it where letters, digits and other characters meet,
turns round each cut that runs from right to left, and the order of all where the line has no less
of those: words would come out of order where both are mixed. So glyphs are shown in the order that
comes out right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from briefgen.shaping.bidi import visual_order
from briefgen.shaping.faces import Glyph
from briefgen.shaping.letters import Atom
from briefgen.writers.pdf.lines import Line


class Shown(NamedTuple):
    """A glyph of the atom that is read as number `at`, and how far its origin is from the line's left end in points."""

    at: int
    atom: Atom
    glyph: Glyph
    x: float


class Placed(NamedTuple):
    """An atom, how far it begins from the line's left end, and its width with what it is stretched by."""

    atom: Atom
    x: float
    width: float


def is_reordered(line: Line) -> bool:
    """Whether any of it is read from right to left."""
    return bool(line.base) or any(atom.level for atom in line.atoms)


def placed(line: Line, stretch: float) -> list[Placed]:
    """A line's atoms in the order of reading. The space at its end stands outside its width, where it is read."""
    atoms = [replace(atom, level=line.base) if at >= line.inside else atom for at, atom in enumerate(line.atoms)]
    order = visual_order([atom.level for atom in atoms])
    x = -sum(atom.width for atom in atoms[line.inside :]) if line.base else 0.0
    found: dict[int, Placed] = {}
    for at in order:
        width = atoms[at].width + (stretch if atoms[at].text == " " and at < line.inside else 0.0)
        found[at] = Placed(atoms[at], x, width)
        x += width
    return [found[at] for at in range(len(atoms))]


def in_order_of_showing(atoms: Sequence[Placed]) -> list[Shown]:
    """The glyphs of a line's atoms, given in the order of reading, as pdfium wants them."""
    said = list(_marked(atoms))
    cuts = [(kind, list(cut)) for kind, cut in groupby(said, _kind)]
    kinds = [kind for kind, _ in cuts]
    leftward = 0 < kinds.count("R") >= kinds.count("L")
    turned = leftward
    found: list[list[Shown]] = []
    for kind, cut in cuts:
        turned = kind == "R" or (turned and kind != "L")
        found.append(cut[::-1] if turned and kind != "W" else cut)
    return [each for cut in (reversed(found) if leftward else found) for each in cut]


# ── In the order of reading ──────────────────────────────────────────────────


def _marked(atoms: Sequence[Placed]) -> Iterator[Shown]:
    """Glyphs with a direction mark where a right-to-left phrase ends in left-to-right text."""
    before: Placed | None = None
    for at, each in enumerate(atoms):
        if before and before.atom.level and not each.atom.level:
            yield _mark(at - 1, before.atom, each.x)
        yield from _glyphs(at, each)
        before = each


def _mark(at: int, beside: Atom, x: float) -> Shown:
    """U+200E, which prints nothing: readers of the file then know where a right-to-left phrase ends."""
    shaped = beside.face.shape(_MARK)
    return Shown(at, replace(beside, text=_MARK, level=0, shaped=shaped, width=0.0), shaped.glyphs[0], x)


_MARK = "\u200e"


def _glyphs(at: int, place: Placed) -> list[Shown]:
    atom, x, _ = place
    found: list[Shown] = []
    for glyph in atom.shaped.glyphs:
        found.append(Shown(at, atom, glyph, x + glyph.right * atom.ink.size / 1000))
        x += glyph.advance * atom.ink.size / 1000 + atom.ink.tracking
    return found[::-1] if atom.level % 2 else found


# ── As pdfium reads a line ───────────────────────────────────────────────────


def _kind(shown: Shown) -> str:
    """How pdfium counts a glyph: L and R for letters, W for digits and what may join them, N for all else."""
    kind = unicodedata.bidirectional(shown.glyph.text[:1] or _MARK)
    return _KINDS.get(kind, "N")


_KINDS = {"L": "L", "R": "R", "AL": "R", "EN": "W", "AN": "W", "ES": "W", "ET": "W", "CS": "W"}
