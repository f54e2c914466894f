"""What one rule of a house finds in text."""

from __future__ import annotations

from pathlib import Path

import yaml

from briefgen.brief.read import brief_of
from briefgen.checks.style import ON_BRIEF
from briefgen.checks.style.found import Found
from briefgen.house import load_house
from briefgen.house_style import StyleRule
from briefgen.reading.placed import placed_of
from briefgen.workspace import Workspace, shipped

WORKSPACE = Workspace(shipped())
HOUSE = load_house(WORKSPACE.template_roots)


def found(kind: str, asks: object, text: str, language: str = "en-GB", **fields: object) -> list[Found]:
    """What a rule of a kind finds in the body of a section, in the order in which it tells it."""
    data = {"title": "A", "date": "2026-02-11", "language": language, **fields}
    data["sections"] = [{"title": "B", "body": text}]
    placed = placed_of(yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10_000).encode(), "x.yaml")
    file = brief_of(placed, Path("inputs/x.yaml").absolute(), WORKSPACE)
    rule = StyleRule.model_validate({"name": "it", kind: asks})
    return list(ON_BRIEF[kind](rule, file, HOUSE))


def words(kind: str, asks: object, text: str, language: str = "en-GB", **fields: object) -> list[tuple[str, str]]:
    """Each thing that it finds, and what it wants instead."""
    told = sorted(found(kind, asks, text, language, **fields), key=lambda each: each.place)
    return [(each.words["found"], each.words.get("instead", "")) for each in told]


def mended(kind: str, asks: object, text: str, language: str = "en-GB") -> str:
    """The text with what is safe mended."""
    fixes = [each.fix for each in found(kind, asks, text, language) if each.fix]
    for fix in sorted(fixes, key=lambda each: each.start, reverse=True):
        assert text[fix.start : fix.start + len(fix.old)] == fix.old
        text = text[: fix.start] + fix.new + text[fix.start + len(fix.old) :]
    return text
