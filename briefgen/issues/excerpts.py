"""A sentence beside the one whose place it took, short, with the words that are others."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from briefgen.issues.texts import printed, said

Piece = dict[str, object]
"""`text`, and whether it is `changed`."""

LONGEST = 160
"""Characters of an excerpt, about: it ends with the word that has the last of them."""
_AROUND = 40
"""How much of what is the same stays beside what changed, where not all of it has room."""
_SHORT_WORD = 3
_MOST_MARKED = 0.5
_MOST_WORDS = 200
"""Longer sentences are compared no further: the time grows with the square of their length."""
_TOKEN = re.compile(r"\s+|\d+(?:[.,\u00a0\u202f]\d+)*%?|\w+|[^\w\s]")


def beside(now: str, before: str) -> tuple[list[Piece], list[Piece]]:
    """Both sentences as pieces, of which those that only one of them has are marked as changed; none where that would
    be most of it."""
    here, there = _TOKEN.findall(printed(now)), _TOKEN.findall(printed(before))
    if max(len(here), len(there)) > _MOST_WORDS:
        return alone(now), alone(before)
    matcher = SequenceMatcher(None, [said(each) for each in here], [said(each) for each in there], autojunk=False)
    runs = [(same, "".join(here[a:b]), "".join(there[c:d])) for same, a, b, c, d in _runs(matcher, here)]
    sides = [(same, one) for same, one, _ in runs], [(same, other) for same, _, other in runs]
    if max(map(_changed_share, sides)) > _MOST_MARKED:
        return alone(now), alone(before)
    return _cut(sides[0]), _cut(sides[1])


def _changed_share(runs: list[tuple[bool, str]]) -> float:
    changed = sum(len(text) for same, text in runs if not same)
    return changed / max(1, sum(len(text) for _, text in runs))


def alone(sentence: str) -> list[Piece]:
    """A sentence that has no other beside it."""
    return [{"text": short(printed(sentence)), "changed": False}]


def short(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text, ended between two words; all of it where it isn't longer."""
    if len(text) <= longest:
        return text
    return f"{_to_space(text[:longest])}…"


def _runs(matcher: SequenceMatcher[str], here: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Whether the same, and from where to where in both, by turns. A short word between two changes is one of them."""
    runs: list[tuple[bool, int, int, int, int]] = []
    codes = matcher.get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(codes):
        is_inside = 0 < at < len(codes) - 1 and len("".join(here[a:b]).strip()) <= _SHORT_WORD
        same = tag == "equal" and not is_inside
        if runs and not same and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1], b, runs[-1][3], d)
        else:
            runs.append((same, a, b, c, d))
    return runs


def _cut(runs: list[tuple[bool, str]]) -> list[Piece]:
    """The pieces, so that an excerpt isn't much longer than it may be: first of what is the same only the ends that
    stand beside a change, then no more once there is no room."""
    whole = sum(len(text) for _, text in runs) <= LONGEST
    pieces: list[Piece] = []
    room = LONGEST
    for at, (same, text) in enumerate(runs):
        if same and not whole:
            text = _ends(text, at > 0, at < len(runs) - 1)
        if len(text) > room:
            pieces.append({"text": short(text, room), "changed": not same})
            break
        if text:
            pieces.append({"text": text, "changed": not same})
        room -= len(text)
    return pieces


def _ends(text: str, after_change: bool, before_change: bool) -> str:
    if len(text) <= _AROUND * (after_change + before_change) + 3:
        return text
    begin = _to_space(text[:_AROUND]) if after_change else ""
    end = text[-_AROUND:]
    return f"{begin}…{end[end.find(' ') + 1 :]}" if before_change else f"{begin}…"


def _to_space(text: str) -> str:
    return text.rpartition(" ")[0] or text
