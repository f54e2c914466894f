"""Timelines and tables of events: what a brief declares, from its own events or a file, as it stands in the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.amount import Amount
from briefgen.brief.event_table_elements import sum_of
from briefgen.build import prepare
from briefgen.document import (
    Bar,
    Event,
    Heading,
    Map,
    Paper,
    Row,
    Table,
    Timeline,
    TimeScale,
    children,
    plain_text,
    walk,
)
from briefgen.problems import ProblemsFound
from briefgen.workspace import find_workspace

ROOT = Path(__file__).resolve().parents[2]
ROWS = """date,ship,place,type,killed_low,killed
2025-07-07,Eternity C,Off Hodeidah,Drones,4,
2024-03-06,True Confidence,Gulf of Aden,Missile,,3
2024-06-12,Tutor,Off Hodeidah,Sea drone,,1
2025-07-06,Magic Seas,Southern Red Sea,Gunfire,,0
2024-01-15,Gibraltar Eagle,Gulf of Aden,Missile,,
"""
HEAD = """
title: A brief
date: 2025-07-14
template: flash-note
summary: Attacks.
data: [{id: attacks, file: attacks.csv, unsourced: our own list}]
tallies: [{id: by-place, of: attacks, by: place, count: [events, killed]}]
"""
OWN = """
events:
  - {id: a, date: 2026-01-29/2026-01-30, place: Panjgur, summary: "Operations *begin*. The army says so.", killed: 41,
     sources: [s]}
  - {id: b, date: 2026-01-31, place: Quetta, summary: "Attacks [@s].", injured: 5}
  - {id: c, date: 2026-02, summary: Alert.}
sources: [{id: s, title: Statement, date: 2026-02-01}]
"""


def made(tmp_path: Path, declared: str, rows: str = ROWS, head: str = HEAD) -> Paper:
    """The paper of a brief that declares something beside the file with these rows."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "inputs" / "attacks.csv").write_text(rows, encoding="utf-8")
    path = tmp_path / "inputs" / "x.yaml"
    path.write_text(head + declared, encoding="utf-8")
    return prepare(path, find_workspace(tmp_path)).paper


def table(paper: Paper) -> Table:
    return next(node for node in walk(paper) if isinstance(node, Table))


def texts(row: Row) -> list[str]:
    return [plain_text(cell).replace("\u00a0", " ").strip() for cell in row.cells]


def body(paper: Paper) -> list[list[str]]:
    return [texts(row) for row in table(paper).body.rows]


def head(paper: Paper) -> list[str]:
    found = table(paper).head
    assert found
    return texts(found.rows[0])


def said_below(paper: Paper) -> str:
    found = table(paper).credit
    return plain_text(found) if found else ""


# ── Tables ───────────────────────────────────────────────────────────────────


def test_rows_stand_by_their_dates_and_unknown_is_not_nought(tmp_path: Path) -> None:
    declared = (
        "event_tables: [{id: t, title: T, data: attacks, columns: [date, {column: ship, heading: Attacked}, killed]}]"
    )
    paper = made(tmp_path, declared)
    assert head(paper) == ["Date", "Attacked", "Killed"]
    assert body(paper) == [
        ["15 Jan 2024", "Gibraltar Eagle", "–"],
        ["6 Mar 2024", "True Confidence", "3"],
        ["12 Jun 2024", "Tutor", "1"],
        ["6 Jul 2025", "Magic Seas", "0"],
        ["7 Jul 2025", "Eternity C", "≥4"],
    ]
    assert said_below(paper).startswith("– not known. ≥ at least, ≤ at most.")


