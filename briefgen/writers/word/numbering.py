"""Lists as Word numbers them: one definition a kind of list, one instance a list, so that each starts anew.

ECMA-376 Part 1 §17.9. A definition (`w:abstractNum`) says what its nine levels
look like; an instance (`w:num`) is one list, and may override the first number.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Container, Sequence

from briefgen.frozen import frozen
from briefgen.theme import TextStyle
from briefgen.writers.word.looks import ParagraphStyle, fonts, paragraph_properties, run_properties
from briefgen.writers.word.xml import quoted

LEVELS = 9
"""The most levels a list can have in Word."""


@frozen
class Level:
    """One level: its format (`bullet`, `decimal`), its text with `%1` for the number, its paragraph and its mark.

    `linked` is the id of the style whose paragraphs are always numbered at this level.
    """

    format: str
    text: str
    style: ParagraphStyle
    mark: TextStyle | None = None
    family: str | None = None
    linked: str | None = None
    suffix: str = "tab"
    align: str = "left"


class Numbering:
    """All lists of one paper."""

    def __init__(self) -> None:
        self._definitions: dict[str, tuple[int, Sequence[Level] | Callable[[], str]]] = {}
        self._shared: dict[str, int] = {}
        self._instances: list[tuple[int, str]] = []

    def define(self, key: str, levels: Sequence[Level]) -> None:
        """Say once what the lists called `key` look like."""
        self._definitions.setdefault(key, (len(self._definitions) + 1, levels))

    def adopt(self, key: str, content: Callable[[], str]) -> None:
        """Take over what lists called `key` look like; `content` gives it as XML, once styles are known."""
        self._definitions.setdefault(key, (len(self._definitions) + 1, content))

    def adopted(self, name: str, key: str, starts: str) -> int:
        """The one instance of a list taken over; `starts` says with which numbers it begins, as XML."""
        if name not in self._shared:
            self._instances.append((self._definitions[key][0], starts))
            self._shared[name] = len(self._instances)
        return self._shared[name]

    def known(self, key: str) -> bool:
        """Whether the lists called `key` have been defined."""
        return key in self._definitions

    def shared(self, key: str) -> int:
        """The one instance that all lists called `key` share, as bullets do."""
        if key not in self._shared:
            self._shared[key] = self.instance(key, 0, None)
        return self._shared[key]

    def instance(self, key: str, level: int, start: int | None) -> int:
        """A new list; its numbers begin with `start` at `level`, None: as defined."""
        self._instances.append((self._definitions[key][0], "" if start is None else _begin(level, start)))
        return len(self._instances)

    def xml(self, styles: Container[str], indents: Callable[[str], str | None]) -> str:
        """The content of `w:numbering`: definitions, then instances. Levels are linked to those styles that exist.

        `indents` gives those of a style that isn't the theme's, by its name; None where it is.
        """
        definitions = "".join(_definition(key, *each, styles, indents) for key, each in self._definitions.items())
        return definitions + "".join(_instance(at, *each) for at, each in enumerate(self._instances, 1))


def _definition(
    key: str,
    number: int,
    levels: Sequence[Level] | Callable[[], str],
    styles: Container[str],
    indents: Callable[[str], str | None],
) -> str:
    """`w:nsid` tells Word which lists are of one kind when text is copied; here it is a checksum of the kind's name."""
    kin = f'<w:nsid w:val="{zlib.crc32(key.encode("utf-8", "replace")):08X}"/>'
    said = levels() if callable(levels) else _levels(levels, styles, indents)
    return f'<w:abstractNum w:abstractNumId="{number}">{kin}{said}</w:abstractNum>'


def _levels(levels: Sequence[Level], styles: Container[str], indents: Callable[[str], str | None]) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    told = ((level, indents(level.style.name) or paragraph_properties(level.style)["ind"]) for level in levels)
    said = "".join(_level(at, level, level.linked in styles, ind) for at, (level, ind) in enumerate(told))
    return f'<w:multiLevelType w:val="{kind}"/>{said}'


def _level(at: int, level: Level, link: bool, indents: str) -> str:
    linked = f'<w:pStyle w:val="{level.linked}"/>' if link else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{linked}'
        f'<w:suff w:val="{level.suffix}"/><w:lvlText w:val={quoted(level.text)}/><w:lvlJc w:val="{level.align}"/>'
        f"<w:pPr>{indents}</w:pPr>{_mark(level)}</w:lvl>"
    )


def _mark(level: Level) -> str:
    if level.mark:
        return f"<w:rPr>{''.join(run_properties(level.mark).values())}</w:rPr>"
    if level.family:
        return f"<w:rPr>{fonts(level.family, level.family)}</w:rPr>"
    return ""


def _begin(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _instance(number: int, definition: int, override: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'
