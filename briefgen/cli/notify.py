"""The hook of a nightly run: a command of the house that mails or posts the report."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from briefgen.cli.console import paint
from briefgen.cli.ends import BUG, FINE, PROBLEMS
from briefgen.ending import Bug, ending
from briefgen.problems import ProblemsFound, printable

LONGEST = 60
"""Seconds that a hook may take."""


class Command(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A command and its arguments, as a shell would split them; no shell runs it. Its program has to be there."""

    name = "command"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if not isinstance(value, str):
            return tuple(value)
        try:
            words = split(value)
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


def split(command: str, windows: bool = sys.platform == "win32") -> tuple[str, ...]:
    """A command's words. On Windows a backslash is a letter of a path, and only `"` quotes.

    Raises ValueError where a quotation mark is open.
    """
    words = shlex.shlex(command, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters = True, ""
    if windows:
        words.escape, words.quotes = "", '"'
    return tuple(words)


@dataclass
class Told:
    """What the hook is told: where the JSON report is, None where there is none, the exit code, and how it went in a
    sentence."""

    report: Path | None = None
    code: int = FINE
    summary: str = ""


@contextlib.contextmanager
def telling(command: Sequence[str] | None) -> Iterator[Told]:
    """Run the hook at the end of the block, however that ends; None: there is no hook. What goes wrong with it is a
    warning: how the night went is known by then."""
    told = Told()
    try:
        yield told
    except click.exceptions.Exit:
        raise
    except Exception as error:
        told.code, told.summary = _cut_short(error)
        _tell(command, told)
        raise
    _tell(command, told)


def _tell(command: Sequence[str] | None, told: Told) -> None:
    if command and (wrong := notify(command, told)):
        click.echo(paint("warning:", "warning") + f" {wrong}", err=True)


def _cut_short(error: Exception) -> tuple[int, str]:
    """The exit code that an error ends the run with, and what happened, in a sentence."""
    if isinstance(error, click.ClickException):
        return error.exit_code, f"The night was cut short: {error.format_message()}"
    found = error.problems[0] if isinstance(error, ProblemsFound) and error.problems else ending(error)
    if isinstance(found, Bug):
        return BUG, f"The night was cut short: briefgen itself failed ({found.kind})."
    return PROBLEMS, printable(f"The night was cut short: {found.position}: {found.message}.")


def notify(command: Sequence[str], told: Told, longest: float = LONGEST) -> str:
    """Run the hook with the path of the JSON report, where there is one, as its last argument, and wait until it has
    ended.

    In its environment stand BRIEFGEN_EXIT_CODE and BRIEFGEN_SUMMARY, the line that sums up. What it prints goes where
    the run's own lines go. Returns what went wrong, in a sentence; empty where nothing did.
    """
    environment = {**os.environ, "BRIEFGEN_EXIT_CODE": str(told.code), "BRIEFGEN_SUMMARY": told.summary}
    words = [*command, str(told.report)] if told.report else command
    try:
        hook = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, start_new_session=os.name == "posix")
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
