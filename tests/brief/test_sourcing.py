"""What a brief rests on as a whole."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief import BriefFile, read_brief
from briefgen.brief.sourcing import account, finding_sources, origins
from briefgen.workspace import Workspace

BRIEF = """title: T
date: 2026-02-11
findings:
  - {text: "One [@tribune].", sources: [dawn]}
  - {text: Two., sources: [dawn, list]}
  - text: "Three [@list; @list, p. 3]."
  - text: Four.
sources:
  - {id: ispr, type: statement, title: S, date: 2026-02-05, grade: C3}
  - {id: dawn, type: news, title: D, derived_from: tribune, grade: F6, language: ur}
  - {id: tribune, type: news, title: T, derived_from: ispr, date: 2026-01, language: fr-FR}
  - {id: list, title: L}
"""


def brief(tmp_path: Path, text: str = BRIEF) -> BriefFile:
    path = tmp_path / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return read_brief(path, Workspace(tmp_path))


def test_findings_rest_on_what_they_name_and_cite(tmp_path: Path) -> None:
    file = brief(tmp_path)
    assert [finding_sources(file, at) for at in range(4)] == [["dawn", "tribune"], ["dawn", "list"], ["list"], []]


def test_a_source_is_followed_to_what_it_repeats(tmp_path: Path) -> None:
    assert origins(brief(tmp_path)) == {"ispr": "ispr", "dawn": "ispr", "tribune": "ispr", "list": "list"}


def test_the_account_counts_kinds_dates_grades_and_independence(tmp_path: Path) -> None:
    assert account(brief(tmp_path), "en-GB") == {
        "count": 4,
        "groups": {"official": 1, "press": 2, "other": 1},
        "languages": ["French", "Urdu"],
        "first_date": "2026-01",
        "last_date": "2026-02-05",
        "graded": 2,
        "derived": 2,
        "single": [1, 3],
        "reliability": ["C", "F"],
        "credibility": ["3", "6"],
    }


def test_a_brief_without_sources_has_an_account_of_nothing(tmp_path: Path) -> None:
    made = account(brief(tmp_path, "title: T\ndate: 2026\n"), "en-GB")
    assert (made["count"], made["first_date"], made["single"], made["languages"]) == (0, None, [], [])
