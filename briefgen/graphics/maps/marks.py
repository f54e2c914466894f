"""Spots as circles: how large, where, and what becomes of several in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

from briefgen.document import Map, Spot
from briefgen.graphics.drawing import Box
from briefgen.graphics.maps.frame import Frame

DOT, SMALLEST, NUMBERED = 3.0, 1.9, 6.4
"""Radius of a spot without a number, of the smallest with one, and of one with a number printed in it."""
_LARGEST = 0.042
"""Radius of the largest circle, as a share of the map's width."""
_COVERED = 0.07
"""The largest share of the map that circles cover."""
_MOST_SPREAD = 60
"""More circles with numbers than this aren't spread."""
_ROUNDS = 60
_APART = 1.2


@dataclass
class Mark:
    """A circle on the map: `x`, `y` its middle, (`true_x`, `true_y`) the place it stands for. `count` is how many spots
    it is; `inside` what is printed in it, `beside` the number that stands beside it where it has no room inside."""

    spot: Spot
    true_x: float
    true_y: float
    radius: float
    value: float | None
    count: int = 1
    inside: str | None = None
    beside: str | None = None
    key: str | None = None
    x: float = 0.0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.x, self.y = self.true_x, self.true_y

    @property
    def box(self) -> Box:
        reach = self.radius + 0.4
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)

    @property
    def is_moved(self) -> bool:
        """Whether it stands so far from its place that a line has to lead there."""
        return hypot(self.x - self.true_x, self.y - self.true_y) > self.radius

    @property
    def numbered(self) -> bool:
        """Whether a number stands for its name, which is in the key."""
        return self.key is not None

    def touches(self, other: Mark) -> bool:
        """Whether two circles overlap."""
        return hypot(self.x - other.x, self.y - other.y) < self.radius + other.radius


def marks_of(node: Map, frame: Frame) -> list[Mark]:
    """The circles of a map, those of the largest numbers first. Spots outside the frame are left out; those in one
    place with one label are one circle, sized by their sum or, without numbers, by how many they are."""
    groups: dict[tuple[object, ...], list[Spot]] = {}
    for spot in node.spots:
        if _within(frame.at(spot.lon, spot.lat), frame):
            key = (round(spot.lat, 3), round(spot.lon, 3), spot.label, spot.number)
            groups.setdefault(key, []).append(spot)
    found = [_mark(group, frame) for group in groups.values()]
    _size(found, frame)
    return sorted(found, key=lambda mark: -mark.radius)


def _within(place: tuple[float, float], frame: Frame) -> bool:
    return 0 <= place[0] <= frame.width and 0 <= place[1] <= frame.height


def _mark(group: Sequence[Spot], frame: Frame) -> Mark:
    """Spots in one place as one circle."""
    shown = next((spot for spot in group if spot.highlight), group[0])
    values = [spot.value for spot in group if spot.value is not None]
    number = str(shown.number) if shown.number is not None and not shown.label else None
    x, y = frame.at(shown.lon, shown.lat)
    return Mark(shown, x, y, DOT, sum(values) if values else None, len(group), number)


def _size(marks: Sequence[Mark], frame: Frame) -> None:
    """Give circles their radius: their area is in proportion to their number, or to how many spots they are."""
    values = [mark.value for mark in marks if mark.value and mark.value > 0]
    most = max(values, default=0.0)
    largest = largest_radius(frame, sum(values) / most if values else 0.0)
    for mark in marks:
        if most > 0:
            mark.radius = max(SMALLEST, largest * sqrt(max(mark.value or 0.0, 0.0) / most))
        elif mark.count > 1:
            mark.inside = mark.inside or str(mark.count)
            mark.radius = max(NUMBERED, min(largest, DOT * sqrt(mark.count)))
        elif mark.inside:
            mark.radius = NUMBERED + 1.4 * max(len(mark.inside) - 2, 0)


def as_number(mark: Mark, number: str) -> None:
    """Let a number stand for a circle's name: in a dot, which grows for it, else beside the circle."""
    mark.key = number
    if mark.value is None and mark.count == 1:
        mark.inside, mark.radius = number, NUMBERED + 1.4 * max(len(number) - 2, 0)
    else:
        mark.beside = number


def largest_radius(frame: Frame, times: float) -> float:
    """The radius of a map's largest number, where all of them take `times` as much room as that one."""
    usual = max(8.0, min(19.0, _LARGEST * frame.width))
    fits = sqrt(_COVERED * frame.width * frame.height / (pi * max(times, 1.0)))
    return max(min(usual, fits), 4.0)


def spread(marks: Sequence[Mark], frame: Frame) -> None:
    """Push circles with numbers in them apart, no farther than has to be, and all of them into the frame."""
    told = [mark for mark in marks if mark.inside]
    if 1 < len(told) <= _MOST_SPREAD:
        for _ in range(_ROUNDS):
            if not sum(_pushed(a, b, at) for at, a in enumerate(told) for b in told[:at]):
                break
            _hold(told, frame)
    _hold(marks, frame)


def _pushed(a: Mark, b: Mark, turn: int) -> bool:
    """Move two circles apart if they overlap; those in the very same place each in a direction of its own."""
    dx, dy = a.x - b.x, a.y - b.y
    far, needed = hypot(dx, dy), a.radius + b.radius + _APART
    if far >= needed - 0.01:
        return False
    angle = atan2(dy, dx) if far > 0.01 else 2.4 * turn  # the golden angle, so that many spread evenly
    push = (needed - far) / 2
    a.x, a.y = a.x + push * cos(angle), a.y + push * sin(angle)
    b.x, b.y = b.x - push * cos(angle), b.y - push * sin(angle)
    return True


def _hold(marks: Iterable[Mark], frame: Frame) -> None:
    for mark in marks:
        edge = mark.radius + 1.0
        mark.x = min(max(mark.x, edge), frame.width - edge)
        mark.y = min(max(mark.y, edge), frame.height - edge)
