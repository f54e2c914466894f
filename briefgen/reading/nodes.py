"""YAML nodes to plain data with places; what YAML would lose without a word is a problem here."""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefgen.frozen import frozen
from briefgen.problems import Collector, Position
from briefgen.text import FORBIDDEN, forbidden, found

MOST_VALUES = 200_000
DEEPEST = 50

ValuePath = tuple[str | int, ...]


@frozen(slots=True)
class Place:
    """Where a value stands: `key` its name (None in a list), `value` its first character, `end_line` its last line."""

    key: Position | None
    value: Position
    end_line: int

    @property
    def name(self) -> Position:
        """The place of the field's name, or of the value where it has none."""
        return self.key or self.value


def too_deep(position: Position) -> Exception:
    """The problem of a file that is nested without sense, to be raised."""
    hint = "look for brackets or indents that were repeated by mistake"
    return found(position, f"values stand more than {DEEPEST} deep in one another", hint, "too-deep")


# YAML ends a text at ` #`; people put a space after a `#` that begins a comment, and none in “#12”.
_NO_COMMENT = re.compile(r"(?:^|\s)#(?=[^\s#])")


class Builder:
    """Turns one file's nodes into data, places and problems. `lines` is the file's text."""

    def __init__(self, shown: str, lines: list[str], problems: Collector) -> None:
        self.shown = shown
        self.lines = lines
        self.problems = problems
        self.places: dict[ValuePath, Place] = {}
        self._built: set[int] = set()
        self._labels: dict[int, tuple[Position, str]] = {}

    def data(self, root: yaml.Node) -> Any:
        """The file's data: dicts, lists, strings and None."""
        data = self._value(root, (), None, 0)
        for position, label in self._labels.values():
            message = f"a text that begins with “&” has to stand in quotes: YAML drops `{label}`"
            self.problems.add(position, message, "put the whole text in quotes", "label")
        return data

    def _value(self, node: yaml.Node, path: ValuePath, key: Position | None, depth: int) -> Any:
        here = self._at(node.start_mark)
        # A block scalar's end mark is the start of the line after it.
        end = node.end_mark
        self.places[path] = Place(key, here, max(here.line or 1, end.line + (1 if end.column else 0)))
        if depth > DEEPEST:
            raise too_deep(here)
        if len(self.places) > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values, counting each reference (`*name`) in full"
            raise found(here, message, "split it into several", "too-large")
        self._note_label(node, here)
        if node.tag not in ("plain", "quoted", "untagged"):
            self._refuse_tag(node, here)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index), None, depth + 1) for index, item in enumerate(node.value)]
        return self._scalar(node, here)

    def _scalar(self, node: yaml.ScalarNode, here: Position) -> str | None:
        text: str = node.value
        if not text.isprintable() and (char := FORBIDDEN.search(text)):
            self.problems.add(here, *forbidden(char[0]))
        if node.tag != "plain":
            return text
        self._check_comment(node.end_mark)
        return None if text in ("", "~", "null") else text

    def _check_comment(self, end: yaml.Mark) -> None:
        """A `#` without a space after it, right behind a text, was probably meant as part of the text."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if (
            "#" in line
            and (hash_ := _NO_COMMENT.search(line, end.column))
            and not line[end.column : hash_.start()].strip(" :")
        ):
            message = "what follows `#` is a comment, and would not be printed"
            hint = "put the whole text in quotes; or, if it is a comment, put a space after the `#`"
            self.problems.add(Position(self.shown, end.line + 1, hash_.end()), message, hint, "comment")

    def _note_label(self, node: yaml.Node, here: Position) -> None:
        """Remember `&label` until something refers to it: one that nothing does was meant as text."""
        if id(node) in self._built:
            self._labels.pop(id(node), None)
            return
        self._built.add(id(node))
        line = self.lines[here.line - 1] if here.line and here.line <= len(self.lines) else ""
        start = (here.column or 1) - 1
        if line[start : start + 1] == "&":
            self._labels[id(node)] = here, re.split(r"[\s,\]}]", line[start:])[0]

    def _refuse_tag(self, node: yaml.Node, here: Position) -> None:
        shown = node.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"a text that begins with “!” has to stand in quotes: YAML takes `{shown}` for a tag"
        self.problems.add(here, message, "put the whole text in quotes, or delete the tag", "tag")

    def _mapping(self, node: yaml.MappingNode, path: ValuePath, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first_seen: dict[str, int | None] = {}
        for key_node, value_node in node.value:
            here = self._at(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                hint = "put text that begins with `{` or `[` in quotes"
                self.problems.add(here, "brackets stand where the name of a field belongs", hint, "field-name")
                continue
            name = key_node.value
            if name in first_seen and name.startswith("-"):
                hint = f"write `- {name[1:]}: value`, on line {first_seen[name]} too"
                self.problems.add(here, "a space is missing after this `-`", hint, "duplicate-field")
                continue
            if name in first_seen:
                items = "; each item of a list begins with `- `" if path else ""
                hint = f"it stands on line {first_seen[name]} already: keep one{items}"
                self.problems.add(here, f"`{name}` is given twice", hint, "duplicate-field")
                continue
            first_seen[name] = here.line
            data[name] = self._value(value_node, (*path, name), here, depth + 1)
        return data

    def _at(self, mark: yaml.Mark) -> Position:
        return Position(self.shown, mark.line + 1, mark.column + 1)
