"""kill -9 at any moment leaves every paper either old or new, whole, and the next run finishes what was left."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import Trap, begun, nightly, processes, until

TRIALS = 60
SEED = 20261127
BRIEFS = ("a", "b", "asia/c", "asia/d", "e")

FINISHED = 6
"""After so many runs that were killed, one isn't."""

Papers = dict[str, bytes]


@pytest.fixture
def house(tmp_path: Path) -> SmallHouse:
    return small_house(tmp_path)


def test_killed_at_random_moments(house: SmallHouse) -> None:
    """Each run is the next one of one that was killed: every paper is of a night since the last undisturbed one."""
    chance = random.Random(SEED)
    whole: list[Papers] = []
    usual = 0.0
    for trial in range(TRIALS + 1):
        house.write_all(BRIEFS, f"night {trial}")
        whole.append(house.expected(["pdf"]))
        told = f"seed {SEED}, trial {trial}"
        if trial % FINISHED == 0:
            began = time.monotonic()
            _finishes(house, whole[-1], told)
            usual = max(usual, time.monotonic() - began)
            whole = whole[-1:]
        else:
            told += f", {_killed(house, trial, chance.uniform(0, usual), chance)}"
            _are_whole(house.papers(), whole, told)


def _killed(house: SmallHouse, trial: int, wait: float, chance: random.Random) -> str:
    """A run that is killed after so many seconds, or a process of it; says what was done and what the run said."""
    victim = ("run", "group", "child")[trial % 3]
    with begun(house.root, "-j", "2", "-f", "pdf") as run:
        time.sleep(wait)
        if victim == "run":
            run.send(signal.SIGKILL)
        elif victim == "group":
            run.send_all(signal.SIGKILL)
        elif children := run.children():
            run.kill(chance.choice(children))
        run.ended()
        until(lambda: not processes(run.mark), "no process of the run is left")
    return f"{victim} killed after {wait:.3f} s\n{run.stderr}"


@pytest.mark.parametrize("who", ["run", "child"])
def test_killed_before_each_change_to_the_output_folder(house: SmallHouse, who: str) -> None:
    """Each file that is opened for writing, moved or taken away, one after another, and the run after it."""
    house.write("a")
    whole = [house.expected()]
    _finishes(house, whole[0], "at first")
    note = house.root / "note"
    for nth in count(1):
        house.write("a", f"{who} {nth}")
        whole.append(house.expected())
        note.unlink(missing_ok=True)
        run = nightly(house.root, "-j", "1", trap=Trap(f"{house.out}*", str(note), "SIGKILL", "change", who, nth))
        told = f"{who} killed before change {nth}\n{run.stderr}"
        if not note.exists():
            assert (run.code, nth > 2) == (0, True), told
            break
        _are_whole(house.papers(), whole, told)
        if who == "child":
            assert house.happened() == {"a": "failed died"}
        _finishes(house, whole[-1], told)
        whole = whole[-1:]


def _are_whole(papers: Papers, whole: Sequence[Papers], told: str) -> None:
    """Every paper is there, as it was or as it will be; nothing else stands under the name of one."""
    assert {name for name in papers if not name.startswith(".")} == whole[0].keys(), told
    torn = [name for name in whole[0] if papers[name] not in [each[name] for each in whole]]
    assert torn == [], told


def _finishes(house: SmallHouse, papers: Papers, told: str) -> None:
    """The next run ends well and leaves what a run leaves that was never disturbed."""
    formats = sorted({name.rpartition(".")[2] for name in papers})
    run = nightly(house.root, *(part for each in formats for part in ("-f", each)))
    assert (run.code, house.papers() == papers) == (0, True), f"{told}\n{run.stderr}"
    assert set(house.happened().values()) <= {"built", "current"}, told
    assert house.staged() == [], told
    left = {path.name for path in house.own.iterdir()} - {"lock", "state.sqlite"}
    assert left == set(), told
