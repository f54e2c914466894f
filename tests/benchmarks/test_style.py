"""The house's rules keep to their aim over the sentences that they were tuned on."""

from __future__ import annotations

from tests.benchmarks.style import AIM, SETS, scored, sentences


def test_there_are_as_many_near_misses_as_mistakes() -> None:
    every = [sentence for name in SETS for sentence in sentences(name)]
    flagged = sum(bool(sentence.wanted) for sentence in every)
    assert flagged >= 60
    assert len(every) - flagged >= 60
    assert len({sentence.text for sentence in every}) == len(every)


def test_every_rule_is_precise_and_misses_little() -> None:
    scores, wrong = scored(sentences("tuned"))
    assert all(min(score.precision, score.recall) >= AIM for score in scores.values()), "\n".join(wrong)
