"""The bars of a chart, before it is known where they stand: from which number to which, beside or on one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document import Point
from briefgen.frozen import frozen
from briefgen.graphics.charts.numbers import Numbers, value_of

STACKS = ("stacked", "stacked-bar", "area")


@frozen(slots=True)
class Part:
    """One bar or one part of a stack: of which key and series (by their numbers), from `begin` to `end`."""

    key: int
    series: int
    begin: float
    end: float
    point: Point

    @property
    def value(self) -> float:
        """The number that it stands for."""
        return self.end - self.begin


def parts_of(numbers: Numbers, stacked: bool) -> list[Part]:
    """Every known number as a bar from nought or, `stacked`, from where the one before it ends; those below nought are
    stacked downwards."""
    return [part for at in range(len(numbers.keys)) for part in _of_key(numbers, at, stacked)]


def _of_key(numbers: Numbers, at: int, stacked: bool) -> Iterator[Part]:
    ends = [0.0, 0.0]
    for series, points in enumerate(numbers.points):
        point = points.get(numbers.keys[at])
        value = value_of(point) if point else None
        if point is None or value is None:
            continue
        begin = ends[value < 0] if stacked else 0.0
        ends[value < 0] = begin + value
        yield Part(at, series, begin, begin + value, point)


def is_whole(values: Sequence[float]) -> bool:
    """Whether only whole numbers are counted."""
    return all(value == int(value) for value in values if abs(value) < 1e15)
