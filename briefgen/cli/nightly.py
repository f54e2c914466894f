"""The command `nightly`: many briefs, unattended."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.console import paint, print_problems
from briefgen.cli.crews import crew_for, executor_options
from briefgen.cli.editions import edition_option
from briefgen.cli.ends import BUG, FINE, PROBLEMS
from briefgen.cli.files import PROFILES_EXPLAINED, file_options
from briefgen.cli.notify import Command, telling
from briefgen.cli.papers import PATHS, look_options, output_options, template_option
from briefgen.problems import ProblemsFound, count, printable
from briefgen.workspace import Workspace, absolute, find_workspace

if TYPE_CHECKING:
    from briefgen.nightly.choosing import Shelved
    from briefgen.nightly.night import Night
    from briefgen.nightly.run import Plan, Run

_TIMEOUT, _MEMORY = 300, 2000


@click.command(epilog=PROFILES_EXPLAINED)
@PATHS
@output_options
@click.option("--include", multiple=True, metavar="GLOB", help="Only briefs that fit: 'asia/*'. May be repeated.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="No briefs that fit: '*draft*'. May be repeated.")
@click.option("--only", multiple=True, metavar="NAME", help="Only the brief of this name; may be repeated.")
@click.option(
    "--changed-since",
    metavar="WHEN",
    help="Only briefs of which something changed since: a date, a moment, or a revision of Git.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="How many processes.  [default: processors]")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long one brief may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(1),
    default=_MEMORY,
    show_default=True,
    metavar="MB",
    help="How much memory a process may take; on Linux.",
)
@click.option("--force", is_flag=True, help="Build papers that are current too.")
@click.option("--explain", is_flag=True, help="Say of every brief why it is built, or that it is current.")
@click.option("--prune", is_flag=True, help="Remove papers whose brief has gone, and the records of its issues.")
@click.option("--strict", is_flag=True, help="Leave with exit code 1 for warnings too.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0,
    metavar="SECONDS",
    help="How long to wait for another run in the same folder.  [default: not at all]",
)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the report, as JSON, JUnit XML and a page.  [default: that of the papers]",
)
@click.option(
    "--notify",
    type=Command(),
    metavar="COMMAND",
    help="Run this afterwards, however the night went, with the path of the JSON report behind it.",
)
@executor_options
@template_option("Template, instead of the briefs'.")
@look_options
@edition_option
@file_options
def nightly(
    paths: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    only: tuple[str, ...],
    changed_since: str | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    force: bool,
    explain: bool,
    prune: bool,
    strict: bool,
    wait: float,
    report: Path | None,
    notify: tuple[str, ...] | None,
    executor: str | None,
    shared: str | None,
    dry_run: bool,
    quiet: bool,
    **choices: Any,
) -> None:
    """Build every brief whose paper isn't current, and report how the night went.

    PATH is a brief or a folder of briefs; without one, it is inputs/. Papers mirror the
    inputs: inputs/asia/x.yaml becomes papers/asia/x.docx and papers/asia/x.pdf. A paper is
    current when nothing that it was made of has changed: brief, data, template, theme,
    house, pictures, fonts, versions, options. Each brief is built in a process of its own,
    so that one which fails, hangs or crashes costs no other; its last good paper stays.

    \b
    Examples:
      briefgen nightly
      briefgen nightly --dry-run --explain
      briefgen nightly -o /srv/papers -j 8 --strict
      briefgen nightly --include 'asia/*' --changed-since 2026-11-20
      briefgen nightly --prune
      briefgen nightly --executor dask://scheduler:8786 --shared s3://papers/nightly
      briefgen nightly --strict --notify ./post-report
    """
    from briefgen.cli.night_progress import NightProgress
    from briefgen.nightly.current import has_news
    from briefgen.nightly.left_over import left_over, left_records
    from briefgen.nightly.run import Asked, Run
    from briefgen.writers import WRITERS

    with telling(None if dry_run else notify) as told:
        workspace = find_workspace(paths[0] if paths else Path.cwd())
        folder = absolute(out or workspace.root / "papers")
        asked_paths = list(map(absolute, paths)) or [workspace.inputs]
        reports_folder = absolute(report or folder)
        wanted = tuple(dict.fromkeys(formats)) or tuple(WRITERS)
        asked = Asked(wanted, choices, timeout, memory * 1_000_000, force, strict)
        crew = crew_for(executor, shared, jobs, workspace.root, folder)
        briefs = _briefs(asked_paths, workspace, folder, include, exclude, only)
        with (
            contextlib.chdir(workspace.root),
            _state(folder, workspace, wait, dry_run) as state,
            _stoppable() as caught,
        ):
            if not dry_run and (force or has_news(briefs, state)):
                crew.get_ready(asked.memory)
            run = Run(workspace, folder, asked, state)
            plan = run.plan(_changed(run, briefs, changed_since) if changed_since else briefs)
            if dry_run:
                records = left_records(state, workspace.root, folder) if prune else ()
                _print_plan(plan, (*left_over(state, workspace.root, folder), *records), prune, explain)
                click.echo(state.remark, err=True, nl=bool(state.remark))
                return
            progress = NightProgress(workspace, quiet, explain)
            progress.begin([task.shelved.brief for task in plan.tasks], plan.settled)
            night = run.night(plan, crew, progress.took, lambda: bool(caught), prune)
            code = 128 + caught[0] if caught else _exit_code(night)
            code, reports = _reported(night, folder, reports_folder, code)
            progress.end(night, reports)
        told.report, told.code, told.summary = reports.get("json"), code, _summary(night, reports)
    click.get_current_context().exit(code)


def _print_plan(plan: Plan, gone: Sequence[str], prune: bool, explain: bool) -> None:
    """What would be built, and why, and which papers nothing stands behind any more; `explain` names the others too."""
    for task in plan.tasks:
        click.echo(
            f"would build  {printable(task.shelved.brief)}  {paint(printable('; '.join(task.reasons)), 'quiet')}"
        )
    for result in plan.settled if explain else ():
        click.echo(f"{result.status}  {printable(result.brief)}")
    for name in map(printable, gone):
        click.echo(f"would remove  {name}" if prune else f"left over  {name}  {paint('--prune removes it', 'quiet')}")
    failed = sum(result.status == "failed" for result in plan.settled)
    others = f", {failed:,} failed and haven't changed" if failed else ""
    current = len(plan.settled) - failed
    click.echo(f"{count(len(plan.tasks), 'brief')} would be built, {current:,} are current{others}.")


def _reported(night: Night, papers: Path, folder: Path, code: int) -> tuple[int, Mapping[str, Path]]:
    """Write the reports; the exit code, and where they are. No paper is lost where they can't be written."""
    from briefgen.nightly.report import Counted, write_reports

    try:
        return code, write_reports(Counted(night), papers, folder, code)
    except ProblemsFound as refused:
        print_problems(refused.problems, ())
        return max(code, PROBLEMS), {}


