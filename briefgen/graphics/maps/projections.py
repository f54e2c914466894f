"""Map projections: from degrees to a plane whose unit is the earth's radius, north up.

Formulas are those of Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), on a sphere; Equal
Earth is that of Šavrič, Patterson and Jenny (2018). Which one a map gets follows the Projection Wizard (Šavrič, Jenny
and Jenny 2016): equal-area, by how large the region is, where it lies and how wide it is for its height.
"""

from __future__ import annotations

from functools import cached_property
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple, Protocol

from briefgen.frozen import frozen

EARTH = 6371.0088
"""The earth's mean radius in kilometres (IUGG)."""


class Extent(NamedTuple):
    """Degrees that a map shows; `east` is greater than `west`, beyond 180 where it lies across the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.west + self.east) / 2, (self.south + self.north) / 2


class Projection(Protocol):
    """`lon` is the meridian in the middle. A `cut` one is torn open at the opposite meridian."""

    @property
    def lon(self) -> float: ...

    @property
    def cut(self) -> bool: ...

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The place of a point; of a cut one, longitudes from `lon` - 180 to `lon` + 180 make sense."""
        ...


@frozen
class Azimuthal:
    """Lambert's azimuthal equal-area projection around a point (Snyder, 24-2 to 24-4)."""

    lon: float
    lat: float
    cut = False

    @cached_property
    def _middle(self) -> tuple[float, float]:
        return sin(radians(self.lat)), cos(radians(self.lat))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        across, up = radians(lon - self.lon), radians(lat)
        (sine, cosine), high, low = self._middle, sin(up), cos(up)
        ahead = low * cos(across)
        far = max(1 + sine * high + cosine * ahead, 1e-9)
        factor = sqrt(2 / far)
        return factor * low * sin(across), factor * (cosine * high - sine * ahead)


@frozen
class Conic:
    """Albers' equal-area conic projection with two standard parallels (Snyder, 14-1 to 14-6)."""

    lon: float
    south: float
    north: float
    cut = True

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        south, north = sin(radians(self.south)), sin(radians(self.north))
        n = (south + north) / 2
        c = cos(radians(self.south)) ** 2 + 2 * n * south
        return n, c, sqrt(max(c - 2 * n * sin(radians((self.south + self.north) / 2)), 0)) / n

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        n, c, middle = self._cone
        far = sqrt(max(c - 2 * n * sin(radians(lat)), 0)) / n
        angle = n * radians(lon - self.lon)
        return far * sin(angle), middle - far * cos(angle)


@frozen
class Cylindrical:
    """The equidistant cylindrical projection with a standard parallel (Snyder, 12-1 and 12-2)."""

    lon: float
    lat: float
    cut = True

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return radians(lon - self.lon) * cos(radians(self.lat)), radians(lat - self.lat)


@frozen
class EqualEarth:
    """Equal Earth, for the world."""

    lon: float
    cut = True

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        t = asin(sqrt(3) / 2 * sin(radians(lat)))
        a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
        t2 = t * t
        t6 = t2**3
        slope = a + 3 * b * t2 + t6 * (7 * c + 9 * d * t2)
        return 2 * sqrt(3) / 3 * radians(lon - self.lon) * cos(t) / slope, t * (a + b * t2 + t6 * (c + d * t2))


def projection_for(extent: Extent) -> Projection:
    """The projection that a region asks for."""
    lon, lat = extent.middle
    across, up = extent.east - extent.west, extent.north - extent.south
    polar = min(abs(extent.south), abs(extent.north)) >= _POLAR and extent.south * extent.north > 0
    if polar and across > _ROUND:
        return Azimuthal(lon, 90 if lat > 0 else -90)
    widest = _NORTHERN if abs(lat) > _POLAR and extent.south * extent.north > 0 else _HEMISPHERE
    if across > widest or up > _HEMISPHERE:
        return EqualEarth(lon)
    if abs(lat) <= _TROPICS and up <= _SMALL and across <= _ROUND:
        return Cylindrical(lon, lat)
    is_wide = across * cos(radians(lat)) > _WIDE * up
    if is_wide and extent.south * extent.north > 0 and _TROPICS < abs(lat) < _POLE and across > _SMALL:
        return Conic(lon, extent.south + up / 6, extent.north - up / 6)
    return Azimuthal(lon, lat)


_POLAR = 45.0
"""Nearer to a pole than this, what reaches far around it is shown from above the pole."""
_ROUND, _HEMISPHERE, _NORTHERN = 120.0, 150.0, 200.0
"""The widest that an azimuthal projection, one of half the globe, and a conic far from the equator show."""
_TROPICS, _SMALL, _WIDE = 15.0, 30.0, 1.5
_POLE = 70.0
"""Above it no conic."""


def angle_between(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """How far two points are from one another, in degrees of a great circle."""
    a, b, across = radians(lat), radians(other_lat), radians(other_lon - lon)
    east = cos(b) * sin(across)
    north = cos(a) * sin(b) - sin(a) * cos(b) * cos(across)
    return degrees(atan2(hypot(east, north), sin(a) * sin(b) + cos(a) * cos(b) * cos(across)))


def inverse(projection: Projection, x: float, y: float, near: tuple[float, float]) -> tuple[float, float]:
    """The degrees of a place in the plane, by Newton's method from a point near it."""
    lon, lat = near
    for _ in range(12):
        here = projection.at(lon, lat)
        step = 1e-5
        east, north = projection.at(lon + step, lat), projection.at(lon, lat - step)
        a, b = (east[0] - here[0]) / step, (here[0] - north[0]) / step
        c, d = (east[1] - here[1]) / step, (here[1] - north[1]) / step
        size = a * d - b * c
        if abs(size) < 1e-16:
            break
        dx, dy = x - here[0], y - here[1]
        lon += (dx * d - b * dy) / size
        lat = max(-89.99, min(89.99, lat + (a * dy - c * dx) / size))
        if abs(dx) + abs(dy) < 1e-10:
            break
    return lon, lat
