"""What a brief allows itself: one occurrence of what a rule finds, with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.brief import BriefFile
from briefgen.brief.model import Allowance
from briefgen.checks.rule import Rule
from briefgen.frozen import frozen
from briefgen.problems import Collector, Position, Problem, did_you_mean, in_order

UNKNOWN_RULE = Rule(
    "unknown-rule",
    "error",
    """An allowance names a rule that there is not, or one that is firm.

`briefgen check` prints the rule of each problem with `--format json`; `briefgen check --explain` lists them all. Some
can't be allowed for, because what they find can't be printed: an id that nothing has, a character of no font.""",
    firm=True,
)
UNUSED_ALLOWANCE = Rule(
    "unused-allowance",
    "warning",
    """An allowance matches nothing any more: the text was changed, or the rule finds nothing there.

It would hide a mistake that somebody makes later. Delete it, or correct its text: an allowance holds where what the
rule finds begins with that text, letter by letter.""",
    firm=True,
)
RULES = (UNKNOWN_RULE, UNUSED_ALLOWANCE)


@frozen
class Allowed:
    """A problem that may stay, the text that the allowance names, and why."""

    problem: Problem
    text: str
    reason: str


def touches_allowance(problem: Problem, file: BriefFile) -> bool:
    """Whether mending a problem would change what an allowance for another rule names: it would match nothing then."""
    fix = problem.fix
    if fix is None or fix.position.line is None or not file.brief.allow:
        return False
    first, start = fix.position.line - 1, (fix.position.column or 1) - 1
    lines = file.placed.text.split("\n")[first : first + fix.old.count("\n") + 1]
    end = start + len(fix.old) if len(lines) == 1 else len("\n".join(lines))
    others = (each.text for each in file.brief.allow if each.rule != problem.rule)
    return any(
        found.start() < end and start < found.end()
        for text in others
        for found in re.finditer(re.escape(text), "\n".join(lines))
    )


class Allowances:
    """The allowances of one brief for some of the `rules`."""

    def __init__(self, file: BriefFile, rules: Iterable[Rule]) -> None:
        self._file = file
        every = tuple(rules)
        self._known = {rule.name for rule in every if not rule.firm}
        self._firm = {rule.name for rule in every if rule.firm}
        self._lines = file.placed.text.split("\n")
        self._used: dict[int, Position] = {}
        self._allowed: dict[Allowed, None] = {}

    @property
    def allowed(self) -> tuple[Allowed, ...]:
        """What was allowed for so far."""
        return tuple(self._allowed)

    def sifted(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems that nothing allows for. An allowance is for one place: the first that none before is for."""
        for problem in in_order(problems):
            allowed = (at for at, each in enumerate(self._file.brief.allow) if self._covers(at, each, problem))
            number = next(allowed, None)
            if number is None:
                yield problem
            else:
                self._used[number] = problem.position
                allowance = self._file.brief.allow[number]
                self._allowed[Allowed(problem, allowance.text, allowance.reason)] = None

    def _covers(self, number: int, allowance: Allowance, problem: Problem) -> bool:
        place = problem.position
        if self._used.get(number, place) != place:
            return False
        if problem.rule != allowance.rule or problem.rule not in self._known:
            return False
        if place.line is None or place.path != self._file.placed.path:
            return False
        return self._lines[place.line - 1][(place.column or 1) - 1 :].startswith(allowance.text)

    def check(self, problems: Collector) -> None:
        """An allowance for no rule, and one that nothing was found for, are problems."""
        for number, allowance in enumerate(self._file.brief.allow):
            if number in self._used:
                continue
            place = self._place(number)
            if allowance.rule in self._known:
                hint = "delete it; or let `text` be what the problem's mark points at, letter by letter"
                UNUSED_ALLOWANCE.found(problems, place, "this allowance matches nothing", hint)
            elif allowance.rule in self._firm:
                message = f"nothing can be allowed for by `{allowance.rule}`: what it finds can't be printed"
                UNKNOWN_RULE.found(problems, place, message, "mend what it tells, and delete this")
            else:
                hint = did_you_mean(allowance.rule, self._known) or "`briefgen check --explain` lists them"
                UNKNOWN_RULE.found(problems, place, f"there is no rule `{allowance.rule}` to allow for", hint)

    def _place(self, number: int) -> Position:
        return self._file.placed.place(("allow", number, "rule")).value
