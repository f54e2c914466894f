"""Where words may be divided, by the rules of their language.

The patterns are those of LibreOffice's dictionaries, found by pyphen (F. M. Liang's method). They are
read when the first word of a language is asked for, so a paper without divided words doesn't wait for them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"\W*([^\W\d_]+)(?:[’'][^\W\d_]{1,2})?[\W\d_]*")
_SHORTEST = 6
"""Shorter words stay whole."""
_BEFORE, _AFTER = 2, 3
"""The fewest letters before and after a hyphen."""


@lru_cache(maxsize=20_000)
def places(text: str, language: str) -> tuple[int, ...]:
    """After how many characters a word may be divided, marks around it counted; none in a language without patterns.

    Numbers, abbreviations and what else isn't an ordinary word are left whole. `language` is a BCP 47 tag.
    """
    found = _WORD.fullmatch(text)
    if found is None or len(found[1]) < _SHORTEST or found[1][1:] != found[1][1:].lower():
        return ()
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    # A place with `data` changes the spelling there, as old German did: it is left out.
    return tuple(found.start(1) + at for at in dictionary.positions(found[1]) if at.data is None)


def is_name(text: str, language: str) -> bool:
    """Whether a capital says that it may be a name, which is better left whole; German writes all nouns so."""
    letters = text.lstrip("“‘(„«\"'[")
    return letters[:1].isupper() and language.partition("-")[0].lower() not in ("de", "lb")


@cache
def _dictionary(language: str) -> Any:
    """The patterns of a language or its nearest kin; None where there are none."""
    import pyphen

    name = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=name, left=_BEFORE, right=_AFTER) if name else None
