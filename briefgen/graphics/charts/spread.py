"""Labels beside a line of points, moved as little as keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Where labels stand, by their middles: as near to where they are wanted as they can without sharing any height,
    and between `top` and `bottom` while they fit there."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    groups: list[list[int]] = []
    for at in order:
        groups.append([at])
        while len(groups) > 1 and _ends(groups[-2], wanted, heights, top, bottom) > _begins(
            groups[-1], wanted, heights, top, bottom
        ):
            groups[-2].extend(groups.pop())
    middles = [0.0] * len(wanted)
    for group in groups:
        edge = _begins(group, wanted, heights, top, bottom)
        for at in group:
            middles[at] = edge + heights[at] / 2
            edge += heights[at]
    return middles


def _begins(
    group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> float:
    """The upper edge of labels that touch one another: on average they stand where they are wanted."""
    above, offsets = 0.0, 0.0
    for at in group:
        offsets += wanted[at] - above - heights[at] / 2
        above += heights[at]
    return max(top, min(offsets / len(group), bottom - above))


def _ends(group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> float:
    return _begins(group, wanted, heights, top, bottom) + sum(heights[at] for at in group)
