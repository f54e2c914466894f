"""The commands about papers: build, check, show.

Each imports what it works with when it is called: `--help`, completion and mistakes
in the command line answer without waiting for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.at import at_option
from briefgen.cli.completion import template_choices, theme_choices
from briefgen.cli.console import paint
from briefgen.cli.each import Done, each_brief, end
from briefgen.cli.editions import edition_option
from briefgen.cli.ends import FINE, PROBLEMS
from briefgen.cli.explain import explain_option
from briefgen.cli.files import PROFILES_EXPLAINED, file_options
from briefgen.cli.fixing import fix_briefs
from briefgen.cli.reports import FORMATS, reported
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace, absolute, find_workspace
from briefgen.writers import WRITERS

if TYPE_CHECKING:
    from briefgen.build import Choices, Prepared


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


PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=_BriefPath(exists=True, path_type=Path))


def choices_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stand in for what the brief says."""
    return template_option("Template, instead of the brief's.")(look_options(edition_option(command)))


def template_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names a template; `words` say what for."""
    return click.option("-t", "--template", metavar="NAME", shell_complete=template_choices, help=words)


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options for another look than the brief's."""
    theme = click.option("--theme", metavar="NAME", shell_complete=theme_choices, help="Theme, instead of the brief's.")
    paper = click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper size, instead of the brief's.")
    return theme(paper(at_option(command)))


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where papers go, in which formats, and how much is said about it."""
    folder, formats = click.Path(file_okay=False, path_type=Path), click.Choice(list(WRITERS))
    for option in reversed(
        (
            click.option("-o", "--out", type=folder, help="Folder for the papers.  [default: papers/]"),
            click.option(
                "-f",
                "--format",
                "formats",
                multiple=True,
                type=formats,
                help="Only this format; may be repeated.",
            ),
            click.option("-n", "--dry-run", is_flag=True, help="Say what would be written, write nothing."),
            click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems."),
        )
    ):
        command = option(command)
    return command


def briefs_and_workspace(paths: Sequence[Path]) -> tuple[list[Path], Workspace]:
    """The briefs named, or else all of the workspace's inputs. Having none is a usage error."""
    from briefgen.shelf import find_briefs

    workspace = find_workspace(paths[0] if paths else Path.cwd())
    asked = list(map(absolute, paths)) or [workspace.inputs]
    briefs = find_briefs(path for path in asked if path.exists())
    if not briefs:
        where = ", ".join(workspace.shown(path) for path in asked)
        raise click.UsageError(
            f"there are no briefs in {where}. “briefgen new NAME” begins one, “briefgen init DIR” brings samples."
        )
    return briefs, workspace


