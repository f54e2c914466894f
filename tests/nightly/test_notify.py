"""The hook of a nightly run, with real programs; and a whole night with one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from briefgen.cli.notify import Command, notify

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hooks here are shell scripts")


def hook(folder: Path, script: str) -> str:
    """A program that does what a script says."""
    path = folder / "a hook"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_it_is_told_the_report_the_exit_code_and_the_summary(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = f'printf "%s|" "$@" "$BRIEFGEN_EXIT_CODE" "$BRIEFGEN_SUMMARY" > {said}'
    wrong = notify([hook(tmp_path, script), "--to", "two words"], tmp_path / "report.json", 1, "One; failed.")
    assert wrong == ""
    assert said.read_text(encoding="utf-8") == f"--to|two words|{tmp_path}/report.json|1|One; failed.|"


def test_one_that_fails_is_told(tmp_path: Path) -> None:
    program = hook(tmp_path, "exit 7")
    assert notify([program], tmp_path, 0, "") == f"--notify: “{program}” ended with exit code 7."


def test_one_that_is_no_program_after_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no program", encoding="utf-8")
    (tmp_path / "text").chmod(0o755)
    assert "couldn't be run: exec format error." in notify([str(tmp_path / "text")], tmp_path, 0, "")
    assert "couldn't be run: no such file" in notify([str(tmp_path / "gone")], tmp_path, 0, "")


def test_one_that_hangs_is_stopped_with_what_it_began(tmp_path: Path) -> None:
    number = tmp_path / "number"
    began = time.monotonic()
    wrong = notify([hook(tmp_path, f"sleep 100 & echo $! > {number}; wait")], tmp_path, 0, "", longest=1)
    assert time.monotonic() - began < 60
    assert wrong.endswith("took longer than 1 s and was stopped.")
    assert not _lives(int(number.read_text(encoding="utf-8")))


def _lives(process: int) -> bool:
    """Whether a process is there; one that ended and that nobody has asked after isn't."""
    for _ in range(50):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True).stdout
        if not state.strip() or state.startswith("Z"):
            return False
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    return True


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("no-such-program --to editors", "there is no program “no-such-program”"),
        ("sh 'open", "a quotation mark is open"),
        ("  ", "is empty"),
    ],
)
def test_what_can_not_be_run_is_refused_before_the_night(given: str, said: str) -> None:
    with pytest.raises(click.BadParameter, match=said):
        Command().convert(given, None, None)


def test_a_command_is_split_as_a_shell_does() -> None:
    assert Command().convert("sh -c 'exit 3' \"$HOME\"", None, None) == ("sh", "-c", "exit 3", "$HOME")


# ── A whole night ────────────────────────────────────────────────────────────

GOOD = "title: Ports\ndate: 2026-11-20\nsections:\n  - title: What is open\n    body: Two of three.\n"
BAD = "title: Passes\ndate: 2026-11-20\nsections:\n  - title: What is open\n    body: See [it](#nowhere).\n"


def nightly(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A night in a folder, as a job of the system begins it."""
    command = [sys.executable, "-m", "briefgen", "nightly", "-f", "pdf", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFGEN_CACHE": "off"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A workspace with a brief that can be built and one that can't."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs/ports.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "inputs/passes.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_night_leaves_its_reports_and_runs_the_hook_last(briefs: Path) -> None:
    program = hook(briefs, 'echo "hook $BRIEFGEN_EXIT_CODE $1"; test -f "${1%.json}.html"; exit 9')
    result = nightly(briefs, "--notify", f"'{program}'", "--report", "reports")
    report = briefs / "reports/nightly-report.json"
    assert result.returncode == 1
    assert f"hook 1 {report}" in result.stdout.splitlines()
    assert result.stderr.splitlines()[-1] == f"warning: --notify: “{program}” ended with exit code 9."
    assert "1 of 2 briefs failed; it has no papers yet." in result.stderr.splitlines()[-2]
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["exit_code"] == 1
    assert [each["status"] for each in found["briefs"]] == ["failed", "built"]
    assert 'href="../papers/ports.pdf"' in (briefs / "reports/nightly-report.html").read_text(encoding="utf-8")


def test_where_the_report_cannot_be_written_the_papers_stand_and_it_is_told(briefs: Path) -> None:
    (briefs / "inputs/passes.yaml").unlink()
    (briefs / "reports").write_text("a file", encoding="utf-8")
    program = hook(briefs, "echo never")
    result = nightly(briefs, "--notify", f"'{program}'", "--report", "reports/tonight")
    assert result.returncode == 1
    assert "can't be written: " in result.stderr
    assert "never" not in result.stdout
    assert (briefs / "papers/ports.pdf").read_bytes().startswith(b"%PDF")
