"""The shipped templates with full data, with the least, and with each field left out in turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import Event, Heading, Node, Table, plain_text, walk
from briefgen.outline import outline
from briefgen.template import check_templates, compose, template_names
from briefgen.template.check import least_data, sample_data
from briefgen.workspace import Workspace
from tests.work import calls

WORKSPACE = Workspace(Path(__file__).parent)
NAMES = list(template_names(WORKSPACE))
DATA = sample_data(WORKSPACE)


def test_no_mistake_is_found() -> None:
    check_templates(WORKSPACE, NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_least_data_prints_no_empty_heading(name: str) -> None:
    paper = compose(name, least_data(DATA), WORKSPACE)
    assert [plain_text(node) for node in walk(paper) if isinstance(node, Heading)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_printed_for_none(name: str) -> None:
    for data in (DATA, least_data(DATA)):
        said = outline(compose(name, data, WORKSPACE))
        assert "None" not in said.replace("None known", "")
        assert "[]" not in said


@pytest.mark.parametrize("name", NAMES)
def test_sections_keep_their_levels(name: str) -> None:
    headings = [node for node in walk(compose(name, DATA, WORKSPACE)) if isinstance(node, Heading)]
    levels = {plain_text(node): node.level for node in headings}
    assert [levels[title] for title in ("A first section", "Below it", "At the bottom")] == [1, 2, 3]


PRINTED = [
    "A sample title & more",
    "A region",
    "Briefing Paper",
    "No. 12",
    "11 February 2026",
    "London",
    "Amina Baloch",
    "TLP:AMBER+STRICT",
    "Version 1.2 · Draft",
    "Likely · Moderate confidence",
    "A lull",
    "A sign.",
    "finding 1 becomes more likely",
    "It is over.",
    "Nobody knows.",
    "Weakens finding 1",
    "It rains.",
    "It doesn’t.",
    "Do you know?",
    "Why, in one paragraph.",
    "55–80%",
    "29–30 January 2026",
    "4 (3–1,250) killed",
    "also AA, The Army",
    "1,250%",
    "High priority",
    "Within a month",
    "Done when: It is done.",
    "Archived at",
    "Accessed 10 February 2026",
    "Graded B2",
    "How to cite",
]


def test_everything_in_the_brief_is_printed_in_a_briefing_paper() -> None:
    said = outline(compose("briefing-paper", DATA, WORKSPACE))
    for words in PRINTED:
        assert words in said, words


def test_killed_and_injured_are_told_apart_in_a_timeline() -> None:
    def toll(**numbers: int) -> dict[str, object]:
        known = {name: {"low": None, "best": number, "high": None} for name, number in numbers.items()}
        return {**DATA["events"][1], "killed": None, "injured": None, **known}  # type: ignore[index]

    events = [toll(killed=18, injured=30), toll(killed=0, injured=1), toll(injured=3), toll(killed=2, injured=0)]
    paper = compose("briefing-paper", {**DATA, "events": events}, WORKSPACE)
    tolls = [node.toll for node in walk(paper) if isinstance(node, Event)]
    assert tolls == ["18 killed, 30 injured", "none killed, 1 injured", "3 injured", "2 killed, none injured"]


def test_a_recommendation_names_the_only_finding_without_a_number() -> None:
    findings = DATA["findings"]
    assert isinstance(findings, list)
    assert "Answers finding 1" in outline(compose("flash-note", DATA, WORKSPACE))
    assert "Answers the finding" in outline(compose("flash-note", {**DATA, "findings": findings[:1]}, WORKSPACE))


def test_a_name_that_ends_in_a_full_stop_gets_no_second() -> None:
    author = {"name": "Amina B.", "role": "Analyst", "affiliation": None, "email": None}
    said = outline(compose("briefing-paper", {**DATA, "authors": [author], "about": None}, WORKSPACE))
    assert "Amina B. Analyst" in said


def test_events_lead_a_situation_report() -> None:
    paper = compose("situation-report", DATA, WORKSPACE)
    table = next(node for node in walk(paper) if isinstance(node, Table))
    assert [[plain_text(cell) for cell in row.cells] for row in table.body.rows] == [
        ["29–30\u00a0Jan 2026, about 03:00", "Quetta", "Something happened.", "4 (3–1,250)", "≥2"],
        ["Feb 2026", "", "Something else.", "–", "–"],
    ]


def test_six_recommendations_need_no_matrix() -> None:
    recommendations = DATA["recommendations"]
    assert isinstance(recommendations, list)
    fewer = {**DATA, "recommendations": recommendations[:6], "figures": [], "sections": [], "indicators": []}
    assert not tables(compose("flash-note", fewer, WORKSPACE))
    assert tables(compose("flash-note", {**fewer, "recommendations": recommendations}, WORKSPACE))


def tables(paper: Node) -> list[Table]:
    return [node for node in walk(paper) if isinstance(node, Table)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_text_comes_through_a_template(text: str) -> None:
    paper = compose("briefing-paper", {**DATA, "kicker": f".{text}.", "place": f".{text}."}, WORKSPACE)
    printed = {plain_text(node) for node in walk(paper) if type(node).__name__ == "Kicker"}
    assert printed == {f".{text}."} or text.isspace()


@pytest.mark.parametrize("name", NAMES)
def test_a_long_brief_costs_in_proportion(name: str) -> None:
    events, sections = ([{**each, "id": None} for each in DATA[field]] for field in ("events", "sections"))

    def work(times: int) -> int:
        longer = {**DATA, "events": events * times, "sections": sections * times}
        return calls(lambda: compose(name, longer, WORKSPACE))

    work(1)  # compiles the template
    assert work(60) < 11 * work(6)
