"""Every character can be printed: some font of the theme has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.problems import Collector, Position
from briefgen.theme import Theme

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def check_characters(file: BriefFile, theme: Theme, problems: Collector) -> None:
    """A character that no font has would be an empty box: one problem for each place it stands at."""
    missing = {char for char in set(_NOT_ASCII.findall(file.placed.text)) if not theme.has(char)}
    for path, text in _texts(file.placed.data, ()) if missing or "\\" in file.placed.text else ():
        seen: dict[str, int] = {}
        for char in _NOT_ASCII.findall(text):
            if char in missing or not theme.has(char):
                where = _position(file, path, char, seen)
                message = f"no font of the theme “{theme.name}” has the character {_shown(char)}"
                problems.add(where, message, "delete it, or say it in words", "missing-character")


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
