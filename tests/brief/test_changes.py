"""How figures changed: from claims of the ledger, never typed, and printed in both places that show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.amount import Amount
from briefgen.brief.changes import Change, change, change_of
from briefgen.brief.counting import Counted
from briefgen.brief.figure import Claim, Figure
from briefgen.build import prepare
from briefgen.document import KeyFigure, Trend, plain_text, walk
from briefgen.workspace import find_workspace

ROOT = Path(__file__).resolve().parents[2]


def one(number: float) -> Amount:
    return Amount(None, number, None)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (25, 37, Change("up", 12)),
        (37, 25, Change("down", 12)),
        (4, 4, Change("same", 0)),
        (0.1, 0.3, Change("up", 0.2)),
        (-3, 2, Change("up", 5)),
    ],
)
def test_a_difference_says_which_way(before: float, now: float, expected: Change) -> None:
    assert change(one(now), one(before)) == expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (25, 37, Change("up", 48, True)),
        (200, 203, Change("up", 1.5, True)),
        (-4, -2, Change("up", 50, True)),
        (0, 3, Change("up", 3)),
    ],
)
def test_per_cent_are_of_the_earlier_number(before: float, now: float, expected: Change) -> None:
    assert change(one(now), one(before), in_percent=True) == expected


def test_what_is_open_has_no_difference() -> None:
    assert change(Amount(4, None, None), one(3)) is None
    assert change(one(4), None) is None
    assert change(Amount(4, 6, 9), one(5)) == Change("up", 1)


def claim(value: float, by: str, as_of: str | None, name: str | None = None) -> Claim:
    return Claim.model_construct(value=value, low=None, best=None, high=None, by=by, as_of=as_of, id=name, tally=None)


CLAIMS = (
    claim(18, "ISPR", "2026-01-31", "first"),
    claim(31, "Bugti", "2026-02-01"),
    claim(20, "ISPR", "2026-02-02"),
    claim(36, "ISPR", "2026-02-05"),
)


@pytest.mark.parametrize(("compare", "by"), [("previous", 16), ("Previous", 16), ("first", 18), ("bugti", 5)])
def test_it_is_compared_with_what_the_brief_names(compare: str, by: int) -> None:
    figure = Figure.model_construct(claims=CLAIMS, use=None, compare=compare, change=None)
    found = change_of(figure, Counted())
    assert found is not None
    assert found[0] == Change("up", by)


def test_the_same_speaker_of_the_same_day_is_not_earlier() -> None:
    claims = (claim(92, "ISPR", "2026-01-31"), claim(133, "ISPR", "2026-01-31", "two-days"))
    figure = Figure.model_construct(claims=claims, use=None, compare="previous", change=None)
    assert change_of(figure, Counted()) is None


BRIEF = """
title: A brief
date: 2026-02-11
template: {template}
figures:
  - id: civilians-killed
    label: civilians killed
    compare: previous
    {more}
    claims:
      - {{value: 18, by: ISPR, as_of: 2026-01-31, source: s}}
      - {{value: {now}, by: ISPR, as_of: 2026-02-05, source: s}}
sources:
  - {{id: s, title: Statement}}
"""


def prepared(tmp_path: Path, **fill: object) -> list[KeyFigure | Trend]:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    path = tmp_path / "inputs" / "x.yaml"
    path.write_text(BRIEF.format(**fill), encoding="utf-8")
    paper = prepare(path, find_workspace(tmp_path)).paper
    return [node for node in walk(paper) if isinstance(node, KeyFigure | Trend)]


@pytest.mark.parametrize(
    ("now", "more", "said", "direction"),
    [
        (36, "", "18 since 31\u00a0January 2026", "up"),
        (12, "change: percent", "33% since 31\u00a0January 2026", "down"),
        (18, "", "unchanged since 31\u00a0January 2026", "same"),
        (20, 'unit: "%"\n    base: of the dead', "2 points since 31\u00a0January 2026", "up"),
    ],
)
def test_page_one_prints_it(tmp_path: Path, now: int, more: str, said: str, direction: str) -> None:
    figure, *_ = prepared(tmp_path, template="situation-report", now=now, more=more)
    assert isinstance(figure, KeyFigure)
    assert (figure.change, figure.direction) == (said, direction)


def test_the_table_of_figures_prints_it_too(tmp_path: Path) -> None:
    found = prepared(tmp_path, template="briefing-paper", now=36, more="")
    assert [node.direction for node in found] == ["up", "up"]
    assert isinstance(found[1], Trend)
    assert plain_text(found[1]) == ""


COUNTED = """
title: A brief
date: 2025-07-14
template: flash-note
summary: Attacks.
data:
  - {id: attacks, file: attacks.csv, unsourced: our own list}
tallies:
  - {id: in-july, of: attacks, where: {from: 2025-07, to: 2025-07}, by: place, count: events, compare: previous}
figures:
  - {id: all, label: attacks in July, compare: previous, claims: [{tally: in-july, by: Us}]}
  - {id: aden, label: off Aden, compare: previous, claims: [{tally: in-july, group: Aden, by: Us}]}
"""
ROWS = "date,place\n2025-06-02,Aden\n2025-06-30,Aden\n2025-07-01,Aden\n2025-07-06,Mocha\n2025-07-09,Mocha\n"


def test_a_counted_number_is_compared_with_the_earlier_period_of_its_tally(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "inputs" / "attacks.csv").write_text(ROWS, encoding="utf-8")
    path = tmp_path / "inputs" / "x.yaml"
    path.write_text(COUNTED, encoding="utf-8")
    paper = prepare(path, find_workspace(tmp_path)).paper
    figures = [node for node in walk(paper) if isinstance(node, KeyFigure)]
    said = [(figure.value, figure.direction, (figure.change or "").replace("\u00a0", " ")) for figure in figures]
    assert said == [("3", "up", "1 on 1–30 June 2025"), ("1", "down", "1 on 1–30 June 2025")]
