"""Keys of an axis of time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.graphics.periods import first_day_of, numbered, period, within


@pytest.mark.parametrize(
    ("key", "begins", "ends"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-W05", date(2024, 1, 29), date(2024, 2, 4)),
        ("2024-01-15", date(2024, 1, 15), date(2024, 1, 15)),
    ],
)
def test_a_period_begins_and_ends(key: str, begins: date, ends: date) -> None:
    found = period(key)
    assert found is not None
    assert (found.begins, found.ends) == (begins, ends)


@pytest.mark.parametrize(
    "key", ["", "2024-13", "2024-02-30", "2023-W53", "2024-Q5", "0000", "9999", "Kech", "24", "２０２４"]
)
def test_what_is_no_period(key: str) -> None:
    assert period(key) is None


@given(st.dates(date(1000, 1, 1), date(8999, 12, 31)), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_every_day_is_in_the_period_that_it_is_numbered_by(day: date, kind: str) -> None:
    number = within(kind, day)
    assert first_day_of(kind, number) <= day < first_day_of(kind, number + 1)


def test_keys_of_one_kind_are_numbered_and_others_are_not() -> None:
    assert numbered(["2023-12", "2024-02"]) == ("month", (24287, 24289))
    assert numbered(["2023-12", "2024"]) is None
    assert numbered(["1000-01-01", "2024-01-01"]) is None
    assert numbered([]) is None
