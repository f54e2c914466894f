"""The cases of the house's rules: small briefs in which a rule has to find something, or mustn't.

A case stands in house-style.yaml, so a brief is made of it whose places are there: what a rule finds in a case, and
what is wrong with its fields, is told where the editor wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen.brief import BriefFile, template_data
from briefgen.brief.read import brief_of
from briefgen.checks import load_rules
from briefgen.checks.style import ON_BRIEF, ON_PAPER
from briefgen.checks.style.found import Found
from briefgen.citations import load_bibliography
from briefgen.frozen import frozen
from briefgen.house import House, load_house
from briefgen.house_style import FILE, HouseStyle, StyleRule, placed_style
from briefgen.problems import Problem, ProblemsFound
from briefgen.reading import Placed
from briefgen.reading.nodes import ValuePath
from briefgen.template import compose
from briefgen.theme import load_theme
from briefgen.workspace import Workspace, first_in

_LEAST = {"title": "Case", "date": "2026-01-01"}
"""What a case needn't say."""
_SENTENCE = ("sections", 0, "body")
"""Where a sentence is tried."""


@frozen
class _House:
    """The house whose rules are tried, and the file that they stand in."""

    workspace: Workspace
    house: House
    file: Placed
    path: Path


def check_cases(workspace: Workspace) -> None:
    """Try every case of the house's rules.

    Raises ProblemsFound with the cases that fail, each at its place in house-style.yaml.
    """
    style = load_rules(workspace.template_roots)
    placed, path = placed_style(workspace.template_roots), first_in(workspace.template_roots, FILE)
    if placed is None or path is None:
        return
    house = _House(workspace, load_house(workspace.template_roots), placed, path)
    problems = [problem for number, rule in enumerate(style.rules) for problem in _of_rule(house, number, rule)]
    if problems:
        raise ProblemsFound(problems)


_OF_WHOLE_PAPERS = ("pages", "requires")
"""Kinds that no sentence can show."""


def untried(style: HouseStyle) -> list[str]:
    """The names of the rules that no case shows to find anything."""
    return [rule.name for rule in style.rules if not rule.fires and rule.kind not in _OF_WHOLE_PAPERS]


def _of_rule(house: _House, number: int, rule: StyleRule) -> Iterator[Problem]:
    for name in ("fires", "passes"):
        for at, case in enumerate(getattr(rule, name)):
            path = ("rules", number, name, at)
            try:
                found = list(_found(house, rule, path, case))
            except ProblemsFound as wrong:
                yield from wrong.problems
                continue
            if name == "fires" and not found:
                yield _silent(house.file, path, rule)
            yield from (_alarm(rule, each) for each in found if name == "passes")


def _silent(file: Placed, path: ValuePath, rule: StyleRule) -> Problem:
    message = f"`{rule.name}` finds nothing here"
    hint = "change the rule; or move this case to `passes`, if there is nothing to find"
    return Problem(file.place(path).value, message, hint, "rule-case")


def _alarm(rule: StyleRule, found: Found) -> Problem:
    what = f"“{found.words['found']}”" if "found" in found.words else "something"
    hint = "change the rule; or move this case to `fires`, if the rule is right"
    return Problem(found.place, f"`{rule.name}` finds {what} here: {found.message}", hint, "rule-case")


def _found(house: _House, rule: StyleRule, path: ValuePath, case: Any) -> Iterator[Found]:
    """What a rule finds in a case; a sentence is tried whatever fields the rule is for."""
    file = _brief(house, path, case)
    if isinstance(case, str):
        rule = rule.model_copy(update={"fields": ()})
    if rule.kind in ON_BRIEF:
        yield from ON_BRIEF[rule.kind](rule, file, house.house)
    else:
        yield from _on_paper(house, rule, file)


def _on_paper(house: _House, rule: StyleRule, file: BriefFile) -> Iterator[Found]:
    bibliography = load_bibliography(file, house.house, house.workspace)
    name = file.brief.template or house.house.template
    paper = compose(name, template_data(file, house.house, bibliography.fields()), house.workspace, None, bibliography)
    theme = load_theme(file.brief.theme or paper.theme or house.house.theme, house.workspace.template_roots)
    yield from ON_PAPER[rule.kind](rule, file, house.house, paper, theme)


def _brief(house: _House, path: ValuePath, case: Any) -> BriefFile:
    """A brief with the fields of a case, or with one section that says its sentence."""
    here = house.file.places[path]
    if isinstance(case, str):
        case = {"sections": [{"title": "Case", "body": case}]}
        places = {_SENTENCE[:length]: here for length in range(len(_SENTENCE) + 1)}
    else:
        own = ((at[len(path) :], place) for at, place in house.file.places.items() if at[: len(path)] == path)
        places = {**dict(own), (): here}
    return brief_of(replace(house.file, data=_LEAST | case, places=places), house.path, house.workspace)
