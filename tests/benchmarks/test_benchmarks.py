"""What is compared must be comparable: the same words on both sides, papers of the length that is claimed."""

from __future__ import annotations

import re
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from briefgen.build import prepare, render
from briefgen.checks import BRIEF_CHECKS, PAPER_CHECKS
from briefgen.document import Paragraph, Text, walk
from briefgen.template.parse import parse
from briefgen.theme import load_theme
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.benchmarks import object_api, peers
from tests.benchmarks.__main__ import main
from tests.benchmarks.long_paper import marked_text, picture, vocabulary
from tests.benchmarks.peer_text import MARKUPS
from tests.benchmarks.processes import SHORT_PAPER, grown
from tests.benchmarks.warm import SAMPLES
from tests.reading_papers import docx_text

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda path: path.stem)
def test_object_api_writes_the_same_words(brief: Path) -> None:
    ours = render(prepare(brief, find_workspace(ROOT)), ["docx"])["docx"]
    other = object_api.write(object_api.text_of(ours))
    assert Counter(docx_text(other).split()) == Counter(docx_text(ours).split())


def test_a_short_paper_has_four_pages_or_five() -> None:
    assert 4 <= _pages(render(prepare(SHORT_PAPER, find_workspace(ROOT)), ["pdf"])["pdf"]) <= peers.MOST_OF_SHORT


def test_long_papers_are_as_long_as_they_say() -> None:
    words = _words()
    theme = load_theme("standard", (ROOT / "templates",), "a4")
    for pages in (4, 25):
        paper = parse(marked_text(pages, words, 1), ("long paper",), picture)
        assert abs(_pages(WRITERS["pdf"](paper, theme)) - pages) <= pages // 4


def test_an_edition_is_always_the_same_and_no_other() -> None:
    words = _words()
    assert marked_text(4, words, 1) == marked_text(4, words, 1) != marked_text(4, words, 2)
    paper = parse(marked_text(4, words, 1), ("long paper",), picture)
    assert sum(isinstance(node, Paragraph) for node in walk(paper)) >= 10


@pytest.mark.parametrize("arguments", [["nothing"], ["--runs", "0"]])
def test_what_it_does_not_know_it_refuses(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


def test_the_table_says_what_is_met(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", "docx", "pdf", "--runs", "1", "--pages", "4"])
    main()
    heading, _, word, pdf = capsys.readouterr().out.splitlines()
    assert heading.split() == ["what", "ours", "other", "ratio", "aim", "met"]
    assert word.startswith("DOCX, a short paper")
    assert "at least 4× faster" in word
    assert pdf.startswith("PDF, ")


def _words() -> list[str]:
    return vocabulary([prepare(SHORT_PAPER, find_workspace(ROOT)).paper])


def _pages(paper: bytes) -> int:
    return len(pypdfium2.PdfDocument(paper))


@pytest.mark.parametrize("brief", SAMPLES, ids=lambda path: path.stem)
def test_peers_are_given_the_same_words(brief: Path) -> None:
    paper = prepare(brief, find_workspace(ROOT)).paper
    said = {word for node in walk(paper) if isinstance(node, Text) for word in re.findall(r"\w+", node.text)}
    for suffix, markup in MARKUPS.items():
        written = set(re.findall(r"\w+", unescape(markup().paper(paper))))
        assert said <= written, suffix


def test_a_grown_sample_is_a_brief_that_nothing_is_wrong_with(tmp_path: Path) -> None:
    once, thrice = (prepare(grown(SHORT_PAPER, times, tmp_path), find_workspace(ROOT)).paper for times in (1, 3))
    assert sum(1 for _ in walk(thrice)) > 1.5 * sum(1 for _ in walk(once))


def test_an_edition_has_other_words(tmp_path: Path) -> None:
    first, second = (grown(SHORT_PAPER, 1, tmp_path, edition).read_text("utf-8") for edition in (1, 2))
    assert first != second
    assert len(first) == len(second)


def test_a_peer_that_is_not_there_is_left_out_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pypandoc", "typst", "weasyprint"):
        monkeypatch.setitem(sys.modules, name, None)
    found = list(peers.findings(1, [4]))
    assert [each.what for each in found[:3]] == ["pandoc: left out", "typst: left out", "weasyprint: left out"]
    assert found[-1].what == "5 pages, warm, both formats"


def test_every_check_has_its_cost(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", "checks", "--runs", "1", "--briefs", "4"])
    main()
    printed = capsys.readouterr().out
    assert "checking 4 briefs, processes: 2" in printed
    for check in (*BRIEF_CHECKS, *PAPER_CHECKS):
        assert f"  {check.__name__} " in printed
