"""The nightly run keeps a record of each issue, and every way to build a paper reads the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.build import render
from briefgen.nightly.away import build_away, deposit
from briefgen.nightly.night import Job
from briefgen.nightly.work import Desk
from briefgen.outline import outline
from tests.issues.papers import Papers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


def briefgen(papers: Papers, *arguments: str) -> str:
    """What a command prints that does well."""
    ran = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=papers.workspace.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_next_night_s_issue_is_compared_with_the_last(papers: Papers) -> None:
    papers.write("february.yaml")
    briefgen(papers, "nightly", "-f", "pdf")
    papers.write("march.yaml")
    briefgen(papers, "nightly", "-f", "pdf")
    paper = papers.issues.parent / "lake" / "chad.pdf"
    night = paper.read_bytes()
    assert night == render(papers.prepared(), ("pdf",))["pdf"]
    assert sorted(path.name for path in papers.folder().iterdir()) == ["2026-02-03.json", "2026-03-03.json"]
    assert "current" in briefgen(papers, "nightly", "-f", "pdf", "--explain")
    briefgen(papers, "build", "-f", "pdf", "-o", "papers")
    assert (papers.issues.parent / "chad.pdf").read_bytes() == night
    (papers.folder() / "2026-02-03.json").unlink()
    assert "2026-02-03.json" in briefgen(papers, "nightly", "-f", "pdf", "--explain")
    assert paper.read_bytes() != night


def test_a_draft_is_no_issue_and_one_that_is_withdrawn_is_none_any_more(papers: Papers) -> None:
    """One that goes back to review stays what it was."""

    def kept(status: str, *changed: tuple[str, str]) -> list[bytes]:
        papers.write("february.yaml", *changed, ("tlp: clear", f"tlp: clear\nstatus: {status}"))
        briefgen(papers, "nightly", "-f", "pdf")
        return [path.read_bytes() for path in papers.issues.rglob("*.json")]

    assert kept("draft") == []
    published = kept("final")
    assert len(published) == 1
    assert kept("review", ("in January", "in the new year")) == published
    assert kept(f"withdrawn\n{HISTORY}", ('version: "1.0"', 'version: "1.1"')) == []
    papers.write("march.yaml")
    assert "replaces" not in outline(papers.prepared().paper)


HISTORY = """\
history:
  - {version: "1.0", date: 2026-02-03, what: First issue.}
  - {version: "1.1", date: 2026-02-05, what: The number of islands held was that of another lake.}"""


def test_a_record_that_comes_back_is_a_reason(papers: Papers) -> None:
    papers.write("march.yaml")
    briefgen(papers, "nightly", "-f", "pdf")
    paper = papers.issues.parent / "lake" / "chad.pdf"
    first = paper.read_bytes()
    papers.write("february.yaml")
    papers.issued()
    papers.write("march.yaml")
    assert "other records of earlier issues" in briefgen(papers, "nightly", "-f", "pdf", "--explain")
    assert paper.read_bytes() != first
    (papers.folder() / "2026-04-03.json").write_bytes((papers.folder() / "2026-03-03.json").read_bytes())
    assert "current" in briefgen(papers, "nightly", "-f", "pdf", "--explain")


def test_records_go_with_their_brief_when_it_is_asked_for(papers: Papers) -> None:
    """Those of a brief in a folder of the same name stay, and so do those of one that only has another suffix."""
    papers.write("february.yaml")
    other = papers.workspace.inputs / "lake.yaml"
    other.write_bytes(papers.brief.read_bytes())
    briefgen(papers, "nightly", "-f", "pdf")
    other.unlink()
    papers.brief.rename(papers.brief.with_suffix(".yml"))
    briefgen(papers, "nightly", "-f", "pdf", "--include", "lake/*")
    assert (papers.issues / "lake/2026-02-03.json").exists()
    said = briefgen(papers, "nightly", "-f", "pdf", "--prune", "--dry-run").splitlines()
    assert [line for line in said if line.startswith("would remove")] == [
        "would remove  lake.pdf",
        "would remove  .issues/lake",
    ]
    briefgen(papers, "nightly", "-f", "pdf", "--prune")
    left = [path.relative_to(papers.issues).as_posix() for path in papers.issues.rglob("*.json")]
    assert left == ["lake/chad/2026-02-03.json"]


def test_a_machine_that_does_not_see_the_papers_is_sent_the_records(
    papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.write("february.yaml")
    papers.issued()
    papers.write("march.yaml")
    root = papers.workspace.root
    depot = deposit(str(tmp_path / "store"), root, papers.issues.parent)
    job = Job("inputs/lake/chad.yaml", "lake/chad", str(root), "", str(papers.issues), ("pdf",))
    monkeypatch.chdir(root)  # a desk goes where its job is, and stays
    made = build_away(Desk().make, job, depot, str(tmp_path))
    assert not made.cause, made.problems
    assert made.issue["date"] == "2026-03-03"
    assert "issues:lake/chad/2026-02-03.json" in made.reads
    here = Desk().make(replace(job, staged=str(tmp_path)))
    assert made.papers["pdf"].digest == here.papers["pdf"].digest
