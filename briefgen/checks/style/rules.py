"""What can be wrong with the house's rules themselves, beyond their form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefgen.brief import Brief
from briefgen.brief.walk import shape
from briefgen.house_style import HouseStyle, StyleRule, place_in_style
from briefgen.problems import Problem, ProblemsFound, did_you_mean
from briefgen.reading.nodes import ValuePath

Mistake = tuple[ValuePath, str, str, str]
"""Where below `rules`, what, what to write, and the name of the slip."""


def check_rules(style: HouseStyle, roots: Sequence[Path], taken: Collection[str]) -> None:
    """Raises ProblemsFound for a name that is given twice or is `taken` by a rule of ours, a field that no brief has,
    and a case that is none. `roots` are the folders that the rules were looked for in."""
    found = [
        *_names(style, taken),
        *(each for number, rule in enumerate(style.rules) for each in _in_rule(number, rule)),
        *(each for number, rule in enumerate(style.rules) for each in _by_template(number, rule, roots)),
    ]
    if found:
        raise ProblemsFound(
            Problem(place_in_style(roots, ("rules", *path), _is_template(path)), message, hint, slip)
            for path, message, hint, slip in found
        )


def _is_template(path: ValuePath) -> bool:
    """Whether a path is that of a template's entry, whose name is what is wrong."""
    return path[1] in ("requires", "pages") and len(path) == 3


def _names(style: HouseStyle, taken: Collection[str]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for number, rule in enumerate(style.rules):
        if rule.name in taken:
            hint = "`briefgen check --explain` lists the names that are taken; give it another"
            yield (number, "name"), f"briefgen has a rule `{rule.name}` already", hint, "taken-rule"
        elif rule.name in seen:
            message = f"there are two rules `{rule.name}`"
            yield (number, "name"), message, "give one of them another name, or make them one", "taken-rule"
        seen.add(rule.name)


def _in_rule(number: int, rule: StyleRule) -> Iterator[Mistake]:
    for at, field in enumerate(rule.fields):
        if field not in field_names():
            hint = did_you_mean(field, field_names()) or "write it as the brief does: [findings, sections.body]"
            yield (number, "fields", at), f"a brief has no field `{field}`", hint, "rule-field"
    for name in ("fires", "passes"):
        for at, case in enumerate(getattr(rule, name)):
            if not is_case(case):
                hint = "write a sentence, in quotes where it has a colon and a space; or a group of a brief's fields"
                yield (number, name, at), "this is no case", hint, "rule-case"


def _by_template(number: int, rule: StyleRule, roots: Sequence[Path]) -> Iterator[Mistake]:
    """What is wrong with a rule that says something about the papers of each template."""
    named = (*(rule.requires or ()), *(rule.pages or ()))
    known = sorted({path.parent.name for root in roots for path in root.glob("*/paper.html")}) if named else []
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known, "“{}”") or f"there are: {', '.join(known)}"
            yield (number, rule.kind, name), f"there is no template “{name}”", hint, "unknown-template"
    for template, parts in (rule.requires or {}).items():
        for at, part in enumerate(parts):
            if part not in field_names():
                hint = did_you_mean(part, field_names()) or "write it as the brief does: [findings, findings.basis]"
                yield (number, "requires", template, at), f"a brief has no field `{part}`", hint, "rule-field"


def is_case(case: Any) -> bool:
    """Whether it is a sentence, or some fields of a brief."""
    return bool(case.strip()) if isinstance(case, str) else isinstance(case, dict) and bool(case)


@cache
def field_names() -> frozenset[str]:
    """Every field of a brief that a rule can be for: `findings`, `findings.text`, `sections.body` and so on."""
    return frozenset(_below(Brief, ""))


def _below(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, (_, inner) in shape(model).items():
        yield prefix + name
        if inner is not None and inner is not model:  # sections in sections are sections
            yield from _below(inner, f"{prefix}{name}.")
