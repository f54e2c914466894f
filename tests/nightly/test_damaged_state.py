"""A state that is lost or damaged is made anew: no paper suffers, and the run says so in one line."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.nightly.house import small_house
from tests.nightly.runs import nightly


def _cut(state: Path) -> None:
    state.write_bytes(state.read_bytes()[: state.stat().st_size // 2])


def _scramble(state: Path) -> None:
    whole = bytearray(state.read_bytes())
    whole[100:] = bytes(byte ^ 0x5A for byte in whole[100:])
    state.write_bytes(whole)


def _folder(state: Path) -> None:
    state.unlink()
    (state / "within").mkdir(parents=True)


def _other_schema(state: Path) -> None:
    with closing(sqlite3.connect(state)) as opened:
        opened.execute("PRAGMA user_version = 4711")
        opened.commit()


def _foreign(state: Path) -> None:
    state.unlink()
    with closing(sqlite3.connect(state)) as opened:
        opened.execute("CREATE TABLE papers (wine TEXT)")
        opened.commit()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": _cut,
    "scrambled": _scramble,
    "all of it noise": lambda state: state.write_bytes(bytes(range(256)) * 40),
    "empty": lambda state: state.write_bytes(b""),
    "a folder": _folder,
    "of another schema": _other_schema,
    "of another program": _foreign,
    "deleted": Path.unlink,
    "deleted with all about it": lambda state: shutil.rmtree(state.parent),
}
SAY_NOTHING = ("empty", "deleted", "deleted with all about it")
"""As on the first night."""


def test_a_state_that_is_lost_or_damaged_is_made_anew(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all("ab")
    assert nightly(tmp_path, "-f", "pdf").code == 0
    for damage, do in DAMAGES.items():
        do(house.own / "state.sqlite")
        house.write("b", damage)
        run = nightly(tmp_path, "-f", "pdf")
        assert (run.code, "Traceback" in run.stderr) == (0, False), f"{damage}: {run.stderr}"
        assert house.papers() == house.expected(["pdf"]), damage
        assert house.happened() == {"a": "built", "b": "built"}, damage
        said = [] if damage in SAY_NOTHING else ["every paper is built anew"]
        assert [line.rpartition(": ")[2].rstrip(".") for line in run.stderr.splitlines()] == said, damage
    assert nightly(tmp_path, "-f", "pdf").code == 0
    assert house.happened() == {"a": "current", "b": "current"}


def test_a_state_that_another_program_holds_isnt_damaged(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all("ab")
    assert nightly(tmp_path, "-f", "pdf").code == 0
    with closing(sqlite3.connect(house.own / "state.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        run = nightly(tmp_path, "-f", "pdf")
    assert (run.code, "state.sqlite" in run.stderr, "Traceback" in run.stderr) == (1, True, False), run.stderr
    assert "another program has it open" in run.stderr
    assert nightly(tmp_path, "-f", "pdf").code == 0
    assert house.happened() == {"a": "current", "b": "current"}


def test_a_state_whose_writing_was_cut_off(tmp_path: Path) -> None:
    """SQLite left its journal behind, by which it undoes what was half written: nothing is lost."""
    house = small_house(tmp_path)
    house.write_all("ab")
    assert nightly(tmp_path).code == 0
    _cut_off(house.own / "state.sqlite")
    house.write("b", "new words")

    before = house.all_files()
    run = nightly(tmp_path, "--dry-run")
    assert (run.code, run.stderr) == (0, "")
    assert house.all_files() == before
    run = nightly(tmp_path)
    assert (run.code, run.stderr) == (0, "")
    assert house.happened() == {"a": "current", "b": "built"}
    assert house.papers() == house.expected()


def _cut_off(state: Path) -> None:
    """What kill -9 leaves in the middle of a write: pages of the new state, and the journal with the old ones."""
    journal = state.with_name(f"{state.name}-journal")
    old = state.read_bytes()
    with closing(sqlite3.connect(state, isolation_level=None)) as opened:
        opened.execute("PRAGMA cache_size = 1")
        opened.execute("BEGIN")
        opened.execute("CREATE TABLE filling (text TEXT)")
        opened.executemany("INSERT INTO filling VALUES (?)", [("x" * 3000,)] * 100)
        opened.execute("DELETE FROM papers")
        left = state.read_bytes(), journal.read_bytes()
        opened.execute("ROLLBACK")
    assert left[0] != old
    state.write_bytes(left[0])
    journal.write_bytes(left[1])
