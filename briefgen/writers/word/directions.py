"""Text cut where its direction changes: Word wants a run to say that it is read from right to left.

Word orders a line by what its runs say, so they follow the Unicode Bidirectional Algorithm (UAX #9): what stands
between two words of one direction belongs to them (N1), else to the paragraph (N2); brackets stay together (N0).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefgen.shaping.bidi import is_mixed

_RIGHT = ("R", "AL", "AN")
_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»"}
_SIGNED = re.compile(r"(?<![\w.,+\-−–])[+\-−±]\d[\d.,]*[%٪‰]?")
"""A number with its sign, which stays at its left in every language."""


def stretches(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether it is read from right to left; `rtl`: the paragraph is."""
    if not rtl and not is_mixed(text):
        return [(text, False)] if text else []
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in _opposed(text, rtl):
        found += [(text[at:start], rtl), (text[start:end], not rtl)]
        at = end
    found.append((text[at:], rtl))
    return [each for each in found if each[0]]


def _opposed(text: str, rtl: bool) -> Iterator[tuple[int, int]]:
    """Where the phrases stand that are read against the paragraph's direction."""
    signed = [match.span() for match in _SIGNED.finditer(text)] if rtl else []
    phrases = _merged(sorted([*_phrases(text, rtl), *signed]))
    return ((start, _bracketed(text, start, end)) for start, end in phrases)


def _phrases(text: str, rtl: bool) -> Iterator[tuple[int, int]]:
    """From one opposed letter to the last before a letter of the paragraph's direction.

    A number after Latin letters belongs to them (W7); one after Arabic letters belongs to the sentence,
    as an English reader takes it.
    """
    start = end = -1
    for at, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        if kind == "L" or kind in _RIGHT:
            if (kind in _RIGHT) != rtl:
                start, end = (at if start < 0 else start), at + 1
            elif start >= 0:
                yield start, end
                start = -1
        elif start >= 0 and ((rtl and kind == "EN") or (kind in ("NSM", "BN", "ET") and end == at)):
            end = at + 1
    if start >= 0:
        yield start, end


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _bracketed(text: str, start: int, end: int) -> int:
    """Where a phrase ends together with the brackets that close right after it what opened inside it."""
    closing = [_CLOSING[char] for char in text[start:end] if char in _CLOSING]
    closing = closing[len([char for char in text[start:end] if char in _CLOSING.values()]) :]
    while closing and text[end : end + 1] == closing[-1]:
        closing.pop()
        end += 1
    return end
