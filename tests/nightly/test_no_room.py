"""A full disk, a folder that can't be written to: reported, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.nightly.full_disk import Disk, mounted
from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import Trap, nightly

BRIEFS = "abcdef"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "papers", 4_000_000) as disk:
        yield disk


@pytest.fixture
def house(tmp_path: Path, disk: Disk) -> SmallHouse:
    """Six briefs with papers of a first night on a small disk; all have changed since."""
    house = replace(small_house(tmp_path), out=disk.seen)
    house.write_all(BRIEFS, "yesterday")
    assert nightly(tmp_path, inside=disk.enter).code == 0
    house.write_all(BRIEFS, "today")
    return house


def test_a_full_disk(house: SmallHouse, disk: Disk) -> None:
    """The less is free, the earlier it is full: at the lock, a paper, the records, the report."""
    for free in (0, 4_096, 12_288, 20_480, 28_672, 40_960):
        before = house.papers()
        house.write_all(BRIEFS, f"{free} bytes")
        expected = house.expected()
        disk.leave_free(free)
        run = nightly(house.root, "-j", "2", inside=disk.enter)
        disk.relieve()
        told = f"{free} bytes were free\n{run.stderr}"
        assert (run.code in (0, 1), "Traceback" in run.stderr) == (True, False), told
        assert run.code == 0 or re.search("no space left on device|disk is full", run.stderr.lower()), told
        papers = house.papers()
        assert papers.keys() == expected.keys(), told
        assert [name for name in papers if papers[name] not in (before[name], expected[name])] == [], told

        after = nightly(house.root, inside=disk.enter)
        assert after.code == 0, f"{told}\n{after.stderr}"
        assert house.papers() == expected, told
        assert set(house.happened().values()) <= {"built", "current"}, told
        assert house.staged() == [], told


def test_a_folder_that_nobody_may_write_to(house: SmallHouse, disk: Disk) -> None:
    before, expected = house.papers(), house.expected()
    disk.remount("ro")
    run = nightly(house.root, inside=disk.enter)
    disk.remount("rw")
    assert (run.code, "Traceback" in run.stderr) == (1, False)
    assert "papers" in run.stderr
    assert "read-only file system" in run.stderr.lower()
    assert house.papers() == before

    assert nightly(house.root, inside=disk.enter).code == 0
    assert house.papers() == expected


@pytest.mark.parametrize("who", ["run", "child"])
def test_full_at_each_change_to_the_output_folder(tmp_path: Path, who: str) -> None:
    """Each file that is opened for writing, moved or taken away, refused one after another."""
    house = small_house(tmp_path)
    house.write("a")
    assert nightly(tmp_path, "-f", "pdf").code == 0
    trap = Trap(f"{house.out}*", str(tmp_path / "note"), "ENOSPC", "change", who)
    while True:
        old = house.papers()
        house.write("a", f"{who} {trap.nth}")
        new = house.expected(["pdf"])
        (tmp_path / "note").unlink(missing_ok=True)
        run = nightly(tmp_path, "-f", "pdf", trap=trap)
        told = f"change {trap.nth} refused\n{run.stderr}"
        papers = house.papers()
        assert papers.keys() == new.keys(), told
        assert [name for name in papers if papers[name] not in (old[name], new[name])] == [], told
        assert (run.code in (0, 1), "Traceback" in run.stderr) == (True, False), told
        assert run.code == 1 or papers == new, told
        if not (tmp_path / "note").exists():
            assert trap.nth > 1, "the trap saw next to nothing"
            break
        assert nightly(tmp_path, "-f", "pdf").code == 0, told
        assert house.papers() == new, told
        assert house.staged() == [], told
        trap.nth += 1


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all("a")
    house.out.write_text("mine")
    run = nightly(tmp_path)
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    assert "papers" in run.stderr
    assert house.out.read_text() == "mine"


def test_a_folder_where_a_paper_should_be(tmp_path: Path) -> None:
    """It costs that brief, in both formats; what is in the folder stays."""
    house = small_house(tmp_path)
    house.write_all("abc")
    (house.out / "b.pdf").mkdir(parents=True)
    (house.out / "b.pdf/mine.txt").write_text("mine")
    run = nightly(tmp_path)
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    assert "b.pdf" in run.stderr
    assert house.happened() == {"a": "built", "b": "failed unwritable", "c": "built"}
    expected = house.expected()
    made = {name: expected[name] for name in expected if name[0] != "b"}
    assert house.papers() == made | {"b.pdf/mine.txt": b"mine"}


def test_a_folder_of_papers_that_is_a_disk_of_its_own(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all(("a", "asia/b"))
    with mounted(tmp_path / "papers/asia", 4_000_000) as disk:
        run = nightly(tmp_path, inside=disk.enter)
        assert run.code == 0, run.stderr
        expected = house.expected()
        assert {path.name: path.read_bytes() for path in disk.seen.iterdir()} == {
            "b.docx": expected["asia/b.docx"],
            "b.pdf": expected["asia/b.pdf"],
        }
        assert set(house.happened().values()) == {"built"}
        house.write("asia/b", "longer " * 99)
        disk.leave_free(0)
        run = nightly(tmp_path, inside=disk.enter)
        disk.relieve()
        assert (run.code, house.happened()) == (1, {"a": "current", "b": "failed unwritable"}), run.stderr
        assert sorted(path.name for path in disk.seen.iterdir()) == ["b.docx", "b.pdf"]
        assert (disk.seen / "b.pdf").read_bytes() == expected["asia/b.pdf"]
