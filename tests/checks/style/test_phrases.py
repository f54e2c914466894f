"""Phrases of rules in texts: whole words, any capitals unless some are written, endings and gaps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.passages import Passage
from briefgen.checks.style.phrases import Phrases


def found(text: str, *phrases: str, names: bool = False) -> list[str]:
    return [text[match.start : match.end] for match in Phrases(phrases, names).matches(text)]


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("Terrorists and terrorism", ["terrorist*"], ["Terrorists"]),
        ("A terrorist, the terrorists", ["terrorist"], ["terrorist"]),
        ("so called and So-Called", ["so-called"], ["so called", "So-Called"]),
        ("a **game**\n  changer", ["game changer"], ["game**\n  changer"]),
        ("the Regime of ISPR and ispr", ["ISPR"], ["ISPR"]),
        ("eliminated most of the group's leaders", ["eliminat* … leader*"], ["eliminated most of the group's leaders"]),
        ("eliminated. The leaders", ["eliminat* … leader*"], []),
        ("eliminated one two three four five six leaders", ["eliminat* … leader*"], []),
        ("surgical strikes", ["surgical", "surgical strike*"], ["surgical strikes"]),
        ("in today’s world", ["in today's world"], ["in today’s world"]),
        ("İstanbul regime", ["regime"], ["regime"]),
        ("anti-regime and regimented", ["regime"], ["regime"]),
    ],
)
def test_what_is_found(text: str, phrases: list[str], expected: list[str]) -> None:
    assert found(text, *phrases) == expected


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("Huthis, the Huthi's and Huthism", ["Huthi"], ["Huthi", "Huthi"]),
        ("red sea, Red Sea, Red sea", ["red sea", "Red sea"], ["red sea", "Red sea"]),
        ("al Qaeda and al-Qaeda", ["al Qaeda"], ["al Qaeda"]),
        ("Sana’a", ["Sana'a"], ["Sana’a"]),
        ("HUTHI", ["Huthi"], []),
    ],
)
def test_names_are_found_as_written(text: str, phrases: list[str], expected: list[str]) -> None:
    assert found(text, *phrases, names=True) == expected


words = st.text("abcdeé", min_size=1, max_size=6)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(st.lists(phrases, min_size=1, max_size=8), st.lists(words, max_size=30))
def test_all_in_one_finds_what_each_finds_alone(looked_for: list[str], text: list[str]) -> None:
    written = " ".join(text)
    alone = {
        match.start() for phrase in looked_for for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", written)
    }
    together = [(match.start, match.end) for match in Phrases(looked_for).matches(written)]
    assert {start for start, _ in together} <= alone
    assert all(any(start <= at < end for start, end in together) for at in alone)


@given(phrases, st.lists(words, max_size=10), st.lists(words, max_size=10))
def test_a_phrase_is_found_wherever_it_stands(phrase: str, before: list[str], after: list[str]) -> None:
    text = " ".join([*before, phrase.upper(), *after])
    assert any(text[m.start : m.end].lower() == phrase for m in Phrases([phrase]).matches(text))


@given(st.lists(phrases | words.map(lambda word: f"abc{word}*"), min_size=1, max_size=5), st.lists(words, max_size=30))
def test_a_passage_is_passed_over_only_where_nothing_is_found(looked_for: list[str], text: list[str]) -> None:
    known = Phrases(looked_for)
    written = " ".join(text).upper()
    passage = Passage(None, (), written, written)  # type: ignore[arg-type]  # of no brief
    assert list(known.in_passage(passage)) == list(known.matches(written))
