"""Mixed directions in a line."""

from __future__ import annotations

import pytest

from briefgen.writers.pdf.bidi import is_mixed, levels, visual_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "000"),
        ("ab אב cd", "00011000"),
        ("(אב), 26", "01100000"),
        ("אב 26 גד", "11122111"),
        ("א, ב", "1111"),
        ("אב ab", "11000"),
        ("", ""),
    ],
)
def test_levels(text: str, expected: str) -> None:
    """A phrase reaches from its first to its last right-to-left letter; numbers inside it run left to right."""
    assert "".join(map(str, levels(text))) == expected


def test_a_marked_passage_runs_right_to_left_as_a_whole() -> None:
    assert levels("x אב N-25 גד", [(2, 12)]) == [0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1]


def test_visual_order_reverses_runs_of_higher_levels() -> None:
    assert visual_order([0, 1, 1, 2, 2, 1, 0]) == [0, 5, 3, 4, 2, 1, 6]
    assert visual_order([]) == []


def test_is_mixed() -> None:
    assert is_mixed("the بلوچ")
    assert not is_mixed("naïve – plain")
