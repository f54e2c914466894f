"""Maps of a brief: what its events become."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import prepare
from briefgen.document import Map, walk
from briefgen.workspace import Workspace
from tests.plain_house import without_rules

BRIEF = """title: Attacks
date: 2026-02-11
data:
  - {id: attacks, file: attacks.csv, unsourced: our own list}
maps:
  - {id: where, title: Most were at sea, data: attacks, size_by: events}
"""


@pytest.mark.parametrize(
    ("approximate", "is_drawn_so"),
    [("no no yes", False), ("no yes", False), ("yes yes no", True), ("yes", True)],
)
def test_a_circle_of_several_events_is_approximate_where_most_of_them_are(
    approximate: str, is_drawn_so: bool, tmp_path: Path
) -> None:
    without_rules(tmp_path)
    (tmp_path / "inputs").mkdir()
    rows = "".join(f"2025-01-02,Aden,12.8,45,{said}\n" for said in approximate.split())
    (tmp_path / "inputs" / "attacks.csv").write_text(f"date,place,latitude,longitude,approximate\n{rows}")
    path = tmp_path / "inputs" / "x.yaml"
    path.write_text(BRIEF, "utf-8")
    (drawn,) = (node for node in walk(prepare(path, Workspace(tmp_path)).paper) if isinstance(node, Map))
    assert [(spot.value, spot.approximate) for spot in drawn.spots] == [(len(approximate.split()), is_drawn_so)]
