"""Wrong inputs, each with the exact messages that a person sees.

`AREA/NAME.expected` holds what `briefgen check` prints about `AREA/NAME.yaml`, which
is tried as a brief in an otherwise empty workspace, of a house without rules of its own.
`checks/RULE.yaml` breaks an editorial rule, `checks/RULE.fine.yaml` nearly does. Where a mistake needs more files,
`AREA/NAME/` is the whole workspace; a file `command` in it holds other arguments than
`check`, such as `templates check`. `pytest --update-golden` writes the expectations;
look at each before you commit it.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.checks import RULES, load_rules
from briefgen.checks.slips import SLIPS
from briefgen.cli import main
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace
from tests.plain_house import without_rules

HERE = Path(__file__).parent
MISTAKES = sorted(
    path
    for area in HERE.iterdir()
    if area.is_dir() and area.name != "__pycache__"
    for path in area.iterdir()
    if (path.is_dir() or path.suffix == ".yaml") and ".fine" not in path.suffixes
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_messages_are_as_expected(
    mistake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    arguments = prepare(mistake, tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == (": error:" in result.output), result.output
    assert result.output.strip()
    golden(mistake.with_suffix(".expected"), result.output.replace(str(tmp_path), "…"))


def prepare(mistake: Path, workspace: Path) -> list[str]:
    """Set up the workspace of a mistake; the command's arguments."""
    without_rules(workspace)
    if mistake.is_dir():
        shutil.copytree(mistake, workspace, dirs_exist_ok=True)
        command = workspace / "command"
        return command.read_text(encoding="utf-8").split() if command.is_file() else ["check"]
    (workspace / "inputs").mkdir()
    shutil.copyfile(mistake, workspace / "inputs" / mistake.name)
    return ["check", f"inputs/{mistake.name}"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("fine", [False, True], ids=["broken", "fine"])
def test_every_rule_is_broken_by_one_brief_and_nearly_by_another(
    rule: str, fine: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = (HERE / "checks" / f"{rule}{'.fine' if fine else ''}{suffix}" for suffix in ("", ".yaml"))
    arguments = prepare(next(case for case in cases if case.exists()), tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [*arguments, "--format", "json"])
    problems = json.loads(result.stdout)
    assert (rule in {problem["rule"] for problem in problems}) != fine
    assert not fine or not [problem for problem in problems if problem["severity"] == "error"]


CHECKED = [mistake for mistake in MISTAKES if not (mistake / "command").is_file()]


@pytest.mark.parametrize("mistake", CHECKED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_problem_is_explained(mistake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = prepare(mistake, tmp_path)
    monkeypatch.chdir(tmp_path)
    problems = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).stdout)
    names = {problem["rule"] for problem in problems if not problem["path"].endswith(".html")}
    own: set[str] = set()
    with contextlib.suppress(ProblemsFound):
        own = {rule.name for rule in load_rules(Workspace(tmp_path).template_roots).rules}
    assert names <= {*RULES, *SLIPS, *own}


def test_no_slip_is_a_rule() -> None:
    assert not RULES.keys() & SLIPS.keys()


def test_every_expectation_has_its_mistake() -> None:
    orphans = [
        path.name for path in HERE.glob("*/*.expected") if not any(path.with_suffix(s).exists() for s in ("", ".yaml"))
    ]
    assert orphans == []


def test_there_are_many() -> None:
    assert len(MISTAKES) >= 40
