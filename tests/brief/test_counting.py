"""Figures that tallies count: numbers, dates, sources, changes; the brief's own events; files read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import datasets
from briefgen.amount import Amount
from briefgen.brief import BriefFile, brief_of, read_brief, template_data
from briefgen.brief.counted_claims import change
from briefgen.brief.datasets import Columns
from briefgen.brief.figure import Claim
from briefgen.brief.ledger import amount
from briefgen.datasets.formats import FIELDS
from briefgen.house import load_house
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace, shipped

ROWS = """date,type,place,ship_type,killed_low,killed,killed_high
2023-12-31,Missile,Bab el-Mandeb,Tanker,,0,
2024-01-15,Missile,Gulf of Aden,Tanker,,0,
2024-01-26,Drone,Gulf of Aden,Container ship,,2,
2024-03-06,Missile,Off Mocha,Tanker,3,4,6
2024-03-09,Drone,Off Mocha,Tanker,,,
"""
SOURCES = "sources:\n  - {id: list, type: dataset, title: A list, publisher: The Gazette, date: 2024-04-01}\n"
Read = Callable[..., BriefFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a brief of tallies and claims, a file `ships.csv` beside it."""

    def read_text(
        tallies: str, claims: str = "", more: str = "", data: str = "retrieved: 2024-04-02", author: str = ""
    ) -> BriefFile:
        (tmp_path / "inputs").mkdir(exist_ok=True)
        (tmp_path / "inputs" / "ships.csv").write_text(ROWS)
        figures = "".join(f"  - {{label: attacks, claims: [{claim}]}}\n" for claim in claims.split("\n") if claim)
        path = tmp_path / "inputs" / "brief.yaml"
        path.write_text(
            f"title: T\ndate: 2024-05-01\ndata:\n  - {{id: ships, file: ships.csv, source: list, {data}}}\n"
            f"tallies:\n{tallies}\n"
            + (f"figures:\n{figures}" if figures else "")
            + more
            + SOURCES.replace("publisher:", f"{author}publisher:")
        )
        return read_brief(path, Workspace(tmp_path))

    return read_text


def claims(file: BriefFile) -> list[Claim]:
    return [figure.claims[0] for figure in file.brief.figures]


def test_a_claim_has_the_number_of_its_tally_with_its_day_speaker_and_source(read: Read) -> None:
    (claim,) = claims(read("  - {id: t, of: ships, where: {from: 2024}}", "{tally: t}"))
    assert amount(claim) == Amount(None, 4, None)
    assert (claim.by, claim.as_of, claim.source) == ("The Gazette", "2024-03-09", "list")
    assert (type(claim.value), claim.tally) == (int, "t")


def test_a_claim_is_said_by_who_wrote_its_source(read: Read) -> None:
    file = read("  - {id: t, of: ships}", "{tally: t}", author="author: Reuters, ")
    assert claims(file)[0].by == "Reuters"


def test_what_the_claim_says_itself_wins(read: Read) -> None:
    (claim,) = claims(read("  - {id: t, of: ships}", "{tally: t, by: We, as_of: 2024-03, unsourced: our own count}"))
    assert (claim.by, claim.as_of, claim.source, claim.unsourced) == ("We", "2024-03", None, "our own count")


def test_groups_measures_and_uncertain_numbers(read: Read) -> None:
    file = read(
        "  - {id: t, of: ships, by: [month, type], count: [events, killed], where: {from: 2024-01, to: 2024-03}}",
        "{tally: t, group: [2024-03, missile], measure: killed}\n{tally: t, group: [2024-02, Drone], measure: Events}",
    )
    march, february = claims(file)
    assert (amount(march), march.as_of) == (Amount(3, 4, 6), "2024-03-31")
    assert (amount(february), february.as_of) == (Amount(None, 0, None), "2024-02-29")


def test_no_number_is_newer_than_its_file(read: Read) -> None:
    file = read("  - {id: t, of: ships, where: {from: 2024, to: 2024}}", "{tally: t}", data="retrieved: 2024-04-02")
    assert claims(file)[0].as_of == "2024-04-02"


def test_a_change_against_the_period_before(read: Read) -> None:
    tally = "  - {id: t, of: ships, where: {from: 2024-01, to: 2024-03}, compare: {from: 2023-12, to: 2023-12}}"
    more, percent = claims(read(tally, "{tally: t, change: true}\n{tally: t, change: percent}"))
    assert (more.value, percent.value) == (3, 300)


