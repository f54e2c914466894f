"""One paper being written: what all functions of this room share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.document import Block, Node, Paper, walk
from briefgen.theme import FontFamily, Theme, covers
from briefgen.writers.word.fonts import Faces
from briefgen.writers.word.links import Anchors, Links
from briefgen.writers.word.measure import measure
from briefgen.writers.word.numbering import Numbering
from briefgen.writers.word.pictures import Pictures
from briefgen.writers.word.pieces import Piece, first_paragraph
from briefgen.writers.word.styles import Styles

if TYPE_CHECKING:
    from briefgen.writers.word.reference_pages import HouseLook


@dataclass(frozen=True)
class Place:
    """Where blocks stand. Lengths are points.

    `role` is the role of text that paragraphs have here. `width` is the room from
    the left edge, `reach` how far wide things may begin to the left of it, `inset`
    how far everything is moved in. `level` counts lists around, `depth` boxes.
    """

    role: str
    width: float
    reach: float = 0
    inset: float = 0
    level: int = 0
    depth: int = 0

    def within(self, role: str, width: float) -> Place:
        """Inside a box or cell that has room for `width`."""
        return Place(role, max(width, _NARROWEST), depth=self.depth + 1)

    def moved(self, by: float) -> Place:
        """The same place, everything in it moved in; nothing there begins further left."""
        return replace(self, inset=self.inset + by, width=max(self.width - by, _NARROWEST), reach=0)


_NARROWEST = 36.0
"""Boxes nested ever deeper leave at least this width for text."""


class Writing:
    """A paper, its theme, and everything gathered while its body is written."""

    def __init__(self, paper: Paper, theme: Theme, blocks: Blocks, house: HouseLook | None = None) -> None:
        self.paper = paper
        self.house = house
        taken = house.taken if house else None
        self._blocks = blocks
        self.theme, self.measure = house.laid_out(theme) if house else (theme, measure(theme))
        self.faces = Faces()
        self.numbering = Numbering()
        self.styles = Styles(self.theme, self.measure, self.faces, paper.marking, taken)
        self.links = Links()
        self.pictures = Pictures()
        self.anchors = Anchors(_targets(paper))

    @cached_property
    def script_family(self) -> FontFamily | None:
        """The family for Arabic script, which all styles share; None where the theme has none."""
        return next((family for family in self.theme.fallback if covers(family.regular, _ALEF)), None)

    @property
    def page(self) -> Place:
        """The place of the paper's own blocks."""
        return Place("text", self.measure.text, reach=self.measure.inset)

    def blocks(self, content: Iterable[Block], place: Place) -> list[Piece]:
        """Blocks as pieces, in a place."""
        return self._blocks(content, place, self)

    def anchored(self, name: str | None, pieces: list[Piece]) -> list[Piece]:
        """The pieces with a bookmark at their beginning, for the id that links point at; None: as they are."""
        first = first_paragraph(pieces) if name else None
        if name and first:
            first.anchors += self.anchors.bookmark(name)
        return pieces


Blocks = Callable[[Iterable[Block], Place, Writing], list[Piece]]
"""What turns blocks into pieces."""

_ALEF = "\u0627"


def _targets(paper: Paper) -> Iterable[str]:
    """The ids that links can point at, in the order of the paper."""
    return (name for node in walk(paper) if (name := _id(node)))


def _id(node: Node) -> str | None:
    found = getattr(node, "id", None)
    return found if isinstance(found, str) and found else None