def _summary(night: Night, reports: Mapping[str, Path]) -> str:
    """How the night went, and that there is no report where there is none."""
    from briefgen.nightly.report import Counted, sentence

    return sentence(Counted(night)) + ("" if reports else " Its report couldn't be written.")


def _exit_code(night: Night) -> int:
    """FINE, PROBLEMS where somebody has to change something, BUG where a brief failed by a bug of ours."""
    from briefgen.nightly.report import Counted

    if any(result.cause == "bug" for result in night.results):
        return BUG
    return FINE if Counted(night).is_well else PROBLEMS


@contextlib.contextmanager
def _state(folder: Path, workspace: Workspace, wait: float, dry_run: bool) -> Iterator[Any]:
    """The records of the output folder, which is held meanwhile; only looked at where nothing may be written."""
    from briefgen.nightly.lock import held
    from briefgen.nightly.run import STATE_FOLDER
    from briefgen.nightly.state import open_state

    records = folder / STATE_FOLDER / "state.sqlite"
    if dry_run:
        yield open_state(records, read_only=True)
        return
    records.parent.mkdir(parents=True, exist_ok=True)
    with held(records.parent, workspace.shown(folder), wait):
        yield open_state(records)


def _briefs(
    paths: Sequence[Path],
    workspace: Workspace,
    out: Path,
    include: Sequence[str],
    exclude: Sequence[str],
    only: Sequence[str],
) -> list[Shelved]:
    """The briefs that the command is about. Having none at all is a usage error."""
    from briefgen.nightly.choosing import Unchoosable, chosen, shelved

    there = shelved(paths, workspace, out)
    if not there:
        where = ", ".join(workspace.shown(path) for path in paths)
        raise click.UsageError(f"there are no briefs in {where}. “briefgen new NAME” begins one.")
    try:
        return chosen(there, include, exclude, only)
    except Unchoosable as error:
        raise click.UsageError(str(error)) from None


def _changed(run: Run, briefs: Sequence[Shelved], since: str) -> list[Shelved]:
    from briefgen.nightly.choosing import Unchoosable

    try:
        return run.changed_since(since, briefs)
    except Unchoosable as error:
        raise click.UsageError(str(error)) from None


@contextlib.contextmanager
def _stoppable() -> Iterator[list[int]]:
    """Ctrl-C and SIGTERM are noted meanwhile, so that what is under way ends in good order; a second one ends it."""
    caught: list[int] = []

    def note(number: int, _frame: object) -> None:
        if caught:
            raise KeyboardInterrupt
        caught.append(number)

    before = {each: signal.signal(each, note) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield caught
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
