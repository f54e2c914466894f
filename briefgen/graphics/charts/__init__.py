"""Charts drawn as plain shapes: a module for each family of kinds, and what they share.

`numbers` puts a chart's numbers into rows; `ticks`, `periods` and `places` say where they stand; `sketch` keeps words
clear of one another; `flags`, `ends`, `key`, `along` and `rows` say what is printed around the plot.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.document import PANEL_KINDS, Chart
from briefgen.graphics.charts.along import names_fit
from briefgen.graphics.charts.bars import draw_bars
from briefgen.graphics.charts.columns import draw_columns, places_of_columns
from briefgen.graphics.charts.dot_range import draw_dot_range
from briefgen.graphics.charts.frame import Room
from briefgen.graphics.charts.lines import draw_lines
from briefgen.graphics.charts.numbers import Numbers, numbers_of
from briefgen.graphics.charts.panels import draw_panels
from briefgen.graphics.charts.slope import draw_slope
from briefgen.graphics.drawing import Drawing
from briefgen.graphics.look import Look
from briefgen.graphics.sketch import Sketch, mirrored
from briefgen.language import is_right_to_left
from briefgen.language.words import word
from briefgen.theme import Theme

__all__ = ["draw_chart", "shown_kind"]

_DRAWN: dict[str, Callable[[Chart, Numbers, Room], Sketch]] = {
    "column": draw_columns,
    "stacked": draw_columns,
    "grouped": draw_columns,
    "bar": draw_bars,
    "stacked-bar": draw_bars,
    "grouped-bar": draw_bars,
    "line": draw_lines,
    "area": draw_lines,
    "slope": draw_slope,
    "dot-range": draw_dot_range,
}
_ABOVE = 3.0
"""What keeps a chart from the text above it."""
_ARABIC = 3.0
"""How much lower than others letters of scripts reach that run from the right."""
_LYING = {"column": "bar", "stacked": "stacked-bar", "grouped": "grouped-bar"}


def draw_chart(chart: Chart, theme: Theme, language: str, width: float) -> Drawing:
    """A chart in a room of a width; `language` is the paper's (BCP 47).

    Columns with names that have no room below them lie down as bars. Where a paper is read from the right, names stand
    at the right and bars grow to the left; time runs to the right all the same.
    """
    numbers = numbers_of(chart)
    room = Room(Look(theme, language), width, is_flat=not any(numbers.known))
    if not numbers.keys:
        return _empty(room)
    sketch = _sketch(chart, numbers, room)
    leftward = is_right_to_left(language)
    sketch.reserve(sketch.top - _ABOVE, sketch.bottom + (_ARABIC if leftward else 0.0))
    drawing = sketch.drawing()
    return mirrored(drawing) if leftward and not numbers.period else drawing


def _sketch(chart: Chart, numbers: Numbers, room: Room) -> Sketch:
    kind = shown_kind(chart, room.look.theme, room.look.language, room.width)
    draw = _DRAWN[kind]
    if chart.panels and kind in PANEL_KINDS and len(chart.series) > 1:
        return draw_panels(chart, numbers, room, draw)
    return draw(chart if kind == chart.kind else lying(chart), numbers, room)


def shown_kind(chart: Chart, theme: Theme, language: str, width: float) -> str:
    """The kind that a chart is drawn as: that of its own, but bars in place of columns whose names have no room."""
    numbers = numbers_of(chart)
    if chart.kind not in _LYING or numbers.period or not numbers.keys:
        return chart.kind
    fits = names_fit(places_of_columns(numbers, width), Look(theme, language))
    return chart.kind if fits else _LYING[chart.kind]


def lying(chart: Chart) -> Chart:
    """A chart of columns as one of bars."""
    return Chart(**{**vars(chart), "kind": _LYING[chart.kind]})


def _empty(room: Room) -> Drawing:
    """What stands in place of a chart without any point."""
    sketch = Sketch(room.width)
    sketch.say(room.look.words(word("no data", room.look.language), room.look.label, 0.0, 0.0))
    return sketch.drawing()
