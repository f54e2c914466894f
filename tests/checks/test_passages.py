"""Prose as rules read it: what is no prose is blank, sentences are whole, places are exact."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief import read_brief
from briefgen.checks.passages import Passage, passages
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace, find_workspace
from tests.work import calls

WORKSPACE = find_workspace(Path(__file__).resolve().parents[2])
SAMPLES = sorted(WORKSPACE.inputs.glob("*.yaml"))


def passage(folder: Path, text: str) -> Passage:
    """The body of a section that is written below a `|`."""
    lines = "".join(f"      {line}\n" if line.strip() else "\n" for line in text.split("\n"))
    path = folder / "brief.yaml"
    path.write_text(f"title: T\ndate: 2026\nsections:\n  - title: S\n    body: |\n{lines}", encoding="utf-8")
    return next(each for each in passages(read_brief(path, Workspace(folder))) if each.path[-1] == "body")


def sentences(found: Passage) -> list[str]:
    return [" ".join(found.text[start:end].split()) for start, end in found.sentences()]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_word_of_the_samples_has_its_place(sample: Path) -> None:
    file = read_brief(sample, WORKSPACE)
    lines = file.placed.text.split("\n")
    checked = 0
    for found in passages(file):
        assert len(found.words) == len(found.text)
        for word in re.finditer(r"[^\s-]\S*", found.words):
            place = found.at(word.start(), word.end())
            assert lines[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith(word[0])
            checked += 1
    assert checked > 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two!  Three?", ["One.", "Two!", "Three?"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("Gen. Munir met Mr. Rind at 3.30 p.m. on 5 Feb. 2026.", None),
        ("About 1.2 m (cf. p. 4) fled, e.g. to Iran.", None),
        ("**A claim.** Its support\ngoes on here.", ["**A claim.**", "Its support goes on here."]),
        ("First line\n\nsecond paragraph", ["First line", "second paragraph"]),
        ("Three:\n\n- one item\n- another. And more", ["Three:", "- one item", "- another.", "And more"]),
    ],
)
def test_sentences(text: str, expected: list[str] | None, tmp_path: Path) -> None:
    assert sentences(passage(tmp_path, text)) == (expected or [text])


def test_what_is_no_prose_is_blank(tmp_path: Path) -> None:
    text = (
        "Seen [there](https://a.org/145 '145') and <https://b.org/145>, `145`.[^145] {{ n-145 }} [@a-145, p. 145] "
        "https://c.org/145\n\n::: call-out 145\n145 stays\n:::\n\n1. item\n\n[^145]: note"
    )
    found = passage(tmp_path, text)
    assert found.words.split() == [
        "Seen", "[there", "and", ",", ".", "145", "stays", "-", "item", "note",
    ]  # fmt: skip


words = st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Po"], exclude_characters="`\\"), min_size=1)


@given(st.lists(st.lists(words, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6))
def test_sentences_hold_every_word_in_order(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    text = "\n".join(lines)
    found = Passage(passage(tmp_path_factory.getbasetemp(), "x").file, ("sections", 0, "body"), text, text)
    spans = list(found.sentences())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(found.text[a:b].split()) for a, b in spans) == "".join(found.text.split())


@pytest.mark.parametrize("opening", ["](", "][", "<http:", "[@"])
def test_brackets_that_are_never_closed_take_no_time(opening: str, tmp_path: Path) -> None:
    start = time.process_time()
    found = passage(tmp_path, "x " + opening * 16_000)
    assert found.words.startswith("x ")
    assert time.process_time() - start < 5, "14 s when every bracket was followed to the end of the text"


def test_quotations_are_blank_and_end_with_their_paragraph(tmp_path: Path) -> None:
    text = 'He said "145\nhere" and “there 145”, «145».\n\nA 5" gun\n\nis 145 cm long\n\n> 145\n\n5" again'
    assert passage(tmp_path, text).unquoted.split() == [
        "He", "said", "and", ",", ".", "A", '5"', "gun", "is", "145", "cm", "long", '5"', "again",
    ]  # fmt: skip


folded = st.lists(words.filter(lambda word: word[0] not in "#%&*!@,?"), min_size=1, max_size=9)


@pytest.mark.parametrize("style", ["|", ">-", ">  # a comment", "", '"', "'"])
@given(folded, st.data())
def test_every_word_has_its_place_however_lines_are_folded(
    tmp_path_factory: pytest.TempPathFactory, style: str, typed: list[str], data: st.DataObject
) -> None:
    lines = [f"      {word}" + data.draw(st.sampled_from([" ", " x ", ""])) for word in [*typed, "end"]]
    if style in ("", '"', "'"):
        lines = [f"      {style or 'x'}{lines[0].strip()}", *lines[1:-1], f"      end{style}"]
    text = "title: T\ndate: 2026\nsections:\n- title: S\n  body: " + (style if len(style) > 1 or style == "|" else "")
    path = tmp_path_factory.getbasetemp() / "folded.yaml"
    path.write_text(text + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    try:
        file = read_brief(path, Workspace(path.parent))
    except ProblemsFound:
        return
    found = next(each for each in passages(file) if each.path[-1] == "body")
    shown = file.placed.text.split("\n")
    if style in ("'", '"') and re.search(r"['\"\\]", "".join(typed)):
        return
    for word in re.finditer(r"\S+", found.text):
        place = found.at(word.start())
        assert shown[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith(word[0])
    assert len({found.at(word.start()) for word in re.finditer(r"\S+", found.text)}) == len(found.text.split())


def test_places_in_a_long_field_cost_in_proportion(tmp_path: Path) -> None:
    def cost(count: int) -> int:
        found = passage(tmp_path, "\n".join(["again and again"] * count))
        return calls(lambda: [found.at(word.start()) for word in re.finditer("again", found.text)])

    assert cost(2000) < 12 * cost(200)
