"""A brief's graphics: which there are, and the elements of each, where prose places it or behind the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefgen.brief.graphics import GraphicRecord, Setting
from briefgen.brief.model import Brief
from briefgen.brief.walk import FieldPath, shape

WRITTEN: Mapping[type[GraphicRecord], Callable[[Any, Setting], str]] = {}
"""What writes the elements of each kind of graphic."""


def graphic_lists() -> tuple[str, ...]:
    """The lists of a brief that hold graphics, in the model's order."""
    return tuple(name for name, (_, below) in shape(Brief).items() if below and issubclass(below, GraphicRecord))


def graphics(brief: Brief) -> Iterator[tuple[FieldPath, GraphicRecord]]:
    """Every graphic of a brief with its path, in the order of the model's lists."""
    for name in graphic_lists():
        yield from (((name, at), record) for at, record in enumerate(getattr(brief, name)))


def written(record: GraphicRecord, setting: Setting) -> str:
    """A graphic's elements."""
    return WRITTEN[type(record)](record, setting)
