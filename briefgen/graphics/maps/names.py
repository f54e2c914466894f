"""Names of countries and waters on a map: where there is room for them, and dropped where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.document import Map
from briefgen.graphics.drawing import Circle, Shape, Words
from briefgen.graphics.maps.clipping import Point, area, crossed
from briefgen.graphics.maps.frame import Frame
from briefgen.graphics.maps.labels import Placing
from briefgen.graphics.maps.outlines import Named
from briefgen.language.dates import locale_of
from briefgen.theme import TextStyle

_MOST = 16
"""How many countries are named at most."""
_LEAST = 0.008
"""The least share of the map that a country takes which is named."""
_LINES = 15
_ROOM = 0.94
TOWN = 1.3
"""Radius of the dot of a place that is only named."""

Ring = tuple[Point, ...]


def country_name(named: Named, language: str) -> str:
    """A country's name in a language, from CLDR; in English the one that the outlines have, which is shorter."""
    if language.split("-")[0].lower() == "en" or not named.two:
        return named.name
    name = locale_of(language).territories.get(named.two, named.name)
    return str(name).split(" (")[0]


def place_names(node: Map, frame: Frame, placing: Placing) -> Iterator[Shape]:
    """The names that a map is given: seas and countries around their places, towns beside a small dot."""
    styles = placing.look.theme.styles
    for name in node.place_names:
        x, y = frame.at(name.lon, name.lat)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        if name.kind == "place":
            yield from _town(name.name, x, y, placing)
        else:
            style = styles["map-water" if name.kind == "water" else "map-country"]
            yield from placing.centred(name.name, x, y, style) or ()


def _town(name: str, x: float, y: float, placing: Placing) -> Iterator[Shape]:
    style = placing.look.theme.styles["map-place"]
    dot = Circle(x, y, TOWN, style.colour)
    if placing.frame.holds(dot.box) and placing.is_free(dot.box):
        placing.take(own := dot.box)
        words = placing.beside(name, own, style, style.colour)
        if words:
            yield dot
            yield from words


def area_labels(labels: Iterable[tuple[str, list[Ring]]], placing: Placing) -> Iterator[Shape]:
    """What is printed on areas, each where it has the most room."""
    style = placing.look.theme.styles["map-place"]
    for text, rings in labels:
        yield from _in_rings(text, rings, style, placing, halo=True)


def country_names(seen: Iterable[tuple[str, list[Ring]]], frame: Frame, placing: Placing) -> Iterator[Shape]:
    """Names of countries, the largest first; `seen` has each with the rings that are seen of it."""
    style = placing.look.theme.styles["map-country"]
    sizes = [(sum(abs(area(ring)) for ring in rings), name, rings) for name, rings in seen]
    least = _LEAST * frame.width * frame.height
    for size, name, rings in sorted(sizes, key=lambda each: -each[0])[:_MOST]:
        if size < least:
            break
        yield from _in_rings(name, rings, style, placing)


def _in_rings(text: str, rings: Sequence[Ring], style: TextStyle, placing: Placing, halo: bool = False) -> list[Words]:
    """A name where the largest ring has the most room for it; nothing where there is none."""
    width = placing.look.width(text, style)
    largest = max(rings, key=lambda ring: abs(area(ring)))
    for x, y, room in _rooms(largest, style.size):
        if width <= room * _ROOM and (words := placing.centred(text, x, y + style.size * 0.05, style, halo)):
            return words
    return []


def _rooms(ring: Ring, height: float) -> list[tuple[float, float, float]]:
    """Where in a ring there is room for a line of text so high: its middle and how wide it may be, the widest first."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    found = []
    for at in range(1, _LINES):
        y = top + (bottom - top) * at / _LINES
        above, below = _stretches(ring, y - height / 2), _stretches(ring, y + height / 2)
        for a in above:
            for b in below:
                left, right = max(a[0], b[0]), min(a[1], b[1])
                if right > left:
                    off = abs(y - (top + bottom) / 2) / (bottom - top)
                    found.append(((right - left) * (1.1 - off * 0.8), (left + right) / 2, y, right - left))
    return [(x, y, room) for _, x, y, room in sorted(found, reverse=True)]


def _stretches(ring: Ring, y: float) -> list[tuple[float, float]]:
    """The stretches of a level line that lie in a ring."""
    crossings = sorted(crossed(ring, y))
    return list(zip(crossings[::2], crossings[1::2], strict=False))
