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
    "-3 %, (-4.5), 2 -1": "−3\u00a0%, (−4.5), 2 −1",
    "Fitna-1, 2024-25, A -B, 1--2, https://a.org/-1": "Fitna-1, 2024-25, A -B, 1–2, https://a.org/-1",
    "1/2 or 3/4; 2 1/2, 12 2/3.": "½ or ¾; 2½, 12⅔.",
    "1/2/2026, 11/2, 1/25, a1/2, 24/7, 5 1/2/3, 1/2.5": "1/2/2026, 11/2, 1/25, a1/2, 24/7, 5 1/2/3, 1/2.5",
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


SPACES = {
    "On 1 February 2024": "On 1_February 2024",
    "29–30 January, 1st March": "29–30_January, 1st_March",
    "On January 29, 2026": "On January_29, 2026",
    "in 12 May or 300 June, 1.5 July": "in 12_May or 300 June, 1.5 July",
    "12 Maybe, 3 men, at 4 they": "12 Maybe, 3 men, at 4 they",
    "No. 12, p. 4, pp. 4–5, stop. 12": "No._12, p._4, pp._4–5, stop. 12",
    "US$ 4, 5 %, 18 km, 3 kmh": "US$_4, 5_%, 18_km, 3 kmh",
    "US$4.4 million, 120 billion, 1,500 million, 12000 million": (
        "US$4.4_million, 120_billion, 1,500_million, 12000 million"
    ),
    "2 per cent, 2 per person": "2_per cent, 2 per person",
    "5 MW, 3.5 kWh, 12,000 t, 3 m wide, 4 men": "5_MW, 3.5_kWh, 12,000_t, 3_m wide, 4 men",
    "9 a.m. or 16:30 p.m.": "9_a.m. or 16:30_p.m.",
    "Gen. Asim Munir, Mr Rind, Drones fly": "Gen._Asim Munir, Mr_Rind, Drones fly",
    "J. R. Smith; plan B. He left": "J._R._Smith; plan B._He left",
}


@pytest.mark.parametrize("text", SPACES)
def test_spaces_that_do_not_break(text: str) -> None:
    assert in_language(neutral(text), "en-GB") == SPACES[text].replace("_", "\u00a0")


def test_french_marks_stay_with_their_word() -> None:
    assert in_language(neutral("Vraiment ? Oui : 16 h ; à 5 %"), "fr") == "Vraiment_? Oui_: 16 h_; à 5_%".replace(
        "_", "\u00a0"
    )
    assert in_language(neutral("Really ?"), "en-GB") == "Really ?"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3_mars", "fr"),
        ("9._März, 9 March", "de"),
        ("5_February", "xx"),
        ("29_جنوری", "ur"),
        ("3 mars, 3_May", "en-US"),
    ],
)
def test_months_are_those_of_the_language(text: str, language: str) -> None:
    assert in_language(neutral(text.replace("_", " ")), language) == text.replace("_", "\u00a0")
