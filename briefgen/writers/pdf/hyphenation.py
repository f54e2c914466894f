"""Where words may be divided, by the rules of their language.

The patterns are those of LibreOffice's dictionaries, found by pyphen (F. M. Liang's method). To read
them takes longer than a page, so what was found is kept from one run to the next, and they are read
only when a word is asked for that never was.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen import kept

_WORD = re.compile(r"\W*([^\W\d_]+)(?:[’'][^\W\d_]{1,2})?[\W\d_]*")
_SHORTEST = 6
"""Shorter words stay whole."""
_BEFORE, _AFTER = 2, 3
"""The fewest letters before and after a hyphen."""


def places(text: str, language: str) -> tuple[int, ...]:
    """After how many characters a word may be divided, marks around it counted; none in a language without patterns.

    Numbers, abbreviations and what else isn't an ordinary word are left whole. `language` is a BCP 47 tag.
    """
    found = _WORD.fullmatch(text)
    if found is None or len(found[1]) < _SHORTEST or found[1][1:] != found[1][1:].lower():
        return ()
    return tuple(found.start(1) + at for at in _words(language).places(found[1]))


def keep_new() -> None:
    """Keep for later runs what was found in this one."""
    for words in _WORDS.values():
        words.keep()


def is_name(text: str, language: str) -> bool:
    """Whether a capital says that it may be a name, which is better left whole; German writes all nouns so."""
    letters = text.lstrip("“‘(„«\"'[")
    return letters[:1].isupper() and language.partition("-")[0].lower() not in ("de", "lb")


class _Words:
    """The words of a language that were asked for, with their places."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known = kept.Table(kept.key("hyphenation", language, _BEFORE, _AFTER, _patterns_are_of()), _MOST_WORDS)

    def places(self, word: str) -> list[int]:
        found: list[int] = self._known.answer(word, lambda: self._found(word))
        return found

    def _found(self, word: str) -> list[int]:
        dictionary = _dictionary(self._language)
        if dictionary is None:
            return []
        # A place with `data` changes the spelling there, as old German did: it is left out.
        found = [int(at) for at in dictionary.positions(word) if at.data is None]
        dictionary.hd.cache.clear()  # it remembers every word for good, as we do within a bound
        return found

    def keep(self) -> None:
        self._known.keep()


_WORDS: dict[str, _Words] = {}
_MOST_WORDS = 20_000
"""How many words of one language are remembered: bounds the memory of a long-lived process."""


def _words(language: str) -> _Words:
    found = _WORDS.get(language)
    return _WORDS.setdefault(language, _Words(language)) if found is None else found


@cache
def _patterns_are_of() -> str:
    """What changes when other patterns are installed; pyphen itself isn't imported for it."""
    spec = find_spec("pyphen")
    return f"{spec.origin} {Path(spec.origin).stat().st_mtime_ns}" if spec and spec.origin else ""


@cache
def _dictionary(language: str) -> Any:
    """The patterns of a language or its nearest kin; None where there are none."""
    import pyphen

    name = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=name, left=_BEFORE, right=_AFTER) if name else None