@pytest.mark.parametrize(
    ("now", "before", "number", "percent"),
    [
        ((None, 12, None), (None, 10, None), Amount(None, 2, None), Amount(None, 20, None)),
        ((None, 7, None), (None, 12, None), Amount(None, -5, None), Amount(None, -42, None)),
        ((None, 101, None), (None, 100, None), Amount(None, 1, None), Amount(None, 1.0, None)),
        ((3, 4, 6), (1, 2, 2), Amount(1, 2, 5), Amount(None, 100, None)),
        ((3, None, None), (None, 2, None), Amount(1, None, None), None),
        ((None, 4, None), (None, 0, None), Amount(None, 4, None), None),
        ((4, None, None), (2, None, None), None, None),
    ],
)
def test_changes_of_numbers_that_may_be_uncertain(
    now: tuple[float | None, ...], before: tuple[float | None, ...], number: Amount | None, percent: Amount | None
) -> None:
    assert change(Amount(*now), Amount(*before), in_percent=False) == number
    assert change(Amount(*now), Amount(*before), in_percent=True) == percent


def test_columns_are_what_the_brief_says_they_are(read: Read) -> None:
    columns = "columns: {type: ship_type, approximate: place}"
    (claim,) = claims(read("  - {id: t, of: ships, where: {type: Tanker}}", "{tally: t}", data=columns))
    assert claim.value == 4


def test_every_field_of_an_event_can_be_given_a_column() -> None:
    assert set(Columns.model_fields) == set(FIELDS)


EVENTS = """actors:
  - {id: front, name: Invented Front}
events:
  - {date: 2024-01-02, type: Raid, place: Alpha, actors: [front], summary: One., killed: {low: 3, high: 5}}
  - {date: 2024-02, type: Raid, place: Beta, location: "12.5, 43.1", summary: Two., killed: 4, injured: 2}
  - {date: 2024-02-10/2024-02-12, type: Talks, summary: Three.}
"""


def test_the_brief_s_own_events_are_counted_like_a_file_s(read: Read) -> None:
    file = read(
        "  - {id: t, of: events, by: type, count: [events, killed]}\n"
        "  - {id: front, of: events, where: {actor: Invented Front}}\n"
        "  - {id: box, of: events, where: {box: [43, 12, 44, 13]}}",
        "{tally: t, group: Raid, measure: killed}\n{tally: t, measure: events}\n{tally: front}\n{tally: box}",
        EVENTS,
    )
    killed, every, front, box = claims(file)
    assert amount(killed) == Amount(7, None, 9)
    assert [claim.value for claim in (every, front, box)] == [3, 1, 1]
    assert (killed.source, killed.unsourced) == (None, "the events listed in this paper")


def test_a_group_without_events_is_none_only_where_that_is_allowed(read: Read) -> None:
    with pytest.raises(ProblemsFound, match="has no group “Mine”"):
        read("  - {id: t, of: ships, by: type}", "{tally: t, group: Mine}")
    file = read("  - {id: t, of: ships, by: type, empty: allowed}", "{tally: t, group: Mine}")
    assert claims(file)[0].value == 0


def test_a_file_is_read_once_and_anew_when_it_changed(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    real = datasets.open_dataset

    def counting_open(path: Path, *others: object) -> datasets.Dataset:
        opened.append(path)
        return real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(datasets, "open_dataset", counting_open)
    file = read("  - {id: t, of: ships}", "{tally: t}")
    workspace = Workspace(file.path.parent.parent)
    assert claims(brief_of(file.placed, file.path, workspace))[0].value == 5
    assert len(opened) == 1
    opened[0].write_text(ROWS + "2024-03-10,Drone,Off Mocha,Tanker,,,\n")
    assert claims(brief_of(file.placed, file.path, workspace))[0].value == 6
    assert len(opened) == 2


def test_templates_see_what_was_counted(read: Read) -> None:
    file = read("  - {id: t, label: attacks, of: ships, by: month, where: {from: 2024-01, to: 2024-03}}", "{tally: t}")
    data = template_data(file, load_house((shipped() / "templates",)))
    tally = data["tallies"]["t"]  # type: ignore[index]
    assert [group["labels"] for group in tally["groups"]] == [["January 2024"], ["February 2024"], ["March 2024"]]
    assert [group["amounts"]["events"]["best"] for group in tally["groups"]] == [2, 0, 2]
    assert tally["total"]["amounts"] == {"events": {"low": None, "best": 4, "high": None}}
    (ships,) = data["data"]  # type: ignore[misc]
    assert (ships["citation"], ships["rows"]) == ("The Gazette, retrieved 2\u00a0April 2024", 5)
    assert ships["filters"] == [{"label": "attacks", "only": "January–March 2024"}]
