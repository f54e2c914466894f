"""Numbers in English words: every number has its own, and they can be read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.spelled import LARGEST, is_spelled, spelled

SMALL = re.findall(
    "[a-z]+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
)
TENS = {
    name: 10 * at
    for at, name in enumerate(re.findall("[a-z]+", "twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_back(words: str) -> int:
    """The number that words say."""
    whole = part = 0
    for word in re.findall("[a-z]+", words):
        if word == "hundred":
            part *= 100
        elif word in LARGE:
            whole, part = whole + part * LARGE[word], 0
        elif word != "and":
            part += TENS[word] if word in TENS else SMALL.index(word)
    return whole + part


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (21, "twenty-one"),
        (216, "two hundred and sixteen"),
        (1005, "one thousand and five"),
        (1250, "one thousand two hundred and fifty"),
        (-37, "minus thirty-seven"),
        (4.05, "four point zero five"),
    ],
)
def test_words(number: float, words: str) -> None:
    assert spelled(number, "en-GB") == words


def test_american_english_leaves_and_out() -> None:
    assert spelled(216, "en-US") == "two hundred sixteen"


@given(number=st.integers(0, LARGEST), language=st.sampled_from(["en-GB", "en-US"]))
def test_words_can_be_read_back(number: int, language: str) -> None:
    assert read_back(spelled(number, language)) == number


def test_other_languages_and_larger_numbers_have_none() -> None:
    assert is_spelled("en-GB")
    assert not is_spelled("fr")
    with pytest.raises(ValueError, match="1000000000000000"):
        spelled(LARGEST + 1, "en-GB")
