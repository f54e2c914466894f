"""Numbers in print: grouped by language, with a real minus and their unit; uncertain ones in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from briefgen.language.dates import locale_of
from briefgen.language.words import word

_SHORT = {"at least": "≥{}", "at most": "≤{}", "estimate": "{} ({})"}
_NO_BREAK = "\u00a0"
PERCENT = ("%", "per cent", "percent")
"""What people write for a hundredth part."""


def printed_number(value: float, language: str, pattern: str = "") -> str:
    """`1250` as “1,250” or “1.250”, `-3` with a minus sign, `12.5` with as many decimals as the pattern allows.

    `pattern` (CLDR, such as `#,##0.###`) is the house's own; an empty one leaves it to the language.
    """
    return _printed(str(value), language, pattern)


@lru_cache(maxsize=4096)
def _printed(value: str, language: str, pattern: str) -> str:
    """The same numbers stand in many papers. As text, which the CLDR's rules read too, 0 and -0 are two."""
    from babel.numbers import format_decimal

    plain = str(format_decimal(value, pattern or None, locale=locale_of(language)))
    return plain.replace("-", "−").replace("\u200e", "")


def with_unit(number: str, unit: str | None, language: str) -> str:
    """A printed number with its unit, never on another line: “4.4 million”, “45%”, in German “45 %”."""
    if not unit:
        return number
    if unit != "%":
        return f"{number}{_NO_BREAK}{unit}"
    form = locale_of(language).percent_formats[None]
    return f"{form.prefix[0]}{number}{form.suffix[0]}"


def printed_quantity(
    value: Mapping[str, Any],
    language: str,
    short: bool = False,
    pattern: str = "",
    unit: str | None = None,
    signed: bool = False,
) -> str:
    """`{low, best, high}` as “18”, “18–36”, “24 (18–36)”, “at least 4” or “at most 9”; empty when nothing is known.

    `short` writes ≥ and ≤, for columns of tables; `signed` a plus before what is above 0, for changes: “+2”.
    """

    def printed(number: float) -> str:
        return ("+" if signed and number > 0 else "") + printed_number(number, language, pattern)

    return worded_quantity(
        value,
        printed,
        "{} – {}" if signed else "{}–{}",
        language,
        short,
        lambda text: with_unit(text, unit, language),
    )


def worded_quantity(
    value: Mapping[str, Any],
    printed: Callable[[float], str],
    between: str,
    language: str,
    short: bool = False,
    measured: Callable[[str], str] = str,
) -> str:
    """A quantity whose single numbers are `printed` in some way; `between` joins two ends, `measured` adds a unit."""
    low, best, high = (_of(value.get(name), printed) for name in ("low", "best", "high"))
    if low == high and low:
        return measured(low)
    span = measured(between.format(low, high)) if low and high else _one_sided(low, high, measured, language, short)
    if best and span and best not in (low, high):
        return _worded("estimate", language, short).format(measured(best), span)
    return measured(best) if best and not span else span


def _one_sided(low: str, high: str, measured: Callable[[str], str], language: str, short: bool) -> str:
    if low or high:
        return _worded("at least" if low else "at most", language, short).format(measured(low or high))
    return ""


def _of(value: float | None, printed: Callable[[float], str]) -> str:
    return "" if value is None else printed(value)


def _worded(name: str, language: str, short: bool) -> str:
    return _SHORT[name] if short else word(name, language)
