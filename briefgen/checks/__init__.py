"""Editorial rules that a brief is held to once it can be read: one file a topic, its check in one of two lists.

To add a rule: write its `Rule` and its check here in a file, name the check and the file's `RULES` in the lists below,
and add to `tests/mistakes/checks/` a brief that breaks it and one that nearly does. What a check finds it adds to the
collector.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefgen.brief import BriefFile
from briefgen.checks import (
    allowances,
    characters,
    charts,
    data,
    dates,
    editions,
    figures,
    figures_added,
    figures_quoted,
    figures_typed,
    ids,
    judgements,
    likelihood,
    listed_events,
    markings,
    marks,
    names,
    recommendations,
    references,
    sections,
    source_dates,
    sources,
    standing,
    starter_text,
    style,
)
from briefgen.checks.allowances import Allowances, Allowed
from briefgen.checks.rule import Rule
from briefgen.checks.slips import SLIPS
from briefgen.checks.style.rules import check_rules
from briefgen.document import Paper
from briefgen.house import House
from briefgen.house_style import HouseStyle, load_house_style
from briefgen.problems import Collector, ProblemsFound
from briefgen.reads import remembered
from briefgen.theme import Theme

BRIEF_CHECKS: tuple[Callable[[BriefFile, House, Collector], None], ...] = (
    ids.check_ids,
    markings.check_markings,
    recommendations.check_recommendations,
    references.check_references,
    marks.check_marks,
    sections.check_sections,
    likelihood.check_likelihood,
    judgements.check_judgements,
    data.check_data,
    listed_events.check_listed_events,
    figures.check_figures,
    figures_added.check_sums,
    figures_quoted.check_quotations,
    figures_typed.check_typed,
    charts.check_charts,
    sources.check_sources,
    source_dates.check_source_dates,
    dates.check_dates,
    standing.check_history,
    starter_text.check_starter_text,
)
"""Checks of the brief alone."""

PAPER_CHECKS: tuple[Callable[[BriefFile, Paper, Theme, Collector], None], ...] = (
    characters.check_characters,
    names.check_names,
    markings.check_marking_printed,
    sources.check_grades,
)
"""Checks of the brief's paper in the theme that it will be set in."""

TOPICS = (
    allowances,
    characters,
    charts,
    data,
    dates,
    editions,
    figures,
    figures_added,
    figures_quoted,
    figures_typed,
    ids,
    judgements,
    likelihood,
    listed_events,
    markings,
    marks,
    names,
    recommendations,
    references,
    sections,
    source_dates,
    sources,
    standing,
    starter_text,
)
RULES: dict[str, Rule] = {rule.name: rule for topic in TOPICS for rule in topic.RULES}
"""Every editorial rule by its name."""


@remembered(most=8)
def load_rules(roots: Sequence[Path]) -> HouseStyle:
    """The house's rules from its template folders, read once for all briefs.

    Raises ProblemsFound with all that is wrong in them.
    """
    house_style = load_house_style(roots)
    check_rules(house_style, roots, RULES.keys() | SLIPS.keys())
    return house_style


def every_rule(roots: Sequence[Path]) -> dict[str, Rule]:
    """Every rule by its name, those of the house in some template folders included; only ours where its file has to be
    changed first."""
    try:
        house_rules = load_house_style(roots).rules
    except ProblemsFound:
        house_rules = ()
    return {**RULES, **{rule.name: style.rule_of(rule) for rule in house_rules}}


def about_papers(house_style: HouseStyle) -> frozenset[str]:
    """The names of the house's rules that are asked anew of each edition's paper: acronyms, pages."""
    return frozenset(rule.name for rule in house_style.rules if rule.kind in style.ON_PAPER)


class Checking:
    """One brief while it is held against the rules and those of the house; what the brief allows for is passed over.

    `at` is when it is, for its embargo and the age of its figures: a moment or date, None for the paper's date.
    """

    def __init__(self, file: BriefFile, house: House, house_style: HouseStyle, at: str | None = None) -> None:
        self._file = file
        self._house = house
        self._style = house_style
        self._at = at
        self._allowances = Allowances(file, (*RULES.values(), *map(style.rule_of, house_style.rules)))

    @property
    def allowed(self) -> tuple[Allowed, ...]:
        """What was found and is allowed for."""
        return self._allowances.allowed

    def on_brief(self, problems: Collector) -> None:
        """Gather what is wrong with the brief alone."""
        found = Collector()
        for check in BRIEF_CHECKS:
            check(self._file, self._house, found)
        source_dates.check_ages(self._file, self._house, self._at, found)
        style.check_brief(self._style, self._file, self._house, found)
        problems.problems += self._allowances.sifted(found)

    def on_release(self, paper: Paper, problems: Collector) -> None:
        """Gather why a paper, whole or an edition, can't be made yet."""
        standing.check_release(self._file, paper, self._at, problems)

    def on_edition(self, paper: Paper, theme: Theme, problems: Collector) -> None:
        """Gather what is wrong with an edition and its paper; the whole brief was held against all rules before."""
        found = Collector()
        standing.check_status(self._file, found)
        problems.problems += self._allowances.sifted(found)
        self._hold(paper, theme, problems)

    def on_paper(self, paper: Paper, theme: Theme, problems: Collector) -> None:
        """Gather what is wrong with its paper, and what it allows for in vain. `on_brief` came before."""
        self._hold(paper, theme, problems)
        self._allowances.check(problems)

    def _hold(self, paper: Paper, theme: Theme, problems: Collector) -> None:
        found = Collector()
        for check in PAPER_CHECKS:
            check(self._file, paper, theme, found)
        style.check_paper(self._style, self._file, self._house, paper, theme, found)
        problems.problems += self._allowances.sifted(found)
