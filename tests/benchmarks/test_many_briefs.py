"""The briefs of the nightly benchmark: different, the same for everybody, and nothing wrong with any."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.build import Prepared, prepare, render
from briefgen.document import Graphic, walk
from briefgen.workspace import find_workspace
from tests.benchmarks.many_briefs import MIX, write_briefs, write_markup
from tests.reading_papers import pdf_pages


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> list[Prepared]:
    """A whole turn of the mix, checked."""
    briefs = write_briefs(tmp_path_factory.mktemp("many") / "inputs", range(len(MIX)))
    return [prepare(brief, find_workspace(brief)) for brief in briefs]


def test_no_brief_has_an_error_and_each_says_something_else(prepared: list[Prepared]) -> None:
    texts = [each.file.path.read_text("utf-8") for each in prepared]
    assert len(set(texts)) == len(MIX)
    assert len({word for text in texts for word in re.findall("[a-z]{4,}", text)}) > 1500


def test_the_same_seed_gives_the_same_briefs_and_data(tmp_path: Path) -> None:
    first, again, other = (
        {path.name: path.read_bytes() for path in _written(tmp_path / name, seed)}
        for name, seed in (("first", 1), ("again", 1), ("other", 2))
    )
    assert first == again
    assert any(name.endswith(".csv") for name in first)
    assert all(first[name] != other[name] for name in first)


def _written(folder: Path, seed: int) -> list[Path]:
    write_briefs(folder, range(4), seed)
    return sorted(folder.iterdir())


def test_figures_in_prose_agree_with_the_ledger(prepared: list[Prepared]) -> None:
    for each in prepared:
        if each.file.brief.template != "briefing-paper":
            continue
        claims = {claim.id: claim.value for claim in each.file.brief.figures[0].claims if claim.id}
        harnai = re.search(r"(\d+) militants were killed there", " ".join(each.file.path.read_text("utf-8").split()))
        assert harnai
        assert claims["two-days"] == claims["first-day"] + int(harnai[1])


def test_most_papers_have_four_to_seven_pages(prepared: list[Prepared]) -> None:
    pages = [len(pdf_pages(render(each, ["pdf"])["pdf"])) for each in prepared]
    assert sum(4 <= count <= 7 for count in pages) >= 13
    assert 5.5 <= sum(pages) / len(pages) <= 6.5


def test_without_graphics_the_text_stays_and_goes_to_the_peers(tmp_path: Path) -> None:
    for brief in write_briefs(tmp_path / "inputs", range(5), graphics=False):
        paper = prepare(brief, find_workspace(brief)).paper
        assert not any(isinstance(node, Graphic) for node in walk(paper))
        markup = write_markup(brief)
        assert paper.title.split()[0] in markup["md"].read_text("utf-8")
        assert paper.title.split()[0] in markup["typ"].read_text("utf-8")
