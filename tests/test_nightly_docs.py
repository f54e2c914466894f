"""What docs/nightly.md tells people to type and to put into files is so: options exist, files are sound."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from briefgen.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "nightly.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def _units() -> dict[str, str]:
    return dict(re.findall(r"`/etc/systemd/system/([\w.-]+)`:\n\n```ini\n(.*?)```", PAGE, re.DOTALL))


def _container_command() -> list[str]:
    found = re.search(r"^CMD (\[.*\])$", PAGE, re.MULTILINE)
    assert found
    command: list[str] = json.loads(found[1])
    return command


def _commands() -> list[list[str]]:
    """Every command of ours that the page has, on a line of its own or in a file."""
    lines = [line for line in PAGE.splitlines() if line.startswith(("    ", "ExecStart="))]
    found = [found[1] for line in lines if (found := re.search(r"\bbriefgen ((?:nightly|check)\b[^']*)", line))]
    return [_container_command(), *map(shlex.split, found)]


def test_the_page_has_commands() -> None:
    assert len(_commands()) >= 8


@pytest.mark.parametrize("command", _commands(), ids=" ".join)
def test_every_command_parses(command: list[str]) -> None:
    context = click.Context(main)
    asked = main.get_command(context, command[0])
    assert asked
    asked.make_parser(click.Context(asked)).parse_args(command[1:])


@pytest.mark.parametrize("program", ["scheduler", "worker"])
def test_the_commands_of_dask_parse(program: str) -> None:
    (line,) = (line for line in PAGE.splitlines() if line.startswith(f"    dask {program} "))
    command = import_module(f"distributed.cli.dask_{program}").main
    command.make_parser(click.Context(command)).parse_args(shlex.split(line, comments=True)[2:])


def test_every_option_that_is_mentioned_exists() -> None:
    mentioned = set(re.findall(r"`(--[a-z-]+)", PAGE)) - _OF_OTHERS
    ours: set[str] = set()
    for name in main.list_commands(click.Context(main)):
        command = main.get_command(click.Context(main), name)
        assert command
        ours |= {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    assert mentioned <= ours


_OF_OTHERS = {"--nthreads", "--user", "--userns"}
"""Of Dask's workers, of Docker and of podman."""


@pytest.mark.parametrize("name", _units())
def test_units_of_systemd(name: str, tmp_path: Path) -> None:
    unit = configparser.ConfigParser(strict=True, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(_units()[name])
    assert unit["Unit"]["Description"]
    assert unit["Unit"].get("OnFailure", name) in _units()
    _verify(_units(), name, tmp_path)


def _verify(units: Mapping[str, str], name: str, folder: Path) -> None:
    """Have systemd say what it makes of a unit, where it is installed."""
    for each, text in units.items():
        (folder / each).write_text(text.replace("/opt/briefgen/bin/briefgen", "/bin/true"))
    if verifier := shutil.which("systemd-analyze"):
        said = subprocess.run([verifier, "verify", str(folder / name)], capture_output=True, text=True)
        assert (said.returncode, said.stdout) == (0, ""), said.stderr
        assert "Unknown" not in said.stderr


def test_a_unit_for_a_moment(tmp_path: Path) -> None:
    (command,) = (block for block in _blocks("ini") if block.startswith("ExecStart="))
    name = "briefgen-nightly.service"
    unit = re.sub(r"^ExecStart=.*\n", lambda _: command, _units()[name], flags=re.MULTILINE)
    _verify({**_units(), name: unit}, name, tmp_path)
    # systemd.service(5), “COMMAND LINES”: `%%` is a percent sign and `$$` a dollar sign.
    typed = command.partition("=")[2].replace("%%", "%").replace("$$", "$")
    assert _DAY.search(_typed_by(shlex.split(typed)[-1], tmp_path))


def test_the_lines_for_cron(tmp_path: Path) -> None:
    lines = [line.strip() for line in PAGE.splitlines() if line.startswith("    30 2 ")]
    plain, with_moment = (line.removeprefix("30 2 * * * ") for line in lines)
    assert re.fullmatch(r"cd /srv/briefs && /opt/briefgen/bin/briefgen nightly [a-z0-9 -]+", plain)
    assert with_moment.startswith(plain)
    # crontab(5): a percent sign is a new line unless there is a backslash before it.
    command = re.sub(r"(?<!\\)%", "\n", with_moment).replace("\\%", "%")
    assert _DAY.search(_typed_by(command, tmp_path))


_DAY = re.compile(r"nightly .*--at \d{4}-\d\d-\d\d$")


def _typed_by(command: str, folder: Path) -> str:
    """What a shell makes of a command of ours: the words that the program would get."""
    command = command.replace("exec /opt", "/opt").replace("/opt/briefgen/bin/briefgen", "echo")
    here = command.replace("/srv/briefs", shlex.quote(str(folder)))
    return subprocess.run(["sh", "-c", here], capture_output=True, text=True, check=True).stdout.strip()


def test_the_workflow_keeps_last_nights_papers_and_shows_the_report() -> None:
    (text,) = _blocks("yaml")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    assert workflow[True]["schedule"] == [{"cron": "30 2 * * *"}]  # YAML 1.1 takes `on` for true
    steps = workflow["jobs"]["papers"]["steps"]
    used = [step.get("uses", step.get("run")).split("@")[0] for step in steps]
    night = used.index("briefgen nightly")
    assert used.index("actions/cache/restore") < night < used.index("actions/cache/save")
    assert all(step["if"] == "always()" for step in steps[night + 1 :])
    assert steps[-1]["with"]["report_paths"] == "papers/nightly-report.xml"


def test_the_container_is_nobody_in_particular() -> None:
    (text,) = _blocks("dockerfile")
    lines = text.splitlines()
    assert lines.index("USER briefgen") < lines.index('ENTRYPOINT ["briefgen"]')
    assert lines[0].startswith("FROM docker.io/library/python:3.")
    assert _container_command()[0] == "nightly"
