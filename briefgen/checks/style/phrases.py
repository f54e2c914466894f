"""Phrases of a rule in texts: only those are looked for of which a text has the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefgen.checks.passages import Passage, beginnings
from briefgen.frozen import frozen
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


@frozen
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
        self._needed = [_needed(phrase) for phrase in phrases]
        self._by_beginning: dict[str, list[int]] = {}
        for at, needed in enumerate(self._needed):
            self._by_beginning.setdefault(max(sorted(needed), key=len, default=_NONE), []).append(at)
        self._beginnings = frozenset(self._by_beginning)
        self._patterns: dict[int, re.Pattern[str]] = {}

    def in_passage(self, passage: Passage) -> list[Match]:
        """Each place where one of them stands in what a passage says, quotations left out."""
        return self._matches(passage.unquoted, passage.beginnings)

    def matches(self, words: str) -> list[Match]:
        """Each place where one of them stands, from the first on; none inside another."""
        return self._matches(words, beginnings(words))

    def _matches(self, words: str, known: frozenset[str]) -> list[Match]:
        some = [at for beginning in self._beginnings & known for at in self._by_beginning[beginning]]
        numbers = [at for at in some if self._needed[at] <= known]
        numbers += self._by_beginning.get(_NONE, ())
        if not numbers:
            return []
        low = _lower(words)
        found = [
            Match(*found.span(), at)
            for at in numbers
            for found in self._pattern(at).finditer(words if self._has_capitals(at) else low)
        ]
        return list(_apart(sorted(found, key=lambda match: (match.start, -match.end, match.number))))

    def _has_capitals(self, at: int) -> bool:
        return self._names or not self._phrases[at].islower()

    def _pattern(self, at: int) -> re.Pattern[str]:
        """The pattern of a phrase, made when a text first has words that begin like all of it."""
        if at not in self._patterns:
            behind = rf"(?=(?:{_APOSTROPHE}?s)?(?!\w))" if self._names else r"(?!\w)"
            first, rest = self._of(self._phrases[at][0]), self._of(self._phrases[at][1:])
            # The letter before what must not stand before it: for a letter the engine looks fast.
            self._patterns[at] = re.compile(rf"{first}(?<!\w{first}){rest}{behind}")
        return self._patterns[at]

    def _of(self, phrase: str) -> str:
        """The pattern of a phrase, or of a piece of one."""
        return "".join(map(self._piece, _PIECES.split(phrase)))

    def _piece(self, piece: str) -> str:
        if GAP in piece:
            return _SOME_WORDS
        if piece == "-" or (piece and piece.isspace()):
            return (_SPACE if piece != "-" else _HYPHEN) if self._names else _SPACE_OR_HYPHEN
        return re.sub("['’]", _APOSTROPHE, re.escape(piece.removesuffix("*"))) + r"\w*" * piece.endswith("*")


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    """Of matches in their order those that begin behind the one before."""
    end = 0
    for match in matches:
        if match.start >= end:
            end = match.end
            yield match


_NONE = ""


def _needed(phrase: str) -> frozenset[str]:
    """The `beginnings` that any text has in which a phrase stands: those of its words of four letters or more, which
    may end otherwise, and the shorter words between spaces."""
    long = (word for word in beginnings(phrase) if len(word) == 4)
    return frozenset((*long, *_SHORT.findall(phrase.lower())))


_SHORT = re.compile(r"(?<!\S)[^\W_]{1,3}(?=\s)")
"""The last word of a phrase isn't among them: a name may have an s behind it."""


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
