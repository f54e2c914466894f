"""Which colour each number of a chart has."""

from __future__ import annotations

from briefgen.document import Point
from briefgen.graphics.charts.frame import Room
from briefgen.graphics.charts.numbers import Numbers
from briefgen.graphics.look import Look
from briefgen.theme.colour import mixed
from briefgen.theme.model import INK

_SHADES = (1.0, 0.6, 0.8, 0.45)
"""How much of the quiet colour is left in series beside the one that stands out, so that neighbours can be told."""


def series_colours(numbers: Numbers, look: Look, touching: bool = False) -> list[str]:
    """A colour for each series: those of the theme in their order or, where some stand out, theirs for these alone.

    The others are quiet: all in one shade, or in several where they touch one another."""
    picked = [at for at, each in enumerate(numbers.series) if each.highlight]
    if picked and len(numbers.series) > 1:
        return [_beside(at, picked, look, touching) for at in range(len(numbers.series))]
    return [palette(at, look) for at in range(len(numbers.series))]


def colours_in(room: Room, numbers: Numbers, touching: bool) -> list[str]:
    """The colours of a chart's series (see `series_colours`), or the one that a panel has."""
    return [room.panel.colour] if room.panel else series_colours(numbers, room.look, touching)


def palette(at: int, look: Look) -> str:
    """The theme's colours for data one after the other, and behind them lighter and darker ones of these, first those
    that are least like any before."""
    colours = list(look.theme.data_colours)
    others = [mixed(colour, ink, 0.5) for colour in colours for ink in (look.ground, INK)]
    while len(colours) <= at and others:
        colours.append(max(others, key=lambda other: min(_apart(other, colour) for colour in colours)))
        others.remove(colours[-1])
    return colours[at % len(colours)]


def _apart(one: str, other: str) -> int:
    """How unlike two colours are."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def _beside(at: int, picked: list[int], look: Look, touching: bool) -> str:
    if at in picked:
        return palette(picked.index(at), look)
    quiet = at - sum(each < at for each in picked) if touching else 0
    return mixed(look.ground, look.quiet, _SHADES[quiet % len(_SHADES)])


def point_colour(point: Point, series_colour: str, numbers: Numbers, look: Look) -> str:
    """The colour of one number of a single series: quiet, where another stands out."""
    picks = any(each.highlight for each in numbers.points[0].values())
    return series_colour if not picks or point.highlight else look.quiet
