"""No clock decides what is current: set back, or with times that are given back to a file, the content does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.nightly.house import small_house
from tests.nightly.runs import nightly
from tests.outside import program

FUTURE = 4_000_000_000
"""In the year 2096."""


def test_a_content_that_hides_behind_the_old_size_and_time(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    for brief in "ab":
        os.utime(house.write(brief, "old words"), (1_700_000_000, 1_700_000_000))
    assert nightly(tmp_path).code == 0
    size = (tmp_path / "inputs/b.yaml").stat().st_size
    os.utime(house.write("b", "new words"), (1_700_000_000, 1_700_000_000))
    assert (tmp_path / "inputs/b.yaml").stat().st_size == size

    assert nightly(tmp_path).code == 0
    assert house.happened() == {"a": "current", "b": "built"}
    assert house.papers() == house.expected()


def test_files_from_the_future(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    for brief in "ab":
        os.utime(house.write(brief, "old words"), (FUTURE, FUTURE))
    assert nightly(tmp_path).code == 0
    assert nightly(tmp_path).code == 0
    assert house.happened() == {"a": "current", "b": "current"}
    for paper in house.papers():
        os.utime(house.out / paper, (FUTURE, FUTURE))
    house.write("b", "new words")  # older than its paper, by the times of both

    assert nightly(tmp_path).code == 0
    assert house.happened() == {"a": "current", "b": "built"}
    assert house.papers() == house.expected()


def test_a_file_that_is_only_touched_or_replaced_by_an_older_copy(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all("abc", "as it was")
    shutil.copy2(tmp_path / "inputs/b.yaml", tmp_path / "copy")
    house.write("b", "the words of later")
    assert nightly(tmp_path).code == 0
    os.utime(tmp_path / "inputs/a.yaml")
    os.replace(tmp_path / "copy", tmp_path / "inputs/b.yaml")

    assert nightly(tmp_path).code == 0
    assert house.happened() == {"a": "current", "b": "built", "c": "current"}
    assert house.papers() == house.expected()


@pytest.mark.parametrize("clock", ["2001-01-01 00:00:00", "2037-06-01 00:00:00"])
def test_a_clock_set_back_or_forth(tmp_path: Path, clock: str) -> None:
    """The second run's clock is another's than the first's and the third's."""
    house = small_house(tmp_path)
    house.write_all("abc", "old")
    assert nightly(tmp_path).code == 0
    house.write("b", "new")
    assert nightly(tmp_path, **_showing(clock)).code == 0
    assert house.report()["started"].startswith(clock[:4])
    assert house.happened() == {"a": "current", "b": "built", "c": "current"}
    assert house.papers() == house.expected()
    house.write("c", "new")
    assert nightly(tmp_path).code == 0
    assert house.happened() == {"a": "current", "b": "current", "c": "built"}
    assert house.papers() == house.expected()


def _showing(clock: str) -> dict[str, str]:
    """The environment in which a process's clock begins at a moment, while files keep their times."""
    faketime = program("faketime", "the clock can't be set back")
    found = subprocess.run([faketime, "now", "env", "-0"], capture_output=True, text=True, check=True).stdout
    library = dict(line.split("=", 1) for line in found.split("\0") if "=" in line)["LD_PRELOAD"]
    return {"LD_PRELOAD": library, "FAKETIME": f"@{clock}", "NO_FAKE_STAT": "1", "DONT_FAKE_MONOTONIC": "1"}
