"""Round numbers for axes, tried on many ranges."""

from itertools import pairwise
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.graphics.charts.ticks import decimals, ticks

numbers = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-9)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 68, (0, 20, 40, 60, 80)),
        (0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-6.1, 5.5, (-7.5, -5, -2.5, 0, 2.5, 5, 7.5)),
        (97, 103, (96, 98, 100, 102, 104)),
        (0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
    ],
)
def test_known_ranges(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == expected


def test_whole_numbers_have_none_between_them() -> None:
    assert ticks(0, 1, whole=True) == (0, 1)
    assert ticks(0, 9, whole=True) == (0, 2, 4, 6, 8, 10)


@given(numbers, numbers, st.integers(2, 8), st.booleans())
def test_any_range_is_enclosed_by_few_round_numbers(one: float, other: float, most: int, whole: bool) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high, most, whole)
    slack = 1e-6 * (found[-1] - found[0])
    assert 2 <= len(found) <= most + 2
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    steps = [after - before for before, after in pairwise(found)]
    assert max(steps) - min(steps) <= 1e-6 * max(map(abs, found))
    assert round(10 ** (log10(steps[0]) % 1), 3) in (1.0, 2.0, 2.5, 5.0, 10.0) or steps[0] > 1e11


@given(numbers, numbers)
def test_nought_is_among_them_where_the_range_spans_it(one: float, other: float) -> None:
    found = ticks(-abs(one), abs(other))
    assert 0.0 in found


@pytest.mark.parametrize(("step", "expected"), [(5.0, 0), (2.5, 1), (0.25, 2), (0.0001, 4), (1e9, 0)])
def test_decimals_of_a_step(step: float, expected: int) -> None:
    assert decimals(step) == expected
