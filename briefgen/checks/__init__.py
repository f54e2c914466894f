"""Editorial rules that a brief is held to once it can be read: one file a rule, each in one of two lists.

To add a rule: write its file here, name it in the list, and add a file of mistakes to
`tests/mistakes/checks/`. What a rule finds it adds to the collector.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.brief import BriefFile
from briefgen.checks.characters import check_characters
from briefgen.checks.ids import check_ids
from briefgen.checks.names import check_names
from briefgen.checks.references import check_references
from briefgen.document import Paper
from briefgen.problems import Collector
from briefgen.theme import Theme

BRIEF_CHECKS: tuple[Callable[[BriefFile, Collector], None], ...] = (check_ids, check_references)
"""Rules about the brief alone."""

PAPER_CHECKS: tuple[Callable[[BriefFile, Paper, Theme, Collector], None], ...] = (check_characters, check_names)
"""Rules about the brief's paper in the theme that it will be set in."""


def run_on_brief(file: BriefFile) -> None:
    """Hold a brief against the rules that need nothing else. Raises ProblemsFound with everything found."""
    with Collector() as problems:
        for check in BRIEF_CHECKS:
            check(file, problems)


def run_on_paper(file: BriefFile, paper: Paper, theme: Theme) -> None:
    """Hold a brief's paper against the rules about papers. Raises ProblemsFound with everything found."""
    with Collector() as problems:
        for check in PAPER_CHECKS:
            check(file, paper, theme, problems)
