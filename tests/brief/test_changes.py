"""How figures changed: from claims of the ledger, never typed, and printed in both places that show it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from briefgen.amount import Amount
from briefgen.brief.changes import Change, change, change_of, worded_change
from briefgen.brief.counting import Counted
from briefgen.brief.figure import Claim, Figure
from briefgen.build import prepare
from briefgen.document import KeyFigure, Standfirst, Trend, plain_text, walk
from briefgen.language.numbers import printed_quantity
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


def put(tmp_path: Path, brief: str) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "inputs" / "attacks.csv").write_text(ROWS, encoding="utf-8")
    path = tmp_path / "inputs" / "x.yaml"
    path.write_text(brief, encoding="utf-8")
    return path


def counted(tmp_path: Path, brief: str) -> list[KeyFigure]:
    paper = prepare(put(tmp_path, brief), find_workspace(tmp_path)).paper
    return [node for node in walk(paper) if isinstance(node, KeyFigure)]


def test_a_counted_number_is_compared_with_the_earlier_period_of_its_tally(tmp_path: Path) -> None:
    figures = counted(tmp_path, COUNTED)
    said = [(figure.value, figure.direction, (figure.change or "").replace("\u00a0", " ")) for figure in figures]
    assert said == [("3", "up", "1 compared with June 2025"), ("1", "down", "1 compared with June 2025")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "1 compared with June 2025"),
        ("fr", "1 par rapport à juin 2025"),
        ("de", "1 gegenüber Juni 2025"),
        ("es", "1 en comparación con junio de 2025"),
        ("ar", "1 مقارنة بـيونيو 2025"),
        ("ur", "1 جون 2025 کے مقابلے میں"),
    ],
)
def test_what_it_is_compared_with_is_said_in_the_papers_language(tmp_path: Path, language: str, said: str) -> None:
    figures = counted(tmp_path, COUNTED + f"language: {language}\n")
    assert (figures[0].change or "").replace("\u00a0", " ") == said


CHANGED = """
  - {id: in-aden, label: off Aden, claims: [{tally: in-july, group: Aden, change: true, by: Us}]}
  - {id: in-mocha, label: off Mocha, claims: [{tally: in-july, group: Mocha, change: true, by: Us}]}
  - {id: nothing, label: nothing, claims: [{tally: same, change: true, by: Us}]}
  - {id: share, label: attacks, unit: "%", base: of June, claims: [{tally: in-july, change: percent, by: Us}]}
"""
SAME = "  - {id: same, of: attacks, where: {from: 2025-07-01, to: 2025-07-01}, count: events, compare: previous}\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "1 fewer, 2 more, neither more nor fewer, 50% more"),
        ("fr", "1 de moins, 2 de plus, ni plus ni moins, 50 % de plus"),
        ("de", "1 weniger, 2 mehr, weder mehr noch weniger, 50 % mehr"),
        ("es", "1 menos, 2 más, ni más ni menos, 50 % más"),
    ],
)
def test_text_says_by_how_much_more_or_fewer(tmp_path: Path, language: str, said: str) -> None:
    quoted = ", ".join(f"{{{{ {name} }}}}" for name in ("in-aden", "in-mocha", "nothing", "share"))
    brief = COUNTED.replace("summary: Attacks.", f'summary: "{quoted}"') + CHANGED + f"language: {language}\n"
    brief = brief.replace("figures:", SAME + "figures:")
    paper = prepare(put(tmp_path, brief), find_workspace(tmp_path)).paper
    standfirst = next(node for node in walk(paper) if isinstance(node, Standfirst))
    assert plain_text(standfirst).replace("\u00a0", " ").replace("\u202f", " ") == said
    signed = [node.value for node in walk(paper) if isinstance(node, KeyFigure)][2:]
    assert signed[:3] == ["−1", "+2", "0"]


@pytest.mark.parametrize(
    ("by", "below", "said"),
    [
        (Amount(5, None, 7), "fewer", "5–7 more"),
        (Amount(-7, None, -5), "fewer", "5–7 fewer"),
        (Amount(-7, -6, -5), "less", "6 (5–7) less"),
        (Amount(-2, None, 5), "fewer", "from 2 fewer to 5 more"),
        (Amount(-5, None, None), "fewer", "at most 5 fewer"),
        (Amount(None, 0, None), "less", "neither more nor less"),
    ],
)
def test_a_change_that_is_uncertain_says_so(by: Amount, below: Literal["fewer", "less"], said: str) -> None:
    def printed(number: Amount) -> str:
        return printed_quantity(number._asdict(), "en-GB")

    assert worded_change(by, printed, "en-GB", below) == said
