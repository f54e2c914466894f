"""Where words may be divided."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def test_what_was_found_is_kept_and_comes_out_the_same(tmp_path: Path) -> None:
    """A later process doesn't read the patterns again, and a damaged or missing cache changes nothing."""
    ask = (
        "import sys; from briefgen.writers.pdf import hyphenation as h; "
        "print(h.places('government', 'en-GB'), 'pyphen' in sys.modules); h.keep_new()"
    )

    def asked(cache: str) -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "HOME": cache, "LOCALAPPDATA": cache}
        environment.pop("BRIEFGEN_CACHE", None)
        return subprocess.run(
            [sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    cache = tmp_path / "cache"
    assert asked(str(cache)) == "(3, 6) True"
    assert asked(str(cache)) == "(3, 6) False"
    for kept in cache.rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"x")
    assert asked(str(cache)) == "(3, 6) True"
