"""Rows that are chosen, grouped, added up and compared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.amount import Amount
from briefgen.datasets import BadQuestion, Question, Where, count
from briefgen.periods import PERIODS, first_day, last_day, period_of
from tests.datasets.files import best, opened


def test_months_without_an_event_are_there(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(by=("month",)))
    assert best(tally.groups) == {("2024-01",): 2, ("2024-02",): 0, ("2024-03",): 2}
    assert (tally.begin, tally.end) == ("2024-01-03", "2024-03-31")


def test_the_period_asked_for_is_covered_whole(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(Where(begin="2023-12", end="2024-04"), by=("quarter",)))
    assert best(tally.groups) == {("2023-Q4",): 0, ("2024-Q1",): 4, ("2024-Q2",): 0}


def test_an_event_of_two_actors_counts_for_each_and_once_in_all(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(by=("actor",)))
    assert best(tally.groups) == {("Blue Band",): 2, ("Red Band",): 2, ("",): 1}
    assert tally.total.amounts["events"] == Amount(None, 4, None)


def test_what_is_not_known_is_counted_and_not_taken_for_none(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(by=("place",), measures=("killed", "injured")))
    town, village = (
        next(each for each in tally.groups if each.keys == (name,)) for name in ("Invented Town", "Lower Village")
    )
    assert town.amounts["killed"] == Amount(None, 2, None)
    assert town.unknown == {"killed": 1, "injured": 1}
    assert village.amounts["injured"] is None
    assert tally.total.unknown == {"killed": 1, "injured": 2}


def test_of_a_time_and_a_name_there_is_every_pair(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(by=("month", "type")))
    assert list(best(tally.groups).items()) == [
        (("2024-01", "Raid"), 2),
        (("2024-01", "Shelling"), 0),
        (("2024-02", "Raid"), 0),
        (("2024-02", "Shelling"), 0),
        (("2024-03", "Raid"), 1),
        (("2024-03", "Shelling"), 1),
    ]


def test_of_two_names_there_are_the_pairs_that_occur(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(by=("district", "type")))
    assert list(best(tally.groups)) == [("East", "Raid"), ("West", "Raid"), ("West", "Shelling")]


@pytest.mark.parametrize(
    ("where", "events"),
    [
        (Where(type=("raid",)), 3),
        (Where(actor=("Red Band",)), 2),
        (Where(place=("Upper Village", "Lower Village"), type=("Raid",)), 1),
        (Where(columns={"district": ("West",)}), 2),
        (Where(begin="2024-01-04", end="2024-03"), 3),
        (Where(box=(40, 10, 41, 11)), 2),
        (Where(box=(179, -4, -179, 0)), 2),
    ],
)
def test_rows_are_chosen(where: Where, events: int, tmp_path: Path) -> None:
    assert count(opened(tmp_path), Question(where)).total.amounts["events"] == Amount(None, events, None)


def test_a_period_is_compared_with_the_one_before(tmp_path: Path) -> None:
    asked = Question(Where(begin="2024-03", end="2024-03"), by=("month",), before="previous")
    tally = count(opened(tmp_path), Question(asked.where, (), asked.measures, ("2024-01", "2024-01")))
    assert tally.total.before["events"] == Amount(None, 2, None)
    assert count(opened(tmp_path), asked).groups[0].before["events"] == Amount(None, 0, None)


def test_a_stretch_is_compared_with_the_one_at_its_place(tmp_path: Path) -> None:
    asked = Question(Where(begin="2024-03", end="2024-04"), by=("month",), before=("2024-01", "2024-02"))
    assert [group.before["events"] for group in count(opened(tmp_path), asked).groups] == [
        Amount(None, 2, None),
        Amount(None, 0, None),
    ]


RANGES = """
    date,killed_low,killed,killed_high
    2024-01-01,1,2,4
    2024-01-02,,3,
    2024-02-01,4,,
    2024-03-01,,,6
    2024-04-01,,,
