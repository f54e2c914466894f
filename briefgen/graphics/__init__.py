"""Charts, maps and timelines on a scale, drawn once for all formats: a node of the tree becomes plain shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefgen.document import Chart, Graphic, Map, TimeScale
from briefgen.graphics.drawing import Box, Circle, Drawing, Path, Rect, Shape, Words
from briefgen.theme import Theme

__all__ = ["Box", "Circle", "Drawing", "Path", "Rect", "Shape", "Words", "draw"]


def draw(node: Graphic, theme: Theme, language: str, width: float) -> Drawing:
    """What a graphic is drawn of in a room of a width; `language` is the paper's (BCP 47).

    It is as high as it has to be, and higher than wide only where rows need it. A class without a function is an error
    of ours.
    """
    return _DRAWN[type(node)](node, theme, language, width)


def _chart(node: Chart, theme: Theme, language: str, width: float) -> Drawing:
    from briefgen.graphics.charts import draw_chart  # only a paper with a chart waits for it

    return draw_chart(node, theme, language, width)


def _map(node: Map, theme: Theme, language: str, width: float) -> Drawing:
    from briefgen.graphics.maps import draw_map

    return draw_map(node, theme, language, width)


def _time_scale(node: TimeScale, theme: Theme, language: str, width: float) -> Drawing:
    from briefgen.graphics.time_scales import draw_time_scale

    return draw_time_scale(node, theme, language, width)


_DRAWN: dict[type[Graphic], Callable[[Any, Theme, str, float], Drawing]] = {
    Chart: _chart,
    Map: _map,
    TimeScale: _time_scale,
}
"""The function that draws each class of graphic."""
