"""What is kept between runs: used where it is safe, missed nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen import kept

needs_owners = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows owners and modes differently")
BRIEF = """\
title: A short brief
date: 2026-02-11
template: flash-note
sections:
  - title: One
    body: Some *text*.
"""


@pytest.fixture
def folder(cache_folder: Path) -> Path:
    return cache_folder


def test_what_was_kept_comes_back(folder: Path) -> None:
    assert kept.read("one") is None
    kept.write("one", b"content")
    assert kept.read("one") == b"content"
    assert sorted(path.name for path in folder.iterdir()) == ["one", "swept"]


@needs_owners
def test_a_table_keeps_what_others_kept_meanwhile_up_to_a_bound(folder: Path) -> None:
    mine, theirs = kept.Table("words", 3), kept.Table("words", 3)
    for table, word in ((mine, "one"), (theirs, "two"), (mine, "three"), (theirs, "four")):
        table.answer(word, lambda: True)
        table.keep()
    later = kept.Table("words", 3)
    assert all(later.answer(word, lambda: False) for word in ("two", "three", "four"))
    assert later.answer("one", lambda: "found anew") == "found anew"


def test_a_table_adds_to_its_file_what_is_new_and_nothing_else(folder: Path) -> None:
    for number in range(3):
        table = kept.Table("words")
        table.answer("old", lambda: "once")
        table.answer(f"new {number}", lambda number=number: number)
        table.keep()
        table.keep()
    said = [line[64:] for line in (folder / "words").read_text("ascii").split("\n")[1:]]
    assert said == ['{"old": "once", "new 0": 0}', '{"new 1": 1}', '{"new 2": 2}']


@pytest.mark.parametrize("damage", [b"\n", b"\n" + b"0" * 64 + b'{"one": 2}', b"\n" + b"a" * 70])
def test_what_is_damaged_in_a_table_spoils_nothing_else(folder: Path, damage: bytes) -> None:
    kept.write("words", b"what an earlier version kept")
    for word in ("one", "two"):
        table = kept.Table("words")
        table.answer(word, lambda: 1)
        table.keep()
        with (folder / "words").open("ab") as file:
            file.write(damage)
    later = kept.Table("words")
    assert [later.answer(word, lambda: "found anew") for word in ("one", "two")] == [1, 1]


def test_a_table_of_many_lines_becomes_one_line(folder: Path) -> None:
    for number in range(kept._MOST_LINES + 1):
        table = kept.Table("words")
        table.answer(str(number), lambda: True)
        table.keep()
    assert (folder / "words").read_bytes().count(b"\n") == kept._MOST_LINES + 1
    later = kept.Table("words")
    assert (folder / "words").read_bytes().count(b"\n") == 1
    assert all(later.answer(str(number), lambda: False) for number in range(kept._MOST_LINES + 1))


def test_the_folder_is_for_its_owner_only(folder: Path) -> None:
    kept.write("one", b"content")
    assert folder.stat().st_mode & 0o777 == 0o700


@needs_owners
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o755])
def test_a_folder_open_to_others_is_not_used(folder: Path, mode: int) -> None:
    kept.write("one", b"content")
    folder.chmod(mode)
    kept.own_folder.cache_clear()
    assert kept.read("one") is None


@needs_owners
def test_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    kept.write("one", b"content")
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("damaged", [b"", b"short", b"x" * 32 + b"content"])
def test_a_damaged_file_counts_as_none(folder: Path, damaged: bytes) -> None:
    kept.write("one", b"content")
    (folder / "one").write_bytes(damaged)
    assert kept.read("one") is None


def test_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_CACHE", "off")
    kept.write("one", b"content")
    assert kept.read("one") is None
    assert not folder.exists()


def test_a_place_that_cannot_be_written_is_no_problem(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be")
    kept.write("one", b"content")
    assert kept.read("one") is None


def test_what_is_old_goes(folder: Path) -> None:
    kept.write("one", b"content")
    os.utime(folder / "one", (0, 0))
    kept._forget_old.cache_clear()  # as in another process
    kept.write("two", b"content")
    assert (folder / "one").exists(), "the folder was looked through a moment ago"
    os.utime(folder / "swept", (0, 0))
    kept._forget_old.cache_clear()
    kept.write("two", b"content")
    assert sorted(path.name for path in folder.iterdir()) == ["swept", "two"]


def test_of_too_much_the_oldest_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate(("one", "two", "three")):
        kept.write(name, b"content")
        os.utime(folder / name, (time.time() - 100 + number, time.time() - 100 + number))
    monkeypatch.setattr(kept, "_MOST", 3 * len(b"content") + 3 * 32)  # with its checksum
    os.utime(folder / "swept", (0, 0))
    kept._forget_old.cache_clear()
    kept.write("four", b"content")
    assert sorted(path.name for path in folder.iterdir()) == ["four", "swept", "three", "two"]


@needs_owners
def test_papers_are_the_same_from_what_was_kept_and_follow_their_template(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.yaml").write_text(BRIEF, "utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path), "BRIEFGEN_CACHE": ""}

    def built() -> list[bytes]:
        command = [sys.executable, "-m", "briefgen", "build", "-q"]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        return [path.read_bytes() for path in sorted((tmp_path / "papers").iterdir())]

    first, second = built(), built()
    assert first == second
    assert len(list(tmp_path.rglob("briefgen/*"))) > 5
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "templates" / "parts" / "sections.html").write_text("<h1>Something else</h1>", "utf-8")
    assert built() != first
