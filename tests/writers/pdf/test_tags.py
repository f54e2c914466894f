"""The structure of a PDF: an independent reader finds in it what the paper says, in its order, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.build import prepare
from briefgen.document import (
    AtAGlance,
    Event,
    KeyFigure,
    Label,
    Link,
    Note,
    Paper,
    Paragraph,
    Text,
    Timeline,
    notes,
)
from briefgen.shelf import find_briefs
from briefgen.template.apparatus import resolved
from briefgen.theme import load_theme
from briefgen.workspace import find_workspace
from briefgen.writers.options import PdfOptions
from briefgen.writers.pdf import write
from tests.specimens import WHOLE, pairs, specimens
from tests.test_same_text import _inlines, _right_to_left, bare, note_text, out_of_order, shown, text_of
from tests.writers.pdf.noted_papers import noted_papers
from tests.writers.pdf.random_papers import papers
from tests.writers.pdf.structure import Element, Structure, faults, outline

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden"
WORKSPACE = find_workspace(ROOT)
THEMES = {name: load_theme(name, WORKSPACE.template_roots) for name in ("standard", "dispatch")}
THEME = THEMES["standard"]
EACH = [(name, paper) for name, paper in pairs() if name not in WHOLE]
SAMPLES = {brief.stem: brief for brief in find_briefs([WORKSPACE.inputs])}
EVERYTHING = specimens()["everything"]


def sample(name: str) -> tuple[Paper, bytes]:
    """A sample as it is built."""
    prepared = prepare(SAMPLES[name], WORKSPACE)
    return prepared.paper, write(prepared.paper, prepared.theme)


# ── What is in it ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "paper"), EACH, ids=[name for name, _ in EACH])
def test_a_specimen_is_tagged_as_expected(name: str, paper: Paper, golden: Callable[[Path, str], None]) -> None:
    structure = Structure(write(paper, THEMES["standard"]))
    assert faults(structure) == []
    golden(GOLDEN / "specimens" / f"{name}.pdf.tags", outline(structure))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_tagged_as_expected(name: str, golden: Callable[[Path, str], None]) -> None:
    structure = Structure(sample(name)[1])
    assert faults(structure) == []
    golden(GOLDEN / f"{name}.tags", outline(structure))


@pytest.mark.parametrize("theme", THEMES)
def test_everything_is_tagged(theme: str) -> None:
    structure = Structure(write(EVERYTHING, THEMES[theme]))
    assert faults(structure) == []
    roles = {element.role for element in structure.root.walk()}
    assert roles >= {"H1", "H2", "H3", "H4", "L", "Table", "Caption", "Figure", "Note", "TOC", "BlockQuote", "Link"}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(paper=papers() | noted_papers(), theme=st.sampled_from(list(THEMES)))
def test_any_paper_is_tagged_soundly(paper: Paper, theme: str) -> None:
    assert faults(Structure(write(paper, THEMES[theme]))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_floats_in_other_papers_belongs_to_the_event_it_stands_in(theme: str) -> None:
    """Figures at a glance stand in the margin, but not inside of anything."""
    glance = AtAGlance(title="At a glance", figures=(KeyFigure(value="216", label="killed"),))
    timeline = Timeline(events=(Event(place="Quetta", content=(glance,)),))
    structure = Structure(write(Paper(title="T", language="en", content=(timeline,)), THEMES[theme]))
    assert faults(structure) == []
    body = next(each for each in structure.root.walk() if each.role == "LBody")
    assert "216killed" in bare(structure.text(body))


@pytest.mark.parametrize("text", ["\u00a0", "\u00ad", " "])
def test_a_link_of_nothing_that_can_be_read_leads_nowhere(text: str) -> None:
    content = (Text(text="before"), Link(href="https://example.org", content=(Text(text=text),)), Text(text="after"))
    structure = Structure(write(Paper(title="T", language="en", content=(Paragraph(content=content),)), THEME))
    assert faults(structure) == []


def test_without_tags() -> None:
    file = pikepdf.open(BytesIO(write(EVERYTHING, THEMES["standard"], PdfOptions(profile="plain"))))
    assert not {"/StructTreeRoot", "/MarkInfo"} & set(file.Root.keys())
    operators = {str(operator) for page in file.pages for _, operator in pikepdf.parse_content_stream(page)}
    assert not operators & {"BDC", "BMC", "EMC"}


# ── In the order of the paper ────────────────────────────────────────────────


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_reading_is_the_papers(name: str) -> None:
    """A paragraph that runs over pages goes on behind the notes between its parts. Labels stand last."""
    paper, content = sample(name)
    structure = Structure(content)
    nodes = [node for node in text_of(paper) if not isinstance(node, Label)]
    texts = [bare(shown(child, marks=True)) for node in nodes for child in _inlines(node)]
    texts = [text for text in texts if not _right_to_left(text)]
    whole = bare(structure.text(structure.root, without=("Note",)))
    assert len(texts) > 50
    assert out_of_order(texts, whole) == []
    assert out_of_order([*texts[10:], *texts[:10]], whole)


@pytest.mark.parametrize("name", SAMPLES)
def test_each_note_stands_behind_its_mark(name: str) -> None:
    paper, content = sample(name)
    structure = Structure(content)
    said = [bare(structure.text(each, without=("Note",))) for each in structure.root.walk() if each.role == "Note"]
    assert said == [f"{note.number}{note_text(note)}" for note in notes(paper)]
    for before, kid in (pair for each in structure.root.walk() if each.role == "P" for pair in pairwise(each.kids)):
        if isinstance(kid, Element) and kid.role == "Note":
            assert isinstance(before, Element)
            assert structure.text(before).strip() == kid.entries["ID"].removeprefix("note ")


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_line_that_is_shown_from_right_to_left_is_read_in_order(language: str) -> None:
    said = Paragraph(content=(Text(text="کوئٹہ"),))
    content = (Text(text="بلوچستان میں"), Note(content=(said,)), Text(text=" پھر "), _link("کراچی"), Text(text=" تک"))
    paper = resolved(Paper(title="T", language=language, content=(Paragraph(content=content),)))
    structure = Structure(write(paper, THEMES["standard"]))
    assert faults(structure) == []
    paragraph = structure.root.kids[0]
    assert isinstance(paragraph, Element)
    roles = [kid.role if isinstance(kid, Element) else "text" for kid in paragraph.kids]
    assert roles == ["text", "Reference", "Note", "text", "Link", "text"]
    texts = [
        structure.text(kid) if isinstance(kid, Element) else structure.drawn.texts[kid]
        for kid in paragraph.kids
        if isinstance(kid, Element | tuple)
    ]
    assert ["".join(sorted(bare(text))) for text in texts] == [
        "".join(sorted(bare(text))) for text in ("بلوچستان میں", "1", "1کوئٹہ", "پھر", "کراچی", "تک")
    ]


def _link(text: str) -> Link:
    return Link(href="https://example.org", content=(Text(text=text),))


# ── Faults are found ─────────────────────────────────────────────────────────


def _drop_figure_words(file: pikepdf.Pdf) -> None:
    next(each for each in _all(file) if each.S == "/Figure").__delattr__("Alt")


def _skip_a_level(file: pikepdf.Pdf) -> None:
    next(each for each in _all(file) if each.S == "/H2").S = pikepdf.Name.H4


def _drop_an_element(file: pikepdf.Pdf) -> None:
    document = file.Root.StructTreeRoot.K
    document.K = pikepdf.Array(list(document.K)[1:])


def _untagged_text(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    kept = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) not in ("BDC", "BMC", "EMC")]
    page.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))


def _drop_a_cell(file: pikepdf.Pdf) -> None:
    row = next(each for each in _all(file) if each.S == "/TR")
    row.K = pikepdf.Array(list(row.K)[1:])


def _drop_a_description(file: pikepdf.Pdf) -> None:
    next(each for page in file.pages for each in page.get("/Annots", [])).Contents = pikepdf.String("")


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (_drop_figure_words, "a figure without words"),
        (_skip_a_level, "H4 after H"),
        (_drop_an_element, "in 0 elements"),
        (_untagged_text, "page 1"),
        (_drop_a_cell, "columns"),
        (_drop_a_description, "without description"),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_a_planted_fault_is_found(plant: Callable[[pikepdf.Pdf], None], found: str) -> None:
    file = pikepdf.open(BytesIO(write(EVERYTHING, THEMES["standard"])))
    plant(file)
    changed = BytesIO(b"")
    file.save(changed)
    assert any(found in fault for fault in faults(Structure(changed.getvalue())))


def _all(file: pikepdf.Pdf) -> list[Any]:
    waiting: list[Any] = [file.Root.StructTreeRoot.K]
    found: list[Any] = []
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            found.append(each)
            kids = each.get("/K", [])
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return found
