"""What a sentence says about the number in it: whose it is, as of when, whether another has replaced it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import RANGE, amount, in_use
from briefgen.brief.quoting import QUOTATION, Misquoted, Press, quoted_claim, read_quotation
from briefgen.checks.numerals import numerals
from briefgen.checks.passages import Passage

_COUNTS = r"(?:figures?|counts?|numbers?|tolls?|claims?|reports?|reported|estimates?|statements?|tall(?:y|ies))"
_SAYS_SO = re.compile(
    r"\b(?:superseded?s?|replaced|out.of.date|outdated|stale|revised|corrected|previously|initially|at first|no longer|"
    rf"(?:earlier|previous|initial|first|old|older)(?:\s+\w+)?\s+{_COUNTS}|"
    r"still (?:uses?|used|prints?|printed|says?|gives?|quotes?|cites?|stands?))\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:according|sa(?:y|ys|id)|claim(?:s|ed)?|count(?:s|ed)?|report(?:s|ed)?|speaks?|spoke|puts?|gives?|gave|told|"
    r"estimate[sd]?|announce[sd]?|state[sd]?)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(("the", "and", "for", "from", "its", "their", "media", "report", "reports", "reported"))


class Sentences:
    """The sentences of a passage, found by a character in them."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._read: dict[tuple[int, int], Sentence] = {}

    def around(self, at: int, figure: Figure, press: Press) -> Sentence:
        """The sentence that holds a character, where a number of a figure stands."""
        spans = self._spans
        number = max(bisect_right(spans, at, key=lambda span: span[0]) - 1, 0)
        key = (number, id(figure))
        if key not in self._read:
            self._read[key] = Sentence(self._passage, *spans[number], figure, press)
        return self._read[key]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return list(self._passage.sentences())


class Sentence:
    """A sentence in which a number of a figure stands. `text` is as it was typed, `words` without what isn't prose."""

    def __init__(self, passage: Passage, start: int, end: int, figure: Figure, press: Press) -> None:
        self.text = passage.text[start:end]
        self.words = passage.words[start:end]
        self._figure = figure
        self._press = press

    def is_silent_on(self, claim: Claim) -> bool:
        """Whether a claim is superseded and this sentence says neither so nor whose it is, nor as of when."""
        later = self._press.superseding(self._figure, claim)
        return later is not None and not (self.names(claim) or self._replaces(claim))

    @cached_property
    def tells_apart(self) -> bool:
        """Whether a reader can tell that its number needn't be the one in use: it names the speaker or date of one of
        the claims, or speaks of a number that was replaced."""
        return self._says_so or any(map(self.names, self._figure.claims))

    def names(self, claim: Claim) -> bool:
        """Whether it names the speaker or the date of a claim."""
        return self._names_speaker(claim) or any(form in self._spaced for form in self._dates(claim))

    def _names_speaker(self, claim: Claim) -> bool:
        """A word that the figure's label shares names nobody: Colonial Pipeline isn't named by “miles of pipeline”.
        Where the label holds the whole name, the sentence must also say that somebody says so."""
        speaker = {word for word in re.findall(r"\w{3,}", (claim.by or "").casefold()) if word not in _COMMON}
        own = {word for word in speaker if stem(word) not in self._counted}
        return bool((own or speaker) & self._folded) and bool(own or _SAYING.search(self.words))

    def _replaces(self, claim: Claim) -> bool:
        """Whether it says in words that the number is old, or gives another of the same figure that isn't."""
        return self._says_so or self._types_current or self._quotes_current(claim)

    @cached_property
    def _says_so(self) -> bool:
        return bool(_SAYS_SO.search(self.words))

    @cached_property
    def _types_current(self) -> bool:
        superseding, claims = self._press.superseding, self._figure.claims
        current = {number for each in claims if not superseding(self._figure, each) for number in amount(each)}
        typed = {value for each in numerals(self.words, self._press.language) for value in each.values}
        return bool(typed & current)

    def _quotes_current(self, claim: Claim) -> bool:
        for found in QUOTATION.finditer(self.text):
            try:
                quotation = read_quotation(found[1])
            except Misquoted:
                continue
            other = quoted_claim(quotation, self._figure) if quotation.figure == self._figure.id else None
            if other and (quotation.claim == RANGE or other is in_use(self._figure)) and other is not claim:
                return True
        return False

    def _dates(self, claim: Claim) -> Iterator[str]:
        if claim.as_of:
            yield claim.as_of
            yield from (_spaced(self._press.date(claim, style, year=False)) for style in ("long", "short"))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words without the endings of plurals."""
        return frozenset(map(stem, self._folded))

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The words of the figure's label and unit."""
        words = re.findall(r"\w+", f"{self._figure.label} {self._figure.unit or ''}".casefold())
        return frozenset(map(stem, words))

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self.words.casefold()))

    @cached_property
    def _spaced(self) -> str:
        return _spaced(self.words)


def stem(word: str) -> str:
    """A word without the ending of its plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _spaced(text: str) -> str:
    return " ".join(text.split())