def test_one_row_more_is_in_the_table_its_total_and_the_timeline(tmp_path: Path) -> None:
    declared = """
timelines: [{id: l, title: L, data: attacks, label: ship}]
event_tables: [{id: t, title: T, data: attacks, columns: [ship, killed], totals: yes}]
"""
    paper = made(tmp_path, declared, ROWS + "2025-07-10,Rubymar,Off Mocha,Missile,,2\n")
    assert body(paper)[-2:] == [["Rubymar", "2"], ["Total", "≥10"]]
    (scale,) = [node for node in walk(paper) if isinstance(node, TimeScale)]
    assert (len(scale.moments), scale.moments[-1].label) == (6, "Rubymar")


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ("order: newest", ["Eternity C", "Magic Seas"]),
        ("order: killed", ["Eternity C", "True Confidence"]),
        ("where: {place: Gulf of Aden}", ["Gibraltar Eagle", "True Confidence"]),
        ("where: {from: 2025}", ["Magic Seas", "Eternity C"]),
    ],
)
def test_the_brief_says_which_rows_and_in_which_order(tmp_path: Path, more: str, first: list[str]) -> None:
    paper = made(tmp_path, f"event_tables: [{{id: t, title: T, data: attacks, columns: [ship], {more}}}]")
    assert [row[0] for row in body(paper)][:2] == first


def test_rows_left_out_are_counted_and_totals_are_of_all(tmp_path: Path) -> None:
    declared = "event_tables: [{id: t, title: T, data: attacks, columns: [ship, killed], most: 2, totals: yes}]"
    paper = made(tmp_path, declared)
    assert [row[0] for row in body(paper)] == ["Gibraltar Eagle", "True Confidence", "Total"]
    assert body(paper)[-1][1] == "≥8"
    assert "3 more are not listed." in said_below(paper)


@pytest.mark.parametrize(
    ("group", "heads"),
    [("year", ["2024", "2025"]), ("place", ["Gulf of Aden", "Off Hodeidah", "Southern Red Sea"])],
)
def test_groups_have_heads_over_all_columns(tmp_path: Path, group: str, heads: list[str]) -> None:
    paper = made(tmp_path, f"event_tables: [{{id: t, title: T, data: attacks, columns: [date, ship], group: {group}}}]")
    rows = table(paper).body.rows
    assert [texts(row)[0] for row in rows if row.heads_group] == heads
    assert len(rows) == 5 + len(heads)


def test_bars_are_parts_of_the_largest_number(tmp_path: Path) -> None:
    declared = "event_tables: [{id: t, title: T, data: attacks, columns: [ship, killed], bars: killed}]"
    bars = [node for node in walk(table(made(tmp_path, declared))) if isinstance(node, Bar)]
    assert [(bar.value, bar.of) for bar in bars] == [(0, 4), (3, 4), (1, 4), (0, 4), (4, 4)]


def test_what_a_tally_counts_has_bars_and_a_total(tmp_path: Path) -> None:
    paper = made(tmp_path, "event_tables: [{id: t, title: T, tally: by-place, totals: yes}]")
    assert head(paper) == ["Place", "Events", "Killed"]
    assert ["Off Hodeidah", "2", "≥5"] in body(paper)
    assert body(paper)[-1] == ["Total", "5", "≥8"]
    assert sum(isinstance(node, Bar) for node in walk(table(paper))) == 8


def test_the_briefs_own_events_keep_their_markup_and_sources(tmp_path: Path) -> None:
    paper = made(tmp_path, OWN + "event_tables: [{id: t, title: T, columns: [date, summary, killed, injured]}]")
    found = next(node for node in walk(paper) if isinstance(node, Table) and node.id == "t")
    rows = [texts(row) for row in found.body.rows]
    assert rows[0] == ["29–30 Jan 2026", "Operations begin. The army says so.", "41", "–"]
    assert rows[1][2:] == ["–", "5"]
    summary = found.body.rows[0].cells[1]
    assert [type(node).__name__ for node in children(summary)] == ["Text", "Emphasis", "Text"]


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ([Amount(None, 3, None), Amount(None, 1, None)], Amount(None, 4, None)),
        ([Amount(None, 3, None), None], Amount(3, None, None)),
        ([Amount(4, None, None), Amount(None, 0, None)], Amount(4, None, None)),
        ([Amount(2, 3, 5), Amount(None, 1, None)], Amount(3, None, 6)),
        ([None, None], None),
        ([], None),
    ],
)
def test_a_total_is_no_surer_than_its_parts(amounts: list[Amount | None], total: Amount | None) -> None:
    assert sum_of(amounts) == total


