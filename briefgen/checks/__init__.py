"""Editorial rules that a brief is held to once it can be read: one file a rule, all in one list.

A rule is a function of the brief's file, the theme and a collector for problems.
To add one: write its file here, name it in `CHECKS`, and add a file of mistakes to
`tests/mistakes/`.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.brief import BriefFile
from briefgen.checks.characters import check_characters
from briefgen.checks.ids import check_ids
from briefgen.checks.references import check_references
from briefgen.problems import Collector
from briefgen.theme import Theme
from briefgen.workspace import Workspace

Check = Callable[[BriefFile, Theme, Collector], None]

CHECKS: tuple[Check, ...] = (check_ids, check_references, check_characters)


def run(file: BriefFile, theme: Theme, workspace: Workspace) -> None:
    """Hold a brief against every rule. Raises ProblemsFound with everything found."""
    with Collector() as problems:
        for check in CHECKS:
            check(file, theme, problems)
