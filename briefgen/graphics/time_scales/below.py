"""What stands below the axis of a timeline: phases, and the key to numbers that stand for labels."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document import Moment, Phase
from briefgen.frozen import frozen
from briefgen.graphics.drawing import Rect
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch
from briefgen.graphics.time_scales.axis import Axis, span_of

_GAP, _BAND, _PADDING, _BETWEEN = 3.0, 13.0, 3.5, 2.0
_COLUMN, _GUTTER, _NUMBER = 105.0, 14.0, 5.0
_ABOVE_KEY, _BETWEEN_ENTRIES, _MOST_LINES = 9.0, 3.0, 12


@frozen(slots=True)
class Band:
    """A phase as it is drawn: its field, and its name with the place where that begins."""

    field: Rect
    name: str
    x: float


def phases_of(phases: Sequence[Phase], axis: Axis, width: float, top: float, look: Look) -> list[Band]:
    """Bands of the phases from `top` down, those that overlap below one another. A name that its band is too short for
    stands beside it."""
    shown = [(each, span) for each in phases if (span := span_of(each.begin, each.end)) and axis.shows(span)]
    ends: list[float] = []
    bands = []
    for phase, span in sorted(shown, key=lambda pair: (pair[1].begin, pair[1].end)):
        left, right = axis.at(max(span.begin, axis.span.begin)), axis.at(min(span.end, axis.span.end))
        name = look.shortened(phase.label, look.label, width - 2 * _PADDING)
        reach = look.width(name, look.label) + 2 * _PADDING
        x = _beside(left, right, reach, width)
        lane = next((at for at, end in enumerate(ends) if end <= min(left, x) + _TOUCH), len(ends))
        ends[lane : lane + 1] = [max(right, x + reach)]
        y = top + _GAP + lane * (_BAND + _BETWEEN)
        field = Rect(left, y, max(right - left - _SEAM, _SEAM), _BAND, look.theme.graphics.range)
        bands.append(Band(field, name, x + _PADDING))
    return bands


_TOUCH, _SEAM = 1e-6, 0.75


def _beside(left: float, right: float, reach: float, width: float) -> float:
    """Where a name begins: in its band, else behind it, before it or, where neither has room, at the drawing's edge."""
    if reach <= right - left:
        return left
    if right + reach <= width:
        return right
    return left - reach if left >= reach else max(width - reach, 0.0)


def foot_of(bands: Sequence[Band], otherwise: float) -> float:
    """The lower edge of the lowest band; without any, what stands above them."""
    return max((band.field.box.bottom for band in bands), default=otherwise)


def paint_phases(sketch: Sketch, bands: Sequence[Band], look: Look) -> None:
    """Draw bands and their names."""
    for band in bands:
        sketch.paint(band.field)
        top = band.field.y + (_BAND - height(1, look.label)) / 2
        sketch.say(*look.block([band.name], look.label, band.x, top, colour=look.note.colour))


def say_key(sketch: Sketch, moments: Sequence[Moment], top: float, look: Look) -> None:
    """What the numbers stand for, in columns that are filled one after the other."""
    count = max(1, int((sketch.width + _GUTTER) // (_COLUMN + _GUTTER)))
    column = (sketch.width + _GUTTER) / count - _GUTTER
    indent = look.width(f"{len(moments)}", look.value) + _NUMBER
    entries = [_entry(each, column - indent, look) for each in moments]
    heights = [len(date) * look.value.leading + len(words) * look.note.leading for date, words in entries]
    most = _column_height(heights, count)
    x, y = 0.0, top + _ABOVE_KEY
    for at, (moment, (date, words)) in enumerate(zip(moments, entries, strict=True)):
        if y > top + _ABOVE_KEY and y + heights[at] > top + _ABOVE_KEY + most + 1e-6:
            x, y = x + column + _GUTTER, top + _ABOVE_KEY
        colour = look.legible(look.accent) if moment.highlight else ""
        lines = look.block([str(at + 1)], look.value, x, y, colour=colour)
        lines += look.block(date, look.value, x + indent, y, colour=colour)
        lines += look.block(words, look.note, x + indent, y + len(date) * look.value.leading)
        sketch.say(*lines)
        y += heights[at] + _BETWEEN_ENTRIES


def _entry(moment: Moment, room: float, look: Look) -> tuple[list[str], list[str]]:
    date = look.wrapped(moment.date or "", look.value, room)
    return date, look.wrapped(moment.label, look.note, room, _MOST_LINES)


def _column_height(heights: Sequence[float], count: int) -> float:
    """The least height in which so many columns hold all."""
    gapped = [each + _BETWEEN_ENTRIES for each in heights]
    most = max([sum(gapped) / count, *gapped], default=0.0)
    while _columns(gapped, most) > count:
        most += 1.0
    return most


def _columns(heights: Sequence[float], most: float) -> int:
    used, filled = 1, 0.0
    for each in heights:
        if filled and filled + each > most:
            used, filled = used + 1, 0.0
        filled += each
    return used