@click.command(epilog=PROFILES_EXPLAINED)
@PATHS
@output_options
@choices_options
@file_options
@click.option(
    "--keep-going/--fail-fast",
    default=True,
    show_default=True,
    help="After a bad brief, go on with the others or stop.",
)
def build(
    paths: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    template: str | None,
    theme: str | None,
    paper: Any,
    at: str | None,
    embed_fonts: bool | None,
    pdf_profile: Any,
    edition: Any,
    keep_going: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Build papers from briefs.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    built. A brief x.yaml becomes papers/x.docx and papers/x.pdf. A brief that has
    problems leaves its last good papers as they are, and the others are built all
    the same. With --for, what is marked for fewer readers is left out, and the edition
    goes to files of its own: papers/x.tlp-green.docx and papers/x.tlp-green.pdf.

    \b
    Examples:
      briefgen build
      briefgen build inputs/red-sea-shipping.yaml -f pdf
      briefgen build inputs -o out --theme dispatch --paper letter
      briefgen build inputs/red-sea-shipping.yaml --for clear
      briefgen build --dry-run
    """
    from briefgen.build import Choices, prepare
    from briefgen.issues import ISSUES_FOLDER
    from briefgen.shelf import clashes, stem_of, targets

    briefs, workspace = briefs_and_workspace(paths)
    folder = out or workspace.root / "papers"
    wanted = tuple(dict.fromkeys(formats)) or tuple(WRITERS)
    issues = folder.absolute() / ISSUES_FOLDER
    started = time.monotonic()
    clashing = clashes(briefs, workspace)

    def one(brief: Path) -> Done:
        if brief in clashing:
            raise ProblemsFound([clashing[brief]])
        choices = Choices(template, theme, paper, embed_fonts, pdf_profile, at, edition, issues)
        prepared = prepare(brief, workspace, choices)
        stem = stem_of(brief.stem, prepared.file.edition)
        lines = set_and_write(prepared, targets(stem, folder.absolute(), wanted), workspace, dry_run)
        warnings = [problem for problem in prepared.problems if problem.severity != "notice"]
        return Done([] if quiet else lines, warnings)

    outcome = each_brief(briefs, workspace, one, keep_going)
    done = "would be built" if dry_run else f"built in {time.monotonic() - started:.1f} s"
    end(outcome, len(briefs), done, quiet)


def set_and_write(prepared: Prepared, places: Mapping[str, Path], workspace: Workspace, dry_run: bool) -> list[str]:
    """Set a paper in each format and put the files in their places, all or none; a line to print about each."""
    from briefgen.build import render
    from briefgen.shelf import write_papers

    papers = {} if dry_run else {places[name]: content for name, content in render(prepared, tuple(places)).items()}
    write_papers(papers, workspace)
    sizes = {place: f"{max(1, len(content) // 1024)} KB" for place, content in papers.items()}
    return [f"{workspace.shown(at)}  {paint(sizes.get(at, 'would be written'), 'quiet')}" for at in places.values()]


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
@explain_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes share the work.  [default: the processors, where briefs are many]",
)
@click.option("--strict", is_flag=True, help="Leave with exit code 1 for warnings too.")
@click.option("--fix", is_flag=True, help="Mend first what is safe to mend, after showing it; see below.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: write what is shown without asking.")
def check(
    paths: tuple[Path, ...],
    template: str | None,
    theme: str | None,
    paper: Any,
    at: str | None,
    edition: Any,
    form: str,
    jobs: int | None,
    strict: bool,
    fix: bool,
    yes: bool,
) -> None:
    """Find everything that build would refuse, and what is most likely a mistake, without building.

    PATH is a brief or a folder of briefs; without one, every brief in inputs/ is
    checked. Errors stop a paper; warnings are most likely mistakes; notices are
    worth a look. With --format json, sarif or github, the problems go to standard
    output. A brief may allow for what a rule finds, with a reason: see `allow` in
    docs/writing.md.

    --fix mends what has only one right form: dates and dashes, the spelling of names
    and of words that the house spells otherwise. It shows each change and asks before
    it writes into the briefs; where nobody can be asked, it writes with --yes only.
    Quotations are never touched.

    \b
    Examples:
      briefgen check
      briefgen check inputs/red-sea-shipping.yaml
      briefgen check --fix inputs/red-sea-shipping.yaml
      briefgen check --explain reference
      briefgen check --format sarif > problems.sarif
    """
    from briefgen.build import Choices
    from briefgen.checks import every_rule
    from briefgen.workers import usual_jobs

    if yes and not fix:
        raise click.UsageError("--yes goes with --fix: it writes what that would change, without asking.")
    briefs, workspace = briefs_and_workspace(paths)
    work = partial(_checked, workspace=workspace, choices=Choices(template, theme, paper, at=at, edition=edition))
    jobs = jobs or usual_jobs(len(briefs))
    code = fix_briefs(briefs, workspace, yes, jobs, aside=form != "text") if fix else FINE
    outcome = each_brief(briefs, workspace, work, jobs=jobs)
    outcome.code = max(outcome.code, code)
    if strict and outcome.counted("warning"):
        outcome.code = max(outcome.code, PROBLEMS)
    if form == "text":
        end(outcome, len(briefs), "without an error" if outcome.problems else "without a problem", quiet=False)
    elif text := reported(outcome.problems, outcome.allowed, every_rule(workspace.template_roots), form):
        click.echo(text)
    click.get_current_context().exit(outcome.code)


def _checked(brief: Path, workspace: Workspace, choices: Choices) -> Done:
    from briefgen.build import prepare

    prepared = prepare(brief, workspace, choices)
    return Done((), prepared.problems, prepared.allowed)


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@choices_options
@click.option("--full", is_flag=True, help="Print all of every text, not its beginning.")
def show(
    path: Path, template: str | None, theme: str | None, paper: Any, at: str | None, edition: Any, full: bool
) -> None:
    """Print a paper's outline as text: what it says, in order.

    \b
    Example:
      briefgen show inputs/red-sea-shipping.yaml
    """
    from briefgen.build import Choices, prepare
    from briefgen.outline import outline

    workspace = find_workspace(path)
    prepared = prepare(path.absolute(), workspace, Choices(template, theme, paper, at=at, edition=edition))
    click.echo(outline(prepared.paper, None if full else 72), nl=False)
