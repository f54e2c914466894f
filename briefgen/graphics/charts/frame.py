"""The plot of an upright chart: its scale with light lines at round numbers, and what it is drawn on."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.frozen import frozen
from briefgen.graphics.charts.numbers import print_ticks
from briefgen.graphics.charts.ticks import ticks
from briefgen.graphics.drawing import ASCENT
from briefgen.graphics.look import Look
from briefgen.graphics.sketch import Sketch

GAP = 5.0
"""Between a number or a name and what it belongs to."""
SHORTEST = 24.0
"""However wide what is printed beside it, a scale is no shorter."""
_LOW = 100.0
"""The height of a plot that has fewer lines."""
_OVER = 0.2
_FLAT_HEIGHT = 30.0
_FLAT = 0.35
"""A line that varies by less of its height is drawn on a scale that doesn't begin at nought."""


@frozen
class Scale:
    """Numbers as places on a line; `begins` is where the lowest round number stands, `ends` the highest."""

    ticks: tuple[float, ...]
    begins: float
    ends: float

    def at(self, value: float) -> float:
        """Where a number stands."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.begins + share * (self.ends - self.begins)

    @property
    def base(self) -> float:
        """Where nought stands, or the end of the scale that is nearest to it."""
        return self.at(min(max(0.0, self.ticks[0]), self.ticks[-1]))


@frozen
class Panel:
    """What one of several small charts has from all of them: round numbers, whether it prints them, its colour, and how
    high its plot is."""

    ticks: tuple[float, ...]
    is_first: bool
    colour: str
    height: float


@frozen
class Room:
    """What a chart is set in: its look, how wide it may be, and the panel that it is, if any; `is_flat` where all its
    numbers are nought, so that height would say nothing."""

    look: Look
    width: float
    panel: Panel | None = None
    is_flat: bool = False

    @property
    def height(self) -> float:
        """How high the plot of an upright chart is."""
        usual = self.panel.height if self.panel else plot_height(self.width)
        return _FLAT_HEIGHT if self.is_flat else usual


def plot_height(width: float) -> float:
    """How high the plot of an upright chart is: about half as high as wide, within bounds."""
    return min(max(width * 0.46, 62.0), 185.0)


def bar_ticks(values: Iterable[float], room: Room, whole: bool) -> tuple[float, ...]:
    """Round numbers for bars: nought is always among them."""
    every = [0.0, *values]
    return room.panel.ticks if room.panel else _closed(min(every), max(every), _most(room), whole)


def line_ticks(values: Iterable[float], room: Room, whole: bool, most: int | None = None) -> tuple[float, ...]:
    """Round numbers for lines, at most so many or as many as the height has room for: from nought, but where they vary
    by little of their height."""
    every = list(values) or [0.0]
    low, high = min(every), max(every)
    if high - low >= _FLAT * max(abs(low), abs(high)) or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    return room.panel.ticks if room.panel else _closed(low, high, most or _most(room), whole)


def _most(room: Room) -> int:
    return 3 if room.height < _LOW else 5


def _closed(low: float, high: float, most: int, whole: bool) -> tuple[float, ...]:
    """Round numbers for a range; the last one goes where what reaches beyond the one before it is next to nothing."""
    found = ticks(low, high, most, whole)
    over = (high - found[-2]) / (found[-1] - found[-2])
    return found[:-1] if len(found) > 3 and over < _OVER else found


def gutter(steps: tuple[float, ...], unit: str | None, look: Look) -> float:
    """How wide the numbers of a scale are, with the space beside them."""
    printed = print_ticks(steps, unit, look.language)
    return look.widest(map(printed, steps), look.label) + GAP


def paint_grid(sketch: Sketch, scale: Scale, left: float, right: float, look: Look) -> None:
    """A light line at every round number but nought."""
    for tick in scale.ticks:
        if tick:
            sketch.line([(left, scale.at(tick)), (right, scale.at(tick))], look.grid)


def paint_base(sketch: Sketch, scale: Scale, left: float, right: float, look: Look) -> None:
    """The line that bars begin at, over their feet."""
    if scale.ticks[0] <= 0 <= scale.ticks[-1]:
        sketch.line([(left, scale.base), (right, scale.base)], look.axis)


def say_ticks(sketch: Sketch, scale: Scale, right: float, unit: str | None, look: Look) -> None:
    """The round numbers of a scale, before its lines."""
    printed = print_ticks(scale.ticks, unit, look.language)
    for tick in scale.ticks:
        y = scale.at(tick) + ASCENT * look.label.size / 2 - 0.3
        sketch.say(look.words(printed(tick), look.label, right - GAP, y, "end"))
