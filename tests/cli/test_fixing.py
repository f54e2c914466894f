"""check --fix, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import fixing, main

STYLE = """\
rules:
  - {name: spelling, spelling: {variety: british}}
  - {name: dates, dates: {short_months: no}}
"""
WRONG = """\
title: A color   # as typed
date: 2026-02-11
template: flash-note
sections:
  - title: One
    body: On February 5, 2026 teh color was seen.
"""
RIGHT = WRONG.replace("A color", "A colour").replace("February 5,", "5 February").replace("teh color", "teh colour")


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=answer, catch_exceptions=False)


@pytest.fixture
def briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The briefs of a workspace with two rules that have fixes: one brief has three things to mend."""
    for name in ("inputs", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "templates" / "house-style.yaml").write_text(STYLE, "utf-8")
    (tmp_path / "inputs" / "a.yaml").write_text(WRONG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "inputs"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who can be asked."""
    monkeypatch.setattr(fixing, "_is_terminal", lambda: True)


def test_where_nobody_can_be_asked_the_changes_are_shown_and_not_written(briefs: Path) -> None:
    result = run("check", "--fix")
    assert result.exit_code == 0
    assert result.stdout == (
        "--- inputs/a.yaml\n"
        "+++ inputs/a.yaml, mended\n"
        "@@ -1,2 +1,2 @@\n"
        "-title: A color   # as typed\n"
        "+title: A colour   # as typed\n"
        " date: 2026-02-11\n"
        "@@ -5,3 +5,3 @@\n"
        "   - title: One\n"
        "-    body: On February 5, 2026 teh color was seen.\n"
        "+    body: On 5 February 2026 teh colour was seen.\n"
        " \n"
        "3 changes in 1 brief, not written: --yes writes them.\n"
        "1 brief without an error; 4 warnings.\n"
    )
    assert (briefs / "a.yaml").read_text("utf-8") == WRONG


def test_with_yes_they_are_written_and_what_remains_is_told(briefs: Path) -> None:
    result = run("check", "--fix", "--yes")
    assert result.exit_code == 0
    assert (briefs / "a.yaml").read_text("utf-8") == RIGHT
    assert result.stdout.endswith("inputs/a.yaml  3 changes\n1 brief without an error; 1 warning.\n")
    assert "no dictionary has “teh”" in result.stderr
    again = run("check", "--fix", "--yes", "--strict")
    assert again.exit_code == 1
    assert again.stdout == "There is nothing that can safely be mended.\n1 brief without an error; 1 warning.\n"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("answer", "text"), [("y\n", RIGHT), ("n\n", WRONG), ("\n", WRONG)])
def test_a_person_is_asked(briefs: Path, answer: str, text: str) -> None:
    result = run("check", "--fix", answer=answer)
    assert result.exit_code == 0
    assert "Write 3 changes in 1 brief? [y/N]" in result.stderr
    assert (briefs / "a.yaml").read_text("utf-8") == text
    assert ("Nothing is written." in result.stdout) == (text == WRONG)


def test_what_is_wrong_with_one_brief_costs_no_other(briefs: Path) -> None:
    (briefs / "b.yaml").write_text("title: [", "utf-8")
    (briefs / "c.yaml").write_text(WRONG, "utf-8")
    (briefs / "d.yaml").write_text(WRONG, "utf-8")
    (briefs / "c.yaml").chmod(0o444)
    result = run("check", "--fix", "--yes")
    assert result.exit_code == 1
    assert "inputs/c.yaml: error: isn't mended: it may only be read" in result.stderr
    assert "inputs/b.yaml:" in result.stderr
    assert [(briefs / f"{name}.yaml").read_text("utf-8") for name in "acd"] == [RIGHT, WRONG, RIGHT]


def test_two_names_of_one_brief_are_mended_once(briefs: Path) -> None:
    (briefs / "b.yaml").symlink_to(briefs / "a.yaml")
    result = run("check", "--fix", "--yes")
    assert result.exit_code == 0
    assert "inputs/a.yaml  3 changes\n" in result.stdout
    assert "changed while you were asked" not in result.stderr
    assert (briefs / "a.yaml").read_text("utf-8") == RIGHT


def test_a_report_for_programs_stays_alone_on_standard_output(briefs: Path) -> None:
    result = run("check", "--fix", "--yes", "--format", "json")
    assert [problem["message"] for problem in json.loads(result.stdout)] == ["no dictionary has “teh”"]
    assert "+title: A colour" in result.stderr


def test_yes_alone_is_a_mistake(briefs: Path) -> None:
    result = run("check", "--yes")
    assert result.exit_code == 2
    assert "--yes goes with --fix" in result.stderr


def test_several_processes_mend_alike(briefs: Path) -> None:
    (briefs / "b.yaml").write_text(WRONG, "utf-8")
    run("check", "--fix", "--yes", "--jobs", "2")
    assert [path.read_text("utf-8") for path in sorted(briefs.iterdir())] == [RIGHT, RIGHT]
