"""Where the lines of a paragraph end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.writers.pdf.breaks import Item, Measure, best_breaks
from tests.writers.pdf.greedy import greedy_breaks

items = st.lists(
    st.one_of(
        st.builds(Item, st.floats(1, 60), st.just(2.5), st.just(0.0), st.just(0.0), st.just(False)),
        st.builds(Item, st.floats(1, 30), st.just(0.0), st.just(3.0), st.just(55.0), st.just(True)),
    ),
    min_size=1,
    max_size=80,
)
measures = st.builds(Measure, st.floats(90, 300), st.floats(90, 300), st.sampled_from([0.0, 20.0]))


def width(items: Sequence[Item], start: int, end: int) -> float:
    """A line's own width."""
    last = items[end - 1]
    hyphen = last.hyphen if end < len(items) else 0.0
    return sum(item.width + item.space for item in items[start:end]) - last.space + hyphen


def spaces(items: Sequence[Item], start: int, end: int) -> float:
    return sum(item.space for item in items[start : end - 1])


@given(items=items, measure=measures)
def test_every_item_stands_in_one_line_that_is_no_wider_than_it_may_be(items: list[Item], measure: Measure) -> None:
    ends = best_breaks(items, measure).ends
    assert ends == sorted(set(ends))
    assert ends[-1] == len(items)
    for start, end in pairwise([0, *ends]):
        shrinks = 0.0 if measure.rag else spaces(items, start, end) / 3
        room = measure.others if start else measure.first
        assert width(items, start, end) - shrinks <= room + 0.02


@given(items=items, measure=measures)
def test_the_same_every_time(items: list[Item], measure: Measure) -> None:
    assert best_breaks(items, measure) == best_breaks(list(items), measure)


def looseness(items: Sequence[Item], ends: Sequence[int], measure: float) -> float:
    """How bad justified lines are by themselves: the loosest count by far the most."""
    total = 0.0
    for start, end in list(pairwise([0, *ends]))[:-1]:
        spare = measure - width(items, start, end)
        ratio = spare / (spaces(items, start, end) * (1 / 2 if spare > 0 else 1 / 3))
        total += (10 + 100 * abs(ratio) ** 3) ** 2
    return total


SLACK = 70_000.0
"""What lines may be worse by themselves for how they look together, and for the last."""


@given(st.lists(st.sampled_from([9.0, 14.0, 20.0, 26.0, 33.0]), min_size=80, max_size=120))
def test_lines_are_no_looser_than_greedy_ones(widths: list[float]) -> None:
    text = [Item(each, 2.5) for each in widths]
    best, greedy = best_breaks(text, Measure(349, 349)).ends, greedy_breaks(text, Measure(349, 349))
    assert looseness(text, best, 349) <= looseness(text, greedy, 349) + SLACK


def test_a_loose_line_is_shared_among_its_neighbours() -> None:
    text = [Item(width, 2.5) for width in [20.0] * 29 + [60.0] * 1 + [20.0] * 16]
    best, greedy = best_breaks(text, Measure(349, 349)).ends, greedy_breaks(text, Measure(349, 349))
    assert looseness(text, best, 349) < looseness(text, greedy, 349) / 3


def test_no_ladder_of_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three lines one below the other don't end with a hyphen, though that would be best for each by itself."""
    syllables = [Item(13, 0, 3, 5, True), Item(9, 0, 3, 5, True), Item(11, 2.5)] * 120
    measures = [Measure(wide, wide) for wide in range(300, 400, 4)]
    assert not any(has_ladder(syllables, best_breaks(syllables, measure).ends) for measure in measures)
    monkeypatch.setattr("briefgen.writers.pdf.breaks._LADDER", (0.0, 0.0))
    assert any(has_ladder(syllables, best_breaks(syllables, measure).ends) for measure in measures)


def has_ladder(items: Sequence[Item], ends: Sequence[int]) -> bool:
    divided = [items[end - 1].divides for end in ends]
    return any(all(divided[at : at + 3]) for at in range(len(divided) - 2))


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert best_breaks([Item(20, 2.5), Item(500, 2.5), Item(20)], Measure(100, 100)).ends == [1, 2, 3]


def test_a_last_line_is_no_lone_syllable() -> None:
    text = [*[Item(10, 2.5)] * 26, Item(22)]
    measure = Measure(322.5, 322.5)
    assert greedy_breaks(text, measure) == [26, 27]
    assert best_breaks(text, measure).ends[0] < 26
