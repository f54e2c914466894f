"""Likelihood and confidence as drawings in a line of text: plain shapes that either writer draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.document import Confidence, Likelihood
from briefgen.likelihood import CONFIDENCE
from briefgen.theme import BoxStyle, Theme

_BAR = 6.5
_DOT = 0.55
_BETWEEN_DOTS = 0.22
_AFTER = 0.22
_MIDDLE = 0.3
"""A bar's length, a dot's width, the gap between two and before what follows, and how high their middle stands above
the line: in type sizes."""
_LEAST = 1.5
"""The least length of what is filled, in points: a single share is a stroke."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar or a dot: where it begins from the gauge's side on which lines begin, and how wide it is, in points.

    `filled` says that it counts, else it shows what might.
    """

    kind: Literal["bar", "dot"]
    x: float
    width: float
    height: float
    filled: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """A drawing in a line: how wide it is, how high its middle stands above the line, its shapes, and its words.

    Lengths are points. `words` None where what stands beside it says the same.
    """

    width: float
    middle: float
    shapes: tuple[Shape, ...]
    words: str | None
    style: BoxStyle

    @property
    def height(self) -> float:
        """The height of its highest shape."""
        return max(shape.height for shape in self.shapes)

    def colour(self, shape: Shape) -> str | None:
        """The colour of one of its shapes; None where the theme leaves empty ones out."""
        if shape.filled:
            return self.style.left.colour if self.style.left else None
        return self.style.fill

    def mirrored(self) -> Gauge:
        """The gauge as it is read from right to left, for what draws from the left."""
        shapes = tuple(replace(shape, x=self.width - shape.x - shape.width) for shape in self.shapes)
        return replace(self, shapes=shapes)


def gauge(node: Likelihood | Confidence, size: float, theme: Theme) -> Gauge:
    """What a node of the tree is drawn as, in text of a size."""
    style = theme.boxes["gauge"]
    words = (node.alt or "").strip() or None
    if isinstance(node, Likelihood):
        thickness = style.left.width if style.left else 1.0
        return Gauge(size * (_BAR + _AFTER), size * _MIDDLE, _bar(node, size * _BAR, thickness), words, style)
    dots = _dots(CONFIDENCE[node.level], size)
    return Gauge(dots[-1].x + size * (_DOT + _AFTER), size * _MIDDLE, dots, words, style)


def _bar(node: Likelihood, length: float, thickness: float) -> tuple[Shape, ...]:
    """The whole from 0 to 100, and the range on it."""
    filled = max((node.high - node.low) / 100 * length, _LEAST)
    begins = min(node.low / 100 * length, length - filled)
    return Shape("bar", 0.0, length, thickness, False), Shape("bar", begins, filled, thickness, True)


def _dots(count: int, size: float) -> tuple[Shape, ...]:
    width, step = size * _DOT, size * (_DOT + _BETWEEN_DOTS)
    return tuple(Shape("dot", at * step, width, width, at < count) for at in range(len(CONFIDENCE)))
