"""A paper as an indented outline, for people and for tests: what it says, in order, without any look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from briefgen.document import ELEMENTS, Inline, Node, Note, Paper, children, plain_text

_NAMES = {(element.node, element.fixed): name for name, element in ELEMENTS.items()}
_FIXED = {element.node: tuple(name for name, _ in element.fixed) for element in ELEMENTS.values()}
_PATHS = {"src", "logo", "logo_reversed", "outlines"}


def outline(paper: Paper, width: int | None = None) -> str:
    """One line a node: its element, its attributes, its text; indented by depth. White space of any kind is a space.

    Text longer than `width` characters is cut with an ellipsis; None keeps all of it.
    """
    return "\n".join(_lines(paper, 0, width)) + "\n"


def _lines(node: Node, depth: int, width: int | None) -> Iterator[str]:
    text = " ".join(plain_text_of_inlines(node).split())
    if width is not None and len(text) > width:
        text = text[: width - 1].rstrip() + "…"
    parts = [element_name(node), *_attributes(node), *([f"“{text}”"] if text else [])]
    yield "  " * depth + " ".join(parts)
    for child in _set_apart(node):
        yield from _lines(child, depth + 1, width)


def _set_apart(node: Node) -> Iterator[Node]:
    """What is inside a node and no text of its own line: blocks, parts, and the notes that its line has."""
    for child in children(node):
        if not isinstance(child, Inline) or isinstance(child, Note):
            yield child
        else:
            yield from _set_apart(child)


def plain_text_of_inlines(node: Node) -> str:
    """The text that stands directly in a node, not that of the blocks and parts inside it."""
    return "".join(plain_text(child) for child in children(node) if isinstance(child, Inline))


def element_name(node: Node) -> str:
    """The element that a template writes for a node; its class where none does."""
    fixed = _FIXED.get(type(node), ())
    return _NAMES.get((type(node), tuple((name, getattr(node, name)) for name in fixed)), type(node).__name__)


def _attributes(node: Node) -> Iterator[str]:
    for each in fields(node):
        value = getattr(node, each.name)
        given = value is not None and value != each.default and each.name not in _FIXED.get(type(node), ())
        if given and isinstance(value, str | int | float | bool) and each.compare:
            yield f"{each.name.replace('_', '-')}={_shown(each.name, value)}"


def _shown(name: str, value: object) -> str:
    if isinstance(value, float):
        return str(value).removesuffix(".0")
    return " ".join((Path(str(value)).name if name in _PATHS else str(value)).split())
