"""A number that may be uncertain: what a claim says, or what was counted."""

from __future__ import annotations

from typing import NamedTuple


class Amount(NamedTuple):
    """A number that may be uncertain; a single one is the best. What isn't known is None."""

    low: float | None
    best: float | None
    high: float | None

    @property
    def lowest(self) -> float | None:
        """The lowest it can be; None where it is open below."""
        return self.low if self.low is not None or self.high is not None else self.best

    @property
    def highest(self) -> float | None:
        """The highest it can be; None where it is open above."""
        return self.high if self.high is not None or self.low is not None else self.best
