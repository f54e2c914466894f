"""Charts as Word's own: a chart part for its plot, a workbook with its numbers, and shapes drawn over it.

What is decided about a chart (its scale, its colours, which numbers are printed, where annotations stand) is decided in
`briefgen.graphics.charts`; here it is written as DrawingML, so that Word's chart and the PDF's are alike.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.document import Chart
from briefgen.graphics.charts import lying, shown_kind
from briefgen.graphics.charts.bars import draw_bars
from briefgen.graphics.charts.columns import draw_columns
from briefgen.graphics.charts.dot_range import draw_dot_range
from briefgen.graphics.charts.frame import Room
from briefgen.graphics.charts.lines import draw_lines
from briefgen.graphics.charts.numbers import Numbers, numbers_of
from briefgen.graphics.charts.slope import draw_slope
from briefgen.graphics.look import Look
from briefgen.graphics.sketch import Sketch
from briefgen.language import is_right_to_left
from briefgen.theme import Theme
from briefgen.writers.word.charts.bars import bars
from briefgen.writers.word.charts.columns import columns
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.lines import areas, lines
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.ranges import ranges
from briefgen.writers.word.charts.slope import slopes

_KINDS: dict[str, tuple[Callable[[Chart, Numbers, Room], Sketch], Callable[[Given], NativeChart | None]]] = {
    "column": (draw_columns, columns),
    "stacked": (draw_columns, columns),
    "grouped": (draw_columns, columns),
    "bar": (draw_bars, bars),
    "stacked-bar": (draw_bars, bars),
    "grouped-bar": (draw_bars, bars),
    "line": (draw_lines, lines),
    "area": (draw_lines, areas),
    "slope": (draw_slope, slopes),
    "dot-range": (draw_dot_range, ranges),
}
"""What draws each kind for the PDF, and what writes it for Word."""


def native(chart: Chart, theme: Theme, language: str, width: float, script: str | None) -> NativeChart | None:
    """A chart as Word has it; None for one that Word can't show as it is.

    `script` is the family of letters that run from the right, None where the theme has none.
    """
    numbers = numbers_of(chart)
    kind = shown_kind(chart, theme, language, width)
    if not numbers.keys or kind not in _KINDS or chart.panels:
        return None
    chart = chart if kind == chart.kind else lying(chart)
    draw, write = _KINDS[kind]
    room = Room(Look(theme, language), width)
    leftward = is_right_to_left(language) and not numbers.period
    return write(Given(chart, numbers, room, draw(chart, numbers, room), script, leftward))
