"""The three reports: what they have in common, and the JSON."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.nightly.night import Night
from briefgen.nightly.report import SCHEMA, Counted, sentence, write_reports
from briefgen.nightly.report.manual import manual
from briefgen.problems import ProblemsFound
from tests.nightly.nights import BROKEN, EMPTY, FIGURE, UNKNOWN, built, current, failed, night, three_briefs

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("expected")


def written(of: Night, folder: Path) -> dict[str, str]:
    """The reports on a night, by their suffixes."""
    places = write_reports(Counted(of), Path(of.out), folder, 1)
    return {suffix: place.read_text(encoding="utf-8") for suffix, place in places.items()}


def checked(report: str) -> dict[str, object]:
    """A JSON report that keeps to the schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found: dict[str, object] = json.loads(report)
    jsonschema.validate(found, schema, format_checker=jsonschema.FormatChecker())
    return found


@pytest.mark.parametrize("suffix", ["json", "xml", "html"])
def test_a_night_of_three_briefs(suffix: str, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    report = written(three_briefs(tmp_path), tmp_path / "papers")[suffix]
    golden(EXPECTED / f"three-briefs.{suffix}", report.replace(tmp_path.as_posix(), "/srv/briefs"))


def test_in_another_folder_the_unfinished_report_of_another_run_stays(tmp_path: Path) -> None:
    """In the folder of the papers, which this run holds, it is what a run left that was killed."""
    of = night(tmp_path)
    for folder, is_left in ((tmp_path / "papers", False), (tmp_path / "reports", True)):
        folder.mkdir()
        unfinished = folder / ".nightly-report.json.abcd1234"
        unfinished.write_text("half")
        written(of, folder)
        assert unfinished.exists() == is_left


@pytest.mark.parametrize("cause", ["problems", "timeout", "memory", "died", "bug", "unwritable", "vanished"])
def test_every_cause_keeps_to_the_schema(cause: str, tmp_path: Path) -> None:
    broken = failed(BROKEN, UNKNOWN, EMPTY, cause=cause, trace="Segmentation fault")
    found = checked(written(night(tmp_path, broken), tmp_path)["json"])
    assert found["briefs"][0]["cause"] == cause  # type: ignore[index]


def test_a_night_without_a_brief_keeps_to_the_schema(tmp_path: Path) -> None:
    found = checked(written(night(tmp_path), tmp_path)["json"])
    assert found["briefs"] == found["slowest"] == found["warnings"] == []


def test_the_schema_knows_every_field_and_wants_it() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for part in (schema, *schema["$defs"].values()):
        assert part["required"] == list(part["properties"])
        assert all(field.get("description") for field in part["properties"].values())


def test_every_field_that_is_written_is_described(tmp_path: Path) -> None:
    found = checked(written(three_briefs(tmp_path), tmp_path)["json"])
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(found) == list(schema["properties"])
    kinds = {"summary": found["summary"], "rule": found["warnings"][0], "brief": found["briefs"][0]}  # type: ignore[index]
    kinds |= {"problem": kinds["brief"]["problems"][0], "moved": found["briefs"][2]["moved"][0]}  # type: ignore[index]
    assert {name: list(kind) for name, kind in kinds.items()} == {
        name: list(part["properties"]) for name, part in schema["$defs"].items()
    }


def test_the_command_prints_the_schema_that_ships() -> None:
    result = CliRunner().invoke(main, ["schema", "nightly-report"])
    assert result.exit_code == 0
    assert result.output == SCHEMA.read_text(encoding="utf-8")


def test_the_manual_is_the_one_in_docs() -> None:
    page = (ROOT / "docs" / "nightly-report.md").read_text(encoding="utf-8")
    assert page == manual(), "run python -m briefgen.nightly.report.manual > docs/nightly-report.md"


def test_the_order_of_the_work_changes_nothing(tmp_path: Path) -> None:
    results = [current(f"inputs/b{number}.yaml") for number in range(20)]
    results += [failed(f"inputs/f{number}.yaml", UNKNOWN) for number in range(5)]
    results += [built(f"inputs/n{number}.yaml", moved=(FIGURE,)) for number in range(5)]
    first = written(night(tmp_path, *results), tmp_path / "one")
    random.Random(1).shuffle(results)
    assert written(night(tmp_path, *results), tmp_path / "one") == first


def test_a_name_that_is_no_text_is_told_in_all_three(tmp_path: Path) -> None:
    brief = "inputs/caf\udce9.yaml"
    reports = written(night(tmp_path, failed(brief, UNKNOWN)), tmp_path)
    assert checked(reports["json"])["briefs"][0]["brief"] == brief  # type: ignore[index]
    assert "inputs/caf\ufffd.yaml" in reports["xml"]
    assert 'href="papers/caf%E9.docx"' in reports["html"]


def test_papers_that_were_removed_are_gone_no_more(tmp_path: Path) -> None:
    reports = written(night(tmp_path, gone=("a.pdf", "b.pdf"), removed=("b.pdf",)), tmp_path)
    found = checked(reports["json"])
    assert (found["gone"], found["removed"]) == (["a.pdf"], ["b.pdf"])


# ── Words ────────────────────────────────────────────────────────────────────

ONE, OTHER = "inputs/a.yaml", "inputs/b.yaml"


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "There was no brief to build. Took 3.2 s."),
        ([current(ONE), current(OTHER)], "Nothing changed: the papers are current. Took 3.2 s."),
        ([current(ONE, EMPTY)], "Nothing changed: the paper is current. 1 warning; took 3.2 s."),
        ([built(ONE), built(OTHER)], "All is well: 2 briefs built. Took 3.2 s."),
        ([built(ONE), current(OTHER)], "All is well: 1 of 2 briefs built, the others current. Took 3.2 s."),
        ([failed(ONE, UNKNOWN)], "The one brief failed; its last good papers stay. Took 3.2 s."),
        ([failed(ONE, UNKNOWN), failed(OTHER, UNKNOWN)], "Both briefs failed; the last good papers stay. Took 3.2 s."),
        (
            [failed(ONE, UNKNOWN), failed(OTHER, UNKNOWN), current("inputs/c.yaml")],
            "2 of 3 briefs failed; the last good papers stay. 1 current; took 3.2 s.",
        ),
        ([failed(ONE, UNKNOWN, papers=(), stale=False)], "The one brief failed; it has no papers yet. Took 3.2 s."),
        (
            [failed(ONE, UNKNOWN, papers=(), stale=False), failed(OTHER, UNKNOWN), built("inputs/c.yaml")],
            "2 of 3 briefs failed; 1 of them has no papers yet, the others keep their last good ones. "
            "1 built; took 3.2 s.",
        ),
    ],
)
def test_a_night_in_one_line(results: list[object], expected: str, tmp_path: Path) -> None:
    assert sentence(Counted(night(tmp_path, *results))) == expected  # type: ignore[arg-type]


