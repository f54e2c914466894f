"""Which briefs a run builds, what it says about it, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefgen.workspace import shipped
from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import nightly

BRIEFS = ("africa/a", "asia/b", "asia/c", "d")


@pytest.fixture
def house(tmp_path: Path) -> SmallHouse:
    house = small_house(tmp_path)
    house.write_all(BRIEFS)
    return house


@pytest.mark.parametrize(
    ("arguments", "built"),
    [
        ((), "abcd"),
        (("inputs/asia",), "bc"),
        (("inputs/asia", "inputs/d.yaml"), "bcd"),
        (("--include", "asia/*"), "bc"),
        (("--include", "**/c.yaml", "--include", "d.yaml"), "cd"),
        (("--exclude", "asia/*"), "ad"),
        (("--include", "asia/*", "--exclude", "*/b.yaml"), "c"),
        (("--only", "b"), "b"),
        (("--only", "asia/b", "--only", "d"), "bd"),
    ],
)
def test_the_briefs_that_were_asked_for(house: SmallHouse, arguments: tuple[str, ...], built: str) -> None:
    assert _would_build(house, *arguments) == built


def test_changed_since(house: SmallHouse) -> None:
    for path in (house.root / "inputs").rglob("*.yaml"):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # 2023-11-14T22:13:20Z
    os.utime(house.root / "inputs/d.yaml", (1_700_100_000, 1_700_100_000))
    assert _would_build(house, "--changed-since", "2023-11-15") == "d"


def _would_build(house: SmallHouse, *arguments: str) -> str:
    """The letters of the briefs that a run would build."""
    run = nightly(house.root, "--dry-run", *arguments)
    assert run.code == 0, run.stderr
    lines = (line.split() for line in run.stdout.splitlines() if line.startswith("would build"))
    return "".join(Path(brief).stem for _, _, brief, *_ in lines)


def test_a_name_that_no_brief_has(house: SmallHouse) -> None:
    run = nightly(house.root, "--only", "e")
    assert run.code == 2
    assert "“e”" in run.stderr
    assert not house.out.exists()


def test_force_builds_what_is_current(house: SmallHouse) -> None:
    assert nightly(house.root).code == 0
    papers = house.papers()
    assert nightly(house.root, "--force").code == 0
    assert house.happened() == dict.fromkeys("abcd", "built")
    assert house.papers() == papers


def test_a_dry_run_writes_nothing_at_all(house: SmallHouse) -> None:
    before = house.all_files()
    run = nightly(house.root, "--dry-run", "--explain", "--prune", "--force")
    assert run.code == 0, run.stderr
    assert "inputs/asia/b.yaml" in run.stdout + run.stderr
    assert house.all_files() == before

    assert nightly(house.root).code == 0
    house.write("d", "new words")
    (house.root / "inputs/africa/a.yaml").unlink()
    before = house.all_files()
    run = nightly(house.root, "--dry-run", "--explain", "--prune")
    assert run.code == 0, run.stderr
    assert house.all_files() == before
    told = run.stdout + run.stderr
    assert "inputs/d.yaml changed" in told
    assert "africa/a.docx" in told


def test_reasons(house: SmallHouse) -> None:
    """Each thing that a paper is made of, changed by itself."""
    assert nightly(house.root).code == 0
    template, theme = house.root / "templates/tiny/paper.html", shipped() / "templates/themes/standard.yaml"
    changes = {
        "inputs/d.yaml changed": lambda: house.write("d", "new words"),
        "templates/tiny/paper.html changed": lambda: template.write_text(f"{template.read_text()}<!---->\n"),
        "templates/themes/standard.yaml is new": lambda: shutil.copy(theme, _made(house.root / "templates/themes")),
        "d.pdf isn't as it was built": lambda: (house.out / "d.pdf").write_bytes(b"%PDF-1.7 scribbled over"),
        "d.docx is gone": (house.out / "d.docx").unlink,
    }
    for name, change in changes.items():
        change()
        run = nightly(house.root, "-j", "1", "--explain")
        (d,) = (each for each in house.report()["briefs"] if each["brief"] == "inputs/d.yaml")
        assert (run.code, d["status"], d["reasons"][-1]) == (0, "built", name)
        assert name in run.stdout
        assert house.papers() == house.expected()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_papers_whose_brief_has_gone_are_listed_and_removed_only_when_asked(house: SmallHouse) -> None:
    assert nightly(house.root).code == 0
    before = house.papers()
    (house.out / "asia/mine.pdf").write_bytes(b"no paper of ours")
    (house.root / "inputs/asia/b.yaml").unlink()
    run = nightly(house.root)
    assert run.code == 0
    assert house.report()["gone"] == ["asia/b.docx", "asia/b.pdf"]
    assert house.papers() == before | {"asia/mine.pdf": b"no paper of ours"}

    (house.out / "asia/b.pdf").unlink()
    (house.out / "asia/b.pdf/mine").mkdir(parents=True)
    run = nightly(house.root, "--only", "d", "--prune")
    assert run.code == 0
    assert house.report()["gone"] == ["asia/b.pdf"]
    assert house.report()["removed"] == [".issues/asia/b", "asia/b.docx"]
    assert house.papers() == house.expected() | {"asia/mine.pdf": b"no paper of ours"}
