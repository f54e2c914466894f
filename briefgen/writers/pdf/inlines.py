"""Inlines as runs of characters in an ink: one function for each class of inline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefgen.document import (
    Bar,
    Citation,
    Code,
    Confidence,
    Emphasis,
    Inline,
    Likelihood,
    LineBreak,
    Link,
    Note,
    Passage,
    Reference,
    Strong,
    Text,
    Trend,
    plain_text,
)
from briefgen.gauges import Drawn, gauge
from briefgen.shaping.faces import FeatureSet
from briefgen.shaping.inks import BREAK, FIGURES_IN_TABLES, FIGURES_IN_TEXT, Ink, Run, blank, ink_of, note_name, raised
from briefgen.shaping.letters import SOFT_HYPHEN, Word, collapsed, words
from briefgen.theme import TextStyle, Theme


def set_words(
    content: Iterable[Inline],
    style: TextStyle,
    theme: Theme,
    features: FeatureSet = FIGURES_IN_TEXT,
    right_to_left: bool = False,
) -> tuple[Word, ...]:
    """Inlines as words, white space collapsed. `right_to_left` says from which side they are read, here and below."""
    return words(collapsed(list(runs(content, ink_of(style, features), theme))), theme, right_to_left)


def set_plain(
    text: str,
    style: TextStyle,
    theme: Theme,
    features: FeatureSet = FIGURES_IN_TEXT,
    right_to_left: bool = False,
) -> tuple[Word, ...]:
    """Plain text as words."""
    return words(collapsed([Run(text, ink_of(style, features))]), theme, right_to_left)


def set_typed(
    content: Iterable[Inline], style: TextStyle, theme: Theme, right_to_left: bool = False
) -> tuple[Word, ...]:
    """Typed lines as words: every space and line end is kept."""
    found = [Run(_kept(run.text), run.ink) for run in runs(content, ink_of(style, FIGURES_IN_TABLES), theme)]
    if found:
        found[0] = Run(found[0].text.lstrip(BREAK), found[0].ink)
        found[-1] = Run(found[-1].text.rstrip(BREAK), found[-1].ink)
    return words([run for run in found if run.text], theme, right_to_left)


def _kept(text: str) -> str:
    return re.sub("\r\n?|\n", BREAK, text).expandtabs(4).replace(" ", "\u00a0")


def runs(content: Iterable[Inline], ink: Ink, theme: Theme) -> Iterator[Run]:
    """Inlines as runs. A class without a function is an error of ours."""
    for node in content:
        yield from INLINES[type(node)](node, ink, theme)


def _text(node: Text, ink: Ink, theme: Theme) -> Iterator[Run]:
    yield Run(node.text.replace(BREAK, " "), ink)


def _emphasis(node: Emphasis, ink: Ink, theme: Theme) -> Iterator[Run]:
    """Upright inside italics."""
    return runs(node.content, replace(ink, italic=not ink.italic), theme)


def _strong(node: Strong, ink: Ink, theme: Theme) -> Iterator[Run]:
    return runs(node.content, replace(ink, bold=True, family=theme.bold_family(ink.family)), theme)


def _link(node: Link, ink: Ink, theme: Theme) -> Iterator[Run]:
    """One that nothing can be read of leads nowhere: it would have no description (ISO 14289-1, 7.18.5)."""
    readable = plain_text(node).replace(SOFT_HYPHEN, "").strip()
    return runs(node.content, replace(ink, link=node.href) if readable else ink, theme)


def _code(node: Code, ink: Ink, theme: Theme) -> Iterator[Run]:
    """In the face of listings, as large beside the text as a listing is."""
    style = theme.styles["listing"]
    size = ink.size * min(1.0, style.size / theme.styles["text"].size)
    ink = replace(ink, family=style.font, size=size, features=FIGURES_IN_TABLES, hyphenate=False)
    return runs(node.content, ink, theme)


def _passage(node: Passage, ink: Ink, theme: Theme) -> Iterator[Run]:
    return runs(node.content, replace(ink, language=node.lang), theme)


def _note(node: Note, ink: Ink, theme: Theme) -> Iterator[Run]:
    """Its mark."""
    yield Run(str(node.number), replace(raised(ink), link=f"#{note_name(node.number)}", note=node.number))


def _reference(node: Reference, ink: Ink, theme: Theme) -> Iterator[Run]:
    """The words for what it names; a note's mark once more."""
    if node.shown:
        yield Run(node.shown, replace(raised(ink) if node.kind == "note" else ink, link=f"#{node.to}"))


def _citation(node: Citation, ink: Ink, theme: Theme) -> Iterator[Run]:
    """Its note's mark, or words."""
    return runs(node.content, ink, theme)


def _line_break(node: LineBreak, ink: Ink, theme: Theme) -> Iterator[Run]:
    yield Run(BREAK, ink)


def _gauge(node: Drawn, ink: Ink, theme: Theme) -> Iterator[Run]:
    """A drawing as wide as its shapes."""
    yield blank(ink, gauge(node, ink.size, theme))


INLINES: dict[type[Inline], Callable[[Any, Ink, Theme], Iterator[Run]]] = {
    Text: _text,
    Emphasis: _emphasis,
    Strong: _strong,
    Link: _link,
    Code: _code,
    Passage: _passage,
    Likelihood: _gauge,
    Confidence: _gauge,
    Bar: _gauge,
    Trend: _gauge,
    LineBreak: _line_break,
    Reference: _reference,
    Note: _note,
    Citation: _citation,
}
"""The function that sets each class of inline."""
