"""Charts, maps and timelines on a scale, drawn once for all formats: a node of the tree becomes plain shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefgen.document import Chart, Graphic, Map, TimeScale
from briefgen.graphics.charts import draw_chart
from briefgen.graphics.drawing import Box, Circle, Drawing, Path, Rect, Shape, Words
from briefgen.graphics.maps import draw_map
from briefgen.graphics.time_scales import draw_time_scale
from briefgen.theme import Theme

__all__ = ["Box", "Circle", "Drawing", "Path", "Rect", "Shape", "Words", "draw"]


def draw(node: Graphic, theme: Theme, language: str, width: float) -> Drawing:
    """What a graphic is drawn of in a room of a width; `language` is the paper's (BCP 47).

    It is as high as it has to be, and higher than wide only where rows need it. A class without a function is an error
    of ours.
    """
    return _DRAWN[type(node)](node, theme, language, width)


_DRAWN: dict[type[Graphic], Callable[[Any, Theme, str, float], Drawing]] = {
    Chart: draw_chart,
    Map: draw_map,
    TimeScale: draw_time_scale,
}
"""The function that draws each class of graphic."""
