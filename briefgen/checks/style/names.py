"""Names of actors and places: one spelling each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, passages
from briefgen.checks.style.found import Found
from briefgen.checks.style.phrases import Match, Phrases, inside
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.terms import Spelling


def check_names(rule: StyleRule, file: BriefFile, _house: House) -> Iterator[Found]:
    """Names that aren't spelt as the house does, outside quotations."""
    spellings, phrases = _looked_for(rule)
    for passage in passages(file):
        if rule.covers(passage.path):
            for match in phrases.matches(passage.unquoted):
                if not inside(match, spellings[match.number].unless, passage.unquoted):
                    yield _found(passage, match, spellings[match.number])


@lru_cache(maxsize=64)
def _looked_for(rule: StyleRule) -> tuple[list[Spelling], Phrases]:
    """All wrong spellings in one pattern, and the name of each."""
    pairs = [(spelling, phrase) for spelling in rule.names or () for phrase in spelling.wrong]
    return [spelling for spelling, _ in pairs], Phrases([phrase for _, phrase in pairs], names=True)


def _found(passage: Passage, match: Match, spelling: Spelling) -> Found:
    said = passage.text[match.start : match.end]
    words = {"found": said, "instead": spelling.name}
    place, fix = passage.at(match.start, match.end), passage.fix(match.start, match.end, spelling.name)
    return Found(place, f"the house doesn't spell it “{said}”", f"write {spelling.name}", words, fix)
