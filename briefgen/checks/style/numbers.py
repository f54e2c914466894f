"""Numbers and dashes in text in another form than the house's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.typography import months
from briefgen.checks.figures_typed import asked_in_words
from briefgen.checks.numerals import Numeral, numerals
from briefgen.checks.passages import Passage, in_table, passages, worded_labels
from briefgen.checks.style.dashes import dashes
from briefgen.checks.style.found import Found, replacing
from briefgen.checks.style.ranges import worded_range
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.house_style.printing import NumberStyle
from briefgen.language.numbers import printed_number
from briefgen.language.spelled import is_spelled, spelled


def check_numbers(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """What a rule with `numbers` finds in a brief."""
    assert rule.numbers
    style, language = rule.numbers, file.brief.language or house.language
    for passage in (*passages(file), *worded_labels(file)):
        if rule.covers(passage.path):
            yield from _ranges(passage, language) if style.ranges else ()
            yield from dashes(passage, style.dashes) if style.dashes else ()
            yield from _percentages(passage, style.percent) if style.percent else ()
            yield from _counts(passage, language, style, house)


# ── Ranges ───────────────────────────────────────────────────────────────────

_RANGE = re.compile(
    r"(?<![\w.,:/#+–—-])(?P<low>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\d{1,2}:\d\d)(?:\s?(?:%|per cent|percent))?"
    r"[ ]?(?P<dash>-)[ ]?(?P<high>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\d{1,2}:\d\d)(?![\w/-]|[.,:]\d)"
)
_MAY_BE_RANGE = re.compile(r"\d[%\w ]{0,9}-[ ]?\d")
_SCORE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|won|win|lost|beat|beaten|score[ds]?|ruling|majority|margin)\b", re.IGNORECASE
)
_NEAR = 25


def _ranges(passage: Passage, language: str) -> Iterator[Found]:
    """A hyphen between two numbers of which the second is larger; not in scores, nor in dates."""
    names = months(language)
    for found in _RANGE.finditer(passage.unquoted) if _MAY_BE_RANGE.search(passage.text) else ():
        before = passage.words[max(found.start() - _NEAR, 0) : found.start()]
        after = passage.words[found.end() : found.end() + _NEAR]
        beside = (re.search(r"(\w+)\.?\s+$", before), re.match(r"\s+(?:of\s+)?(\w+)", after))
        if not _rises(found["low"], found["high"]) or any(word and word[1] in names for word in beside):
            continue
        if len(found["high"]) == 1 and (_SCORE.search(before) or _SCORE.search(after)):
            continue
        message = f"a hyphen stands in the range “{found[0]}”"
        start = found.start("dash")
        worded = worded_range(passage, *found.span(), found[0])
        yield worded or replacing(passage, start, start + 1, message, "–", found.span())


def _rises(low: str, high: str) -> bool:
    """Whether two numbers make a range: 10-20 and 2024-25 do, 3-2 doesn't, and 2026-02 may be a month."""
    if ":" in low or ":" in high:
        return ":" in low and ":" in high
    first, second = (float(each.replace(",", "")) for each in (low, high))
    if len(low) == 4 and len(high) == 2 and low.isdigit() and high.isdigit():
        return second == first % 100 + 1 and second > _MONTHS_IN_YEAR
    return first < second


_MONTHS_IN_YEAR = 12


# ── Percentages, counts ──────────────────────────────────────────────────────

_PERCENTAGE = re.compile(r"(?<=\d)(?:\s?%|\s+per\s?cent\b)(?!-)|\b(?P<word>per cent|percent)\b")


def _percentages(passage: Passage, wanted: str) -> Iterator[Found]:
    """A sign or word for a hundredth part other than the house's; behind a number in words, a word stays a word."""
    for found in _PERCENTAGE.finditer(passage.unquoted):
        new = wanted if wanted == "%" else f" {wanted}"
        if found["word"]:
            if wanted == "%":
                continue
            new = wanted
        if found[0] != new and (wanted == "%" or found[0].split() != new.split()):
            digits = re.search(r"[\w.,–]+\s*$", passage.text[max(found.start() - _NEAR, 0) : found.start()])
            shown = (found.start() - len(digits[0] if digits else ""), found.end())
            message = f"the house writes “{wanted}”, not “{found[0].strip()}”"
            yield _percentage(passage, found, new, message, shown)


