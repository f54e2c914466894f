"""Phrases of a rule as one pattern, so that a text is gone through once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from briefgen.house_style.phrases import GAP

_SPACE = r"[\s*_]{1,20}"
_SPACE_OR_HYPHEN = r"[-\s*_\u2010\u2011]{1,20}"
"""What may stand between two words: spaces, line ends, the marks of emphasis."""
_SOME_WORDS = rf"(?:{_SPACE_OR_HYPHEN}[^\W_](?:[^\W_]|['’]){{0,40}}){{0,3}}?{_SPACE_OR_HYPHEN}"
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

    A phrase without capitals is found in any. `names` keep their hyphens, and s or 's, which isn't part of the match,
    may follow them; in other phrases a space stands for a hyphen too, and the other way round.
    """

    def __init__(self, phrases: Sequence[str], names: bool = False) -> None:
        self._names = names
        behind = rf"(?=(?:{_APOSTROPHE}?s)?(?!\w))" if names else r"(?!\w)"
        numbered = sorted(enumerate(phrases), key=lambda each: (each[1][0].lower(), -len(each[1])))
        # By their first letters: the engine then passes over most of them at a glance.
        groups = (
            f"{self._of(first)}(?:{'|'.join(f'(?P<p{at}>{self._of(text[1:].lower())})' for at, text in some)})"
            for first, some in groupby(numbered, key=lambda each: each[1][0].lower())
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(groups)}){behind}") if phrases else None
        capital = ((at, text) for at, text in enumerate(phrases) if text.lower() != text)
        self._exact = {at: re.compile(self._of(text)) for at, text in capital}

    def matches(self, words: str) -> Iterator[Match]:
        """Each place where one of them stands, from the first on; none inside another."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(_lower(words)):
            at = int(str(found.lastgroup)[1:])
            if at not in self._exact or self._exact[at].fullmatch(words, *found.span()):
                yield Match(*found.span(), at)

    def _of(self, phrase: str) -> str:
        """The pattern of a phrase, or of a piece of one."""
        return "".join(map(self._piece, _PIECES.split(phrase)))

    def _piece(self, piece: str) -> str:
        if GAP in piece:
            return _SOME_WORDS
        if piece == "-" or (piece and piece.isspace()):
            return (_SPACE if piece != "-" else "-") if self._names else _SPACE_OR_HYPHEN
        return re.sub("['’]", _APOSTROPHE, re.escape(piece.removesuffix("*"))) + r"\w*" * piece.endswith("*")


@lru_cache(maxsize=1024)
def _exceptions(unless: tuple[str, ...], names: bool) -> Phrases:
    return Phrases(unless, names)


def inside(match: Match, unless: tuple[str, ...], words: str, names: bool = False) -> bool:
    """Whether a match is part of one of some phrases that are fine."""
    if not unless:
        return False
    fine = _exceptions(unless, names).matches(words)
    return any(other.start <= match.start and match.end <= other.end for other in fine)


def _lower(words: str) -> str:
    """Text in small letters, each where it was."""
    low = words.lower()
    return low if len(low) == len(words) else "".join(char.lower()[:1] for char in words)
