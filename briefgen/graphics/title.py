"""Title, subtitle and credit of a graphic as lines of words, for a graphic that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from briefgen.document import Code, Emphasis, Inline, LineBreak, Note, Reference, Strong, Text, runs_right_to_left
from briefgen.graphics.drawing import Words
from briefgen.language import is_right_to_left
from briefgen.shaping.line import on_one_line
from briefgen.theme import TextStyle, Theme

_BASELINE = 0.34
"""How far below the middle of its leading a line's baseline is, in type sizes: capitals stand in the middle."""


class _Run(NamedTuple):
    """Characters of one style."""

    text: str
    style: TextStyle


class Setter:
    """Sets text in lines of a width from a left edge; `language` is the paper's (BCP 47)."""

    def __init__(self, theme: Theme, language: str, left: float, width: float) -> None:
        self.theme = theme
        self.language = language
        self.left = left
        self.right = left + width

    def lines(self, content: Sequence[Inline], style: TextStyle, top: float, balanced: bool = False) -> list[Words]:
        """Inlines as words from a height on, as few lines as can be; `balanced` ones are about equally long."""
        leftward = runs_right_to_left(content, self.language)
        found = self._broken(list(_whole_words(_runs(content, style, self.theme))), self.right - self.left, balanced)
        baseline = top + style.leading / 2 + style.size * _BASELINE
        return [
            words
            for at, line in enumerate(found)
            for words in self._placed(line, baseline + at * style.leading, leftward)
        ]

    def width_of(self, text: str, style: TextStyle) -> float:
        """How wide a text is on one line; spaces at its ends count."""
        return on_one_line(_SPACE.sub(_NO_BREAK, text), style, self.theme, self.language)[1]

    def _broken(self, words: list[list[_Run]], width: float, balanced: bool) -> list[list[_Run]]:
        """Words as lines no wider than `width`, each as runs."""
        widths = [sum(self.width_of(*run) for run in word) for word in words]
        spaces = [self.width_of(" ", word[-1].style) for word in words]
        lines = _greedy(widths, spaces, width)
        if balanced and len(lines) > 1:
            lines = _balanced(widths, spaces, width, len(lines))
        return [_joined(words[start:end]) for start, end in lines]

    def _placed(self, line: Sequence[_Run], baseline: float, leftward: bool) -> Iterator[Words]:
        """The runs of a line side by side, from the right edge where they are read from there."""
        anchor = is_right_to_left(self.language) or leftward
        widths = [self.width_of(*run) for run in line]
        order = range(len(line) - 1, -1, -1) if leftward else range(len(line))
        x = self.right - sum(widths) if anchor else self.left
        for at in order:
            run = line[at]
            if run.text.strip():
                lead = self.width_of(run.text[: len(run.text) - len(run.text.lstrip())], run.style)
                yield Words(x + lead, baseline, run.text.strip(), run.style, run.style.colour, widths[at] - lead)
            x += widths[at]


_NO_BREAK = "\u00a0"
_SPACE = re.compile(r"[ \t\n\r]+")


def _runs(content: Iterable[Inline], style: TextStyle, theme: Theme) -> Iterator[_Run]:
    """Inlines as runs: references as their words, notes left out, since their text is elsewhere."""
    for node in content:
        if isinstance(node, Text):
            yield _Run(node.text, style)
        elif isinstance(node, LineBreak):
            yield _Run(" ", style)
        elif isinstance(node, Reference):
            yield _Run((node.shown or "") if node.kind != "note" else "", style)
        elif not isinstance(node, Note):
            yield from _runs(getattr(node, "content", ()), _inside(node, style, theme), theme)


def _inside(node: Inline, style: TextStyle, theme: Theme) -> TextStyle:
    """The style of what stands in an inline."""
    if isinstance(node, Emphasis):
        return replace(style, italic=not style.italic)
    if isinstance(node, Strong):
        return replace(style, bold=True, font=theme.bold_family(style.font))
    if isinstance(node, Code):
        listing = theme.styles["listing"]
        return replace(style, font=listing.font, size=style.size * min(1.0, listing.size / theme.styles["text"].size))
    return style


def _whole_words(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    """What stays together in a line, without the spaces between."""
    word: list[_Run] = []
    for text, style in runs:
        for at, part in enumerate(_SPACE.split(text)):
            if at and word:
                yield word
                word = []
            if part:
                word.append(_Run(part, style))
    if word:
        yield word


def _greedy(widths: Sequence[float], spaces: Sequence[float], width: float) -> list[tuple[int, int]]:
    """Where lines begin and end that each take as many words as fit, at least one."""
    lines: list[tuple[int, int]] = []
    start, taken = 0, 0.0
    for at, word in enumerate(widths):
        needed = taken + (spaces[at - 1] if at > start else 0.0) + word
        if at > start and needed > width:
            lines.append((start, at))
            start, needed = at, word
        taken = needed
    return [*lines, (start, len(widths))] if widths else []


def _balanced(widths: Sequence[float], spaces: Sequence[float], width: float, count: int) -> list[tuple[int, int]]:
    """As many lines in the narrowest measure that still takes no more."""
    low, high = width / 2, width
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(widths, spaces, middle)) <= count else (middle, high)
    return _greedy(widths, spaces, high)


def _joined(words: Sequence[Sequence[_Run]]) -> list[_Run]:
    """The words of a line as runs, each as long as its style goes on."""
    runs = [run for word in words for run in (*word, _Run(" ", word[-1].style))][:-1]
    return [_Run("".join(run.text for run in some), style) for style, some in groupby(runs, key=lambda run: run.style)]
