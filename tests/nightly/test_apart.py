"""A job that ends its process costs that job, and says what happened."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.nightly import apart
from briefgen.nightly.executors import local
from briefgen.nightly.night import Job, Made


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    for folder in ("inputs", "staged", "templates/tiny"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "templates/house.yaml").write_text("organisation: Small\ntemplate: tiny\nword: {embed_fonts: no}\n")
    (tmp_path / "templates/tiny/paper.html").write_text(
        '<paper title="{{ title | plain }}" language="en">{{ summary }}</paper>'
    )
    for name in "abcd":
        (tmp_path / f"inputs/{name}.yaml").write_text(f"title: {name}\ndate: 2026-02-11\nsummary: It is quiet.\n")
    (tmp_path / "inputs/wrong.yaml").write_text("title: wrong\n")
    yield tmp_path
    apart.stop()


def _job(house: Path, brief: str, timeout: float | None = 60, memory: int | None = None) -> Job:
    return Job(
        f"inputs/{brief}.yaml",
        brief,
        str(house),
        str(house / "staged"),
        str(house / "papers" / ".issues"),
        ("pdf",),
        {},
        timeout,
        memory,
    )


def _by(house: Path, jobs: int, *asked: Job) -> list[Made]:
    with local(jobs) as executor:
        return list(executor.map(apart.build_apart, asked))


def test_what_is_made_is_told(house: Path) -> None:
    good, bad = _by(house, 1, _job(house, "a"), _job(house, "wrong"))
    assert (good.cause, good.problems) == ("", ())
    paper = good.papers["pdf"]
    content = Path(paper.path).read_bytes()
    assert (content[:5], len(content)) == (b"%PDF-", paper.size)
    assert good.seconds > 0
    assert good.peak > 10_000_000
    assert bad.cause == "problems"
    assert [str(each.position) for each in bad.problems] == ["inputs/wrong.yaml:1:1"]


def test_a_process_that_takes_too_long_is_ended_and_the_next_job_has_another(house: Path) -> None:
    slow, next_one = _by(house, 1, _job(house, "a", timeout=0.01), _job(house, "b"))
    assert (slow.cause, [each.rule for each in slow.problems]) == ("timeout", ["lost-timeout"])
    assert str(slow.problems[0].position) == "inputs/a.yaml"
    assert next_one.cause == ""


def test_a_process_that_is_killed_costs_its_own_brief(house: Path) -> None:
    with local(2) as executor:
        assert executor.submit(apart.build_apart, _job(house, "a")).result().cause == ""
        for child in list(apart._all):
            child._process.kill()
            child._process.wait()
        made = list(executor.map(apart.build_apart, [_job(house, name) for name in "abcd"]))
    assert sorted(each.cause for each in made) == ["", "", "", "died"]


def test_after_the_end_no_process_is_left_and_none_begins(house: Path) -> None:
    with local(1) as executor:
        executor.submit(apart.build_apart, _job(house, "a")).result()
        (child,) = apart._all
    assert child._process.poll() is not None
    with ThreadPoolExecutor(1) as executor, pytest.raises(apart.Stopped):
        executor.submit(apart.build_apart, _job(house, "a")).result()


def test_a_signal_to_all_processes_of_a_service_leaves_it_to_the_first_to_end_them(house: Path) -> None:
    with local(1) as executor:
        executor.submit(apart.build_apart, _job(house, "a")).result()
        (child,) = apart._all
        child._process.terminate()
        assert executor.submit(apart.build_apart, _job(house, "b")).result().cause == ""


def test_a_process_that_begins_while_all_are_ended_is_ended_too(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def begin_late(most_memory: int | None) -> apart._Child:
        begun.append(child := apart_child(most_memory))
        apart.stop()
        return child

    apart_child = apart._Child
    monkeypatch.setattr(apart, "_Child", begin_late)
    apart.begin()
    with ThreadPoolExecutor(1) as executor, pytest.raises(apart.Stopped):
        executor.submit(apart.build_apart, _job(house, "a")).result(timeout=60)
    assert begun[0]._process.poll() is not None


@pytest.mark.parametrize(("most_memory", "others"), [(None, 0), (3_000_000_000, 1)])
def test_a_process_begun_ahead_takes_the_first_job_with_its_bound(
    house: Path, most_memory: int | None, others: int
) -> None:
    with local(1) as executor:
        apart.get_ready(most_memory)
        (ahead,) = apart._all
        assert executor.submit(apart.build_apart, _job(house, "a")).result().cause == ""
        assert ahead.has_begun is not bool(others)
        assert len(apart._all) == 1 + others


def test_a_process_begun_ahead_that_nobody_needed_is_ended(house: Path) -> None:
    with local(1):
        apart.get_ready(None)
        (ahead,) = apart._all
    assert ahead._process.poll() is not None
    with local(1) as executor:
        assert executor.submit(apart.build_apart, _job(house, "a")).result().cause == ""


def test_a_lost_process_may_be_ended_by_whoever_stops_the_run_too(house: Path) -> None:
    child = apart._Child(None)
    code, _ = child.end()
    assert child.end() == (code, "")


def test_of_a_process_that_prints_without_end_the_last_is_kept() -> None:
    """It never waits for who listens, and what it began may outlive it."""
    script = """
import subprocess, sys
for number in range(200_000):
    sys.stderr.write(f"line {number} of many that nobody asked for\\n")
sys.stderr.write("the end: \u00e9")
sys.stderr.flush()
subprocess.Popen(["sleep", "30"])
"""
    process = subprocess.Popen([sys.executable, "-X", "utf8", "-c", script], stderr=subprocess.PIPE)
    assert process.stderr
    words = apart._LastWords(process.stderr)
    assert process.wait(timeout=60) == 0
    began = time.monotonic()
    said = words.heard()
    assert time.monotonic() - began < 20
    assert (len(said), said[-10:]) == (apart._MOST_WORDS, "the end: é")
    assert "line 199999 of many" in said


def test_what_a_process_wrote_before_it_died_is_told(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / "trap").mkdir()
    (house / "trap/sitecustomize.py").write_text(
        "import sys; sys.stderr.write('the end'); sys.stderr.flush(); sys.exit(9)"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(house / "trap"), os.environ.get("PYTHONPATH", "")]))
    (made,) = _by(house, 1, _job(house, "a"))
    assert made.cause == "died"
    assert "the end" in made.trace


def test_nothing_is_imported_from_where_briefs_lie(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`PYTHONPATH=$PYTHONPATH:/opt/lib` begins with an empty entry where there was none: the current folder."""
    (house / "yaml.py").write_text("raise SystemExit('this is run')\n")
    monkeypatch.chdir(house)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", os.environ.get("PYTHONPATH", "")]))
    (made,) = _by(house, 1, _job(house, "a"))
    assert (made.cause, made.trace) == ("", "")
