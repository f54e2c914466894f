"""Whole nights, as a job of the system begins them: what is reported, and who is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.nightly.test_notify import hook

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hooks here are shell scripts")

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
    program = hook(briefs, 'echo "hook $BRIEFGEN_EXIT_CODE $1"; test -f "${1%.json}.html" && exit 9')
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
    program = hook(briefs, 'echo "hook $BRIEFGEN_EXIT_CODE $#: $BRIEFGEN_SUMMARY"')
    result = nightly(briefs, "--notify", f"'{program}'", "--report", "reports/tonight")
    assert result.returncode == 1
    assert "can't be written: " in result.stderr
    last = result.stdout.splitlines()[-1]
    assert last.startswith("hook 1 0: All is well: 1 brief built.")
    assert last.endswith("Its report couldn't be written.")
    assert (briefs / "papers/ports.pdf").read_bytes().startswith(b"%PDF")


def test_a_night_that_is_cut_short_is_told_too(briefs: Path) -> None:
    program = hook(briefs, 'echo "hook $BRIEFGEN_EXIT_CODE $#: $BRIEFGEN_SUMMARY"')
    (briefs / "papers").write_text("a file", encoding="utf-8")
    result = nightly(briefs, "--notify", f"'{program}'")
    assert result.returncode == 1
    said = f"hook 1 0: The night was cut short: {briefs}/papers/.nightly: can't be used: not a directory."
    assert result.stdout.splitlines() == [said]
    assert "can't be used: not a directory" in result.stderr

    result = nightly(briefs, "--notify", f"'{program}'", "--only", "nobody")
    assert result.returncode == 2
    assert result.stdout.splitlines() == ["hook 2 0: The night was cut short: no brief is called “nobody”."]


def test_who_only_looks_tells_nobody(briefs: Path) -> None:
    result = nightly(briefs, "--notify", f"'{hook(briefs, 'echo never')}'", "--dry-run")
    assert (result.returncode, "never" in result.stdout) == (0, False)


LEDGER = """title: Ports
date: 2026-11-20
figures:
  - id: open
    label: ports that are open
    claims:
      - {value: 3, by: Harbour office, as_of: 2026-11-19, unsourced: seen by the author}
sections:
  - title: What is open
    body: |
      The port of Aden works.
      Open are {{ open }} ports.
"""


def test_a_figure_that_moved_is_named_with_the_line_that_quotes_it(briefs: Path) -> None:
    (briefs / "inputs/passes.yaml").unlink()
    ports = briefs / "inputs/ports.yaml"
    ports.write_text(LEDGER, encoding="utf-8")
    assert nightly(briefs).returncode == 0
    ports.write_text(LEDGER.replace("value: 3", "value: 5"), encoding="utf-8")
    assert "1 figure moved" in nightly(briefs).stdout
    [ports_now] = report(briefs)["briefs"]
    expected = {"figure": "open", "label": "ports that are open", "old": "3", "new": "5", "lines": [12]}
    assert ports_now["moved"] == [expected]
    assert nightly(briefs).stdout.startswith("Nothing changed: the paper is current.")
    assert report(briefs)["briefs"][0]["moved"] == []


def report(folder: Path) -> dict[str, Any]:
    """The report on the last night."""
    found: dict[str, Any] = json.loads((folder / "papers/nightly-report.json").read_text(encoding="utf-8"))
    return found


def test_a_strict_night_fails_for_warnings_though_every_paper_is_there(briefs: Path) -> None:
    (briefs / "inputs/passes.yaml").unlink()
    (briefs / "inputs/ports.yaml").write_text(GOOD.replace("    body: Two of three.\n", ""), encoding="utf-8")
    assert nightly(briefs).returncode == 0
    result = nightly(briefs, "--strict")
    assert result.returncode == 1
    assert report(briefs)["exit_code"] == 1
    assert [each["rule"] for each in report(briefs)["warnings"]] == ["empty-section", "missing-part"]
    assert 'type="warnings"' in (briefs / "papers/nightly-report.xml").read_text(encoding="utf-8")
