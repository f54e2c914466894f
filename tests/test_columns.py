"""How columns share a table's width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.columns import Measured, Wants, leads, share
from briefgen.columns import wants as wanted

LENGTHS = st.floats(0, 900)


def wants(*columns: tuple[float, float], stretches: bool = True, shares: tuple[int | None, ...] = ()) -> Wants:
    longest, natural = zip(*columns, strict=True)
    return Wants(longest, natural, [stretches] * len(columns), shares or [None] * len(columns))


@given(st.lists(st.tuples(LENGTHS, LENGTHS).map(sorted), min_size=1, max_size=8), st.floats(50, 600))
def test_columns_fill_the_width(columns: list[list[float]], width: float) -> None:
    widths = share(wants(*[(low, high) for low, high in columns]), width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) >= 0


def test_short_columns_stay_on_one_line_beside_a_long_one() -> None:
    date, place, story = share(wants((40, 80), (40, 60), (50, 900)), 400)
    assert date == pytest.approx(80)
    assert place == pytest.approx(60)
    assert story == pytest.approx(260)


def test_numbers_do_not_stretch() -> None:
    names, numbers = share(Wants([50, 30], [80, 40], [True, False], [None, None]), 400)
    assert names > 300
    assert numbers < 60


def test_the_authors_shares_hold() -> None:
    assert share(wants((10, 20), (10, 20), (10, 20), shares=(3, None, 1)), 100) == [60, 20, 20]


def test_the_authors_shares_break_no_word() -> None:
    assert share(wants((10, 20), (25, 25), (15, 20), shares=(8, 1, 1)), 100) == [60, 25, 15]
    assert share(wants((10, 20), (30, 30), (10, 20), shares=(2, 1, 1)), 100) == pytest.approx([140 / 3, 30, 70 / 3])
    assert share(wants((50, 50), (50, 50), (50, 50), shares=(2, 1, 1)), 100) == [50, 25, 25]


def test_no_columns() -> None:
    assert share(Wants([], [], [], []), 100) == []


def test_words_after_numbers_stand_clear_of_them() -> None:
    assert leads(["left", "right", "left", "left"]) == [0, 0, leads(["right", "left"])[1], 0]
    assert leads(["right", "left"])[1] > 0


def test_a_column_wants_what_its_widest_cell_does_padding_included() -> None:
    found = wanted([Measured(0, 30, 80), Measured(0, 40, 50)], ["left", "right"], [2], padding=5)
    assert found == Wants([50, 10], [90, 10], [True, False], [2, None])
