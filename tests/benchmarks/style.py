"""Whether the house's rules find what a careful editor would mark, and nothing else: precision and recall by rule.

The sentences stand in `sentences/`: `written_first.yaml` was written before the rules were tuned, `held_out.yaml`
after, and no rule was changed for it. What an editor marks stands there between ‹ and ›.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefgen.brief import read_brief
from briefgen.build import prepare
from briefgen.checks import load_rules
from briefgen.checks.style import ON_PAPER, check_brief
from briefgen.house import load_house
from briefgen.house_style import HouseStyle
from briefgen.problems import Collector
from briefgen.workspace import Workspace, find_workspace
from tests.benchmarks.processes import ROOT
from tests.benchmarks.report import Finding

SENTENCES = Path(__file__).parent / "sentences"
SETS = ("tuned", "held_out")
AIM = 0.95
"""What precision and recall are to be."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that tries a rule, and what in it an editor marks: nothing in a near miss."""

    rule: str
    marked: str

    @property
    def text(self) -> str:
        """The sentence as it stands in a brief."""
        return re.sub("[‹›]", "", self.marked)

    @property
    def wanted(self) -> tuple[range, ...]:
        """The stretches of the text in each of which the rule has to find something."""
        marks = enumerate(re.finditer("‹([^›]*)›", self.marked))
        return tuple(range(mark.start() - 2 * number, mark.end() - 2 * number - 2) for number, mark in marks)


def sentences(name: str) -> list[Sentence]:
    """Those of one of the SETS."""
    data = yaml.safe_load((SENTENCES / f"{name}.yaml").read_text("utf-8"))
    return [Sentence(rule, text) for rule, both in data.items() for texts in both.values() for text in texts]


@dataclass
class Score:
    """What rules found of what they had to: right, missed, and found where an editor marks nothing."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """How much of what there was, was found."""
        return self.right / max(1, self.right + self.missed)


def findings() -> Iterator[Finding]:
    """Precision and recall in each set, by rule and over all, then each miss and each false alarm."""
    for name in SETS:
        tried = sentences(name)
        scores, wrong = scored(tried)
        total = Score(*(sum(getattr(each, part) for each in scores.values()) for part in ("right", "missed", "false")))
        fine = sum(not each.wanted for each in tried)
        yield Finding(f"{name}: {len(tried)} sentences, {fine} of them near misses", *_shown(total))
        for rule, score in scores.items():
            yield Finding(f"  {rule}", *_shown(score))
        yield from (Finding(f"  {what}", "") for what in wrong)


def _shown(score: Score) -> tuple[str, str, str, str, bool]:
    met = min(score.precision, score.recall) >= AIM
    counts = f"{score.right} right, {score.missed} missed, {score.false} false"
    return f"precision {score.precision:.2f}", f"recall {score.recall:.2f}", counts, f"{AIM} each", met


def scored(tried: Iterable[Sentence]) -> tuple[dict[str, Score], list[str]]:
    """The score of each rule, and each sentence in which one is wrong."""
    workspace = find_workspace(ROOT)
    style = load_rules(workspace.template_roots)
    scores: dict[str, Score] = {}
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for sentence in tried:
            _score(sentence, _found(sentence, style, Path(folder)), scores, wrong)
    return scores, wrong


def _score(sentence: Sentence, found: set[tuple[str, int]], scores: dict[str, Score], wrong: list[str]) -> None:
    """Count what was found in a sentence: each mark once, and what lies in no mark of its rule."""
    own = {at for rule, at in found if rule == sentence.rule}
    hit = [mark for mark in sentence.wanted if own & set(mark)]
    score = scores.setdefault(sentence.rule, Score())
    score.right += len(hit)
    score.missed += len(sentence.wanted) - len(hit)
    wrong += [f"missed by {sentence.rule}: {sentence.marked}"] * (len(hit) < len(sentence.wanted))
    for rule, at in sorted(found):
        if rule != sentence.rule or not any(at in mark for mark in sentence.wanted):
            scores.setdefault(rule, Score()).false += 1
            wrong.append(f"false alarm of {rule} at “{sentence.text[at:][:20]}”: {sentence.marked}")


_BY_ITSELF = ("terms", "names", "scare_quotes", "spelling", "dates", "numbers")
"""Kinds of rule that judge a sentence whatever stands around it; others are tried on their own sentences alone."""


def _found(sentence: Sentence, style: HouseStyle, folder: Path) -> set[tuple[str, int]]:
    """Which rules find something in a sentence, and where in its text."""
    path = folder / "brief.yaml"
    before = "title: T\ndate: 2026-03-01\nsections:\n- title: T\n  body: |\n    "
    path.write_text(f"{before}{sentence.text}\n", "utf-8")
    rules = tuple(rule for rule in style.rules if rule.kind in _BY_ITSELF or rule.name == sentence.rule)
    workspace, problems = Workspace(folder), Collector()
    file, house = read_brief(path, workspace), load_house(workspace.template_roots)
    check_brief(HouseStyle(rules=rules), file, house, problems)
    if any(rule.kind in ON_PAPER for rule in rules):
        problems.problems += (each for each in prepare(path, workspace).problems if each.rule == sentence.rule)
    return {(problem.rule, (problem.position.column or 0) - 5) for problem in problems}
