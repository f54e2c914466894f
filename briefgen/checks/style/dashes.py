"""The dash between parts of a sentence in another form than the house's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief.typography import months
from briefgen.checks.passages import Passage
from briefgen.checks.style.found import Found, replacing

_NEAR = 25
_WORD_ENDS = r"(?<=[\w)\]\"'”’*%])"
_WORD_BEGINS = r"(?=[\w(\[\"'“‘*$€£])"
_ANY = re.compile(r" -|--| –|—")
_NOT_EN = re.compile(
    rf"{_WORD_ENDS}(?:[ ](?P<apart>-|—|---)(?=[ \n]\s*{_WORD_BEGINS})|(?P<joint>—|---?){_WORD_BEGINS})"
)
_NOT_EM = re.compile(r"(?<=[^\W\d]) (?:---?|[-–—]) (?=[^\W\d])|(?<=[^\W\d])--(?=[^\W\d])")


def dashes(passage: Passage, wanted: str) -> Iterator[Found]:
    """What does duty for a dash between parts of a sentence: as printed, two hyphens are an en dash and three an em."""
    words = passage.unquoted
    if not _ANY.search(words):
        return
    for found in (_NOT_EN if wanted == "en" else _NOT_EM).finditer(words):
        if _in_range(words, found):
            continue
        if wanted == "en":
            name = "apart" if found["apart"] else "joint"
            start, end, new = *found.span(name), "–" if found["apart"] else " – "
        else:
            start, end, new = found.start(), found.end(), "—"
        yield _dash(passage, start, end, new)


def _in_range(words: str, dash: re.Match[str]) -> bool:
    """Whether it stands between numbers or months, where rules for ranges and dates look at it."""
    before, after = words[max(dash.start() - _NEAR, 0) : dash.start()], words[dash.end() : dash.end() + _NEAR]
    first, last = re.search(r"\w+$", before), re.match(r"\s*(\w+)", after)
    sides = (first[0] if first else "", last[1] if last else "")
    return all(side.isdigit() or side in _MONTHS for side in sides)


_MONTHS = months("en")


def _dash(passage: Passage, start: int, end: int, new: str) -> Found:
    """A dash with the words beside it: they tell where it stands, a space alone would not."""
    first = re.search(r"\S+\s*$", passage.text[max(start - _NEAR, 0) : start])
    last = re.match(r"\s*\S+", passage.text[end : end + _NEAR])
    begin = start - len(first[0] if first else "")
    stop = end + len(last[0] if last else "")
    what = f"“{' '.join(passage.text[begin:stop].split())}” hasn't the house's dash"
    if passage.text[start] == " ":
        return replacing(passage, start - 1, end, what, passage.text[start - 1] + new, (begin, stop))
    return replacing(passage, start, end, what, new, (begin, stop))
