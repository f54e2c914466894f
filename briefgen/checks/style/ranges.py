"""Ranges behind a word that has one of its own between their ends: between 10 and 12, from 2020 to 2022."""

from __future__ import annotations

import re

from briefgen.checks.passages import Passage
from briefgen.checks.style.found import Found

_WORD = re.compile(r"\b(between|from)\s+[$€£]?$", re.IGNORECASE)
_JOINTS = {"between": "and", "from": "to"}
_NEAR = 20
_DASH = re.compile(r"\s?[-–—]\s?")


def worded_range(passage: Passage, start: int, end: int, right: str) -> Found | None:
    """What is wrong with a range of a dash behind such a word; None where no such word stands before it. `right` is
    the range as it is with a dash. It is left to a person: the word may belong to something else."""
    before = _WORD.search(passage.words, max(start - _NEAR, 0), start)
    if not before:
        return None
    begin, joint = before.start(), _JOINTS[before[1].lower()]
    found = " ".join(passage.text[begin:end].split())
    instead = f"{passage.text[begin:start]}{_DASH.sub(f' {joint} ', right, count=1)}"
    words = {"found": found, "instead": " ".join(instead.split())}
    message = f"a dash stands for “{joint}” in “{found}”"
    return Found(passage.at(begin, end), message, f"write “{words['instead']}”", words)
