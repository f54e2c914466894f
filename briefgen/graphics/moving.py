"""Shapes at another place."""

from __future__ import annotations

from dataclasses import replace

from briefgen.graphics.drawing import Circle, Path, Rect, Shape, Words


def moved(shape: Shape, right: float, down: float) -> Shape:
    """A shape so far to the right and down."""
    if isinstance(shape, Path):
        return replace(shape, runs=tuple(tuple((x + right, y + down) for x, y in run) for run in shape.runs))
    assert isinstance(shape, Rect | Circle | Words)
    return replace(shape, x=shape.x + right, y=shape.y + down)
