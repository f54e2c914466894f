"""What a graphic is drawn of: plain shapes that every writer can draw.

Lengths are points, places are counted from the drawing's top left corner to the right and down. Shapes are painted in
their order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from briefgen.frozen import frozen
from briefgen.theme import Rule, TextStyle


class Box(NamedTuple):
    """The rectangle that something fills."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside it, edges included."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@frozen(slots=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
"""What of a line of text stands at its place."""


@frozen(slots=True)
class Path:
    """Straight lines through points, one run or several, closed where `closed`.

    What is filled is what an odd number of runs surrounds, so that a run inside another is a hole. `fill` and `stroke`
    None: not filled, not drawn. `dash` are the lengths of dash and gap; None draws it through.
    """

    runs: tuple[tuple[Point, ...], ...]
    fill: str | None = None
    stroke: Rule | None = None
    closed: bool = False
    dash: tuple[float, float] | None = None

    @property
    def box(self) -> Box:
        across = [x for run in self.runs for x, _ in run]
        down = [y for run in self.runs for _, y in run]
        return Box(min(across), min(down), max(across), max(down))


@frozen(slots=True)
class Circle:
    """A circle around a middle; `fill` and `stroke` as of a path."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Rule | None = None
    dash: tuple[float, float] | None = None

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@frozen(slots=True)
class Words:
    """A line of text. `x` is where it is anchored, `y` its baseline; `width` is what `theme.widths` measures.

    `halo` is the colour of a thin edge around its letters, for words on a map; None for none.
    """

    x: float
    y: float
    text: str
    style: TextStyle
    colour: str
    width: float
    anchor: Anchor = "start"
    halo: str | None = None

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]

    @property
    def box(self) -> Box:
        return Box(
            self.left, self.y - ASCENT * self.style.size, self.left + self.width, self.y + DESCENT * self.style.size
        )


ASCENT, DESCENT = 0.75, 0.22
"""How far letters reach above and below their line, in type sizes: capitals and the letter p of the shipped faces."""
HALO = 0.12
"""How wide the edge around letters is that have one, in type sizes."""

Shape = Rect | Path | Circle | Words


def moved(shape: Shape, right: float, down: float) -> Shape:
    """A shape at another place."""
    if isinstance(shape, Path):
        return replace(shape, runs=tuple(tuple((x + right, y + down) for x, y in run) for run in shape.runs))
    return replace(shape, x=shape.x + right, y=shape.y + down)


@frozen(slots=True)
class Drawing:
    """A graphic without its title and credit, ready to be painted."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def box(self) -> Box:
        """The frame that nothing leaves."""
        return Box(0.0, 0.0, self.width, self.height)
