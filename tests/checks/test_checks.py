"""Rules over whole briefs: what passes. What doesn't stands in tests/mistakes/checks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.brief import BriefFile, read_brief
from briefgen.build import Choices, prepare
from briefgen.checks import Checking
from briefgen.document import Paper
from briefgen.house import load_house
from briefgen.house_style import NO_STYLE
from briefgen.problems import Collector, Problem
from briefgen.template.parse import parse
from briefgen.theme import load_theme, theme_names
from briefgen.workspace import Workspace, shipped

PAPER = Paper(title="T", language="en")
ROOTS = (shipped() / "templates",)
HOUSE = load_house(ROOTS)


def brief(tmp_path: Path, text: str) -> BriefFile:
    path = tmp_path / "brief.yaml"
    path.write_text("title: T\ndate: 2026\n" + text, encoding="utf-8")
    return read_brief(path, Workspace(tmp_path))


def wrong_on_paper(file: BriefFile, paper: Paper, theme: str = "standard") -> list[Problem]:
    problems = Collector()
    Checking(file, HOUSE, NO_STYLE).on_paper(paper, load_theme(theme, ROOTS), problems)
    return problems.problems


@pytest.mark.parametrize("path", sorted((shipped() / "inputs").glob("*.yaml")), ids=lambda path: path.stem)
def test_samples_pass_in_every_theme(path: Path) -> None:
    workspace = Workspace(shipped())
    for name in theme_names(ROOTS):
        assert prepare(path, workspace, Choices(theme=name)).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "ČŘŠ łąż ğış ßœæ",
        "– — … ‘’ “” „ «» • † § ½ × ≤ ≥ ≈ → € £",
        "بلوچستان لبریشن آرمی ۱۲۳",
        "a\u00adb\u200dc\u00a0d\u202fe",
    ],
)
def test_what_people_write_in_a_dozen_languages_can_be_printed(text: str, tmp_path: Path) -> None:
    file, paper = brief(tmp_path, f"kicker: {text}\n"), replace(PAPER, running_head=text)
    for name in theme_names(ROOTS):
        assert wrong_on_paper(file, paper, name) == []


def test_characters_that_are_not_printed_do_not_count(tmp_path: Path) -> None:
    text = "kicker: a # 🚢\nsources:\n- {title: A, url: https://example.org/中国}\n"
    file = brief(tmp_path, text)
    assert wrong_on_paper(file, PAPER) == []


def test_characters_of_the_template_and_the_house_have_the_template_s_place(tmp_path: Path) -> None:
    paper = parse('<paper title="T" language="en" running-foot="⚓">\n<p>a\n<em>🚢</em></p></paper>', ("x.html",))
    found = wrong_on_paper(brief(tmp_path, "kicker: ⚓\n"), paper)
    places = [str(problem.position) for problem in found]
    assert places == ["brief.yaml:3:9", "x.html:3"]


def test_references_and_links_to_what_is_there(tmp_path: Path) -> None:
    problems = Collector()
    file = brief(
        tmp_path,
        "findings: [{id: f, text: 'See [a](#s.1), [b](#r) and [c](#fig).', sources: [one, three]}]\n"
        "sections:\n  - {title: A, sections: [{title: B, id: s.1, body: C}]}\n"
        "actors: [{id: bla, name: BLA}]\n"
        "sources: [{id: one, title: One}, {id: two, title: Two, derived_from: one}, {id: three, title: Three}]\n"
        "events: [{date: 2026, summary: A, actors: [bla], sources: [one, two]}]\n"
        "figures: [{id: fig, label: killed, claims: [{value: 1, source: two}]}]\n"
        "recommendations: [{id: r, to: A, text: B, timeframe: C, finding: f}]\n",
    )
    Checking(file, HOUSE, NO_STYLE).on_brief(problems)
    assert problems.problems == []
