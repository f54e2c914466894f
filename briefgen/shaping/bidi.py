"""The order in which mixed left-to-right and right-to-left text stands in a line.

`levels` resolves a paragraph's characters and `visual_order` sets a line's pieces, by Unicode
Standard Annex 9. Isolates are those of its characters, and the passages that an author marked as
being in another language; explicit embeddings and overrides (LRE, RLO…), against which it advises
itself, count for nothing.

Two things are decided by a broader context, as HL2 to HL4 allow. In left-to-right text a
right-to-left phrase is taken by itself: a number or bracket after an Arabic name belongs to the
sentence, not to the name. In right-to-left text a number keeps its sign at its left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
"""Where characters stand: from the first to before the last."""


def is_mixed(text: str) -> bool:
    """Whether any character runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in set(text))


def levels(text: str, base: int = 0, passages: Iterable[Span] = ()) -> list[int]:
    """The embedding level of every character of a paragraph: even runs left to right, odd right to left.

    `base` is the paragraph's own level, 0 or 1; `passages` are the places of what the author
    marked as being in a language of the other direction.
    """
    alone = [*passages, *(_signed(text) if base else _phrases(text))]
    return resolved(text, base, _merged(alone))


def _phrases(text: str) -> list[Span]:
    """Where right-to-left phrases stand: from one right-to-left letter to the last before a left-to-right one."""
    phrases: list[Span] = []
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


_SIGNED = re.compile(r"(?<![\w.,+\-−–])[+\-−±][0-9۰-۹](?:[.,٫٬]?[0-9۰-۹])*(?:[\u00a0\u202f ]?[%٪‰])?")


def _signed(text: str) -> list[Span]:
    """Where numbers with a sign stand (CLDR writes a mark before the sign to the same end)."""
    return [match.span() for match in _SIGNED.finditer(text)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in their order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


# ── Isolates ─────────────────────────────────────────────────────────────────


def resolved(text: str, base: int, alone: Sequence[Span] = ()) -> list[int]:
    """The levels of a paragraph in which `alone` are isolates of the other direction. They may hold others."""
    chars = list(text)
    inside: list[tuple[Span, int]] = []
    for start, end in alone:
        inside.append(((start, end), base + 1))
        chars[start:end] = _FOREIGN * (end - start)
    for span, odd in _isolates(chars):
        inside.append((span, _next(base, odd)))
        chars[slice(*span)] = _FOREIGN * (span[1] - span[0])
    found = _resolved(chars, base)
    for (start, end), level in inside:
        found[start:end] = resolved(text[start:end], level)
    return found


_FOREIGN = "\ufffc"
"""Stands for each character of an isolate in the text around it: a neutral."""
_OPEN = {"\u2066": False, "\u2067": True, "\u2068": None}
"""What begins an isolate, and whether it runs from right to left; None: as its first letter does."""
_CLOSE = "\u2069"


def _isolates(chars: Sequence[str]) -> Iterator[tuple[Span, bool]]:
    """The outermost isolates, without the characters that begin and end them (BD9), and whether they run leftward."""
    opened: list[int] = []
    for at, char in enumerate(chars):
        if char in _OPEN:
            opened.append(at)
        elif char == _CLOSE and opened:
            start = opened.pop()
            if not opened:
                yield _isolate(chars, start, at)
    if opened:
        yield _isolate(chars, opened[0], len(chars))


def _isolate(chars: Sequence[str], start: int, end: int) -> tuple[Span, bool]:
    odd = _OPEN[chars[start]]
    return (start + 1, end), _begins_leftward(chars[start + 1 : end]) if odd is None else odd


def _begins_leftward(chars: Sequence[str]) -> bool:
    """Whether the first letter runs from right to left (P2 and P3)."""
    depth = 0
    for char in chars:
        depth += (char in _OPEN) - (char == _CLOSE and depth > 0)
        kind = unicodedata.bidirectional(char)
        if not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _next(level: int, odd: bool) -> int:
    """The next level of a direction (X5a, X5b)."""
    return level + 1 if (level % 2 == 1) != odd else level + 2


# ── Rules W1 to I2 ───────────────────────────────────────────────────────────


def _resolved(chars: Sequence[str], base: int) -> list[int]:
    kinds = [_kind(char) for char in chars]
    seen = [at for at, kind in enumerate(kinds) if kind != "BN"]
    shown = [kinds[at] for at in seen]
    _resolve_weak(shown, "R" if base % 2 else "L")
    _resolve_brackets([chars[at] for at in seen], [kinds[at] for at in seen], shown, "R" if base % 2 else "L")
    _resolve_neutral(shown, "R" if base % 2 else "L")
    found = [-1] * len(kinds)
    for at, kind in zip(seen, shown, strict=True):
        found[at] = _level(kind, base)
    for at, level in enumerate(found):
        # X9: characters that don't count stand where the one before them does.
        found[at] = (found[at - 1] if at else base) if level < 0 else level
    return found


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char) or "L"
    if kind in ("LRE", "RLE", "LRO", "RLO", "PDF"):
        return "BN"
    return "ON" if kind in ("B", "S", "WS", "LRI", "RLI", "FSI", "PDI") else kind


