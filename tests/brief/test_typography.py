from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.typography import in_language, neutral, neutral_pieces

CASES = {
    '"a"': "“a”",
    "'a'": "‘a’",
    "it's": "it’s",
    "the people's '90s": "the people’s ’90s",
    "the militants' dead": "the militants’ dead",
    "\"a 'b' c\"": "“a ‘b’ c”",
    "'a \"b\" c'": "‘a “b” c’",
    '("a"), ["b"]': "(“a”), [“b”]",
    '"a"--"b"': "“a”–“b”",
    'he said: "yes".': "he said: “yes”.",
    "'Tis the season": "’Tis the season",
    "d'Ivoire O'Neill": "d’Ivoire O’Neill",
    '"': "”",
    "a -- b": "a – b",
    "a--b": "a–b",
    "a --- b": "a — b",
    "a---b": "a—b",
    "-- a": "– a",
    "--flag a----b ---": "--flag a----b —",
    "a...": "a…",
    "a.... b": "a…. b",
    "https://example.org/a--b": "https://example.org/a–b",
}


@pytest.mark.parametrize("text", CASES)
def test_english(text: str) -> None:
    assert in_language(neutral(text), "en-GB") == CASES[text]


def test_a_quotation_may_run_over_pieces() -> None:
    pieces = neutral_pieces(['He said "', "never", '", she "', 'always"'])
    assert [in_language(piece, "en") for piece in pieces] == ["He said “", "never", "”, she “", "always”"]


@given(st.lists(st.text(alphabet="ab '\"-.,()", max_size=8), max_size=6))
def test_nothing_but_marks_changes(pieces: list[str]) -> None:
    def letters(texts: list[str]) -> str:
        return "".join(char for char in "".join(texts) if char.isalpha() or char in " ,()")

    out = [in_language(piece, "en") for piece in neutral_pieces(pieces)]
    assert len(out) == len(pieces)
    assert letters(out) == letters(pieces)
    assert "'" not in "".join(out)
    assert '"' not in "".join(out)
