"""graphic, through the command line: a paper's charts by themselves."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from PIL import Image

from briefgen.cli import main
from tests.reading_papers import pdf_pages
from tests.writers.pdf.objects import opened
from tests.writers.pdf.structure import Structure, faults

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = """\
{# A paper of two charts. #}
<paper title="{{ title }}" language="en-GB">
<title>{{ title }}</title>
<chart id="attacks" kind="column" subtitle="Attacks a month" alt="They rise from 3 to 5.">
<caption>Attacks <em>rose</em>, as <ref to="deaths"/> has it<note><p>Not on slides.</p></note></caption>
<series><point at="January" value="3"/><point at="February" value="5"/></series>
<credit>Source: Reuters, <a href="https://example.org">list</a>.</credit></chart>
<chart id="deaths" kind="bar" alt="They fall."><caption>Deaths fell</caption>
<series><point at="A" value="3"/><point at="B" value="5"/></series></chart>
</paper>
"""
BRIEF = "title: After the attacks\ndate: 2026-02-11\ntemplate: charted\nauthors: [{name: Nadia Rahmat}]\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["graphic", *arguments], catch_exceptions=False)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief of two charts, as the current folder."""
    for name, content in {"inputs/x.yaml": BRIEF, "templates/charted/paper.html": TEMPLATE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def size(path: Path) -> tuple[int, int]:
    return Image.open(BytesIO(path.read_bytes())).size


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page, in points."""
    file = opened(pdf)
    left, bottom, right, top = map(float, file.pages[0].MediaBox)
    return right - left, top - bottom


def test_a_graphic_is_named_after_its_id(workspace: Path) -> None:
    result = run("inputs/x.yaml", "attacks")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("attacks.svg  ")
    assert sorted(path.name for path in workspace.iterdir()) == ["attacks.svg", "inputs", "templates"]
    root = ElementTree.fromstring((workspace / "attacks.svg").read_text("utf-8"))
    assert [root[0].text, root[1].text] == ["Attacks rose, as Figure\u00a02 has it", "They rise from 3 to 5."]


def test_the_suffix_says_the_format(workspace: Path) -> None:
    for suffix, begins in {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF-"}.items():
        assert run("inputs/x.yaml", "attacks", "-o", f"a.{suffix}").exit_code == 0
        assert (workspace / f"a.{suffix}").read_bytes().startswith(begins)


def test_all_graphics_go_into_a_folder_in_each_format(workspace: Path) -> None:
    assert run("inputs/x.yaml", "--all", "-o", "out", "-f", "svg", "-f", "pdf").exit_code == 0
    names = sorted(path.name for path in (workspace / "out").iterdir())
    assert names == ["attacks.pdf", "attacks.svg", "deaths.pdf", "deaths.svg"]


def test_the_pdf_is_one_tagged_page_no_larger_than_the_graphic(workspace: Path) -> None:
    assert run("inputs/x.yaml", "attacks", "-o", "a.pdf", "--width", "100").exit_code == 0
    content = (workspace / "a.pdf").read_bytes()
    [page] = pdf_pages(content)
    assert " ".join(page.split()).startswith("Attacks rose, as Figure 2 has it Attacks a month")
    assert "Source: Reuters, list." in page
    assert "Not on slides" not in page
    width, height = page_size(content)
    assert width == pytest.approx(100 * 72 / 25.4, abs=0.01)
    assert height < 400
    structure = Structure(content)
    assert faults(structure) == []
    assert [each.role for each in structure.root.walk()][:4] == ["Document", "Div", "Caption", "P"]


def test_pixels_follow_from_width_and_resolution(workspace: Path) -> None:
    for dpi in (96, 254):
        run("inputs/x.yaml", "attacks", "-o", f"{dpi}.png", "--width", "100", "--dpi", str(dpi))
        assert size(workspace / f"{dpi}.png")[0] == pytest.approx(dpi / 25.4 * 100, abs=1)


def test_both_formats_are_about_as_high(workspace: Path) -> None:
    """They are set by different code."""
    run("inputs/x.yaml", "attacks", "-o", ".", "-f", "pdf", "-f", "svg")
    _, height = page_size((workspace / "attacks.pdf").read_bytes())
    root = ElementTree.fromstring((workspace / "attacks.svg").read_text("utf-8"))
    assert float(str(root.get("height")).removesuffix("pt")) == pytest.approx(height, abs=6)


def test_the_marking_comes_along(workspace: Path) -> None:
    template = workspace / "templates" / "charted" / "paper.html"
    template.write_text(TEMPLATE.replace('"en-GB"', '"en-GB" marking="TLP:AMBER"'), "utf-8")
    brief = workspace / "inputs" / "x.yaml"
    brief.write_text(BRIEF + "tlp: amber\n", "utf-8")
    assert run("inputs/x.yaml", "attacks", "-f", "pdf", "-f", "svg").exit_code == 0
    [page] = pdf_pages((workspace / "attacks.pdf").read_bytes())
    assert page.count("TLP:AMBER") == 2, "at its head and at its foot"
    assert (workspace / "attacks.svg").read_text("utf-8").count('fill="#FFC000"') == 2


def test_the_list_says_what_there_is_and_writes_nothing(workspace: Path) -> None:
    result = run("inputs/x.yaml", "--list")
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["attacks", "chart", "Attacks", "rose,", "as", "Figure", "2", "has", "it"],
        ["deaths", "chart", "Deaths", "fell"],
    ]
    assert sorted(path.name for path in workspace.iterdir()) == ["inputs", "templates"]


def test_an_unknown_id_has_a_suggestion(workspace: Path) -> None:
    result = run("inputs/x.yaml", "atacks", "nothing-like-it")
    assert result.exit_code == 1
    assert "this paper has no graphic with the id `atacks`" in result.stderr
    assert "did you mean `attacks`?" in result.stderr
    assert "it has attacks, deaths" in result.stderr


def test_a_paper_without_graphics_says_how_to_get_some(workspace: Path) -> None:
    result = run("inputs/x.yaml", "--all", "-t", "flash-note")
    assert result.exit_code == 1
    assert "this paper has no graphics" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say which graphic"),
        (["attacks", "--all"], "say which graphic"),
        (["attacks", "-o", "a.jpg"], "not “jpg”. Did you mean png?"),
        (["attacks", "deaths", "-o", "a.png"], "several graphics go into a folder"),
        (["attacks", "-o", "a.png", "-f", "pdf"], "-o names a file of the format png"),
    ],
)
def test_what_makes_no_sense_is_refused(workspace: Path, arguments: list[str], said: str) -> None:
    result = run("inputs/x.yaml", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_picture_too_large_for_memory_is_refused(workspace: Path) -> None:
    result = run("inputs/x.yaml", "attacks", "-o", "a.png", "--width", "1000", "--dpi", "1200")
    assert result.exit_code == 1
    assert "too many pixels" in result.stderr
    assert not (workspace / "a.png").exists()


def test_a_brief_with_problems_gives_no_graphic(workspace: Path) -> None:
    (workspace / "attacks.svg").write_text("as it was", "utf-8")
    (workspace / "inputs" / "x.yaml").write_text(BRIEF + "tpl: amber\n", "utf-8")
    result = run("inputs/x.yaml", "attacks")
    assert result.exit_code == 1
    assert "inputs/x.yaml:5:1: error: there is no field `tpl`" in result.stderr
    assert (workspace / "attacks.svg").read_text("utf-8") == "as it was"


def test_what_cannot_be_written_is_a_problem_and_costs_nothing(workspace: Path) -> None:
    (workspace / "out").mkdir()
    (workspace / "out" / "deaths.svg").mkdir()
    result = run("inputs/x.yaml", "--all", "-o", "out")
    assert result.exit_code == 1
    assert "can't be written" in result.stderr
    assert [path.name for path in (workspace / "out").iterdir()] == ["deaths.svg"]


def test_ids_are_completed(workspace: Path) -> None:
    complete = ShellComplete(main, {}, "briefgen", "_BRIEFGEN_COMPLETE")
    found = complete.get_completions(["graphic", "inputs/x.yaml"], "a")
    assert [item.value for item in found] == ["attacks"]
    assert complete.get_completions(["graphic", "nowhere.yaml"], "a") == []


def test_other_processes_write_the_same_bytes(workspace: Path) -> None:
    sums = set()
    for seed in ("0", "1"):
        command = [sys.executable, "-m", "briefgen", "graphic", "inputs/x.yaml", "--all", "-o", seed]
        formats = [each for name in ("svg", "png", "pdf") for each in ("-f", name)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, *formats], check=True, env=environment, capture_output=True)
        files = sorted((workspace / seed).iterdir())
        sums.add(tuple((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files))
    assert len(sums) == 1
    assert len(next(iter(sums))) == 6


def test_the_outline_of_the_paper_has_its_numbers(workspace: Path) -> None:
    shown = CliRunner().invoke(main, ["show", "inputs/x.yaml"], catch_exceptions=False).stdout
    assert "chart id=attacks subtitle=Attacks a month alt=They rise from 3 to 5. kind=column\n" in shown
    assert "      point at=January value=3\n      point at=February value=5\n" in shown
