"""The commands about papers: build, check, show.

Each imports what it works with when it is called: `--help`, completion and mistakes
in the command line answer without waiting for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from briefgen.cli.completion import template_choices, theme_choices
from briefgen.cli.console import Progress, count, paint, print_problems
from briefgen.cli.ends import FINE, PROBLEMS, report
from briefgen.cli.reports import FORMATS, reported
from briefgen.problems import Problem, ProblemsFound, did_you_mean
from briefgen.workspace import Workspace, find_workspace
from briefgen.writers import PROFILES, WRITERS


class _BriefPath(click.Path):
    """A path that exists; where it doesn't, the brief that was probably meant is named."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            workspace = find_workspace(Path.cwd())
            meant = workspace.inputs / f"{Path(value).name.removesuffix('.yaml')}.yaml"
            hint = f" Did you mean {workspace.shown(meant)}?" if meant.is_file() else ""
            raise click.BadParameter(f"{error.message}{hint}", ctx, param) from None


class _Profile(click.Choice):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A PDF profile; where it is none, the one that was probably meant is named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            hint = did_you_mean(str(value), PROFILES, "{}")
            raise click.BadParameter(f"{error.message} {hint[:1].upper()}{hint[1:]}".rstrip(), ctx, param) from None


PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=_BriefPath(exists=True, path_type=Path))


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
    "--embed-fonts/--no-embed-fonts",
    default=None,
    help="Whether fonts travel inside the Word file, instead of what the house says.",
)
@click.option(
    "--pdf-profile",
    type=_Profile(PROFILES),
    help="Which standards the PDF keeps, instead of what the house says. See below.",
)
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
    embed_fonts: bool | None,
    pdf_profile: Any,
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
    PDF profiles:
      ua1+a2a  Accessible and archival: PDF/UA-1 and PDF/A-2a (the default).
      ua1+a3a  The same as PDF/A-3a, with the brief's YAML attached.
      plain    No tags and no standard: the smallest file.

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

    def one(brief: Path) -> _Done:
        if brief in clashing:
            raise ProblemsFound([clashing[brief]])
        prepared = prepare(brief, workspace, Choices(template, theme, paper, embed_fonts, pdf_profile))
        places = targets(brief, folder.absolute(), wanted)
        papers = {} if dry_run else {places[name]: content for name, content in render(prepared, wanted).items()}
        write_papers(papers, workspace)
        sizes = {place: f"{max(1, len(content) // 1024)} KB" for place, content in papers.items()}
        lines = (
            f"{workspace.shown(at)}  {paint(sizes.get(at, 'would be written'), 'quiet')}" for at in places.values()
        )
        warnings = [problem for problem in prepared.problems if problem.severity != "notice"]
        return _Done([] if quiet else list(lines), warnings)

    outcome = _each(briefs, workspace, one, keep_going)
    done = "would be built" if dry_run else f"built in {time.monotonic() - started:.1f} s"
    _end(outcome, len(briefs), done, quiet)


@dataclass(frozen=True)
class _Done:
    """What came of one brief that isn't refused: the lines to print, and what may be wrong with it all the same."""

    lines: Sequence[str]
    problems: Sequence[Problem]


@dataclass
class _Outcome:
    """What came of many briefs: how many were done and how many refused, with which problems, and our own bugs."""

    done: int = 0
    refused: int = 0
    code: int = FINE
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, problems: Sequence[Problem], code: int = PROBLEMS) -> None:
        """One more brief that nothing came of; a problem that others have too is kept once."""
        self.refused += 1
        self.code = max(self.code, code)
        self.keep(problems)

    def keep(self, problems: Sequence[Problem]) -> None:
        """Problems to print at the end."""
        self.problems += [problem for problem in problems if problem not in self.problems]

    def counted(self, *severities: str) -> str:
        """“2 warnings, 1 notice”; empty where there is none of them."""
        found = {name: sum(problem.severity == name for problem in self.problems) for name in severities}
        return ", ".join(count(number, name) for name, number in found.items() if number)


