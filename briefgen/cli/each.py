"""One command for many briefs: what goes wrong with one costs no other, and all of it is said at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from briefgen.cli.console import Progress, paint, print_allowed, print_problems
from briefgen.cli.ends import FINE, PROBLEMS, report
from briefgen.ending import Bug, ending
from briefgen.frozen import frozen
from briefgen.problems import Problem, ProblemsFound, count
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.checks.allowances import Allowed

T = TypeVar("T")


@frozen
class Done:
    """What came of one brief that isn't refused: the lines to print, what may be wrong with it all the same, and what
    it allows itself."""

    lines: Sequence[str]
    problems: Sequence[Problem]
    allowed: Sequence[Allowed] = ()


@frozen
class Refused:
    """A brief that has to be changed first."""

    problems: Sequence[Problem]


@dataclass
class Outcome:
    """What came of many briefs: how many were done and how many refused, with which problems, and our own bugs.

    A problem that several briefs have is kept once. `allowed` is what the briefs allow themselves.
    """

    workspace: Workspace
    done: int = 0
    refused: int = 0
    code: int = FINE
    found: dict[Problem, None] = field(default_factory=dict)
    allowed: list[Allowed] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Every problem, brief by brief."""
        return list(self.found)

    def refuse(self, problems: Iterable[Problem], code: int = PROBLEMS) -> None:
        """One more brief that nothing came of."""
        self.refused += 1
        self.code = max(self.code, code)
        self.keep(problems)

    def keep(self, problems: Iterable[Problem]) -> None:
        """Problems to print at the end."""
        self.found.update(dict.fromkeys(problems))

    def counted(self, *severities: str) -> str:
        """“2 warnings, 1 notice”; empty where there is none of them."""
        found = {name: sum(problem.severity == name for problem in self.found) for name in severities}
        return ", ".join(count(number, name) for name, number in found.items() if number)


def each_brief(
    briefs: Sequence[Path],
    workspace: Workspace,
    work: Callable[[Path], Done],
    keep_going: bool = True,
    jobs: int = 1,
) -> Outcome:
    """Do `work` for each brief and print the lines it gives, in the order of the briefs.

    What goes wrong with one, even by a bug of ours, costs no other. With several `jobs`,
    `work` is a function of a module: it travels to other processes.
    """
    from briefgen import workers

    outcome = Outcome(workspace)
    progress = Progress(len(briefs))
    made = workers.each(partial(tried, work), briefs, jobs)
    for number, brief in enumerate(briefs, 1):
        progress.step(number, workspace.shown(brief))
        try:
            _take(next(made), workspace.shown(brief), outcome, progress)
        finally:
            progress.clear()
        if outcome.refused and not keep_going:
            break
    return outcome


def tried(work: Callable[[Path], T], brief: Path) -> T | Refused | Problem | Bug:
    """What comes of one brief, as data that can travel between processes."""
    try:
        return work(brief)
    except ProblemsFound as found:
        return Refused(found.problems)
    except (click.exceptions.Exit, BrokenPipeError):
        raise
    except Exception as error:
        return ending(error)


def _take(made: object, brief: str, outcome: Outcome, progress: Progress) -> None:
    """Print what came of one brief and count it."""
    progress.clear()
    if isinstance(made, Done):
        outcome.done += 1
        outcome.keep(made.problems)
        outcome.allowed += made.allowed
        for line in made.lines:
            click.echo(line)
    elif isinstance(made, Refused):
        outcome.refuse(made.problems)
    else:
        ended = made if isinstance(made, Problem | Bug) else Bug("its process ended", "It ended without a word.\n")
        outcome.refuse([], report(ended, brief))


def end(outcome: Outcome, briefs: int, done: str, quiet: bool) -> None:
    """Print the problems and one line that sums up; leave with the exit code."""
    from briefgen.checks import every_rule

    print_problems(outcome.found, every_rule(outcome.workspace.template_roots) if outcome.found else {})
    print_allowed(outcome.allowed)
    others = outcome.counted("warning", "notice")
    if outcome.refused:
        failed = f"{outcome.refused} of {count(briefs, 'brief')}"
        errors = sum(problem.severity == "error" for problem in outcome.found)
        what = f"{count(errors, 'problem')} in {failed}" if errors else f"{failed} failed"
        rest = [others, f"{count(outcome.done, 'brief')} {done}" if outcome.done else ""]
        click.echo("; ".join([paint(what, "error"), *filter(None, rest)]) + ".", err=True)
        click.get_current_context().exit(outcome.code)
    if not quiet:
        click.echo(paint(f"{count(briefs, 'brief')} {done}{'; ' if others else ''}{others}.", "done"))
