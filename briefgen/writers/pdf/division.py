"""Words as the fragments that they may be divided into, and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from briefgen.shaping.known import Known
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
        if touches or last or word.space is None:
            found.append(Fragment(word, at, 0, -1, whole_item(word)))
            continue
        parts = _PARTS.answer((word, language, ragged), partial(_parts, word, theme, language, ragged))
        found += [Fragment(word, at, *part) for part in parts]
    return found


_Part = tuple[int, int, Item]
"""A part of a word: see `Fragment`."""
_PARTS: Known[tuple[Word, str, bool], tuple[_Part, ...]] = Known(6_000)
"""A word that is set again in the same ink is the same object (see `letters.words`), and that decides the rest."""


def _cuts(word: Word, language: str) -> tuple[int, ...]:
    """After how many characters a word may be divided: before its first note's mark, if it has one."""
    ink = word.atoms[0].ink if word.atoms else None
    if ink is None or not ink.hyphenate or any(atom.level for atom in word.atoms):
        return ()
    text = "".join(atom.text for atom in takewhile(lambda atom: not atom.ink.raised, word.atoms))
    return places(text, ink.language or language)


def _parts(word: Word, theme: Theme, language: str, ragged: bool) -> tuple[_Part, ...]:
    cuts = _cuts(word, language)
    if not cuts:
        return ((0, -1, whole_item(word)),)
    cost = _HYPHEN_IN_RAGGED if ragged else _HYPHEN
    if is_name(word.atoms[0].text, word.atoms[0].ink.language or language):
        cost *= _NAMES
    hyphen = hyphen_of(word.atoms[0].ink, theme).width
    edges = _edges(word)
    divided = [(a, b, Item(edges[b] - edges[a], 0.0, hyphen, cost, True)) for a, b in pairwise((0, *cuts))]
    rest = whole_item(word)._replace(width=word.width - edges[cuts[-1]])
    return (*divided, (cuts[-1], -1, rest))


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


@lru_cache(maxsize=6_000)
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
