"""The commands about papers: build, check, show.

Each imports what it works with when it is called: `--help`, completion and mistakes
in the command line answer without waiting for it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from briefgen.cli.completion import template_choices, theme_choices
from briefgen.cli.console import Progress, count, paint, print_problems
from briefgen.problems import Problem, ProblemsFound, as_record
from briefgen.workspace import Workspace, find_workspace
from briefgen.writers import WRITERS

PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))


def choices_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stand in for what the brief says."""
    for option in reversed(
        (
            click.option(
                "-t",
                "--template",
                metavar="NAME",
                shell_complete=template_choices,
                help="Template, instead of the brief's.",
            ),
            click.option(
                "--theme", metavar="NAME", shell_complete=theme_choices, help="Theme, instead of the brief's."
            ),
            click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper size, instead of the brief's."),
        )
    ):
        command = option(command)
    return command


def briefs_and_workspace(paths: Sequence[Path]) -> tuple[list[Path], Workspace]:
    """The briefs named, or else all of the workspace's inputs. Having none is a usage error."""
    from briefgen.build import find_briefs

    workspace = find_workspace(paths[0] if paths else Path.cwd())
    asked = [Path(path).absolute() for path in paths] or [workspace.inputs]
    briefs = find_briefs(path for path in asked if path.exists())
    if not briefs:
        where = ", ".join(workspace.shown(path) for path in asked)
        raise click.UsageError(
            f"there are no briefs in {where}. “briefgen new NAME” begins one, “briefgen init DIR” brings samples."
        )
    return briefs, workspace


@click.command()
@PATHS
@click.option(
    "-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the papers.  [default: papers/]"
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(WRITERS)),
    help="Only this format; may be repeated.",
)
@choices_options
@click.option(
    "--keep-going/--fail-fast",
    default=True,
    show_default=True,
    help="After a bad brief, go on with the others or stop.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be written, write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def build(
    paths: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    template: str | None,
    theme: str | None,
    paper: Any,
    keep_going: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Build papers from briefs.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    built. A brief x.yaml becomes papers/x.docx and papers/x.pdf. A brief that has
    problems leaves its last good papers as they are, and the others are built all
    the same.

    \b
    Examples:
      briefgen build
      briefgen build inputs/red-sea-shipping.yaml -f pdf
      briefgen build inputs -o out --theme dispatch --paper letter
      briefgen build --dry-run
    """
    from briefgen.build import Choices, clashes, prepare, render, targets, write_papers

    briefs, workspace = briefs_and_workspace(paths)
    folder = out or workspace.root / "papers"
    wanted = tuple(dict.fromkeys(formats)) or tuple(WRITERS)
    started = time.monotonic()
    clashing = clashes(briefs, workspace)

    def one(brief: Path) -> None:
        if brief in clashing:
            raise ProblemsFound([clashing[brief]])
        prepared = prepare(brief, workspace, Choices(template, theme, paper))
        places = targets(brief, folder.absolute(), wanted)
        papers = {} if dry_run else {places[name]: content for name, content in render(prepared, wanted).items()}
        write_papers(papers, workspace)
        for place in places.values() if not quiet else ():
            size = f"{max(1, len(papers[place]) // 1024)} KB" if papers else "would be written"
            click.echo(f"{workspace.shown(place)}  {paint(size, 'quiet')}")

    bad, problems = _each(briefs, workspace, one, keep_going)
    print_problems(problems)
    _sum_up(len(briefs), bad, len(problems), f"built in {time.monotonic() - started:.1f} s", quiet or dry_run)


def _each(
    briefs: Sequence[Path], workspace: Workspace, work: Callable[[Path], object], keep_going: bool = True
) -> tuple[int, list[Problem]]:
    """Do `work` for each brief; how many were bad, and all their problems, each once and in order."""
    bad = 0
    problems: list[Problem] = []
    progress = Progress(len(briefs))
    for number, brief in enumerate(briefs, 1):
        progress.step(number, workspace.shown(brief))
        try:
            work(brief)
        except ProblemsFound as found:
            bad += 1
            problems += found.problems
        finally:
            progress.clear()
        if bad and not keep_going:
            break
    return bad, list(dict.fromkeys(problems))


def _sum_up(briefs: int, bad: int, problems: int, done: str, quiet: bool) -> None:
    if bad:
        what = f"{count(problems, 'problem')} in {bad} of {count(briefs, 'brief')}"
        click.echo(f"{paint(what, 'error')}; nothing of {'it' if bad == 1 else 'them'} was written.", err=True)
        click.get_current_context().exit(1)
    if not quiet:
        click.echo(paint(f"{count(briefs, 'brief')} {done}.", "done"))


@click.command()
@PATHS
@choices_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
def check(paths: tuple[Path, ...], template: str | None, theme: str | None, paper: Any, form: str) -> None:
    """Find everything that build would refuse, without building.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    checked. With --format json, a list of problems goes to standard output: path,
    line, column, severity, rule, message and hint of each.

    \b
    Examples:
      briefgen check
      briefgen check inputs/red-sea-shipping.yaml
      briefgen check --format json > problems.json
    """
    from briefgen.build import Choices, prepare

    briefs, workspace = briefs_and_workspace(paths)
    bad, problems = _each(briefs, workspace, lambda brief: prepare(brief, workspace, Choices(template, theme, paper)))
    if form == "json":
        click.echo(json.dumps([as_record(problem) for problem in problems], ensure_ascii=False, indent=2))
        click.get_current_context().exit(1 if bad else 0)
    print_problems(problems)
    if bad:
        click.echo(
            paint(f"{count(len(problems), 'problem')} in {bad} of {count(len(briefs), 'brief')}.", "error"), err=True
        )
        click.get_current_context().exit(1)
    click.echo(paint(f"{count(len(briefs), 'brief')} without a problem.", "done"))


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@choices_options
@click.option("--full", is_flag=True, help="Print all of every text, not its beginning.")
def show(path: Path, template: str | None, theme: str | None, paper: Any, full: bool) -> None:
    """Print a paper's outline as text: what it says, in order.

    \b
    Example:
      briefgen show inputs/red-sea-shipping.yaml
    """
    from briefgen.build import Choices, prepare
    from briefgen.outline import outline

    workspace = find_workspace(path)
    prepared = prepare(path.absolute(), workspace, Choices(template, theme, paper))
    click.echo(outline(prepared.paper, None if full else 72), nl=False)


COMMANDS = (build, check, show)