"""


@pytest.mark.parametrize(
    ("begin", "end", "amount"),
    [
        ("2024-01", "2024-01", Amount(4, 5, 7)),
        ("2024-01", "2024-02", Amount(8, None, None)),
        ("2024-03", "2024-04", Amount(None, None, 6)),
        ("2024-04", "2024-04", None),
    ],
)
def test_numbers_that_are_bounds_are_added_as_bounds(
    begin: str, end: str, amount: Amount | None, tmp_path: Path
) -> None:
    asked = Question(Where(begin=begin, end=end), measures=("killed",))
    assert count(opened(tmp_path, RANGES), asked).total.amounts["killed"] == amount


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        (Question(Where(place=("Invented Twon",))), ("where", "place"), "did you mean “Invented Town”?"),
        (Question(Where(country=("Inventia",))), ("where", "country"), "say which column it is"),
        (Question(Where(columns={"distict": ("x",)})), ("where", "columns", "distict"), "did you mean `district`?"),
        (Question(Where(begin="2024-13")), ("where", "begin"), "write a day, month or year"),
        (Question(Where(begin="2024-03", end="2024-01")), ("where", "end"), "put the earlier date first"),
        (Question(Where(box=(0, 10, 1, -10))), ("where", "box"), "write west, south, east, north"),
        (Question(Where(begin="2030")), ("where",), "allow for an empty result"),
        (Question(by=("moth",)), ("by",), "did you mean `month`?"),
        (Question(by=("qwx",)), ("by",), "there are: day, week, month"),
        (Question(measures=("fatalities",)), ("measures",), "write `killed`: the column `"),
        (Question(by=("town",)), ("by",), "write `place`: the column `place` is known as that"),
        (Question(by=("month", "year")), ("by",), "group by one of them"),
        (Question(measures=("place",)), ("measures",), "add up a column of numbers"),
        (Question(Where(begin="2024-01", end="2024-03"), before="previous"), ("before",), "export a longer period"),
        (Question(before="last year"), ("before",), "write previous"),
    ],
)
def test_questions_that_cannot_be_answered(
    question: Question, field: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    with pytest.raises(BadQuestion) as raised:
        count(opened(tmp_path), question)
    assert raised.value.field == field
    assert words in raised.value.hint


def test_nothing_may_be_left_where_that_is_allowed(tmp_path: Path) -> None:
    tally = count(opened(tmp_path), Question(Where(begin="2030-01", end="2030-02"), by=("month",)), allow_empty=True)
    assert best(tally.groups) == {("2030-01",): 0, ("2030-02",): 0}


ROWS = st.lists(
    st.tuples(
        st.dates(date(2019, 1, 1), date(2021, 12, 31)),
        st.sampled_from(["Raid", "Shelling", ""]),
        st.sampled_from(["Red Band", "Blue Band; Red Band", "", "Green Band"]),
        st.one_of(st.none(), st.integers(0, 400)),
    ),
    min_size=1,
    max_size=30,
)


@given(ROWS, st.sampled_from([*PERIODS, "type"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_groups_add_up_to_the_total(tmp_path: Path, rows: list[tuple[date, str, str, int | None]], by: str) -> None:
    tally = count(_dataset(tmp_path, rows), Question(by=(by,), measures=("events", "killed")))
    for measure in ("events", "killed"):
        known = [amount.best for group in tally.groups if (amount := group.amounts[measure])]
        total = tally.total.amounts[measure]
        assert sum(each or 0 for each in known) == (total.best if total else 0)
        assert sum(group.unknown.get(measure, 0) for group in tally.groups) == tally.total.unknown.get(measure, 0)
    assert tally.total.amounts["events"] == Amount(None, len(rows), None)


@given(ROWS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_months_added_up_are_years(tmp_path: Path, rows: list[tuple[date, str, str, int | None]]) -> None:
    dataset = _dataset(tmp_path, rows)
    years: dict[tuple[str, ...], float] = {}
    for (month,), number in best(count(dataset, Question(by=("month",))).groups).items():
        year = period_of("year", month) or ""
        years[(year,)] = years.get((year,), 0) + (number or 0)
    assert years == best(count(dataset, Question(by=("year",))).groups)


@given(ROWS, st.dates(date(2019, 1, 1), date(2021, 12, 31)), st.integers(0, 500))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_a_period_has_the_events_that_lie_in_it(
    tmp_path: Path, rows: list[tuple[date, str, str, int | None]], begin: date, days: int
) -> None:
    end = begin + timedelta(days)
    where = Where(begin=begin.isoformat(), end=end.isoformat())
    tally = count(_dataset(tmp_path, rows), Question(where, by=("week",)), allow_empty=True)
    assert tally.total.amounts["events"] == Amount(None, sum(begin <= day <= end for day, *_ in rows), None)
    assert first_day(tally.groups[0].keys[0]) <= begin
    assert last_day(tally.groups[-1].keys[0]) >= end


def _dataset(folder: Path, rows: list[tuple[date, str, str, int | None]]):  # type: ignore[no-untyped-def]
    lines = [f"{day},{kind},{actor},{'' if killed is None else killed}" for day, kind, actor, killed in rows]
    return opened(folder, "\n".join(["date,type,actor,killed", *lines]))
