"""Names and places that somebody thought of at night: each gives its papers or is told, and costs no other."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import nightly


@pytest.fixture
def house(tmp_path: Path) -> SmallHouse:
    house = small_house(tmp_path)
    house.write_all("ab")
    return house


def _whole(house: SmallHouse, *arguments: str) -> None:
    """Two runs: the first builds everything, the second finds everything current."""
    run = nightly(house.root, *arguments)
    assert run.code == 0, run.stderr
    first = house.papers()
    assert set(house.happened().values()) == {"built"}
    run = nightly(house.root, *arguments)
    assert run.code == 0, run.stderr
    assert set(house.happened().values()) == {"current"}
    assert house.papers() == first


NAMES = [
    "a b  c",
    "per%20cent%s",
    "'quotes' \"and\" `more`",
    "-f",
    "--help",
    "new\nline",
    "tab\tand\rreturn",
    "<b>&amp;",
    "x" * 240,
    "ÅÄÖ é 日本",
    "e\u0301",
    "a|b;c,d",
    "$(id)",
    "{braces}",
    "dots..",
    "~",
    "in:templates|x",
    "shipped:x",
]


def test_names_of_briefs(house: SmallHouse) -> None:
    """What shells, templates, records and terminals stumble over, and one that is no text: file systems hold bytes."""
    for name in NAMES:
        house.write(name, title="A brief")
    expected = house.expected()
    no_text = os.fsdecode(b"caf\xe9")  # ISO 8859-1, from an old archive
    house.write(no_text, title="A brief")
    _whole(house)
    papers = house.papers()
    assert papers.pop(f"{no_text}.docx")[:2] == b"PK"
    assert papers.pop(f"{no_text}.pdf")[:5] == b"%PDF-"
    assert papers == expected


def test_two_briefs_that_would_have_the_same_papers(house: SmallHouse) -> None:
    """By another suffix, or by other capitals: on some file systems they are the same name."""
    house.write("asia/b")
    house.write("B")
    (house.root / "inputs/a.yml").write_text((house.root / "inputs/a.yaml").read_text())
    run = nightly(house.root)
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    came = {each["brief"]: (each["status"], each["cause"] or "") for each in house.report()["briefs"]}
    assert came.pop("inputs/asia/b.yaml") == ("built", "")
    assert came == {
        "inputs/B.yaml": ("built", ""),
        "inputs/b.yaml": ("failed", "problems"),
        "inputs/a.yaml": ("built", ""),
        "inputs/a.yml": ("failed", "problems"),
    }


@pytest.mark.parametrize("out", ["inputs", "inputs/papers/here"])
def test_papers_among_the_inputs(house: SmallHouse, out: str) -> None:
    """What a run writes is no brief of the next one."""
    house = replace(house, out=house.root / out)
    _whole(house, "-o", out)
    assert {"a.pdf", "b.docx"} <= house.papers().keys()


def test_linked_folders(house: SmallHouse) -> None:
    """Inputs and papers that lie elsewhere. A link at a paper's place is replaced, what it leads to stays."""
    (house.root / "elsewhere").mkdir()
    house.out.symlink_to(house.root / "elsewhere")
    (house.root / "mine.pdf").write_text("mine")
    (house.out / "a.pdf").symlink_to(house.root / "mine.pdf")
    (house.root / "inputs").rename(house.root / "briefs")
    (house.root / "inputs").symlink_to(house.root / "briefs")
    _whole(house)
    assert (house.root / "mine.pdf").read_text() == "mine"
    assert not (house.out / "a.pdf").is_symlink()


def test_hard_links(house: SmallHouse) -> None:
    """Two names of one brief are two briefs; a paper that is linked from elsewhere is replaced, not written into."""
    os.link(house.root / "inputs/a.yaml", house.root / "inputs/c.yaml")
    house.out.mkdir()
    (house.root / "mine.pdf").write_text("mine")
    os.link(house.root / "mine.pdf", house.out / "a.pdf")
    _whole(house)
    assert (house.root / "mine.pdf").read_text() == "mine"
    assert house.papers()["c.pdf"] == house.papers()["a.pdf"]


def test_a_link_out_of_the_output_folder(house: SmallHouse, tmp_path: Path) -> None:
    """`papers/asia` leads somewhere else: the owner of the folder made it so."""
    house.write("asia/c")
    outside = tmp_path / "outside"
    outside.mkdir()
    house.out.mkdir()
    (house.out / "asia").symlink_to(outside)
    run = nightly(house.root)
    assert "Traceback" not in run.stderr
    assert run.code in (0, 1)
    assert {"a.docx", "b.pdf"} <= house.papers().keys()


@pytest.mark.parametrize("to", ["nowhere.yaml", "loop.yaml", "/etc/passwd"])
def test_a_brief_that_leads_nowhere(house: SmallHouse, to: str) -> None:
    (house.root / "inputs/loop.yaml").symlink_to(to)
    run = nightly(house.root)
    assert (run.code, "Traceback" in run.stderr) == (1, False), run.stderr
    assert house.happened()["loop"].startswith("failed")
    assert (house.happened()["a"], house.happened()["b"]) == ("built", "built")


def test_a_brief_that_is_a_pipe(house: SmallHouse) -> None:
    """Nobody writes into it, so whoever reads it waits for ever."""
    os.mkfifo(house.root / "inputs/c.yaml")
    os.mkfifo(house.root / "templates/tiny/part.html")
    run = nightly(house.root, "--timeout", "20")
    assert "Traceback" not in run.stderr
    assert (house.happened()["a"], house.happened()["b"]) == ("built", "built")
