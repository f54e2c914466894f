"""Likelihood, confidence, bars and arrows as drawings in a line of text: plain shapes that either writer draws."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from briefgen.document import Bar, Confidence, Inline, KeyFigure, Likelihood, Text, Trend
from briefgen.frozen import frozen
from briefgen.language.words import word
from briefgen.likelihood import CONFIDENCE
from briefgen.theme import BoxStyle, Rule, Theme

_BAR = 6.5
_DOT = 0.55
_BETWEEN_DOTS = 0.22
_AFTER = 0.22
_MIDDLE = 0.3
"""A bar's length, a dot's width, the gap between two and before what follows, and how high their middle stands above
the line: in type sizes."""
_COLUMN, _THICK, _CLEAR = 8.0, 0.62, 0.25
"""The length of a number's bar that fills its whole, its height, and how far it keeps from the number before it."""
_ARROW, _POINTED, _FLAT = 0.66, 0.58, 0.14
"""An arrow's width and height, and the height of the stroke that stands for no change."""
_LEAST = 1.5
"""The least length of what is filled, in points: a single share is a stroke."""


@frozen(slots=True)
class Shape:
    """A bar, a dot or a triangle that points up or down: where it begins from the gauge's side on which lines begin,
    and how wide it is, in points.

    `filled` says that it counts, else it shows what might.
    """

    kind: Literal["bar", "dot", "up", "down"]
    x: float
    width: float
    height: float
    filled: bool


@frozen(slots=True)
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
        return max((shape.height for shape in self.shapes), default=0.0)

    def colour(self, shape: Shape) -> str | None:
        """The colour of one of its shapes; None where the theme leaves empty ones out."""
        if shape.filled:
            return self.style.left.colour if self.style.left else None
        return self.style.fill

    def mirrored(self) -> Gauge:
        """The gauge as it is read from right to left, for what draws from the left."""
        shapes = tuple(replace(shape, x=self.width - shape.x - shape.width) for shape in self.shapes)
        return replace(self, shapes=shapes)


Drawn = Likelihood | Confidence | Bar | Trend
"""What is drawn in a line of text."""


def gauge(node: Drawn, size: float, theme: Theme) -> Gauge:
    """What a node of the tree is drawn as, in text of a size."""
    style, middle, width = theme.boxes["gauge"], size * _MIDDLE, gauge_width(node, size)
    if isinstance(node, Bar):
        return Gauge(width, middle, _column(node, size), None, _coloured(_bar_colour(node, theme)))
    words = (node.alt or "").strip() or None
    if isinstance(node, Trend):
        return Gauge(width, middle, (_arrow(node, size),), words, _coloured(theme.graphics.axis))
    if isinstance(node, Likelihood):
        thickness = style.left.width if style.left else 1.0
        return Gauge(width, middle, _bar(node, size * _BAR, thickness), words, style)
    return Gauge(width, middle, _dots(CONFIDENCE[node.level], size), words, style)


def gauge_width(node: Drawn, size: float) -> float:
    """How much of a line it takes in text of a size, in points."""
    if isinstance(node, Bar):
        return size * (_CLEAR + _COLUMN)
    if isinstance(node, Trend):
        return size * (_ARROW + _AFTER)
    if isinstance(node, Likelihood):
        return size * (_BAR + _AFTER)
    return _dots(0, size)[-1].x + size * (_DOT + _AFTER)


def change_of(figure: KeyFigure, language: str) -> tuple[Inline, ...]:
    """The line of a number at a glance that says how it changed, the arrow's words in a language (BCP 47); empty where
    the number has none. What the words say already the arrow leaves out."""
    if not figure.change:
        return ()
    said = (Text(text=figure.change),)
    if not figure.direction:
        return said
    return (Trend(direction=figure.direction, alt=word(figure.direction, language)), *said)


def _coloured(colour: str) -> BoxStyle:
    return BoxStyle(left=Rule(colour, 0))


def _bar_colour(node: Bar, theme: Theme) -> str:
    return theme.data_colours[0] if node.highlight else theme.graphics.quiet


def _column(node: Bar, size: float) -> tuple[Shape, ...]:
    """A number's bar; nothing where there is nothing to show, and never longer than the whole."""
    share = min(node.value / node.of, 1.0) if node.of > 0 else 0.0
    if share <= 0:
        return ()
    return (Shape("bar", size * _CLEAR, max(size * _COLUMN * share, _HAIR), size * _THICK, True),)


_HAIR = 0.75
"""The least length of a bar: what is not 0 can be seen."""


def _arrow(node: Trend, size: float) -> Shape:
    if node.direction == "same":
        return Shape("bar", 0.0, size * _ARROW, size * _FLAT, True)
    return Shape(node.direction, 0.0, size * _ARROW, size * _POINTED, True)


def _bar(node: Likelihood, length: float, thickness: float) -> tuple[Shape, ...]:
    """The whole from 0 to 100, and the range on it."""
    filled = max((node.high - node.low) / 100 * length, _LEAST)
    begins = min(node.low / 100 * length, length - filled)
    return Shape("bar", 0.0, length, thickness, False), Shape("bar", begins, filled, thickness, True)


def _dots(count: int, size: float) -> tuple[Shape, ...]:
    width, step = size * _DOT, size * (_DOT + _BETWEEN_DOTS)
    return tuple(Shape("dot", at * step, width, width, at < count) for at in range(len(CONFIDENCE)))
