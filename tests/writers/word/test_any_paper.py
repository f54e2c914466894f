"""Whatever a tree holds, the writer makes a sound file of it and loses no word."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import (
    Addressee,
    Block,
    BulletList,
    CallOut,
    Cell,
    Code,
    Confidence,
    Emphasis,
    Entries,
    Entry,
    Event,
    Finding,
    Heading,
    Inline,
    Item,
    KeyFindings,
    Label,
    Likelihood,
    LineBreak,
    Link,
    Listing,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Passage,
    PullQuote,
    Quotation,
    Recommendation,
    Recommendations,
    Row,
    Sidebar,
    SmallPrint,
    Strong,
    Table,
    TableBody,
    TableHead,
    Text,
    Timeline,
    Title,
    walk,
)
from briefgen.writers.word import identities, write
from briefgen.writers.word.xml import legal
from tests.ooxml import accessibility
from tests.ooxml.integrity import faults
from tests.ooxml.papers import theme
from tests.reading_papers import docx_notes, docx_text
from tests.work import calls
from tests.writers.pdf.random_papers import papers as papers_of_all_nodes
from tests.writers.word.reading import hidden

ANY_TEXT = st.text(max_size=12) | st.sampled_from(
    ["N-25", "هیروف", "a\u0000b", "\ud800", "x" * 400, " ", "\n", "<&>\"'"]
)
ids = st.none() | st.text(max_size=50)


def inlines(leaves: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(leaves, max_size=3).map(tuple)


text = st.builds(Text, text=ANY_TEXT)
gauge = st.builds(Likelihood, low=st.integers(0, 100), high=st.integers(0, 100), alt=st.none() | ANY_TEXT) | st.builds(
    Confidence, level=st.sampled_from(["low", "moderate", "high"]), alt=st.none() | ANY_TEXT
)
inline: st.SearchStrategy[Inline] = st.recursive(
    text | st.builds(LineBreak) | gauge,
    lambda inner: st.one_of(
        *(st.builds(kind, content=inlines(inner)) for kind in (Emphasis, Strong, Code)),
        st.builds(Link, href=ANY_TEXT | st.just("#a") | st.just("https://example.org"), content=inlines(inner)),
        st.builds(Passage, lang=st.sampled_from(["ur", "fr", "ar-Latn"]), content=inlines(inner)),
    ),
    max_leaves=6,
)
line = st.lists(inline, max_size=3).map(tuple)
cell = st.builds(Cell, head=st.booleans(), span=st.integers(-1, 40), content=line)
rows = st.lists(st.builds(Row, cells=st.lists(cell, max_size=3).map(tuple)), max_size=3).map(tuple)
table = st.builds(
    Table,
    id=ids,
    width=st.sampled_from(["text", "wide"]),
    head=st.none() | st.builds(TableHead, rows=rows),
    body=st.builds(TableBody, rows=rows),
)


def blocks_of(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[Block, ...]]:
    return st.lists(inner, max_size=3).map(tuple)


simple: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, content=line),
    st.builds(Heading, level=st.integers(1, 3), id=ids, content=line),
    st.builds(Title, content=line),
    st.builds(Listing, content=line),
    st.builds(PullQuote, content=line, attribution=st.none() | ANY_TEXT),
    st.builds(PageBreak),
    table,
)


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = blocks_of(inner)
    items = st.lists(st.builds(Item, content=some), max_size=3).map(tuple)
    finding = st.builds(Finding, id=ids, number=st.none() | ANY_TEXT, content=some)
    event = st.builds(Event, id=ids, date=st.none() | ANY_TEXT, toll=st.none() | ANY_TEXT, content=some)
    recommendation = st.builds(Recommendation, number=ANY_TEXT, id=ids, content=some)
    addressee = st.builds(Addressee, name=ANY_TEXT, recommendations=st.lists(recommendation, max_size=2).map(tuple))
    label = st.builds(Label, content=line)
    entry = st.builds(
        Entry,
        number=st.none() | ANY_TEXT,
        name=st.none() | ANY_TEXT,
        id=ids,
        content=some,
        labels=st.lists(label, max_size=2).map(tuple),
    )
    return st.one_of(
        st.builds(BulletList, items=items),
        st.builds(NumberedList, start=st.integers(-5, 10**6), items=items),
        *(st.builds(kind, content=some) for kind in (Quotation, CallOut, Sidebar, SmallPrint)),
        st.builds(KeyFindings, title=ANY_TEXT, findings=st.lists(finding, max_size=2).map(tuple)),
        st.builds(Timeline, events=st.lists(event, max_size=2).map(tuple)),
        st.builds(Entries, entries=st.lists(entry, max_size=2).map(tuple)),
        st.builds(Recommendations, addressees=st.lists(addressee, max_size=2).map(tuple)),
    )


papers = st.builds(
    Paper,
    title=ANY_TEXT,
    language=st.just("en-GB"),
    author=st.none() | ANY_TEXT | st.just("x" * 999),
    running_head=st.none() | ANY_TEXT,
    folio=st.sampled_from(["{page}", "Page {page} of {pages}", "", "{pages}{page}{"]),
    content=blocks_of(st.recursive(simple, nested, max_leaves=8)),
)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
@given(paper=papers, name=st.sampled_from(["standard", "dispatch"]))
def test_any_tree_is_a_sound_file_with_all_its_words(paper: Paper, name: str) -> None:
    content = write(paper, theme(name))
    assert faults(content) == []
    assert accessibility.found_by(accessibility.WRITERS, content) == []
    said = bare(docx_text(content) + docx_notes(content))
    for node in walk(paper):
        if isinstance(node, Text):
            assert bare(legal(node.text)) in said


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
@given(paper=papers_of_all_nodes(), name=st.sampled_from(["standard", "dispatch"]))
def test_any_paper_of_all_nodes_is_a_sound_file(paper: Paper, name: str) -> None:
    """Notes and references in any place, columns and contents in boxes and lists, ids twice or on nothing printed."""
    content = write(paper, theme(name))
    assert [fault for fault in faults(content) if not fault.endswith("says nothing")] == []
    said = bare(docx_text(content) + docx_notes(content))
    for node in walk(paper):
        if isinstance(node, Text):
            assert bare(legal(node.text)) in said
    assert set(hidden(content)) == set(identities(paper, theme(name)))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("wrap", [Quotation, CallOut, Sidebar], ids=lambda kind: kind.__name__)
def test_deep_nesting(wrap: Any) -> None:
    block: Block = Paragraph(content=(Text(text="the core"),))
    for _ in range(60):
        block = wrap(content=(block, Paragraph(content=(Text(text="around"),))))
    content = write(Paper(title="x", language="en", content=(block,)), theme("standard"))
    assert faults(content) == []
    assert "the core" in docx_text(content)


def test_deep_lists() -> None:
    block: Block = Paragraph(content=(Text(text="the core"),))
    for at in range(40):
        block = (BulletList if at % 2 else NumberedList)(items=(Item(content=(block,)),))
    content = write(Paper(title="x", language="en", content=(block,)), theme("standard"))
    assert faults(content) == []
    assert "the core" in docx_text(content)


def test_deep_inlines() -> None:
    node: Inline = Text(text="the core")
    for kind in (Emphasis, Strong) * 60:
        node = kind(content=(node,))
    assert "the core" in docx_text(
        write(Paper(title="x", language="en", content=(Paragraph(content=(node,)),)), theme("standard"))
    )


def test_a_huge_table_costs_in_proportion() -> None:
    def work(count: int) -> int:
        row = Row(cells=tuple(Cell(content=(Text(text=f"cell {at} of several words"),)) for at in range(6)))
        paper = Paper(title="x", language="en", content=(Table(body=TableBody(rows=(row,) * count)),))
        return calls(lambda: write(paper, theme("standard")))

    work(1)
    assert work(800) < 11 * work(80)
