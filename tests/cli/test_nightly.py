"""nightly, through the command line: what it is asked for, and what it says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["nightly", *arguments], catch_exceptions=False)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a brief in each of two folders, whose papers are made quickly, as the current folder."""
    files = {
        "templates/house.yaml": "organisation: Small\ntemplate: tiny\nword: {embed_fonts: no}\n",
        "templates/house-style.yaml": "rules: []\n",
        "templates/tiny/paper.html": '<paper title="{{ title | plain }}" language="en">{{ summary }}</paper>',
        "inputs/asia/a.yaml": "title: a\ndate: 2026-02-11\nsummary: It is quiet.\n",
        "inputs/europe/e.yaml": "title: e\ndate: 2026-02-11\nsummary: It is quiet.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(house: Path) -> dict[str, str]:
    """What the last run says came of each brief."""
    told = json.loads((house / "papers/nightly-report.json").read_text("utf-8"))
    return {each["brief"]: each["status"] for each in told["briefs"]}


def test_a_paper_has_one_place_however_its_brief_is_named(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house / "inputs/asia")
    assert run("../europe", "-f", "pdf").exit_code == 0
    assert report(house) == {"inputs/europe/e.yaml": "built"}
    monkeypatch.chdir(house / "templates")
    assert run("../inputs/europe", "-f", "pdf").exit_code == 0
    assert report(house) == {"inputs/europe/e.yaml": "current"}
    assert [path.relative_to(house).as_posix() for path in house.rglob("*.pdf")] == ["papers/europe/e.pdf"]


def test_a_paper_that_cannot_be_removed_costs_neither_the_others_nor_the_report(house: Path) -> None:
    assert run("-f", "pdf").exit_code == 0
    for name in ("asia/a", "europe/e"):
        (house / f"inputs/{name}.yaml").unlink()
    (house / "inputs/b.yaml").write_text("title: b\ndate: 2026-02-11\nsummary: It is quiet.\n", "utf-8")
    (house / "papers/asia/a.pdf").unlink()
    (house / "papers/asia/a.pdf").mkdir()
    result = run("-f", "pdf", "--prune")
    assert (result.exit_code, report(house)) == (0, {"inputs/b.yaml": "built"})
    assert "asia/a.pdf can't be removed: is a directory." in result.stderr
    told = json.loads((house / "papers/nightly-report.json").read_text("utf-8"))
    records = [".issues/asia/a", ".issues/europe/e"]
    assert (told["removed"], told["gone"]) == ([*records, "europe/e.pdf"], ["asia/a.pdf"])
    (house / "papers/asia/a.pdf").rmdir()
    assert "left over" not in run("-f", "pdf").stdout


def test_a_paper_is_another_with_other_fonts_or_another_profile(house: Path) -> None:
    assert run().exit_code == 0
    usual = (house / "papers/asia/a.pdf").read_bytes()
    explained = run("--pdf-profile", "plain", "--no-embed-fonts", "--dry-run", "--explain").stdout
    assert "embed_fonts is no, was not given; pdf_profile is plain, was not given" in explained
    assert run("--pdf-profile", "plain").exit_code == 0
    assert set(report(house).values()) == {"built"}
    assert len((house / "papers/asia/a.pdf").read_bytes()) < len(usual)
    assert run("--pdf-profile", "plain").exit_code == 0
    assert set(report(house).values()) == {"current"}


def test_a_profile_that_there_is_not_is_wrong_use(house: Path) -> None:
    result = run("--pdf-profile", "plane")
    assert (result.exit_code, "Did you mean plain?" in result.stderr) == (2, True)
    assert not (house / "papers").exists()


def test_a_link_that_leads_nowhere_did_not_go_away_meanwhile(house: Path) -> None:
    (house / "inputs/x.yaml").symlink_to("nowhere.yaml")
    result = run("-f", "pdf")
    assert (result.exit_code, report(house)["inputs/x.yaml"]) == (1, "failed")
    assert "inputs/x.yaml  failed: 1 problem" in result.stdout
    assert "inputs/x.yaml: error: the file can't be read: no such file or directory" in result.stderr


def test_papers_of_another_format_are_left_over_and_records_are_no_papers(house: Path) -> None:
    assert run().exit_code == 0
    (house / "inputs/asia/a.yaml").unlink()
    assert "3 papers left over" in run("-f", "pdf").stdout
    assert "3 papers removed" in run("-f", "pdf", "--prune").stdout
    told = json.loads((house / "papers/nightly-report.json").read_text("utf-8"))
    assert told["removed"] == [".issues/asia/a", "asia/a.docx", "asia/a.pdf", "europe/e.docx"]


def test_patterns_fit_the_paths_that_a_person_sees(house: Path) -> None:
    for pattern in ("asia/*", "asia/a", "*/a.yaml", "inputs/asia/*"):
        lines = run("--dry-run", "--include", pattern).stdout.splitlines()
        assert [line.split()[:3] for line in lines[:-1]] == [["would", "build", "inputs/asia/a.yaml"]]
        lines = run("--dry-run", "--exclude", pattern).stdout.splitlines()
        assert [line.split()[:3] for line in lines[:-1]] == [["would", "build", "inputs/europe/e.yaml"]]


def test_a_pattern_that_no_brief_fits_is_wrong_use(house: Path) -> None:
    result = run("--include", "Asia/*")
    assert result.exit_code == 2
    assert "no brief fits --include Asia/*. There is asia/a, for one." in " ".join(result.stderr.split())


def test_the_paper_of_another_brief_in_the_same_place_is_not_current(house: Path) -> None:
    assert run("inputs/asia", "-f", "pdf").exit_code == 0
    (house / "drafts/asia").mkdir(parents=True)
    (house / "drafts/asia/a.yaml").write_text("title: draft\ndate: 2026-02-11\nsummary: It is quiet.\n", "utf-8")
    result = run("drafts", "-f", "pdf", "--explain")
    assert report(house) == {"drafts/asia/a.yaml": "built"}
    assert "the papers there are those of inputs/asia/a.yaml" in result.stdout
    assert run("inputs/asia", "-f", "pdf").exit_code == 0
    assert report(house) == {"inputs/asia/a.yaml": "built"}


def test_a_lost_record_of_an_issue_is_a_reason_in_words(house: Path) -> None:
    template = house / "templates/tiny/paper.html"
    printed = "<p>{{ previous.date if previous else 'the first' }}</p>"
    template.write_text(template.read_text("utf-8").replace("</paper>", f"{printed}</paper>"), "utf-8")
    brief = house / "inputs/asia/a.yaml"
    assert run("--only", "a", "-f", "pdf").exit_code == 0
    brief.write_text(brief.read_text("utf-8").replace("2026-02-11", "2026-02-18"), "utf-8")
    assert run("--only", "a", "-f", "pdf").exit_code == 0
    (house / "papers/.issues/asia/a/2026-02-11.json").unlink()
    told = "asia/a/2026-02-11.json (the record of an issue) is gone"
    assert told in run("--only", "a", "-f", "pdf", "--dry-run").stdout


def test_a_dry_run_names_every_brief_when_asked_and_says_when_records_are_lost(house: Path) -> None:
    assert run("-f", "pdf", "--only", "a").exit_code == 0
    (house / "inputs/\x1b[2J.yaml").write_text("title: b\n", "utf-8")
    told = run("-f", "pdf", "--dry-run", "--explain")
    assert [line.split("  ")[:2] for line in told.stdout.splitlines()[:-1]] == [
        ["would build", "inputs/\ufffd[2J.yaml"],
        ["would build", "inputs/europe/e.yaml"],
        ["current", "inputs/asia/a.yaml"],
    ]
    assert told.stderr == ""
    (house / "papers/.nightly/state.sqlite").write_bytes(b"damaged" * 1000)
    assert "The records of earlier nights are damaged" in run("--dry-run").stderr
