"""The Traffic Light Protocol: who may read a paper, and the colours its standard fixes.

Source: FIRST, Traffic Light Protocol 2.0. The names are capitals without a space
after the colon and are never translated; text stands on black, at 12 pt or more,
right-justified, in the header and footer of every page. No theme changes these.
"""

from __future__ import annotations

from typing import Literal

Tlp = Literal["red", "amber+strict", "amber", "green", "clear"]

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