def _resolve_weak(kinds: list[str], edge: str) -> None:
    """Rules W1 to W7, in place."""
    strong = previous = edge
    for at, kind in enumerate(kinds):
        if kind == "NSM":
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


_NUMBERS = ("EN", "AN")


def _resolve_brackets(chars: Sequence[str], original: Sequence[str], kinds: list[str], edge: str) -> None:
    """Rule N0, in place: both brackets of a pair follow the paragraph, or else what they hold and follow."""
    for start, end in _bracket_pairs(chars, kinds):
        held = {_side(kind) for kind in kinds[start + 1 : end] if kind != "ON"}
        if not held:
            continue
        before = next((_side(kind) for kind in reversed(kinds[:start]) if kind != "ON"), edge)
        side = edge if edge in held or before == edge else before
        for at in (start, end):
            kinds[at] = side
            while at + 1 < len(kinds) and original[at + 1] == "NSM":
                at += 1
                kinds[at] = side


def _bracket_pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[Span]:
    """Where brackets that belong together stand, in the order of the opening ones (BD16)."""
    pairs: list[Span] = []
    opened: list[tuple[str, int]] = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in _CLOSING:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((_CLOSING[char], at))
        elif char in _CLOSERS:
            back = next((index for index in reversed(range(len(opened))) if opened[index][0] == char), None)
            if back is not None:
                pairs.append((opened[back][1], at))
                del opened[back:]
    return sorted(pairs)


_MOST_OPEN = 63
_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋⟦⟧⟨⟩⟪⟫⟮⟯❨❩❪❫❬❭❮❯❰❱❲❳❴❵⦅⦆「」『』【】〔〕《》〈〉（）［］｛｝"
"""Those of BidiBrackets.txt that have come up in papers, or might."""
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CLOSERS = frozenset(_CLOSING.values())


def _resolve_neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: neutrals between two of one direction follow it, others follow the paragraph."""
    for start, end in _spans(kinds, ("ON",)):
        before = _side(kinds[start - 1]) if start else edge
        after = _side(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _spans(kinds: Sequence[str], wanted: tuple[str, ...]) -> list[Span]:
    spans: list[Span] = []
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


# ── Rule L2 ──────────────────────────────────────────────────────────────────


def visual_order(levels_of_pieces: Sequence[int]) -> list[int]:
    """The pieces' places from left to right (rule L2)."""
    order = list(range(len(levels_of_pieces)))
    least = min((level for level in levels_of_pieces if level % 2), default=1)
    for level in range(max(levels_of_pieces, default=0), least - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_pieces[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
