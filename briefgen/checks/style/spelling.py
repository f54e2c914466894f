"""Words that no dictionary has, and words in the spelling of the other variety of English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief import Brief, BriefFile
from briefgen.brief.walk import texts
from briefgen.checks.passages import Passage, in_italics, passages, worded_labels
from briefgen.checks.style.found import Found
from briefgen.checks.style.speller import Speller, Verdict, is_slip, speller
from briefgen.dictionary import keep_new
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.workspace import find_workspace

_WORD = re.compile(r"(?<![\w@#/\\&.'’‑+-])[^\W\d_]+(?:['’‑-][^\W\d_]+)*(?:['’](?=\s))?(?![\w@/\\&+]|\.[\w]|[‑-][\w])")
"""A word, hyphens and apostrophes inside it; not a piece of an address, a path, or of something with digits."""
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:;…]|\n[ \t]*\n|\n?[ \t]*(?:[-*#>|]|\d+[.)]))[\s*_\"“‘'(\[#>|-]*$")
_NAME_GOES_ON = re.compile(r"[\s-](?:(?:of|for|and|on|the)\s){0,2}[A-Z]")
"""Defense Department, Organization of American States."""
_OF_NAMES = "name aka allegiance place location by author publisher container editor series to affiliation sources"
_NAMES = frozenset(re.findall(r"\w+", _OF_NAMES))
"""The fields that hold names of people, bodies and places."""


def check_spelling(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """What a rule with `spelling` finds in a brief: each word once a text."""
    assert rule.spelling
    language = file.brief.language or house.language
    judge = speller(language, rule.spelling, find_workspace(file.path).template_roots)
    if judge is None:
        return
    found = list(_wrong(rule, file, judge))
    names = _names(file, house) if found else frozenset()
    for passage, word, verdict in found:
        if not names.intersection((word[0], word[0].removesuffix("'s"), word[0].removesuffix("’s"))):
            yield from _found(passage, word, verdict, judge)
    keep_new()


def _wrong(rule: StyleRule, file: BriefFile, judge: Speller) -> Iterator[tuple[Passage, re.Match[str], Verdict]]:
    for passage in (*passages(file), *worded_labels(file)):
        if rule.covers(passage.path):
            for word in _WORD.finditer(passage.unquoted):
                verdict = judge(word[0])
                if verdict and not _may_stay(passage, word, verdict):
                    yield passage, word, verdict


def _may_stay(passage: Passage, word: re.Match[str], verdict: Verdict) -> bool:
    """Whether a word may be a name, or one of another language: the beginning of a sentence makes no name of it."""
    if in_italics(passage.text, word.start()):
        return True
    if not word[0][0].isupper():
        return False
    if not _BEFORE_SENTENCE.search(passage.words[max(word.start() - 40, 0) : word.start()]):
        return True
    return bool(_NAME_GOES_ON.match(passage.text, word.end())) or _is_name(passage, word[0])


def _is_name(passage: Passage, word: str) -> bool:
    """Whether a word has its capital inside a sentence too."""
    inside = re.compile(rf"[a-z,] {re.escape(word)}\b")
    return any(inside.search(each.words) for each in passages(passage.file))


def _names(file: BriefFile, house: House) -> frozenset[str]:
    """The words of all the names that a brief gives: of people, parties, places, sources."""
    named = (
        text for path, _, text in texts(Brief, file.placed.data) if _NAMES.intersection(path[-2:]) or "sources" in path
    )
    return frozenset(
        word[0] for text in (*named, house.organisation, house.short_name or "") for word in _WORD.finditer(text)
    )


def _found(passage: Passage, word: re.Match[str], verdict: Verdict, judge: Speller) -> Iterator[Found]:
    place = passage.at(word.start(), word.end())
    if verdict.variety:
        words = {"found": word[0], "instead": verdict.instead or ""}
        fix = passage.fix(word.start(), word.end(), verdict.instead or "")
        yield Found(place, f"“{word[0]}” is {verdict.variety} spelling", f"write “{verdict.instead}”", words, fix)
        return
    near = judge.suggestions(word[0])[:2]
    if word[0][0].isupper() and not (near and is_slip(word[0].lower(), near[0])):
        return  # the first word of a sentence, and may well be a name
    meant = " or ".join(f"“{each}”" for each in near)
    known = "a word that is right goes into the `words` of the house's rule"
    hint = f"did you mean {meant}? {known[0].upper()}{known[1:]}" if meant else known
    yield Found(place, f"no dictionary has “{word[0]}”", hint, {"found": word[0], "instead": meant})
