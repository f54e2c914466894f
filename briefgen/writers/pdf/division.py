"""Words as the fragments that they may be divided into, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from briefgen.shaping.letters import Word, hyphen_of, parted
from briefgen.theme import Theme
from briefgen.writers.pdf.breaks import Item
from briefgen.writers.pdf.hyphenation import is_name, places


class Fragment(NamedTuple):
    """A part of the word at a place in the passage: its characters from `start` to `end`."""

    word: Word
    at: int
    start: int
    end: int
    item: Item


_HYPHEN = 45.0
_HYPHEN_IN_RAGGED = 500.0
"""What it costs to divide a word."""
_NAMES = 3.0
"""How often that for a name."""


def divided(words: Sequence[Word], theme: Theme, language: str, ragged: bool) -> list[Fragment]:
    """The words of a passage, cut wherever a hyphen may stand. `language` is that of words that don't say their own."""
    found: list[Fragment] = []
    for at, word in enumerate(words):
        touches = at > 0 and words[at - 1].space is None
        last = at == len(words) - 1
        cuts = () if touches or last or word.space is None else _cuts(word, language)
        cost = _HYPHEN_IN_RAGGED if ragged else _HYPHEN
        if cuts and is_name(word.atoms[0].text, word.atoms[0].ink.language or language):
            cost *= _NAMES
        found += _fragments(word, at, cuts, theme, cost)
    return found


def _cuts(word: Word, language: str) -> tuple[int, ...]:
    """After how many characters a word may be divided: before its first note's mark, if it has one."""
    ink = word.atoms[0].ink if word.atoms else None
    if ink is None or not ink.hyphenate or any(atom.level for atom in word.atoms):
        return ()
    text = "".join(atom.text for atom in takewhile(lambda atom: not atom.ink.raised, word.atoms))
    return places(text, ink.language or language)


def _fragments(word: Word, at: int, cuts: Sequence[int], theme: Theme, cost: float) -> Iterator[Fragment]:
    if not cuts:
        yield Fragment(word, at, 0, -1, whole_item(word))
        return
    hyphen = hyphen_of(word.atoms[0].ink, theme).width
    edges = _edges(word)
    for start, end in pairwise((0, *cuts)):
        yield Fragment(word, at, start, end, Item(edges[end] - edges[start], 0.0, hyphen, cost, True))
    rest = whole_item(word)._replace(width=word.width - edges[cuts[-1]])
    yield Fragment(word, at, cuts[-1], -1, rest)


def _edges(word: Word) -> list[float]:
    """Where each character begins, as the whole word is shaped; inside a ligature in equal steps."""
    edges = [0.0]
    for atom in word.atoms:
        scale = atom.ink.size / 1000
        for glyph in atom.shaped.glyphs:
            step = (glyph.advance * scale + atom.ink.tracking) / max(len(glyph.text), 1)
            for _ in glyph.text:
                edges.append(edges[-1] + step)
            if not glyph.text:
                edges[-1] += step
    return [*edges, word.width]


_AT_MARK = 30.0
"""What it costs to end a line inside a word at a hyphen, a slash or where its author allows it."""


def whole_item(word: Word) -> Item:
    """A word that stays whole."""
    if word.space:
        return Item(word.width, word.space.width)
    if word.hyphen:
        return Item(word.width, 0.0, word.hyphen.width, _AT_MARK, True)
    return Item(word.width, 0.0, 0.0, _AT_MARK, bool(word.atoms) and word.atoms[-1].text.endswith("-"))


def joined(fragments: Sequence[Fragment], theme: Theme) -> list[Word]:
    """The words of a line: whole where all their fragments stand there."""
    found: list[Word] = []
    for _, parts in groupby(fragments, key=lambda fragment: fragment.at):
        first, *others = parts
        last = others[-1] if others else first
        found.append(parted(first.word, first.start, last.end, theme))
    return found
