"""The samples, marked at random: an edition mentions nothing that it leaves out, and stands by itself."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import BriefFile, brief_of, read_brief
from briefgen.brief.markings import parts
from briefgen.checks import Checking
from briefgen.checks.named import LISTS, ids
from briefgen.edition import edition_for
from briefgen.house import load_house
from briefgen.house_style import NO_STYLE
from briefgen.marking import LEVELS, is_above
from briefgen.problems import Collector, ProblemsFound
from briefgen.reading.cut import with_values
from briefgen.workspace import Workspace, shipped

WORKSPACE = Workspace(shipped())
HOUSE = load_house((shipped() / "templates",))
SAMPLES = sorted((shipped() / "inputs").glob("*.yaml"))


@cache
def sample(path: Path) -> BriefFile:
    return read_brief(path, WORKSPACE)


def marked(chance: random.Random, worded: bool) -> BriefFile:
    """A sample some of whose parts are marked, with words that stand for them or without."""
    whole = sample(chance.choice(SAMPLES))
    values: dict[tuple[str | int, ...], object] = {("tlp",): "red", ("unmarked_tlp",): "clear"}
    share = chance.choice((0.02, 0.1, 0.4))
    for part in parts(whole.brief):
        if chance.random() < share:
            values[*part.path, "tlp"] = chance.choice(LEVELS)
        if worded:
            values[*part.path, "withheld_as"] = "some *other* words"
    return brief_of(with_values(whole.placed, values), whole.path, WORKSPACE)


def every_id(file: BriefFile) -> set[str]:
    return {name for each in LISTS for name, _ in ids(file.brief, each)} | {name for _, name in file.ids}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.sampled_from(LEVELS), st.booleans())
def test_an_edition_of_whatever_is_marked(chance: random.Random, level: str, in_text: bool) -> None:
    whole = marked(chance, worded=True)
    left = edition_for(level, whole, in_text, WORKSPACE, Collector())  # type: ignore[arg-type]
    gone = every_id(whole) - every_id(left)
    text = left.placed.raw.decode()
    for name in gone:
        assert not re.search(rf"(?:\(#|\[[^\]]*@|\{{\{{ *|- ){re.escape(name)}(?![\w.-])", text), name
    assert not any(is_above(part.tlp, level) for part in parts(left.brief) if part.tlp)  # type: ignore[arg-type]
    wrong = Collector()
    Checking(left, HOUSE, NO_STYLE).on_brief(wrong)
    assert [each.message for each in wrong if each.rule in ("unknown-id", "unknown-claim", "stricter-part")] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.sampled_from(LEVELS))
def test_without_words_it_is_refused_where_it_mentions_what_is_gone(chance: random.Random, level: str) -> None:
    whole = marked(chance, worded=False)
    lines = whole.placed.text.split("\n")
    try:
        left = edition_for(level, whole, False, WORKSPACE, Collector())  # type: ignore[arg-type]
    except ProblemsFound as found:
        for problem in found.problems:
            assert problem.rule == "left-out"
            start = lines[(problem.position.line or 0) - 1][(problem.position.column or 0) - 1 :]
            # A claim that is counted has its source from its file: the claim itself is the place.
            assert re.match(r"#|@|\{\{|\{tally: |[\w.-]+", start), "nothing is mentioned there"
    else:
        assert every_id(left) <= every_id(whole)
