"""Words into lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.theme import load_theme
from briefgen.writers.pdf.inlines import set_plain
from briefgen.writers.pdf.lines import Line, balanced, broken

THEME = load_theme("standard", (Path(__file__).resolve().parents[3] / "templates",))
TITLE = THEME.styles["title"]
TEXT = THEME.styles["text"]


def printed(lines: list[Line]) -> list[str]:
    return ["".join(atom.text for atom in line.atoms).strip() for line in lines]


@pytest.mark.parametrize(
    "expected",
    [
        ["After the January attacks:", "a province reached, not ruled"],
        ["What the attacks of last", "January change in Balochistan"],
        ["One line"],
    ],
)
def test_titles_break_by_sense(expected: list[str]) -> None:
    assert printed(balanced(set_plain(" ".join(expected), TITLE, THEME), THEME, 480)) == expected


def test_no_line_is_wider_than_the_measure() -> None:
    text = "Roads were cut before the first shots, see https://example.org/a/very/long/address.html and so on. " * 4
    for width in (40, 90, 200, 350):
        assert max(line.width for line in broken(set_plain(text, TEXT, THEME), THEME, width)) <= width + 0.02


@pytest.mark.parametrize("word", ["x" * 1_000_000, "a\u00a0" * 20_000, "سلا" * 10_000, "a" + "\u0301" * 5000])
def test_endless_words_are_cut_in_a_time_that_grows_with_their_length(word: str) -> None:
    lines = broken(set_plain(word, TEXT, THEME), THEME, 350)
    assert max(line.width for line in lines) <= 350.02
    assert sum(text.count(word[0]) for text in printed(lines)) == word.count(word[0])


def test_a_lone_short_word_takes_another_along() -> None:
    words = set_plain("The army says that more than a hundred attackers were killed in the days after it", TEXT, THEME)
    width = sum(word.width + (word.space.width if word.space else 0) for word in words) - 2
    assert printed(broken(words, THEME, width))[-1] == "after it"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sino-Pakistani", ["Sino-", "Pakistani"]),
        ("2024–25", ["2024–25"]),
        ("N-25", ["N-25"]),
        ("and/or", ["and/", "or"]),
        ("so—yes", ["so—", "yes"]),
        ("Bal\u00adochistan", ["Bal\u00ad", "ochistan"]),
        ("1\u00a0km", ["1\u00a0km"]),
    ],
)
def test_where_lines_may_break(text: str, parts: list[str]) -> None:
    words = set_plain(text, TEXT, THEME)
    assert ["".join(atom.text for atom in word.atoms) for word in words] == parts


def test_a_soft_hyphen_is_printed_only_at_the_end_of_a_line() -> None:
    words = set_plain("Bal\u00adochistan", TEXT, THEME)
    assert [line.atoms[-1].text for line in broken(words, THEME, 50)] == ["-", "ochistan"]
    assert "-" not in printed(broken(words, THEME, 400))[0]


@pytest.mark.parametrize(
    ("text", "width", "parts"),
    [
        ("900,000–1,500,000", 70, ["900,000–", "1,500,000"]),
        ("attacks–1,234,567", 50, ["attacks–", "1,234,567"]),
        ("Suezcanal1,234", 50, ["Suezcanal", "1,234"]),
        ("US$4.4\u00a0billion", 40, ["US$4.4\u00a0", "billion"]),
        ("9\u00a0September", 56, ["9\u00a0", "September"]),
        ("1\u202f234\u00a0567\u00a0%\u00a0more", 62, ["1\u202f234\u00a0567\u00a0%\u00a0", "more"]),
    ],
)
def test_what_is_too_long_for_a_line_is_cut_beside_numbers_not_inside(
    text: str, width: float, parts: list[str]
) -> None:
    lines = broken(set_plain(text, TEXT, THEME), THEME, width)
    assert ["".join(atom.text for atom in line.atoms) for line in lines] == parts


def test_a_number_longer_than_a_line_is_cut_all_the_same() -> None:
    lines = broken(set_plain("1,234,567,890", TEXT, THEME), THEME, 30)
    assert max(line.width for line in lines) <= 30.02
    assert "".join(printed(lines)) == "1,234,567,890"
