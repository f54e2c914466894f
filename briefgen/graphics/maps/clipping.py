"""Rings and lines cut at straight edges: at a frame, or at the meridian where a projection is torn open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.graphics.drawing import Box

Point = tuple[float, float]


def ring_inside(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in a box (Sutherland and Hodgman 1974); empty where nothing does. Where it leaves the box it
    follows its edge, so that it is for filling only."""
    found = list(ring)
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        if not found:
            break
        found = _beyond(found, axis, edge, sign)
    return found


def _beyond(ring: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """What of a ring lies on one side of an edge."""
    if all(sign * (point[axis] - edge) >= 0 for point in ring):
        return ring
    kept: list[Point] = []
    before = ring[-1]
    was_inside = sign * (before[axis] - edge) >= 0
    for point in ring:
        is_inside = sign * (point[axis] - edge) >= 0
        if is_inside != was_inside:
            kept.append(_crossing(before, point, axis, edge))
        if is_inside:
            kept.append(point)
        before, was_inside = point, is_inside
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    share = (edge - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def lines_inside(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The stretches of a line that lie in a box."""
    run: list[Point] = []
    for a, b in pairwise(line):
        part = _part(a, b, box)
        if part is None:
            if run:
                yield run
            run = []
            continue
        begin, end = part
        if run and run[-1] != begin:
            yield run
            run = []
        if not run:
            run = [begin]
        run.append(end)
    if run:
        yield run


def _part(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """What of a straight line lies in a box (Liang and Barsky 1984)."""
    if _holds(box, a) and _holds(box, b):
        return a, b
    begin, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for toward, room in (
        (-dx, a[0] - box.left), (dx, box.right - a[0]), (-dy, a[1] - box.top), (dy, box.bottom - a[1]),
    ):  # fmt: skip
        if toward == 0:
            if room < 0:
                return None
        elif toward < 0:
            begin = max(begin, room / toward)
        else:
            end = min(end, room / toward)
    if begin > end:
        return None
    first = a if begin == 0 else _held((a[0] + begin * dx, a[1] + begin * dy), box)
    last = b if end == 1 else _held((a[0] + end * dx, a[1] + end * dy), box)
    return first, last


def _holds(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _held(point: Point, box: Box) -> Point:
    """A point on the edge of a box that rounding may have put beside it."""
    return min(max(point[0], box.left), box.right), min(max(point[1], box.top), box.bottom)


def area(ring: Sequence[Point]) -> float:
    """The area of a ring, its sign by the direction it runs in."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def crossed(ring: Sequence[Point], y: float) -> Iterator[float]:
    """Where a ring crosses a level line."""
    before = ring[-1]
    for point in ring:
        if (before[1] <= y) != (point[1] <= y):
            yield before[0] + (y - before[1]) / (point[1] - before[1]) * (point[0] - before[0])
        before = point