def test_a_strict_run_says_what_it_fails_for(tmp_path: Path) -> None:
    strict = night(tmp_path, built(ONE, problems=(EMPTY,)), current(OTHER), options={"strict": True})
    expected = "Every paper is there, but 1 warning can’t stay: the run is strict. 1 built; 1 current; 1 warning; took"
    assert sentence(Counted(strict)).startswith(expected)
    assert sentence(Counted(replace(strict, results=(current(OTHER),)))).startswith("Nothing changed")


def test_a_run_that_was_stopped_says_so(tmp_path: Path) -> None:
    stopped = replace(night(tmp_path, built(ONE)), stopped=True, seconds=3725.0)
    expected = "The run was stopped after 1 brief; the next run goes on from there. 1 built; took 1 h 2 min."
    assert sentence(Counted(stopped)) == expected


# ── Where they can't be written ──────────────────────────────────────────────


def test_a_folder_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        written(night(tmp_path), tmp_path / "reports")
    [problem] = found.value.problems
    assert problem.rule == "unwritable"
    assert (tmp_path / "reports").read_text(encoding="utf-8") == "a file"


FULL = """
import resource, signal, sys
from pathlib import Path
from briefgen.nightly.report import Counted, write_reports
from briefgen.problems import ProblemsFound
from tests.nightly.nights import built, night

root = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    write_reports(Counted(night(root, *(built(f"inputs/{n}.yaml") for n in range(99)))), root, root, 0)
except ProblemsFound as found:
    sys.exit(found.problems[0].message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files aren't bounded there")
def test_where_nothing_more_can_be_written_the_last_reports_stay(tmp_path: Path) -> None:
    before = written(night(tmp_path, current(ONE)), tmp_path)
    result = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 1
    assert result.stderr.startswith("can't be written: ")
    after = {path.suffix[1:]: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert after == before
