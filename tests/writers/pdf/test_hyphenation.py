"""Where words may be divided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.writers.pdf.hyphenation import is_name, places


def divided(text: str, language: str) -> str:
    parts, before = [], 0
    for at in places(text, language):
        parts.append(text[before:at])
        before = at
    return "-".join([*parts, text[before:]])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("government", "en-GB", "gov-ern-ment"),
        ("“government’s,”", "en-GB", "“gov-ern-ment’s,”"),
        ("Regierung", "de-AT", "Re-gie-rung"),
        ("gouvernement", "fr", "gou-ver-ne-ment"),
        ("government", "ur", "government"),
        ("about", "en-GB", "about"),
        ("UNSCOM", "en-GB", "UNSCOM"),
        ("MacArthur", "en-GB", "MacArthur"),
        ("covid19s", "en-GB", "covid19s"),
        ("and/or", "en-GB", "and/or"),
    ],
)
def test_words(text: str, language: str, expected: str) -> None:
    assert divided(text, language) == expected


@given(st.text(max_size=40), st.sampled_from(["en-GB", "de", "fr", "ur", "xx", "", "en--", "zz-ZZ-1"]))
def test_any_text_in_any_language(text: str, language: str) -> None:
    found = places(text, language)
    assert list(found) == sorted(set(found))
    assert all(2 <= at <= len(text) - 3 for at in found)


def test_german_nouns_are_no_names() -> None:
    assert is_name("“Balochistan", "en-GB")
    assert not is_name("Regierung", "de")
    assert not is_name("government", "en-GB")
