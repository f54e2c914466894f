"""Who recommendations are for: one name each, however it is typed, and found by a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.brief.model import Recommendation

_FILLING = {"the", "of", "for", "and", "de", "des", "la", "le"}


def spelling_key(name: str) -> str:
    """What a name has in common with the same name in other capitals."""
    return " ".join(name.casefold().split())


def words_key(name: str) -> frozenset[str]:
    """The words that tell a name from others: the same for “Interior Ministry” and “Ministry of the Interior”."""
    words = frozenset(re.findall(r"\w+", name.casefold()))
    return words - _FILLING or words


def addressees(recommendations: Iterable[Recommendation]) -> list[str]:
    """Whom recommendations are for, each once in its first spelling, in the order of the brief."""
    met: dict[str, str] = {}
    for each in recommendations:
        met.setdefault(spelling_key(each.to), each.to)
    return list(met.values())


def meant(wanted: str, names: Sequence[str]) -> list[str]:
    """The names that `wanted` may mean: the very name, else those of the same words, else those it is a part of."""
    for same in (
        lambda name: spelling_key(name) == spelling_key(wanted),
        lambda name: words_key(name) == words_key(wanted),
        lambda name: spelling_key(wanted) in spelling_key(name),
    ):
        if found := [name for name in names if same(name)]:
            return found
    return []
