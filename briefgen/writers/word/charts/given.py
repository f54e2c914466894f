"""What a chart is made from: its numbers, the room it is set in, and the drawing that it is to be like."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from briefgen.document import Chart, plain_text
from briefgen.frozen import frozen
from briefgen.graphics import Box, Drawing, Words
from briefgen.graphics.charts.frame import Room
from briefgen.graphics.charts.numbers import Numbers
from briefgen.graphics.sketch import Sketch, mirrored


@frozen
class Given:
    """A chart, its numbers and its room; `sketch` is what the PDF shows.

    `script` is the family of letters that run from the right, None for none. `leftward`: it is drawn for who reads from
    the right.
    """

    chart: Chart
    numbers: Numbers
    room: Room
    sketch: Sketch
    script: str | None = None
    leftward: bool = False

    @cached_property
    def drawing(self) -> Drawing:
        """The drawing of the PDF."""
        found = self.sketch.drawing()
        return mirrored(found) if self.leftward else found

    @property
    def start(self) -> Literal["l", "r"]:
        """The side on which reading begins."""
        return "r" if self.leftward else "l"

    @property
    def end(self) -> Literal["l", "r"]:
        """The side on which it ends."""
        return "l" if self.leftward else "r"

    @property
    def named(self) -> str | None:
        """What a single series is called that has no name: what the chart says it shows."""
        caption = self.chart.caption
        return self.chart.subtitle or (plain_text(caption) if caption else None)

    def plot(self, left: float, right: float, bottom: float, top: float = 0.0) -> Box:
        """The place of a plot from its edges in the sketch; `top` is negative where data goes beyond its scale."""
        if self.leftward:
            left, right = self.room.width - right, self.room.width - left
        return Box(left, top - self.sketch.top, right, bottom - self.sketch.top)

    def moved(self, words: str, colour: str, wanted: float) -> float:
        """How far down the drawing says words that are `wanted` at a height of the sketch, as a share of its height."""
        every = (shape for shape in self.drawing.shapes if isinstance(shape, Words))
        said = [each for each in every if each.text == words and each.colour == colour]
        middles = [(each.box.top + each.box.bottom) / 2 + self.sketch.top for each in said]
        nearest = min(middles, key=lambda middle: abs(middle - wanted), default=wanted)
        return (nearest - wanted) / self.drawing.height if abs(nearest - wanted) > _NEAR else 0.0


_NEAR = 2.0
"""Points that nobody sees a label moved by."""
