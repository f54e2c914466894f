"""A figure's unit where text types it beside the number."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import asked_by
from briefgen.checks.figures_said import stem
from briefgen.checks.passages import Passage

_TOKEN = re.compile(
    r"(?P<percent>%|per\s?cent(?:age)?\b)|(?P<dollar>\$|US\$|(?:US\s)?dollars?\b|USD\b)|(?P<euro>€|euros?\b|EUR\b)"
    r"|(?P<pound>£|pounds?\b|GBP\b)|(?P<yen>¥|yen\b|JPY\b)|(?P<rupee>₹|₨|rupees?\b|Rs\b|INR\b|PKR\b)"
    r"|(?P<kilometre>km\b|kilomet(?:re|er)s?\b)|(?P<other>\w+|[^\w\s])",
    re.IGNORECASE,
)
"""A word or sign of a unit; different ways to write the same one have one name."""
_SIGN = re.compile(r"(?:(?:US)?\$|[€£¥₹₨]|\b(?:USD|EUR|GBP|JPY|INR|PKR|Rs(?=\b\.?)))(?=\.?[*_ \u00a0]*$)")
_GAP = re.compile(r"[*_]*(?:-|[^\S\n]*\n?[^\S\n]*\[?[*_]*)")


class TypedUnit(NamedTuple):
    """A figure's unit, or a part of it, as text types it `before` or `after` a number; `missing` is what the unit has
    besides and the text hasn't: `million` in “$4.4m” where the unit is million dollars."""

    before: str
    after: str
    missing: str

    def around(self, number: str) -> str:
        """What is read where a number stands in this place."""
        return " ".join(re.sub(r"[*_\[]", "", f"{self.before}{number}{self.after}").split())


def typed_unit(passage: Passage, start: int, end: int, unit: str | None) -> TypedUnit | None:
    """A figure's unit that a passage types beside a number or quotation; None where it doesn't."""
    tokens = list(_TOKEN.finditer(unit or ""))
    before = _sign_before(passage.words[max(start - 8, 0) : start], tokens)
    after, at = _unit_after(passage, end, tokens)
    if unit and after:
        return TypedUnit(before, after, unit[: tokens[at].start()].strip())
    return TypedUnit(before, "", _without_currency(tokens, before)) if before else None


def asked_beside(passage: Passage, start: int, end: int, figure: Figure, claim: Claim) -> str:
    """What asks for a claim in place of a number in text: without its unit where that stands there already."""
    typed = typed_unit(passage, start, end, figure.unit)
    return f"{asked_by(figure, claim, 'number')} {typed.missing}".strip() if typed else asked_by(figure, claim)


_MONEY = frozenset(("dollar", "euro", "pound", "yen", "rupee"))


def names_money(text: str) -> bool:
    """Whether a figure's label and unit name a currency."""
    return any(found.lastgroup in _MONEY for found in _TOKEN.finditer(text))


def _sign_before(text: str, unit: list[re.Match[str]]) -> str:
    """The currency of a unit at the end of a text; empty where it isn't there."""
    found = _SIGN.search(text)
    return text[found.start() :] if found and _name(found[0]) in _names(unit) else ""


def _unit_after(passage: Passage, end: int, unit: list[re.Match[str]]) -> tuple[str, int]:
    """What follows of a unit, to its end or its first word only, and the number of the word it begins with; empty where
    nothing does."""
    gap = _GAP.match(passage.words, end)
    begin = gap.end() if gap else end
    if "{" in passage.text[end:begin]:
        return "", 0
    found = list(islice(_TOKEN.finditer(passage.words, begin), len(unit)))
    if not found or found[0].start() != begin:
        return "", 0
    names, wanted = _names(found), _names(unit)
    for at, length in (*((at, len(wanted) - at) for at in range(len(wanted))), (0, 1)):
        if names[:length] == wanted[at : at + length]:
            return passage.words[end : found[length - 1].end()], at
    return "", 0


def _without_currency(unit: list[re.Match[str]], sign: str) -> str:
    return " ".join(each[0] for each in unit if _name(each[0]) != _name(sign))


def _names(tokens: list[re.Match[str]]) -> list[str]:
    return [_name(each[0]) for each in tokens]


def _name(written: str) -> str:
    """What a word or sign is compared by, however it is written."""
    found = _TOKEN.match(written)
    known = found.lastgroup if found else None
    return f"<{known}>" if known and known != "other" else stem(written.casefold())
