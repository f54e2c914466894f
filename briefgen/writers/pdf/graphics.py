"""Charts, maps and timelines on a scale: title above, credit below, and between them what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.document import Graphic, Map, Text, runs_right_to_left
from briefgen.graphics import Drawing, Words, draw
from briefgen.shaping.inks import FIGURES_IN_TABLES
from briefgen.theme import spacing
from briefgen.writers.pdf.inlines import set_plain
from briefgen.writers.pdf.lines import Line, broken
from briefgen.writers.pdf.pieces import Piece, Placed, Room
from briefgen.writers.pdf.setting import Setting, places_of
from briefgen.writers.pdf.stacks import below, stacked
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import DECORATION, Tag
from briefgen.writers.pdf.text import Text as Lines

_SHARES = (0.94, 0.88, 0.82, 0.76, 0.7)
"""How wide a map may be drawn, as shares of its column, the widest that fits before the others."""
_LEAST = 0.3
"""However long title and credit are, what is drawn has at least this share of the page."""


class Graph(Piece):
    """A graphic as wide as its column, never split. What would be higher than a page is drawn smaller; a map also where
    that keeps it on the page on which it is spoken of, its words no smaller than they were."""

    def __init__(self, node: Graphic, above: list[Lines], credit: list[Lines], setting: Setting) -> None:
        self.node = node
        self.tag = Tag("Div")
        self.figure = Tag("Figure", alt=node.alt) if node.alt.strip() else DECORATION
        self.wide = node.width == "wide"
        self.places = places_of(node)
        self.box = setting.theme.boxes["graphic"]
        self.before, self.after = self.box.before, self.box.after
        self._graphic = node
        self._above = above
        self._credit = credit
        self._setting = setting
        self._drawn: dict[float, Drawing] = {}

    def _drawing(self, room: Room) -> Drawing:
        return self._as_wide_as(self._width(room))

    def _as_wide_as(self, width: float) -> Drawing:
        if width not in self._drawn:
            setting = self._setting
            self._drawn[width] = draw(self._graphic, setting.theme, setting.language, width)
        return self._drawn[width]

    def _width(self, room: Room) -> float:
        """How wide it is drawn: as its room, but a map no wider than lets it be as high as there is room for."""
        most = self._most(room)
        if not isinstance(self._graphic, Map) or self._as_wide_as(room.width).height <= most:
            return room.width
        widths = (room.width * share for share in _SHARES)
        return next((width for width in widths if self._as_wide_as(width).height <= most), room.width)

    def shrunk(self, room: Room, height: float) -> Room | None:
        smaller = replace(room, tallest=height)
        return smaller if self._width(smaller) < room.width and self.height(smaller) <= height else None

    def smallest(self, room: Room) -> float:
        if not isinstance(self._graphic, Map):
            return self.least(room)
        around = self._top(room) + self._bottom(room)
        return around + min(self._as_wide_as(room.width * share).height for share in (1.0, _SHARES[-1]))

    @property
    def _bar(self) -> float:
        """What the bar takes, with the space below it."""
        return (self.box.top.width if self.box.top else 0.0) + self.box.padding_y

    def _top(self, room: Room) -> float:
        """Where what is drawn begins."""
        return self._bar + (stacked(self._above, room) + self._above[-1].after if self._above else 0.0)

    def _bottom(self, room: Room) -> float:
        """What the credit takes, with the space above it."""
        return spacing.PICTURE_GAP + stacked(self._credit, room) if self._credit else 0.0

    def _most(self, room: Room) -> float:
        """How high what is drawn may be."""
        return max(room.tallest - self._top(room) - self._bottom(room), room.tallest * _LEAST)

    def _scale(self, room: Room) -> float:
        return min(1.0, self._most(room) / self._drawing(room).height)

    def _height(self, room: Room) -> float:
        return self._drawing(room).height * self._scale(room)

    def height(self, room: Room) -> float:
        return self._top(room) + self._height(room) + self._bottom(room)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        if self.box.top:
            surface.fill(x, y, min(spacing.ACCENT_BAR, room.width), self.box.top.width, self.box.top.colour)
        for placed in below(self._above, room, 0.0, self._bar):
            placed.show(surface, x, y)
        surface.enter(self.figure)
        drawing, scale = self._drawing(room), self._scale(room)
        surface.drawing(drawing, self._line, x, y + self._top(room), scale)
        surface.leave()
        for placed in self._below(room):
            placed.show(surface, x, y)

    def _line(self, words: Words) -> Line:
        """Words of the drawing as they are set."""
        setting = self._setting
        leftward = runs_right_to_left((Text(text=words.text),), setting.language)
        style = replace(words.style, colour=words.colour)
        return broken(set_plain(words.text, style, setting.theme, FIGURES_IN_TABLES, leftward), setting.theme, _ANY)[0]

    def _below(self, room: Room) -> Iterator[Placed]:
        return below(self._credit, room, 0.0, self._top(room) + self._height(room) + spacing.PICTURE_GAP)

    def within(self, room: Room) -> Iterator[Placed]:
        yield from below(self._above, room, 0.0, self._bar)
        yield from self._below(room)


_ANY = 1e6
"""Wide enough for any line."""


def graphic(node: Graphic, setting: Setting) -> list[Piece]:
    """A graphic with its title, subtitle and credit."""
    above = [setting.caption(node.caption, role="graphic-title", balance=True)] if node.caption else []
    if node.subtitle:
        above.append(setting.plain(node.subtitle, "graphic-subtitle"))
    credit = [setting.set(node.credit.content, "credit", node.credit)] if node.credit else []
    return [Graph(node, above, credit, setting)]
