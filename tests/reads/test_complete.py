"""Whatever a paper is made of is noted: in a process that begins, and in one that has built papers before.

What a process opens, Python itself tells (its audit event `open`); what libraries open behind its back, in C or Rust,
is listed here by hand.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefgen.reads import Listing, Noted, Stamp
from briefgen.workspace import shipped
from tests.datasets.files import csv_file
from tests.reads.building import told
from tests.reads.house import SHIPPED, house_with_everything
from tests.writers.word.references import python_docx

ROOT = Path(__file__).resolve().parents[2]


def built(times: int, briefs: Sequence[Path]) -> list[dict[str, Any]]:
    """What a process of its own tells of building some briefs, some times over."""
    command = [sys.executable, "-m", "tests.reads.building", str(times), *map(str, briefs)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def noted(paper: dict[str, Any]) -> Noted:
    """What was noted of a paper."""
    files = {Path(path): Stamp(*was) if was else None for path, was in paper["files"]}
    listings = {Listing(Path(folder), *asked): tuple(names) for folder, *asked, names in paper["listings"]}
    return Noted(files, listings)


def not_noted(paper: dict[str, Any], *folders: Path) -> set[Path]:
    """The files below some folders that were opened and not noted."""
    opened = {path for path in map(Path, paper["opened"]) if any(map(path.is_relative_to, folders))}
    return opened - noted(paper).files.keys()


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """A house with everything, and what a process told that built its brief three times."""
    root = tmp_path_factory.mktemp("house")
    return root, built(3, [house_with_everything(root)])


def test_all_that_the_samples_open_is_noted_alike_each_time() -> None:
    samples = sorted((shipped() / "inputs").glob("*.yaml"))
    papers = built(2, samples)
    first = {paper["brief"]: paper for paper in papers[: len(samples)]}
    assert len(first) == len(samples) > 3
    for paper in papers:
        assert not_noted(paper, SHIPPED, shipped() / "inputs") == set()
        assert noted(paper) == noted(first[paper["brief"]])
        assert noted(paper).still_so()


def test_all_that_a_house_with_everything_opens_is_noted_alike_each_time(
    everything: tuple[Path, list[dict[str, Any]]],
) -> None:
    root, papers = everything
    for paper in papers:
        assert not_noted(paper, root, SHIPPED) == set()
        assert noted(paper) == noted(papers[0])
        assert paper["papers"] == papers[0]["papers"]
    assert any("opened" in paper and str(root / "inputs/asia/rows.csv") in paper["opened"] for paper in papers)


def test_what_the_house_has_of_its_own_is_noted(everything: tuple[Path, list[dict[str, Any]]]) -> None:
    """Fonts, workbooks, Parquet and dictionaries are opened by libraries in C and Rust, which nobody hears."""
    root, papers = everything
    own = {path for path in root.rglob("*") if path.is_file()}
    assert len(own) > 25
    assert own - {path for path, was in noted(papers[0]).files.items() if was} == set()


def test_what_was_looked_for_and_was_not_there_is_noted(everything: tuple[Path, list[dict[str, Any]]]) -> None:
    root, papers = everything
    absent = {path for path, was in noted(papers[0]).files.items() if not was}
    wanted = (
        "templates/ours/parts/masthead.html",  # hides the shipped one once it is there
        "templates/parts/masthead.html",
        "templates/ours/parts/none.html",  # may be missing, says the template
        "templates/parts/none.html",
        "templates/ours/parts/outer.html",
        "templates/ours/parts/inner.html",  # asked for by a file that is imported
        "templates/themes/standard.yaml",  # the theme that the house's is based on
        "templates/fonts/source-sans-3/SourceSans3-Regular.ttf",
        "templates/dictionaries/en-US.dic",
        "templates/ours/reference.docx",
        "inputs/asia/pictures/town.png",  # found in the workspace's own folder, as those that follow
        "inputs/asia/records.json",
        "inputs/asia/districts.geojson",
    )
    assert {root / name for name in wanted} - absent == set()


def test_every_file_that_is_changed_removed_or_added_is_told(tmp_path: Path) -> None:
    noted_here = noted(built(1, [house_with_everything(tmp_path)])[0])
    own = {path: was for path, was in noted_here.files.items() if path.is_relative_to(tmp_path)}
    assert noted_here.changed() == ()
    for path, was in own.items():
        assert path not in noted_here.changed()
        if was is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
        elif was.inode % 2:
            path.unlink()
        else:
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        assert path in noted_here.changed()
    assert sum(was is None for was in own.values()) > 30


def _rewrite(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return change


def _write(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: csv_file(root, text, name)


def _copy(name: str, to: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / to).parent.mkdir(exist_ok=True)
        shutil.copy(SHIPPED / name, root / to)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a part that hides the shipped one": _write("templates/parts/sources.html", "<p>No sources.</p>"),
    "a part of the template alone": _write("templates/ours/parts/contact.html", "<p>As ours words it.</p>"),
    "a part that was missing": _write("templates/parts/none.html", "<p>Here now.</p>"),
    "what an imported part imports": _rewrite("templates/parts/inner.html", "stamp", "logo"),
    "a theme that hides the shipped one": lambda root: (
        _copy("themes/standard.yaml", "templates/themes/standard.yaml")(root),
        _rewrite("templates/themes/standard.yaml", "size: 10.5", "size: 11")(root),
    ),
    "the theme that ours is based on": _rewrite("templates/themes/between.yaml", "1F4E79", "7A1F1F"),
    "a font": _copy("fonts/source-serif-4/SourceSerif4-Bold.ttf", "templates/fonts/own-bold.ttf"),
    "a logo": _copy("logo.png", "templates/marks/logo.png"),
    "a picture": _copy("logo.png", "pictures/town.png"),
    "a picture nearer to the brief": _copy("logo-reversed.png", "inputs/asia/pictures/town.png"),
    "data": _write("inputs/asia/rows.csv", "date,type\n2024-01-03,Raid\n"),
    "outlines": _rewrite("districts.geojson", "66", "67"),
    "a bibliography": _rewrite("inputs/asia/sources.bib", "borders", "frontiers"),
    "a citation style": _rewrite("templates/citation-styles/ours.csl", 'delimiter=", "', 'delimiter="; "'),
    "the Word file that styles are taken from": lambda root: (root / "templates/ours/reference.docx").write_bytes(
        python_docx()
    ),
}


def test_a_change_shows_at_once_as_in_a_process_that_begins(tmp_path: Path) -> None:
    brief = house_with_everything(tmp_path)
    before = told(brief)
    assert before["papers"] == built(1, [brief])[0]["papers"]
    for what, change in CHANGES.items():
        was = noted(before)
        change(tmp_path)
        assert was.changed(), what
        now = told(brief)
        assert now["papers"] != before["papers"], what
        before = now
    assert before["papers"] == built(1, [brief])[0]["papers"]
