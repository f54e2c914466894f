"""The group of commands, and what every one of them ends with."""

from __future__ import annotations

from importlib import import_module

import click

from briefgen import __version__
from briefgen.cli.console import print_problems, wants_colour
from briefgen.cli.ends import PROBLEMS, STOPPED, report
from briefgen.ending import ending
from briefgen.problems import ProblemsFound, did_you_mean
from briefgen.workers import look_for_garbage_rarely

_COMMANDS = {
    "build": "papers",
    "check": "papers",
    "show": "papers",
    "extract": "extract",
    "figures": "figures",
    "data": "data",
    "graphic": "graphic",
    "nightly": "nightly",
    "new": "setup",
    "init": "setup",
    "schema": "setup",
    "doctor": "setup",
    "completion": "completion",
    "templates": "templates",
}
"""Each command and the module that has it, which is imported on its use."""


class _Briefgen(click.Group):
    """The group; it turns whatever ends a command early into an exit code and words a person can use."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"briefgen.cli.{_COMMANDS[name]}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = did_you_mean(args[0], _COMMANDS, "“briefgen {}”")
            raise click.UsageError(f"{error.message} {hint[:1].upper()}{hint[1:]}".rstrip(), ctx) from None

    def invoke(self, ctx: click.Context) -> object:
        ctx.color = wants_colour()
        look_for_garbage_rarely()
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
      briefgen nightly                only what has changed, unattended
    """
