"""What proselint is asked, and where what it finds stands."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from briefgen.checks.style.linting import _SAID
from briefgen.house_style.linting import LintName
from tests.checks.style.found import found, words

ALL = list(get_args(LintName))


def test_every_group_is_one_of_proselint_s_and_has_words() -> None:
    from proselint.checks import __register__

    groups = {check.path.partition(".")[0] for check in __register__}
    assert set(ALL) <= groups
    assert set(ALL) == _SAID.keys()


def test_what_it_finds_stands_where_it_is() -> None:
    (one,) = found("proselint", ["redundancy"], "It was.\n\nIt was an added bonus.")
    assert (one.words["found"], one.hint) == ("added bonus", "write “bonus”")
    assert (one.place.line, one.message) == (4, "“added bonus” says a thing twice")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They left the the town.", ["the the"]),
        ("They left The\nthe town.", ["The the"]),
        ("What it has has nobody seen has has.", ["has has", "has has"]),
        ("He had had it, that that.", []),
        ("Of the four it has chosen has chosen none.", []),
        ("We wait for it\n\nIt is late.", []),
        ('"the the", `the the`', []),
    ],
)
def test_one_word_twice(text: str, told: list[str]) -> None:
    assert [each for each, _ in words("proselint", ["lexical_illusions"], text)] == told


def test_english_alone() -> None:
    assert words("proselint", ALL, "Irregardless.", "de") == []
    assert words("proselint", ALL, "Irregardless.") == [("Irregardless", "regardless")]


@pytest.mark.parametrize("text", ["a" * 16_000, "_" * 16_000])
def test_a_text_without_a_space_takes_no_time(text: str) -> None:
    start = time.process_time()
    assert words("proselint", ["cliches", "redundancy", "needless_variants"], f"x {text}") == []
    assert time.process_time() - start < 5, "24 s when proselint was asked"
