"""Scare quotes: a word or two between quotation marks, and nobody named whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, passages, quotations
from briefgen.checks.style.found import Found
from briefgen.checks.style.phrases import Phrases, inside
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.terms import ScareQuotes

Span = tuple[int, int]


def check_scare_quotes(rule: StyleRule, file: BriefFile, _house: House) -> Iterator[Found]:
    """Short quotations, and words such as so-called, in sentences that give them to nobody.

    Fine are names and titles, numbers, words that the sentence speaks of (“the word “militant” stands for …”), and what
    stands behind the word that it explains.
    """
    asked = rule.scare_quotes
    assert asked
    for passage in passages(file):
        if rule.covers(passage.path):
            for start, end in _distances(passage, asked):
                if not passage.is_attributed(start, quoted=True):
                    yield _found(passage, start, end)


def _found(passage: Passage, start: int, end: int) -> Found:
    said = " ".join(passage.text[start:end].split())
    marked = not said[-1].isalnum()
    hint = f"{'take the marks away' if marked else f'leave “{said}” out'}, say whose word it is, or use another"
    message = f"{said} is kept at a distance, and nobody is named who says it"
    return Found(passage.at(start, end), message, hint, {"found": said})


# ── What keeps at a distance ─────────────────────────────────────────────────


def _distances(passage: Passage, asked: ScareQuotes) -> Iterator[tuple[int, int]]:
    """Where the author keeps at a distance from a word; “so-called” goes together with a quotation behind it."""
    words = passage.unquoted
    quoted = dict(span for span in quotations(passage.words) if _is_short(passage.words, *span, asked))
    for match in _phrases(asked.like).in_passage(passage):
        if not inside(match, asked.unless, words):
            follows = match.end + len(_SPACE.match(passage.words, match.end)[0])  # type: ignore[index]  # it fits any
            yield match.start, quoted.pop(follows, match.end)
    for chain in _chains(passage.words, list(quoted.items())):
        if not _is_list(passage.words, chain) and not _is_mention(passage.words, chain[0][0], chain[-1][1]):
            yield from chain


_SPACE = re.compile(r"\s{0,100}")


@lru_cache(maxsize=16)
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    return Phrases(phrases)


def _is_short(words: str, start: int, end: int, asked: ScareQuotes) -> bool:
    """Whether a quotation is of so few words that it may keep at a distance from them, not repeat what was said."""
    said = words[start + 1 : end - 1].strip("*_.,;:!? \n")
    number = len(re.findall(r"[^\s–—-]+", said))
    if not 0 < number <= asked.most_words or _NO_WORD.search(said):
        return False
    return not _is_named(said, words[max(0, start - 40) : start]) and said.lower() not in asked.unless


def _is_named(said: str, before: str) -> bool:
    """Whether a capital that begins no sentence says that it is a name or a title."""
    return any(char.isupper() for char in said[1:]) or (said[0].isupper() and not _BEGINS.search(before))


_BEGINS = re.compile(r"(?:^|[.!?:|]|\n[ \t]*\n|\n[ \t]*-)[\s*_]*$")
"""Before a sentence."""
_NO_WORD = re.compile(r"[\d/]|^\W*$")


# ── Words that are spoken of ─────────────────────────────────────────────────

_OF_A_WORD = re.compile(
    r"\b(?:words?|terms?|phrases?|labels?|slogans?|names?|expressions?|titles?|titled|entitled|headed|marked|category|categories"
    r"|codes?|codenamed|keywords?|passwords?|columns?|fields?|rows?|headings?|hashtags?|options?|buttons?|readings?|verdicts?"
    r"|votes?|means?|meaning|meant|called|known\s+as|dubbed|nicknamed|labelled|labeled|translat\w+\s+(?:as|by|with)|by|use[sd]?|using"
    r"|say|says|said|write|writes|read|reads|answer(?:s|ed)?|prefer(?:s|red)?|reject(?:s|ed)?|avoid(?:s|ed)?),?\s+(?:as\s+)?(?:(?:the|a|an|only|just|either)\s+)?(?:word\s+)?$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\s+(?:\([^)]{0,40}\)\s+)?(?:means?|meant|counts?|covers?|refers?|stands?\s+(?:here\s+)?for|is\s+used|are\s+used|denotes?"
    r"|includes?|describes?|(?:is|are|be)\s+(?:here\s+)?defined|(?:should|must|has\s+to|have\s+to)\s+be\s+defined|here\s+means|(?:is|was)\s+(?:an?|the|not)\b|in\s+this\s+(?:paper|report|brief|note)|votes?\b|excludes?|applies)\b",
    re.IGNORECASE,
)
_IS, _IF = re.compile(r"\b(?:is|are|counts?\s+as)\s+$"), re.compile(r"\s+(?:only\s+)?if\b")
"""It defines: “a vessel is “dark” if it sends no position”."""
_EXPLAINS = re.compile(r"[\w\"”’*]\s*(?:\(|,\s+or\s+|,\s+that\s+is,?\s+|\bor\s+)$")
"""A translation, or another name: *fitna* (“strife”)."""
_AND = re.compile(r",?\s+(?:(?:and|or|nor|to)\s+)?")


_FROM = re.compile(r"\b(?:from|between)\s+$")


def _is_list(words: str, chain: list[Span]) -> bool:
    """Whether quotations list the steps of a scale, or what one may answer: from “missing” to “sunk”."""
    start = chain[0][0]
    return len(chain) > 2 or (len(chain) == 2 and bool(_FROM.search(words, max(0, start - 20), start)))


def _chains(words: str, spans: list[Span]) -> Iterator[list[Span]]:
    """Quotations one after the other: “attacked”, “missing” and “held”."""
    chain: list[Span] = []
    for start, end in spans:
        if chain and not _AND.fullmatch(words, chain[-1][1], start):
            yield chain
            chain = []
        chain.append((start, end))
    if chain:
        yield chain


def _is_mention(words: str, start: int, end: int) -> bool:
    """Whether quotations are words that the sentence speaks of, not such as it uses."""
    before = words[max(0, start - 80) : start]
    if _IS.search(before) and _IF.match(words, end):
        return True
    return bool(_OF_A_WORD.search(before) or _EXPLAINS.search(before) or _SPOKEN_OF.match(words, end))
