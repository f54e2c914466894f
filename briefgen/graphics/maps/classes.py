"""Areas filled by their numbers: four or five classes, the higher the darker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.frozen import frozen
from briefgen.graphics.look import Look
from briefgen.language.numbers import printed_number

MOST = 5


@frozen
class Class:
    """Numbers from `low` to `high`, both of which occur, and the colour of their areas."""

    low: float
    high: float
    colour: str

    def printed(self, language: str) -> str:
        """“3–12”, or “3” where there is only one number."""
        low = printed_number(self.low, language)
        return low if self.low == self.high else f"{low}–{printed_number(self.high, language)}"


def classes_of(values: Sequence[float], look: Look) -> list[Class]:
    """The classes of some numbers: about as many different numbers in each (quantiles, which no outlier upsets), the
    widest gaps between them."""
    distinct = sorted(set(values))
    scale = look.theme.graphics.scale
    count = min(MOST, len(scale), len(distinct))
    if not count:
        return []
    cuts = [0, *(_cut(distinct, at, count) for at in range(1, count)), len(distinct)]
    parts = [distinct[a:b] for a, b in pairwise(cuts) if b > a]
    return [Class(part[0], part[-1], scale[_shade(at, len(parts), len(scale))]) for at, part in enumerate(parts)]


def _cut(distinct: Sequence[float], at: int, count: int) -> int:
    """Where a class begins: near its share of the numbers, at the widest gap there."""
    share = round(at * len(distinct) / count)
    slack = max(len(distinct) // (count * 4), 0)
    near = range(max(share - slack, 1), min(share + slack, len(distinct) - 1) + 1)
    return max(near, key=lambda cut: (distinct[cut] - distinct[cut - 1], -abs(cut - share)))


def _shade(at: int, count: int, shades: int) -> int:
    """Few classes take shades far from one another, a single one the middle."""
    return shades // 2 if count == 1 else round(at * (shades - 1) / (count - 1))


def colour_of(value: float, classes: Sequence[Class]) -> str:
    """The colour of a number that occurs."""
    return next(each.colour for each in classes if value <= each.high)
