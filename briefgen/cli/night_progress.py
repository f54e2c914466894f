"""What a nightly run prints: a bar where a terminal is, plain lines where not, problems, and one line that sums up."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from briefgen.cli.console import paint, print_problems
from briefgen.nightly.night import Night, Result
from briefgen.nightly.report import Counted, sentence, why
from briefgen.nightly.report.words import duration
from briefgen.problems import Position, Problem, count, in_order, printable
from briefgen.workspace import Workspace

_MOST_PRINTED = 100
"""So many problems are read in a terminal or a mail; the report has all."""
_BAR = 16
_SETTLED = 3.0
"""Seconds after which what is left can be told from what was done."""


class NightProgress:
    """The lines of one run. `quiet` leaves only problems, and the summary where somebody is needed.

    `explain` adds why each brief is built, and names those that aren't.
    """

    def __init__(self, workspace: Workspace, quiet: bool = False, explain: bool = False) -> None:
        self._workspace = workspace
        self._quiet = quiet
        self._explain = explain
        self._has_bar = _is_terminal(sys.stderr) and not quiet
        self._has_lines = not quiet and (explain or not _is_terminal(sys.stdout))
        self._waiting: dict[str, None] = {}
        self._total = self._failed = 0
        self._began = time.monotonic()

    def begin(self, briefs: Sequence[str], settled: Sequence[Result] = ()) -> None:
        """Which briefs are to be built, in the order in which they will be begun; `settled` are the others."""
        self._waiting = dict.fromkeys(briefs)
        self._total, self._began = len(briefs), time.monotonic()
        for result in settled if self._explain else ():
            click.echo(self._line(result))
        self._draw()

    def took(self, result: Result) -> None:
        """One brief is through."""
        self._waiting.pop(result.brief, None)
        self._failed += result.status == "failed"
        if self._has_lines:
            self._clear()
            click.echo(self._line(result))
        self._draw()

    def end(self, night: Night, reports: Mapping[str, Path]) -> None:
        """Print the problems, then one line that sums up, with where the page is; `reports` by their suffixes."""
        self._clear()
        counted = Counted(night)
        _print_problems(counted)
        for remark in night.remarks:
            click.echo(printable(remark), err=True)
        if self._quiet and counted.is_well:
            return
        page = f" Report: {self._workspace.shown(reports['html'])}" if reports else ""
        kind = "done" if counted.is_well else "error"
        click.echo(paint(sentence(counted), kind) + page, err=not counted.is_well)

    def _line(self, result: Result) -> str:
        """What came of one brief, on a line of its own."""
        said = printable("; ".join(result.reasons))
        reasons = paint(f"  {said}", "quiet") if self._explain and said else ""
        return f"{paint(printable(result.brief), 'place')}  {_outcome(result)}{reasons}"

    # ── The bar ──────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        if self._has_bar and self._waiting:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{self._state()[:width]}", err=True, nl=False)

    def _clear(self) -> None:
        """Take the bar away, before something else is printed."""
        if self._has_bar and self._total:
            click.echo("\r\x1b[K", err=True, nl=False)

    def _state(self) -> str:
        """“━━━━────  412 of 1,000, 3 failed, about 2 min left: inputs/x.yaml”; the brief is the one begun first."""
        done = self._total - len(self._waiting)
        full = _BAR * done // self._total
        said = [f"{done:,} of {self._total:,}", f"{self._failed:,} failed" if self._failed else "", self._left(done)]
        bar = "━" * full + "─" * (_BAR - full)
        return f"{bar}  {', '.join(filter(None, said))}: {printable(next(iter(self._waiting)))}"

    def _left(self, done: int) -> str:
        took = time.monotonic() - self._began
        if took < _SETTLED or not done:
            return ""
        left = took / done * (self._total - done)
        return f"about {duration(max(10, round(left, -1)))} left" if left < 55 else f"about {round(left / 60)} min left"


def _is_terminal(stream: object) -> bool:
    return stream is not None and bool(getattr(stream, "isatty", bool)())


def _outcome(result: Result) -> str:
    if result.status == "failed":
        return f"{paint('failed', 'error')}: {why(result)}"
    return paint("current" if result.status == "current" else f"built in {duration(result.seconds)}", "quiet")


def _print_problems(counted: Counted) -> None:
    """The problems of what failed and of what was built, in this order; one that several briefs have once.

    In a strict run, those of current papers too: they are why it fails.
    """
    worked = [*counted.failed, *counted.built, *(counted.current if counted.is_strict else ())]
    found = list(dict.fromkeys(problem for result in worked for problem in _told(result)))
    if not found:
        return
    print_problems(found[:_MOST_PRINTED], {problem.rule for problem in found})
    if len(found) > _MOST_PRINTED:
        click.echo(f"… and {count(len(found) - _MOST_PRINTED, 'more problem')}: the report has them.", err=True)


def _told(result: Result) -> Iterator[Problem]:
    """The errors and warnings of a brief; where it failed by a bug of ours, that."""
    problems = [problem for problem in in_order(result.problems) if problem.severity != "notice"]
    if result.status == "failed" and not any(problem.severity == "error" for problem in problems):
        hint = "send the brief and the report, which says where it failed, to whoever looks after briefgen for you"
        yield Problem(Position(result.brief), why(result), hint, result.cause)
    yield from problems
