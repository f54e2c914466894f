"""A good brief, damaged at random: what comes out is a brief, or problems with places. Never a crash."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import read_brief, template_data
from briefgen.checks import Checking
from briefgen.house import load_house
from briefgen.house_style import NO_STYLE
from briefgen.problems import Collector, ProblemsFound, as_record, describe
from briefgen.workspace import Workspace, shipped

SAMPLES = [path.read_text(encoding="utf-8").split("\n") for path in sorted((shipped() / "inputs").glob("*.yaml"))]
HOUSE = load_house((shipped() / "templates",))
OTHER = (
    "[]", "{}", "{a: b}", "[1, 2]", "~", "''", "1", "x: y", "!", "- ", "|", "'", '"', "[x]", "{low: 1}",
    "NO", "🚢", "&a",
    "*a", "#z", "[[[[", "# a", "![x](y)", "::: z", "9" * 50, "-1", "2026-99", "\t", "&a [*a]",
)  # fmt: skip


def damaged(chance: random.Random) -> str:
    """A sample with up to four lines deleted, cut, moved, indented, or given another value."""
    lines = list(chance.choice(SAMPLES))
    for _ in range(chance.randint(1, 4)):
        at, line = (where := chance.randrange(len(lines))), lines[where]
        middle = chance.randint(0, len(line))
        lines[at] = chance.choice(
            (
                "",
                line[chance.randint(0, 4) :],
                line.partition(": ")[0] + ": " + chance.choice(OTHER),
                line + "\n" + chance.choice(lines),
                "  " + line,
                line[:middle] + chance.choice(OTHER) + line[middle:],
            )
        )
    return "\n".join(lines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_a_damaged_brief(tmp_path_factory: pytest.TempPathFactory, chance: random.Random) -> None:
    workspace = Workspace(tmp_path_factory.getbasetemp())
    path = workspace.root / "brief.yaml"
    text = damaged(chance)
    path.write_text(text, encoding="utf-8")
    try:
        file = read_brief(path, workspace)
        with Collector() as problems:
            Checking(file, HOUSE, NO_STYLE).on_brief(problems)
        template_data(file, HOUSE)
    except ProblemsFound as found:
        for problem in found.problems:
            assert problem.message
            assert 1 <= (problem.position.line or 1) <= text.count("\n") + 2
            assert describe(problem, "a line")
            assert as_record(problem)
