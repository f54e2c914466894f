"""What the README tells people to type is what every change has to pass."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_ci_run_ends_with_the_readmes_test_command() -> None:
    *_, last = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    readme = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert [line for line in readme if line.startswith("    ") and "pytest" in line] == ["    " + last]
