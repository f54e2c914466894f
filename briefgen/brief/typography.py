"""Quotation marks, apostrophes and dashes as a printer sets them.

It happens in two steps, because a brief is read before its house, and so its
language, is known. `neutral` decides what every straight mark is and writes
quotation marks as noncharacters (Unicode Standard §23.7; reading refuses them in
what people write). `in_language` puts in the marks of a language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_OPEN_DOUBLE, _CLOSE_DOUBLE, _OPEN_SINGLE, _CLOSE_SINGLE = "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
OPAQUE = "\ufdd6"
"""Stands among the pieces for something that isn't text but is set like a word: code."""

_APOSTROPHE = "’"
_BEFORE_OPENING = frozenset("([{<—–-/\u00a0" + _OPEN_DOUBLE + _OPEN_SINGLE)

# From the CLDR (quotationStart, alternateQuotationStart …), with French spacing as printers there do it.
_MARKS = {
    "en": "“”‘’",
    "de": "„“‚‘",
    "de-CH": "«»‹›",
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "fr-CH": "«»‹›",
    "ar": "”“’‘",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "el": "«»“”",
    "es": "«»“”",
    "fa": "«»‹›",
    "fi": "””’’",
    "hu": "„”»«",
    "it": "«»“”",
    "nb": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt-PT": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sv": "””’’",
    "uk": "«»„“",
    "ur": "”“’‘",
}


def in_language(text: str, language: str) -> str:
    """Neutral text with the quotation marks of a language (BCP 47); those of English where we know none."""
    return text.translate(_table(language)) if any(char in text for char in _NEUTRAL) else text


_NEUTRAL = (_OPEN_DOUBLE, _CLOSE_DOUBLE, _OPEN_SINGLE, _CLOSE_SINGLE)


def _table(language: str) -> dict[int, str]:
    marks = _MARKS.get(language) or _MARKS.get(language.split("-")[0]) or _MARKS["en"]
    return {ord(neutral): mark for neutral, mark in zip(_NEUTRAL, marks, strict=True)}


def neutral(text: str) -> str:
    """Plain text with typographic dashes, ellipses and apostrophes, its quotation marks neutral."""
    return neutral_pieces([text])[0]


def neutral_pieces(pieces: Sequence[str]) -> list[str]:
    """The same for the pieces of a paragraph, one text together: a quotation may begin in one and end in another."""
    dashed = [_dashes(piece) for piece in pieces]
    whole = "".join(dashed)
    if "'" in whole or '"' in whole:
        whole = _quotes(whole)
    ends = [0]
    for piece in dashed:
        ends.append(ends[-1] + len(piece))
    return [whole[start:end] for start, end in pairwise(ends)]


_DASHES = re.compile(r"(?<![^\s])(---?)(?=\s|$)|(?<=[^\s-])(---?)(?=[^\s-]|$)|\.\.\.")


def _dashes(text: str) -> str:
    if "--" not in text and "..." not in text:
        return text
    return _DASHES.sub(lambda found: {"--": "–", "---": "—", "...": "…"}[found[0]], text)


def _quotes(text: str) -> str:
    """Each straight mark replaced by what it is; the length stays."""
    chars = list(text)
    last_closing = max((i for i, char in enumerate(text) if char == "'" and _closes(text, i)), default=-1)
    open_singles = 0
    for i, char in enumerate(text):
        if char == '"':
            chars[i] = _OPEN_DOUBLE if _opens(chars, text, i) else _CLOSE_DOUBLE
        elif char == "'" and _opens(chars, text, i) and i < last_closing and not text[i + 1].isdigit():
            chars[i] = _OPEN_SINGLE
            open_singles += 1
        elif char == "'" and open_singles and _closes(text, i):
            chars[i] = _CLOSE_SINGLE
            open_singles -= 1
        elif char == "'":
            chars[i] = _APOSTROPHE
    return "".join(chars)


def _opens(chars: Sequence[str], text: str, i: int) -> bool:
    before, after = chars[i - 1] if i else " ", text[i + 1 : i + 2] or " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(text: str, i: int) -> bool:
    before, after = text[i - 1] if i else " ", text[i + 1 : i + 2] or " "
    return not before.isspace() and not after.isalnum()
