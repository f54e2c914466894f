"""A map while it is drawn: the land first, then what stands on it, the most important first, then the key below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefgen.document import Map
from briefgen.graphics.drawing import Box, Circle, Drawing, Path, Shape, Words, moved
from briefgen.graphics.look import Look
from briefgen.graphics.maps.ground import Ground
from briefgen.graphics.maps.inset import inset, wants_inset
from briefgen.graphics.maps.key import Item, Key, class_items, mark_items, sign, unknown
from briefgen.graphics.maps.labels import Placing
from briefgen.graphics.maps.marks import Mark, as_number, marks_of, spread
from briefgen.graphics.maps.names import area_labels, country_names, place_names
from briefgen.graphics.maps.scale_bar import EDGE, scale_bar
from briefgen.language.words import word
from briefgen.theme import Rule, TextStyle, Theme

_MOST_AT_ONE = 2
_MOST_NUMBERS = 48
"""More names than this make no key of numbers: those without room are left out."""
_MOST_REFUSED = 20
"""After so many names without room no others are tried: the less important ones would find none either."""
_RIM = 0.6
"""How thick the line around a map is."""


class Sheet:
    """One map in a room of a width, with everything on it and below."""

    def __init__(self, node: Map, theme: Theme, language: str, width: float) -> None:
        self.node = node
        self.look = Look(theme, language)
        self.ground = Ground(node, self.look, width)
        self.frame = self.ground.frame
        self.below: list[Item] = []
        self._begin(numbered=False)
        if self._is_crowded:
            self._begin(numbered=True)

    def _begin(self, numbered: bool) -> None:
        """Circles in their places, with their numbers where names are to be in the key."""
        self.placing = Placing(self.frame.box, self.look, self.ground.colour_at)
        self.marks = marks_of(self.node, self.frame)
        self._is_sized = any(mark.value for mark in self.marks)
        self._has_highlight = any(mark.spot.highlight for mark in self.marks)
        self.entries: list[tuple[str, str]] = []
        self._number(numbered)
        spread(self.marks, self.frame)
        for mark in self.marks:
            self.placing.take(mark.box)
            if mark.is_moved:
                self.placing.leads.append(((mark.true_x, mark.true_y), (mark.x, mark.y)))

    @property
    def _is_crowded(self) -> bool:
        """Whether more names belong to one place than can stand around it."""
        names = Counter((mark.true_x, mark.true_y) for mark in self.marks if mark.spot.label)
        return max(names.values(), default=0) > _MOST_AT_ONE and names.total() <= _MOST_NUMBERS

    def _number(self, all_of_them: bool) -> None:
        """Give circles with a name a number: those that have one, or all."""
        order = {id(spot): at for at, spot in enumerate(self.node.spots)}
        named = sorted((mark for mark in self.marks if mark.spot.label), key=lambda mark: order[id(mark.spot)])
        for at, mark in enumerate(named):
            if all_of_them or mark.spot.number is not None:
                number = str(at + 1 if all_of_them else mark.spot.number)
                as_number(mark, number)
                self.entries.append((number, mark.spot.label or ""))

    def drawing(self) -> Drawing:
        """All of it, from the land up."""
        corners = self._corners()
        labels = self._labels()
        if labels is None:
            self._begin(numbered=True)
            corners, labels = self._corners(), self._labels() or []
        names = [*area_labels(self.ground.labels(), self.placing), *place_names(self.node, self.frame, self.placing)]
        if not any(name.kind == "country" for name in self.node.place_names):
            for ring in self.ground.districts():
                xs, ys = [x for x, _ in ring], [y for _, y in ring]
                self.placing.take(Box(min(xs), min(ys), max(xs), max(ys)))
            names += country_names(self.ground.countries(), self.frame, self.placing)
        key = self._key()
        circles = list(self._circles())
        return Drawing(
            self.frame.width,
            key.bottom,
            (*self.ground.shapes, *self._rim(), *names, *circles, *labels, *corners, *key.shapes),
        )

    # ── Spots ────────────────────────────────────────────────────────────────

    def _labels(self) -> list[Shape] | None:
        """The names of spots beside them; None where some have no room and numbers would name them all."""
        shapes: list[Shape] = []
        refused = 0
        named = [mark for mark in self.marks if mark.spot.label or mark.beside]
        for mark in sorted(named, key=lambda mark: (not mark.spot.highlight, -mark.radius)):
            text = mark.beside if mark.numbered else mark.spot.label
            if not text or refused > _MOST_REFUSED:
                continue
            style = self._label_style(mark)
            found = self.placing.beside(text, mark.box, style, style.colour)
            if found is None and not self.entries and len(named) <= _MOST_NUMBERS:
                return None
            refused += found is None
            shapes += found or ()
        return shapes

    def _label_style(self, mark: Mark) -> TextStyle:
        theme = self.look.theme
        style = theme.styles["map-place"]
        is_strong = mark.spot.highlight or mark.numbered
        return replace(style, bold=True, font=theme.bold_family(style.font)) if is_strong else style

    def _circles(self) -> Iterator[Shape]:
        """Circles, the largest below, with what is printed in them and lines from where they ought to stand."""
        for mark in self.marks:
            if mark.is_moved:
                colour = self._colour(mark)
                yield Path((((mark.true_x, mark.true_y), (mark.x, mark.y)),), stroke=Rule(colour, 0.6))
                yield Circle(mark.true_x, mark.true_y, 1.0, colour)
        for at, mark in enumerate(self.marks):
            yield moved(self._sign(mark), mark.x, mark.y)
            if mark.inside and not any(mark.touches(other) for other in self.marks[at + 1 :]):
                yield self._inside(mark)

    def _sign(self, mark: Mark) -> Circle:
        if self._is_sized and mark.value is None:
            return unknown(self.look)
        return sign(self.look, mark.radius, self._colour(mark), self._is_sized, mark.spot.approximate)

    def _colour(self, mark: Mark) -> str:
        is_quiet = not mark.spot.highlight and self._has_highlight
        return self.look.theme.graphics.axis if is_quiet else self.look.accent

    def _inside(self, mark: Mark) -> Words:
        style = self.look.value
        fill = self._sign(mark).fill or self.look.ground
        return self.look.words(
            mark.inside or "", style, mark.x, mark.y + style.size * 0.35, "middle", self.look.over(fill)
        )

    # ── Around it ────────────────────────────────────────────────────────────

    def _corners(self) -> list[Shape]:
        """The scale bar and the small map, each in a corner without a spot; below the map where there is none."""
        self.below = []
        shapes: list[Shape] = []
        if not self.frame.is_world:
            shapes += self._cornered(*scale_bar(self.frame, self.look), EDGE, ("bl", "br", "tl", "tr"), True)
        if wants_inset(self.node, self.frame):
            side, small = inset(self.frame, self.look)
            is_needed = self.node.locator == "yes"
            shapes += self._cornered(Box(0, 0, side, side), small, EDGE, ("tr", "tl", "br", "bl"), is_needed)
        return shapes

    def _cornered(
        self, box: Box, shapes: list[Shape], edge: float, corners: tuple[str, ...], is_needed: bool
    ) -> list[Shape]:
        """Shapes in the first corner where nothing stands; in the key where they are needed and there is none."""
        frame = self.frame
        for corner in corners:
            x = edge if corner[1] == "l" else frame.width - edge - box.right
            y = edge if corner[0] == "t" else frame.height - edge - box.bottom
            place = Box(x - 1, y - 1, x + box.right + 1, y + box.bottom + 1)
            if x >= 0 and y >= 0 and self.placing.is_untouched(place):
                self.placing.take(place)
                return [moved(shape, x, y) for shape in shapes]
        if is_needed:
            middle = box.bottom / 2
            self.below.append(Item(tuple(moved(shape, 0, -middle) for shape in shapes), box.right, middle))
        return []

    def _rim(self) -> Iterator[Path]:
        """The line around the map, inside the frame, so that nothing cuts it off."""
        left, top, right, bottom = self.frame.box
        left, top, right, bottom = left + _RIM / 2, top + _RIM / 2, right - _RIM / 2, bottom - _RIM / 2
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        yield Path((corners,), stroke=Rule(self.look.theme.graphics.border, _RIM), closed=True)

    def _key(self) -> Key:
        key = Key(self.look, self.frame.width, self.frame.height)
        classes = self.ground.classes
        key.row([*self.below, *class_items(key, classes, self.node.unit, self.ground.has_gaps)])
        key.row(mark_items(key, self.node, self.marks, with_unit=not classes))
        key.columns(self.entries)
        key.line(self.node.disclaimer or word("boundaries", self.look.language))
        return key
