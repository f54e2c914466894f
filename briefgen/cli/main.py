"""The group of commands, and what every one of them ends with."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from functools import cache
from pathlib import Path

import click

from briefgen import __version__
from briefgen.cli import papers, setup, templates
from briefgen.cli.console import paint, print_problems, wants_colour
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.workspace import shipped

FINE, PROBLEMS, USAGE, BUG, STOPPED = 0, 1, 2, 3, 130
"""Exit codes. STOPPED is what shells give for Ctrl-C: 128 and the number of the signal."""


@cache
def _look_for_garbage_rarely() -> None:
    """Spare Python's search for cyclic garbage, of which a paper leaves next to none.

    Every 700 new objects, and over all that there is when the process ends, it takes a
    fifth of a short run. Memory that nothing refers to is given back at once all the same.
    """
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)


class _Briefgen(click.Group):
    """The group; it turns whatever ends a command early into an exit code and words a person can use."""

    def invoke(self, ctx: click.Context) -> object:
        ctx.color = wants_colour()
        _look_for_garbage_rarely()
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            print_problems(found.problems)
            ctx.exit(PROBLEMS)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo("Stopped.", err=True)
            ctx.exit(STOPPED)
        except Exception as error:
            ctx.exit(_report(error))


def _report(error: Exception) -> int:
    """Say what went wrong, and return the exit code: a disk that refuses something is no bug of ours."""
    if isinstance(error, OSError) and error.errno is not None and not _is_shipped(error.filename):
        print_problems([_refused(error)])
        return PROBLEMS
    _report_bug(error)
    return BUG


def _is_shipped(name: object) -> bool:
    return isinstance(name, str) and Path(name).is_relative_to(shipped())


def _refused(error: OSError) -> Problem:
    where = "standard output" if error.filename is None else str(error.filename)
    hint = "look whether you may read and write there, and whether there is room"
    return Problem(Position(where), f"can't be used: {(error.strerror or '').lower()}", hint, "unusable")


def _report_bug(error: Exception) -> None:
    """Say that it is our fault, and keep what we need to mend it in a file."""
    import platform
    import tempfile
    import traceback

    if os.environ.get("BRIEFGEN_DEBUG"):
        traceback.print_exception(error)
    text = (
        f"briefgen {__version__}, Python {platform.python_version()}, {platform.platform()}\n{' '.join(sys.argv)}\n\n"
    )
    text += "".join(traceback.format_exception(error))
    try:
        handle, name = tempfile.mkstemp(prefix="briefgen-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        name = "what stands above"
        click.echo(text, err=True)
    click.echo(
        paint("error:", "error") + f" briefgen itself failed ({type(error).__name__}); your brief is not to blame.",
        err=True,
    )
    click.echo(
        "  No paper was changed. To have it mended, send the brief and this file to whoever looks after", err=True
    )
    click.echo(f"  briefgen for you, or attach both to an issue: {name}", err=True)


@click.group(cls=_Briefgen, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="briefgen %(version)s")
def main() -> None:
    """Turn briefs written in YAML into designed briefing papers, as Word and PDF.

    \b
    Examples:
      briefgen init papers            a folder with sample briefs to begin from
      briefgen new border-security    a commented brief to fill in
      briefgen check                  everything that has to be changed first
      briefgen build                  every brief in inputs/, as papers/*.docx and *.pdf
      briefgen build inputs/x.yaml -f pdf
    """


for _command in (*papers.COMMANDS, *setup.COMMANDS, templates.templates):
    main.add_command(_command)
