"""What hangs, takes all memory or crashes costs the one brief it happens to, by its name; the last good paper stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import Run, Trap, nightly


@pytest.fixture
def house(tmp_path: Path) -> SmallHouse:
    """Four briefs with papers of a first night; all have changed since."""
    house = small_house(tmp_path)
    house.write_all("abcd", "yesterday")
    assert nightly(tmp_path).code == 0
    house.write_all("abcd", "today")
    return house


@pytest.mark.parametrize(
    ("sends", "cause", "jobs"), [("SIGSTOP", "timeout", "1"), ("SIGSEGV", "died", "1"), ("SIGKILL", "died", "3")]
)
def test_a_child_that_hangs_or_dies(house: SmallHouse, sends: str, cause: str, jobs: str) -> None:
    before, expected = house.papers(), house.expected()
    trap = Trap("*/inputs/b.yaml", str(house.root / "note"), sends, once=False)
    run = nightly(house.root, "-j", jobs, *(("--timeout", "8") if sends == "SIGSTOP" else ()), trap=trap)
    _costs_only_b(house, run, cause)
    assert house.papers() == {name: (before if name[0] == "b" else expected)[name] for name in expected}

    assert nightly(house.root).code == 0
    assert house.happened() == {"a": "current", "b": "built", "c": "current", "d": "current"}
    assert house.papers() == expected


@pytest.mark.parametrize(("bound", "cause"), [(("--timeout", "8"), "timeout"), (("--memory", "300"), "memory")])
def test_a_template_without_end(house: SmallHouse, bound: tuple[str, ...], cause: str) -> None:
    """One that stays inside the sandbox's bounds, and still takes half a minute and most of a gigabyte."""
    before, expected = house.papers(), house.expected()
    house.write("b", "today", template="endless")
    run = nightly(house.root, "-j", "2", *bound)
    _costs_only_b(house, run, cause)
    assert house.papers() == {name: (before if name[0] == "b" else expected)[name] for name in expected}


def _costs_only_b(house: SmallHouse, run: Run, cause: str) -> None:
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    assert "inputs/b.yaml" in run.stderr
    assert house.happened() == {"a": "built", "b": f"failed {cause}", "c": "built", "d": "built"}
    b = next(each for each in house.report()["briefs"] if each["brief"] == "inputs/b.yaml")
    assert (b["stale"], b["papers"]) == (True, ["b.docx", "b.pdf"])
    assert house.staged() == []
