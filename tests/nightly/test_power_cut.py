"""What is put in its place is on the disk before it gets its name, and its name before it is recorded."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefgen import shelf
from briefgen.nightly import intake
from briefgen.nightly.choosing import Shelved
from briefgen.nightly.intake import Task
from briefgen.nightly.night import Made, Staged
from briefgen.nightly.state import State
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace
from tests.nightly.house import small_house


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is forced onto the disk and renamed, in this order."""
    said: list[str] = []
    forced, renamed = shelf.force, os.replace
    monkeypatch.setattr(shelf, "force", lambda path: (said.append(f"force {path.name}"), forced(path)))
    monkeypatch.setattr(os, "replace", lambda *way: (said.append(f"move {Path(way[0]).name}"), renamed(*way)))
    return said


def test_a_staged_paper_is_on_the_disk_before_it_is_moved(tmp_path: Path, done: list[str]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    waiting = {tmp_path / "x.docx": tmp_path / "one", tmp_path / "x.pdf": tmp_path / "two"}
    shelf.put_in_place(waiting, Workspace(tmp_path))
    assert done == ["force one", "force two", "move one", "move two"]


def test_so_is_what_is_written_beside_its_place(tmp_path: Path, done: list[str]) -> None:
    shelf.write_papers({tmp_path / "record.json": b"{}"}, Workspace(tmp_path))
    (forced, moved) = done
    assert forced.removeprefix("force ") == moved.removeprefix("move ")


def test_a_disk_that_refuses_costs_the_paper_and_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", refuse)
    place, staged = tmp_path / "x.pdf", tmp_path / "staged"
    place.write_text("old")
    staged.write_text("new")
    with pytest.raises(ProblemsFound, match=r"x\.pdf.*can't be written: Input/output error"):
        shelf.put_in_place({place: staged}, Workspace(tmp_path))
    assert (place.read_text(), staged.exists()) == ("old", False)


def test_a_file_system_that_knows_no_such_thing_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_handle: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", unknown)
    shelf.write_papers({tmp_path / "x.pdf": b"new"}, Workspace(tmp_path))
    assert (tmp_path / "x.pdf").read_bytes() == b"new"


def test_folders_are_on_the_disk_before_the_night_is_recorded(
    tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the paper and that of its record, with the new ones above them."""
    house = small_house(tmp_path)
    brief = Shelved(house.write("asia/x"), "inputs/asia/x.yaml", "asia/x")
    house.own.mkdir(parents=True)
    (house.own / "x.pdf").write_text("paper")
    monkeypatch.setattr(intake, "force", shelf.force)
    state = State(house.own / "state.sqlite")
    monkeypatch.setattr(State, "save", lambda _: done.append("save"))
    made = Made(papers={"pdf": Staged(str(house.own / "x.pdf"), 5, "0")}, issue={"date": "2026-02-11"})
    taking = intake.Intake(Workspace(tmp_path), house.out, state, {})
    taking.take(Task(brief, (), brief.place), made)
    taking.save()
    forced = {line.removeprefix("force ") for line in done[done.index("move x.pdf") :] if line.startswith("force")}
    assert forced == {"asia", "x", ".issues", "papers"}
    assert done[-1] == "save"
