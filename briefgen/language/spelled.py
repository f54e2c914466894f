"""Numbers in words, in English."""

from __future__ import annotations

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
LARGEST = 10**15 - 1
"""The largest number that has words here."""


def is_spelled(language: str) -> bool:
    """Whether numbers can be written in words in a language (a BCP 47 tag)."""
    return language.split("-")[0].lower() == "en"


def spelled(value: float, language: str) -> str:
    """`216` as “two hundred and sixteen”, in American English “two hundred sixteen”; `4.5` as “four point five”.

    Raises ValueError beyond `LARGEST`, where words are harder to read than digits.
    """
    if abs(value) > LARGEST:
        raise ValueError(value)
    joint = " " if language.lower() == "en-us" else " and "
    whole, _, decimals = f"{abs(value):.9f}".rstrip("0").partition(".")
    words = _whole(int(whole), joint)
    if decimals:
        words += " point " + " ".join(_SMALL[int(digit)] for digit in decimals)
    return f"minus {words}" if value < 0 else words


def _whole(value: int, joint: str) -> str:
    if value < 20:
        return _SMALL[value]
    if value < 100:
        return _TENS[value // 10 - 2] + (f"-{_SMALL[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f"{joint}{_whole(value % 100, joint)}" if value % 100 else ""
        return f"{_SMALL[value // 100]} hundred{rest}"
    size, name = next((size, name) for size, name in _LARGE if value >= size)
    head, rest_value = f"{_whole(value // size, joint)} {name}", value % size
    if not rest_value:
        return head
    return f"{head}{joint if rest_value < 100 else ' '}{_whole(rest_value, joint)}"
