"""What pieces are in a file's structure (ISO 32000-1, 14.8.4): tags, which `structure` makes a tree of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False, slots=True)
class Tag:
    """What a piece is. All parts of a split piece carry the same object, and make one element.

    `role` is a standard structure type (ISO 32000-1, 14.8.4). Of a heading it is `H`, and H1 to H6
    comes of its `level`: outermost is the least level that the paper has, and a level skipped is
    closed up. The element stands below `parent`'s or, where that is None, below the one that is
    open when it is first drawn. `alt` is read instead of what is drawn. `note` is the number of a
    footnote: it stands behind its mark. `name` is the element's own, and no other's.
    In an item of a list, elements of a lower `place` are read first, whatever was drawn first.
    `attributes` is the text of an attribute dictionary.
    """

    role: str
    parent: Tag | None = None
    alt: str | None = None
    level: int = 0
    note: int = 0
    name: str | None = None
    place: int = 0
    attributes: str = ""


def heading(level: int) -> Tag:
    """A heading of a level of the paper: its title has level 0, its sections have 1."""
    return Tag("H", level=level)


def inner_heading() -> Tag:
    """The heading of something inside a section, one level below it."""
    return Tag("H", level=INNER)


INNER = -1


_FIRST, LAST = -1, 1
"""Places of a label, which stands before the rest of an item, and of what stands behind it."""
BULLETED = "/O /List /ListNumbering /Disc"
NUMBERED = "/O /List /ListNumbering /Decimal"


class ItemTags:
    """The tags of an item of a list."""

    def __init__(self, parent: Tag) -> None:
        self.item = Tag("LI", parent)
        self.label = Tag("Lbl", self.item, place=_FIRST)
        self.body = Tag("LBody", self.item)


def _artifact(properties: str) -> Tag:
    return Tag("Artifact", attributes=properties)


HEADER = _artifact("/Type /Pagination /Subtype /Header /Attached [/Top]")
FOOTER = _artifact("/Type /Pagination /Subtype /Footer /Attached [/Bottom]")
WATERMARK = _artifact("/Type /Pagination /Subtype /Watermark")
"""ISO 32000-1 knows the type alone, part 2 (14.8.2.2.2, table 363) the subtype."""
DECORATION = _artifact("/Type /Layout")
AGAIN = _artifact("/Type /Pagination")
"""What is repeated because a page ended, such as a table's head."""
ARTIFACTS = (HEADER, FOOTER, WATERMARK, DECORATION, AGAIN)
