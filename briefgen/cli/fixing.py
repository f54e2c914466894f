"""`briefgen check --fix`: what the safe fixes would change is shown first, and written when a person says so."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.console import paint, print_problems
from briefgen.cli.each import Refused, tried
from briefgen.cli.ends import FINE, PROBLEMS, report
from briefgen.ending import Bug
from briefgen.problems import Problem, ProblemsFound, count, printable
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.repair import Repaired


def fix_briefs(briefs: Sequence[Path], workspace: Workspace, yes: bool, jobs: int, aside: bool) -> int:
    """Show what the safe fixes change in briefs, and write it: with `yes` at once, else where a person agrees.

    All of it goes to stderr where `aside`, so that stdout stays free. A brief that can't be read or written to costs no
    other; the check that follows tells of the first. The exit code of what went wrong.
    """
    changed, code = _changed(_files(briefs), workspace, jobs)
    changes = sum(len(mended.made) for mended in changed)
    for mended in changed:
        for line in _diff(mended, workspace.shown(mended.path)):
            click.echo(line, err=aside)
    what = f"{count(changes, 'change')} in {count(len(changed), 'brief')}"
    if not changed:
        click.echo("There is nothing that can safely be mended.", err=aside)
    elif yes or _agreed(what, aside):
        code = max(code, _write(changed, workspace, aside))
    else:
        click.echo("Nothing is written." if _is_terminal() else f"{what}, not written: --yes writes them.", err=aside)
    return code


def _files(briefs: Sequence[Path]) -> list[Path]:
    """The briefs without further names of a file that is among them already."""
    named: dict[object, Path] = {}
    for brief in briefs:
        try:
            found = brief.stat()
            named.setdefault((found.st_dev, found.st_ino), brief)
        except OSError:  # the check that follows tells of it
            named.setdefault(brief, brief)
    return list(named.values())


def _changed(briefs: Sequence[Path], workspace: Workspace, jobs: int) -> tuple[list[Repaired], int]:
    """The briefs that fixes change; and the exit code for bugs of ours, which are reported."""
    from briefgen import workers

    code, changed = FINE, []
    work = partial(tried, partial(_repaired, workspace=workspace))
    for brief, made in zip(briefs, workers.each(work, briefs, jobs), strict=True):
        if isinstance(made, Bug):
            code = max(code, report(made, workspace.shown(brief)))
        elif not isinstance(made, Refused | Problem | workers.Lost) and made.made:
            changed.append(made)
    return changed, code


def _repaired(brief: Path, workspace: Workspace) -> Repaired:
    from briefgen.repair import repaired

    return repaired(brief, workspace)


def _diff(mended: Repaired, name: str) -> Iterator[str]:
    """What changes in a brief, as a unified diff, coloured."""
    from briefgen.text import text_of

    before, after = (text_of(raw, name).split("\n") for raw in (mended.before, mended.after))
    for line in unified_diff(before, after, name, f"{name}, mended", n=1, lineterm=""):
        kind = "place" if line.startswith(("---", "+++")) else _KINDS.get(line[:1], "")
        yield paint(printable(line), kind)


_KINDS = {"+": "added", "-": "removed", "@": "hint"}


def _is_terminal() -> bool:
    """Whether a person can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _agreed(what: str, aside: bool) -> bool:
    """Whether a person at a terminal wants the changes."""
    return _is_terminal() and click.confirm(f"Write {what}?", err=True)


def _write(changed: Sequence[Repaired], workspace: Workspace, aside: bool) -> int:
    """Write each mended brief, with a line about it; the exit code for those that can't be written to."""
    from briefgen.repair import write_repaired

    code = FINE
    for mended in changed:
        try:
            write_repaired(mended, workspace)
        except ProblemsFound as found:
            print_problems(found.problems)
            code = PROBLEMS
        else:
            done = f"{workspace.shown(mended.path)}  {paint(count(len(mended.made), 'change'), 'quiet')}"
            click.echo(done, err=aside)
    return code
