"""figures, through the command line: the ledger and every place that uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

BRIEF = """\
title: "After {{ killed }} deaths"
date: 2026-02-11
sections:
  - title: The toll
    body: |
      The first count, given to the press in Quetta on the first of February by the minister, was
      {{ killed: from bugti }}; it is {{ killed }} now, and
      [all claims](#killed) stand below.
figures:
  - id: killed
    label: militants killed
    use: ISPR
    because: it covers the whole operation
    claims:
      - {value: 145, id: bugti, by: Bugti, as_of: 2026-02-01, unsourced: overheard, note: 40 hours}
      - {value: 1216, by: ISPR, as_of: 2026-02-05, source: statement}
  - {id: rise, label: rise in attacks, unit: "%", base: on 2025, claims: [{value: 45}]}
  - {id: all, label: dead in all, sum_of: [killed], claims: [{value: 1216, source: statement}]}
  - {label: ships, claims: [{low: 4}]}
sources: [{id: statement, title: A statement}]
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["figures", *arguments], catch_exceptions=False)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief, as the current folder."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.yaml").write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_counted_number_says_what_it_is_counted_from(workspace: Path) -> None:
    events = "events: [{date: 2026-02-01, summary: A raid.}]\ntallies: [{id: t, of: events}]\n"
    figures = "figures: [{id: raids, label: raids, claims: [{tally: t}]}]\n"
    (workspace / "inputs" / "x.yaml").write_text(f"title: T\ndate: 2026-02-11\n{events}{figures}", "utf-8")
    assert "counted by `t`; from the events listed in this paper\n" in run().stdout


def test_the_ledger_for_people(workspace: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        "inputs/x.yaml\n"
        "\n"
        "killed  militants killed: 1,216\n"
        "  because it covers the whole operation\n"
        "      145  Bugti, 1\u00a0February 2026; [bugti]; no source: overheard; 40 hours; superseded\n"
        "  * 1,216  ISPR, 5\u00a0February 2026; statement\n"
        "  inputs/x.yaml:1:15   After 1,216 deaths\n"
        "  inputs/x.yaml:7:7    …of February by the minister, was 145; it is 1,216 now, and [all…\n"
        "  inputs/x.yaml:7:39   …by the minister, was 145; it is 1,216 now, and [all claims](#killed)…\n"
        "  inputs/x.yaml:8:20   [all claims](#killed) stand below.\n"
        "  inputs/x.yaml:18:44  dead in all, the sum of killed\n"
        "\n"
        "rise  rise in attacks (on 2025): 45%\n"
        "  * 45%  nobody named; no source\n"
        "  not used in the text\n"
        "\n"
        "all  dead in all: 1,216\n"
        "  * 1,216  nobody named; statement\n"
        "  not used in the text\n"
        "\n"
        "(no id)  ships: at least 4\n"
        "  * at least 4  nobody named; no source\n"
        "  not used in the text\n"
        "\n"
        "1 brief read, 4 figures.\n"
    )


def test_the_same_for_programs(workspace: Path) -> None:
    result = run("inputs/x.yaml", "--format", "json")
    assert result.exit_code == 0, result.stderr
    killed, rise, *_ = json.loads(result.stdout)
    assert (killed["path"], killed["id"], killed["prints"]) == ("inputs/x.yaml", "killed", "1,216")
    assert [(claim["prints"], claim["used"], claim["superseded"]) for claim in killed["claims"]] == [
        ("145", False, True),
        ("1,216", True, False),
    ]
    assert killed["uses"][0] == {
        "kind": "quoted", "line": 1, "column": 15, "before": "After ", "shown": "1,216", "after": " deaths",
    }  # fmt: skip
    assert [use["kind"] for use in killed["uses"]] == ["quoted", "quoted", "quoted", "linked", "summed"]
    assert (rise["base"], rise["uses"]) == ("on 2025", [])


def test_places_are_where_the_quotations_stand(workspace: Path) -> None:
    lines = (workspace / "inputs" / "x.yaml").read_text("utf-8").split("\n")
    killed = json.loads(run("--format", "json").stdout)[0]
    found = [lines[use["line"] - 1][use["column"] - 1 :] for use in killed["uses"]]
    assert [text.startswith(("{{ killed", "#killed", "killed]")) for text in found] == [True] * 5


def test_a_brief_that_breaks_rules_is_read_all_the_same_and_one_that_is_none_is_told(workspace: Path) -> None:
    (workspace / "inputs" / "x.yaml").write_text(BRIEF.replace("{{ killed }} now", "{{ kild }} now"), "utf-8")
    assert run().exit_code == 0
    (workspace / "inputs" / "y.yaml").write_text("title: 1\ndat: 2026\n", "utf-8")
    result = run()
    assert result.exit_code == 1
    assert "inputs/y.yaml:2:1: error: there is no field `dat`" in result.stderr
    assert "militants killed: 1,216" in result.stdout
    assert len(json.loads(run("--format", "json").stdout)) == 4


def test_a_brief_without_figures_says_so(workspace: Path) -> None:
    (workspace / "inputs" / "x.yaml").write_text("title: T\ndate: 2026\n", "utf-8")
    assert run().stdout == "inputs/x.yaml\n  no figures\n\n1 brief read, 0 figures.\n"
