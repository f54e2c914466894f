"""Where the lines of a paragraph end: the breaks whose lines are the best of all, taken together.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (1981). A line is rated
by how far its spaces are from their own width, a break by what stands there, two lines
that follow each other by how unlike they are. What is best for the whole paragraph is
found from each break to the few that can follow it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Item(NamedTuple):
    """Letters that a line may end after, and what follows them. Widths are points.

    `space` is 0 where the next letters touch. `hyphen` is the width of what is printed
    when the line ends here, `penalty` what it costs to end it, `divides` when that leaves a
    hyphen at the line's end.
    """

    width: float
    space: float = 0.0
    hyphen: float = 0.0
    penalty: float = 0.0
    divides: bool = False


class Measure(NamedTuple):
    """How wide lines are: the first, the others. `rag` is what ragged lines may be shorter by; justified text has 0."""

    first: float
    others: float
    rag: float = 0.0


_STRETCH = 1 / 2
_SHRINK = 1 / 3
"""The share of a space by which it may grow and shrink before it is seen."""
_LOOSEST = 3.0
"""How often that share a space grows before any other break is tried."""
_LONE = 0.14
_SHORT = 24.0
"""A last line shorter than this share of the measure doesn't look well, one shorter than this like a mistake."""

_LINE = 10.0
_UNLIKE = 3_000.0
_LADDER = (8_000.0, 200_000.0)
_BEFORE_LAST = 6_000.0
_SHORT_LAST, _LONE_LAST = 60_000.0, 250_000.0
"""What is added to a paragraph's rating: for each line; for a tight line beside a loose one; for a second hyphen below
another and each further one; for a hyphen in the last line but one; for a last line that is short, or hardly a word."""


class _Reached(NamedTuple):
    """The best way to a break that leads there with so many hyphens, two at most, one below the other, and such a line.

    `fitness` is how loose the line is, 0 to 3, `loosest` the loosest ratio so far, `start`
    the break before, `before` the way to that.
    """

    rating: float
    hyphens: int
    fitness: int
    loosest: float
    start: int = 0
    before: _Reached | None = None


_Ways = dict[tuple[int, int], _Reached]
"""The best ways to a break, by the fitness and the hyphens with which they lead there."""


class Breaks(NamedTuple):
    """After how many items each line ends, and how far the loosest line's spaces grow, in shares they may grow by."""

    ends: list[int]
    loosest: float


def best_breaks(items: Sequence[Item], measure: Measure) -> Breaks:
    """The breaks of a paragraph, which has an item at least. No line is wider than its measure unless one item is."""
    lengths = _Lengths(items, measure)
    reached: list[_Ways] = [{} for _ in range(len(items) + 1)]
    reached[0][1, 0] = _Reached(0.0, 0, 1, 0.0)
    for start in range(len(items)):
        if not reached[start]:
            continue
        for end in lengths.ends(start):
            ratio = lengths.ratio(start, end)
            _reach(reached, start, end, ratio, lengths)
    way = best = min(reached[-1].values(), key=lambda way: way.rating)
    ends = [len(items)]
    while way.before and way.start:
        ends.append(way.start)
        way = way.before
    return Breaks(ends[::-1], best.loosest)


def _reach(reached: list[_Ways], start: int, end: int, ratio: float, lengths: _Lengths) -> None:
    """Rate a line behind each way to its start, and note the best ways to its end."""
    items = lengths.items
    last = end == len(items)
    item = items[end - 1]
    own = _LINE + 100 * abs(ratio) ** 3 + (0.0 if last else item.penalty)
    rating = own * own + (lengths.short_last(start) if last and start else 0.0)
    fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
    divides = item.divides and not last
    here = reached[end]
    for before in reached[start].values():
        total = before.rating + rating
        if abs(before.fitness - fitness) > 1 and start:
            total += _UNLIKE
        if divides and before.hyphens:
            total += _LADDER[before.hyphens - 1]
        if last and before.hyphens:
            total += _BEFORE_LAST
        hyphens = min(before.hyphens + 1, 2) if divides else 0
        kind = (fitness, hyphens)
        known = here.get(kind)
        if known is None or total < known.rating:
            here[kind] = _Reached(total, hyphens, fitness, max(before.loosest, ratio), start, before)


class _Lengths:
    """How long lines are: sums over the items before each break."""

    def __init__(self, items: Sequence[Item], measure: Measure) -> None:
        self.items = items
        self.measure = measure
        shrink, stretch = (_SHRINK, _STRETCH * _LOOSEST) if not measure.rag else (0.0, 0.0)
        self._own = [0.0, *accumulate(item.width + item.space for item in items)]
        self._spaces = [0.0, *accumulate(item.space for item in items)]
        self._tight = [at - spaces * shrink for at, spaces in zip(self._own, self._spaces, strict=True)]
        self._loose = [at + spaces * stretch for at, spaces in zip(self._own, self._spaces, strict=True)]
        self._shrink = shrink

    def _width(self, start: int) -> float:
        return self.measure.others if start else self.measure.first

    def ends(self, start: int) -> Iterator[int]:
        """Where a line may end that begins there: at least one place, the fullest line where all are too loose."""
        width = self._width(start)
        count = len(self.items)
        reach = self.measure.rag * _LOOSEST
        first = bisect_left(self._loose, self._loose[start] + width - reach - _MOST_TRAILING, start + 1)
        fits = start + 1
        found = False
        for end in range(first, count + 1):
            item = self.items[end - 1]
            least = self._tight[end] - self._tight[start] - item.space * (1 - self._shrink)
            if least > width + _TOLERANCE:
                break
            if least + item.hyphen <= width + _TOLERANCE:
                fits = end
                if end == count or self._loose[end] - self._loose[start] + item.hyphen >= width - reach:
                    found = True
                    yield end
        if not found:
            while fits == start + 1 and first > start + 1:
                # All that ends in reach is too wide: the fullest line before it.
                first -= 1
                item = self.items[first - 1]
                if self._tight[first] - self._tight[start] - item.space * (1 - self._shrink) + item.hyphen <= width:
                    fits = first
            yield fits

    def ratio(self, start: int, end: int) -> float:
        """How far a line's spaces grow (below 0: shrink), in shares they may; how short a ragged line is."""
        item = self.items[end - 1]
        spaces = self._spaces[end] - self._spaces[start] - item.space
        last = end == len(self.items)
        spare = self._width(start) - (self._own[end] - self._own[start] - item.space) - (0.0 if last else item.hyphen)
        if last and spare >= 0:
            return 0.0
        if self.measure.rag:
            return max(spare, 0.0) / self.measure.rag
        if spare >= 0:
            return spare / max(spaces * _STRETCH, _LEAST)
        return max(spare / max(spaces * _SHRINK, _LEAST), -1.0)

    def short_last(self, start: int) -> float:
        """What a last line that begins there costs for its shortness."""
        length = self._own[-1] - self._own[start]
        if length <= _SHORT:
            return _LONE_LAST
        return _SHORT_LAST if length <= self.measure.others * _LONE else 0.0


_TOLERANCE = 0.01
_LEAST = 0.1
_MOST_TRAILING = 12.0
"""No hyphen and no space at a line's end is wider: where the search for a line's end begins."""
