"""Numbers in running text: those that count are found, whatever stands around them, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.numerals import numerals


def found(text: str, language: str = "en-GB") -> list[str]:
    return [numeral.text for numeral in numerals(text, language)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("216 militants, 1,250 people and 12.5 tonnes.", ["216", "1,250", "12.5"]),
        ("(216) “216”; 216: US$4.4m, −37% and 45 per cent", ["216", "216", "216", "4.4", "−37", "45"]),
        ("between 18 and 36", ["18", "36"]),
        ("On 5 February 2026, 29–30 January, 6 and 7 July, March 2025 and February 5, 2026", []),
        ("2026-02-05, 2026-02, in 1999, 2023–2025 and the 1990s", []),
        ("at 03:00, 21:45:10, 9 am and 9.30 p.m.", []),
        ("the 216th day and the 1st", []),
        ("Table 216, page 12, pp. 3–4, recommendation 2, resolution 2722, No. 12, finding 1, § 14, #216", []),
        ("Radd-ul-Fitna-1, X-216, F-16, B2, GAO-21-105263, A4, 216mm", []),
        ("Room 145, Route 145, Unit 36, Operation 145, Flight 145, Gate 36, Camp 36 and Sector 36", []),
        ("aged 36 and over, aged 18–36, aged between 18 and 36, 36-year-old and 36 years old", []),
        ("In the camp 216 died, and 36 years of war", ["216", "36"]),
        ("1. and 2. 2", ["1", "2", "2"]),
        ("3 of 12 and 3/12", ["3", "12"]),
    ],
)
def test_what_counts(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


def test_ranges_shares_and_millions_are_told_apart() -> None:
    [span, share, ransom, income] = numerals("18–36, 45 per cent, 4.4 million and 1.2bn", "en-GB")
    assert (span.upper, span.percent, span.scale) == (True, False, None)
    assert (share.percent, share.telling) == (True, False)
    assert (ransom.scale, ransom.telling) == ("million", True)
    assert income.scale == "billion"
    [hours, people] = numerals("36 hours and 36 people", "en-GB")
    assert (hours.measured, people.measured) == ("hour", None)


@pytest.mark.parametrize(
    ("text", "measured", "money", "noun"),
    [
        ("216 mm of rain", "millimetre", False, None),
        ("216 °C", "degree", False, None),
        ("216°C", "degree", False, None),
        ("216-kilometer", "kilometre", False, None),
        ("216 km", "kilometre", False, None),
        ("US$216", None, True, None),
        ("Rs. 216", None, True, None),
        ("216 checkpoints", None, False, "checkpoints"),
        ("216 were killed", None, False, None),
        ("216.", None, False, None),
    ],
)
def test_what_a_number_counts(text: str, measured: str | None, money: bool, noun: str | None) -> None:
    [numeral] = numerals(text, "en-GB")
    assert (numeral.measured, numeral.money, numeral.noun) == (measured, money, noun)


def test_what_a_mark_means_depends_on_the_language() -> None:
    assert numerals("1,250", "en-GB")[0].values == {1250}
    assert numerals("1.250", "de")[0].values == {1250, 1.25}
    assert found("am 5. Februar 2026 waren es 216", "de") == ["216"]


@given(
    number=st.integers(0, 10**9),
    before=st.sampled_from(["", "of ", "(", "“", "the “", "€"]),
    after=st.sampled_from(["", ".", ", so", ")", "?", " men"]),
)
def test_a_number_is_found_at_its_place_and_has_its_value(number: int, before: str, after: str) -> None:
    typed = f"{number:,}"
    text = f"{before}{typed}{after}"
    if len(typed) == 4 and typed[:2] in ("18", "19", "20"):
        return
    [numeral] = numerals(text, "en-GB")
    assert text[numeral.start : numeral.end] == typed
    assert numeral.values == {number}


@given(text=st.text("0123456789.,-–% $:/andJul"))
def test_places_are_those_of_the_text_and_in_order(text: str) -> None:
    end = 0
    for numeral in numerals(text, "en-GB"):
        assert end <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end].startswith(numeral.text)
        end = numeral.end
