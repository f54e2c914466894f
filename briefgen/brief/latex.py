"""Text of BibTeX files: LaTeX's accents and signs as the characters they stand for, braces taken off."""

from __future__ import annotations

import re
import unicodedata

from briefgen.brief.csl import ITALIC, ITALIC_ENDS

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textasciitilde": "~", "textbackslash": "\\",
    "textunderscore": "_", "pounds": "£", "euro": "€", "copyright": "©", "S": "§", "P": "¶",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])\s*|([uvHcdbrk])(?:\s+|(?=\{)))(?:\{\s*(\\?[A-Za-z]|)\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"
)
_SIGN = re.compile(r"\\([A-Za-z]+)(?:\s+|\{\}|(?![A-Za-z]))")
_ITALIC = re.compile(r"\\(?:emph|textit|textsl)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*(?=\{)")


def decoded(text: str) -> str:
    """What a value of a BibTeX field says. What isn't understood loses its backslash and stays."""
    text = _ITALIC.sub(rf"{ITALIC}\1{ITALIC_ENDS}", text)
    text = _ACCENT.sub(_accented, text)
    text = _SIGN.sub(lambda found: _SIGNS.get(found[1], found[0]), text)
    text = _COMMAND.sub("", text)
    text = re.sub(r"\\([&%$#_{}])", lambda found: _KEPT[found[1]], text)
    text = text.replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–")
    text = re.sub(r"[{}$]", "", text.replace("~", "\u00a0")).replace("\\", "")
    return " ".join(text.translate(_BACK).split(" ")).strip()


_KEPT = {sign: chr(0xFDE8 + index) for index, sign in enumerate("&%$#_{}")}
"""Escaped signs while those that mean something are taken out (noncharacters)."""
_BACK = {ord(kept): sign for sign, kept in _KEPT.items()}


def _accented(found: re.Match[str]) -> str:
    accent = _ACCENTS[found[1] or found[2]]
    letter = (found[3] if found[3] is not None else found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + accent) if letter else ""
