"""What was worked out before is given again, as much as there is room for; papers are the same either way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefgen.build import prepare, render
from briefgen.shaping import faces, letters
from briefgen.shaping.faces import face
from briefgen.shaping.known import Known
from briefgen.theme import load_theme
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


def test_what_was_not_asked_for_lately_is_forgotten() -> None:
    asked: list[int] = []
    known: Known[int, str] = Known(2)
    for question in (1, 2, 3, 3, 1):
        assert known.answer(question, lambda question=question: asked.append(question) or str(question)) == str(
            question
        )
    assert asked == [1, 2, 3, 1]


def test_what_comes_again_and_again_stays_among_any_number_of_others() -> None:
    asked: list[int] = []
    known: Known[int, int] = Known(10)
    for question in range(1, 1000):
        for each in (0, question):
            known.answer(each, lambda each=each: asked.append(each) or each)
        assert len(known) <= 10
    assert asked.count(0) == 1


def test_the_same_glyph_is_one_object_in_all_words() -> None:
    fonts = load_theme("standard", find_workspace(ROOT).template_roots).styles["text"].font
    used = face(fonts.regular)
    glyphs = [glyph for word in ("ration", "nation", "stationary") for glyph in used.shape(word).glyphs]
    assert len({id(glyph) for glyph in glyphs}) == len(set(glyphs)) < len(glyphs)


def papers(order: list[str]) -> dict[str, bytes]:
    workspace = find_workspace(ROOT)
    return {name: render(prepare(workspace.inputs / f"{name}.yaml", workspace), ["pdf"])["pdf"] for name in order}


@pytest.mark.parametrize("most", [2, 7])
def test_papers_are_the_same_however_little_is_remembered(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = papers(list(BRIEFS))
    memories = {name: Known(most) for name in ("_SHAPED", "_SET", "_TEXTS", "_PARTS", "_BROKEN")}
    for module, *names in ((faces, "_SHAPED"), (letters, "_SET", "_TEXTS"), (division, "_PARTS"), (lines, "_BROKEN")):
        for name in names:
            monkeypatch.setattr(module, name, memories[name])
    order = [*BRIEFS, *reversed(BRIEFS)]
    random.Random(most).shuffle(order)
    assert papers(order) == usual
    assert all(0 < len(memory) <= most for memory in memories.values())  # of all inks and faces together
