"""Whose word it is: what in a sentence gives a word to a speaker, and what only looks as if it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.attribution import attributed


def is_given(marked: str) -> bool:
    """Whether the word behind the first ‹ is somebody's."""
    return attributed(marked.replace("‹", ""), marked.index("‹"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said that four ‹terrorists had died.",
        "According to ISPR, 145 ‹terrorists were killed.",
        "Some 145 ‹terrorists were killed, according to ISPR.",
        "A ‹terrorist attack, police said, had closed the line.",
        "The dead were ‹terrorists, said the army.",
        "The dead were ‹terrorists, the minister told parliament.",
        "The government, which describes the group as ‹terrorists, refused.",
        "What the ministry called a ‹terrorist cell was raided.",
        "It is listed as a ‹terrorist organisation.",
        "He was called a ‹terrorist by the president.",
        "In Islamabad's view they are ‹terrorists.",
        "The army's claim that ‹terrorists had fled was repeated.",
        "The ISPR reports 41 ‹terrorists killed.",
        "A court ruled that they were ‹terrorists.",
        "The list, a statement that said ‹terrorists had fled, was long.",
        "As the army put it, the ‹terrorists had been seen.",
        "The road was closed, but the army said that ‹terrorists used it.",
        "The men, the army said in a statement, were ‹terrorists.",
    ],
)
def test_somebody_else_s_word(sentence: str) -> None:
    assert is_given(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ‹terrorists fled.",
        "The ‹terrorists said that they would come back.",
        "We call them ‹terrorists.",
        "It is said that ‹terrorists had help.",
        "They are described as ‹terrorists.",
        "The army killed the ‹terrorists who had claimed the attack.",
        "The BLA claimed the attack that the ‹terrorists had planned.",
        "Gunmen told passengers to leave the train, and the ‹terrorists burnt it.",
        "The ministry announced a curfew, but the ‹terrorists kept moving.",
        "The spokesman denied it; the ‹terrorists had fled.",
        "Although the army says all is calm, ‹terrorists collect taxes.",
        "The report, which no one has confirmed, suggests that ‹terrorists hold the dam.",
        "The president called on the ‹terrorists to lay down their arms.",
        "In a note the ‹terrorists left, they promised more.",
        "Demand for gas fell when ‹terrorists cut the line.",
        "Note that ‹terrorists use the road.",
        "A record number of ‹terrorists surrendered.",
        "According to our count, ‹terrorists struck twice.",
        "The convoy moved according to plan and the ‹terrorists waited.",
    ],
)
def test_the_author_s_own_word(sentence: str) -> None:
    assert not is_given(sentence)


@given(st.text("aZ ,;’'\"—-.|(:\n", max_size=400), st.integers(0, 400))
def test_any_sentence_has_an_answer(sentence: str, at: int) -> None:
    assert attributed(sentence, min(at, len(sentence))) in (True, False)
