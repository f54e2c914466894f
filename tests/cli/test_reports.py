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
    assert result.stdout.startswith(f"{rule} ({RULES[rule].severity})\n\n")
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
