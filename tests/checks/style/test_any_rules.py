"""The shipped rules, damaged at random: what comes out is rules that can be used, or problems with places."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import read_brief
from briefgen.checks import load_rules
from briefgen.checks.style import check_brief
from briefgen.house import load_house
from briefgen.problems import Collector, ProblemsFound, describe
from briefgen.workspace import Workspace, shipped

LINES = (shipped() / "templates" / "house-style.yaml").read_text(encoding="utf-8").split("\n")
SAMPLE = shipped() / "inputs" / "balochistan-stability.yaml"
HOUSE = load_house((shipped() / "templates",))
OTHER = (
    "[]",
    "{}",
    "~",
    "''",
    "x*",
    "… a",
    "*",
    "a … b",
    "🚢",
    "[x, [y]]",
    "{find: x}",
    "- ",
    "9" * 30,
    "Ab-c",
    "'",
    "Ḯ*",
)


def damaged(chance: random.Random) -> str:
    """The rules with up to four lines deleted, indented, doubled or given another value."""
    lines = list(LINES)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        line, middle = lines[at], chance.randint(0, len(lines[at]))
        lines[at] = chance.choice(
            (
                "",
                "  " + line,
                line.partition(": ")[0] + ": " + chance.choice(OTHER),
                line + "\n" + chance.choice(lines),
                line[:middle] + chance.choice(OTHER) + line[middle:],
            )
        )
    return "\n".join(lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_damaged_rules(tmp_path_factory: pytest.TempPathFactory, chance: random.Random) -> None:
    folder = tmp_path_factory.mktemp("rules")
    path = folder / "house-style.yaml"
    path.write_text(damaged(chance), encoding="utf-8")
    try:
        style = load_rules((folder,))
        check_brief(style, read_brief(SAMPLE, Workspace(shipped())), HOUSE, Collector())
    except ProblemsFound as found:
        for problem in found.problems:
            assert problem.message
            assert problem.position.line
            assert describe(problem, "a line")
