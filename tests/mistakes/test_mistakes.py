"""Wrong inputs, each with the exact messages that a person sees.

`AREA/NAME.expected` holds what `briefgen check` prints about `AREA/NAME.yaml`, which
is tried as a brief in an otherwise empty workspace. Where a mistake needs more files,
`AREA/NAME/` is the whole workspace; a file `command` in it holds other arguments than
`check`, such as `templates check`. `pytest --update-golden` writes the expectations;
look at each before you commit it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main

HERE = Path(__file__).parent
MISTAKES = sorted(
    path
    for area in HERE.iterdir()
    if area.is_dir() and area.name != "__pycache__"
    for path in area.iterdir()
    if path.is_dir() or path.suffix == ".yaml"
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_messages_are_as_expected(
    mistake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    arguments = prepare(mistake, tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1, result.output
    golden(mistake.with_suffix(".expected"), result.output.replace(str(tmp_path), "…"))


def prepare(mistake: Path, workspace: Path) -> list[str]:
    """Set up the workspace of a mistake; the command's arguments."""
    if mistake.is_dir():
        shutil.copytree(mistake, workspace, dirs_exist_ok=True)
        command = workspace / "command"
        return command.read_text(encoding="utf-8").split() if command.is_file() else ["check"]
    (workspace / "inputs").mkdir()
    shutil.copyfile(mistake, workspace / "inputs" / mistake.name)
    return ["check", f"inputs/{mistake.name}"]


def test_every_expectation_has_its_mistake() -> None:
    orphans = [
        path.name for path in HERE.glob("*/*.expected") if not any(path.with_suffix(s).exists() for s in ("", ".yaml"))
    ]
    assert orphans == []


def test_there_are_many() -> None:
    assert len(MISTAKES) >= 40
