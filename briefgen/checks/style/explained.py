"""A rule of the house in words, for `briefgen check --explain` and SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefgen.house_style import StyleRule

_MOST_CASES = 3
_EVERYWHERE = ("requires", "pages")
"""Kinds that look at whole papers."""


def explanation(rule: StyleRule) -> str:
    """What a rule is for, where it looks and what its cases show, in paragraphs."""
    return "\n\n".join(_paragraphs(rule))


def _paragraphs(rule: StyleRule) -> Iterator[str]:
    yield rule.reason or _of_its_kind(rule.kind)
    yield f"A rule of the house (`{rule.kind}`){_scope(rule)}."
    yield from _cases("It finds something in:", rule.fires)
    yield from _cases("It finds nothing in:", rule.passes)


def _of_its_kind(kind: str) -> str:
    """What all rules of a kind are for: the beginning of the manual's words about it."""
    said = (StyleRule.model_fields[kind].description or kind).partition(":")[0]
    return f"{said.rstrip('.')}."


def _scope(rule: StyleRule) -> str:
    if rule.kind in _EVERYWHERE:
        return ""
    return f", for {', '.join(rule.fields)}" if rule.fields else ", for all text"


def _cases(title: str, cases: tuple[Any, ...]) -> Iterator[str]:
    if cases:
        yield "\n".join([title, *(f"- {_shown(case)}" for case in cases[:_MOST_CASES])])


def _shown(case: Any) -> str:
    return " ".join(case.split()) if isinstance(case, str) else json.dumps(case, ensure_ascii=False)
