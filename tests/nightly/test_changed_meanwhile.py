"""Files that change or vanish during a run: no paper mixes old and new, and the next run has everything right."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import Run, Trap, begun, nightly, stands_still

TWO_PARTS = """\
<paper title="{{ title | plain }}" language="{{ language }}" date="{{ date }}">
{% include "parts/first.html" %}{{ summary }}{% include "parts/second.html" %}
</paper>
"""


@pytest.fixture
def house(tmp_path: Path) -> SmallHouse:
    """Four briefs and a template of two parts, which both say which edition they are of."""
    house = small_house(tmp_path)
    (tmp_path / "templates/tiny/paper.html").write_text(TWO_PARTS)
    (tmp_path / "templates/parts").mkdir()
    _edit(house, "old")
    house.write_all("abcd")
    return house


def _edit(house: SmallHouse, edition: str) -> None:
    for part in ("first", "second"):
        (house.root / f"templates/parts/{part}.html").write_text(f"<p>The {edition} {part} part.</p>\n")


def _meanwhile(house: SmallHouse, moment: str, do: object, *arguments: str) -> Run:
    """A run of one job at a time, during which something is done when a file is about to be read."""
    note = house.root / "note"
    with begun(house.root, "-j", "1", *arguments, trap=Trap(moment, str(note))) as run:
        child = stands_still(run, note)
        assert callable(do)
        do()
        os.kill(child, signal.SIGCONT)
        return run.ended()


@pytest.mark.parametrize("moment", ["*/inputs/c.yaml", "*/parts/first.html", "*/parts/second.html", "*/staged/*.pdf"])
def test_a_template_edited_during_the_run(house: SmallHouse, moment: str) -> None:
    old = house.expected()
    moments = Trap(moment, str(house.root / "note"), **({"what": "change", "nth": 3} if "pdf" in moment else {}))
    with begun(house.root, "-j", "1", trap=moments) as run:
        child = stands_still(run, house.root / "note")
        _edit(house, "new")
        os.kill(child, signal.SIGCONT)
        assert run.ended().code == 0, run.stderr
    new = house.expected()
    papers = house.papers()
    assert papers.keys() == new.keys()
    assert [name for name in papers if papers[name] not in (old[name], new[name])] == []

    assert nightly(house.root).code == 0
    assert house.papers() == new


def test_a_brief_that_vanishes(house: SmallHouse) -> None:
    def remove() -> None:
        (house.root / "inputs/c.yaml").unlink()

    run = _meanwhile(house, "*/inputs/b.yaml", remove)
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    assert "inputs/c.yaml" in run.stderr
    assert house.happened() == {"a": "built", "b": "built", "c": "failed vanished", "d": "built"}
    assert house.papers() == house.expected()


def test_a_brief_that_comes_too_late_is_next_nights(house: SmallHouse) -> None:
    run = _meanwhile(house, "*/inputs/b.yaml", lambda: house.write("aa"))
    assert run.code == 0, run.stderr
    assert house.happened() == dict.fromkeys("abcd", "built")
    assert nightly(house.root).code == 0
    assert house.happened() == dict.fromkeys("abcd", "current") | {"aa": "built"}
    assert house.papers() == house.expected()
