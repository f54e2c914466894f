"""The arithmetic of the nightly benchmark; that its nights make the papers they are timed for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks import nightly
from tests.benchmarks.many_briefs import write_briefs
from tests.benchmarks.nightly import Load, Shelf, beside, compared, memory, watched


def test_a_night_is_compared_by_throughput_and_by_processor_time() -> None:
    rate, processor, peaks = beside(100, Load(20.0, 30.0, 50.0, 120.0), Load(60.0, 45.0, 2.0, 170.0))
    assert (rate.ours, rate.other, rate.ratio, rate.met) == ("5.00 a second", "1.67 a second", "3.00× as many", True)
    assert (processor.ours, processor.other, processor.ratio) == ("300.0 ms", "450.0 ms", "0.67×")
    assert (peaks.ours, peaks.other) == ("50 MB, 120 MB", "2 MB, 170 MB")


def test_fewer_than_twice_as_many_miss_the_aim_and_without_a_peer_there_is_none() -> None:
    ours, other = Load(20.0, 30.0, 50.0, 120.0), Load(39.9, 45.0, 2.0, 170.0)
    assert next(beside(100, ours, other)).met is False
    assert [(each.other, each.met) for each in beside(100, ours, None)] == [("–", None)] * 3


def test_halves_add_up_and_their_peaks_do_not() -> None:
    assert Load(1.0, 2.0, 30.0, 90.0) + Load(2.0, 3.0, 20.0, 100.0) == Load(3.0, 5.0, 30.0, 100.0)


@pytest.mark.parametrize(("worker", "met"), [(132.0, True), (140.0, False)])
def test_memory_is_flat_where_neither_process_takes_a_tenth_more(worker: float, met: bool) -> None:
    found = memory(100, Load(1.0, 1.0, 50.0, 120.0), 1000, Load(1.0, 1.0, 50.0, worker))
    assert found.met is met
    assert found.ratio.startswith("1.00×, 1.1")


def test_what_a_command_and_its_processes_take_is_seen_from_outside(tmp_path: Path) -> None:
    worker = "import time; held = bytearray(80_000_000); time.sleep(0.3)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"
    started = time.perf_counter()
    load = watched([sys.executable, "-c", parent], tmp_path, os.environ)
    assert 0.3 <= load.seconds <= time.perf_counter() - started
    assert load.processor > 0
    assert load.worker > 76 > load.parent > 0


def test_a_process_that_ends_while_it_is_looked_at_has_begun_none() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert list(nightly._with_children(ended.pid)) == [ended.pid]


def test_a_command_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        watched([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, os.environ)


def test_a_night_makes_every_paper_of_both_halves(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, 2, os.environ)
    for half in range(2):
        write_briefs(shelf.half(half), [4 + half * 10], graphics=False)
    _, other = compared(shelf, None)
    assert other is None
    assert len(list((tmp_path / "papers").rglob("brief-*.docx"))) == 2
    assert len(list((tmp_path / "papers").rglob("brief-*.pdf"))) == 2
