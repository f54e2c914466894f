"""Every character can be printed: some font of the theme has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from briefgen.brief import BriefFile
from briefgen.checks.rule import Rule
from briefgen.document import Node, Paper, walk
from briefgen.problems import Collector, Position
from briefgen.theme import Theme

MISSING_CHARACTER = Rule(
    "missing-character",
    "error",
    """No font of the theme has this character, so that an empty box would be printed.

Most are emoji, or letters of a script that the theme has no font for. Delete the character, say it in words, or give
the theme a font that has it.""",
    firm=True,
)
RULES = (MISSING_CHARACTER,)

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def check_characters(file: BriefFile, paper: Paper, theme: Theme, problems: Collector) -> None:
    """A character that no font has would be an empty box: one problem for each place it stands at.

    What the brief doesn't hold comes from the template or the house: its place is the
    template's line.
    """
    missing = unprintable(paper, theme)
    if not missing:
        return
    found: set[str] = set()
    for char, position in _places(file, missing.keys()):
        found.add(char)
        MISSING_CHARACTER.found(problems, position, *_problem(char, theme))
    for char in sorted(missing.keys() - found):
        MISSING_CHARACTER.found(problems, missing[char] or Position("--template"), *_problem(char, theme))


def unprintable(paper: Paper, theme: Theme) -> dict[str, Position | None]:
    """The characters of a paper that no font of the theme has, each with the template's line that prints it first."""
    missing: dict[str, Position | None] = {}
    for node in walk(paper):
        for text in _printed(node):
            if not text.isascii():
                for char in sorted(set(_NOT_ASCII.findall(text))):
                    if not theme.has(char):
                        missing.setdefault(char, node.origin)
    return missing


def _places(file: BriefFile, chars: Collection[str]) -> Iterator[tuple[str, Position]]:
    """Where the brief holds some characters: as themselves, else the field in which a code (`&#128674;`) stands."""
    typed: set[str] = set()
    for path, text in _texts(file.placed.data, ()):
        seen: dict[str, int] = {}
        for char in filter(chars.__contains__, _NOT_ASCII.findall(text)):
            typed.add(char)
            yield char, _position(file, path, char, seen)
    for path, elements in file.elements.items():
        for char in sorted((set(elements) & set(chars)) - typed):
            yield char, file.placed.place(path).value


def _problem(char: str, theme: Theme) -> tuple[str, str]:
    message = f"no font of the theme “{theme.name}” has the character {_shown(char)}"
    return message, "delete it, or say it in words"


_NOT_PRINTED = {"href", "id", "lang", "language", "logo", "logo_reversed", "src", "theme"}


def _printed(node: Node) -> Iterator[str]:
    """The texts that a node prints by itself: its attributes, and what a piece of text says."""
    for name in _printed_fields(type(node)):  # type: ignore[arg-type]  # mypy takes its nodes' hash for its own
        value = getattr(node, name)
        if isinstance(value, str):
            yield value


@cache
def _printed_fields(node: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(node) if each.compare and each.name not in _NOT_PRINTED)


def _position(file: BriefFile, path: tuple[str | int, ...], char: str, seen: dict[str, int]) -> Position:
    count = seen.get(char, 0)
    seen[char] = count + 1
    return file.placed.find(path, char, count) or file.placed.place(path).value


def _texts(data: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in the data with its path; names of fields are no text."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, (*path, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def _shown(char: str) -> str:
    """The character, its number and its Unicode name: `🚢` (U+1F6A2 SHIP)."""
    name = unicodedata.name(char, "")
    visible = f"“{char}” " if char.isprintable() and not unicodedata.combining(char) else ""
    return f"{visible}(U+{ord(char):04X}{' ' + name if name else ''})"