def _each(
    briefs: Sequence[Path], workspace: Workspace, work: Callable[[Path], _Done], keep_going: bool = True
) -> _Outcome:
    """Do `work` for each brief and print the lines it gives. What goes wrong with one, even by a bug of ours, costs
    no other."""
    outcome = _Outcome()
    progress = Progress(len(briefs))
    for number, brief in enumerate(briefs, 1):
        progress.step(number, workspace.shown(brief))
        try:
            done = work(brief)
            outcome.done += 1
            outcome.keep(done.problems)
            progress.clear()
            for line in done.lines:
                click.echo(line)
        except ProblemsFound as found:
            outcome.refuse(found.problems)
        except (click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            progress.clear()
            outcome.refuse([], report(error, workspace.shown(brief)))
        finally:
            progress.clear()
        if outcome.refused and not keep_going:
            break
    return outcome


def _end(outcome: _Outcome, briefs: int, done: str, quiet: bool) -> None:
    """Print the problems and one line that sums up; leave with the exit code."""
    print_problems(outcome.problems)
    others = outcome.counted("warning", "notice")
    if outcome.refused:
        failed = f"{outcome.refused} of {count(briefs, 'brief')}"
        errors = sum(problem.severity == "error" for problem in outcome.problems)
        what = f"{count(errors, 'problem')} in {failed}" if errors else f"{failed} failed"
        rest = [others, f"{count(outcome.done, 'brief')} {done}" if outcome.done else ""]
        click.echo("; ".join([paint(what, "error"), *filter(None, rest)]) + ".", err=True)
        click.get_current_context().exit(outcome.code)
    if not quiet:
        click.echo(paint(f"{count(briefs, 'brief')} {done}{'; ' if others else ''}{others}.", "done"))


def _explain(ctx: click.Context, _param: click.Parameter, name: str | None) -> None:
    """Print what a rule is about, or the names of all, and end."""
    if name is None or ctx.resilient_parsing:
        return
    from briefgen.checks import RULES

    if name == _ALL:
        for rule in sorted(RULES.values(), key=lambda each: each.name):
            click.echo(f"{rule.name:28} {paint(rule.severity, rule.severity)}")
    elif name in RULES:
        rule = RULES[name]
        click.echo(f"{paint(rule.name, 'place')} ({paint(rule.severity, rule.severity)})\n\n{rule.explanation}")
    else:
        hint = did_you_mean(name, RULES, "{}") or "“briefgen check --explain” alone lists them."
        raise click.BadParameter(f"there is no rule “{name}”. {hint[:1].upper()}{hint[1:]}", ctx, _param)
    ctx.exit(FINE)


_ALL = "all rules"


@click.command()
@PATHS
@choices_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How problems are printed: for people, as JSON or SARIF, or as annotations of GitHub Actions.",
)
@click.option(
    "--explain",
    metavar="[RULE]",
    is_flag=False,
    flag_value=_ALL,
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a rule is about, and end; without RULE, list all rules.",
)
def check(paths: tuple[Path, ...], template: str | None, theme: str | None, paper: Any, form: str) -> None:
    """Find everything that build would refuse, and what is most likely a mistake, without building.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    checked. Errors stop a paper; warnings are most likely mistakes; notices are
    worth a look. With --format json, sarif or github, the problems go to standard
    output. A brief may allow for what a rule finds, with a reason: see `allow` in
    docs/writing.md.

    \b
    Examples:
      briefgen check
      briefgen check inputs/red-sea-shipping.yaml
      briefgen check --explain reference
      briefgen check --format sarif > problems.sarif
    """
    from briefgen.build import Choices, prepare

    briefs, workspace = briefs_and_workspace(paths)

    def one(brief: Path) -> _Done:
        return _Done((), prepare(brief, workspace, Choices(template, theme, paper)).problems)

    outcome = _each(briefs, workspace, one)
    if form != "text":
        if text := reported(outcome.problems, form):
            click.echo(text)
        click.get_current_context().exit(outcome.code)
    _end(outcome, len(briefs), "checked" if outcome.problems else "without a problem", quiet=False)


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