# ── Timelines ────────────────────────────────────────────────────────────────


def test_a_scale_has_moments_phases_and_a_description(tmp_path: Path) -> None:
    declared = """
timelines:
  - {id: l, title: Losses, data: attacks, label: ship, where: {from: 2025}, highlight: eternity c,
     phases: [{from: 2025-01, to: 2025-06, label: Pause}], from: 2025-01-01}
"""
    (scale,) = [node for node in walk(made(tmp_path, declared)) if isinstance(node, TimeScale)]
    assert [(each.begin, each.label, each.highlight) for each in scale.moments] == [
        ("2025-07-06", "Magic Seas", False),
        ("2025-07-07", "Eternity C", True),
    ]
    assert (scale.begin, scale.phases[0].label) == ("2025-01-01", "Pause")
    alt = scale.alt.replace("\u00a0", " ")
    assert alt == (
        "Timeline of 2 events from 6 July 2025 to 7 July 2025: 6 Jul 2025: Magic Seas; 7 Jul 2025: Eternity C"
    )


def test_own_events_are_told_in_their_first_sentence_and_last_as_long_as_they_did(tmp_path: Path) -> None:
    paper = made(tmp_path, OWN + "timelines: [{id: l, title: L, events: [a, c]}]")
    (scale,) = [node for node in walk(paper) if isinstance(node, TimeScale)]
    first, last = scale.moments
    assert (first.begin, first.end, first.label) == ("2026-01-29", "2026-01-30", "Operations begin")
    assert (last.begin, last.end, last.label, last.date) == ("2026-02", None, "Alert", "Feb 2026")


def test_a_list_stands_under_the_names_of_its_phases(tmp_path: Path) -> None:
    declared = """
timelines:
  - {id: l, title: In order, form: list, phases: [{from: 2026-01-30, to: 2026-01-31, label: The night}]}
"""
    paper = made(tmp_path, OWN + declared)
    nodes = list(walk(paper))
    at = next(at for at, node in enumerate(nodes) if isinstance(node, Heading) and node.id == "l")
    found = [
        plain_text(node) if isinstance(node, Heading) else len(node.events)
        for node in nodes[at:]
        if isinstance(node, Heading | Timeline)
    ][:5]
    assert found == ["In order", 1, "The night", 1, 1]
    first = next(node for node in nodes[at:] if isinstance(node, Event))
    assert (first.date, first.place) == ("29–30\u00a0January 2026", "Panjgur")


def test_a_map_s_degrees_and_the_names_of_areas_stay_as_they_are(tmp_path: Path) -> None:
    """West of Greenwich and south of the equator degrees have a minus sign, which text would make a true one."""
    paper = made(tmp_path, "maps: [{id: m, title: M, box: [-90, -40, -30, 5], areas: [Côte d'Ivoire]}]")
    (drawn,) = [node for node in walk(paper) if isinstance(node, Map)]
    assert drawn.box == "-90,-40,-30,5"
    assert [area.name for area in drawn.areas] == ["Côte d'Ivoire"]


def test_a_scale_has_room_for_so_many_events(tmp_path: Path) -> None:
    rows = "".join(f"2024-01-{at % 28 + 1:02},Ship {at},Off Mocha,Missile,,0\n" for at in range(301))
    declared = "timelines: [{id: l, title: L, data: attacks, label: ship}]"
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, declared, ROWS.splitlines(keepends=True)[0] + rows)
    assert found.value.problems[-1].message == "301 events are more than a scale can show; 300 is the most"


def test_a_list_has_room_for_any_number_of_events(tmp_path: Path) -> None:
    rows = "".join(f"2024-01-{at % 28 + 1:02},Ship {at},Off Mocha,Missile,,0\n" for at in range(301))
    declared = "timelines: [{id: l, title: L, data: attacks, label: ship, form: list}]"
    paper = made(tmp_path, declared, ROWS.splitlines(keepends=True)[0] + rows)
    assert sum(isinstance(node, Event) for node in walk(paper)) == 301
