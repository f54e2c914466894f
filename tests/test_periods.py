"""Stretches of time: their names, their days, and what lies in them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.periods import PERIODS, before, first_day, is_date, last_day, period_of, periods

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("day", "2024-12-30"), ("week", "2025-W01"), ("month", "2024-12"), ("quarter", "2024-Q4"), ("year", "2024")],
)
def test_a_day_lies_in_one_stretch_of_each_kind(kind: str, name: str) -> None:
    assert period_of(kind, "2024-12-30") == name


def test_what_a_month_is_too_inexact_for() -> None:
    assert period_of("week", "2024-01") is None
    assert period_of("quarter", "2024-01") == "2024-Q1"
    assert period_of("month", "2024") is None


@given(DAYS, st.integers(0, 900), st.sampled_from(PERIODS))
def test_stretches_follow_each_other_without_gap(begin: date, length: int, kind: str) -> None:
    end = begin + timedelta(length)
    found = list(periods(kind, begin, end))
    assert first_day(found[0]) <= begin
    assert last_day(found[-1]) >= end
    assert all(last_day(one) + timedelta(1) == first_day(two) for one, two in pairwise(found))


@given(DAYS, st.integers(0, 900))
def test_the_period_before_ends_the_day_before(begin: date, length: int) -> None:
    end = begin + timedelta(length)
    first, last = before(begin, end)
    assert last == begin - timedelta(1)
    assert begin.day == 1 == (end + timedelta(1)).day or last - first == end - begin


def test_whole_months_are_compared_with_whole_months() -> None:
    assert before(date(2024, 1, 1), date(2024, 2, 29)) == (date(2023, 11, 1), date(2023, 12, 31))
    assert before(date(2024, 1, 1), date(2024, 12, 31)) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize("text", ["2023-02-29", "2024-13", "2024-1", "24", "2024-Q1", "", "0000"])
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)