def _percentage(passage: Passage, found: re.Match[str], new: str, message: str, shown: tuple[int, int]) -> Found:
    if found[0][0].isspace() or found[0][0] == "%":  # a place begins with a character, not with a space
        start = found.start() - 1
        return replacing(passage, start, found.end(), message, passage.text[start] + new, shown)
    return replacing(passage, found.start(), found.end(), message, new, shown)


_LEAST_GROUPED = 10_000
_MOST_DIGITS = 30
"""Longer ones count nothing, and Python turns none of 4,301 digits into a number."""


def _counts(passage: Passage, language: str, style: NumberStyle, house: House) -> Iterator[Found]:
    """Large counts without a mark between thousands, and small ones in digits; “3 of 12 towers” keeps both so."""
    below = style.words_below if is_spelled(language) else None
    wanted = (style.thousands and _LARGE.search(passage.text), below and _has_small(passage.text, below))
    found = numerals(passage.unquoted, language) if any(wanted) else ()
    starts = [start for start, _ in passage.sentences()] if found and below else []
    in_digits = {bisect_right(starts, each.start) for each in found if below and max(each.values, default=0) >= below}
    for each in found:
        if wanted[0] and _is_ungrouped(passage, each):
            right = printed_number(int(each.text), language)
            yield replacing(passage, each.start, each.end, f"“{each.text}” has no mark between thousands", right)
        if below and _is_small(passage, each, below) and bisect_right(starts, each.start) not in in_digits:
            word = spelled(int(each.text), language)
            asked = asked_in_words(passage, each, language, house)
            place, words = passage.at(each.start, each.end), {"found": each.text, "instead": asked or word}
            yield Found(place, f"“{each.text}” stands in digits", f"write {asked or f'“{word}”'}", words)


_LARGE = re.compile(r"\d{5}")
_SMALL = re.compile(r"\b(\d{1,2})\s+[a-z]")


def _has_small(text: str, below: int) -> bool:
    """Whether a text has a small number at all: to understand all its numbers takes longer."""
    return any(int(number) < below for number in _SMALL.findall(text))


_IDENTIFIES = re.compile(r"(?:\b[A-Z]{2,}|\b[Nn]umbers?|\b[Nn]o\.?|\b[Ii][Dd]s?)\s*$")
"""What stands before a number that counts nothing: IMO 9123456."""


_COUNTED = re.compile(r"\s+(?!(?:of|to|and|or|in|at|on|by|per|for|from|with|is|was|are|were|as|if|than)\b)[a-z]")
"""What follows a number that counts something: a word that isn't a name."""


def _is_ungrouped(passage: Passage, number: Numeral) -> bool:
    """Whether it is a count of five digits or more without a mark."""
    if not number.text.isdigit() or len(number.text) > _MOST_DIGITS or int(number.text) < _LEAST_GROUPED:
        return False
    if _IDENTIFIES.search(passage.words[max(number.start - _NEAR, 0) : number.start]) and not number.money:
        return False
    return bool(number.measured or number.money or _COUNTED.match(passage.words, number.end))


_SHORT = re.compile(r"\d{1,3}")


def _is_small(passage: Passage, number: Numeral, below: int) -> bool:
    """Whether it counts people or things, as “3 attacks” does and “3 km”, “3%” and “3–5” don't."""
    if not _SHORT.fullmatch(number.text):
        return False
    if number.percent or number.scale or number.upper or number.measured or number.money:
        return False
    counts = _COUNTED.match(passage.words, number.end) and not in_table(passage.text, number.start)
    return 0 < int(number.text) < below and bool(counts) and not _ends_name(passage, number.start)


_CAPITAL = re.compile(r"\b(?P<word>[A-Z][\w'’-]{1,40})\s$")


def _ends_name(passage: Passage, at: int) -> bool:
    """Whether a number belongs to a name, as in “the Estlink 2 cable”. Where the sentence begins with the word, as
    “Estlink 2 carries” and “Send 3 ships” do, it is a name if the brief has it within a sentence too."""
    found = _CAPITAL.search(passage.unquoted[max(at - _NEAR, 0) : at])
    if not found:
        return False
    if re.search(r"\w", passage.words[passage.sentence(at)[0] : at - len(found[0])]):
        return True
    within = re.compile(rf"[a-z,;(]\s+{re.escape(found['word'])}\b")
    return any(within.search(other.words) for other in passages(passage.file))
