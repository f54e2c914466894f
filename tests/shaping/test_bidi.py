"""Mixed directions in a line, against the Unicode Bidirectional Algorithm as another library has it."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from briefgen.shaping.bidi import is_mixed, levels, resolved, visual_order

_LETTERS = "abאבوب١۲19 +-,.%$()[]\u0651\u200c\u200f\u200e–«"
_ISOLATES = "\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from(_LETTERS + _ISOLATES), max_size=25), st.sampled_from([0, 1]))
def test_letters_stand_where_unicode_puts_them(text: str, base: int) -> None:
    text = f"{text}a"  # Rule L1, for white space at a line's end, is the lines' business.
    order = visual_order(resolved(text, base))
    shown = "".join(text[at] for at in order)
    expected = get_display(text, base_dir="LR"[base])
    assert _printed(shown) == _printed(expected)


def _printed(text: str) -> str:
    """Without what doesn't count (X9): where it stands is left open."""
    return text.replace("\u200c", "")


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אב", "11"),
        ("אב.", "111"),
        ("אב cd.", "111221"),
        ("אב (cd) 26", "1111221122"),
        ("אב N-25 ג", "111222211"),
        ("18–36", "22122"),
        ("+45% ג", "222211"),
        ("ג −5, ד", "1122111"),
        ("2026-02-11", "2222222222"),
    ],
)
def test_levels_in_right_to_left_text(text: str, expected: str) -> None:
    """What stands after a phrase, and its brackets, follow the paragraph; a number's sign stays at its left."""
    assert "".join(map(str, levels(text, 1))) == expected


def test_a_marked_passage_runs_right_to_left_as_a_whole() -> None:
    assert levels("x אב N-25 גד", 0, [(2, 12)]) == [0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1]


def test_a_marked_passage_runs_left_to_right_as_a_whole() -> None:
    assert levels("אב: a! גד", 1) == [1, 1, 1, 1, 2, 1, 1, 1, 1]
    assert levels("אב: a! גד", 1, [(4, 6)]) == [1, 1, 1, 1, 2, 2, 1, 1, 1]


def test_visual_order_reverses_runs_of_higher_levels() -> None:
    assert visual_order([0, 1, 1, 2, 2, 1, 0]) == [0, 5, 3, 4, 2, 1, 6]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([2, 2]) == [0, 1]
    assert visual_order([]) == []


def test_is_mixed() -> None:
    assert is_mixed("the بلوچ")
    assert not is_mixed("naïve – plain")
