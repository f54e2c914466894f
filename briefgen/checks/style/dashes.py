"""The dash between parts of a sentence in another form than the house's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.passages import Passage
from briefgen.checks.style.found import Found, replacing

_NEAR = 25
_WORD_ENDS = r"(?<=[\w)\]\"'”’*%])"
_WORD_BEGINS = r"(?=[\w(\[\"'“‘*$€£])"
_NOT_EN = re.compile(
    rf"{_WORD_ENDS}(?:[ ](?P<apart>-|—|---)(?=[ \n]\s*{_WORD_BEGINS})|(?P<joint>—|---?){_WORD_BEGINS})"
)
_NOT_EM = re.compile(r"(?<=[^\W\d]) (?:---?|[-–—]) (?=[^\W\d])|(?<=[^\W\d])--(?=[^\W\d])")


def dashes(passage: Passage, wanted: str) -> Iterator[Found]:
    """What does duty for a dash between parts of a sentence: as printed, two hyphens are an en dash and three an em."""
    words = passage.unquoted
    for found in (_NOT_EN if wanted == "en" else _NOT_EM).finditer(words):
        around = words[max(found.start() - 1, 0) : found.end() + 2].split()
        if len(around) > 1 and around[0][-1:].isdigit() and around[-1][:1].isdigit():
            continue
        if wanted == "en":
            name = "apart" if found["apart"] else "joint"
            start, end, new = *found.span(name), "–" if found["apart"] else " – "
        else:
            start, end, new = found.start(), found.end(), "—"
        yield _dash(passage, start, end, new)


def _dash(passage: Passage, start: int, end: int, new: str) -> Found:
    """A dash with the words beside it: they tell where it stands, a space alone would not."""
    first = re.search(r"\S+\s*$", passage.text[:start][-_NEAR:])
    last = re.match(r"\s*\S+", passage.text[end : end + _NEAR])
    begin = start - len(first[0] if first else "")
    stop = end + len(last[0] if last else "")
    what = f"the house writes another dash than that of “{' '.join(passage.text[begin:stop].split())}”"
    if passage.text[start] == " ":
        return replacing(passage, start - 1, end, what, passage.text[start - 1] + new, (begin, stop))
    return replacing(passage, start, end, what, new, (begin, stop))
