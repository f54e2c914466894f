"""The report as JUnit XML keeps to what its readers have in common, and tells failures from errors."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.nightly.night import Night
from briefgen.nightly.report import Counted
from briefgen.nightly.report.junit import as_junit
from briefgen.problems import Position, Problem
from tests.nightly.nights import EMPTY, NOTICE, UNKNOWN, built, current, failed, night, three_briefs

ATTRIBUTES = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, set()),
    "testsuite": ({"name", "tests", "failures", "errors", "time"}, {"skipped", "timestamp"}),
    "testcase": ({"name", "classname", "time"}, set()),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "system-out": (set(), set()),
}
"""What each element has to have and may have besides, in the schema that Jenkins publishes (junit-10.xsd)."""
INSIDE = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error", "system-out"}}


def read(of: Night) -> ElementTree.Element:
    """The report, which keeps to the form."""
    found = ElementTree.fromstring(as_junit(Counted(of)).encode())
    for element in found.iter():
        wanted, allowed = ATTRIBUTES[element.tag]
        assert wanted <= set(element.attrib) <= wanted | allowed
        assert {inner.tag for inner in element} <= INSIDE.get(element.tag, set())
    return found


def test_it_counts_what_it_has(tmp_path: Path) -> None:
    results = (
        failed("inputs/a.yaml", UNKNOWN),
        failed("inputs/b.yaml", cause="timeout"),
        failed("inputs/c.yaml", cause="bug", trace="Traceback"),
        current("inputs/d.yaml"),
    )
    suite = read(night(tmp_path, *results))[0]
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped", "timestamp")} == {
        "tests": str(len(suite)),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": str(len(suite.findall("testcase/error"))),
        "skipped": "0",
        "timestamp": "2026-11-27T03:10:05",
    }
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "1", "2")


def test_a_failure_has_every_problem_with_its_place_and_warnings_stand_apart(tmp_path: Path) -> None:
    case = read(three_briefs(tmp_path))[0][0]
    assert (case.get("classname"), case.get("name")) == ("inputs.asia", "inputs/asia/passes.yaml")
    [failure, output] = case
    assert failure.text == (
        "inputs/asia/passes.yaml:5:62: error: there is nothing with the id `tolls` [unknown-id]\n"
        "  hint: did you mean `toll`?"
    )
    assert output.text is not None
    assert [line.split(": ")[1] for line in output.text.splitlines() if not line.startswith(" ")] == [
        "warning",
        "notice",
    ]


@pytest.mark.parametrize("cause", ["timeout", "memory", "died", "bug", "unwritable", "vanished"])
def test_what_nobody_wrote_wrong_is_an_error(cause: str, tmp_path: Path) -> None:
    case = read(night(tmp_path, failed("inputs/a.yaml", cause=cause, trace="the last words")))[0][0]
    [error] = case
    assert (error.tag, error.get("type"), error.text) == ("error", cause, "the last words")


def test_warnings_fail_a_strict_night_only(tmp_path: Path) -> None:
    results = (built("inputs/a.yaml", problems=(EMPTY, NOTICE)), current("inputs/b.yaml", NOTICE))
    suite = read(night(tmp_path, *results))[0]
    assert [[inner.tag for inner in case] for case in suite] == [["system-out"], ["system-out"]]
    suite = read(night(tmp_path, *results, options={"strict": True}))[0]
    assert [[inner.tag for inner in case] for case in suite] == [["failure", "system-out"], ["system-out"]]
    assert suite.get("failures") == "1"


@given(st.text(), st.text(), st.text())
def test_any_text_is_well_formed(message: str, path: str, trace: str) -> None:
    problem = Problem(Position(path, 1, 1), message, message, message)
    suite = read(night(Path("/srv"), failed(path, problem), failed(path, cause="died", trace=trace)))[0]
    assert len(suite) == 2
