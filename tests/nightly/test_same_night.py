"""Any number of workers, any order, any machine: the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nightly.house import small_house
from tests.nightly.runs import nightly

BRIEFS = ("a", "b", "asia/c", "asia/east/d", "e")

ELSEWHERE = {"HOME": "/nonexistent", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "COLUMNS": "30"}
"""Another machine, as far as a process sees it. In Turkish, the small form of I isn't i."""


@pytest.mark.parametrize(
    ("jobs", "where", "environment"),
    [
        ("1", "here", {}),
        ("2", "a place with spaces/and ümlauts", {}),
        ("5", "there", ELSEWHERE),
        ("2", "there", {"PYTHONHASHSEED": "4711", "PYTHONOPTIMIZE": "2", "BRIEFGEN_CACHE": "on"}),
    ],
)
def test_the_same_bytes(tmp_path: Path, jobs: str, where: str, environment: dict[str, str]) -> None:
    house = small_house(tmp_path / where)
    house.write_all(BRIEFS)
    if "BRIEFGEN_CACHE" in environment:
        environment = environment | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = nightly(house.root, "-j", jobs, **environment)
    assert run.code == 0, run.stderr
    assert house.papers() == house.expected()


def test_another_order_and_a_folder_that_is_carried_to_another_place(tmp_path: Path) -> None:
    """What is current stays so when the whole workspace moves."""
    house = small_house(tmp_path / "here")
    house.write_all(BRIEFS)
    backwards = [f"inputs/{brief}.yaml" for brief in reversed(BRIEFS)]
    assert nightly(house.root, *backwards).code == 0
    assert house.papers() == house.expected()

    house.root.rename(tmp_path / "there")
    moved = small_house(tmp_path / "there")
    assert nightly(moved.root, **ELSEWHERE).code == 0
    assert set(moved.happened().values()) == {"current"}
