"""A drawing while it is made: shapes, words that keep clear of one another, and how far up and down they reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.graphics.drawing import Box, Circle, Drawing, Path, Point, Rect, Shape, Words, moved
from briefgen.theme import Rule

_APART = 1.0
"""The least space between two texts on one line."""
_MIRRORED = {"start": "end", "middle": "middle", "end": "start"}


class Sketch:
    """What is drawn around a plot whose upper edge is at 0: what stands above it has negative places.

    Words are said only where no others stand and only inside the width: `say` tells whether they were.
    `solid` are the boxes of bars, lines and words, which annotations keep clear of.
    """

    def __init__(self, width: float) -> None:
        self.width = width
        self.solid: list[Box] = []
        self._shapes: list[Shape] = []
        self._words: list[Words] = []
        self._taken: dict[int, list[Box]] = {}
        self._top = self._bottom = 0.0

    def reserve(self, top: float, bottom: float) -> None:
        """Make the drawing reach at least from `top` to `bottom`."""
        self._top, self._bottom = min(self._top, top), max(self._bottom, bottom)

    @property
    def top(self) -> float:
        """The upper edge of all that is drawn."""
        return self._top

    @property
    def bottom(self) -> float:
        """The lower edge of all that is drawn."""
        return self._bottom

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle that carries a number."""
        self.paint(shape := Rect(x, y, width, height, fill))
        self.solid.append(shape.box)

    def line(self, points: Iterable[Point], rule: Rule, dash: tuple[float, float] | None = None) -> None:
        """A line through points."""
        self.paint(Path((tuple(points),), stroke=rule, dash=dash))

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: Rule | None = None) -> None:
        """A filled circle that carries a number."""
        self.paint(shape := Circle(x, y, radius, fill, stroke))
        self.solid.append(shape.box)

    def paint(self, shape: Shape) -> None:
        """A shape as it is."""
        self._shapes.append(shape)
        self.reserve(shape.box.top, shape.box.bottom)

    def say(self, *lines: Words) -> bool:
        """Put lines of text where they are, all or none; moved inwards where they would leave the width."""
        inside = [self._inside(line) for line in lines]
        if not all(line.box.left >= -1e-6 and self.is_free(line.box) for line in inside):
            return False
        for line in inside:
            self._words.append(line)
            self.solid.append(line.box)
            for row in _rows(line.box):
                self._taken.setdefault(row, []).append(line.box)
            self.reserve(line.box.top, line.box.bottom)
        return True

    def _inside(self, words: Words) -> Words:
        box = words.box
        return replace(words, x=words.x + max(-box.left, 0.0) - max(box.right - self.width, 0.0))

    def is_free(self, box: Box) -> bool:
        """Whether no words stand in a box, or touch it on the left or right."""
        wider = Box(box.left - _APART, box.top, box.right + _APART, box.bottom)
        return not any(wider.overlaps(other) for row in _rows(box) for other in self._taken.get(row, ()))

    def skyline(self, left: float, right: float, otherwise: float) -> float:
        """The highest that anything solid reaches between two places; `otherwise` where nothing stands."""
        return min((box.top for box in self.solid if box.left < right and left < box.right), default=otherwise)

    def include(self, other: Sketch, right: float, down: float) -> None:
        """All of another sketch, its upper left corner at a place of this one."""
        for shape in other.shapes:
            self.put(moved(shape, right, down))
        self.reserve(other.top + down, other.bottom + down)

    def put(self, shape: Shape) -> None:
        """A shape as it is; words where nothing stands."""
        if isinstance(shape, Words):
            self.say(shape)
        else:
            self.paint(shape)

    @property
    def shapes(self) -> list[Shape]:
        """Everything so far, words last."""
        return [*self._shapes, *self._words]

    def drawing(self) -> Drawing:
        """All of it, its highest shape at the upper edge."""
        shapes = [moved(shape, 0.0, -self._top) for shape in self.shapes]
        return Drawing(self.width, self._bottom - self._top, tuple(shapes))


def _rows(box: Box) -> range:
    """The rows that a box reaches into, so that words are compared only with those beside them."""
    return range(int(box.top // _ROW), int(box.bottom // _ROW) + 1)


_ROW = 12.0


def mirrored(drawing: Drawing) -> Drawing:
    """A drawing for who reads from the right: what stood at its left edge stands at its right edge."""
    return replace(drawing, shapes=tuple(_mirrored(shape, drawing.width) for shape in drawing.shapes))


def _mirrored(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, runs=tuple(tuple((width - x, y) for x, y in run) for run in shape.runs))
    if isinstance(shape, Rect):
        return replace(shape, x=width - shape.x - shape.width)
    if isinstance(shape, Words):
        return replace(shape, x=width - shape.x, anchor=_MIRRORED[shape.anchor])  # type: ignore[arg-type]
    return replace(shape, x=width - shape.x)
