"""How long things may be, what a paper has to have, and how many pages it may run to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.build import prepare, render
from briefgen.problems import Problem
from briefgen.workspace import Workspace
from briefgen.writers import pdf
from tests.checks.style.papers import prepared, told

SENTENCE = {"longest": {"sentence": 10}}
PARAGRAPH = {"longest": {"paragraph": 10}}
SECTION = {"longest": {"section": 10}}
TEN = "One two three four five six seven eight nine ten."


def places(problems: list[Problem]) -> list[tuple[int | None, int | None]]:
    return [(problem.position.line, problem.position.column) for problem in problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEN, None),
        ("One two three four five six seven eight nine ten eleven.", 11),
        ("It co-ordinated 1,250 men, 12.5% of all, in 2023–2025 there.", None),
        ("It cost {{ toll }} lives in ten days, as many as", None),
        ("It cost {{ toll }} lives in ten days, as many as ever.", 11),
        ("They say so [@s, p. 4 of the whole book].^[And this note is as long as a note.] It is.", None),
        ('He said "that nobody who was there could ever forget what they saw there".', None),
        ('He said: "Yes." ' + TEN, None),
        ("- " + TEN + "\n- " + TEN, None),
        ("- One two three four five six seven eight nine ten eleven.", 11),
        ("> One two three four five six seven eight nine ten eleven.", None),
        ("| One two three four five six | seven eight nine ten eleven |\n|--|--|\n| a | b |", None),
    ],
)
def test_words_of_a_sentence(text: str, words: int | None, tmp_path: Path) -> None:
    sources = [{"id": "s", "title": "A book"}]
    figures = [{"id": "toll", "label": "the dead", "claims": [{"value": 7, "by": "ISPR", "source": "s"}]}]
    found = told(tmp_path, SENTENCE, text, sources=sources, figures=figures)
    expected = [] if words is None else [f"this sentence has {words} words; 10 are allowed"]
    assert [problem.message for problem in found] == expected


def test_paragraphs_and_items(tmp_path: Path) -> None:
    assert told(tmp_path, PARAGRAPH, f"{TEN}\n\n- {TEN}\n- {TEN}\n\n1. {TEN}\n\n# {TEN}\n\n{TEN}") == []
    [found] = told(tmp_path, PARAGRAPH, f"{TEN}\n{TEN}")
    assert found.message == "this paragraph has 20 words; 10 are allowed"


def test_sections_end_at_headings_and_notes_are_no_part_of_them(tmp_path: Path) -> None:
    assert told(tmp_path, SECTION, f"{TEN}[^1]\n\n## Heading\n\n{TEN}\n\n[^1]: {TEN}\n\n    {TEN}") == []
    [found] = told(tmp_path, SECTION, f"Few.\n\n## Heading\n\n{TEN}\n\n{TEN}")
    assert found.message == "this section has 20 words; 10 are allowed"


def test_the_place_is_where_the_sentence_or_the_heading_stands(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    rules = "rules: [{name: s, longest: {sentence: 3}}, {name: t, longest: {section: 3}}]"
    (tmp_path / "templates" / "house-style.yaml").write_text(rules, encoding="utf-8")
    text = (
        "title: T\ndate: 2026\nsections:\n  - title: A\n    body: |\n      Few words. **One two\n      three** four.\n"
    )
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    found = prepare(tmp_path / "brief.yaml", Workspace(tmp_path)).problems
    assert [(problem.rule, *place) for problem, place in zip(found, places(list(found)), strict=True)] == [
        ("t", 4, 12),
        ("s", 6, 18),
    ]


# ── Parts ────────────────────────────────────────────────────────────────────

PARTS: dict[str, Any] = {"requires": {"flash-note": ["summary", "findings.basis", "sources"]}}


def test_parts_are_asked_of_the_template_s_papers_alone(tmp_path: Path) -> None:
    assert told(tmp_path, PARTS, template="report") == []
    [found] = told(tmp_path, PARTS, template="flash-note")
    assert found.message.startswith("a paper of the template flash-note needs `summary` and `sources`")


EITHER: dict[str, Any] = {"requires": {"flash-note": ["events or actors"]}}


def test_of_two_parts_either_will_do(tmp_path: Path) -> None:
    [found] = told(tmp_path, EITHER, template="flash-note")
    assert found.message.startswith("a paper of the template flash-note needs `events` or `actors`")
    assert told(tmp_path, EITHER, template="flash-note", actors=[{"name": "The Harbour Board"}]) == []


def test_parts_are_those_of_the_template_that_the_command_names(tmp_path: Path) -> None:
    found = prepared(tmp_path, PARTS, asked="flash-note", template="report")
    assert [problem.rule for problem in found.problems] == ["tried"]


def test_what_every_entry_needs_is_told_at_the_entry(tmp_path: Path) -> None:
    findings = [{"text": "A", "basis": "B"}, {"text": "C"}]
    whole = {"template": "flash-note", "summary": "S", "sources": [{"title": "A source"}]}
    [found] = told(tmp_path, PARTS, findings=findings, **whole)
    assert found.message.startswith("`basis` is missing here")
    assert (tmp_path / "brief.yaml").read_text("utf-8")[(found.position.column or 0) - 1 :].startswith('{"text": "C"')


# ── Pages ────────────────────────────────────────────────────────────────────

PAGES: dict[str, Any] = {"pages": {"flash-note": 2}}


def long(sections: int) -> dict[str, Any]:
    body = "\n\n".join([f"{TEN} {TEN} {TEN}"] * 9)
    titles = ["First", "Second", "Third", "Fourth"]
    return {"template": "flash-note", "sections": [{"title": title, "body": body} for title in titles[:sections]]}


def test_a_paper_beyond_its_budget_is_told_with_its_longest_sections(tmp_path: Path) -> None:
    assert told(tmp_path, PAGES, **long(1)) == []
    [found] = told(tmp_path, PAGES, **long(4))
    pages = pdf.page_count(prepared(tmp_path, PAGES, **long(4)).paper, prepared(tmp_path, PAGES).theme)
    assert found.message.startswith(f"the paper runs to {pages} pages, 2 allowed; the longest sections are “")
    assert found.message.count(" pages)") == 1


def test_a_paper_that_may_be_long_is_not_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_laid_out", lambda *_: pytest.fail("laid out"))
    assert told(tmp_path, PAGES, **{**long(4), "template": "report"}) == []


def test_build_lays_a_paper_out_once_and_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[object] = []
    lay_out = pdf._laid_out
    monkeypatch.setattr(pdf, "_laid_out", lambda *given: times.append(given) or lay_out(*given))
    counted = prepared(tmp_path, PAGES, **long(4))
    first = render(counted, ["pdf"])
    assert len(times) == 1
    assert render(counted, ["pdf"]) == first
    assert len(times) == 2
    uncounted = prepared(tmp_path, {"longest": {"section": 9000}}, **long(4))
    assert render(uncounted, ["pdf"]) == first


def test_an_allowance_finds_the_budget_where_the_template_is_named(tmp_path: Path) -> None:
    allow = [{"rule": "tried", "text": '"flash-note"', "reason": "The annex was asked for."}]
    found = prepared(tmp_path, PAGES, allow=allow, **long(4))
    assert found.problems == ()
    assert [each.reason for each in found.allowed] == ["The annex was asked for."]
