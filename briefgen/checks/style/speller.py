"""Whether a word is spelt right, by dictionaries: in a language, and for English in one of its varieties."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from briefgen.dictionary import Dictionary, dictionary
from briefgen.frozen import frozen
from briefgen.house_style.spelling import SpellingStyle, Variety


@frozen
class Verdict:
    """What is wrong with a word: `variety` names that of another country, whose `instead` is ours; None where no
    dictionary has the word. `instead` is None where it can't be told."""

    variety: str | None
    instead: str | None


_AMERICAN_AND_BRITISH = (
    ("iz", "is"), ("yz", "ys"), ("or", "our"), ("er", "re"), ("ered", "red"), ("ering", "ring"), ("ens", "enc"),
    ("og", "ogue"), ("l", "ll"), ("ll", "l"), ("e", "ae"), ("e", "oe"), ("eu", "oeu"), ("ay", "ey"), ("ow", "ough"),
    ("ol", "oul"), ("k", "c"), ("z", "s"), ("tif", "tef"), ("ag", "age"), ("am", "amme"), ("um", "ium"),
    ("jewel", "jewell"), ("mus", "mous"), ("ulf", "ulph"), ("pa", "py"),
)  # fmt: skip
"""Where the two spellings of a word differ. What comes of it counts only where the dictionary has it."""
_PREFIXES = (
    "anti", "bio", "counter", "cyber", "eco", "electro", "geo", "hydro", "hyper", "infra", "inter", "intra", "macro",
    "mega", "micro", "mid", "mini", "multi", "nano", "narco", "non", "over", "para", "petro", "post", "pre", "pseudo",
    "semi", "socio", "sub", "super", "techno", "trans", "ultra", "under",
)  # fmt: skip
"""What makes new words of old ones, which dictionaries have only some of: cyberattack, counterterrorism."""
_SHORTEST_REST = 4
_OXFORD = re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ings|able|ation|ations|ational)$)")
_POSSESSIVE = re.compile(r"(?:'s|'|(?<=s)s')$")


class Speller:
    """The spelling of one language. `variety` is that of English, None for other languages."""

    def __init__(
        self, own: Dictionary, other: Dictionary | None, variety: Variety | None, house: Sequence[str]
    ) -> None:
        self._own = own
        self._other = other
        self._variety = variety
        self._house = frozenset(word for word in house if not word.endswith("*"))
        self._stems = tuple(word[:-1] for word in house if word.endswith("*"))
        self._judged: dict[str, Verdict | None] = {}

    def __call__(self, word: str) -> Verdict | None:
        """What is wrong with a word, capitals and all; None where nothing is, or nobody could tell: acronyms."""
        if word not in self._judged:
            if len(self._judged) >= _MOST_JUDGED:
                self._judged.clear()
            self._judged[word] = self._judge(word)
        return self._judged[word]

    def is_near(self, word: str) -> bool:
        """Whether `is_slip` can be true of a word that no dictionary has, whatever it was meant as."""
        return len(word) >= _SHORTEST_TOLD and self._own.has_near(word)

    def suggestions(self, word: str) -> list[str]:
        """What a word that no dictionary has may have been meant as, the likeliest first.

        Nothing for a short one with a capital, which is a name.
        """
        plain = _POSSESSIVE.sub("", word.replace("’", "'"))
        if plain[:1].isupper():
            if len(plain) < _SHORTEST_TOLD:
                return []
            plain = plain.lower()
        near = [each for each in self._own.suggestions(plain)[:_MOST_WEIGHED] if not re.search("[ -]", each)]
        near.sort(key=lambda each: each[:1] != plain[:1])  # it is hardly ever the first letter that is wrong
        return [each for each in near if _are_alike(plain, each)][:_MOST_SUGGESTED]

    def _judge(self, word: str) -> Verdict | None:
        plain = _POSSESSIVE.sub("", unicodedata.normalize("NFC", word).replace("’", "'").replace("‑", "-"))
        rest = word[len(plain) :]
        if len(plain) < _SHORTEST_JUDGED or self._is_house_s(plain) or not _is_ordinary(plain):
            return None
        if self._own.knows(plain) or self._own.knows(plain.lower()):
            instead = self._oxford(plain)
            return Verdict("British", instead + rest) if instead else None
        if "-" in plain:
            return self._compound(plain, rest)
        found = self._of_the_other(plain)
        if found:
            return Verdict(found.variety, found.instead and found.instead + rest) if found.instead else None
        return None if self._is_made_up(plain.lower()) else Verdict(None, None)

    def _is_house_s(self, word: str) -> bool:
        low = word.lower()
        return word in self._house or low in self._house or word.startswith(self._stems) or low.startswith(self._stems)

    def _compound(self, word: str, rest: str) -> Verdict | None:
        """A word with hyphens is right where it is one without them, or all its parts are."""
        if self._own.knows(word.replace("-", "").lower()):
            return None
        parts = word.split("-")
        judged = [self._judge(part) if part.lower() not in _PREFIXES else None for part in parts]
        wrong = next((verdict for verdict in judged if verdict), None)
        if wrong is None or wrong.instead is None:
            return wrong
        right = "-".join(
            verdict.instead or part if verdict else part for part, verdict in zip(parts, judged, strict=True)
        )
        return Verdict(wrong.variety, right + rest)

    def _of_the_other(self, word: str) -> Verdict | None:
        """What a word is in the other variety of English, with ours of it; None where it is none of its words."""
        low = word.lower()
        if self._other is None or not (self._other.knows(low) or self._other.knows(low.capitalize())):
            return None
        american = self._variety != "american"
        if self._variety == "oxford" and self._own.knows(low.replace("iz", "is")):
            return Verdict("American", None)
        found = self._own.known_among(low, lambda: _respelt(low, american))
        instead = _capitals_as(word, found[0]) if found else None
        return Verdict("American" if american else "British", instead)

    def _oxford(self, word: str) -> str | None:
        """How Oxford spells a British -ise; None where it spells it so too, or nobody asks for Oxford's spelling."""
        if self._variety != "oxford" or self._other is None:
            return None
        instead = _OXFORD.sub("iz", word)
        low = word.lower()
        return (
            instead if instead != word and self._other.knows(instead.lower()) and not self._other.knows(low) else None
        )

    def _is_made_up(self, low: str) -> bool:
        """Whether a word is made of one that the dictionary has: cyberattack, sinkings, unsourced, café."""
        bare = "".join(char for char in unicodedata.normalize("NFD", low) if not unicodedata.combining(char))
        made_of = [bare] if bare != low else []
        made_of += [low[:-1]] if _PLURAL.search(low) else []
        made_of += [low[2:]] if _DENIED.match(low) else []
        if any(self._own.knows(each) for each in made_of):
            return True
        rests = (low.removeprefix(prefix) for prefix in _PREFIXES if low.startswith(prefix))
        return any(len(rest) >= _SHORTEST_REST and self._own.knows(rest) for rest in rests)


