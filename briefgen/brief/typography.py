"""Quotation marks, apostrophes, dashes, minus signs, fractions and spaces that don't break, as a printer sets them.

It happens in two steps, because a brief is read before its house, and so its
language, is known. `neutral` decides what every straight mark is and writes
quotation marks as noncharacters (Unicode Standard §23.7; reading refuses them in
what people write). `in_language` puts in the marks of a language. In the same way a
space between a day and what may be its month becomes one that doesn't break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

OPEN_DOUBLE, CLOSE_DOUBLE, OPEN_SINGLE, CLOSE_SINGLE = "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
OPAQUE = "\ufdd6"
"""Stands among the pieces for something that isn't text but is set like a word: code."""

_APOSTROPHE = "’"
_BEFORE_OPENING = frozenset("([{<—–-/\u00a0" + OPEN_DOUBLE + OPEN_SINGLE)

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
    """Neutral text with the quotation marks and months of a language (BCP 47); those of English where we know none."""
    if _DAY_OR_NOT in text:
        text = _BESIDE_DAY.sub(lambda found: found[1] + _space(found[1], found[2], language), text)
    if language.split("-")[0] == "fr":
        text = _FRENCH_MARKS.sub(_NO_BREAK, text)
    return text.translate(_table(language)) if any(char in text for char in _NEUTRAL) else text


_FRENCH_MARKS = re.compile("(?<=[^ ]) (?=[;:!?](?: |$|<))")
"""French sets these marks apart from the word before them, but never on another line."""


def quoted(text: str, language: str) -> str:
    """Text between the quotation marks of a language; those that stand in it become the inner ones."""
    marks = _table(language)
    pairs = ((OPEN_DOUBLE, OPEN_SINGLE), (CLOSE_DOUBLE, CLOSE_SINGLE))
    for outer, inner in pairs:
        text = text.replace(marks[ord(outer)], marks[ord(inner)])
    return f"{OPEN_DOUBLE}{text}{CLOSE_DOUBLE}".translate(marks)


_DAY_OR_NOT = "\ufdd7"
"""Stands for a space with a number that may be a day on one side and on the other a word that may be its month."""
_BESIDE_DAY = re.compile(rf"(\w*){_DAY_OR_NOT}(?=(\w*))")
_NO_BREAK = "\u00a0"


def _space(before: str, after: str, language: str) -> str:
    names = months(language)
    return _NO_BREAK if before in names or after in names else " "


@cache
def months(language: str) -> frozenset[str]:
    """The names of the months in a language, whole and short, without the stop that some end with."""
    if language.split("-")[0] == "en":
        return _ENGLISH_MONTHS
    from babel import Locale, UnknownLocaleError

    try:
        forms = Locale.parse(language, sep="-").months["format"]
    except (UnknownLocaleError, ValueError):
        return _ENGLISH_MONTHS
    return frozenset(name.rstrip(".") for form in ("wide", "abbreviated") for name in forms[form].values())


_ENGLISH_MONTHS = frozenset(
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    )
)
"""English is what most papers are in; to know its months nothing needs to be loaded."""

_NEUTRAL = (OPEN_DOUBLE, CLOSE_DOUBLE, OPEN_SINGLE, CLOSE_SINGLE)


def _table(language: str) -> dict[int, str]:
    marks = _MARKS.get(language) or _MARKS.get(language.split("-")[0]) or _MARKS["en"]
    return {ord(neutral): mark for neutral, mark in zip(_NEUTRAL, marks, strict=True)}


@lru_cache(maxsize=4096)
def printed_plain(text: str, language: str) -> str:
    """Plain text as a language prints it: names of people, sources and places come again in a house's papers."""
    return in_language(neutral(text), language)


def neutral(text: str) -> str:
    """Plain text with typographic dashes, ellipses and apostrophes, its quotation marks neutral."""
    return neutral_pieces([text])[0]


def neutral_pieces(pieces: Sequence[str]) -> list[str]:
    """The same for the pieces of a paragraph, one text together: a quotation may begin in one and end in another."""
    dashed = [_signs(_dashes(piece)) for piece in pieces]
    whole = "".join(dashed)
    if "'" in whole or '"' in whole:
        whole = _quotes(whole)
    whole = _with_spaces(whole)
    ends = [0]
    for piece in dashed:
        ends.append(ends[-1] + len(piece))
    return [whole[start:end] for start, end in pairwise(ends)]


