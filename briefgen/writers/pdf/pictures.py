"""Pictures with caption and credit."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document import Figure
from briefgen.pictures import load_picture
from briefgen.theme import spacing
from briefgen.writers.pdf.pieces import Piece, Placed, Room
from briefgen.writers.pdf.setting import Setting, places_of
from briefgen.writers.pdf.stacks import Stack, below, stacked
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import DECORATION, Tag
from briefgen.writers.pdf.text import Text

_FINEST = 150
"""Pixels to the inch below which a picture isn't enlarged further."""
_FOLDED = 0.3
"""However long its caption is, a picture has at least this share of the page."""


class Picture(Piece):
    """A picture, as wide as its column allows, its caption and credit below; never split."""

    def __init__(self, node: Figure, lines: list[Text], setting: Setting) -> None:
        self.node = node
        self.tag = Tag("Div")
        self.figure = Tag("Figure", alt=node.image.alt) if node.image.alt.strip() else DECORATION
        self.src = node.image.src
        self.lines = lines
        self.wide = node.width == "wide"
        table = setting.theme.table
        self.before, self.after = table.before, table.after
        self.places = places_of(node)
        self.pixels = pixels(self.src)

    def _below(self, room: Room) -> float:
        return spacing.PICTURE_GAP + stacked(self.lines, room) if self.lines else 0.0

    def _size(self, room: Room) -> tuple[float, float]:
        width, height = self.pixels
        most = max(room.tallest - self._below(room), room.tallest * _FOLDED)
        scale = min(72 / _FINEST, room.width / width, most / height)
        return width * scale, height * scale

    def height(self, room: Room) -> float:
        return self._size(room)[1] + self._below(room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        """Only when caption and picture are more than a page: the caption goes on to the next."""
        if not forced or not self.lines:
            return None
        alone = Picture.__new__(Picture)
        alone.__dict__.update(self.__dict__)
        alone.lines = []
        return alone, Stack(self.lines)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        width, height = self._size(room)
        surface.enter(self.figure)
        surface.image(self.src, x, y, width, height)
        surface.leave()
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> Iterator[Placed]:
        return below(self.lines, room, 0.0, self._size(room)[1] + spacing.PICTURE_GAP)


def pixels(src: str) -> tuple[int, int]:
    """A picture's width and height."""
    picture = load_picture(src)
    return picture.width, picture.height


def figure(node: Figure, setting: Setting) -> list[Piece]:
    """A picture with what stands below it."""
    lines = [setting.caption(node.caption)] if node.caption else []
    if node.credit:
        lines.append(setting.set(node.credit.content, "credit", node.credit))
    return [Picture(node, lines, setting)]
