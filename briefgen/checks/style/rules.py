"""What can be wrong with the house's rules themselves, beyond their form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefgen.brief import Brief
from briefgen.brief.walk import shape
from briefgen.checks.style.requires import alternatives
from briefgen.house_style import HouseStyle, StyleRule, place_in_style
from briefgen.house_style.terms import Spelling
from briefgen.problems import Problem, ProblemsFound, did_you_mean
from briefgen.reading.nodes import ValuePath
from briefgen.reading.scalars import shortened
from briefgen.workspace import is_template, templates_in

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
            if wrong := _in_case(case):
                yield (number, name, at), *wrong, "rule-case"
    if wrong := _in_message(rule):
        yield (number, "message"), *wrong, "rule-message"
    for entry, spelling in enumerate(rule.names or ()):
        for at, spelt in enumerate(spelling.wrong):
            if wrong := _in_spelling(spelt, spelling):
                yield (number, "names", entry, "not", at), *wrong, "rule-spelling"


def _in_case(case: Any) -> tuple[str, str] | None:
    """What is wrong with a case, and what to write; None where it is one."""
    key, value = next(iter(case.items()), ("", "")) if isinstance(case, dict) else ("", "")
    if not re.fullmatch("[a-z_]*", str(key)):  # no field has such a name: it was meant as a sentence
        sentence = shortened(f"{key}: {value if isinstance(value, str) else ''}".strip())
        mark = "'" if '"' in sentence else '"'
        message = f"a colon stands behind “{shortened(str(key))}”, so this isn't read as a sentence"
        return message, f"write it in quotes: {mark}{sentence}{mark}"
    if not is_case(case):
        hint = "write a sentence, in quotes where it has a colon and a space; or a group of a brief's fields"
        return "this is no case", hint
    return None


FILLED_IN: dict[str, tuple[str, ...]] = {
    "terms": ("found", "instead", "reason"),
    "scare_quotes": ("found",),
    "longest": ("found", "most"),
    "pages": ("found", "most"),
    "requires": ("found", "template"),
}
"""The names in braces that stand for something in the message of a rule of a kind, where they aren't the `USUAL`."""
USUAL = ("found", "instead")


def _in_message(rule: StyleRule) -> tuple[str, str] | None:
    """What is wrong with the names in braces of a rule's message, and what to write; None where nothing is."""
    known = FILLED_IN.get(rule.kind, USUAL)
    hint = f"between braces can stand: {', '.join(f'{{{name}}}' for name in known)}"
    for name in re.findall(r"\{([^{}]*)\}", rule.message or ""):
        if name not in known:
            return f"nothing is filled in for {{{name}}} in this message", hint
    if re.search("[{}]", re.sub(r"\{[^{}]*\}", "", rule.message or "")):
        return "a brace stands alone in this message", hint
    return None


def _in_spelling(spelt: str, spelling: Spelling) -> tuple[str, str] | None:
    """What is wrong with a spelling that isn't to be used, and what to do; None where nothing is."""
    if spelt == spelling.name:
        return f"“{spelt}” is how the house spells it", "delete it here, or write another `name`"
    if spelt in spelling.also:
        return f"“{spelt}” is fine, as `also` says", "delete it here or there"
    ending = spelt.removeprefix(spelling.name)
    if re.fullmatch("['’]s|s['’]|s" if not spelling.name.endswith("s") else "['’]s?", ending):
        return f"“{spelt}” is {spelling.name} with an ending that may follow it", "delete it here"
    return None


def _by_template(number: int, rule: StyleRule, roots: Sequence[Path]) -> Iterator[Mistake]:
    """What is wrong with a rule that says something about the papers of each template."""
    named = (*(rule.requires or ()), *(rule.pages or ()))
    for name in named:
        if not is_template(name, roots):
            known = templates_in(roots)
            hint = did_you_mean(name, known, "“{}”") or f"there are: {', '.join(known)}"
            yield (number, rule.kind, name), f"there is no template “{name}”", hint, "unknown-template"
    for template, parts in (rule.requires or {}).items():
        for at, part in enumerate(parts):
            for field in alternatives(part):
                if field in field_names():
                    continue
                hint = did_you_mean(field, field_names()) or "write it as the brief does: [findings, findings.basis]"
                yield (number, "requires", template, at), f"a brief has no field `{field}`", hint, "rule-field"


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
