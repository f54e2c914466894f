"""The hook of a nightly run: a command of the house that mails or posts the report."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

LONGEST = 60
"""Seconds that a hook may take."""


class Command(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A command and its arguments, as a shell would split them; no shell runs it. Its program has to be there."""

    name = "command"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if not isinstance(value, str):
            return tuple(value)
        try:
            words = tuple(shlex.split(value))
        except ValueError:
            self.fail(f"a quotation mark is open in “{value}”.", param, ctx)
        if not words:
            self.fail("is empty: name a program, with arguments if it takes some.", param, ctx)
        if shutil.which(words[0]) is None:
            self.fail(_missing(words[0]), param, ctx)
        return words


def _missing(program: str) -> str:
    """Why a program can't be run."""
    if os.path.isfile(program) and not os.access(program, os.X_OK):
        return f"“{program}” may not be run as a program; allow it with: chmod +x {shlex.quote(program)}"
    if os.path.isfile(program):
        return f"there is no program “{program}”; for the file of that name in this folder, write “./{program}”."
    return f"there is no program “{program}” that could be run."


def notify(command: Sequence[str], report: Path, code: int, summary: str, longest: float = LONGEST) -> str:
    """Run the hook with the path of the JSON report as its last argument, and wait until it has ended.

    In its environment stand BRIEFGEN_EXIT_CODE and BRIEFGEN_SUMMARY, the line that sums up. What it prints goes where
    the run's own lines go. Returns what went wrong, in a sentence; empty where nothing did.
    """
    told = {**os.environ, "BRIEFGEN_EXIT_CODE": str(code), "BRIEFGEN_SUMMARY": summary}
    try:
        hook = subprocess.Popen(
            [*command, str(report)], env=told, stdin=subprocess.DEVNULL, start_new_session=os.name == "posix"
        )
    except OSError as error:
        return f"--notify: “{command[0]}” couldn't be run: {(error.strerror or '').lower()}."
    try:
        ended = hook.wait(longest)
    except subprocess.TimeoutExpired:
        return f"--notify: “{command[0]}” took longer than {longest:g} s and was stopped."
    finally:
        _stop(hook)
    return f"--notify: “{command[0]}” ended with exit code {ended}." if ended else ""


def _stop(hook: subprocess.Popen[bytes]) -> None:
    """End a hook that is still under way, with what it began."""
    if hook.poll() is not None:
        return
    with contextlib.suppress(OSError):
        os.killpg(hook.pid, signal.SIGKILL) if os.name == "posix" else hook.kill()
    hook.wait()
