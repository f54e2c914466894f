"""Areas and their borders as paths, cut at a map's frame and simplified for the size they are printed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, degrees, radians

from briefgen.graphics.drawing import Box
from briefgen.graphics.maps.clipping import Point, area, lines_inside, ring_inside
from briefgen.graphics.maps.frame import Frame, near
from briefgen.graphics.maps.outlines import Degrees, Outlines, Polygon

_FINEST = 0.35
"""Points nearer to one another than this can't be told apart in print, in points."""
_SMALLEST = 0.12
"""The smallest piece of land that is drawn, in square points."""
_BESIDE, _COARSE = 3.0, 1.5
"""So many degrees beside what is shown, points so far from one another are enough: they close a ring, no more."""
_LONG = 3.0
"""Straight lines longer than so many degrees are bent as the projection bends them."""


class Lands:
    """The outlines that a frame shows."""

    def __init__(self, outlines: Outlines, frame: Frame) -> None:
        self.outlines = outlines
        self.frame = frame
        self.pieces = [piece for piece in outlines.polygons if frame.shows(piece.cap)]
        self._tolerance = degrees(_FINEST / frame.scale)
        self._thinned: dict[int, list[Degrees]] = {}

    def rings(self, piece: Polygon) -> list[tuple[Point, ...]]:
        """What is seen of a polygon, as rings to be filled, in points."""
        found: list[tuple[Point, ...]] = []
        for at, ring in enumerate(piece.rings):
            seen = [each for each in self._seen(self._joined(ring)) if abs(area(each)) >= _SMALLEST]
            if at == 0 and not seen:
                break
            found += map(tuple, seen)
        return found

    def lines(self, shared: bool) -> list[tuple[Point, ...]]:
        """Borders where `shared`, else coasts, each once."""
        arcs = {arc if arc >= 0 else ~arc for piece in self.pieces for ring in piece.rings for arc in ring}
        chosen = sorted(arc for arc in arcs if (arc in self.outlines.shared) is shared)
        found = (part for arc in chosen for line in self._copies(self._arc(arc)) for part in self._line(line))
        return [tuple(part) for part in found]

    def _arc(self, number: int) -> list[Degrees]:
        if number not in self._thinned:
            self._thinned[number] = self._simplified(self.outlines.arc(number))
        return self._thinned[number]

    def _simplified(self, points: Sequence[Degrees]) -> list[Degrees]:
        """A line without the points that are too near to the one before to be told apart; its ends stay."""
        fine, coarse = self._tolerance**2, max(_COARSE, self._tolerance) ** 2
        middle, aside, south, north = self.frame.reach
        aside, south, north = aside + _BESIDE / _narrow(max(abs(south), abs(north))), south - _BESIDE, north + _BESIDE
        kept = [points[0]]
        lon, lat = points[0]
        narrow = _narrow(lat) ** 2
        for point in points[1:-1]:
            across, up = point[0] - lon, point[1] - lat
            far = across * across * narrow + up * up
            if far >= fine:
                beside = not south < point[1] < north or abs((point[0] - middle + 180) % 360 - 180) > aside
                if far >= coarse or not beside:
                    kept.append(point)
                    lon, lat = point
                    narrow = _narrow(lat) ** 2
        kept.append(points[-1])
        return kept

    def _joined(self, ring: Sequence[int]) -> list[Degrees]:
        """The points of a ring, longitudes going on beyond 180."""
        points: list[Degrees] = []
        for number in ring:
            arc = self._arc(number) if number >= 0 else self._arc(~number)[::-1]
            turn = round((points[-1][0] - arc[0][0]) / 360) * 360 if points else 0
            points += ((lon + turn, lat) for lon, lat in (arc[1:] if points else arc))
        return points

    def _seen(self, ring: list[Degrees]) -> Iterator[list[Point]]:
        """What is seen of a ring: where the projection is cut, it may be seen on both sides."""
        frame = self.frame
        if not frame.projection.cut:
            copies: Iterable[list[Degrees]] = (ring,)
        elif abs(ring[-1][0] - ring[0][0]) > 180:
            copies = (_along_pole(ring, frame.projection.lon),)
        else:
            copies = self._copies(ring)
        for copy in copies:
            whole = _bent(ring_inside(copy, self._window)) if frame.projection.cut else copy
            if whole and (inside := ring_inside(self._placed(whole), frame.box)):
                yield inside

    def _line(self, line: list[Degrees]) -> Iterator[list[Point]]:
        parts = lines_inside(line, self._window) if self.frame.projection.cut else [line]
        for part in parts:
            yield from lines_inside(self._placed(part), self.frame.box)

    @property
    def _window(self) -> Box:
        """All that a cut projection can show."""
        middle = self.frame.projection.lon
        return Box(middle - 180, -91, middle + 180, 91)

    def _copies(self, points: list[Degrees]) -> Iterator[list[Degrees]]:
        """A line as often as it can be seen: what lies across the cut is seen on both its sides."""
        if not self.frame.projection.cut:
            yield points
            return
        window = self._window
        shift = near(points[0][0], self.frame.projection.lon) - points[0][0]
        for turn in (-360, 0, 360):
            moved = [(lon + shift + turn, lat) for lon, lat in points]
            if min(lon for lon, _ in moved) < window.right and max(lon for lon, _ in moved) > window.left:
                yield moved

    def _placed(self, points: Iterable[Degrees]) -> list[Point]:
        at, placed = self.frame.projection.at, self.frame.placed
        return [placed(at(lon, lat)) for lon, lat in points]


def _narrow(lat: float) -> float:
    """How long a degree from west to east is at a latitude, for one from south to north; never nothing."""
    return max(cos(radians(lat)), 0.05)


def _along_pole(ring: list[Degrees], middle: float) -> list[Degrees]:
    """A ring that runs around a pole as the land between it and the pole, all around both sides of a meridian."""
    ring = ring if ring[-1][0] > ring[0][0] else ring[::-1]
    first = ring[0][0]
    shift = middle - 540 + (first - middle + 540) % 360 - first
    twice = [(lon + shift + turn, lat) for turn in (0, 360) for lon, lat in ring]
    pole = 90.0 if sum(lat for _, lat in ring) > 0 else -90.0
    return [*twice, (twice[-1][0], pole), (twice[0][0], pole)]


def _bent(ring: list[Degrees]) -> list[Degrees]:
    """A ring with more points along its long straight lines."""
    found: list[Degrees] = []
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        found.append(a)
        parts = int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / _LONG)
        found += (
            (a[0] + (b[0] - a[0]) * at / (parts + 1), a[1] + (b[1] - a[1]) * at / (parts + 1))
            for at in range(1, parts + 1)
        )
    return found