_PLURAL = re.compile(r"[a-z]{4}(?:[^aeiousxzy\W]|ing)s$")
_DENIED = re.compile(r"un[a-z]{3,}(?:ed|able)$")
_MOST_SUGGESTED, _MOST_WEIGHED = 2, 4
_SHORTEST_JUDGED = 3
_MOST_JUDGED = 50_000


_SHORTEST_TOLD = 8
"""Shorter names are too often one letter away from a word."""


def is_slip(word: str, meant: str = "") -> bool:
    """Whether a longer word is but one letter away from another: one too many, missing, wrong or in another's place."""
    if len(word) < _SHORTEST_TOLD or not meant.islower() or abs(len(word) - len(meant)) > 1:
        return False
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    rests = (word[at:], meant[at:])
    swapped = rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:]
    return swapped or rests[0][1:] in (rests[1], rests[1][1:]) or rests[0] == rests[1][1:]


def _are_alike(word: str, meant: str) -> bool:
    """Whether somebody can have meant the other word: hunspell's further guesses amuse."""
    return SequenceMatcher(None, word, meant).ratio() >= (_ALIKE if len(word) > _SHORT else _ALIKE_IF_SHORT)


_ALIKE, _ALIKE_IF_SHORT, _SHORT = 0.8, 0.6, 5


def _is_ordinary(word: str) -> bool:
    """Whether it is a word of Latin letters, small but for the first: no acronym, and no word of another script."""
    return word[1:] == word[1:].lower() and all(
        "LATIN" in unicodedata.name(char, "") for char in word if char.isalpha()
    )


def _capitals_as(word: str, low: str) -> str:
    return low.capitalize() if word[:1].isupper() else low


def _respelt(word: str, american: bool) -> Iterator[str]:
    """An American word as it may be in British spelling, or the other way round: with one difference, then with two."""
    once = list(dict.fromkeys(_once(word, american))) if len(word) <= _LONGEST_RESPELT else []
    yield from once
    for each in once:
        yield from _once(each, american)


_LONGEST_RESPELT = 25


def _once(word: str, american: bool) -> Iterator[str]:
    for pair in _AMERICAN_AND_BRITISH:
        old, new = pair if american else pair[::-1]
        for found in re.finditer(old, word):
            yield word[: found.start()] + new + word[found.end() :]


def speller(language: str, style: SpellingStyle, roots: Sequence[Path]) -> Speller | None:
    """The speller of a language (BCP 47) for a house; None where there is no dictionary of it."""
    if language.partition("-")[0].lower() != "en":
        own = dictionary(language, roots)
        return _speller(own, None, None, style.words) if own else None
    variety = style.variety or ("american" if language.lower() == "en-us" else "british")
    british, american = dictionary("en-GB", roots), dictionary("en-US", roots)
    own, other = (american, british) if variety == "american" else (british, american)
    return _speller(own, other, variety, style.words) if own else None


@lru_cache(maxsize=64)
def _speller(own: Dictionary, other: Dictionary | None, variety: Variety | None, house: tuple[str, ...]) -> Speller:
    return Speller(own, other, variety, house)
