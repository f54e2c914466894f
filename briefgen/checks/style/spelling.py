"""Words that no dictionary has, and words in the spelling of the other variety of English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.checks.passages import Passage, in_italics, passages, typed, worded_labels
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
_NAMES = frozenset(
    ["name", "aka", "allegiance", "place", "location", "by", "author", "publisher", "container", "editor"]
)
"""The fields that hold names of people, bodies and places."""


_MOST_GUESSED = 30
"""For how many words of a brief is told what may be meant: to find that takes longer than all else."""


def check_spelling(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """What a rule with `spelling` finds in a brief."""
    assert rule.spelling
    language = file.brief.language or house.language
    judge = speller(language, rule.spelling, find_workspace(file.path).template_roots)
    if judge is None:
        return
    guesses = _Guesses(judge, file)
    found = list(_wrong(rule, file, judge, guesses))
    names = _names(file, house) if found else frozenset()
    for passage, word, verdict in found:
        if not names.intersection((word[0], word[0].removesuffix("'s"), word[0].removesuffix("’s"))):
            yield _found(passage, word, verdict, guesses)
    keep_new()


class _Guesses:
    """What doubtful words of one brief may be: names, or the words that they were meant as."""

    def __init__(self, judge: Speller, file: BriefFile) -> None:
        self._judge = judge
        self._file = file
        self._meant: dict[str, list[str]] = {}
        self._is_name: dict[str, bool] = {}

    def meant(self, word: str) -> list[str]:
        """What a misspelt word may have been meant as; of the first ones alone, in the order of the text."""
        if word not in self._meant and len(self._meant) < _MOST_GUESSED:
            self._meant[word] = self._judge.suggestions(word)
        return self._meant.get(word, [])

    def is_slip(self, word: str) -> bool:
        """Whether a word that no dictionary has is but one letter away from the likeliest that it was meant as."""
        return self._judge.is_near(word.lower()) and is_slip(word.lower(), *self.meant(word)[:1])

    def is_name(self, word: str) -> bool:
        """Whether a word has its capital inside a sentence too."""
        if word not in self._is_name:
            inside = re.compile(rf"[a-z,] {re.escape(word)}\b")
            self._is_name[word] = any(inside.search(each.words) for each in passages(self._file))
        return self._is_name[word]


_Wrong = tuple[Passage, re.Match[str], Verdict]


def _wrong(rule: StyleRule, file: BriefFile, judge: Speller, guesses: _Guesses) -> Iterator[_Wrong]:
    for passage in (*passages(file), *worded_labels(file)):
        if rule.covers(passage.path):
            for word in _doubtful(passage.unquoted, judge):
                verdict = judge(word[0])
                if verdict and not _may_stay(passage, word, verdict, guesses):
                    yield passage, word, verdict


def _doubtful(words: str, judge: Speller) -> list[re.Match[str]]:
    """The words with a part that may be wrong: a word with hyphens is right where all its parts are."""
    parts = {part for part in set(_LETTERS.findall(words)) if judge(part)}
    found = {}
    for part in _LETTERS.finditer(words) if parts else ():
        word = _WORD.match(words, _beginning(words, part.start())) if part[0] in parts else None
        if word:
            found[word.start()] = word
    return [found[start] for start in sorted(found)]


_LETTERS = re.compile(r"[^\W\d_]+")
_JOINTS = "'’‑-"
_LONGEST = 100
"""How far before one of its parts a word may begin."""


def _beginning(words: str, at: int) -> int:
    """Where the word begins of which a part begins at a place."""
    start = at
    while start > max(at - _LONGEST, 0) and (words[start - 1] in _JOINTS or words[start - 1].isalpha()):
        start -= 1
    while words[start] in _JOINTS:
        start += 1
    return start


def _may_stay(passage: Passage, word: re.Match[str], verdict: Verdict, guesses: _Guesses) -> bool:
    """Whether a word may be a name, or one of another language. At the beginning of a sentence, one that no dictionary
    has is a name, unless a letter makes it a longer word."""
    if in_italics(passage.text, word.start()):
        return True
    if not word[0][0].isupper():
        return False
    if not _BEFORE_SENTENCE.search(passage.words[max(word.start() - 40, 0) : word.start()]):
        return True
    if verdict.variety is None and not guesses.is_slip(word[0]):
        return True
    return bool(_NAME_GOES_ON.match(passage.text, word.end())) or guesses.is_name(word[0])


def _names(file: BriefFile, house: House) -> frozenset[str]:
    """The words of all the names that a brief gives: of people, parties, places, sources."""
    named = (text for path, _, text in typed(file) if _NAMES.intersection(path[-2:]) or "sources" in path)
    return frozenset(
        word[0] for text in (*named, house.organisation, house.short_name or "") for word in _WORD.finditer(text)
    )


def _found(passage: Passage, word: re.Match[str], verdict: Verdict, guesses: _Guesses) -> Found:
    place = passage.at(word.start(), word.end())
    if verdict.variety:
        words = {"found": word[0], "instead": verdict.instead or ""}
        fix = passage.fix(word.start(), word.end(), verdict.instead or "")
        return Found(place, f"“{word[0]}” is {verdict.variety} spelling", f"write “{verdict.instead}”", words, fix)
    meant = " or ".join(f"“{each}”" for each in guesses.meant(word[0]))
    known = "a word that is right goes into the `words` of the house's rule, or under the brief's `allow`"
    hint = f"did you mean {meant}? {known[0].upper()}{known[1:]}" if meant else known
    return Found(place, f"no dictionary has “{word[0]}”", hint, {"found": word[0], "instead": meant})
