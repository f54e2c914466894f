"""What a run that doesn't go well ends with: an exit code, and words a person can use."""

from __future__ import annotations

import os
import sys

import click

from briefgen import __version__
from briefgen.cli.console import paint, print_problems
from briefgen.ending import Bug
from briefgen.problems import Problem

FINE, PROBLEMS, USAGE, BUG, STOPPED = 0, 1, 2, 3, 130
"""Exit codes. STOPPED is what shells give for Ctrl-C: 128 and the number of the signal."""


def report(ended: Problem | Bug, brief: str | None = None) -> int:
    """Say what went wrong, and return the exit code."""
    if isinstance(ended, Problem):
        print_problems([ended])
        return PROBLEMS
    _report_bug(ended, brief)
    return BUG


def _report_bug(bug: Bug, brief: str | None) -> None:
    """Say that it is our fault, and keep what we need to mend it in a file."""
    import platform
    import tempfile

    place = f"{brief}: " if brief else ""
    if os.environ.get("BRIEFGEN_DEBUG"):
        click.echo(bug.trace, err=True, nl=False)
    machine = f"briefgen {__version__}, Python {platform.python_version()}, {platform.platform()}"
    text = f"{machine}\n{' '.join(sys.argv)}\n\n{bug.trace}"
    try:
        handle, name = tempfile.mkstemp(prefix="briefgen-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        name = "what stands above"
        click.echo(text, err=True)
    click.echo(
        paint("error:", "error") + f" {place}briefgen itself failed ({bug.kind}); the brief is not to blame.",
        err=True,
    )
    click.echo(
        "  Its papers stay as they were. To have it mended, send the brief and this file to whoever looks after",
        err=True,
    )
    click.echo(f"  briefgen for you, or attach both to an issue: {name}", err=True)
