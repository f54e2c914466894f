"""Numbers and colours as content streams have them (ISO 32000-1, 7.8.2)."""

from __future__ import annotations

from functools import cache


def number(value: float) -> str:
    """A number: three decimals are a quarter of a micrometre."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@cache
def rgb(colour: str) -> str:
    """A colour `#RRGGBB` as operands."""
    return " ".join(number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
