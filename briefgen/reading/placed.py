"""YAML to plain data that remembers its places.

The meaning is YAML 1.2's and more careful still: every scalar stays the text that
was typed (`NO`, `12:30`, `1_000`, `1.10`), and only the model that reads it decides
what it is. Nothing is ever evaluated: tags are refused, aliases are bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from briefgen.frozen import frozen
from briefgen.problems import Collector, Position, ProblemsFound
from briefgen.reading.nodes import DEEPEST, Builder, Place, ValuePath, too_deep
from briefgen.reading.pieces import Pieces
from briefgen.text import found, read_bytes, refuse_control_characters, text_of

_WORD = re.compile(r"\S+")


@frozen
class Placed:
    """A file's data (dicts, lists, strings, None) and the place of each value by its path: `("events", 3, "date")`.

    `raw` is the file as it was read, byte for byte.
    """

    path: str
    text: str
    data: Any
    places: dict[ValuePath, Place]
    raw: bytes = b""

    def place(self, path: ValuePath) -> Place:
        """The place of a value, or of the nearest thing around it that the file has."""
        path = self.existing(path)
        return self.places.get(path) or Place(None, Position(self.path, 1, 1), 1)

    def existing(self, path: ValuePath) -> ValuePath:
        """The path itself, or that of the nearest thing around it that the file has."""
        while path and path not in self.places:
            path = path[:-1]
        return path

    def find(self, path: ValuePath, fragment: str, skip: int = 0) -> Position | None:
        """Where `fragment` stands inside the text at `path`, passing over the first `skip` of its kind.

        None when it can't be told: a text that was folded or escaped has other
        characters in the file than in the data.
        """
        if path not in self._pieces:
            place = self.place(path)
            begin = self._starts[(place.value.line or 1) - 1] + (place.value.column or 1) - 1
            end = self._starts[place.end_line] if place.end_line < len(self._starts) else None
            self._pieces[path] = Pieces(self.text, begin, end)
        found = self._pieces[path].places(fragment)
        return self._position(found[skip]) if skip < len(found) else None

    def at(self, path: ValuePath, offset: int) -> Position | None:
        """Where a character of the text at `path` stands, however its lines are folded.

        None for a space, and in a text that is escaped: its words are others in the file than in the data.
        """
        if path not in self._alignments:
            self._alignments[path] = self._aligned(path)
        in_data, in_file = self._alignments[path]
        if not in_file or not self._value(path)[offset : offset + 1].strip():
            return None
        word = bisect_right(in_data, offset) - 1
        return self._position(in_file[word] + offset - in_data[word])

    def _position(self, at: int) -> Position:
        line = bisect_right(self._starts, at)
        return Position(self.path, line, at - self._starts[line - 1] + 1)

    def _aligned(self, path: ValuePath) -> tuple[list[int], list[int]]:
        """Where each word of a text begins, in the text and in the file; folding changes nothing but the space between
        them. Nowhere in the file where its words are others."""
        text, place = self._value(path), self.place(path)
        start = self._starts[(place.value.line or 1) - 1] + (place.value.column or 1) - 1
        first = self.text[start : start + 1]
        if first and first in "|>":
            start = self._starts[place.value.line or 1]
        elif first and first in "\"'":
            start += 1
        in_data = list(_WORD.finditer(text))
        in_file = list(islice(_WORD.finditer(self.text, start), len(in_data)))
        same = [word[0] for word in in_data[:-1]] == [word[0] for word in in_file[:-1]]
        if not in_data or not same or not in_file[-1][0].startswith(in_data[-1][0]):
            return [], []
        return [word.start() for word in in_data], [word.start() for word in in_file]

    def _value(self, path: ValuePath) -> str:
        """The text at a path; empty where there is none."""
        value = self.data
        for step in path:
            value = value[step]
        return value if isinstance(value, str) else ""

    @cached_property
    def _alignments(self) -> dict[ValuePath, tuple[list[int], list[int]]]:
        return {}

    @cached_property
    def _pieces(self) -> dict[ValuePath, Pieces]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line of the file begins."""
        return [0, *(end.end() for end in re.finditer("\n", self.text))]


class _TooDeep(Exception):
    """Raised inside the parser, which descends without a bound: beyond some thousand values it would end the process.

    `mark` is where the value stands that is too deep.
    """

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


class _Loader(yaml.cyaml.CParser):  # type: ignore[misc]
    """libyaml's parser; it leaves a scalar's type open and keeps a tag only where somebody wrote one.

    It calls `descend_resolver` before each value, with what holds it, and `ascend_resolver` after it.
    """

    _depth = -1

    def descend_resolver(self, holder: yaml.Node | None, _index: object) -> None:
        self._depth += 1
        if holder is not None and self._depth > DEEPEST + 1:
            raise _TooDeep(holder.start_mark)

    def ascend_resolver(self, *_: object) -> None:
        self._depth -= 1

    def resolve(self, kind: type, _value: object, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return "plain" if implicit[0] else "quoted"
        return "untagged"


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a file. Newer libyaml reads ahead and ends at a depth of its own before `_Loader` is at ours."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is None or "nesting depth" not in str(error.problem):
            raise
        return yaml.compose(text[: error.problem_mark.index], Loader=_Loader)


def read_yaml(path: Path, shown: str) -> Placed:
    """The data of a YAML file with its places; `shown` is its name in problems. An empty file gives None as data.

    Raises ProblemsFound for what isn't YAML, for what YAML would drop or overwrite
    (duplicate names, tags, labels, `#12`), and for references that grow without bound.
    """
    return placed_of(read_bytes(path, shown), shown)


def placed_of(raw: bytes, shown: str) -> Placed:
    """The same for a YAML file's bytes. Raises ProblemsFound as `read_yaml` does."""
    text = text_of(raw, shown)
    refuse_control_characters(text, shown)
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        from briefgen.reading.syntax import syntax_problem  # imported when there is one

        raise ProblemsFound([syntax_problem(error, shown, text)]) from None
    except yaml.YAMLError as error:
        raise found(Position(shown, 1, 1), f"this can't be read as YAML: {error}", "", "yaml") from None
    except _TooDeep as error:
        raise too_deep(Position(shown, error.mark.line + 1, error.mark.column + 1)) from None
    if node is None:
        return Placed(shown, text, None, {}, raw)
    with Collector() as problems:
        builder = Builder(shown, text.split("\n"), problems)
        data = builder.data(node)
    return Placed(shown, text, data, builder.places, raw)
