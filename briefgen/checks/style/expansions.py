"""Acronyms in prose, and the words that they are spelt out with.

An acronym is a word with two capitals or more: `ISPR`, `IEDs`, `MoD`, `U.N.`. A word with a digit names a thing (B-52,
CVE-2024-1, CO2), and so does what stands before a ship's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SHIPS = frozenset((
    "MV", "MT", "MS", "SS", "RMS", "RV", "FV", "HMS", "HMAS", "HMCS", "HMNZS", "HNLMS", "HDMS", "RFA", "USS", "USNS",
    "USCGC", "INS", "PNS", "FS", "FGS", "ITS", "ROKS", "JS", "TCG", "BNS", "MSC", "CMA", "CGM",
))  # fmt: skip
"""Before a ship's name."""
_UNITS = frozenset((
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "RMB", "RUB", "TRY", "INR", "PKR", "AFN", "BDT", "IRR", "IQD", "SAR",
    "AED", "QAR", "KWD", "OMR", "YER", "EGP", "ILS", "JOD", "SYP", "LBP", "UAH", "NGN", "KES", "MW", "GW", "TW",
    "MWh", "GWh", "TWh", "MHz", "GHz", "KB", "MB", "GB", "TB", "PB", "DWT", "TEU", "NM", "MPa", "AM", "PM", "GMT",
    "UTC", "BST", "CET", "CEST", "EST", "EDT", "PST", "PKT", "BC", "AD", "BCE", "CE", "FM", "IMO", "MMSI", "ISO",
    "IEC", "ISBN", "ISSN", "RFC",
))  # fmt: skip
"""Beside a number: currencies by their code (ISO 4217), units, hours, years, numbers of ships and of standards."""
_STRESSED = frozenset((
    "NOT", "AND", "OR", "NO", "ALL", "ANY", "ONLY", "MUST", "NEVER", "VERY", "THE", "IF", "BUT", "YES", "NONE",
    "WARNING", "NOTE", "UPDATE", "URGENT", "BREAKING", "CORRECTION", "TABLE", "FIGURE", "ANNEX", "IMPORTANT",
))  # fmt: skip
"""Words that people set in capitals to stress them."""
_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ACRONYM = re.compile(
    r"(?<![\w.&@#/:+-])(?:(?P<dotted>(?:[A-Z]\.){2,10})|(?P<plain>[A-Z](?:&?[a-z]{0,2}[A-Z]){1,11})(?P<plural>s)?)"
    r"(?![\w@&$€£¥]|[-–]\d|:[A-Z])"
)
_IN_CAPITALS = re.compile(r"\b[A-Z]{2,40}(?:[ \t]+[A-Z]{2,40}){2,}\b")
_AMOUNT_BEFORE = re.compile(r"\d[\d.,]*\s?$|\b(?:million|billion|mn|bn|m)\s$")
_MARKED_BEFORE = re.compile(r"\bTLP:\s?$|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?\s$")
"""Before a marking, and before somebody's initials."""


class Mention(NamedTuple):
    """An acronym in a text: in the singular and without points, with its beginning and end."""

    acronym: str
    start: int
    end: int


def mentions(words: str) -> Iterator[Mention]:
    """Every acronym in some prose; no number, unit, ship, marking, person's initials or text all in capitals."""
    in_capitals: set[int] | None = None
    for found in _ACRONYM.finditer(words):
        if in_capitals is None:
            in_capitals = set(_words_in_capitals(words))
        acronym = (found["plain"] or found["dotted"]).replace(".", "")
        if found.start() not in in_capitals and not _is_something_else(acronym, found, words):
            yield Mention(acronym, found.start(), found.end())


def _words_in_capitals(words: str) -> Iterator[int]:
    """Where each word of a text that is all in capitals begins."""
    for run in _IN_CAPITALS.finditer(words):
        yield from (word.start() for word in re.compile("[A-Z]+").finditer(words, run.start(), run.end()))


def _is_something_else(acronym: str, found: re.Match[str], words: str) -> bool:
    before, after = words[max(0, found.start() - 20) : found.start()], words[found.end() : found.end() + 20]
    if acronym in _STRESSED or _ROMAN.fullmatch(acronym):
        return True
    if _MARKED_BEFORE.search(before) or (acronym == "TLP" and after.startswith(":")):
        return True
    if acronym in _UNITS and (_AMOUNT_BEFORE.search(before) or re.match(r"\s?\d", after)):
        return True
    if acronym in _SHIPS and re.match(r"\s+(?:[*_]{1,2}\w|[\"“]?[A-Z])", after):
        return True
    initials = found["dotted"] and len(acronym) < 4
    return bool(initials and re.match(r"\s+[A-Z][a-z]", after))


# ── Spelt out ────────────────────────────────────────────────────────────────

