from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefgen.brief.dates import date_range, partial_date


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-11", "2024-02-29", " 2026-02 ", "1000", "9999-12-31"])
def test_a_date_may_be_partial(text: str) -> None:
    assert partial_date(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["2026-01-29/2026-01-30", "2026-01/2026-03", "2025/2026", "2026-01-29/2026-01-29", "2026-01"]
)
def test_a_period_has_two_ends(text: str) -> None:
    assert date_range(text) == text


HINTS = {
    "11 February 2026": "write 2026-02-11",
    "February 11, 2026": "write 2026-02-11",
    "Feb 2026": "write 2026-02",
    "11.2.2026": "write 2026-11-02 or 2026-02-11",
    "2026/02/11": "write 2026-02-11",
    "31/01/2026": "write 2026-01-31",
    "2026-01-29/30": "write 2026-01-29/2026-01-30",
    "2026-2-3": "write 2026-02-03",
    "2026-01-31 to 2026-02-02": "for a period write 2026-01-31/2026-02-02",
    "2026-01-31 00:00:00.000": "write 2026-01-31; an event's time of day goes into `time`",
}


@pytest.mark.parametrize("text", HINTS)
def test_other_forms_are_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        date_range(text)
    said = (error.value.context or {})["hint"]
    assert set(said.split()) == set(HINTS[text].split())


@pytest.mark.parametrize(
    "text",
    [
        "2026-13",
        "2026-00",
        "2026-02-29",
        "2026-04-31",
        "0999",
        "26",
        "",
        "2026-",
        "２０２６",
        "2026-01-01/",
        "2026/2025",
        "1/2/3",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        date_range(text)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_a_date_and_so_are_its_month_and_year(day: datetime.date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert partial_date(text) == text


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.dates(min_value=datetime.date(1000, 1, 1)))
def test_two_days_in_order_are_a_period(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    text = f"{first.isoformat()}/{last.isoformat()}"
    assert date_range(text) == text


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        read = date_range(text)
    except PydanticCustomError as error:
        read = (error.context or {})["hint"]
    assert read
