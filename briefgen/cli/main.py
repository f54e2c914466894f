"""The group of commands, and what every one of them ends with."""

from __future__ import annotations

import atexit
import gc
from functools import cache

import click

from briefgen import __version__
from briefgen.cli import extract, figures, papers, setup, templates
from briefgen.cli.console import print_problems, wants_colour
from briefgen.cli.ends import PROBLEMS, STOPPED, ending, report
from briefgen.problems import ProblemsFound


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
            ctx.exit(report(ending(error)))


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


for _command in (*papers.COMMANDS, *extract.COMMANDS, *figures.COMMANDS, *setup.COMMANDS, templates.templates):
    main.add_command(_command)