_DASHES = re.compile(r"(?<![^\s])(---?)(?=\s|$)|(?<=[^\s-])(---?)(?=[^\s-]|$)|\.\.\.")


def _dashes(text: str) -> str:
    if "--" not in text and "..." not in text:
        return text
    return _DASHES.sub(lambda found: {"--": "–", "---": "—", "...": "…"}[found[0]], text)


_FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
_SIGNS = re.compile(
    r"(?<![\w.,/+\-–—−)\]])-(?=\d)"  # a minus; not the hyphen of Fitna-1 or 2024-25
    r"|(?:(?<![\w.,/-])|(?<=(?<![\w.,/-])\d) |(?<=(?<![\w.,/-])\d\d) )"  # 2 1/2 is 2½
    rf"(?P<fraction>{'|'.join(_FRACTIONS)})(?![\w/]|[.,]\d)"
)


def _signs(text: str) -> str:
    """A hyphen before a number that is a minus, and the fractions that there are characters for."""
    if "-" not in text and "/" not in text:
        return text
    return _SIGNS.sub(lambda found: _FRACTIONS.get(found["fraction"], "−"), text)


_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(?<![\w.,])(\d{1,2}(?:\.|st|nd|rd|th)?) (?=[^\W\d_])|([^\W\d_]\.?) (?=\d{1,2}(?!\d))")
_UNITS = (
    "[mb]illions?|trillion|bn|milliards?|Millionen|Milliarden|per cent|percent"
    "|[kcm]?m[²³]?|km/h|mph|knots|kn|[kmµ]?g|t|ha|l|[kMGT]?Wh?|[kMGT]B|[kMG]?Hz|°C|°F|a\\.m\\.|p\\.m\\."
)
_TIED = re.compile(
    r"(?<!\w)(Nos?\.|Nr\.|[Nn][°º]|pp?\.|§) (?=\d)"  # No. 12
    r"|([$€£¥₨]) (?=\d)"
    r"|(\d) (?=[%‰€£])"
    rf"|(?<![\w.,])(\d{{1,3}}(?:[.,]\d{{1,3}})*|\d+:\d\d) (?=(?:{_UNITS})(?!\w))"
)
_TIED_NAMES = re.compile(
    r"[A-Z](?<!\w[A-Z])(?:(?:(?<=M)(?:rs?|s|aj)|(?<=D)r|(?<=P)rof|(?<=G)en|(?<=L)t|(?<=C)(?:ol|apt))\.? (?=[^\W\d_])"
    r"|(?<!['’][A-Z])\. (?=[A-Z](?:\.|[^\W\d_])))"
)
"""A name with its title, and its initials: J. R. Smith. It begins with a letter, for which the engine looks fast."""


def _with_spaces(text: str) -> str:
    """Spaces that mustn't break as such, and those beside what may be a day marked; the length stays."""
    text = _TIED_NAMES.sub(_tied, text)
    if not _DIGIT.search(text):
        return text
    return _DAY.sub(lambda found: found[0][:-1] + _DAY_OR_NOT, _TIED.sub(_tied, text))


def _tied(found: re.Match[str]) -> str:
    return found[0][:-1] + _NO_BREAK


_MARK = re.compile("['\"]")


def _quotes(text: str) -> str:
    """Each straight mark replaced by what it is; the length stays."""
    chars = list(text)
    places = [found.start() for found in _MARK.finditer(text)]
    last_closing = max((i for i in places if text[i] == "'" and _closes(text, i)), default=-1)
    open_singles = 0
    for i in places:
        char = text[i]
        if char == '"':
            chars[i] = OPEN_DOUBLE if _opens(chars, text, i) else CLOSE_DOUBLE
        elif char == "'" and _opens(chars, text, i) and i < last_closing and not text[i + 1].isdigit():
            chars[i] = OPEN_SINGLE
            open_singles += 1
        elif char == "'" and open_singles and _closes(text, i):
            chars[i] = CLOSE_SINGLE
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
