"""Numbers in running text that count something: no dates, years, times, ordinals, names or numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.brief.typography import months
from briefgen.frozen import frozen

_DIGIT = re.compile(r"\d")
_GROUPED = r"\d{1,3}(?:[,.' \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)|\d+"
_NUMERAL = re.compile(
    rf"(?<![\w.,:/#§–-])[−-]?(?P<number>(?:{_GROUPED})(?:[.,]\d+)?)"
    rf"(?P<upper>\s?[–-]\s?\d[\d,.]*)?(?P<scale>bn|tn|mn|[mk])?(?![\w]|[.,/:]\d|-\d)"
    r"(?P<percent>\s?(?:%|‰|per\s?cent\b|percentage))?"
)
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_WRITTEN = {
    **{name: name for name in ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade")},
    **{name: name for name in ("mile", "acre", "yard", "gallon", "barrel", "knot", "degree")},
    "millimetre": "mm|millimet(?:re|er)",
    "centimetre": "cm|centimet(?:re|er)",
    "metre": "met(?:re|er)",
    "kilometre": "km|kilomet(?:re|er)",
    "foot": "foot|feet|ft",
    "inch": "inch|inches",
    "hectare": "ha|hectare",
    "tonne": "ton|tonne",
    "litre": "lit(?:re|er)",
    "kilogram": "kg|kilogram|kilo",
    "watt": "[kmg]wh?|(?:kilo|mega|giga)?watt",
}
"""Units of time, length, area, weight, heat and power, with the ways they are written."""
_MEASURES = re.compile("|".join(rf"\b(?P<{name}>{written})s?\b" for name, written in _WRITTEN.items()), re.IGNORECASE)
_MEASURE = re.compile(r"(?:[\s-]+(?:square |cubic |sq )?|(?=°))([^\W\d_]+|°)")
_NOUN = re.compile(r"[^\S\n]*\n?[^\S\n]*([^\W\d_]{3,})\b")
_NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        "the and but nor for from with without within who whom whose that this than then there where when "
        "while which not are was were has have had did does can could will would may might must should shall "
        "been being became remain all each both some any more most less fewer others other including among "
        "against after before since until by during into onto over under out off through per because "
        "according about around between behind along across now dead killed died lost dying fell rose stood "
        "stands came went made gave said says give people persons person men women lives deaths bodies "
        "victims casualties fatalities human souls times new confirmed identified known",
    )
)
"""Words behind a number that say nothing of what it counts."""
_MONEY = re.compile(r"(?:[$€£¥₹₨]|\b(?:USD|EUR|GBP|JPY|INR|PKR|Rs\.?))\s?[*_]*$")
_SCALE = re.compile(r"\s+(thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_LABELS = (
    "annex|appendix|art|article|box|chapter|clause|directive|edition|figure|finding|footnote|issue|item|law|line|nos?|note|"
    "option|order|pp?|pages?|para|paragraph|part|phase|point|question|recommendation|regulation|resolution|section|step|"
    "table|version|vol|volume|week"
)
"""What stands before a number that is a name and counts nothing."""
_PLACES = (
    "Apartment|Area|Avenue|Battalion|Block|Brigade|Building|Bus|Camp|Channel|Checkpoint|Company|Corridor|Division|"
    "Exit|Flight|Gate|Hall|Highway|Junction|Lane|Level|Line|Motorway|Operation|Pier|Platform|Plot|Regiment|Road|Room|"
    "Route|Sector|Site|Squadron|Street|Task Force|Terminal|Tower|Unit|Ward|Zone"
)
"""What stands with a capital before a number that is a place's, unit's or vehicle's name."""
_NAMED = re.compile(rf"\b(?:(?:{_LABELS})\.?|(?-i:{_PLACES}))\s+\d[\d.,–-]*|[#§]\s?\d[\d.]*", re.IGNORECASE)
_AGE = re.compile(
    r"\baged\s+(?:(?:between|from|over|under)\s+)?\d{1,3}(?:\s?[–-]\s?\d{1,3}|\s+(?:to|and)\s+\d{1,2})?\b(?![,.]\d)"
    r"|\b\d{1,3}[\s-]years?[\s-](?:olds?|of[\s-]age)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.?m\b\.?|hrs\b|o['’]clock)")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_YEAR = re.compile(r"(?<![\w.,$€£¥–-])(?:1[89]|20)\d{2}(?:[–/-]\d{2,4})?(?![\w,.]*\d|s?\w|\s?%)")


@frozen
class Numeral:
    """A number in digits and where it stands in its text. `values` is what it can be read as; more than one where
    the language leaves it open whether a mark groups thousands or begins decimals.

    `percent`: whether it is followed by a sign or word for a hundredth part. `scale`: `million` and its like, which
    follow it. `upper`: whether it is the lower end of a range. `measured`: the unit of time, length or weight that
    follows it, such as `hour`; None for a number of people or things. `money`: whether a currency stands before it.
    `noun`: the word that follows it where that may say what it counts; None where nothing does, or it isn't told.
    """

    start: int
    end: int
    text: str
    values: frozenset[float]
    percent: bool
    scale: str | None
    upper: bool
    measured: str | None
    money: bool
    noun: str | None

    @property
    def telling(self) -> bool:
        """Whether it is hardly met by chance: three digits or more, or decimals."""
        return sum(char.isdigit() for char in self.text) >= 3 or bool(re.search(r"[.,]", self.text))


def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers of a text that count something, in its order."""
    return _numerals(text, language) if _DIGIT.search(text) else ()


@lru_cache(maxsize=256)
def _numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """They are asked for by several rules."""
    return tuple(_counting(text, language))


def _counting(text: str, language: str) -> Iterator[Numeral]:
    counted = _uncounted(language).sub(lambda found: "\0" * len(found[0]), text)
    for found in _NUMERAL.finditer(counted):
        number = found["number"]
        scale = _SCALES.get(found["scale"] or "")
        after = _SCALE.match(counted, found.end())
        measured = _measure(counted, found.end())
        yield Numeral(
            found.start(),
            found.end("scale") if scale else found.end("number"),
            found[0][: found.end("number") - found.start()],
            _readings(number, language),
            bool(found["percent"]),
            scale or (after[1].lower() if after else None),
            bool(found["upper"]),
            measured,
            bool(_MONEY.search(counted[max(found.start() - 8, 0) : found.start()])),
            None if found["percent"] or scale or after or measured else _noun(counted, found.end(), language),
        )


@lru_cache(maxsize=1024)
def measures(text: str) -> frozenset[str]:
    """The units of measure that a text names, each by one name however it is written."""
    return frozenset(found.lastgroup or "" for found in _MEASURES.finditer(text.replace("°", " degree ")))


def _measure(text: str, at: int) -> str | None:
    found = _MEASURE.match(text, at)
    return next(iter(measures(found[1])), None) if found else None


def _noun(text: str, at: int, language: str) -> str | None:
    """The word behind a number, in lower case; told in English only."""
    found = _NOUN.match(text, at) if language.split("-")[0] == "en" else None
    return found[1].lower() if found and found[1].lower() not in _NO_NOUN else None


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
    named = "|".join(each.pattern for each in (_NAMED, _AGE))
    return re.compile("|".join((*parts, f"(?i:{named})")))
