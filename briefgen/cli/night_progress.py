"""What a nightly run prints: a bar where a terminal is, plain lines where not, problems, and one line that sums up."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from briefgen.cli.console import paint, print_problems
from briefgen.nightly.night import Night, Result
from briefgen.nightly.report import Counted, sentence, why
from briefgen.nightly.report.words import duration
from briefgen.problems import Position, Problem, count, in_order
from briefgen.workspace import Workspace

_MOST_PRINTED = 100
"""So many problems are read in a terminal or a mail; the report has all."""
_BAR = 16
_SETTLED = 3.0
"""Seconds after which what is left can be told from what was done."""
_HINTS = {
    "timeout": "look for what makes it slow, or give it longer with --timeout",
    "memory": "look for what makes it large, or give it more with --memory",
    "died": "try it alone with “briefgen build”; where that ends too, send it to whoever looks after briefgen for you",
    "bug": "send it, with the trace that the report has, to whoever looks after briefgen for you",
    "unwritable": "look whether there is room on the disk, and whether the folder may be written to",
    "vanished": "nothing, if it was meant to go; its papers are listed as without a brief from the next run on",
}


class NightProgress:
    """The lines of one run. `quiet` leaves only problems, and the summary where something failed."""

    def __init__(self, workspace: Workspace, quiet: bool = False) -> None:
        self._workspace = workspace
        self._quiet = quiet
        self._bar = _is_terminal(sys.stderr) and not quiet
        self._lines = not _is_terminal(sys.stdout) and not quiet
        self._total = self._done = self._failed = 0
        self._under_way: dict[str, None] = {}
        self._began = time.monotonic()

    def begin(self, total: int) -> None:
        """So many briefs are to be built."""
        self._total, self._began = total, time.monotonic()
        self._draw()

    def started(self, brief: str) -> None:
        """A brief is under way; it may be named by the bar until it is taken."""
        self._under_way[brief] = None
        self._draw()

    def took(self, result: Result) -> None:
        """One brief is through."""
        self._under_way.pop(result.brief, None)
        self._done += result.status != "current"
        self._failed += result.status == "failed"
        if self._lines and result.status != "current":
            self.clear()
            click.echo(_line(result))
        self._draw()

    def clear(self) -> None:
        """Take the bar away, before something else is printed."""
        if self._bar:
            click.echo("\r\x1b[K", err=True, nl=False)

    def end(self, night: Night, reports: Mapping[str, Path]) -> None:
        """Print the problems, then one line that sums up, with where the report is to be read."""
        self.clear()
        counted = Counted(night)
        self._print_problems(counted)
        if self._quiet and not counted.failed:
            return
        page = f" Report: {self._workspace.shown(reports['html'])}" if "html" in reports else ""
        kind = "error" if counted.failed or night.stopped else "done"
        click.echo(paint(sentence(counted), kind) + page, err=bool(counted.failed))

    def _print_problems(self, counted: Counted) -> None:
        """The problems of what was worked on, failed briefs first; a problem that several have once."""
        worked = [*counted.failed, *counted.built]
        found = list(dict.fromkeys(self._from_here(problem) for result in worked for problem in _told(result)))
        if not found:
            return
        print_problems(found[:_MOST_PRINTED], {problem.rule for problem in found})
        if len(found) > _MOST_PRINTED:
            click.echo(f"… and {count(len(found) - _MOST_PRINTED, 'more problem')}: the report has them.", err=True)

    def _from_here(self, problem: Problem) -> Problem:
        """A problem with its path as it is reached from the current folder: a night's count from the workspace."""
        path = self._workspace.root / problem.position.path
        if not path.is_file():
            return problem
        return replace(problem, position=replace(problem.position, path=self._workspace.shown(path)))

    # ── The bar ──────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        if self._bar and self._total:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{self._state()[:width]}", err=True, nl=False)

    def _state(self) -> str:
        """“━━━━────  412 of 1,000, 3 failed, about 2 min left: inputs/x.yaml”."""
        full = min(_BAR, _BAR * self._done // self._total)
        said = [f"{self._done:,} of {self._total:,}", f"{self._failed:,} failed" if self._failed else "", self._left()]
        name = f": {next(iter(self._under_way))}" if self._under_way else ""
        return f"{'━' * full}{'─' * (_BAR - full)}  {', '.join(filter(None, said))}{name}"

    def _left(self) -> str:
        took = time.monotonic() - self._began
        if took < _SETTLED or not self._done:
            return ""
        left = took / self._done * (self._total - self._done)
        return f"about {duration(max(10, round(left, -1)) if left < 60 else round(left / 60) * 60)} left"


def _is_terminal(stream: object) -> bool:
    return stream is not None and bool(getattr(stream, "isatty", bool)())


def _line(result: Result) -> str:
    """What came of one brief, on a line of its own."""
    if result.status == "failed":
        return f"{paint(result.brief, 'place')}  {paint('failed', 'error')}: {why(result)}"
    return f"{paint(result.brief, 'place')}  {paint(f'built in {duration(result.seconds)}', 'quiet')}"


def _told(result: Result) -> Iterator[Problem]:
    """The errors and warnings of a brief; where it failed for another reason than a problem, that."""
    problems = [problem for problem in in_order(result.problems) if problem.severity != "notice"]
    if result.status == "failed" and not _has_errors(problems):
        yield Problem(Position(result.brief), why(result), _HINTS.get(result.cause, ""), result.cause)
    yield from problems


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
