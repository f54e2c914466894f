"""Names beside their places: each tries places around its circle, near ones first, and none meets another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import cos, pi, sin

from briefgen.graphics.drawing import ASCENT, DESCENT, Anchor, Box, Path, Point, Shape, Words
from briefgen.graphics.look import LEGIBLE, Look
from briefgen.theme import Rule, TextStyle
from briefgen.theme.colour import contrast

_GAP = 2.2
"""Between a circle and its name."""
_FAR = (9.0, 18.0, 29.0, 42.0)
"""How far from its circle a name may stand at the end of a line that leads there."""
_ANGLES = 16
_AROUND = 1.0
"""What is left free around every name."""
_NEAR: tuple[tuple[float, float], ...] = (
    (1, 0), (-1, 0), (0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75), (0, -1), (0, 1),
)  # fmt: skip
"""Where a name stands beside its circle, best first: right, left, at the corners, above, below."""


class Placing:
    """What stands on a map and may not be covered: a name has to keep clear of it and inside the frame.

    `ground` says what colour lies below a place: names are printed so that they can be read on it.
    """

    def __init__(self, frame: Box, look: Look, ground: Callable[[float, float], str]) -> None:
        self.frame = Box(frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2)
        self.look = look
        self.ground = ground
        self.taken: list[Box] = []
        self.leads: list[tuple[Point, Point]] = []

    def take(self, box: Box) -> None:
        """Let nothing else stand there."""
        self.taken.append(box)

    def is_untouched(self, box: Box) -> bool:
        """Whether nothing that is taken stands there, and no line leads through."""
        crossed = any(_meets(a, b, box) for a, b in self.leads)
        return not crossed and not any(each.overlaps(box) for each in self.taken)

    def is_free(self, box: Box, own: Box | None = None) -> bool:
        """Whether a name may stand there; what lies at `own` is its own circle."""
        wider = Box(box.left - _AROUND, box.top - _AROUND / 2, box.right + _AROUND, box.bottom + _AROUND / 2)
        if not self.frame.holds(box) or any(each != own and each.overlaps(wider) for each in self.taken):
            return False
        return not any(_meets(a, b, wider) for a, b in self.leads)

    def beside(self, text: str, own: Box, style: TextStyle, colour: str, room: float = 96.0) -> list[Shape] | None:
        """A name beside its circle, or at the end of a line that leads there; None where there is no room."""
        lines = self.look.wrapped(text, style, room)
        if not lines:
            return []
        for words, lead in self._tries(lines, own, style, colour):
            box = around([each.box for each in words])
            if self.is_free(box, own) and (lead is None or self._can_lead(*lead, own)):
                self.take(box)
                if lead:
                    self.leads.append(lead)
                rule = Rule(colour, 0.45)
                return [*([Path((lead,), stroke=rule)] if lead else []), *self._legible(words, box, True)]
        return None

    def centred(self, text: str, x: float, y: float, style: TextStyle, halo: bool = False) -> list[Words] | None:
        """A name around a place; None where there is no room."""
        words = self._block([text], style, style.colour, x, y, 0.0, 0.0)
        if not self.is_free(words[0].box):
            return None
        self.take(words[0].box)
        return self._legible(words, words[0].box, halo)

    def _legible(self, words: Sequence[Words], box: Box, halo: bool) -> list[Words]:
        """A name in a colour that can be read where it stands, with an edge of the colour below it."""
        below = self.ground((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        fits = contrast(words[0].colour, below) >= LEGIBLE
        colour = words[0].colour if fits else self.look.over(below) or words[0].colour
        return [replace(each, colour=colour, halo=below if halo else None) for each in words]

    def _tries(
        self, lines: Sequence[str], own: Box, style: TextStyle, colour: str
    ) -> Iterator[tuple[list[Words], tuple[Point, Point] | None]]:
        x, y, radius = (own.left + own.right) / 2, (own.top + own.bottom) / 2, (own.right - own.left) / 2
        for across, down in _NEAR:
            reach = radius + _GAP if 0 in (across, down) else radius * 0.95 + _GAP * 0.75
            yield self._block(lines, style, colour, x + across * reach, y + down * reach, across, down), None
        for far in _FAR:
            for at in range(_ANGLES):
                angle = 2 * pi * at / _ANGLES
                right, low = cos(angle), sin(angle)
                begin = (x + right * radius, y + low * radius)
                end = (x + right * (radius + far), y + low * (radius + far))
                beyond = (end[0] + right * 1.5, end[1] + low * 1.5)
                yield self._block(lines, style, colour, *beyond, right, low), (begin, end)

    def _can_lead(self, begin: Point, end: Point, own: Box) -> bool:
        inside = self.frame.left <= end[0] <= self.frame.right and self.frame.top <= end[1] <= self.frame.bottom
        return inside and not any(each != own and _meets(begin, end, each) for each in self.taken)

    def _block(
        self, lines: Sequence[str], style: TextStyle, colour: str, x: float, y: float, across: float, down: float
    ) -> list[Words]:
        """Lines of a name that lie in a direction from a point: (1, 0) to its right, (0, 0) around it."""
        anchor: Anchor = "start" if across > 0.3 else "end" if across < -0.3 else "middle"
        height = (len(lines) - 1) * style.leading + (ASCENT + DESCENT) * style.size
        top = y - height / 2 + min(max(down * 1.4, -1.0), 1.0) * height / 2
        first = top + ASCENT * style.size
        return [
            Words(x, first + at * style.leading, line, style, colour, self.look.width(line, style), anchor)
            for at, line in enumerate(lines)
        ]


def around(boxes: Sequence[Box]) -> Box:
    """The box around others."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _meets(a: Point, b: Point, box: Box) -> bool:
    """Whether a straight line touches a box."""
    steps = 12
    for at in range(steps + 1):
        x, y = a[0] + (b[0] - a[0]) * at / steps, a[1] + (b[1] - a[1]) * at / steps
        if box.left < x < box.right and box.top < y < box.bottom:
            return True
    return False
