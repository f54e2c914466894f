"""What is counted of a night: how its briefs fared, what kinds of warnings there are, what took longest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from briefgen.frozen import frozen
from briefgen.nightly.night import Night, Result
from briefgen.problems import Position, Problem, Severity

SLOWEST = 10


@frozen
class ByRule:
    """The warnings of one rule: how many there are, and in which briefs, with the first place in each."""

    rule: str
    count: int
    message: str
    first: dict[str, Position]


@frozen
class Counted:
    """A night with its briefs in their order, whatever order they were done in."""

    night: Night

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What came of every brief, by the briefs' names."""
        return tuple(sorted(self.night.results, key=lambda result: result.brief))

    @cached_property
    def built(self) -> tuple[Result, ...]:
        """The briefs whose papers were made anew."""
        return tuple(result for result in self.results if result.status == "built")

    @cached_property
    def current(self) -> tuple[Result, ...]:
        """The briefs whose papers needed no work."""
        return tuple(result for result in self.results if result.status == "current")

    @cached_property
    def failed(self) -> tuple[Result, ...]:
        """The briefs that no paper came of tonight."""
        return tuple(result for result in self.results if result.status == "failed")

    @cached_property
    def stale(self) -> tuple[Result, ...]:
        """The briefs whose papers aren't of the brief as it is now."""
        return tuple(result for result in self.results if result.stale and result.papers)

    @cached_property
    def moved(self) -> tuple[Result, ...]:
        """The briefs that quote other figures than in their last good papers."""
        return tuple(result for result in self.results if result.moved)

    @property
    def is_strict(self) -> bool:
        """Whether warnings fail the run."""
        return bool(self.night.options.get("strict"))

    @property
    def is_well(self) -> bool:
        """Whether nobody is needed for the run to end as it should."""
        return not (self.failed or self.night.stopped or (self.is_strict and self.problems("warning")))

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The papers whose brief or format has gone, and which are there still."""
        return tuple(sorted(set(self.night.gone) - set(self.night.removed)))

    @property
    def papers_removed(self) -> int:
        """How many papers were removed; folders with records of issues aren't counted."""
        return len(set(self.night.gone) & set(self.night.removed))

    @property
    def figures_moved(self) -> int:
        """How many figures differ, over all papers."""
        return sum(len(result.moved) for result in self.moved)

    def problems(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return sum(problem.severity == severity for result in self.results for problem in result.problems)

    @cached_property
    def warnings(self) -> tuple[ByRule, ...]:
        """The warnings by their rules, the most frequent first."""
        found: dict[str, list[tuple[str, Position, str]]] = {}
        for result in self.results:
            for problem in result.problems:
                if problem.severity == "warning":
                    found.setdefault(problem.rule, []).append((result.brief, problem.position, problem.message))
        by_rule = [_by_rule(rule, places) for rule, places in found.items()]
        return tuple(sorted(by_rule, key=lambda each: (-each.count, each.rule)))

    @cached_property
    def slowest(self) -> tuple[Result, ...]:
        """The briefs that took longest, at most SLOWEST, the slowest first; those that needed no work don't count."""
        worked = (result for result in self.results if result.status != "current")
        return tuple(sorted(worked, key=lambda result: (-result.seconds, result.brief))[:SLOWEST])

    @property
    def cpu(self) -> float:
        """The processors' time that all briefs took, in seconds."""
        return sum(result.cpu for result in self.results)

    @property
    def peak(self) -> int:
        """The most memory that one brief took, in bytes; 0 where none was built."""
        return max((result.peak for result in self.results if result.status != "current"), default=0)

    def alike(self) -> tuple[tuple[Result, ...], ...]:
        """The failed briefs, together where they have the very same problems: a template's, say. The largest first."""
        groups: dict[object, list[Result]] = {}
        for result in self.failed:
            groups.setdefault(_shared(result), []).append(result)
        return tuple(sorted(map(tuple, groups.values()), key=lambda group: -len(group)))


def is_about_all(problem: Problem, brief: str) -> bool:
    """Whether a problem is about a brief as a whole, so that its place says nothing new."""
    return problem.position == Position(brief)


def _shared(result: Result) -> object:
    """What briefs that failed alike have in common: a mistake in a file that they share, or what became of them."""
    if not result.problems:
        return result.brief
    nowhere = Position("")
    problems = (
        replace(each, position=nowhere) if is_about_all(each, result.brief) else each for each in result.problems
    )
    return (result.cause, tuple(problems))


def _by_rule(rule: str, places: Iterable[tuple[str, Position, str]]) -> ByRule:
    places = list(places)
    first = {brief: position for brief, position, _ in reversed(places)}
    return ByRule(rule, len(places), places[0][2], dict(sorted(first.items())))
