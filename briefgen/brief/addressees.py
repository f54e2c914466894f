"""Who recommendations are for: one name each, however it is typed, and found by a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FILLING = {"the", "of", "for", "and", "de", "des", "la", "le"}


def spelling_key(name: str) -> str:
    """What a name has in common with the same name in other capitals or another apostrophe."""
    return " ".join(name.casefold().replace("’", "'").split())


def words_key(name: str) -> frozenset[str]:
    """The words that tell a name from others: the same for “Interior Ministry” and “Ministry of the Interior”."""
    words = frozenset(re.findall(r"\w+", name.casefold()))
    return words - _FILLING or words


def meant(wanted: str, names: Sequence[str]) -> list[str]:
    """The names that `wanted` may mean: the very name, else those of the same words, else those it is a part of."""
    spelling, words = spelling_key(wanted), words_key(wanted)
    return (
        [name for name in names if spelling_key(name) == spelling]
        or [name for name in names if words_key(name) == words]
        or [name for name in names if spelling in spelling_key(name)]
    )
