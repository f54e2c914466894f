"""One paper being written: what all functions of this room share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from briefgen.document import Block, Node, Note, Paper, Reference, has_endnotes, walk
from briefgen.frozen import frozen
from briefgen.language import is_right_to_left
from briefgen.theme import FontFamily, Theme, covers
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.word.drawn_charts import Charts
from briefgen.writers.word.fonts import Faces
from briefgen.writers.word.identity import Identities, within
from briefgen.writers.word.links import Anchors, Links
from briefgen.writers.word.looks import unspaced
from briefgen.writers.word.measure import measure, strip_height
from briefgen.writers.word.numbering import Numbering
from briefgen.writers.word.pictures import Pictures
from briefgen.writers.word.pieces import Para, Piece, paragraphs
from briefgen.writers.word.styles import ENDNOTE_MARK, ENDNOTE_NUMBER, FOOTNOTE_MARK, FOOTNOTE_NUMBER, Styles

if TYPE_CHECKING:
    from briefgen.writers.word.reference_pages import HouseLook


@frozen
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
        self.rtl = is_right_to_left(paper.language)
        self.house = house
        taken = house.taken if house else None
        self._blocks = blocks
        self.theme, self.measure = house.laid_out(theme) if house else (theme, measure(theme, self.rtl))
        if paper.embargo:
            page = self.theme.page.below_strip(strip_height(paper.embargo, self.theme, self.measure))
            self.theme = replace(self.theme, page=page)
        if self.rtl:
            joined = {role: unspaced(style) for role, style in self.theme.styles.items()}
            self.theme = replace(self.theme, styles=joined)
        self.faces = Faces()
        self.numbering = Numbering()
        self.styles = Styles(self.theme, self.measure, self.faces, paper.marking, taken, self.rtl)
        if self.rtl and self.script_family:
            for bold in (False, True):
                self.faces.use(self.script_family, bold)
        self.links = Links()
        self.pictures = Pictures()
        self.charts = Charts()
        nodes = list(walk(paper))
        self.targets = _targets(nodes)
        self.anchors = Anchors(self.targets)
        self.heading_numbers = HeadingNumbers()
        if theme.layout.number_headings:
            self.heading_numbers.announce(paper)
        self.referred = {node.to for node in nodes if isinstance(node, Reference)}
        self.notes = MarkedNotes("endnote" if has_endnotes(paper) else "footnote")
        self.identities = Identities()
        self.lists_around: list[tuple[str, int]] = []
        """The kinds and levels of the numbered lists that are being written, the outermost first."""
        self.listed: list[tuple[Para, str]] = []
        """Paragraphs that print the page of a bookmark, which is known once the body is whole."""

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

    def anchored(self, node: Node, pieces: list[Piece]) -> list[Piece]:
        """The pieces that a node became: they know what they are, and links reach its id at their beginning."""
        name = _id(node)
        first = next(paragraphs(pieces), None) if name else None
        if name and first:
            first.anchors += self.anchors.bookmark(name)
        return within(node, pieces)

    def heading_inset(self, level: int, place: Place) -> float:
        """How far a heading is moved in: its style may begin left of a place that has no room there."""
        hangs = level == 1 and self.theme.layout.headings == "wide" and not place.reach
        return place.inset + self.measure.inset if hangs else place.inset


Blocks = Callable[[Iterable[Block], Place, Writing], list[Piece]]
"""What turns blocks into pieces."""

_ALEF = "\u0627"


class MarkedNotes:
    """The notes of a paper in the order of their marks, all of one kind."""

    def __init__(self, kind: Literal["footnote", "endnote"]) -> None:
        self.kind = kind
        self.marked: list[Note] = []
        self.written = False

    @property
    def style(self) -> str:
        """The name of the character style of marks."""
        return FOOTNOTE_MARK if self.kind == "footnote" else ENDNOTE_MARK

    @property
    def number_style(self) -> str:
        """The name of the character style of the numbers before the notes themselves."""
        return FOOTNOTE_NUMBER if self.kind == "footnote" else ENDNOTE_NUMBER

    def mark(self, note: Note, look: str) -> str:
        """The mark of a note as a run, `look` being its `w:rPr`."""
        self.marked.append(note)
        return f'<w:r>{look}<w:{self.kind}Reference w:id="{len(self.marked)}"/></w:r>'


def _targets(nodes: Iterable[Node]) -> dict[str, Node]:
    """What links can point at by its id, in the order of the paper."""
    found: dict[str, Node] = {}
    for node in nodes:
        if name := _id(node):
            found.setdefault(name, node)
    return found


def _id(node: Node) -> str | None:
    found = getattr(node, "id", None)
    return found if isinstance(found, str) and found else None
