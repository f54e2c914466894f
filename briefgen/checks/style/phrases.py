"""Phrases of a rule as one pattern, so that a text is gone through once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from briefgen.checks.passages import Passage, beginnings
from briefgen.house_style.phrases import GAP

_HYPHEN = "[-\u2010\u2011]"
_SPACE = r"[\s*_]{1,20}"
_SPACE_OR_HYPHEN = r"[-\s*_\u2010\u2011]{1,20}"
"""What may stand between two words: spaces, line ends, the marks of emphasis."""
_WORD_OF_ONE_THING = r"(?!(?:in|on|at|by|for|from|to|with)\b)[^\W_](?:[^\W_]|['’]){0,40}"
_SOME_WORDS = rf"(?:{_SPACE_OR_HYPHEN}{_WORD_OF_ONE_THING}){{0,5}}?{_SPACE_OR_HYPHEN}"
"""Up to five words of one thing: “most of the militants”, not “polio in the militants'”."""
_APOSTROPHE = "['’ʼ‘]"
_PIECES = re.compile(rf"(\s*{GAP}\s*|\s+|-)")


@dataclass(frozen=True)
class Match:
    """Where in a text which of some phrases stands, counted from 0."""

    start: int
    end: int
    number: int


class Phrases:
    """Some phrases, looked for together; where several begin at one place, the longest counts.

    A phrase without capitals is found in any, and a space in it stands for a hyphen too, and the other way round.
    `names` are found as they are written; s or 's, which isn't part of the match, may follow them.
    """

    def __init__(self, phrases: Sequence[str], names: bool = False) -> None:
        self._phrases = phrases
        self._names = names
        behind = rf"(?=(?:{_APOSTROPHE}?s)?(?!\w))" if names else r"(?!\w)"
        self._alike: dict[str, list[int]] = {}
        for at, phrase in enumerate(phrases):
            self._alike.setdefault(phrase.lower(), []).append(at)
        low = sorted(self._alike, key=lambda text: (text[0], -len(text)))
        # By their first letters, and these before all else: the engine then passes over most places at a glance.
        groups = (
            f"{self._of(first)}(?<!\\w{self._of(first)})(?:{'|'.join(map(self._rest, some))})"
            for first, some in groupby(low, key=lambda text: text[0])
        )
        self._pattern = re.compile(rf"(?:{'|'.join(groups)}){behind}") if phrases else None
        capital = ((at, text) for at, text in enumerate(phrases) if names or text.lower() != text)
        telling = [_telling(phrase) for phrase in phrases]
        self._telling = None if None in telling else frozenset(telling)
        """The beginning of one word of each: a text without any has none of them."""
        self._exact = {at: re.compile(self._of(text)) for at, text in capital}

    def in_passage(self, passage: Passage) -> Iterator[Match]:
        """Each place where one of them stands in what a passage says, quotations left out."""
        if self._telling is not None and self._telling.isdisjoint(passage.beginnings):
            return iter(())
        return self.matches(passage.unquoted)

    def matches(self, words: str) -> Iterator[Match]:
        """Each place where one of them stands, from the first on; none inside another."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(_lower(words)):
            alike = self._alike[self._phrases[int(str(found.lastgroup)[1:])].lower()]
            at = next((at for at in alike if self._is(at, words, *found.span())), None)
            if at is not None:
                yield Match(*found.span(), at)

    def _is(self, at: int, words: str, start: int, end: int) -> bool:
        """Whether a phrase that stands at a place but for its capitals stands there with them."""
        return at not in self._exact or bool(self._exact[at].fullmatch(words, start, end))

    def _rest(self, low: str) -> str:
        """The pattern of all but the first letter of a phrase, in a group of its own."""
        return f"(?P<p{self._alike[low][0]}>{self._of(low[1:])})"

    def _of(self, phrase: str) -> str:
        """The pattern of a phrase, or of a piece of one."""
        return "".join(map(self._piece, _PIECES.split(phrase)))

    def _piece(self, piece: str) -> str:
        if GAP in piece:
            return _SOME_WORDS
        if piece == "-" or (piece and piece.isspace()):
            return (_SPACE if piece != "-" else _HYPHEN) if self._names else _SPACE_OR_HYPHEN
        return re.sub("['’]", _APOSTROPHE, re.escape(piece.removesuffix("*"))) + r"\w*" * piece.endswith("*")


def _telling(phrase: str) -> str | None:
    """The beginning of a word of four letters or more in a phrase, however it ends; None where it has none."""
    return next((word for word in sorted(beginnings(phrase)) if len(word) == 4), None)


_FARTHEST = 150
"""How many characters before and behind a match a phrase that holds it may begin and end."""


@lru_cache(maxsize=1024)
def _exceptions(unless: tuple[str, ...]) -> Phrases:
    return Phrases([phrase.lower() for phrase in unless])


def inside(match: Match, unless: tuple[str, ...], words: str) -> bool:
    """Whether a match is part of one of some phrases that are fine, in any capitals."""
    if not unless:
        return False
    first = max(0, match.start - _FARTHEST)
    start, end = match.start - first, match.end - first
    fine = _exceptions(unless).matches(words[first : match.end + _FARTHEST])
    return any(other.start <= start and end <= other.end for other in fine)


def _lower(words: str) -> str:
    """Text in small letters, each where it was."""
    low = words.lower()
    return low if len(low) == len(words) else "".join(char.lower()[:1] for char in words)
