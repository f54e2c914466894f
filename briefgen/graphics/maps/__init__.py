"""Maps as plain shapes: land from outlines, spots as circles, names where there is room.

`frame` says what is shown and `projections` how, `lands` what is seen of the outlines; `marks`, `labels` and `names`
find places for what stands on the land, `key` says below it what the signs mean.
"""

from __future__ import annotations

from briefgen.document import Map
from briefgen.graphics.drawing import Drawing
from briefgen.graphics.maps.sheet import Sheet
from briefgen.theme import Theme

__all__ = ["draw_map"]


def draw_map(node: Map, theme: Theme, language: str, width: float) -> Drawing:
    """A map in a room of a width; `language` is the paper's (BCP 47). North is up in its middle, east is right in every
    language."""
    return Sheet(node, theme, language, width).drawing()
