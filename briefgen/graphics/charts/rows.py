"""Names at the left of lying charts: in a column before the bars or, where they are long, above them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.frozen import frozen
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch

_SHARE = 0.36
"""How much of the width names may take before they stand above their bars."""
_GAP = 7.0


@frozen
class Names:
    """Names in lines; the width of the column that they stand in, and whether each stands above its bar instead."""

    lines: Sequence[Sequence[str]]
    column: float
    are_above: bool = False

    def above(self, at: int, look: Look) -> float:
        """How much of a row its name takes above the bar."""
        return height(len(self.lines[at]), look.label) + 2.0 if self.are_above else 0.0

    def beside(self, at: int, look: Look) -> float:
        """How high its name is that stands beside the bar; 0 where it stands above."""
        return 0.0 if self.are_above else height(len(self.lines[at]), look.label)


def names_of(labels: Sequence[str], width: float, look: Look) -> Names:
    """Names beside their bars in at most two lines where all can be read so, else above them."""
    room = width * _SHARE
    beside = [look.wrapped(label, look.label, room, 2) for label in labels]
    if all(" ".join(lines) == " ".join(label.split()) for lines, label in zip(beside, labels, strict=True)):
        widest = max((look.widest(lines, look.label) for lines in beside), default=0.0)
        return Names(beside, widest + _GAP if widest else 0.0)
    return Names([look.wrapped(label, look.label, width, 2) for label in labels], 0.0, are_above=True)


def say_name(sketch: Sketch, names: Names, at: int, middle: float, top: float, look: Look, colour: str) -> None:
    """Say a name before the bar whose middle is given, or above it from the top of its row."""
    lines = names.lines[at]
    if not names.are_above:
        begins = middle - height(len(lines), look.label) / 2
        sketch.say(*look.block(lines, look.label, 0.0, begins, colour=colour))
    else:
        sketch.say(*look.block(lines, look.label, 0.0, top, colour=colour))
