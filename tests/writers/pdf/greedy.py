"""Lines as full as they go, one after the other: what total fit is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.writers.pdf.breaks import Item, Measure


def greedy_breaks(items: Sequence[Item], measure: Measure) -> list[int]:
    """After how many items each line ends."""
    ends: list[int] = []
    used, width = 0.0, measure.first
    for at, item in enumerate(items):
        if used and used + item.width + item.hyphen > width + 0.01:
            ends.append(at)
            used, width = 0.0, measure.others
        used += item.width + item.space
    return [*ends, len(items)]
