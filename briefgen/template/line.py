"""A line of text in the making: white space as one space, none at either end."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import fields, replace
from typing import Any, TypeVar

from briefgen.document import LineBreak, Link, Node, Text
from briefgen.problems import Position

# XML 1.0 §2.3: white space is these four; a no-break space is a character like any other.
SPACE = " \t\r\n"
_SPACES = re.compile(f"[{SPACE}](?:(?<! )[{SPACE}]*|[{SPACE}]+)")
"""White space that isn't one space: most is, and to replace what stays takes longer than to find it."""


def one_spaced(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACES.sub(" ", text)


class Line:
    """Inline nodes in the making; knows whether a space now would be one too many."""

    def __init__(self, keeps_lines: bool) -> None:
        self.keeps_lines = keeps_lines
        self.after_space = True

    def add(self, text: str, into: list[Node], origin: Position) -> None:
        """Append the text to `into`, less the spaces that would be too many."""
        if self.keeps_lines:
            _add_lines(text, into, origin)
            return
        text = one_spaced(text)
        if self.after_space and text[0] == " ":
            text = text[1:]
        if text:
            into.append(Text(text=text, origin=origin))
            self.after_space = text[-1] == " "


def _add_lines(text: str, into: list[Node], origin: Position) -> None:
    """Lines with breaks between them. Indents and runs of spaces become no-break spaces, which nothing collapses."""
    lines = text.replace("\r\n", "\n").expandtabs(4).split("\n")
    for number, line in enumerate(lines):
        if number:
            into.append(LineBreak(origin=origin))
        if line:
            kept = re.sub("^ +|  +", lambda run: "\u00a0" * len(run[0]), line)
            into.append(Text(text=kept, origin=origin))


def whole_lines(content: list[Any]) -> tuple[Any, ...]:
    """The lines of a listing without the breaks before the first and after the last, as in HTML."""
    begin, end = 0, len(content)
    while begin < end and isinstance(content[begin], LineBreak):
        begin += 1
    while end > begin and isinstance(content[end - 1], LineBreak):
        end -= 1
    return tuple(content[begin:end])


def trimmed(content: list[Any]) -> tuple[Any, ...]:
    """Inline nodes without white space at their end, however deep it stands."""
    while content:
        *before, last = content
        if isinstance(last, Text):
            text = last.text.rstrip(" ")
            if text == last.text:
                break
            content = [*before, replace(last, text=text)] if text else before
            if text:
                break
        elif getattr(last, "content", None):
            inner = trimmed(list(last.content))
            content = [*before, replace(last, content=inner)] if inner != last.content else content
            break
        else:
            break
    return tuple(content)


N = TypeVar("N", bound=Node)


def without_links(node: N, ids: Container[str]) -> N:
    """The node with its links to ids that aren't there as plain text."""
    changed: dict[str, Any] = {}
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, tuple) and value:
            changed[each.name] = tuple(kept for item in value for kept in _unlinked(item, ids))
        elif isinstance(value, Node):
            changed[each.name] = without_links(value, ids)
    return replace(node, **changed) if changed else node


def _unlinked(node: Node, ids: Container[str]) -> tuple[Node, ...]:
    node = without_links(node, ids)
    if isinstance(node, Link) and node.href.startswith("#") and node.href[1:] not in ids:
        return node.content
    return (node,)
