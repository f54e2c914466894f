"""The shipped templates with full data, with the least, and with each field left out in turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import Marked
from briefgen.document import Event, Heading, Link, Node, Row, Table, plain_text, walk
from briefgen.outline import outline
from briefgen.template import compose, template_names
from briefgen.template.check import check_templates, least_data, sample_data
from briefgen.workspace import Workspace
from tests.work import calls

WORKSPACE = Workspace(Path(__file__).parent)
NAMES = list(template_names(WORKSPACE))
DATA = {**sample_data(WORKSPACE), "graphics": []}
"""Without the brief's own timelines and tables, which are written before a template is filled."""


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


@pytest.mark.parametrize("name", [name for name in NAMES if name != "extract"])
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
    "Finding 1 becomes more likely",
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
    only = {**findings[0], "number": None}
    assert "Answers the finding" in outline(compose("flash-note", {**DATA, "findings": [only]}, WORKSPACE))


def test_a_name_that_ends_in_a_full_stop_gets_no_second() -> None:
    author = {"name": "Amina B.", "role": "Analyst", "affiliation": None, "email": None}
    said = outline(compose("briefing-paper", {**DATA, "authors": [author], "about": None}, WORKSPACE))
    assert "Amina B. Analyst" in said


def test_events_lead_a_situation_report() -> None:
    paper = compose("situation-report", {**DATA, "previous": None}, WORKSPACE)
    table = next(node for node in walk(paper) if isinstance(node, Table))
    assert [[plain_text(cell) for cell in row.cells] for row in table.body.rows] == [
        ["29–30\u00a0Jan 2026, about 03:00", "Quetta", "Something happened.", "4 (3–1,250)", "≥2"],
        ["Feb 2026", "", "Something else.", "–", "–"],
    ]


def recommended(*recommendations: tuple[str, str | None]) -> dict[str, object]:
    """Data with a recommendation for each addressee and timeframe, and no other tables."""
    given = [
        {"to": to, "text": f"**Do {number}.** So.", "timeframe": timeframe, "anchor": f"r{number}", "number": number}
        for number, (to, timeframe) in enumerate(recommendations, 1)
    ]
    blank = {"id": None, "priority": None, "findings": [], "measure": None, "cost": None, "risk": None}
    texts = [{**blank, **each, "text": Marked(f"<p><strong>Do {each['number']}.</strong> So.</p>")} for each in given]
    return {**DATA, "recommendations": texts, "figures": [], "sections": [], "indicators": [], "assumptions": []}


def cells(paper: Node) -> list[list[str]]:
    rows = [node for table in tables(paper) for node in walk(table) if isinstance(node, Row)]
    return [[plain_text(cell) for cell in row.cells] for row in rows]


def test_six_recommendations_need_no_matrix() -> None:
    six = [("A", "now")] * 6
    assert not tables(compose("flash-note", recommended(*six), WORKSPACE))
    assert tables(compose("flash-note", recommended(*six, ("A", "now")), WORKSPACE))


def test_a_matrix_has_addressees_down_and_timeframes_across_in_the_order_of_the_brief() -> None:
    a, b = [("A", "later"), ("A", "now"), ("A", "later"), ("A", None)], [("B", "now"), ("B", "now"), ("B", "soon")]
    paper = compose("flash-note", recommended(*a, *b), WORKSPACE)
    assert cells(paper) == [
        ["Who", "Later", "Now", "Soon", "No time given"],
        ["A", "1 Do 1. 3 Do 3.", "2 Do 2.", "", "4 Do 4."],
        ["B", "", "5 Do 5. 6 Do 6.", "7 Do 7.", ""],
    ]
    (table,) = tables(paper)
    assert [[cell.head for cell in row.cells] for row in table.body.rows] == [[True, *[False] * 4]] * 2
    links = [node.href for node in walk(table) if isinstance(node, Link)]
    assert links == ["#r1", "#r3", "#r2", "#r4", "#r5", "#r6", "#r7"]


def test_more_timeframes_than_a_page_has_columns_for_give_a_table() -> None:
    many = [("A", f"in {number} days") for number in range(7)]
    paper = compose("flash-note", recommended(*many), WORKSPACE)
    assert cells(paper)[:2] == [["No.", "What", "Who", "Priority", "By when"], ["1", "Do 1.", "A", "", "in 0 days"]]


@pytest.mark.parametrize(("choice", "heads"), [("matrix", "Who"), ("table", "No."), ("no", None)])
def test_a_template_chooses_how_recommendations_are_shown_at_a_glance(
    choice: str, heads: str | None, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "own"
    own.mkdir(parents=True)
    setting = f"{{% set recommendations_at_a_glance = '{choice}' %}}"
    own.joinpath("paper.html").write_text('{% extends "flash-note/paper.html" %}' + setting, "utf-8")
    found = cells(compose("own", recommended(("A", "now"), ("B", "soon")), Workspace(tmp_path)))
    assert (found[0][0] if found else None) == heads


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


def test_the_key_is_of_the_scale_in_use_and_only_where_words_of_it_are_printed() -> None:
    said = outline(compose("briefing-paper", DATA, WORKSPACE))
    assert "Roughly even chance" in said
    assert "Low confidence" in said
    unjudged = [{**finding, "likelihood": None, "range": None} for finding in DATA["findings"]]  # type: ignore[attr-defined]
    without = outline(compose("briefing-paper", {**DATA, "findings": unjudged, "scenarios": []}, WORKSPACE))
    assert "Roughly even chance" not in without
    assert "Low confidence" in without


@pytest.mark.parametrize(
    ("name", "ranges"), [("flash-note", True), ("situation-report", True), ("briefing-paper", False)]
)
def test_words_have_their_range_beside_them_where_no_key_is_printed(name: str, ranges: bool) -> None:
    said = outline(compose(name, DATA, WORKSPACE))
    assert ("Likely (55–80%)" in said) is ranges
    assert ("roughly even chance 45–55%" in said) is ranges
    assert ("Roughly even chance" in said) is not ranges
