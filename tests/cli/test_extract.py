"""extract, through the command line: a page for one addressee."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from tests.reading_papers import docx_text, pdf_pages

BRIEF = """\
title: After the attacks
date: 2026-02-11
series: Briefing Paper
number: 12
authors: [{name: Nadia Rahmat}]
findings:
  - {id: stale, text: "**The figure is out of date.** Two are about."}
  - {id: idle, text: "**Nothing follows from this.**"}
  - {id: roads, text: "**Roads will be attacked again.** As [](#trains) and [](#numbers) say."}
sections:
  - {id: numbers, title: The numbers, body: Text.}
recommendations:
  - {id: count, to: The Interior Ministry, text: "**Publish one count.** So.", timeframe: Now, finding: stale}
  - {id: trains, to: Railways, text: "**Escort trains.** See [](#numbers).", timeframe: Now, finding: roads}
  - {to: the interior ministry, text: "**Open roads.** Also [](#trains).", timeframe: Later, findings: [roads, stale]}
  - {to: Ministry of Railways, text: "**Run on time.**", timeframe: Later, finding: roads, cost: Two *engines*.}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["extract", *arguments], catch_exceptions=False)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief, as the current folder."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "x.yaml").write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(folder: Path, name: str) -> list[str]:
    """What a paper says in both formats, on one line each."""
    said = (
        docx_text((folder / f"{name}.docx").read_bytes()),
        "\n".join(pdf_pages((folder / f"{name}.pdf").read_bytes())),
    )
    return [" ".join(text.replace("\u00a0", " ").split()) for text in said]


def test_a_page_for_one_addressee_in_both_formats(workspace: Path) -> None:
    result = run("inputs/x.yaml", "--to", "interior")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].startswith("papers/x-interior-ministry.docx  ")
    assert lines[1].startswith("papers/x-interior-ministry.pdf  ")
    assert lines[2].startswith("1 brief read, 1 extract written in ")
    for text in texts(workspace / "papers", "x-interior-ministry"):
        for said in ("After the attacks", "Publish one count.", "Open roads.", "The figure is out of date.", "Rahmat"):
            assert said in text
        for other in ("Escort trains.", "Run on time.", "Nothing follows"):
            assert other not in text


def test_numbers_and_names_are_those_of_the_whole_paper(workspace: Path) -> None:
    run("--to", "Railways")
    for text in texts(workspace / "papers", "x-railways"):
        assert "See “The numbers”." in text
        assert "As recommendation 3 and “The numbers” say." in text
        assert "Answers finding 3" in text
        assert "1 Publish" not in text


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Railways", "x-railways"),
        ("RAILWAYS", "x-railways"),
        ("railways ministry", "x-ministry-of-railways"),
        ("ministry of", "x-ministry-of-railways"),
    ],
)
def test_a_name_is_found_by_itself_its_words_or_a_part_of_it(name: str, stem: str, workspace: Path) -> None:
    assert run("--to", name, "-f", "pdf").exit_code == 0
    assert [path.name for path in (workspace / "papers").iterdir()] == [f"{stem}.pdf"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Interir", "did you mean “interior”?"),
        ("Treasury", "it addresses “The Interior Ministry”, “Railways”, “Ministry of Railways”"),
        ("ministry", "write more of the name: “The Interior Ministry”, “Ministry of Railways”"),
    ],
)
def test_a_name_that_means_nobody_or_several_is_a_problem_that_names_those_there_are(
    name: str, hint: str, workspace: Path
) -> None:
    result = run("inputs/x.yaml", "--to", name)
    assert result.exit_code == 1
    assert "--to: error: " in result.stderr
    assert f"hint: {hint}" in result.stderr
    assert not (workspace / "papers").exists()


def test_all_gives_one_for_each_addressee_and_a_dry_run_writes_none(workspace: Path) -> None:
    result = run("--all", "-f", "docx", "-n")
    assert [line.split()[0] for line in result.stdout.splitlines()[:-1]] == [
        "papers/x-interior-ministry.docx",
        "papers/x-railways.docx",
        "papers/x-ministry-of-railways.docx",
    ]
    assert result.stdout.splitlines()[-1] == "1 brief read, 3 extracts would be written."
    assert not (workspace / "papers").exists()


def test_of_several_briefs_those_that_recommend_nothing_to_them_are_passed_over(workspace: Path) -> None:
    (workspace / "inputs" / "y.yaml").write_text("title: T\ndate: 2026\n", "utf-8")
    (workspace / "inputs" / "z.yaml").write_text(BRIEF, "utf-8")
    assert run("--to", "railways", "--to", "interior", "-f", "pdf", "-q").output == ""
    made = sorted(path.name for path in (workspace / "papers").iterdir())
    assert made == ["x-interior-ministry.pdf", "x-railways.pdf", "z-interior-ministry.pdf", "z-railways.pdf"]
    nobody = run("--to", "Treasury")
    assert nobody.exit_code == 1
    assert "none of these briefs recommends anything to “Treasury”" in nobody.stderr


def test_a_brief_that_recommends_nothing_says_so(workspace: Path) -> None:
    (workspace / "inputs" / "y.yaml").write_text("title: T\ndate: 2026\n", "utf-8")
    result = run("inputs/y.yaml", "--all")
    assert result.exit_code == 1
    assert "inputs/y.yaml: error: this brief recommends nothing to anybody" in result.stderr


def test_more_than_a_page_is_a_warning(workspace: Path) -> None:
    long = BRIEF.replace("Run on time.", "Run on time. " + "And so on, and on, and on again. " * 80)
    (workspace / "inputs" / "x.yaml").write_text(long, "utf-8")
    result = run("--all", "-f", "docx")
    assert result.exit_code == 0
    assert "inputs/x.yaml:12:1: warning: the extract for “Ministry of Railways” has 2 pages" in result.stderr
    assert result.stderr.count("warning") == 1
    assert "3 extracts written" in result.stdout


def test_an_extract_never_takes_another_paper_s_name(workspace: Path) -> None:
    (workspace / "inputs" / "x-railways.yaml").write_text(BRIEF, "utf-8")
    result = run("inputs/x.yaml", "--to", "railways")
    assert result.exit_code == 1
    assert "the extract for “Railways” would have the same name as another paper: x-railways" in result.stderr


def test_whom_it_is_for_has_to_be_said_in_one_way(workspace: Path) -> None:
    for arguments in ([], ["--all", "--to", "railways"]):
        result = run("inputs/x.yaml", *arguments)
        assert result.exit_code == 2
        assert "say whom it is for" in result.stderr


def test_the_house_s_own_template_stands_in_for_ours(workspace: Path) -> None:
    own = workspace / "templates" / "extract"
    own.mkdir(parents=True)
    (own / "paper.html").write_text(
        '<paper title="T" language="en"><p>{{ addressee }}: {{ recommendations | length }} of '
        "{{ findings | length }}</p></paper>",
        "utf-8",
    )
    assert run("--to", "interior").exit_code == 0
    assert texts(workspace / "papers", "x-interior-ministry")[0] == "The Interior Ministry: 2 of 2"


def test_a_name_in_another_script_names_the_file(workspace: Path) -> None:
    (workspace / "inputs" / "x.yaml").write_text(BRIEF.replace("to: Railways,", "to: وزارت داخلہ,"), "utf-8")
    result = run("--to", "وزارت", "-f", "docx", "-n")
    assert result.stdout.startswith("papers/x-وزارت-داخلہ.docx")
