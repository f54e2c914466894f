"""YAML to plain data that remembers its places.

The meaning is YAML 1.2's and more careful still: every scalar stays the text that
was typed (`NO`, `12:30`, `1_000`, `1.10`), and only the model that reads it decides
what it is. Nothing is ever evaluated: tags are refused, aliases are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from briefgen.problems import Collector, Position, Problem, ProblemsFound

LARGEST_FILE = 5_000_000
MOST_VALUES = 200_000
DEEPEST = 50

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: `key` its name (None in a list), `value` its first character, `end_line` its last line."""

    key: Position | None
    value: Position
    end_line: int

    @property
    def name(self) -> Position:
        """The place of the field's name, or of the value where it has none."""
        return self.key or self.value


@dataclass(frozen=True)
class Placed:
    """A file's data (dicts, lists, strings, None) and the place of each value by its path: `("events", 3, "date")`."""

    path: str
    text: str
    data: Any
    places: dict[Path_, Place]

    def place(self, path: Path_) -> Place:
        """The place of a value, or of the nearest thing around it that the file has."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path) or Place(None, Position(self.path, 1, 1), 1)

    def find(self, path: Path_, fragment: str, skip: int = 0) -> Position | None:
        """Where `fragment` stands inside the text at `path`, the first `skip` of its kind passed over; None when it can't be told.

        A text that was folded or escaped has other characters in the file than in the data.
        """
        place = self.place(path)
        first = place.value.line or 1
        for number, line in enumerate(self._lines[first - 1 : place.end_line], first):
            at = line.find(fragment, (place.value.column or 1) - 1 if number == first else 0)
            while at >= 0 and skip:
                skip -= 1
                at = line.find(fragment, at + 1)
            if at >= 0:
                return Position(self.path, number, at + 1)
        return None

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


class _Loader(yaml.cyaml.CParser):  # type: ignore[misc]
    """libyaml's parser; it leaves a scalar's type open and keeps a tag only where somebody wrote one."""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self, *_: object) -> None:
        pass

    def resolve(self, kind: type, _value: object, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return "plain" if implicit[0] else "quoted"
        return "untagged"


def read_text(path: Path, shown: str) -> str:
    """A file's text without a byte-order mark and with `\\n` line ends; `shown` is its name in problems.

    Raises ProblemsFound when it can't be read, is larger than `LARGEST_FILE` bytes,
    or isn't UTF-8 text.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _found(Position(shown), f"is larger than {LARGEST_FILE // 1_000_000} MB", "split it", "too-large")
        raw = path.read_bytes()
    except OSError as error:
        raise _found(Position(shown), f"can't be read: {error.strerror or error}", "", "unreadable") from None
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        hint = "save the file as UTF-8 (in most editors: Save as, Encoding)"
        raise _found(Position(shown, line, column), "a character that isn't UTF-8", hint, "encoding") from None
    # libyaml also ends a line at these (YAML 1.1 §5.4); no editor does, so they would shift every place below.
    return re.sub("[\u0085\u2028\u2029]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown_from_here(path: Path) -> str:
    """How a path is printed: relative to where the person stands when it is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def read_yaml(path: Path, shown: str) -> Placed:
    """The data of a YAML file with its places; `shown` is its name in problems. An empty file gives None as data.

    Raises ProblemsFound for what isn't YAML, for duplicate keys, tags, references
    that grow without bound, and characters that text can't hold.
    """
    text = read_text(path, shown)
    with Collector() as problems:
        for match in _FORBIDDEN.finditer(text):
            position = _position(shown, text, match.start())
            problems.add(position, f"an invisible control character (U+{ord(match[0]):04X})", "delete it", "control-character")
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([_syntax_problem(error, shown, text)]) from None
    except yaml.YAMLError as error:
        raise _found(Position(shown, 1, 1), f"isn't YAML: {error}", "", "yaml") from None
    except RecursionError:
        raise _found(Position(shown), f"is nested more than {DEEPEST} deep", "", "too-deep") from None
    places: dict[Path_, Place] = {}
    with Collector() as problems:
        data = _Builder(shown, places, problems).build(node, (), None, 0) if node is not None else None
    return Placed(shown, text, data, places)


class _Builder:
    """Turns one file's nodes into data and places."""

    def __init__(self, shown: str, places: dict[Path_, Place], problems: Collector) -> None:
        self.shown = shown
        self.places = places
        self.problems = problems

    def build(self, node: yaml.Node, path: Path_, key: Position | None, depth: int) -> Any:
        here = self._at(node.start_mark)
        # A block scalar's end mark is the start of the line after it.
        end = node.end_mark
        self.places[path] = Place(key, here, max(here.line or 1, end.line + (1 if end.column else 0)))
        if depth > DEEPEST:
            raise _found(here, f"is nested more than {DEEPEST} deep", "", "too-deep")
        if len(self.places) > MOST_VALUES:
            raise _found(here, f"holds more than {MOST_VALUES:,} values, references (`*name`) counted each time", "", "too-large")
        if node.tag not in ("plain", "quoted", "untagged"):
            shown_tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self.problems.add(here, f"a tag, `{shown_tag}`", "delete it, or put the text in quotes if it begins with `!`", "tag")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index), None, depth + 1) for index, item in enumerate(node.value)]
        return None if node.tag == "plain" and node.value in ("", "~", "null") else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path_, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first_seen: dict[str, int | None] = {}
        for key_node, value_node in node.value:
            here = self._at(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                hint = "text that begins with `{` or `[` needs quotes around it"
                self.problems.add(here, "a list or a group of fields stands where a field's name belongs", hint, "field-name")
                continue
            name = key_node.value
            if name in first_seen:
                hint = f"it stands on line {first_seen[name]} already; keep one"
                self.problems.add(here, f"`{name}` is given twice", hint, "duplicate-field")
                continue
            first_seen[name] = here.line
            data[name] = self.build(value_node, (*path, name), here, depth + 1)
        return data

    def _at(self, mark: yaml.Mark) -> Position:
        return Position(self.shown, mark.line + 1, mark.column + 1)


def _position(shown: str, text: str, offset: int) -> Position:
    return Position(shown, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _found(position: Position, message: str, hint: str, rule: str) -> ProblemsFound:
    return ProblemsFound([Problem(position, message, hint, rule)])


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    # what libyaml says, what we say, what to do
    (r"character that cannot start any token", "a tab, or a character that can't begin a value here",
     "indent with spaces; put text that begins with @, `, %, & or * in quotes"),
    (r"mapping values are not allowed", "a second `: ` on this line, or a field indented too far",
     "put text that contains `: ` in quotes, and give fields of one group the same indent"),
    (r"did not find expected key", "this line doesn't fit the indent of the lines above",
     "give fields of one group the same indent; text after a closing quote needs to go inside it"),
    (r"did not find expected '-' indicator", "an item of the list above is expected here",
     "begin it with `- ` at the indent of the other items"),
    (r"could not find expected ':'", "a field's name without its `:`, or text that has lost its indent",
     "write `name: value`; text over several lines goes below `|`, indented"),
    (r"unexpected end of stream", "a quotation mark that is opened here is never closed", "close it, or double it inside quoted text"),
    (r"did not find expected ',' or '[\]}]'", "a `[` or `{` is never closed", "close it, or put the text in quotes"),
    (r"undefined alias", "`*` at the beginning of a value means a reference", "put the text in quotes"),
    (r"unknown escape character", "a backslash inside double quotes begins a code", "use single quotes around the text, or double the backslash"),
    (r"found duplicate anchor", "two `&` anchors of the same name", "put text that begins with `&` in quotes"),
    (r"did not find expected <document start>", "something stands after the end of the brief",
     "one file holds one brief; remove the `---` or `...` line"),
    (r"expected a single document", "a second document begins here", "one file holds one brief; remove the `---` line"),
    (r"alphabetic or numeric character", "`*` or `&` at the beginning of a value", "put the text in quotes"),
)


def _syntax_problem(error: yaml.MarkedYAMLError, shown: str, text: str) -> Problem:
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if re.search("unexpected end of stream|',' or '", said) and error.context_mark:
        mark = error.context_mark
    position = Position(shown, mark.line + 1, mark.column + 1) if mark else Position(shown, 1, 1)
    lines = text.split("\n")
    line = lines[position.line - 1] if position.line and position.line <= len(lines) else ""
    tab = line.find("\t")
    if "cannot start any token" in said and tab >= 0 and not line[:tab].strip(" -"):
        return Problem(Position(shown, position.line, tab + 1), "a tab", "YAML indents with spaces: replace the tab by spaces", "tab")
    for pattern, message, hint in _SYNTAX:
        if re.search(pattern, said):
            return Problem(position, message, hint, "yaml")
    return Problem(position, f"isn't YAML: {error.problem or said}", "", "yaml")
