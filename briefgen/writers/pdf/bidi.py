"""The order in which mixed left-to-right and right-to-left text stands in a line.

`levels` resolves a paragraph's characters, `visual_order` sets a line's pieces, by
Unicode Standard Annex 9 without explicit embeddings and bracket pairs. A
right-to-left phrase in left-to-right text is taken by itself, as an isolate is: a
number or bracket after an Arabic name belongs to the sentence, not to the name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_NUMBERS = ("EN", "AN")


def is_mixed(text: str) -> bool:
    """Whether any character runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in set(text))


def levels(text: str, passages: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The embedding level of every character of a left-to-right paragraph: even runs left to right, odd right to left.

    `passages` are the places of what the author marked as being in a right-to-left language.
    """
    found = [0] * len(text)
    for start, end in [*_phrases(text), *passages]:
        found[start:end] = _resolved(text[start:end], 1)
    return found


def _phrases(text: str) -> list[tuple[int, int]]:
    """Where right-to-left phrases stand: from one right-to-left letter to the last before a left-to-right one."""
    phrases: list[tuple[int, int]] = []
    joins = False
    for at, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL", "AN") or (kind in ("NSM", "BN") and phrases and phrases[-1][1] == at):
            start = phrases.pop()[0] if joins or (phrases and phrases[-1][1] == at) else at
            phrases.append((start, at + 1))
            joins = True
        elif kind == "L":
            joins = False
    return phrases


def _resolved(text: str, base: int) -> list[int]:
    kinds = [_kind(char) for char in text]
    edge = "R" if base % 2 else "L"
    _resolve_weak(kinds, edge)
    _resolve_neutral(kinds, edge)
    return [_level(kind, base) for kind in kinds]


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char) or "L"
    return "ON" if kind in ("B", "S", "WS", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") else kind


def _resolve_weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7, in place."""
    strong = previous = edge
    for at, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kind = previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[at] = previous = kind
    _join_numbers(kinds)
    strong = edge
    for at, kind in enumerate(kinds):
        if kind == "AL":
            kinds[at] = "R"
        if kinds[at] in ("L", "R"):
            strong = kinds[at]
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _join_numbers(kinds: list[str]) -> None:
    """Rules W4 to W6: a separator between two numbers, and signs beside one, belong to them."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind == "ES" and before == "EN") or (kind == "CS" and before in _NUMBERS)):
            kinds[at] = before
    for start, end in _spans(kinds, ("ET",)):
        beside = (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else "")
        kinds[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    kinds[:] = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]


def _resolve_neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: neutrals between two of one direction follow it, others follow the paragraph."""
    for start, end in _spans(kinds, ("ON",)):
        before = _side(kinds[start - 1]) if start else edge
        after = _side(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _spans(kinds: Sequence[str], wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for at, kind in enumerate(kinds):
        if kind in wanted and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        elif kind in wanted:
            spans.append((at, at + 1))
    return spans


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2:
        return base + (kind == "L" or kind in _NUMBERS)
    return base + {"L": 0, "R": 1}.get(kind, 2)


def visual_order(levels_of_pieces: Sequence[int]) -> list[int]:
    """The pieces' places from left to right (rule L2)."""
    order = list(range(len(levels_of_pieces)))
    for level in range(max(levels_of_pieces, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_pieces[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
