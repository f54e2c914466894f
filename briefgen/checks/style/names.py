"""Names of actors and places: one spelling each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, labels, passages
from briefgen.checks.style.found import Found
from briefgen.checks.style.phrases import Match, Phrases, inside
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.terms import Spelling


def check_names(rule: StyleRule, file: BriefFile, _house: House) -> Iterator[Found]:
    """Names that aren't spelt as the house does, outside quotations and titles."""
    spellings, phrases = _looked_for(rule)
    for passage in (*passages(file), *labels(file)):
        if rule.covers(passage.path):
            for match in phrases.in_passage(passage):
                spelling = spellings[match.number]
                if spelling is None or inside(match, spelling.unless, passage.unquoted):
                    continue
                if not _in_a_title(passage.words, match):
                    yield _found(passage, match, spelling)


@lru_cache(maxsize=64)
def _looked_for(rule: StyleRule) -> tuple[list[Spelling | None], Phrases]:
    """All wrong spellings in one pattern, with the name of each; with None the names that hold one: Gaza isn't wrong in
    Gaza Strip."""
    wrong = [(spelling, phrase) for spelling in rule.names or () for phrase in spelling.wrong]
    right = [(None, each.name) for each in rule.names or () if any(phrase in each.name for _, phrase in wrong)]
    pairs = [*right, *wrong]
    return [spelling for spelling, _ in pairs], Phrases([phrase for _, phrase in pairs], names=True)


_FARTHEST = 200
"""How many characters before and behind a name a title that holds it may begin and end."""
_EMPHASIS = re.compile(r"(?<![*_\w])([*_])(?![*_\s])([^*_]{1,200})(?<!\s)\1(?![*_\w])")


def _in_a_title(words: str, match: Match) -> bool:
    """Whether a name stands in italics with other words: the title of a book, or a ship's name."""
    for found in _EMPHASIS.finditer(words, max(0, match.start - _FARTHEST), match.end + _FARTHEST):
        if found.start() < match.start < found.end():
            return found[2] != words[match.start : match.end]
    return False


_LINK = re.compile(r"\[[^\][]{0,200}\]\((?!#)")


def _in_link(text: str, match: Match) -> bool:
    """Whether a name stands in the words of a link to another site, which may be a title."""
    around = _LINK.finditer(text, max(0, match.start - _FARTHEST), match.end + _FARTHEST)
    return any(found.start() < match.start < found.end() for found in around)


def _found(passage: Passage, match: Match, spelling: Spelling) -> Found:
    said = passage.text[match.start : match.end]
    words = {"found": said, "instead": spelling.name}
    place, fix = passage.at(match.start, match.end), passage.fix(match.start, match.end, spelling.name)
    message, hint = f"the house doesn't spell it “{said}”", f"write {spelling.name}"
    if _in_link(passage.text, match):
        return Found(place, message, f"{hint}, unless the link's words are the title of what it leads to", words)
    return Found(place, message, hint, words, fix)
