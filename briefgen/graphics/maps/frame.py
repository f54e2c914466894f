"""What a map shows and how large: the degrees, the projection, and where a point of the globe stands in the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import asin, cos, degrees, hypot, radians, sin

from briefgen.document import Map
from briefgen.frozen import frozen
from briefgen.graphics.drawing import Box
from briefgen.graphics.maps.outlines import Cap, Degrees, Outlines
from briefgen.graphics.maps.projections import (
    EARTH,
    Azimuthal,
    EqualEarth,
    Extent,
    Projection,
    angle_between,
    inverse,
    projection_for,
)

_LOWEST, _HIGHEST = 0.45, 1.05
"""How high a map is for its width."""
_WORLD = Extent(-169, -57, 191, 84)
"""Cut in the Bering Strait, as is usual, and without the ice in the south."""
_ROOM = 0.14
"""Around the outermost spots, for their labels, as a share of what they take."""
_EDGE = 0.04
"""Around areas."""
_LEAST = 3.0
"""The fewest degrees that are shown where no box is given."""
_LARGE = 0.12
"""A piece of a country so large for its largest one is shown wherever it lies."""
_INSIDE = 7.0
"""What is left between the extent and the frame, so that a spot on its edge is whole."""
_STEPS = 24


@frozen
class Frame:
    """A rectangle of the plane as a drawing: `scale` points are one radius of the earth, (`x`, `y`) is the plane's
    place in the middle."""

    projection: Projection
    extent: Extent
    width: float
    height: float
    scale: float
    x: float
    y: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands, in points from the top left corner; outside the frame's box where it isn't shown."""
        lon = near(lon, self.projection.lon)
        return self.placed(self.projection.at(lon, lat))

    def placed(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a place of the plane stands."""
        return (
            self.width / 2 + (point[0] - self.x) * self.scale,
            self.height / 2 - (point[1] - self.y) * self.scale,
        )

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def is_world(self) -> bool:
        """Whether it shows so much that no scale holds all over it."""
        return isinstance(self.projection, EqualEarth) or self.radius > 40

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The degrees in the middle of the drawing."""
        return inverse(self.projection, self.x, self.y, self._centre)

    @property
    def _centre(self) -> tuple[float, float]:
        if isinstance(self.projection, Azimuthal):
            return self.projection.lon, self.projection.lat
        return self.extent.middle

    @cached_property
    def radius(self) -> float:
        """A bound on how far from its projection's middle anything is that it shows, in degrees."""
        if isinstance(self.projection, EqualEarth):
            return 180.0
        across, up = self.width / 2 / self.scale, self.height / 2 / self.scale
        if isinstance(self.projection, Azimuthal):
            far = hypot(abs(self.x) + across, abs(self.y) + up) / 2
            return 2 * degrees(asin(min(1.0, far)))
        return min(180.0, 1.6 * degrees(hypot(across, up)) + 1)

    @cached_property
    def reach(self) -> tuple[float, float, float, float]:
        """The degrees that it can show at most: the meridian in their middle, how far they reach to its sides, the
        southernmost and the northernmost."""
        lon, lat = self._centre
        south, north = lat - self.radius, lat + self.radius
        if south <= -90 or north >= 90:
            return lon, 180.0, south, north
        return lon, degrees(asin(min(1.0, sin(radians(self.radius)) / cos(radians(lat))))), south, north

    def shows(self, cap: Cap, beside: float = 0.0) -> bool:
        """Whether anything of a circle on the globe, or so many degrees beside it, may be seen."""
        return angle_between(*self._centre, cap.lon, cap.lat) <= self.radius + cap.radius + beside

    @property
    def kilometre(self) -> float:
        """How long a kilometre from west to east is in the middle of the drawing, in points."""
        lon, lat = self.middle
        step = 0.01
        a, b = self.projection.at(lon - step, lat), self.projection.at(lon + step, lat)
        true = radians(2 * step) * cos(radians(lat)) * EARTH
        return hypot(b[0] - a[0], b[1] - a[1]) * self.scale / true


def near(lon: float, middle: float) -> float:
    """A longitude less than half a turn away from another."""
    return middle + (lon - middle + 180) % 360 - 180


def frame_for(node: Map, outlines: Outlines, width: float) -> Frame:
    """The frame of a map in a room of a width."""
    return framed(extent_of(node, outlines), width)


def framed(extent: Extent, width: float, lowest: float = _LOWEST, highest: float = _HIGHEST) -> Frame:
    """The frame that shows all of an extent, as high as it has to be within bounds."""
    projection = projection_for(extent)
    edge = [projection.at(lon, lat) for lon, lat in _around(extent)]
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    low, high = min(y for _, y in edge), max(y for _, y in edge)
    across, up = max(right - left, 1e-6), max(high - low, 1e-6)
    height = width * min(max(up / across, lowest), highest)
    scale = min((width - 2 * _INSIDE) / across, (height - 2 * _INSIDE) / up)
    return Frame(projection, extent, width, height, scale, (left + right) / 2, (low + high) / 2)


def _around(extent: Extent) -> Iterator[Degrees]:
    """Points along the edge of an extent, and along its middle, which may bulge beyond its corners."""
    west, south, east, north = extent
    middle = min(max(0.0, south), north)
    for at in range(_STEPS + 1):
        lon, lat = west + (east - west) * at / _STEPS, south + (north - south) * at / _STEPS
        yield from ((lon, south), (lon, north), (lon, middle), (west, lat), (east, lat))


def extent_of(node: Map, outlines: Outlines) -> Extent:
    """What a map shows: its box, else the room that its spots take, else its areas, else the world."""
    if node.box:
        return _box(node.box)
    spots = [(spot.lon, spot.lat) for spot in node.spots]
    if spots:
        return _room(spots, _ROOM)
    areas = [number for area in node.areas if (number := outlines.of(area.name)) is not None]
    if areas:
        return _room([point for number in areas for point in _main_points(outlines, number)], _EDGE)
    names = [(name.lon, name.lat) for name in node.place_names]
    return _room(names, _ROOM) if names else _WORLD


def _box(text: str) -> Extent:
    west, south, east, north = (float(part) for part in text.split(","))
    south, north = sorted((max(-90.0, min(90.0, south)), max(-90.0, min(90.0, north))))
    east = west + min((east - west) % 360 or (360 if east != west else 0), 360)
    return _at_least(Extent(west, south, east, north))


def _at_least(extent: Extent, least: float = 0.05) -> Extent:
    """An extent no smaller than so many degrees each way, and not beyond the poles."""
    west, south, east, north = extent
    lon, lat = extent.middle
    up = max(north - south, least)
    across = max(east - west, least / max(cos(radians(lat)), 0.1))
    south, north = max(-90.0, lat - up / 2), min(90.0, lat + up / 2)
    return (
        Extent(lon - across / 2, south, lon + across / 2, north) if across < 360 else Extent(west, south, east, north)
    )


def _room(points: Sequence[Degrees], share: float) -> Extent:
    """The smallest extent around points, whatever side of the date line they are on, and some room around it."""
    west, east = _span([lon for lon, _ in points])
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    south, north = max(-90.0, south), min(90.0, north)
    narrow = max(cos(radians((south + north) / 2)), 0.1)
    aside = share * max(east - west, (north - south) / narrow)
    above = share * max(north - south, (east - west) * narrow * _LOWEST)
    wider = Extent(west - aside, max(-90.0, south - above), east + aside, min(90.0, north + above))
    if isinstance(projection_for(wider), EqualEarth):
        return _WORLD
    return _at_least(wider, _LEAST)


def _span(longitudes: Iterable[float]) -> tuple[float, float]:
    """The shortest stretch that holds some longitudes: west, and east, which may be beyond 180."""
    found = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gaps = [(b - a, at) for at, (a, b) in enumerate(zip(found, [*found[1:], found[0] + 360], strict=True))]
    _, widest = max(gaps)
    west = found[(widest + 1) % len(found)]
    east = found[widest]
    return west, east if east >= west else east + 360


def _main_points(outlines: Outlines, number: int) -> Iterator[Degrees]:
    """Points of an area's large pieces and of those near the largest: islands far away don't make a country's map."""
    pieces = [piece for piece in outlines.polygons if piece.area == number]
    main = max(pieces, key=lambda piece: piece.cap.radius).cap
    for piece in pieces:
        is_near = angle_between(main.lon, main.lat, piece.cap.lon, piece.cap.lat) <= 1.1 * main.radius
        if is_near or piece.cap.radius >= _LARGE * main.radius:
            for arc in piece.rings[0]:
                yield from outlines.arc(arc if arc >= 0 else ~arc)
