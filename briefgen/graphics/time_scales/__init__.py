"""Timelines on a scale: an axis of time, what happened above it, phases and the calendar below it.

`axis` says where a day stands and what the calendar prints; `flags` keeps labels clear of one another; `below` draws
phases and, where labels are too many, the key to the numbers that stand for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document import Moment, TimeScale
from briefgen.graphics.drawing import Drawing, Path
from briefgen.graphics.look import Look
from briefgen.graphics.sketch import Sketch, mirrored
from briefgen.graphics.time_scales.axis import Axis, Span, axes, axis_of, say_calendar, span_of
from briefgen.graphics.time_scales.below import foot_of, paint_phases, phases_of, say_key
from briefgen.graphics.time_scales.flags import Placed, best, fly, height_of, say_numbers, written
from briefgen.language import is_right_to_left
from briefgen.language.words import word
from briefgen.theme import Rule, Theme

__all__ = ["draw_time_scale"]

_DOT, _THICK, _LANE = 3.0, 4.0, 6.5
"""The radius of a moment, the thickness of what lasted, and how far apart the lanes are of what lasted at once."""
_TALLEST, _LEAST = 0.8, 150.0
"""Labels may stand as high as this share of the width, or as this; more get numbers and a key."""


def draw_time_scale(node: TimeScale, theme: Theme, language: str, width: float) -> Drawing:
    """A timeline in a room of a width; `language` is the paper's (BCP 47).

    What lies outside a scale with given ends is left out. Time runs to the right in every paper, as it does in charts;
    the key below begins on the side where lines do.
    """
    look, sketch = Look(theme, language), Sketch(width)
    axis = axis_of(node, width)
    if axis is None:
        sketch.say(*look.block([word("no data", language)], look.label, 0.0, 0.0))
        return sketch.drawing()
    moments = _moments(node, axis)
    axis, placed = _labels(moments, axis, width, look)
    if placed is None:
        say_numbers(sketch, [each for each, _ in moments], _places(moments, axis), look)
    fly(sketch, placed or (), look)
    below = _paint_moments(sketch, moments, axis, look)
    phases = phases_of(node.phases, axis, width, below, look)
    below = say_calendar(sketch, axis, below, foot_of(phases, below), look)
    paint_phases(sketch, phases, look)
    key = Sketch(width)
    say_key(key, [each for each, _ in moments] if placed is None else (), below, look)
    listed = Drawing(width, key.bottom, tuple(key.shapes))
    for shape in (mirrored(listed) if is_right_to_left(language) else listed).shapes:
        sketch.put(shape)
    return sketch.drawing()


Moments = Sequence[tuple[Moment, Span]]


def _moments(node: TimeScale, axis: Axis) -> Moments:
    """What is on the scale, in the order of its places."""
    spans = [(each, span_of(each.begin, each.end)) for each in node.moments]
    shown = [(each, span) for each, span in spans if span and axis.shows(span)]
    return sorted(shown, key=lambda pair: axis.place(pair[1], bool(pair[0].end)))


def _labels(moments: Moments, axis: Axis, width: float, look: Look) -> tuple[Axis, Sequence[Placed] | None]:
    """The labels above the axis, and the axis as long as they leave it; None where they would stand too high, so that
    numbers have to stand for them."""
    found = [(each, placed) for each in axes(axis, width) for placed in _written(moments, each, width, look)]
    lowest = min(found, key=lambda pair: height_of(pair[1]), default=None)
    return lowest if lowest and height_of(lowest[1]) <= _tallest(width) else (axis, None)


def _tallest(width: float) -> float:
    return max(width * _TALLEST, _LEAST)


def _written(moments: Moments, axis: Axis, width: float, look: Look) -> Iterator[Sequence[Placed]]:
    """Ways to place labels with all their words. Where they take more than there is, none is looked for."""
    for flags in written([each for each, _ in moments], _places(moments, axis), look, width):
        fits = sum(flag.width * flag.height for flag in flags) <= width * _tallest(width)
        if fits and (placed := best(flags, width)) is not None:
            yield placed


def _places(moments: Moments, axis: Axis) -> list[float]:
    return [axis.place(span, bool(each.end)) for each, span in moments]


def _paint_moments(sketch: Sketch, moments: Moments, axis: Axis, look: Look) -> float:
    """The axis with what happened on it; how far down it reaches."""
    sketch.line([(axis.left, 0.0), (axis.right, 0.0)], Rule(look.theme.graphics.axis, 1.0))
    picks = any(each.highlight for each, _ in moments)
    ends: list[float] = []
    for each, span in moments:
        colour = look.theme.graphics.axis if picks and not each.highlight else look.accent
        if each.end:
            _paint_range(sketch, span, axis, _lane(ends, span), colour)
    for each, span in sorted(moments, key=lambda pair: pair[0].highlight):
        colour = look.theme.graphics.axis if picks and not each.highlight else look.accent
        if not each.end:
            exact = len(each.begin) == _DAY
            fill, stroke = (colour, Rule(look.ground, 0.75)) if exact else (look.ground, Rule(colour, 1.1))
            sketch.dot(axis.place(span), 0.0, _DOT, fill, stroke)
    return max(_DOT, _THICK / 2 + max(len(ends) - 1, 0) * _LANE)


_DAY = len("2024-01-15")
"""A moment whose day isn't known is a ring in the middle of its month or year."""


def _lane(ends: list[float], span: Span) -> int:
    """The first lane that is free again; `ends` are the last days in each so far."""
    lane = next((at for at, end in enumerate(ends) if end <= span.begin), len(ends))
    ends[lane : lane + 1] = [span.end]
    return lane


def _paint_range(sketch: Sketch, span: Span, axis: Axis, lane: int, colour: str) -> None:
    """What lasted; pointed where it goes on beyond the scale."""
    left, right = axis.at(max(span.begin, axis.span.begin)), axis.at(min(span.end, axis.span.end))
    middle, half = lane * _LANE, _THICK / 2
    right = max(right, left + _THICK)
    corners = [(left, middle - half), (right, middle - half), (right, middle + half), (left, middle + half)]
    if span.begin < axis.span.begin:
        corners = [(left + _THICK, middle - half), *corners[1:3], (left + _THICK, middle + half), (left, middle)]
    if span.end > axis.span.end:
        at = 1
        corners[at : at + 2] = [(right - _THICK, middle - half), (right, middle), (right - _THICK, middle + half)]
    sketch.paint(Path((tuple(corners),), fill=colour, closed=True))
