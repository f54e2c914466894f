"""Contrast, by WCAG 2.2."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def least_contrast(size: float, bold: bool) -> float:
    """What WCAG 2.2 AA asks of text: 3 for 18 pt and larger, or 14 pt bold, else 4.5 (criterion 1.4.3)."""
    return 3.0 if size >= 18 or (bold and size >= 14) else 4.5


def mixed(ground: str, colour: str, share: float = 0.07) -> str:
    """A `#RRGGBB` colour laid on another so thinly that only a share of it is seen."""
    parts = ((int(one[at : at + 2], 16) for one in (ground, colour)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(under + (over - under) * share):02X}" for under, over in parts)
