"""Ten thousand briefs: as many papers, in memory that hardly grows with them, and the next night one look at each."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import begun

MANY = 10_000
LONGEST = 900.0
"""Seconds, of which a machine that does nothing else needs a tenth."""
MOST_MEMORY = 300_000_000
"""Bytes of the run's own process. What it keeps of ten thousand briefs are their records and results."""
MOST_CPU = 20.0
"""Seconds that the run's own process may take for a look at all of them."""


def test_ten_thousand_briefs(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    for number in range(MANY):
        house.write(f"{number % 100:02}/{number:05}", f"Brief {number}.")
    memory, _ = _run(house)
    assert set(house.happened().values()) == {"built"}
    assert len(house.papers()) == len(house.happened()) == MANY
    assert memory < MOST_MEMORY

    house.write("07/00007", "Another one.")
    memory, cpu = _run(house)
    assert [name for name, came in house.happened().items() if came != "current"] == ["00007"]
    assert memory < MOST_MEMORY
    assert cpu < MOST_CPU


def _run(house: SmallHouse) -> tuple[int, float]:
    """A run to its end; the most memory in bytes that its own process had, and the CPU time of all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    most = 0
    with begun(house.root, "-f", "pdf", "--quiet") as run:
        end = time.monotonic() + LONGEST
        while run.process.poll() is None and time.monotonic() < end:
            most = max(most, _peak(run.process.pid))
            time.sleep(0.05)
        assert run.ended().code == 0, run.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return most, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _peak(pid: int) -> int:
    """The most memory of a process until now (proc(5)); 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
