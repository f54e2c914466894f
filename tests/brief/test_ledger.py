"""Which claim a brief uses, which are superseded, and what all of them span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.amount import Amount
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import amount, asked_by, claim_named, in_use, newest, range_of, span, superseding

CLAIMS = (
    Claim(id="first", value="92", by="ISPR", as_of="2026-01-31"),
    Claim(id="bugti", value="145", by="Chief Minister Bugti", as_of="2026-02-01"),
    Claim(low="200", by="BLA", as_of="2026-02"),
    Claim(value="216", by="ISPR", as_of="2026-02-28"),
    Claim(value="80", by="A witness"),
)


def figure(use: str | None = None, claims: tuple[Claim, ...] = CLAIMS) -> Figure:
    return Figure(id="killed", label="militants killed", use=use, claims=claims)


def superseded(found: Figure) -> list[float | None]:
    return [amount(claim).best for claim in found.claims if superseding(found, claim)]


def test_the_newest_is_used_and_supersedes_whoever_said_something_else_before() -> None:
    assert amount(in_use(figure())).best == 216
    assert superseded(figure()) == [92, 145]


def test_what_is_chosen_is_not_superseded_by_what_is_newer() -> None:
    chosen = figure("bugti")
    assert amount(in_use(chosen)).best == 145
    assert superseded(chosen) == [92]


def test_in_a_range_only_the_same_speaker_supersedes() -> None:
    found = figure("range")
    assert amount(in_use(found)) == Amount(80, None, 216)
    assert superseded(found) == [92]
    assert in_use(found).as_of == "2026-02-28"
    assert in_use(found).by is None, "four speakers are too many to name"


def test_a_month_is_not_before_a_day_in_it_and_no_date_is_not_before_any() -> None:
    found = figure()
    assert superseding(found, CLAIMS[2]) is None
    assert superseding(found, CLAIMS[4]) is None


def test_the_same_number_said_again_supersedes_nothing() -> None:
    claims = (Claim(value="4", as_of="2026-01"), Claim(value="4", as_of="2026-02"))
    assert superseded(figure(None, claims)) == []


def test_a_claim_is_found_by_id_or_by_the_newest_of_its_speaker() -> None:
    assert claim_named(figure(), "BUGTI") is CLAIMS[1]
    assert claim_named(figure(), "ispr") is CLAIMS[3]
    assert claim_named(figure(), "Reuters") is None


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        (0, "{{ killed: from first }}"),
        (1, "{{ killed: from bugti }}"),
        (2, "{{ killed: from BLA }}"),
        (3, "{{ killed }}"),
        (4, "{{ killed: from A witness }}"),
    ],
)
def test_what_text_asks_for_a_claim_by(claim: int, asked: str) -> None:
    assert asked_by(figure(), CLAIMS[claim]) == asked
    assert asked_by(figure(), CLAIMS[claim], "number") == asked.replace(
        " }}", ", number }}" if ":" in asked else ": number }}"
    )


def test_text_asks_for_the_range_in_use_by_the_figures_name_alone() -> None:
    ranged = figure(use="range")
    assert asked_by(ranged, in_use(ranged)) == "{{ killed }}"


@pytest.mark.parametrize(
    ("amounts", "whole"),
    [
        ([(None, 4, None)], (None, 4, None)),
        ([(None, 4, None), (None, 9, None)], (4, None, 9)),
        ([(2, 3, 5), (None, 4, None)], (2, None, 5)),
        ([(None, 4, None), (8, None, None)], (4, None, None)),
        ([(None, 15, None), (200, None, None), (None, 310, None)], (15, None, 310)),
        ([(None, None, 5), (None, 7, None)], (None, None, 7)),
        ([(None, None, 5), (8, None, None)], (5, None, 8)),
    ],
)
def test_the_span_of_several_numbers(amounts: list[tuple[float | None, ...]], whole: tuple[float | None, ...]) -> None:
    assert span(Amount(*each) for each in amounts) == whole


numbers = st.integers(0, 10**6)


@given(values=st.lists(numbers, min_size=1, max_size=8), days=st.data())
def test_a_figure_always_has_a_claim_in_use_that_nothing_supersedes(values: list[int], days: st.DataObject) -> None:
    dates = st.sampled_from([None, "2026", "2026-01", "2026-01-31", "2026-02-05"])
    claims = tuple(Claim(value=str(value), as_of=days.draw(dates)) for value in values)
    found = figure(days.draw(st.sampled_from([None, "newest", "range", "nobody"])), claims)
    used = in_use(found)
    assert superseding(found, used) is None
    whole = amount(range_of(found))
    assert (whole.lowest, whole.highest) == (min(values), max(values))
    assert superseding(found, newest(claims)) is None


def test_a_month_counts_as_its_last_day() -> None:
    day, month = Claim(value="145", as_of="2026-02-01"), Claim(value="216", as_of="2026-02")
    assert newest((day, month)) is month
    assert amount(in_use(figure(None, (day, month)))).best == 216
    last = Claim(value="220", as_of="2026-02-28")
    assert newest((month, last)) is last, "of two that may be the same day the more exact is used"
