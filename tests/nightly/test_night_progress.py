"""What a person reads of a nightly run: a bar or lines, the problems, and one line at the end."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from briefgen.cli import night_progress
from briefgen.cli.night_progress import NightProgress
from briefgen.problems import Position, Problem
from briefgen.workspace import Workspace
from tests.nightly.nights import BROKEN, FIGURE, UNKNOWN, built, current, failed, night, three_briefs


class Terminal(io.StringIO):
    """Somebody is looking."""

    def isatty(self) -> bool:
        return True


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The terminal that the bar is on from now on; a fixture would be too early, before pytest takes the streams."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "70")
    return stream


def states(stream: Terminal) -> list[str]:
    """What stood on the bar's line, one after the other."""
    return [state for state in re.split(r"\r\x1b\[K", stream.getvalue()) if state]


def test_a_bar_says_how_far_the_run_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    progress = NightProgress(Workspace(tmp_path))
    began = night_progress.time.monotonic()
    progress.begin(["inputs/a.yaml", "inputs/b.yaml", "inputs/c.yaml"])
    progress.took(built("inputs/b.yaml"))
    monkeypatch.setattr(night_progress.time, "monotonic", lambda: began + 200)
    progress.took(failed("inputs/a.yaml", UNKNOWN))
    assert states(terminal) == [
        "────────────────  0 of 3: inputs/a.yaml",
        "━━━━━───────────  1 of 3: inputs/a.yaml",
        "━━━━━━━━━━──────  2 of 3, 1 failed, about 2 min left: inputs/c.yaml",
    ]


def test_a_bar_is_no_wider_than_the_terminal_and_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    progress = NightProgress(Workspace(tmp_path))
    brief = f"inputs/{'long-' * 30}.yaml"
    progress.begin([brief])
    progress.took(built(brief))
    progress.end(night(tmp_path, built(brief)), {})
    assert max(map(len, states(terminal))) == 69
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_lines_name_what_was_built_or_failed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    of = three_briefs(tmp_path)
    progress = NightProgress(Workspace(tmp_path))
    progress.begin(["inputs/red-sea.yaml", BROKEN], [current("inputs/ports.yaml")])
    for result in (of.results[2], of.results[0]):
        progress.took(result)
    assert capsys.readouterr().out.splitlines() == [
        "inputs/red-sea.yaml  built in 0.8 s",
        "inputs/asia/passes.yaml  failed: 1 problem",
    ]


def test_reasons_are_explained_and_current_briefs_named_when_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    progress = NightProgress(Workspace(tmp_path), explain=True)
    progress.begin(["inputs/a.yaml"], [current("inputs/ports.yaml")])
    progress.took(built("inputs/a.yaml", "inputs/a.yaml changed", "the house changed"))
    assert capsys.readouterr().out.splitlines() == [
        "inputs/ports.yaml  current",
        "inputs/a.yaml  built in 0.8 s  inputs/a.yaml changed; the house changed",
    ]


def test_the_end_is_the_problems_and_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = three_briefs(tmp_path)
    monkeypatch.chdir(tmp_path)
    NightProgress(Workspace(tmp_path)).end(of, {"html": tmp_path / "papers/nightly-report.html"})
    told = capsys.readouterr()
    assert not told.out
    assert told.err.splitlines() == [
        "inputs/asia/passes.yaml:1: warning: has no standfirst [standfirst]",
        "  1 | title: The passes",
        "  hint: one sentence will do",
        "inputs/asia/passes.yaml:5:62: error: there is nothing with the id `tolls` [unknown-id]",
        "  5 |     body: Traffic over the pass fell by 45 per cent, see [the table](#tolls) and the map.",
        "                                                                   ^",
        "  hint: did you mean `toll`?",
        "1 of 3 briefs failed; its last good papers stay. 1 built; 1 current; 1 warning; 1 figure moved; "
        "1 paper left over; took 3.2 s. Report: papers/nightly-report.html",
    ]


def test_a_good_night_is_one_line_on_standard_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    NightProgress(Workspace(tmp_path)).end(night(tmp_path, built("inputs/a.yaml", moved=(FIGURE,))), {})
    told = capsys.readouterr()
    assert (told.out, told.err) == ("All is well: 1 brief built. 1 figure moved; took 3.2 s.\n", "")


def test_warnings_of_current_papers_are_counted_and_not_printed_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    warning = Problem(Position("inputs/a.yaml", 1), "is odd", "", "odd", "warning")
    NightProgress(Workspace(tmp_path)).end(night(tmp_path, current("inputs/a.yaml", warning)), {})
    told = capsys.readouterr()
    assert (told.out, told.err) == ("Nothing changed: the paper is current. 1 warning; took 3.2 s.\n", "")


def test_a_strict_run_shows_the_warnings_that_it_fails_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    warning = Problem(Position("inputs/a.yaml", 1), "is odd", "", "odd", "warning")
    of = night(tmp_path, current("inputs/a.yaml", warning), options={"strict": True})
    NightProgress(Workspace(tmp_path), quiet=True).end(of, {})
    assert capsys.readouterr().err.splitlines() == [
        "inputs/a.yaml:1: warning: is odd [odd]",
        "Every paper is there, but 1 warning can’t stay: the run is strict. 1 current; 1 warning; took 3.2 s.",
    ]


def test_quiet_says_nothing_of_a_good_night_and_all_of_a_bad_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    progress = NightProgress(Workspace(tmp_path), quiet=True)
    progress.begin(["inputs/a.yaml"])
    progress.took(built("inputs/a.yaml"))
    progress.end(night(tmp_path, built("inputs/a.yaml")), {})
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    progress.end(night(tmp_path, failed("inputs/a.yaml", UNKNOWN)), {})
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_bug_of_ours_is_told_as_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = failed("inputs/a.yaml", cause="bug", trace="Traceback")
    NightProgress(Workspace(tmp_path)).end(night(tmp_path, broken), {})
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "inputs/a.yaml: error: briefgen itself failed; the brief is not to blame [bug]"


def test_a_problem_of_many_briefs_is_told_once_and_many_problems_are_cut_off(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shared = Problem(Position("templates/none.yaml", 1), "there is no font", "", "missing-font")
    results = [failed(f"inputs/{number}.yaml", shared) for number in range(500)]
    NightProgress(Workspace(tmp_path)).end(night(tmp_path, *results), {})
    assert len(capsys.readouterr().err.splitlines()) == 2
    own = [Problem(Position(f"inputs/{number}.yaml", 1), "is odd", "", "odd") for number in range(500)]
    results = [failed(problem.position.path, problem) for problem in own]
    NightProgress(Workspace(tmp_path)).end(night(tmp_path, *results), {})
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 102
    assert told[-2] == "… and 400 more problems: the report has them."


def test_names_cannot_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file's name may hold what colours a terminal or takes its lines away."""
    name = "inputs/\x1b[2J.yaml"
    progress = NightProgress(Workspace(tmp_path), explain=True)
    progress.took(built(name))
    progress.end(night(tmp_path, built(name), remarks=(f"{name} can't be removed.",)), {})
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert (said.out + said.err).count("�") == 3
    terminal = looked_at(monkeypatch)
    NightProgress(Workspace(tmp_path)).begin([name])
    assert states(terminal) == ["────────────────  0 of 1: inputs/�[2J.yaml"]
