"""Ranges, dashes, percentages and counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.style.found import found, mended, words
from tests.checks.style.papers import told

RANGES, EN, EM = {"ranges": "yes"}, {"dashes": "en"}, {"dashes": "em"}


@pytest.mark.parametrize(
    ("asks", "written", "right"),
    [
        (RANGES, "Some 10-20 people.", "Some 10–20 people."),
        (RANGES, "Some 10 - 20 people.", "Some 10 – 20 people."),
        (RANGES, "In 2014-2018 and 2024-25.", "In 2014–2018 and 2024–25."),
        (RANGES, "About 1,000-2,500 tonnes, 10-15%, 2.5-3 km.", "About 1,000–2,500 tonnes, 10–15%, 2.5–3 km."),
        (RANGES, "Open 03:00-05:00.", "Open 03:00–05:00."),
        (RANGES, "It cost $5-10 million.", "It cost $5–10 million."),
        (EN, "Ships - all tankers - turned.", "Ships – all tankers – turned."),
        (EN, "Ships—all tankers—turned.", "Ships – all tankers – turned."),
        (EN, "Ships — all tankers — turned.", "Ships – all tankers – turned."),
        (EN, "Ships--all tankers--turned.", "Ships – all tankers – turned."),
        (EN, "Ships --- all tankers -\nturned.", "Ships – all tankers –\nturned."),
        (EN, "He said *that* - **this**.", "He said *that* – **this**."),
        (EM, "Ships – all tankers -- turned - so.", "Ships—all tankers—turned—so."),
        ({"percent": "per cent"}, "About 45%, 5 % and 9 percent.", "About 45 per cent, 5 per cent and 9 per cent."),
        ({"percent": "per cent"}, "About five percent.", "About five per cent."),
        ({"percent": "%"}, "About 45 per cent, 5 % and 9 percent.", "About 45%, 5% and 9%."),
        ({"thousands": "yes"}, "Some 12000 people and 1234567 tonnes.", "Some 12,000 people and 1,234,567 tonnes."),
    ],
)
def test_what_is_safe_is_mended(asks: dict[str, str], written: str, right: str) -> None:
    assert mended("numbers", asks, written) == right


@pytest.mark.parametrize(
    ("asks", "fine"),
    [
        (RANGES, "It won 3-2, voted 2-3 and called +44 20-7946-0000."),
        (RANGES, "An F-16, COVID-19, ISO 8601-1, 24-7, 50-50 and a 3-5-day truce."),
        (RANGES, "On 29-30 January, in 2026-02, on 2026-02-11."),
        (RANGES, '"10-20", `10-20`, [a](https://example.org/10-20), CVE-2024-3000, 10–20.'),
        (RANGES, "Figures of -5 and 3, 12-13a, A1-2."),
        (EN, "- An item\n- another – so\n\nThe China–Pakistan corridor, a well-kept one -- so."),
        (EN, '"Ships—all tankers", `a - b`, 5 - 3.'),
        (EN, "| A | - | B |\n|---|---|---|\n| a | - | b |"),
        (EN, "> It was so.\n> — A witness"),
        (EM, "Ships—all tankers; 29 January – 3 February; pages 3 – 5."),
        ({"percent": "per cent"}, "A percentage of 45 per cent, a 45%-share."),
        ({"percent": "%"}, "A percentage of 45%, and five per cent."),
        ({"thousands": "yes"}, "In 2026 some 1234 people; IMO 9123456 sailed; flight 12345."),
        ({"words_below": "10"}, "At 3 km, 3% and 3 million; 3 of 12 posts; Phase 2 began; three attacks, 10 posts."),
        ({"words_below": "10"}, "The Estlink 2 cable was cut; the **Balticconnector 1** pipe wasn't."),
        ({"words_below": "10"}, "Estlink 2 carries most of it. Nobody repaired Estlink 2 before spring."),
        ({"words_below": "10"}, "On 3 February; 3–5 people; $3; at 3 a.m.; version 3."),
    ],
)
def test_what_is_right_or_something_else_is_left(asks: dict[str, str], fine: str) -> None:
    assert words("numbers", asks, fine) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Between 10-12 people died.", "Between 10 and 12"),
        ("It fell from 2020-2022.", "from 2020 to 2022"),
        ("It rose between\n$10 - 12.", "between $10 and 12"),
    ],
)
def test_a_range_behind_between_or_from_is_left_to_a_person(text: str, right: str) -> None:
    (one,) = found("numbers", RANGES, text)
    assert (one.hint, one.fix) == (f"write “{right}”", None)


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    text = "Send 3 ships.\n\n- **Cut 4 cables.**"
    assert words("numbers", {"words_below": "10"}, text) == [("3", "three"), ("4", "four")]


def test_a_small_count_that_the_ledger_holds_is_asked_for_in_words(tmp_path: Path) -> None:
    claims = [{"value": "6", "id": "first", "as_of": "2025-01", "unsourced": "x"}, {"value": "7", "unsourced": "x"}]
    figures = [{"id": "cables", "label": "cables cut", "use": "first", "because": "x", "claims": claims}]
    allow = [{"rule": "typed-number", "text": number, "reason": "x"} for number in ("6", "7")]
    text = "Ships cut 6 cables. The other count says 7 cables, of 8 ships."
    rule = {"numbers": {"words_below": "10"}}
    asked = [problem.hint for problem in told(tmp_path, rule, text, figures=figures, allow=allow)]
    assert asked == ["write {{ cables: words }}", "write “seven”", "write “eight”"]


def test_small_counts_are_told_with_their_word() -> None:
    assert words("numbers", {"words_below": "10"}, "Gunmen attacked 3 posts and 9 towns.") == [
        ("3", "three"),
        ("9", "nine"),
    ]


def test_a_problem_shows_the_words_beside_a_dash() -> None:
    (one,) = found("numbers", EN, "Ships - tankers.")
    assert (one.message, one.hint) == ("“Ships - tankers.” hasn't the house's dash", "write “Ships – tankers.”")


def test_a_number_of_thousands_of_digits_is_left() -> None:
    assert (
        words("numbers", {"thousands": True, "words_below": 10}, f"There were 3 ships and {'7' * 5_000} people") == []
    )
