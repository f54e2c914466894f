"""Where the pieces of a line stand, and in which order they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.writers.pdf.bidi import visual_order
from briefgen.writers.pdf.letters import Atom
from briefgen.writers.pdf.lines import Line


def shown(line: Line) -> Sequence[Atom]:
    """A line's atoms from left to right (UAX #9). The space at its end stands outside its width, where it is read."""
    if not line.base and not any(atom.level for atom in line.atoms):
        return line.atoms
    atoms = [replace(atom, level=line.base) if at >= line.inside else atom for at, atom in enumerate(line.atoms)]
    ordered = [atoms[at] for at in visual_order([atom.level for atom in atoms])]
    return list(_marked(ordered))


def _marked(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Atoms with direction marks where a phrase of the other direction begins and ends."""
    yield from atoms[:1]
    for before, atom in pairwise(atoms):
        if bool(before.level) != bool(atom.level):
            yield direction_mark(atom)
        yield atom


def direction_mark(beside: Atom) -> Atom:
    """U+200E, which prints nothing: readers of the file then know where a right-to-left phrase ends."""
    return replace(beside, text="\u200e", level=0, shaped=beside.face.shape("\u200e"), width=0.0)
