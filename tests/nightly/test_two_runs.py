"""Two runs on one output folder: the second says who holds it, or waits; one that was killed is in nobody's way."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from pathlib import Path

from tests.nightly.house import small_house
from tests.nightly.runs import Trap, begun, nightly, processes, stands_still, until


def test_the_second_says_who_holds_the_folder_or_waits_for_it(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    house.write_all("abc")
    note = tmp_path / "note"
    with begun(tmp_path, "-j", "1", trap=Trap("*/inputs/b.yaml", str(note))) as first:
        child = stands_still(first, note)
        until(lambda: house.papers().keys() == {"a.docx", "a.pdf"}, "the paper that was made before is in its place")
        before = house.papers()
        second = nightly(tmp_path)
        assert second.code == 1
        assert str(first.process.pid) in second.stderr
        assert socket.gethostname() in second.stderr
        assert "since" in second.stderr
        assert house.papers() == before

        impatient = nightly(tmp_path, "--wait", "0.5")
        assert impatient.code == 1

        with begun(tmp_path, "--wait", "100") as third:
            until(lambda: third.has_open(house.own / "lock"), "the third run waits at the lock")
            os.kill(child, signal.SIGCONT)
            assert first.ended().code == 0
            assert house.papers() == house.expected()
            assert third.ended().code == 0
    assert house.happened() == {"a": "current", "b": "current", "c": "current"}


def test_the_lock_of_a_run_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    """Nor is its child, which doesn't go on with what nobody waits for any more."""
    house = small_house(tmp_path)
    house.write_all("ac")
    house.write("b", template="endless")
    note = tmp_path / "note"
    with begun(tmp_path, trap=Trap("*/inputs/b.yaml", str(note))) as run:
        child = stands_still(run, note)
        run.send(signal.SIGKILL)
        run.ended()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGCONT)
        until(lambda: not processes(run.mark), "no process of the run is left")
        assert house.staged() == []
    house.write("b")
    assert nightly(tmp_path).code == 0
    assert house.papers() == house.expected()