_BEFORE = re.compile(r"[*_\"”’']{0,4}\s*\([*_\"“‘']{0,4}(?:the |or |also |known as )?[\"“‘']?$")
_ENDS = re.compile(r"[*_\"”’']{0,4}(?:\s*[),;:–—]| or )")
_BEHIND = re.compile(r"[*_\"”’']{0,4}\s*\(([^()]{2,200})\)")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r".*[.:;!?)(](?=\s)", re.DOTALL)
_SMALL = frozenset((
    "a", "al", "an", "and", "as", "at", "by", "d", "da", "das", "de", "del", "der", "des", "di", "do", "dos", "du",
    "e", "el", "en", "et", "for", "für", "i", "in", "la", "las", "le", "les", "los", "of", "on", "or", "the", "to",
    "u", "ul", "und", "von", "with", "y",
))  # fmt: skip
"""Words that an acronym may pass over."""
_FURTHEST = 200
"""How far from its acronym a name may begin."""
_MOST_PARTS = 24

Part = tuple[int, str]
"""One part of a name, `inter` or `services`, and where it begins."""


def introduced(words: str, mention: Mention) -> str | None:
    """The words that an acronym is introduced with, “Inter-Services Public Relations (ISPR)” or the other way round;
    None where it isn't."""
    before = words[max(0, mention.start - _FURTHEST) : mention.start]
    if (opening := _BEFORE.search(before)) and _ENDS.match(words, mention.end):
        before = before[: opening.start()]
        return expansion(mention.acronym, before) or _name_at_end(before)
    behind = _BEHIND.match(words, mention.end)
    return _in_brackets(mention.acronym, behind[1]) if behind else None


def named_beside(words: str, mention: Mention, sentence: tuple[int, int]) -> str | None:
    """The name that an acronym's own sentence has for it: “the Balochistan Liberation Army, or BLA”; None for none."""
    start, end = max(sentence[0], mention.start - _FURTHEST), min(sentence[1], mention.end + _FURTHEST)
    for text in (words[start : mention.start], words[mention.end : end]):
        for part in _PART.finditer(text):
            found = expansion(mention.acronym, text[: part.end()], by_initials=len(mention.acronym) >= _BY_CHANCE)
            if found and (len(mention.acronym) >= _BY_CHANCE or _is_name(_parts(found))):
                return found
    return None


_BY_CHANCE = 3
"""Words in a row may have the initials of a shorter acronym by chance."""


def _in_brackets(acronym: str, inside: str) -> str | None:
    """What stands in brackets behind an acronym, where it spells it out."""
    first = re.split(r"[;,:–—]", inside)[0].strip()
    names = [part for _, part in _parts(first) if part.lower() not in _SMALL]
    named = len(names) > 1 and all(name[0].isupper() for name in names)
    return expansion(acronym, first) or (" ".join(first.split()) if named else None)


def expansion(acronym: str, text: str, by_initials: bool = False) -> str | None:
    """The words at the end of a text whose beginnings spell an acronym, small words passed over; None where they don't.

    Unless it is to be `by_initials`, several letters may come from one word, where single ones don't do: NAVFOR is the
    Naval Force.
    """
    parts = _parts(text)
    letters = acronym.replace("&", "").lower()
    low = [(at, part.lower()) for at, part in parts if part != acronym and (len(part) > 1 or part.lower() in _SMALL)]
    begun = _spelt(letters, low, 1)
    if begun is None and not by_initials:
        begun = _spelt(letters, low, len(letters))
    return " ".join(text[begun:].strip("*_ \n").split()) if begun is not None else None


def _parts(text: str) -> list[Part]:
    """The last parts of a text, none beyond the end of a sentence or a bracket."""
    at = found.end() if (found := _BREAK.match(text)) else 0
    return [(part.start(), part[0]) for part in _PART.finditer(text, at)][-_MOST_PARTS:]


def _spelt(letters: str, parts: list[Part], most: int) -> int | None:
    """Where the shortest run of parts that ends with the last one and spells the letters begins; each part gives so
    many letters at `most`."""
    begins = {len(letters): -1}  # letters that are left, and where the parts begin that spell the others
    for count, (at, part) in enumerate(reversed(parts)):
        further: dict[int, int] = dict(begins) if part in _SMALL and count else {}
        for left in begins:
            for taken in range(1, min(left, len(part), most) + 1):
                if letters[left - taken : left] == part[:taken]:
                    further[left - taken] = at
        if 0 in further and count:
            return further[0]
        begins = further
    return None


def _name_at_end(text: str) -> str | None:
    """A name in capitals right before a bracket: the letters of an acronym in another language aren't its own."""
    parts = _parts(text.rstrip("*_ \n"))
    while parts and (parts[0][1][0].islower() or not _is_name(parts)):
        parts = parts[1:]
    return " ".join(text[parts[0][0] :].strip("*_ \n").split()) if parts else None


def _is_name(parts: list[Part]) -> bool:
    names = [part for _, part in parts if part.lower() not in _SMALL]
    return len(names) > 1 and parts[-1][1] == names[-1] and all(name[0].isupper() for name in names)
