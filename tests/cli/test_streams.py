"""What was asked for goes to stdout, problems go to stderr, and whoever stops reading is not complained to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

GOOD = "title: A short brief\ndate: 2026-02-11\ntemplate: flash-note\nsummary: What happened.\n"
GOOD += "findings: [{id: it, text: It happened., sources: [one, two]}]\n"
GOOD += "sources: [{id: one, title: One}, {id: two, title: Two}]\n"
GOOD += "recommendations: [{to: Readers, text: Read., timeframe: Now, finding: it}]\n"
BAD = GOOD.replace("summary:", "sumary:")

FINE = [
    ["build"],
    ["build", "--dry-run"],
    ["check"],
    ["check", "--format", "json"],
    ["extract", "inputs/good.yaml", "--all"],
    ["extract", "inputs/good.yaml", "--to", "readers", "--dry-run"],
    ["show", "inputs/good.yaml"],
    ["figures", "inputs/good.yaml"],
    ["figures", "--format", "json"],
    ["data", "inputs/good.csv"],
    ["data", "--format", "json", "inputs/good.csv"],
    ["new", "another"],
    ["init", "elsewhere"],
    ["schema"],
    ["doctor"],
    ["completion", "bash"],
    ["templates"],
    ["templates", "list"],
    ["templates", "copy", "flash-note", "our-note"],
    ["templates", "reference", "flash-note"],
    ["templates", "check"],
]
"""Each command as it works."""

WRONG = [
    (["build", "inputs/bad.yaml"], 1),
    (["check", "inputs/bad.yaml"], 1),
    (["extract", "inputs/bad.yaml", "--all"], 1),
    (["extract", "inputs/good.yaml", "--to", "nobody"], 1),
    (["extract", "inputs/good.yaml"], 2),
    (["show", "inputs/bad.yaml"], 1),
    (["figures", "inputs/bad.yaml"], 1),
    (["data", "inputs/bad.yaml"], 1),
    (["data"], 2),
    (["new", "good"], 2),
    (["init", "inputs/good.yaml"], 2),
    (["schema", "-o", "inputs/good.yaml/schema.json"], 1),
    (["doctor", "unasked"], 2),
    (["completion", "dosh"], 2),
    (["templates", "list", "unasked"], 2),
    (["templates", "copy", "flash-notes"], 1),
    (["templates", "reference", "flash-notes"], 1),
    (["templates", "check", "broken"], 1),
]
"""Each command with something wrong, and its exit code."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one good brief, as the current folder."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs/good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "inputs/good.csv").write_text("date,killed\n2024-01-15,2\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def faulty(folder: Path) -> Path:
    """The same with a bad brief and a broken template."""
    (folder / "inputs/bad.yaml").write_text(BAD, "utf-8")
    (folder / "templates/broken").mkdir(parents=True)
    (folder / "templates/broken/paper.html").write_text("{% if", "utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.mark.parametrize("command", FINE, ids=" ".join)
def test_what_was_asked_for_is_all_on_stdout(folder: Path, command: list[str]) -> None:
    result = run(*command)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize(("command", "code"), WRONG, ids=[" ".join(command) for command, _ in WRONG])
def test_what_is_wrong_is_all_on_stderr(faulty: Path, command: list[str], code: int) -> None:
    result = run(*command)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.endswith("\n")


def test_good_and_bad_side_by_side_are_kept_apart(faulty: Path) -> None:
    result = run("build")
    assert result.exit_code == 1
    assert "papers/good.docx" in result.stdout
    assert "error" not in result.stdout
    assert "inputs/bad.yaml:4:1: error" in result.stderr
    assert "papers/good.docx" not in result.stderr


def test_problems_asked_for_as_json_are_what_was_asked_for(faulty: Path) -> None:
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)
    assert result.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
@pytest.mark.parametrize("command", [["build"], ["check"], ["show", "inputs/good.yaml"], ["schema"], ["doctor"]])
def test_a_reader_that_has_gone_is_not_complained_to(folder: Path, command: list[str]) -> None:
    """As in `briefgen build | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        command = [sys.executable, "-m", "briefgen", *command]
        result = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, text=True)
    assert (result.returncode, result.stderr) == (1, "")


def test_every_command_is_here() -> None:
    tried = {tuple(command) for command in FINE}, {tuple(command) for command, _ in WRONG}
    for commands in tried:
        missing = [path for path in paths(main) if not any(command[: len(path)] == path for command in commands)]
        assert missing == []


def paths(group: click.Group) -> Iterator[tuple[str, ...]]:
    """The names that lead to each command of a group and of the groups in it."""
    for name, command in group.commands.items():
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, *path) for path in paths(command))
