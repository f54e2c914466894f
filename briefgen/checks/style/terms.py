"""Loaded terms and banned phrases: what the house doesn't print in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, passages
from briefgen.checks.style.found import Found
from briefgen.checks.style.phrases import Match, Phrases, inside
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.terms import Term


def check_terms(rule: StyleRule, file: BriefFile, _house: House) -> Iterator[Found]:
    """The rule's terms outside quotations, those that are part of a name left out; where the rule lets others speak,
    those that the sentence gives to a speaker too."""
    terms, phrases = _looked_for(rule)
    for passage in passages(file):
        if rule.covers(passage.path):
            for match in phrases.in_passage(passage):
                if not _is_fine(rule, passage, match, terms[match.number]):
                    yield _found(rule, passage, match, terms[match.number])


@lru_cache(maxsize=64)
def _looked_for(rule: StyleRule) -> tuple[list[Term], Phrases]:
    """All that a rule looks for in one pattern, and the term of each of its phrases."""
    pairs = [(term, phrase) for term in rule.terms or () for phrase in term.find]
    return [term for term, _ in pairs], Phrases([phrase for _, phrase in pairs])


def _is_fine(rule: StyleRule, passage: Passage, match: Match, term: Term) -> bool:
    words = passage.unquoted
    if inside(match, term.unless, words):
        return True
    start, end = passage.sentence(match.start)
    if _SPOKEN_OF.search(words, max(start, match.start - 40), match.start):
        return True
    if _in_a_name(words[start:end], match.start - start, match.end - start):
        return True
    return rule.attributed == "fine" and passage.is_attributed(match.start)


_SPOKEN_OF = re.compile(
    r"\b(?:(?:word|term|label|expression|phrase|noun|adjective)s?|(?:definition|meaning|notion|concept)s?\s+of(?:\s+an?)?)"
    r"\s+[*_]*$",
    re.IGNORECASE,
)
"""“The word regime”, “no definition of terrorist”: it is spoken of, not used."""
_NO_NAME = (
    "(?:The|An?|This|That|These|Those|In|On|At|By|For|From|To|With|Of|And|But|Or|If|As|When|While|After|Before|Since|His|Her"
    "|Its|Their|Our|Most|Some|Many|Few|All|No|Each|Every|Both|Such|Any)"
)
"""What begins a sentence, with a capital, and no name."""
_NAME_BEFORE = re.compile(
    rf"\b(?!{_NO_NAME}\b)[A-Z][\w'’-]*(?:\s+(?:of|for|and|on|against|de|al)(?:\s+the)?){{0,2}}[\s-]+$"
)
_NAME_BEHIND = re.compile(r"['’]?s?['’]?(?:\s+(?:of|for|the|and|on)){0,3}[\s-]+[A-Z0-9]")


def _in_a_name(sentence: str, start: int, end: int) -> bool:
    """Whether a word with a capital is part of a name or title, beside other words with one."""
    if not sentence[start].isupper():
        return False
    if re.match(r"[\w'’]+[\s-]+[A-Z]", sentence[start:end]):
        return True
    before = _NAME_BEFORE.search(sentence, max(0, start - 60), start)
    return bool(before) or bool(_NAME_BEHIND.match(sentence, end))


def _found(rule: StyleRule, passage: Passage, match: Match, term: Term) -> Found:
    said = " ".join(passage.text[match.start : match.end].split())
    words = {"found": said, "instead": term.instead or "", "reason": term.reason or rule.reason or ""}
    hint = f"write {term.instead}" if term.instead else "say it in other words"
    hint = f"{hint}. {term.reason}" if term.reason else hint
    return Found(passage.at(match.start, match.end), f"“{said}” isn't in the house's words", hint, words)
