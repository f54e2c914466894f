"""The house's own rules held against a brief: one file for each kind of rule, its check in one of two tables.

To add a kind: its model in `house_style/`, a field of `StyleRule` and its name in `KINDS`, its check here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.brief import BriefFile
from briefgen.checks.rule import Rule
from briefgen.checks.style import acronyms, longest, pages, requires
from briefgen.checks.style.dates import check_dates
from briefgen.checks.style.explained import explanation
from briefgen.checks.style.found import Found
from briefgen.checks.style.linting import check_linting
from briefgen.checks.style.misspelt_names import check_misspelt_names
from briefgen.checks.style.names import check_names
from briefgen.checks.style.numbers import check_numbers
from briefgen.checks.style.scare_quotes import check_scare_quotes
from briefgen.checks.style.spelling import check_spelling
from briefgen.checks.style.terms import check_terms
from briefgen.document import Paper
from briefgen.house import House
from briefgen.house_style import HouseStyle, StyleRule
from briefgen.problems import Collector
from briefgen.theme import Theme

ON_BRIEF: dict[str, Callable[[StyleRule, BriefFile, House], Iterator[Found]]] = {
    "terms": check_terms,
    "names": check_names,
    "misspelt_names": check_misspelt_names,
    "scare_quotes": check_scare_quotes,
    "spelling": check_spelling,
    "dates": check_dates,
    "numbers": check_numbers,
    "proselint": check_linting,
    "longest": longest.check_longest,
    "requires": requires.check_requires,
}
"""Kinds of rule that need the brief alone, by the field of StyleRule that says what they look for."""

ON_PAPER: dict[str, Callable[[StyleRule, BriefFile, House, Paper, Theme], Iterator[Found]]] = {
    "acronyms": acronyms.check_acronyms,
    "pages": pages.check_pages,
}
"""Kinds that need its paper in the theme that it will be set in."""


def rule_of(rule: StyleRule) -> Rule:
    """A rule of the house as one like all others."""
    return Rule(rule.name, rule.level, explanation(rule))


def check_brief(style: HouseStyle, file: BriefFile, house: House, problems: Collector) -> None:
    """Hold a brief against the rules that need nothing else."""
    for rule in style.rules:
        if rule.kind in ON_BRIEF:
            _tell(rule, ON_BRIEF[rule.kind](rule, file, house), problems)


def check_paper(
    style: HouseStyle, file: BriefFile, house: House, paper: Paper, theme: Theme, problems: Collector
) -> None:
    """Hold a brief's paper against the other rules."""
    for rule in style.rules:
        if rule.kind in ON_PAPER:
            _tell(rule, ON_PAPER[rule.kind](rule, file, house, paper, theme), problems)


def _tell(rule: StyleRule, found: Iterator[Found], problems: Collector) -> None:
    for each in found:
        message = _filled(rule.message, each) if rule.message else each.message
        problems.add(each.place, message, each.hint, rule.name, rule.level, each.fix)


def _filled(message: str, found: Found) -> str:
    """The house's own message, with what was found in place of {names}; a name that isn't known stays."""
    return re.sub(r"\{(\w+)\}", lambda name: found.words.get(name[1], name[0]), message)
