"""Outlines of countries and districts: polygons on the globe, made of arcs that neighbours share."""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.graphics.maps.projections import angle_between

Degrees = tuple[float, float]
"""Longitude and latitude. Along an arc longitudes go on beyond 180 instead of beginning anew at -180."""


class Named(NamedTuple):
    """What an area is called: its name, its codes of three and two letters (ISO 3166-1), empty where it
    has none, and what else it is called."""

    name: str
    three: str = ""
    two: str = ""
    others: tuple[str, ...] = ()


class Cap(NamedTuple):
    """A circle on the globe: its middle and its radius, in degrees."""

    lon: float
    lat: float
    radius: float


class Polygon(NamedTuple):
    """A piece of an area: which one, its rings, each as numbers of arcs (~n is arc n backwards), the outer one first,
    and a circle around it."""

    area: int
    rings: tuple[tuple[int, ...], ...]
    cap: Cap


@dataclass(frozen=True, eq=False)
class Outlines:
    """Areas and their outlines. `read` gives the points of an arc; each is read when it is first needed."""

    areas: tuple[Named, ...]
    polygons: tuple[Polygon, ...]
    read: Callable[[int], list[Degrees]]
    _arcs: dict[int, list[Degrees]] = field(default_factory=dict)

    def arc(self, number: int) -> list[Degrees]:
        """The points of an arc."""
        if number not in self._arcs:
            self._arcs[number] = self.read(number)
        return self._arcs[number]

    def of(self, name: str) -> int | None:
        """The number of the area with a name or a code, whatever its capitals; None where there is none."""
        return self._names.get(name.casefold())

    @cached_property
    def _names(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for at, area in enumerate(self.areas):
            for name in (area.name, area.three, area.two, *area.others):
                if name:
                    found.setdefault(name.casefold(), at)
        return found

    @cached_property
    def shared(self) -> frozenset[int]:
        """The arcs that two areas share: borders. All others are coasts."""
        used = Counter(arc if arc >= 0 else ~arc for piece in self.polygons for ring in piece.rings for arc in ring)
        return frozenset(arc for arc, times in used.items() if times > 1)


def cap_around(points: Sequence[Degrees]) -> Cap:
    """A circle around points, not much larger than has to be."""
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    lon, lat = (west + east) / 2, (south + north) / 2
    if east - west > 180:
        pole = 90.0 if lat > 0 else -90.0
        return Cap(lon, pole, max(abs(pole - south), abs(pole - north)))
    reach = [angle_between(lon, lat, west, each) for each in (south, north, min(max(south, 0.0), north))]
    return Cap(lon, lat, max(reach))


@cache
def countries(scale: str = "50m") -> Outlines:
    """The countries of the world, from Natural Earth at 1:50 million (`50m`) or 1:110 million (`110m`)."""
    content = Path(__file__).with_name("outlines").joinpath(f"countries-{scale}.bin").read_bytes()
    (length,) = struct.unpack_from("<I", content)
    header = json.loads(content[4 : 4 + length])
    polygons = tuple(
        Polygon(area, tuple(map(tuple, rings)), Cap(lon, lat, radius))
        for area, rings, lon, lat, radius in header["polygons"]
    )
    return Outlines(
        tuple(Named(name, three, two, tuple(others)) for name, three, two, *others in header["countries"]),
        polygons,
        _Arcs(header, content, 4 + length),
    )


class _Arcs:
    """The arcs of a file as `briefgen.graphics.maps.convert` writes it."""

    def __init__(self, header: dict[str, Any], content: bytes, begin: int) -> None:
        self._scale, self._shift = header["scale"], header["shift"]
        self._lengths: Sequence[int] = header["lengths"]
        count = len(self._lengths)
        self._first = struct.unpack_from(f"<{2 * count}i", content, begin)
        self._begins = list(accumulate((2 * length for length in self._lengths), initial=0))
        self._steps = array("h", content[begin + 8 * count :])
        if sys.byteorder == "big":
            self._steps.byteswap()

    def __call__(self, number: int) -> list[Degrees]:
        across, up = self._axis(number, 0), self._axis(number, 1)
        return list(zip(across, up, strict=True))

    def _axis(self, number: int, axis: int) -> Iterator[float]:
        """The longitudes (0) or latitudes (1) of an arc."""
        length = self._lengths[number]
        begin = self._begins[number] + axis * length
        scale, shift = self._scale[axis], self._shift[axis]
        steps = accumulate(self._steps[begin : begin + length], initial=self._first[2 * number + axis])
        return (step * scale + shift for step in steps)
