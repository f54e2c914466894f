"""How large a watermark is, and how it lies, in every format. Lengths are points."""

from __future__ import annotations

from math import sqrt

ANGLE = 45.0
"""How much it rises, in degrees: as Word's own do."""
_SHARE = 0.8
"""How much of the sheet's width it takes."""
_LARGEST = 200.0


def watermark_size(width: float, sheet: float) -> float:
    """The size of its letters on a sheet of some width; `width` is how long it is at a size of one point."""
    return min(sheet * _SHARE * sqrt(2) / (width + 1), _LARGEST)
