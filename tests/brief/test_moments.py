"""Moments: the forms that people write, those that are refused, and when an embargo is lifted."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefgen.brief.moments import instant, is_lifted, moment, moment_or_day
from briefgen.language.dates import printed_moment
from briefgen.periods import first_day

FORMS = {
    "2026-02-11T06:00+05:00": "2026-02-11T06:00+05:00",
    "2026-02-11 06:00 +05:00": "2026-02-11T06:00+05:00",
    "2026-02-11T6:00:00+0500": "2026-02-11T06:00+05:00",
    "2026-02-11 06:00 UTC+5": "2026-02-11T06:00+05:00",
    "2026-02-11 06:00 GMT-3:30": "2026-02-11T06:00-03:30",
    "2026-02-11 06:00−08": "2026-02-11T06:00-08:00",
    "2026-02-11T01:00Z": "2026-02-11T01:00+00:00",
    "2026-02-11 01:00 UTC": "2026-02-11T01:00+00:00",
    " 2026-02-11t01:00z ": "2026-02-11T01:00+00:00",
}


@pytest.mark.parametrize("text", FORMS)
def test_a_moment_is_a_day_a_time_and_its_offset(text: str) -> None:
    assert moment(text) == FORMS[text]


REFUSED = {
    "2026-02-11T06:00": "it has no offset from UTC",
    "2026-02-11 06:00 PKT": "“PKT” is no offset from UTC",
    "2026-02-11 06:00 +15:00": "“+15:00” is no offset from UTC",
    "2026-02-11 06:00 +05:99": "“+05:99” is no offset from UTC",
    "2026-02-11": "it has no time of day",
    "2026-02-11 24:00Z": "there is no time 24:00",
    "2026-02-11 06:60Z": "there is no time 06:60",
    "2026-02-30 06:00Z": "that month has no day 30",
    "9999-12-31 23:00-12:00": "no calendar goes that far",
    "six o'clock": "that is no moment",
    "11 February 2026, 06:00 UTC": "that is no moment",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_moment_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        moment(text)
    assert REFUSED[text] in (refused.value.context or {})["message"]
    assert (refused.value.context or {})["hint"]


OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1000, 1, 3), datetime(9999, 12, 29), timezones=OFFSETS).map(
    lambda time: time.replace(second=0, microsecond=0)
)


@given(TIMES)
def test_every_moment_is_read_as_what_it_is_and_kept_so(time: datetime) -> None:
    kept = moment(time.isoformat())
    assert instant(kept) == time
    assert moment(kept) == kept


@given(TIMES, TIMES)
def test_an_embargo_is_lifted_from_its_moment_on_wherever_one_is(embargo: datetime, at: datetime) -> None:
    assert is_lifted(moment(embargo.isoformat()), moment(at.isoformat())) == (at >= embargo)


@given(st.text("0123456789-+:TZUC \u2212", max_size=60))
def test_what_is_kept_of_any_text_is_a_moment_or_a_day(text: str) -> None:
    with suppress(PydanticCustomError):
        kept = moment_or_day(text)
        assert instant(kept).tzinfo if "T" in kept else first_day(kept)


@pytest.mark.parametrize(
    ("at", "lifted"),
    [("2026-02-10", False), ("2026-02-11", False), ("2026-02-12", True), ("2026", False), ("2027", True)],
)
def test_a_date_is_its_beginning_where_the_embargo_is(at: str, lifted: bool) -> None:
    assert is_lifted("2026-02-11T06:00+05:00", at) == lifted


def test_midnight_begins_the_day_in_the_embargos_own_offset() -> None:
    assert is_lifted("2026-02-11T00:00+14:00", "2026-02-11")
    assert not is_lifted("2026-02-11T00:00+14:00", "2026-02-10T09:59Z")


PRINTED = {
    "2026-02-11T06:00+05:00": "<2026-02-11>, 06:00 (UTC+5), 01:00 UTC",
    "2026-02-11T03:00+05:30": "<2026-02-11>, 03:00 (UTC+5:30); <2026-02-10>, 21:30 UTC",
    "2026-02-11T20:00-03:30": "<2026-02-11>, 20:00 (UTC−3:30), 23:30 UTC",
    "2026-02-11T06:00+00:00": "<2026-02-11>, 06:00 UTC",
}


@pytest.mark.parametrize("text", PRINTED)
def test_it_is_printed_in_local_time_and_utc(text: str) -> None:
    printed = printed_moment(instant(text), lambda day: f"<{day}>", ", ")
    assert printed.replace("\u00a0", " ") == PRINTED[text]
