"""The land of a map: areas in their colours, borders once each, and where the names of areas have room."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from briefgen.document import Area, Map
from briefgen.graphics.drawing import Path, Point, Rect, Shape
from briefgen.graphics.look import Look
from briefgen.graphics.maps.classes import Class, classes_of, colour_of
from briefgen.graphics.maps.clipping import crossed
from briefgen.graphics.maps.frame import Frame, frame_for
from briefgen.graphics.maps.key import no_data
from briefgen.graphics.maps.lands import Lands
from briefgen.graphics.maps.names import country_name
from briefgen.graphics.maps.outlines import Outlines, countries
from briefgen.graphics.maps.own import own_outlines
from briefgen.theme import Rule

_COARSE = 150.0
"""Where the earth's radius takes fewer points than this, 1:110 million is fine enough."""
_COAST, _BORDER, _WITHIN = 0.3, 0.55, 0.35

Ring = tuple[Point, ...]


class Ground:
    """The land that a map shows: countries and, above them, the outlines of its own."""

    def __init__(self, node: Map, look: Look, width: float) -> None:
        self.node = node
        self.look = look
        self.own = own_outlines(node.outlines, node.names) if node.outlines else None
        self.frame: Frame = frame_for(node, self.own or countries(), width)
        self._countries = Lands(self._world(), self.frame)
        self._seen = _seen(self._countries)
        self._districts = Lands(self.own, self.frame) if self.own else None
        self._seen_districts = _seen(self._districts) if self._districts else {}

    def _world(self) -> Outlines:
        """Countries as fine as the map needs them."""
        coarse = countries("110m")
        fits = self.own or all(coarse.of(area.name) is not None for area in self.node.areas)
        return coarse if self.frame.scale < _COARSE and fits else countries()

    @cached_property
    def classes(self) -> list[Class]:
        """The classes of the areas' numbers, from the lowest; none without numbers."""
        return classes_of([area.value for area in self.node.areas if area.value is not None], self.look)

    @property
    def has_gaps(self) -> bool:
        """Whether an area is seen whose number isn't known."""
        if not self.classes:
            return False
        if self.own:
            valued = {self.own.of(area.name) for area in self.node.areas if area.value is not None}
            return any(number not in valued for number in self._seen_districts)
        return any(area.value is None for area in self.node.areas)

    def colour_at(self, x: float, y: float) -> str:
        """The colour of the water or the land at a place."""
        for shape in reversed(self._fills):
            if isinstance(shape, Rect) or any(stretch[0] <= x < stretch[1] for stretch in _stretches(shape, y)):
                return shape.fill or self.look.ground
        return self.look.ground

    @cached_property
    def shapes(self) -> list[Shape]:
        """Water, land and borders."""
        return [*self._fills, *self._borders()]

    @cached_property
    def _fills(self) -> list[Rect | Path]:
        return list(self._filled())

    def _filled(self) -> Iterator[Rect | Path]:
        frame, style = self.frame, self.look.theme.graphics
        yield Rect(0, 0, frame.width, frame.height, style.water or self.look.ground)
        named = {} if self.own else self._colours(self._countries.outlines)
        yield from _filled(self._seen, named, style.neighbour if named or self.own else style.land)
        if self.own:
            rest = no_data(self.look) if self.classes else style.land
            yield from _filled(self._seen_districts, self._colours(self.own), rest)

    def _colours(self, outlines: Outlines) -> dict[int, str]:
        """The colour of every area that the map names, by its number in the outlines."""
        found = {outlines.of(area.name): self._colour(area) for area in self.node.areas}
        return {number: colour for number, colour in found.items() if number is not None}

    def _colour(self, area: Area) -> str:
        style = self.look.theme.graphics
        if area.value is not None:
            return colour_of(area.value, self.classes)
        if self.classes:
            return no_data(self.look)
        return style.picked if area.highlight else style.land

    def _borders(self) -> Iterator[Path]:
        border = self.look.theme.graphics.border
        drawn = [(self._countries, False, _COAST), (self._countries, True, _BORDER)]
        drawn += [(self._districts, shared, _WITHIN) for shared in (False, True) if self._districts]
        for lands, shared, width in drawn:
            if lines := lands.lines(shared):
                yield Path(tuple(lines), stroke=Rule(border, width))

    def labels(self) -> Iterator[tuple[str, list[Ring]]]:
        """The words that areas have of their own, with the rings that are seen of each."""
        outlines, seen = (self.own, self._seen_districts) if self.own else (self._countries.outlines, self._seen)
        for area in self.node.areas:
            number = outlines.of(area.name)
            if area.label and number in seen:
                yield area.label, seen[number]

    def countries(self) -> Iterator[tuple[str, list[Ring]]]:
        """The names of the other countries that are seen, with their rings."""
        outlines = self._countries.outlines
        labelled = set() if self.own else {outlines.of(area.name) for area in self.node.areas if area.label}
        for number, rings in self._seen.items():
            if number not in labelled:
                yield country_name(outlines.areas[number], self.look.language), rings

    def districts(self) -> Iterator[Ring]:
        """What is seen of the map's own outlines, which no country's name may cover."""
        for rings in self._seen_districts.values():
            yield from rings


def _seen(lands: Lands) -> dict[int, list[Ring]]:
    """What is seen of each area, by its number."""
    found: dict[int, list[Ring]] = {}
    for piece in lands.pieces:
        if rings := lands.rings(piece):
            found.setdefault(piece.area, []).extend(rings)
    return found


def _stretches(path: Path, y: float) -> list[tuple[float, float]]:
    """The stretches of the level line through a place that lie in a path, holes left out."""
    crossings = sorted(x for run in path.runs for x in crossed(run, y))
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _filled(seen: dict[int, list[Ring]], colours: dict[int, str], usual: str) -> Iterator[Path]:
    """Areas as paths, those of one colour together."""
    found: dict[str, list[Ring]] = {}
    for number, rings in seen.items():
        found.setdefault(colours.get(number, usual), []).extend(rings)
    yield from (Path(tuple(rings), fill=colour, closed=True) for colour, rings in found.items())
