"""Other words of the same kind, so that text stays plausible English: it can be spelled, hyphenated and checked.

A word is exchanged for one of its kind that begins alike (a vowel or not, for “a” and “an”) and is about as long. Short
words have their kinds below; long nouns and adjectives are exchanged for words of the shipped dictionary with the same
ending. Names are made up, with the first letter of the name they stand for, so that acronyms stay right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_DICTIONARY = Path(__file__).resolve().parents[2] / "templates" / "dictionaries" / "en-GB.dic"

_KINDS = (
    # Things, one and many
    "record plan method question reason reading point view case rule paper draft panel board forum memo study"
    " answer agenda inquiry effort audit index item outline option",
    "reports records plans methods questions grievances reasons lists logs precautions projects services notes drafts"
    " lessons findings tables studies letters maps surveys answers orders audits offers options events items outlines",
    "campaign phase process channel trend scheme design format course project reform market budget contract",
    "voyage journey passage crossing venture transfer detour mission",
    "strait bay coast harbour channel inlet lagoon estuary anchorage gulf",
    "province region district county canton prefecture territory",
    "districts provinces regions counties valleys cantons prefectures",
    "roads tracks bridges tunnels canals depots markets bazaars yards silos stations",
    "towns villages suburbs hamlets parishes boroughs settlements",
    "grievance complaint objection concern dispute quarrel worry",
    # People
    "owners operators officials analysts managers insurers planners brokers engineers lawyers traders pilots editors"
    " agents inspectors envoys advisers economists",
    "owner operator official analyst manager insurer planner broker engineer lawyer trader pilot editor agent inspector"
    " envoy adviser economist",
    "families households neighbours relatives villagers parents tenants widows",
    # What they are like
    "careful cautious steep plain narrow whole slow poor grave wide short steady broad modest gentle thorough brief"
    " quiet simple prudent sober even exact open ample",
    "public political civil regional local federal private rural urban coastal marine foreign national social fiscal"
    " external internal inland",
    "best worst last first",
    # What they do and did
    "publish announce describe explain discuss consider review record revise examine outline assess inspect",
    "published announced described explained discussed considered reviewed recorded revised examined outlined assessed"
    " settled chosen inspected",
    "shows suggests means implies reveals proves confirms indicates affirms",
    "depends rests relies hinges",
    "agree confer consult co-operate meet talk",
    "independently separately repeatedly carefully evidently eventually",
)

_ENDINGS = ("tion", "ment", "ness", "ence", "ance", "ity", "ship", "able", "ible", "ous", "ful", "ive", "ical")
_SHORTEST = 7
_UNDERSTOOD = """judgement statement assessment confidence credibility reliability estimate probability likelihood
    minister evidence operation government administration security resolution definition positive negative attribution
    selection sentence conference responsibility intelligence possible impossible"""
_AS_THEY_ARE = frozenset(_UNDERSTOOD.split())
"""Words that rules about briefs understand, or that stand for something named elsewhere in the brief."""


class OtherWords:
    """One brief's words: each word of a kind is always exchanged for the same other one, as `chance` has it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def word(self, word: str) -> str:
        """What stands in the place of a word, with its capital; the word itself where it has no kind."""
        other = self._words.get(word.lower())
        if other is None:
            pool = _pool(word.lower())
            other = self._words[word.lower()] = self._chance.choice(pool) if pool else word.lower()
        return other[0].upper() + other[1:] if word[0].isupper() else other

    def name(self, name: str) -> str:
        """The made-up name that stands in the place of a name."""
        if name not in self._names:
            self._names[name] = self._made_up(name[0])
        return self._names[name]

    def _made_up(self, first: str) -> str:
        start = first if first in "AEIOU" else first + self._chance.choice("aeiou")
        middle = "".join(self._chance.choice(_SYLLABLES) for _ in range(self._chance.choice((1, 1, 2))))
        return start + middle + self._chance.choice(_LAST)


_SYLLABLES = tuple(
    c + v for c in ("b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "z", "sh", "rd") for v in "aeiou"
)
_LAST = ("ran", "lem", "dor", "nash", "vik", "tar", "mund", "sal", "gor", "bek", "rin", "zan", "dal", "kesh", "lam")


@cache
def _pool(word: str) -> tuple[str, ...]:
    """The words that a word may be exchanged for."""
    kind = _kinds().get(word) or _dictionary().get(_ending(word), ())
    alike = (each for each in kind if (each[0] in _VOWELS) == (word[0] in _VOWELS))
    return tuple(each for each in alike if abs(len(each) - len(word)) <= _LONGER)


_VOWELS = "aeiou"
_LONGER = 3


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(kind.split()) for kind in _KINDS for word in kind.split()}


def _ending(word: str) -> str:
    if len(word) < _SHORTEST or word in _AS_THEY_ARE:
        return ""
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


@cache
def _dictionary() -> Mapping[str, tuple[str, ...]]:
    """Words of the shipped dictionary by their ending."""
    found: dict[str, list[str]] = {}
    for word in re.findall(r"^([a-z]+)(?:/|$)", _DICTIONARY.read_text("utf-8"), re.MULTILINE):
        found.setdefault(_ending(word), []).append(word)
    found.pop("", None)
    return {ending: tuple(words) for ending, words in found.items()}
