"""What prose says about likelihood and confidence, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.passages import unquoted
from briefgen.checks.wording import confidence_in, loose_words_in, shares_in, terms_in
from briefgen.likelihood import TERMS


def terms(text: str) -> list[str]:
    return [term for _, term in terms_in(unquoted(text))]


@pytest.mark.parametrize("term", [term for term in TERMS if term != "remote"])
def test_every_word_of_the_scales_is_found_whole(term: str) -> None:
    assert terms(f"It is {term} that they come.") == [term]
    assert terms(f"IT IS {term.upper()},\nwe think.") == [term]
    assert terms(f"It is {term.replace(' ', chr(10))} now.") == [term]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It almost certainly comes, and probably soon.", ["almost certain", "probable"]),
        ("The chance of talks is remote.", ["remote"]),
        ("Remote districts were hit; the road is remote.", []),
        ("They are more likely by night, and not likely by day.", []),
        ("Likely targets are buses. **Unlikely as it is,** it happened. Probably it rained.", ["probable"]),
        ("The likely targets are buses, a probable cause is rain.", []),
        ('Officials called it "very likely" and “unlikely”.', []),
        ("> It is likely.\n\nIt is unlikely.", ["unlikely"]),
        ("An unlikelihood; the likelihood; improbably; very likelyish.", []),
        ("It is unlikely, or at most as likely as not.", ["unlikely"]),
    ],
)
def test_words_in_sentences(text: str, found: list[str]) -> None:
    assert terms(text) == found


@given(st.text(st.sampled_from('ab"“”«»>\n .'), max_size=60))
def test_quotations_keep_their_place(text: str) -> None:
    plain = unquoted(text)
    assert len(plain) == len(text)
    assert all(kept in (char, " ") for kept, char in zip(plain, text, strict=True))
    assert plain.count("\n") == text.count("\n")


@given(st.lists(st.sampled_from([*TERMS, "may well", "70% chance", "high confidence", "the", "not", "is", "in", "\n"])))
def test_what_is_found_stands_there_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    for scan in (confidence_in, loose_words_in):
        spans = [found.span() for found in scan(text)]
        assert spans == sorted(spans)
    for found, share in shares_in(text):
        assert share == 70
        assert "70%" in found[0]
    assert all(term in TERMS for _, term in terms_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that",
        "We have low-to-moderate confidence in this judgement",
        "only moderate confidence",
        "Our confidence in this is low",
        "our analytic confidence remains moderate",
        "We are confident that",
        "We are fairly confident that",
        "medium confidence",
    ],
)
def test_how_sure_the_authors_are(text: str) -> None:
    assert len(list(confidence_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "confidence-building measures",
        "a vote of no confidence",
        "low confidence in the government",
        "high confidence among investors",
        "a high confidence-building effort",
        "a low confidence vote",
        "Their confidence is high",
        "The minister is confident that",
    ],
)
def test_how_sure_others_are(text: str) -> None:
    assert list(confidence_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It may well come", "It might very well come", "could well", "It could possibly come", "cannot be ruled out",
        "can't be entirely ruled out", "we cannot exclude that", "It is possible that", "it is quite conceivable that",
        "a real possibility", "a good chance", "in all likelihood", "more likely than not", "Presumably they left",
    ],
)  # fmt: skip
def test_loose_words(text: str) -> None:
    assert len(list(loose_words_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "as may well-known people", "It could hit trains", "a realistic possibility", "remote chance",
        "a possible count", "roughly even chance", "it is possible to count them", "low numbers", "perhaps 300 men",
    ],
)  # fmt: skip
def test_words_that_are_not_loose(text: str) -> None:
    assert list(loose_words_in(text)) == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("a 70% chance", 70),
        ("a 70 % probability", 70),
        ("60–70 per cent likely", 60),
        ("60 to 70 percent likely", 60),
        ("a 5% risk of war", 5),
        ("We put the chance at 30%", 30),
        ("the likelihood that they fail is about 85 per cent", 85),
        ("90% sure", 90),
    ],
)
def test_likelihoods_as_percentages(text: str, share: float) -> None:
    assert [found for _, found in shares_in(text)] == [share]


@pytest.mark.parametrize(
    "text",
    ["attacks rose by 45%", "85% of the coins", "a 30% risk premium", "37% lower. The chance is small", "12 chances"],
)
def test_percentages_that_were_counted(text: str) -> None:
    assert list(shares_in(text)) == []
