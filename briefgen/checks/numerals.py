"""Numbers in running text that count something: no dates, years, times, ordinals, names or numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.brief.typography import months

_DIGIT = re.compile(r"\d")
_GROUPED = r"\d{1,3}(?:[,.' \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)|\d+"
_NUMERAL = re.compile(
    rf"(?<![\w.,:/#§–-])[−-]?(?P<number>(?:{_GROUPED})(?:[.,]\d+)?)"
    rf"(?P<upper>\s?[–-]\s?\d[\d,.]*)?(?P<scale>bn|tn|mn|[mk])?(?![\w]|[.,/:]\d|-\d)"
    r"(?P<percent>\s?(?:%|‰|per\s?cent\b|percentage))?"
)
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_MEASURE = re.compile(
    r"[\s-]+(second|minute|hour|day|night|week|month|year|decade|metre|meter|kilometre|kilometer|km|mile|acre|hectare|"
    r"tonne|ton|kg|kilogram|degree)s?\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s+(thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_LABELS = (
    "annex|appendix|art|article|box|chapter|clause|directive|edition|figure|finding|footnote|issue|item|law|line|nos?|note|"
    "option|order|pp?|pages?|para|paragraph|part|phase|point|question|recommendation|regulation|resolution|section|step|"
    "table|version|vol|volume|week"
)
"""What stands before a number that is a name and counts nothing."""
_NAMED = re.compile(rf"\b(?:{_LABELS})\.?\s+\d[\d.,–-]*|[#§]\s?\d[\d.]*", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.?m\b\.?|hrs\b|o['’]clock)")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_YEAR = re.compile(r"(?<![\w.,$€£¥–-])(?:1[89]|20)\d{2}(?:[–/-]\d{2,4})?(?![\w,.]*\d|s?\w|\s?%)")


@dataclass(frozen=True)
class Numeral:
    """A number in digits and where it stands in its text. `values` is what it can be read as; more than one where
    the language leaves it open whether a mark groups thousands or begins decimals.

    `percent`: whether it is followed by a sign or word for a hundredth part. `scale`: `million` and its like, which
    follow it. `upper`: whether it is the lower end of a range. `measured`: the unit of time, length or weight that
    follows it, such as `hour`; None for a number of people or things.
    """

    start: int
    end: int
    text: str
    values: frozenset[float]
    percent: bool
    scale: str | None
    upper: bool
    measured: str | None

    @property
    def telling(self) -> bool:
        """Whether it is hardly met by chance: three digits or more, or decimals."""
        return sum(char.isdigit() for char in self.text) >= 3 or bool(re.search(r"[.,]", self.text))


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """The numbers of a text that count something, in its order."""
    if not _DIGIT.search(text):
        return
    counted = _uncounted(language).sub(lambda found: "\0" * len(found[0]), text)
    for found in _NUMERAL.finditer(counted):
        number = found["number"]
        scale = _SCALES.get(found["scale"] or "")
        after = _SCALE.match(counted, found.end())
        yield Numeral(
            found.start(),
            found.end("scale") if scale else found.end("number"),
            found[0][: found.end("number") - found.start()],
            _readings(number, language),
            bool(found["percent"]),
            scale or (after[1].lower() if after else None),
            bool(found["upper"]),
            _measure(counted, found.end()),
        )


def _measure(text: str, at: int) -> str | None:
    found = _MEASURE.match(text, at)
    return found[1].lower() if found else None


def _readings(number: str, language: str) -> frozenset[float]:
    """What a number can mean: in English, a comma groups and a point begins decimals; elsewhere either may."""
    plain = re.sub("[' \u00a0\u2009\u202f]", "", number)
    found = {_float(plain.replace(",", ""))}
    if language.split("-")[0] != "en":
        found.add(_float(plain.replace(".", "").replace(",", ".")))
    return frozenset(each for each in found if each is not None)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:  # several points: it can't be read in this way
        return None


@lru_cache(maxsize=16)
def _uncounted(language: str) -> re.Pattern[str]:
    """What holds digits and counts nothing, in a language."""
    month = "|".join(sorted(map(re.escape, months(language)), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    joint = r"(?:\s?[–/-]\s?|,?\s+(?:and|or|to|und|bis|et|au|y|al?)\s+|,\s)"
    dates = rf"\b(?:{day}{joint}){{0,6}}{day}\s+(?:of\s+|de\s+)?(?:{month})\b\.?(?:,?\s+\d{{4}})?"
    american = rf"\b(?:{month})\.?\s+(?:\d{{4}}|{day}(?:{joint}{day}){{0,6}}(?:,?\s+\d{{4}})?)(?!\d)"
    parts = (dates, american, *(each.pattern for each in (_ISO, _TIME, _ORDINAL, _YEAR)))
    return re.compile("|".join((*parts, f"(?i:{_NAMED.pattern})")))
