"""Dates in text: which are told, and how they are mended."""

from __future__ import annotations

import pytest

from tests.checks.style.found import found, mended, words

FULL = {"short_months": "no"}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Talks began on February 11, 2026.", "Talks began on 11 February 2026."),
        ("Talks began on February 11 2026.", "Talks began on 11 February 2026."),
        ("Talks began on 11 February, 2026.", "Talks began on 11 February 2026."),
        ("Talks began on 11th February 2026.", "Talks began on 11 February 2026."),
        ("Talks began on the 11th of February.", "Talks began on 11 February."),
        ("Talks began on the 11th of February 2026, he said.", "Talks began on 11 February 2026, he said."),
        ("Talks began on February 11th.", "Talks began on 11 February."),
        ("Talks began on Monday, February 9.", "Talks began on Monday, 9 February."),
        ("Talks began on 5 Feb 2026.", "Talks began on 5 February 2026."),
        ("On 5 Feb. talks began.", "On 5 February talks began."),
        ("It ended on 5 Feb. Talks began.", "It ended on 5 February. Talks began."),
        ("Talks began on 2026-02-11.", "Talks began on 11 February 2026."),
        ("Talks began on 25/12/2026.", "Talks began on 25 December 2026."),
        ("Talks began on 12.25.2026 then.", "Talks began on 25 December 2026 then."),
        ("Talks ran 29-30 January.", "Talks ran 29–30 January."),
        ("Talks begin in Nov 2026.", "Talks begin in November 2026."),
        ("They ended in Sept. 2026.", "They ended in September 2026."),
        ("Talks ran Nov 2025-Feb 2026.", "Talks ran November 2025 – February 2026."),
        ("Talks began on 25/12/32.", "Talks began on 25 December 2032."),
        ("Talks began on 31/12/99.", "Talks began on 31 December 1999."),
        ("Talks ran January 29-30, 2026.", "Talks ran 29–30 January 2026."),
        ("Talks ran 29 January-3 February 2026.", "Talks ran 29 January – 3 February 2026."),
        ("Talks ran January 29 - February 3, 2026.", "Talks ran 29 January – 3 February 2026."),
        ("Talks ran 30 December 2025 - 2 January 2026.", "Talks ran 30 December 2025 – 2 January 2026."),
        ("Talks ran January-March 2026.", "Talks ran January–March 2026."),
        ("A day February\n11, 2026 it was.", "A day 11\nFebruary 2026 it was."),
        ("He said on **February 11, 2026** so.", "He said on **11 February 2026** so."),
        ("The 11th February attack.", "The 11 February attack."),
    ],
)
def test_a_date_is_put_into_the_house_s_form(written: str, right: str) -> None:
    assert mended("dates", FULL, written) == right
    assert not found("dates", FULL, right)


@pytest.mark.parametrize(
    "fine",
    [
        "On 11 February 2026 and on the 5 February attack.",
        "From 29–30 January, and 29 January – 3 February 2026.",
        "In January, in March 2026, in May 2026 and January–March 2026.",
        "In March 12 people were killed; since March 12 people are missing.",
        "The September 11 attacks; the January 6 committee.",
        'The order read "By February 5, 2026" twice.',
        "It read “By February 5, 2026” and\n\n> February 5, 2026.",
        "The flaw CVE-2024-1234, file 2026-02-11-report, report-2026-02-11, at 2026-02-11T03:00.",
        "See *The February 11, 2026 Report* and `2026-02-11`.",
        "See [this](https://example.org/2026-02-11/11-02-2026).",
        "It may 5 or 6 times; on 31 February.",
        "Version 1.2.2026.4 of 10/2026, ratio 3/4/2026/1.",
        "| Ship | Hit |\n|---|---|\n| A | 5 Feb 2026 |",
        "| Ship | Hit |\n|---|---|\n| A | Sep 2026 |\n| B | 3/4/20 |",
        "They march 2026 km; may 2026 come; May 2026; June 2026–July 2026; REF Nov 2026/12; Nov 2026-12.",
        "Codes 12-34-56, 1.2.26, A/77/12/45, 24/7/365, £3/4/20, case 12/05/20, 40/40/20; *Nov 2026 Review*.",
    ],
)
def test_what_is_no_date_or_a_right_one_is_left(fine: str) -> None:
    assert words("dates", FULL, fine) == []


def test_a_date_that_two_countries_read_as_two_days_is_told_but_not_mended() -> None:
    (one,) = found("dates", FULL, "Talks began on 11/02/2026.")
    assert one.message == "“11/02/2026” can be read as “11 February 2026” or “2 November 2026”"
    assert one.fix is None


def test_a_year_of_two_digits_may_be_a_day_too() -> None:
    (one,) = found("dates", FULL, "Talks began on 24/11/26.")
    assert one.message == "“24/11/26” can be read as “24 November 2026” or “26 November 2024”"
    assert one.fix is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Talks ran from 29-30 January.", "from 29 to 30 January"),
        ("Held between 29 January-3 February 2026.", "between 29 January and 3 February 2026"),
    ],
)
def test_a_range_behind_between_or_from_is_left_to_a_person(text: str, right: str) -> None:
    (one,) = found("dates", FULL, text)
    assert (one.hint, one.fix) == (f"write “{right}”", None)


def test_an_article_that_has_to_go_with_its_ending_is_left_to_a_person() -> None:
    (one,) = found("dates", FULL, "By the morning of the 11th of February all was over.")
    assert (one.hint, one.fix) == ("write “11 February”", None)


def test_a_rule_may_let_short_months_and_iso_dates_stand() -> None:
    text = "On 5 Feb 2026, in Feb 2026 and on 2026-02-11."
    assert words("dates", {"short_months": "yes", "iso": "yes"}, text) == []
    assert len(words("dates", FULL, text)) == 3


def test_other_languages_dates_are_left() -> None:
    assert words("dates", FULL, "Am 11/02/2026 und May 5, 2026.", "de") == []
