"""Every PDF is PDF/UA-1 and PDF/A-2a as it leaves the program: veraPDF finds nothing in any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefgen.build import Choices, prepare, render
from briefgen.document import Graphic, Paper, walk
from briefgen.shelf import find_briefs
from briefgen.theme import load_theme
from briefgen.workspace import find_workspace
from briefgen.writers import graphic_pdf
from briefgen.writers.options import Attachment, PdfOptions
from briefgen.writers.pdf import write
from tests.pdfua.verapdf import broken_rules
from tests.specimens import pairs
from tests.writers.pdf import random_papers, realistic_papers
from tests.writers.pdf.noted_papers import noted_papers

ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = find_workspace(ROOT)
THEMES = {name: load_theme(name, WORKSPACE.template_roots) for name in ("standard", "dispatch")}
EXAMPLES = 220


def samples() -> dict[str, bytes]:
    prepared = {
        f"{brief.stem}, {theme}": prepare(brief, WORKSPACE, Choices(theme=theme))
        for brief in find_briefs([WORKSPACE.inputs])
        for theme in THEMES
    }
    return {name: render(each, ["pdf"])["pdf"] for name, each in prepared.items()}


def all_specimens() -> dict[str, bytes]:
    return {f"{name}, {theme}": write(paper, THEMES[theme]) for name, paper in pairs() for theme in THEMES}


def generated() -> dict[str, bytes]:
    """Papers of any structure: lists in lists, split tables, notes in cells, links over lines, pictures, columns …"""
    found: dict[str, bytes] = {}

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        paper=random_papers.papers() | noted_papers() | realistic_papers.papers(), theme=st.sampled_from(list(THEMES))
    )
    def collect(paper: Paper, theme: str) -> None:
        found[f"{len(found)}: {paper!r}, {theme}"] = write(paper, THEMES[theme])

    collect()
    return found


def single_graphics() -> dict[str, bytes]:
    """Every graphic of the specimens on a page of its own."""
    found = ((name, paper, node) for name, paper in pairs() for node in walk(paper) if isinstance(node, Graphic))
    papers = {f"{name}, {at}": replace(paper, content=(node,)) for at, (name, paper, node) in enumerate(found)}
    return {name: graphic_pdf(paper, THEMES["standard"], 300.0) for name, paper in papers.items()}


PAPERS = {"single graphics": single_graphics, "samples": samples, "specimens": all_specimens, "generated": generated}


@pytest.mark.parametrize("which", PAPERS)
def test_nothing_is_wrong_with_any_paper(which: str, tmp_path: Path) -> None:
    files = PAPERS[which]()
    assert len(files) > (200 if which == "generated" else 7)
    assert broken_rules(files, tmp_path, "ua1", "2a") == {"ua1": {}, "2a": {}}


def test_nothing_is_wrong_with_a_paper_that_its_brief_is_attached_to(tmp_path: Path) -> None:
    attached = PdfOptions("ua1+a3a", Attachment("brief.yaml", b"title: A brief\n"))
    files = {name: write(paper, THEMES["standard"], attached) for name, paper in pairs()}
    assert broken_rules(files, tmp_path, "ua1", "3a") == {"ua1": {}, "3a": {}}


def test_a_plain_file_claims_nothing(tmp_path: Path) -> None:
    files: Mapping[str, bytes] = {"plain": write(dict(pairs())["everything"], THEMES["standard"], PdfOptions("plain"))}
    broken = broken_rules(files, tmp_path, "ua1", "2a")
    assert (list(broken["ua1"]), list(broken["2a"])) == (["plain"], ["plain"])
