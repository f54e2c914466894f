"""The small map in a corner that shows where in the world the large one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import radians, sin

from briefgen.document import Map
from briefgen.graphics.drawing import Path, Point, Rect, Shape
from briefgen.graphics.look import Look
from briefgen.graphics.maps.clipping import lines_inside
from briefgen.graphics.maps.frame import Frame
from briefgen.graphics.maps.lands import Lands
from briefgen.graphics.maps.outlines import countries
from briefgen.graphics.maps.projections import Azimuthal, Extent, inverse
from briefgen.theme import Rule

_SMALL = 16.0
"""A map that shows no more degrees than this from its middle gets one unasked."""
_WIDER, _LEAST, _MOST = 5.0, 24.0, 55.0
_SIDE = 0.19
"""Its width, as a share of the map's."""


def wants_inset(node: Map, frame: Frame) -> bool:
    """Whether a small map is to be shown."""
    return node.locator == "yes" or (node.locator == "auto" and frame.radius <= _SMALL)


def inset(frame: Frame, look: Look) -> tuple[float, list[Shape]]:
    """The small map as a square that begins at (0, 0), and the length of its sides."""
    side = min(max(_SIDE * frame.width, 52.0), 84.0)
    lon, lat = frame.middle
    degrees = min(max(_WIDER * frame.radius, _LEAST), _MOST)
    scale = side / (4 * sin(radians(degrees / 2)))
    small = Frame(Azimuthal(lon, lat), Extent(lon, lat, lon, lat), side, side, scale, 0.0, 0.0)
    graphics = look.theme.graphics
    shapes: list[Shape] = [Rect(0, 0, side, side, look.ground)]
    if land := _land(small):
        shapes.append(Path(land, fill=graphics.picked))
    if borders := _borders(small):
        shapes.append(Path(borders, stroke=Rule(look.ground, 0.35)))
    edge = tuple(tuple(run) for run in lines_inside([small.at(*point) for point in _edge(frame)], small.box))
    if edge:
        shapes.append(Path(edge, stroke=Rule(look.accent, 1.1)))
    corners = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
    return side, [*shapes, Path((corners,), stroke=Rule(graphics.border, 0.6), closed=True)]


@lru_cache(maxsize=32)
def _land(small: Frame) -> tuple[tuple[Point, ...], ...]:
    lands = Lands(countries("110m"), small)
    return tuple(ring for piece in lands.pieces for ring in lands.rings(piece))


@lru_cache(maxsize=32)
def _borders(small: Frame) -> tuple[tuple[Point, ...], ...]:
    return tuple(Lands(countries("110m"), small).lines(shared=True))


def _edge(frame: Frame) -> Iterator[Point]:
    """The degrees along the edge of a map."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    steps = 6
    for a, b in pairwise(corners):
        for at in range(steps):
            across, down = (a[0] + (b[0] - a[0]) * at / steps, a[1] + (b[1] - a[1]) * at / steps)
            x, y = (
                frame.x + (across - 0.5) * frame.width / frame.scale,
                frame.y - (down - 0.5) * frame.height / frame.scale,
            )
            yield inverse(frame.projection, x, y, frame.middle)
    x, y = frame.x - 0.5 * frame.width / frame.scale, frame.y + 0.5 * frame.height / frame.scale
    yield inverse(frame.projection, x, y, frame.middle)
