"""Words into lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.shaping.inks import FIGURES_IN_TABLES, Run, ink_of, raised
from briefgen.shaping.letters import SOFT_HYPHEN, words
from briefgen.theme import TextStyle, load_theme
from briefgen.writers.pdf.inlines import set_plain
from briefgen.writers.pdf.lines import Line, balanced, broken

THEME = load_theme("standard", (Path(__file__).resolve().parents[3] / "templates",))
TITLE = THEME.styles["title"]
TEXT = THEME.styles["text"]


def printed(lines: list[Line]) -> list[str]:
    return ["".join(atom.text for atom in line.atoms).strip() for line in lines]


def shown(line: Line) -> str:
    """What a line's glyphs stand for in the file."""
    return "".join(glyph.text for atom in line.atoms for glyph in atom.shaped.glyphs).strip()


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
    assert [shown(line) for line in broken(words, THEME, 50)] == ["Bal-", "ochistan"]
    assert [shown(line) for line in broken(words, THEME, 400)] == ["Balochistan"]


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


# ── Justified and hyphenated ─────────────────────────────────────────────────

HYPHENATED = replace(TEXT, hyphenate=True)
SENTENCE = (
    "The government’s answer so far has been vocational training centres and mineral projects meant to hire "
    "locally. In our judgement these speak to the third grievance and leave the first untouched."
)


def in_lines(text: str, width: float, language: str = "en-GB", justified: bool = True) -> list[Line]:
    return broken(set_plain(text, HYPHENATED, THEME), THEME, width, justified=justified, language=language)


@pytest.mark.parametrize("width", [60, 90, 140, 200, 349])
def test_divided_words_are_whole_again(width: float) -> None:
    text = "".join(atom.text for line in in_lines(SENTENCE, width) for atom in line.atoms)
    assert text.replace(SOFT_HYPHEN, "") == SENTENCE


@pytest.mark.parametrize(
    ("text", "language", "divided"),
    [
        ("some of them were independently counted", "en-GB", "independ-"),
        ("some of them were independently counted", "de", "in-"),
        ("sie waren alle Regierungsverantwortung los", "de", "Regierungs-"),
        ("some of them were independently counted", "ur", None),
        ("some of them were INDEPENDENTLY counted", "en-GB", None),
        ("some of them were inde12pendently counted", "en-GB", None),
        ("some of them were https://independently.org counted", "en-GB", None),
    ],
)
def test_words_are_divided_by_the_rules_of_their_language(text: str, language: str, divided: str | None) -> None:
    words = text.split()
    ends = {shown(line).split()[-1] for width in range(90, 200, 2) for line in in_lines(text, width, language)[:-1]}
    found = {end for end in ends if end.endswith("-")}
    assert (divided in found) if divided and divided != "in-" else not found or divided == "in-", (found, words)


def test_a_word_is_not_divided_behind_the_mark_of_a_note() -> None:
    """The mark isn't part of the word, and the hyphen would belong to the mark and lead to the note."""
    ink = ink_of(HYPHENATED)
    mark = replace(raised(ink), link="#note 12", note=12)
    runs = [Run("some were indepe", ink), Run("12", mark), Run("ndently administered", ink)]
    for width in range(60, 160):
        for line in broken(words(runs, THEME), THEME, width, justified=True, language="en-GB"):
            assert [atom.text for atom in line.atoms][-2:] != ["12", SOFT_HYPHEN]


def test_the_last_word_of_a_paragraph_and_short_stubs_stay_whole() -> None:
    for width in range(90, 300):
        lines = [shown(line) for line in in_lines(SENTENCE, width)]
        assert lines[-1].endswith("untouched.")
        assert not any(line.split()[-1] in ("un-", "gov-"[:3] + "-", "in-") for line in lines)


def test_spaces_stretch_and_shrink_within_reason() -> None:
    for width in range(260, 350, 5):
        for line in in_lines(" ".join([SENTENCE] * 4), width)[:-1]:
            space = next(atom.width for atom in line.atoms if atom.text == " ")
            stretch = (width - line.width) / line.spaces
            assert -space / 3 - 0.01 <= stretch <= space * 1.8, shown(line)


def test_a_hyphen_of_the_words_own_is_told_from_one_that_the_line_adds() -> None:
    lines = [shown(line) for line in broken(set_plain("the Sino-Pakistani road", TEXT, THEME), THEME, 50)]
    assert "Sino\u2010" in lines[0] or "Sino\u2010" in lines[1]


def test_ragged_lines_divide_fewer_words() -> None:
    def hyphens(justified: bool) -> int:
        text = " ".join([SENTENCE] * 3)
        lines = [line for width in range(200, 350, 10) for line in in_lines(text, width, justified=justified)]
        return sum(shown(line).endswith("-") for line in lines)

    assert hyphens(False) < hyphens(True) / 2


# ── Figures and small capitals ───────────────────────────────────────────────


def glyphs(style: TextStyle, text: str = "In 2026 the BLA") -> list[int]:
    return [glyph.number for word in set_plain(text, style, THEME) for a in word.atoms for glyph in a.shaped.glyphs]


def test_figures_are_the_themes() -> None:
    assert glyphs(replace(TEXT, figures="old-style")) != glyphs(TEXT)
    assert glyphs(replace(TEXT, figures="old-style"), "In the BLA") == glyphs(TEXT, "In the BLA")


def test_small_letters_become_small_capitals_and_copy_as_typed() -> None:
    [word] = set_plain("Gwadar", replace(TEXT, small_capitals=True), THEME)
    [plain] = set_plain("Gwadar", TEXT, THEME)
    small, usual = ([glyph for atom in each.atoms for glyph in atom.shaped.glyphs] for each in (word, plain))
    assert [glyph.text for glyph in small] == list("Gwadar")
    assert small[0].number == usual[0].number
    assert all(one.number != other.number for one, other in zip(small[1:], usual[1:], strict=True))


def test_figures_in_tables_stay_lining() -> None:
    cells = set_plain("2026", replace(TEXT, figures="old-style"), THEME, FIGURES_IN_TABLES)
    assert [glyph.number for glyph in cells[0].atoms[0].shaped.glyphs] == [
        glyph.number for glyph in set_plain("2026", TEXT, THEME, FIGURES_IN_TABLES)[0].atoms[0].shaped.glyphs
    ]
