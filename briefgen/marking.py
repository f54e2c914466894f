"""The Traffic Light Protocol: who may read a paper, and the colours its standard fixes.

Source: FIRST, Traffic Light Protocol 2.0. The names are capitals without a space
after the colon and are never translated; text stands on black, at 12 pt or more,
right-justified, in the header and footer of every page. No theme changes these.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Tlp = Literal["red", "amber+strict", "amber", "green", "clear"]
LEVELS: tuple[Tlp, ...] = ("clear", "green", "amber", "amber+strict", "red")
"""From what everyone may read to what named people alone may."""

COLOURS: dict[str, str] = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
GROUND = "#000000"
SMALLEST_SIZE = 12.0


def label(level: Tlp) -> str:
    """The marking as it is printed: `TLP:AMBER+STRICT` for `amber+strict`."""
    return f"TLP:{level.upper()}"


def strictest(levels: Iterable[Tlp]) -> Tlp | None:
    """The strictest of some markings; None where there are none."""
    return max(levels, key=LEVELS.index, default=None)


def is_above(level: Tlp, other: Tlp) -> bool:
    """Whether fewer people may read what is marked so than what is marked as the other."""
    return LEVELS.index(level) > LEVELS.index(other)


def laxer(one: Tlp, other: Tlp) -> Tlp:
    """Of two markings the one that more people may read."""
    return min(one, other, key=LEVELS.index)


def in_file_name(level: Tlp) -> str:
    """The marking as a part of a file's name: `tlp-amber-strict`, which needs no quotes in a shell or an address."""
    return f"tlp-{level.replace('+', '-')}"
