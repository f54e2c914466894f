"""Where the pieces of a line stand, and in which order they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.writers.pdf.bidi import visual_order
from briefgen.writers.pdf.letters import Atom
from briefgen.writers.pdf.lines import Line

Shown = tuple[int, Atom]
"""An atom, and where it stands in the order of reading."""


def is_reordered(line: Line) -> bool:
    """Whether any of a line is read from right to left."""
    return bool(line.base) or any(atom.level for atom in line.atoms)


def shown(line: Line) -> Sequence[Shown]:
    """A line's atoms from left to right (UAX #9). The space at its end stands outside its width, where it is read."""
    atoms = [replace(atom, level=line.base) if at >= line.inside else atom for at, atom in enumerate(line.atoms)]
    ordered = [(at, atoms[at]) for at in visual_order([atom.level for atom in atoms])]
    return list(_marked(ordered))


def _marked(atoms: Sequence[Shown]) -> Iterator[Shown]:
    """Atoms with direction marks where a phrase of the other direction begins and ends."""
    yield from atoms[:1]
    for (_, before), (at, atom) in pairwise(atoms):
        if bool(before.level) != bool(atom.level):
            yield at, direction_mark(atom)
        yield at, atom


def direction_mark(beside: Atom) -> Atom:
    """U+200E, which prints nothing: readers of the file then know where a right-to-left phrase ends."""
    return replace(beside, text="\u200e", level=0, shaped=beside.face.shape("\u200e"), width=0.0)
