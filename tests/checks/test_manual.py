"""The page of rules is up to date and tells all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.checks import RULES
from briefgen.checks.manual import manual

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run: python -m briefgen.checks.manual > docs/rules.md"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_stands_once_in_it_with_its_weight(name: str) -> None:
    rule = RULES[name]
    assert manual().count(f"\n### {name}\n\n*{rule.severity}") == 1
    assert rule.explanation in manual()
