"""No paper, however odd, makes the writer fail, and none of its words are lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import KeyFigure, Node, Paper, Paragraph, Text, walk
from briefgen.theme import Theme, load_theme
from briefgen.writers.pdf import write
from tests.reading_papers import pdf_pages
from tests.writers.pdf.random_papers import papers

ROOTS = (Path(__file__).resolve().parents[3] / "templates",)
THEMES = {name: load_theme(name, ROOTS) for name in ("standard", "dispatch")}


def without_margin(theme: Theme) -> Theme:
    """A theme with every choice of place made the other way."""
    page = replace(theme.page, margin_column=0, gutter=0)
    elsewhere = {"at_a_glance": "strip", "timeline": "text", "recommendation_labels": "text"}
    layout = replace(theme.layout, front="text", front_in_band=False, number_headings=True, **elsewhere)  # type: ignore[arg-type]
    return replace(theme, name="without-margin", page=page, layout=layout)


THEMES["without-margin"] = without_margin(THEMES["dispatch"])
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(paper=papers(), theme=st.sampled_from(list(THEMES)))
def test_words_survive(paper: Paper, theme: str) -> None:
    printed = bare("".join(pdf_pages(write(paper, THEMES[theme]))))
    assert [word for node in walk(paper) for word in _words(node) if word not in printed] == []


@few
@given(paper=papers(st.text(max_size=30)), theme=st.sampled_from(list(THEMES)))
def test_any_characters(paper: Paper, theme: str) -> None:
    assert write(paper, THEMES[theme]).startswith(b"%PDF-1.7")


@given(text=st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_in_a_paragraph(text: str) -> None:
    paper = Paper(title=text, language="en", content=(Paragraph(content=(Text(text=text),)),))
    assert write(paper, THEMES["standard"]).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_an_empty_paper_is_one_page(theme: Theme) -> None:
    assert len(pdf_pages(write(Paper(title="", language="en"), theme))) == 1


def bare(text: str) -> str:
    return "".join(text.casefold().split())


def _words(node: Node) -> list[str]:
    if isinstance(node, Text):
        return node.text.split()
    return node.value.split() if isinstance(node, KeyFigure) else []
