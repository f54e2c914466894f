"""Round numbers for an axis."""

from __future__ import annotations

from math import ceil, floor, log10

_MANTISSAS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SMALLEST, _LARGEST = 1e-290, 1e306
"""Beyond these a step could no longer be told from nothing, or from infinity."""


def ticks(low: float, high: float, most: int = 5, whole: bool = False) -> tuple[float, ...]:
    """Round numbers at equal distances, the first not above `low`, the last not below `high`.

    There are at least two and, but for the one that closes the range, no more than `most`. Where what is counted is
    `whole`, none lies between two whole numbers. A range without length reaches to nought, that of nought alone to 1.
    """
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) if low else 1.0
    step = _step((high - low) / most, whole)
    first, last = floor(_steps(low, step)), ceil(_steps(high, step))
    return tuple(_times(index, step) for index in range(first, max(last, first + 1) + 1))


def _steps(value: float, step: float) -> float:
    """How many steps a value is from nought; what is a whole number but for the last digits is one."""
    count = value / step
    return round(count) if abs(count - round(count)) < 1e-9 * max(1.0, abs(count)) else count


def _step(least: float, whole: bool) -> float:
    """The smallest round step that is no shorter than `least`."""
    least = min(max(least, 1.0 if whole else _SMALLEST), _LARGEST)
    power = floor(log10(least))
    mantissas = [each for each in _MANTISSAS if not (whole and power == 0 and each == 2.5)]
    return next(step for each in (*mantissas, 20.0) if (step := _scaled(each, power)) >= least * (1 - 1e-12))


def _scaled(mantissa: float, power: int) -> float:
    """A mantissa times a power of ten, as exact as a float can be: 0.3 rather than 0.30000000000000004."""
    return mantissa * 10.0**power if power >= 0 else mantissa / 10.0**-power


def _times(index: int, step: float) -> float:
    return float(f"{index * step:.12g}")


def decimals(step: float) -> int:
    """How many decimals numbers need that lie a round step apart: 0 for 5, 1 for 2.5, 2 for 0.25."""
    text = f"{step:.12f}".rstrip("0")
    return len(text.partition(".")[2])
