"""What was worked out before is given again, until there is too much of it; papers are the same either way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefgen.build import prepare, render
from briefgen.shaping import letters
from briefgen.shaping.known import Known
from briefgen.workspace import find_workspace
from briefgen.writers.pdf import division, lines

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = ("pipeline-ransomware", "red-sea-shipping")


def test_an_answer_is_found_once() -> None:
    asked: list[str] = []
    known: Known[str, int] = Known(2)
    for question in ("one", "two", "one", "two"):
        assert known.answer(question, lambda question=question: asked.append(question) or len(question)) == 3
    assert asked == ["one", "two"]


def test_all_is_forgotten_when_there_is_too_much() -> None:
    asked: list[int] = []
    known: Known[int, str] = Known(2)
    for question in (1, 2, 3, 3, 1):
        assert known.answer(question, lambda question=question: asked.append(question) or str(question)) == str(
            question
        )
    assert asked == [1, 2, 3, 1]


def papers(order: list[str]) -> dict[str, bytes]:
    workspace = find_workspace(ROOT)
    return {name: render(prepare(workspace.inputs / f"{name}.yaml", workspace), ["pdf"])["pdf"] for name in order}


@pytest.mark.parametrize("most", [1, 7])
def test_papers_are_the_same_however_little_is_remembered(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = papers(list(BRIEFS))
    for module, name in ((letters, "_TEXTS"), (division, "_PARTS"), (lines, "_BROKEN")):
        monkeypatch.setattr(module, name, Known(most))
    monkeypatch.setattr(letters, "_MOST_WORDS", most)
    order = [*BRIEFS, *reversed(BRIEFS)]
    random.Random(most).shuffle(order)
    assert papers(order) == usual
