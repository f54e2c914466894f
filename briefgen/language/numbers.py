"""Numbers in print: grouped by language, with a real minus; uncertain ones in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.language.dates import locale_of
from briefgen.language.words import word

_SHORT = {"at least": "≥{}", "at most": "≤{}", "estimate": "{} ({})"}


def printed_number(value: float, language: str, pattern: str = "") -> str:
    """`1250` as “1,250” or “1.250”, `-3` with a minus sign, `12.5` with as many decimals as the pattern allows.

    `pattern` (CLDR, such as `#,##0.###`) is the house's own; an empty one leaves it to the language.
    """
    from babel.numbers import format_decimal

    plain = str(format_decimal(value, pattern or None, locale=locale_of(language)))
    return plain.replace("-", "−").replace("\u200e", "")


def printed_quantity(value: Mapping[str, Any], language: str, short: bool = False, pattern: str = "") -> str:
    """`{low, best, high}` as “18”, “18–36”, “24 (18–36)”, “at least 4” or “at most 9”; empty when nothing is known.

    `short` writes ≥ and ≤, for columns of tables.
    """
    low, best, high = (_printed(value.get(name), language, pattern) for name in ("low", "best", "high"))
    if low == high and low:
        return low
    span = f"{low}–{high}" if low and high else _one_sided(low, high, language, short)
    if best and span and best not in (low, high):
        return _worded("estimate", language, short).format(best, span)
    return best if best and not span else span


def _one_sided(low: str, high: str, language: str, short: bool) -> str:
    if low or high:
        return _worded("at least" if low else "at most", language, short).format(low or high)
    return ""


def _printed(value: float | None, language: str, pattern: str) -> str:
    return "" if value is None else printed_number(value, language, pattern)


def _worded(name: str, language: str, short: bool) -> str:
    return _SHORT[name] if short else word(name, language)
