"""Problems for other programs, and rules explained."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.checks import RULES, every_rule
from briefgen.cli import main
from briefgen.workspace import find_workspace
from tests.plain_house import without_rules

BRIEF = """title: "One, two: 100 %"
date: 2026-02-11
sections:
  - title: To be written
questions:
  - text: See [it](#nowhere).
"""


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inputs").mkdir()
    without_rules(tmp_path)
    path = tmp_path / "inputs" / "a brief, new.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_sarif_has_rules_levels_and_places(checked: Path) -> None:
    result = run("--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    [found] = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    for each in found["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert rules[each["ruleIndex"]]["fullDescription"]["text"] == RULES[each["ruleId"]].explanation
    places = [
        (each["ruleId"], each["level"], each["locations"][0]["physicalLocation"]["region"]) for each in found["results"]
    ]
    assert places == [
        ("empty-section", "warning", {"startLine": 4, "startColumn": 12}),
        ("unknown-id", "error", {"startLine": 6, "startColumn": 20}),
    ]
    uri = found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "inputs/a%20brief%2C%20new.yaml"


def test_a_file_name_that_is_no_text_has_an_address(checked: Path) -> None:
    os.rename(os.fsencode(checked), os.fsencode(checked.parent) + b"/\xff.yaml")
    [found] = json.loads(run("--format", "sarif").stdout)["runs"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found["results"]}
    assert uris == {"inputs/%FF.yaml"}


def test_annotations_of_github(checked: Path) -> None:
    lines = run("--format", "github").stdout.splitlines()
    assert lines[0].startswith(
        "::warning file=inputs/a brief%2C new.yaml,line=4,col=12,title=empty-section::nothing stands below"
    )
    assert lines[1].startswith("::error ")


def test_nothing_wrong_is_no_line_but_a_valid_log(checked: Path) -> None:
    checked.write_text("title: T\ndate: 2026\n", encoding="utf-8")
    assert run("--format", "github").stdout == ""
    assert json.loads(run("--format", "json").stdout) == []
    assert json.loads(run("--format", "sarif").stdout)["runs"][0]["results"] == []


def test_warnings_stop_no_paper_and_are_told(checked: Path) -> None:
    checked.write_text(BRIEF.partition("questions")[0], encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--format", "pdf"])
    assert result.exit_code == 0
    assert "warning: nothing stands below this heading" in result.stderr
    assert re.search(r"1 brief built in .* s; 1 warning\.", result.stdout)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(rule: str) -> None:
    result = run("--explain", rule)
    assert result.exit_code == 0
    firm = ", firm: nothing can allow for it" if RULES[rule].firm else ""
    assert result.stdout.startswith(f"{rule} ({RULES[rule].severity}{firm})\n\n")
    assert len(result.stdout) > 150


def test_what_is_no_rule_is_explained_too() -> None:
    result = run("--explain", "unknown-field")
    assert result.exit_code == 0
    assert "slips of the hand" in result.stdout


def test_rules_are_listed_and_a_slip_is_told() -> None:
    listed = [line.split()[0] for line in run("--explain").stdout.splitlines()]
    assert listed == sorted({*RULES, *every_rule(find_workspace(Path.cwd()).template_roots)})
    result = run("--explain", "empty-sektion")
    assert result.exit_code == 2
    assert "Did you mean empty-section?" in result.stderr


def test_strict_leaves_with_one_for_warnings(checked: Path) -> None:
    checked.write_text(BRIEF.partition("questions")[0], encoding="utf-8")
    assert run().exit_code == 0
    assert run("--strict").exit_code == run("--strict", "--format", "json").exit_code == 1
    checked.write_text("title: T\ndate: 2026\n", encoding="utf-8")
    assert run("--strict").exit_code == 0


# ── What is allowed ──────────────────────────────────────────────────────────

ALLOWING = """title: T
date: 2026
allow:
  - {rule: empty-section, text: To be, reason: The author is away.}
  - {rule: house-words, text: '"sure"', reason: It is their word.}
sections:
  - title: To be written
  - title: B
    body: They are "sure" of it.
"""
HOUSE = """rules:
  - name: house-words
    reason: Marks around a word judge it.
    scare_quotes: {most_words: 1}
    fields: [sections.body]
    fires: [They are "sure".]
    passes: [They are sure.]
"""


@pytest.fixture
def allowing(checked: Path) -> Path:
    checked.write_text(ALLOWING, encoding="utf-8")
    (checked.parents[1] / "templates" / "house-style.yaml").write_text(HOUSE, encoding="utf-8")
    return checked


def test_check_lists_what_is_allowed_and_build_does_not(allowing: Path) -> None:
    result = run()
    assert result.stdout == "1 brief without a problem.\n"
    assert result.stderr.splitlines() == [
        "2 occurrences allowed:",
        "  inputs/a brief, new.yaml:7:12: “To be” [empty-section] The author is away.",
        '  inputs/a brief, new.yaml:9:20: “"sure"” [house-words] It is their word.',
    ]
    assert CliRunner().invoke(main, ["build", "-q", "--dry-run"]).output == ""


def test_of_what_very_many_briefs_allow_the_first_is_listed(allowing: Path) -> None:
    for number in range(30):
        (allowing.parent / f"brief-{number}.yaml").write_text(ALLOWING, encoding="utf-8")
    lines = run().stderr.splitlines()
    assert (lines[0], len(lines)) == ("62 occurrences allowed:", 42)
    assert lines[-1] == "  … and 22 more: --format json has all of them"


def test_json_has_what_is_allowed_under_a_severity_of_its_own(allowing: Path) -> None:
    records = json.loads(run("--format", "json").stdout)
    assert [(each["severity"], each["rule"], each["text"], each["reason"]) for each in records] == [
        ("allowed", "empty-section", "To be", "The author is away."),
        ("allowed", "house-words", '"sure"', "It is their word."),
    ]


def test_sarif_has_what_is_allowed_as_suppressed_and_says_so_of_all(allowing: Path) -> None:
    allowing.write_text(ALLOWING + "  - title: C\n", encoding="utf-8")
    [found] = json.loads(run("--format", "sarif").stdout)["runs"]
    assert [each["suppressions"] for each in found["results"]] == [
        [],
        [{"kind": "inSource", "justification": "The author is away."}],
        [{"kind": "inSource", "justification": "It is their word."}],
    ]
    [rule] = [each for each in found["tool"]["driver"]["rules"] if each["id"] == "house-words"]
    assert rule["fullDescription"]["text"].startswith("Marks around a word judge it.\n\n")


def test_annotations_leave_out_what_is_allowed(allowing: Path) -> None:
    assert run("--format", "github").stdout == ""


def test_a_rule_of_the_house_is_explained_with_its_cases_and_place(allowing: Path) -> None:
    assert run("--explain", "house-words").stdout.splitlines() == [
        "house-words (warning)",
        "",
        "Marks around a word judge it.",
        "",
        "A rule of the house (`scare_quotes`), for sections.body.",
        "",
        "It finds something in:",
        '- They are "sure".',
        "",
        "It finds nothing in:",
        "- They are sure.",
        "",
        "It stands in templates/house-style.yaml:2:11.",
    ]


def test_what_is_wrong_in_the_house_s_rules_is_told_where_one_is_asked_for(allowing: Path) -> None:
    (allowing.parents[1] / "templates" / "house-style.yaml").write_text("rules: no\n", encoding="utf-8")
    result = run("--explain", "house-words")
    assert result.exit_code == 1
    assert "`rules` has to be a list" in result.output
