"""What the words before a number make of it: a bound, a round number, or the number of a part only."""

from __future__ import annotations

import re

from briefgen.checks.numerals import Numeral

_REACH = 60
"""How many characters before a number are looked at."""
_AT_LEAST = re.compile(
    r"\b(?:(?:more|greater|higher) than|over|above|at least|no fewer than|not less than|upwards? of|in excess of|"
    r"exceed\w*|past|passed|well over)\s+$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:(?:fewer|less|lower) than|under|below|at most|no more than|up to|as many as|nearly|almost|close to)\s+$",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\b(?:about|around|roughly|approximately|some|an estimated)\s+$", re.IGNORECASE)
_HOW_ROUND = 0.1
"""By how much of itself a number may differ from one that it is about."""
_OF_A_PART = re.compile(
    r"\balone,?\s+(?:\w+\s+){0,2}$|\b(?:of|among)\s+(?:whom|which|them|these|those)\b[^.;]{0,30}$|\bincluding\s+$",
    re.IGNORECASE,
)
_A_PART_AFTER = re.compile(r"(?:\s+[^\W\d_]+){1,4}\s+(?:in|at|on|near|around)\s+[^.;,]{1,40}\balone\b")


def agrees(numeral: Numeral, words: str, lowest: float | None, highest: float | None) -> bool:
    """Whether a number in a text says nothing against another, from `lowest` to `highest`; None is no bound.

    “More than 200” says nothing against 216, nor does “in Mach alone 40”.
    """
    before = words[max(0, numeral.start - _REACH) : numeral.start]
    below = highest is None or min(numeral.values) <= highest
    above = lowest is None or max(numeral.values) >= lowest
    if _AT_LEAST.search(before):
        return below
    if _AT_MOST.search(before):
        return above
    if _OF_A_PART.search(before) or _A_PART_AFTER.match(words, numeral.end):
        return below
    slack = _HOW_ROUND if _ROUND.search(before) else 0
    return any(
        (lowest is None or lowest * (1 - slack) <= value) and (highest is None or value <= highest * (1 + slack))
        for value in numeral.values
    )
