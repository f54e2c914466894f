"""Names of series where they end, at the right edge of the plot, with a hairline where they had to move."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.frozen import frozen
from briefgen.graphics.charts.spread import spread
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch

_GAP = 6.0
_WIDEST = 0.3
_MOVED = 3.0


@frozen
class End:
    """What a series ends with: its lines of words and their colour, and where the series itself ends."""

    lines: tuple[str, ...]
    colour: str
    x: float
    y: float


def end_lines(texts: Sequence[str], look: Look, width: float) -> list[tuple[str, ...]]:
    """Texts in as many lines as they need at the right of a chart."""
    return [tuple(look.wrapped(text, look.value, width * _WIDEST, 3)) for text in texts]


def ends_width(lines: Sequence[Sequence[str]], look: Look) -> float:
    """How much room the ends of all series take beside the plot; 0 where there are none."""
    widest = max((look.widest(each, look.value) for each in lines), default=0.0)
    return widest + _GAP + 4 if widest else 0.0


def say_ends(sketch: Sketch, ends: Sequence[End], x: float, bottom: float, look: Look) -> None:
    """Say the ends beside the plot whose right edge is at `x` and whose lower one at `bottom`."""
    heights = [height(len(end.lines), look.value) + 2 for end in ends]
    top = min([0.0, bottom - sum(heights), *(end.y for end in ends)]) - max(heights, default=0.0) / 2
    middles = spread([end.y for end in ends], heights, top, bottom + 5)
    for end, middle, tall in zip(ends, middles, heights, strict=True):
        left = x + _GAP
        words = look.block(end.lines, look.value, left, middle - tall / 2 + 1, colour=end.colour)
        if sketch.say(*words) and (abs(middle - end.y) > _MOVED or end.x < x - 8):
            sketch.line([(end.x + 3, end.y), (max(left - 4, end.x + 4), end.y), (left - 1, middle)], look.hairline)
