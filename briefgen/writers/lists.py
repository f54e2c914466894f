"""Where lists may end a page: in every format the same."""

from __future__ import annotations

_FEWEST = 3
"""A list of fewer items has none that could stand with its last one without leaving the first alone."""


def stays_with_last(at: int, count: int) -> bool:
    """Whether an item, the first being 1, doesn't end a page: the last of several items doesn't begin one alone."""
    return count >= _FEWEST and at == count - 1
