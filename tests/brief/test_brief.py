"""A brief read from a file, and what templates see of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from briefgen.brief import Brief, BriefFile, Marked, read_brief, template_data
from briefgen.house import load_house
from briefgen.problems import ProblemsFound
from briefgen.reading import model_in
from briefgen.workspace import Workspace, shipped

Write = Callable[[str], BriefFile]
HEAD = "title: T\ndate: 2026-02-11\n"


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """Reads a brief from its text."""

    def write(text: str) -> BriefFile:
        path = tmp_path / "inputs" / "brief.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return read_brief(path, Workspace(tmp_path))

    return write


def data_of(file: BriefFile) -> dict[str, Any]:
    return template_data(file, load_house((shipped() / "templates",)))


def test_everything_typed_stays_what_was_typed(read: Write) -> None:
    brief = read(
        "title: NO\ndate: 2026\nversion: 1.10\nnumber: 007\nkicker: '='\nplace: 12:30\nseries: 1_000\n"
        "events:\n  - {date: 2026-01, time: 03:00, summary: yes, type: null and void}\n"
    ).brief
    assert (brief.title, brief.version, brief.number, brief.kicker) == ("NO", "1.10", "007", "=")
    assert (brief.place, brief.series) == ("12:30", "1_000")
    assert (brief.events[0].time, brief.events[0].summary, brief.events[0].type) == ("03:00", "yes", "null and void")


def test_windows_files_read_like_others(read: Write) -> None:
    text = HEAD + "summary: |\n  One\n  two.\n\n  Three.\n"
    assert read("\ufeff" + text.replace("\n", "\r\n")).brief == read(text).brief


def test_only_title_and_date_have_to_be_there(read: Write) -> None:
    data = data_of(read(HEAD))
    added = {"addressee", "edition", "embargoed", "first_published", "graphics", "house", "previous", "scale"}
    added |= {"sourcing", "today"}
    assert set(data) == {*Brief.model_fields, *added}
    assert data["summary"] is None
    assert data["sections"] == []


def test_fields_left_empty_count_as_left_out(read: Write) -> None:
    brief = read(HEAD + "subtitle:\nevents:\nauthors: ~\nsections:\n  - {title: A, body: }\n").brief
    assert (brief.subtitle, brief.events, brief.authors, brief.sections[0].body) == (None, (), (), None)


def test_choices_may_be_capitals_and_tlp_whole(read: Write) -> None:
    brief = read(
        HEAD
        + "tlp: TLP:AMBER+STRICT\nstatus: Draft\nfindings:\n  - {text: A, likelihood: Very Likely, confidence: HIGH}\n"
    ).brief
    assert (brief.tlp, brief.status) == ("amber+strict", "draft")
    assert (brief.findings[0].likelihood, brief.findings[0].confidence) == ("very likely", "high")


def test_prose_is_marked_and_plain_text_is_not(read: Write) -> None:
    data = data_of(read(HEAD.replace("T", "The *toll* & more") + 'kicker: The "toll" <b>\nsummary: "A & **b**."\n'))
    assert data["title"] == Marked("The <em>toll</em> &amp; more")
    assert isinstance(data["title"], Marked)
    assert data["kicker"] == "The “toll” <b>"
    assert not isinstance(data["kicker"], Marked)
    assert data["summary"] == "<p>A &amp; <strong>b</strong>.</p>"


def test_plain_text_is_typographic_and_exact_text_is_not(read: Write) -> None:
    data = data_of(
        read(
            HEAD + 'place: People\'s "Park" -- east...\nsources:\n  - {title: A, url: "https://example.org/a--b\'c"}\n'
        )
    )
    assert data["place"] == "People’s “Park” – east…"
    assert data["sources"][0]["url"] == "https://example.org/a--b'c"


def test_quotation_marks_follow_the_brief_then_the_house(read: Write) -> None:
    assert data_of(read(HEAD + 'language: de_at\nkicker: "\\"a\\""\n'))["kicker"] == "„a“"
    file = read(HEAD + 'kicker: "\\"a\\""\n')
    house = load_house((shipped() / "templates",)).model_copy(update={"language": "fr-CH"})
    data = template_data(file, house)
    assert (data["kicker"], data["language"]) == ("«a»", "fr-CH")


def test_numbers_reach_templates_as_low_best_and_high(read: Write) -> None:
    data = data_of(
        read(
            HEAD + "events:\n  - {date: 2026, summary: A, killed: 4, injured: {low: 3, high: 9}}\n"
            "figures:\n  - label: killed\n    claims:\n      - {value: 145, as_of: 2026-02-01, by: A}\n"
            "      - {low: 200, as_of: 2026-02-05, by: B}\n      - {value: 1, by: C}\n"
        )
    )
    assert data["events"][0]["killed"] == {"low": None, "best": 4, "high": None}
    assert data["events"][0]["injured"] == {"low": 3, "best": None, "high": 9}
    assert data["figures"][0]["claims"][0]["value"] == {"low": None, "best": 145, "high": None}
    assert data["figures"][0]["shown"]["by"] == "B"
    assert data["figures"][0]["shown"]["value"] == {"low": 200, "best": None, "high": None}


def test_likelihoods_reach_templates_with_the_range_of_the_scale_in_use(read: Write) -> None:
    found = (
        "findings:\n  - {text: A, likelihood: unlikely}\n  - {text: B}\n"
        "scenarios:\n  - {name: C, text: C, share: 12.5}\n  - {name: D, text: D, likelihood: likely}\n"
    )
    by_house, by_brief = data_of(read(HEAD + found)), data_of(read(HEAD + "likelihood_scale: PHIA\n" + found))
    assert (by_house["scale"]["title"], by_brief["scale"]["title"]) == ("ICD 203", "the PHIA yardstick")
    assert by_house["findings"][0]["range"] == {"low": 20, "high": 45, "shown": "20–45%"}
    assert by_brief["findings"][0]["range"] == {"low": 25, "high": 35, "shown": "25–35%"}
    assert by_house["findings"][1]["range"] is None
    assert by_house["scenarios"][0]["range"] == {"low": 12, "high": 13, "shown": "12.5%"}
    assert [step["term"] for step in by_brief["scale"]["steps"]][4] == "likely or probable"


def test_headings_in_a_section_stand_below_its_own(read: Write) -> None:
    data = data_of(
        read(HEAD + "sections:\n  - title: A\n    body: '# B'\n    sections:\n      - {title: C, body: '# D'}\n")
    )
    assert data["sections"][0]["body"] == "<h2>B</h2>"
    assert data["sections"][0]["sections"][0]["body"] == "<h3>D</h3>"


def test_template_data_is_plain(read: Write) -> None:
    def check(value: object) -> None:
        if isinstance(value, dict):
            assert all(type(key) is str for key in value)
            for item in value.values():
                check(item)
        elif isinstance(value, list):
            for item in value:
                check(item)
        else:
            assert value is None or type(value) in (str, int, float, bool, Marked)

    for path in sorted((shipped() / "inputs").glob("*.yaml")):
        check(data_of(read_brief(path, Workspace(shipped()))))


def test_problems_in_fields_and_in_prose_come_together(read: Write) -> None:
    with pytest.raises(ProblemsFound) as found:
        read("date: 2026-02-30\nsummary: A [b](x:y).\n")
    assert {problem.rule for problem in found.value.problems} == {"missing-field", "date", "link"}


def test_a_repeated_mistake_is_found_at_each_of_its_places(read: Write) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(HEAD + "summary: |\n  [a](x:y) [b](x:y)\n\n  [c](x:y)\n")
    places = [(problem.position.line, problem.position.column) for problem in found.value.problems]
    assert places == [(4, 7), (4, 16), (6, 7)]


def test_a_mistake_made_thousands_of_times_is_told_some_hundred_times(read: Write) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(HEAD + "events:\n" + "- {x: 1}\n" * 5000)
    assert len(found.value.problems) == 500


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            below = model_in(field.annotation)
            if below:
                models(below, seen)
    return seen


@pytest.mark.parametrize("model", sorted(models(Brief, set()), key=lambda model: model.__name__))
def test_every_field_is_described(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        assert field.description.endswith(".") or field.description.endswith("`"), field.description


def test_a_finding_knows_which_of_its_sources_its_text_does_not_cite(read: Write) -> None:
    text = "findings:\n- {text: 'A[@a].', sources: [a, b]}\nsources:\n- {id: a, title: A}\n- {id: b, title: B}\n"
    assert data_of(read(HEAD + text))["findings"][0]["uncited"] == ["b"]
