"""Annotations of upright charts: a few words, and a hairline down to what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document import Annotation
from briefgen.frozen import frozen
from briefgen.graphics.charts.places import Places
from briefgen.graphics.drawing import ASCENT, Box, Rect, Words
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch

_GAP = 3.0
_RISE = 3.0
_MOST_LINES = 4
_TRIES = 200


@frozen
class Flag:
    """Words at a place of the axis; `ends` where it is a stretch."""

    x: float
    ends: float | None
    lines: tuple[str, ...]
    width: float


@frozen
class Flown:
    """A flag at its place: the box of its words, and the foot of its hairline (None: without)."""

    flag: Flag
    box: Box
    foot: float | None

    @property
    def line(self) -> Box:
        """What its hairline takes."""
        foot = self.box.bottom if self.foot is None else self.foot
        return Box(self.flag.x - 0.5, self.box.top, self.flag.x + 0.5, max(foot, self.box.bottom))


def paint_stretches(
    sketch: Sketch, places: Places, annotations: Sequence[Annotation], bottom: float, look: Look
) -> None:
    """A tinted field behind the data for every annotation that lasts."""
    for each in annotations:
        found = places.stretch(each.at, each.until) if each.until else None
        if found:
            sketch.paint(Rect(found[0], 0.0, max(found[1] - found[0], 1.0), bottom, look.tint))


def fly_flags(sketch: Sketch, places: Places, annotations: Sequence[Annotation], bottom: float, look: Look) -> None:
    """Say all annotations that have a place on the axis: as low in the plot as the data leaves room, else above it."""
    flags = sorted(_flags(places, annotations, look, sketch.width), key=lambda flag: flag.x)
    stretches = sorted(flags, key=lambda flag: flag.ends is None)
    orders = ((flags[::-1], True), (flags, False), (stretches, True))
    arranged = [_arranged(sketch, order, bottom, look, right) for order, right in orders]
    for flown in min(arranged, key=_cost) if flags else ():
        _fly(sketch, flown, look)


def _flags(places: Places, annotations: Sequence[Annotation], look: Look, width: float) -> list[Flag]:
    room = min(max(width * 0.3, 78.0), 120.0, width)
    return [flag for each in annotations if (flag := _flag(places, each, look, room))]


def _flag(places: Places, annotation: Annotation, look: Look, room: float) -> Flag | None:
    lines = tuple(look.wrapped(annotation.text, look.note, room, _MOST_LINES))
    stretch = places.stretch(annotation.at, annotation.until) if annotation.until else None
    x = stretch[0] if stretch else places.of(annotation.at)
    return None if x is None else Flag(x, stretch[1] if stretch else None, lines, look.widest(lines, look.note))


def _arranged(sketch: Sketch, flags: Sequence[Flag], bottom: float, look: Look, right: bool) -> list[Flown]:
    """Flags with their words to the right of their hairlines, or to the left, each clear of those before it."""
    flown: list[Flown] = []
    for flag in flags:
        flown.append(_flown(sketch, flag, flown, bottom, look, right))
    return flown


def _cost(flown: Sequence[Flown]) -> tuple[int, int, float]:
    """What makes an arrangement worse: hairlines that had to go, words in the stretch of others, how far up it
    reaches."""
    lost = sum(each.foot is None and each.flag.ends is None for each in flown)
    strayed = sum(_strays(each, other) for each in flown for other in flown if each is not other)
    return lost, strayed, -min(each.box.top for each in flown)


def _strays(flown: Flown, other: Flown) -> bool:
    """Whether words stand in the field of another annotation."""
    if other.flag.ends is None or flown.box.bottom <= 0.0:
        return False
    return flown.box.left < other.flag.ends and other.flag.x < flown.box.right


def _flown(sketch: Sketch, flag: Flag, others: Sequence[Flown], bottom: float, look: Look, right: bool) -> Flown:
    sides = [_beside(flag, sketch.width, right or flag.ends is not None), _beside(flag, sketch.width, not right)]
    if flag.ends is not None and flag.x + _GAP + flag.width <= sketch.width:
        del sides[1]
    foot = sketch.skyline(flag.x - 0.6, flag.x + 0.6, bottom) - 2.0 if flag.ends is None else None
    boxes = [_lowest(sketch, flag, left, others, bottom, look) for left in dict.fromkeys(sides)]
    tries = [Flown(flag, box, foot) for box in boxes]
    clear = [each for each in tries if each.foot is None or not _crosses(each, others)]
    if clear:
        return max(clear, key=lambda each: each.box.top)
    return Flown(flag, max(boxes, key=lambda box: box.top), None)


def _beside(flag: Flag, width: float, right: bool) -> float:
    """Where the words of a flag begin: beside its hairline, or as near as the drawing's edge lets them."""
    left = flag.x + _GAP if right else flag.x - _GAP - flag.width
    return max(0.0, min(left, width - flag.width))


def _lowest(sketch: Sketch, flag: Flag, left: float, others: Sequence[Flown], bottom: float, look: Look) -> Box:
    """The lowest place for a flag's words from the top of the plot upwards that nothing else takes."""
    tall, right = height(len(flag.lines), look.note), left + flag.width
    sky = sketch.skyline(left - 2, right + 2, bottom) - _GAP
    if left < flag.x < right and flag.ends is None:
        sky = min(sky, sketch.skyline(flag.x - 1, flag.x + 1, bottom) - 2 * _GAP)
    top = min(1.0, sky - tall)
    for _ in range(_TRIES):
        box = Box(left, top, right, top + tall)
        if not any(_meets(box, other) for other in others):
            return box
        top -= _RISE
    top = min(other.box.top for other in others) - 2 * _GAP - tall
    return Box(left, top, right, top + tall)


def _meets(box: Box, other: Flown) -> bool:
    room = Box(box.left - 4, box.top - 1.5, box.right + 4, box.bottom + 1.5)
    return room.overlaps(other.box) or (other.foot is not None and room.overlaps(other.line))


def _crosses(flown: Flown, others: Sequence[Flown]) -> bool:
    return any(flown.line.overlaps(other.box) for other in others)


def _fly(sketch: Sketch, flown: Flown, look: Look) -> None:
    x, box = flown.flag.x, flown.box
    words = [_placed(line, box, at, x, look) for at, line in enumerate(flown.flag.lines)]
    if sketch.say(*words) and flown.foot is not None:
        begins = box.bottom + 1 if box.left < x < box.right else box.top
        if flown.foot > begins:
            sketch.line([(x, begins), (x, flown.foot)], look.hairline)


def _placed(line: str, box: Box, at: int, x: float, look: Look) -> Words:
    """A line of a flag's words: against its hairline, whichever side they stand on."""
    y = box.top + ASCENT * look.note.size + at * look.note.leading
    if box.right <= x:
        return look.words(line, look.note, box.right, y, "end")
    return look.words(line, look.note, box.left, y)
