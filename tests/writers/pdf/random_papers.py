"""Random papers, made from the tree's own fields: every class of node comes up, in any place it may stand."""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union

from hypothesis import strategies as st

from briefgen import document
from briefgen.document import (
    FILLED,
    Block,
    Contents,
    ContentsEntry,
    Graphic,
    Inline,
    Node,
    Note,
    Notes,
    Paper,
    Paragraph,
    Part,
    Text,
)
from briefgen.template.apparatus import resolved

PICTURE = str(Path(__file__).resolve().parents[2] / "specimens" / "route.png")
WORDS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=9), max_size=9).map(" ".join)
CHOICES: dict[str, list[Any]] = {
    "id": ["here", "there"],
    "to": ["here", "nowhere"],
    "lang": ["ur", "fr"],
    "href": ["https://example.org/a", "mailto:a@example.org", "#here", "#nowhere"],
    "src": [PICTURE],
    "logo": [PICTURE],
    "logo_reversed": [PICTURE],
    "box": ["36,10,52,22", "170,-20,-170,-10"],
    "outlines": [None],  # a file that has to hold the areas
}
_DEEPEST = 4


@st.composite
def papers(draw: st.DrawFn, texts: st.SearchStrategy[str] = WORDS) -> Paper:
    """Papers of any blocks in any order, their printed texts drawn from `texts`."""
    maker = _Maker(draw, texts)
    content = tuple(maker.node(Block, 0) for _ in range(draw(st.integers(0, 7))))
    heads = {name: draw(texts) for name in ("running_head", "running_head_end", "running_foot")}
    marking = draw(st.sampled_from([None, "TLP:AMBER+STRICT"]))
    folio = "{page} of {pages}"
    return resolved(Paper(title="Title", language="en", marking=marking, folio=folio, content=content, **heads))


class _Maker:
    """Makes a node field by field; the deeper, the plainer."""

    def __init__(self, draw: st.DrawFn, texts: st.SearchStrategy[str]) -> None:
        self.draw = draw
        self.texts = texts
        self.in_note = 0

    def node(self, base: type[Node], depth: int) -> Node:
        classes = _subclasses(base)
        if depth >= _DEEPEST:
            classes = {Block: (Paragraph,), Inline: (Text,)}.get(base, classes)
        if self.in_note:
            classes = tuple(each for each in classes if each not in (Contents, Note, Notes))
        cls = classes[0] if len(classes) == 1 else self.draw(st.sampled_from(classes))
        self.in_note += cls is Note
        hints = typing.get_type_hints(cls)
        written = [each.name for each in fields(cls) if each.compare and each.name not in _filled(cls)]
        made = {name: self.value(name, hints[name], depth + 1) for name in written}
        self.in_note -= cls is Note
        return cls(**made)

    def value(self, name: str, hint: Any, depth: int) -> Any:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is Literal:
            return self.draw(st.sampled_from(arguments))
        if origin in (Union, types.UnionType):
            if self.draw(st.booleans()):
                return None
            return self.value(name, next(each for each in arguments if each is not type(None)), depth)
        if origin is tuple:
            return tuple(self.value(name, arguments[0], depth) for _ in range(self.draw(st.integers(0, 3))))
        return self.single(name, hint, depth)

    def single(self, name: str, hint: type, depth: int) -> Any:
        if hint is bool:
            return self.draw(st.booleans())
        if hint is int:
            return self.draw(st.integers(1, 3))
        if hint is float:
            return self.draw(st.floats(0, 100))
        if hint is str:
            return self.draw(st.sampled_from(CHOICES[name])) if name in CHOICES else self.draw(self.texts)
        return self.node(hint, depth)


@cache
def _subclasses(base: type[Node]) -> tuple[type[Node], ...]:
    found = [each for each in vars(document).values() if isinstance(each, type) and issubclass(each, base)]
    return tuple(each for each in found if each not in (Node, Inline, Block, Part, ContentsEntry, Graphic))


@cache
def _filled(cls: type[Node]) -> set[str]:
    """The fields that no template writes."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {name for name, hint in hints.items() if FILLED in getattr(hint, "__metadata__", ())}
