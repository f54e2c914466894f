"""Scare quotes: a word or two between quotation marks, and nobody named whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.checks.attribution import attributed
from briefgen.checks.passages import Passage, passages, quotations
from briefgen.checks.style.found import Found
from briefgen.checks.style.phrases import Phrases, inside
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.terms import ScareQuotes


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
                if not _is_given_to_somebody(passage, start):
                    yield _found(passage, start, end)


def _is_given_to_somebody(passage: Passage, at: int) -> bool:
    start, end = passage.sentence(at)
    return attributed(passage.unquoted[start:end], at - start)


def _found(passage: Passage, start: int, end: int) -> Found:
    said = " ".join(passage.text[start:end].split())
    hint = "take the marks away, say whose word it is, or use another"
    return Found(passage.at(start, end), f"{said} keeps at a distance, and nobody is named", hint, {"found": said})


# ── What keeps at a distance ─────────────────────────────────────────────────


def _distances(passage: Passage, asked: ScareQuotes) -> Iterator[tuple[int, int]]:
    """Where the author keeps at a distance from a word; “so-called” goes together with a quotation behind it."""
    words = passage.unquoted
    quoted = dict(span for span in quotations(passage.words) if _is_short(passage.words, *span, asked))
    for match in _phrases(asked.like).matches(words):
        if not inside(match, asked.unless, words):
            follows = next((start for start in quoted if passage.words[match.end : start].isspace()), None)
            yield match.start, match.end if follows is None else quoted.pop(follows)
    yield from ((start, end) for start, end in quoted.items() if not _is_mention(passage.words, start, end))


@lru_cache(maxsize=16)
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    return Phrases(phrases)


def _is_short(words: str, start: int, end: int, asked: ScareQuotes) -> bool:
    """Whether a quotation is of so few words that it may keep at a distance from them, not repeat what was said."""
    said = words[start + 1 : end - 1].strip("*_.,;:!? \n")
    number = len(re.findall(r"[^\s–—-]+", said))
    named = any(char.isupper() for char in said[1:]) or (said[:1].isupper() and not _BEGINS.search(words, 0, start))
    return 0 < number <= asked.most_words and not (named or _NO_WORD.search(said) or said.lower() in asked.unless)


_BEGINS = re.compile(r"(?:^|[.!?:|]|\n[ \t]*\n|\n[ \t]*-)[\s*_]*$")
"""Before a sentence."""
_NO_WORD = re.compile(r"\d|^\W*$")


# ── Words that are spoken of ─────────────────────────────────────────────────

_OF_A_WORD = re.compile(
    r"\b(?:words?|terms?|phrases?|labels?|slogans?|names?|expressions?|titles?|titled|entitled|headed|marked|category|categories"
    r"|codes?|codenamed|keywords?|passwords?|columns?|fields?|rows?|headings?|hashtags?|options?|buttons?|readings?|verdicts?"
    r"|votes?|means?|meaning|meant|called|known\s+as|dubbed|nicknamed|labelled|labeled|translat\w+\s+(?:as|by|with)|by|use[sd]?|using"
    r"|say|says|said|write|writes|read|reads|answer(?:s|ed)?)\s+(?:as\s+)?(?:(?:the|a|an|only|just|either)\s+)?(?:word\s+)?$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\s+(?:\([^)]{0,40}\)\s+)?(?:means?|meant|counts?|covers?|refers?|stands?\s+(?:here\s+)?for|is\s+used|are\s+used|denotes?"
    r"|includes?|describes?|is\s+defined|here\s+means|in\s+this\s+(?:paper|report|brief|note)|votes?\b|excludes?|applies)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"[\w\"”’*]\s*(?:\(|,\s+or\s+|,\s+that\s+is,?\s+|\bor\s+)$")
"""A translation, or another name: *fitna* (“strife”)."""
_LISTED = re.compile(r"[\"”’],?\s+(?:and|or|nor|to)\s+$|[\"”’],\s+$")


def _is_mention(words: str, start: int, end: int) -> bool:
    """Whether a quotation is a word that the sentence speaks of, not one that it uses."""
    before = words[max(0, start - 80) : start]
    return bool(_OF_A_WORD.search(before) or _EXPLAINS.search(before) or _SPOKEN_OF.match(words, end))
