"""A rule: what a careful editor looks for."""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.problems import Collector, Position, Severity


@frozen
class Rule:
    """A rule by its name, which stays, with how much it weighs. A `firm` one can't be allowed for: what breaks it can't
    be printed.

    `explanation` is what `briefgen check --explain NAME` prints: paragraphs with a blank line between, which say what
    the rule finds, why an editor minds, and what to write, wrong and right.
    """

    name: str
    severity: Severity
    explanation: str
    firm: bool = False

    @property
    def summary(self) -> str:
        """What it finds: the first paragraph of its explanation, on one line."""
        return " ".join(self.explanation.partition("\n\n")[0].split())

    def found(self, problems: Collector, place: Position, message: str, hint: str) -> None:
        """Remember that the rule is broken at a place."""
        problems.add(place, message, hint, self.name, self.severity)
