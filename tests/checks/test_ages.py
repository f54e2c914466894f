"""How old something is depends on the paper's date, or on `--at`, and on no other clock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main

_AGED = Path(__file__).parents[1] / "mistakes/checks/stale-figure"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (None, "is 15 days older than the paper; 14"),
        ("2026-02-10", None),
        ("2026-02-12", "is 16 days older than 2026-02-12; 14"),
        ("2026-02-10T23:30-10:00", None),
        ("2026-02-11T23:30-10:00", "is 15 days older than 2026-02-11; 14"),
    ],
)
def test_a_figure_ages_until_the_moment_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str | None, said: str | None
) -> None:
    shutil.copytree(_AGED, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", *(["--at", at] if at else [])])
    assert (result.exit_code, "stale-figure" in result.stderr) == (0, said is not None), result.stderr
    assert said is None or said in result.stderr


def test_a_template_counts_days_to_the_moment_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "templates/trial/paper.html"
    template.parent.mkdir(parents=True)
    words = "{{ events[0].date | days_since }} days on, {{ today | date }}"
    template.write_text(f'<paper title="T" language="en"><p>{words}</p></paper>')
    brief = tmp_path / "inputs/x.yaml"
    brief.parent.mkdir()
    brief.write_text("title: T\ndate: 2026-02-11\nevents: [{date: 2026-01-31, summary: An attack}]\n")
    monkeypatch.chdir(tmp_path)
    for at, printed in (([], "11 days on, 11 February 2026"), (["--at", "2026-03-01"], "29 days on, 1 March 2026")):
        result = CliRunner().invoke(main, ["show", str(brief), "-t", "trial", *at])
        assert printed in result.stdout, result.output
