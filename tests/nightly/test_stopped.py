"""Ctrl-C and SIGTERM stop a run cleanly, and the next one continues."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.nightly.house import small_house
from tests.nightly.runs import Trap, begun, nightly, processes, stands_still, until


@pytest.mark.parametrize(
    ("number", "to_all", "code"),
    [
        (signal.SIGINT, True, 130),
        (signal.SIGINT, False, 130),
        (signal.SIGTERM, False, 143),
        (signal.SIGTERM, True, 143),
    ],
)
def test_a_run_stops_when_it_is_told_to(tmp_path: Path, number: int, to_all: bool, code: int) -> None:
    house = small_house(tmp_path)
    house.write_all("abcd")
    note = tmp_path / "note"
    with begun(tmp_path, "-j", "1", trap=Trap("*/inputs/c.yaml", str(note))) as run:
        stands_still(run, note)
        until(lambda: {"b.docx", "b.pdf"} <= house.papers().keys(), "the paper made before is in its place")
        (run.send_all if to_all else run.send)(number)
        run.ended()
        until(lambda: not processes(run.mark), "no process of the run is left")
    assert (run.code, "Traceback" in run.stderr) == (code, False), run.stderr
    assert house.report()["stopped"] is True
    assert house.happened() == {"a": "built", "b": "built"}
    expected = house.expected()
    assert house.papers() == {name: expected[name] for name in expected if name[0] in "ab"}
    assert house.staged() == []

    assert nightly(tmp_path).code == 0
    assert house.report()["stopped"] is False
    assert house.happened() == {"a": "current", "b": "current", "c": "built", "d": "built"}
    assert house.papers() == expected
