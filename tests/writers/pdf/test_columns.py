"""Passages in columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen.document import Block, Columns, Heading, Inline, Note, Paper, Paragraph, Text, walk
from briefgen.template.apparatus import resolved
from briefgen.theme import Theme, load_theme
from briefgen.writers.pdf import write
from briefgen.writers.pdf.columns import ColumnsPiece
from briefgen.writers.pdf.inlines import set_plain
from briefgen.writers.pdf.notes import NotePiece
from briefgen.writers.pdf.pieces import Room
from briefgen.writers.pdf.text import Text as TextPiece
from briefgen.writers.pdf.text import grid_of
from tests.work import calls
from tests.writers.pdf.geometry import Sheet, Words, drawn
from tests.writers.pdf.realistic_papers import papers
from tests.writers.pdf.rules import RULES

ROOTS = (Path(__file__).resolve().parents[3] / "templates",)
THEMES = {name: load_theme(name, ROOTS) for name in ("standard", "dispatch")}
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
counts = pytest.mark.parametrize("count", [2, 3])
SENTENCE = "Roads were cut before the first shots, and nowhere did the attackers hold a place for long. "


A_PAGE = 850.0
_LINES_APART = 7
"""Columns whose lengths differ by fewer lines are about equally long: short paragraphs aren't torn."""


def text(words: str) -> tuple[Inline, ...]:
    return (Text(text=words),)


def paragraph(words: str, *more: Inline) -> Paragraph:
    return Paragraph(content=(Text(text=words), *more))


def paper(*content: Block) -> Paper:
    return resolved(Paper(title="T", language="en", folio="{page}", content=content))


def columns_of(sheet: Sheet) -> list[list[Words]]:
    """The lines of a passage on a page, column by column."""
    found: dict[float, list[Words]] = {}
    for mark in sheet.marks:
        if isinstance(mark, Words) and mark.inside(ColumnsPiece):
            found.setdefault(round(mark.left), []).append(mark)
    return [found[left] for left in sorted(found)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sizes=st.lists(st.integers(1, 3), min_size=5, max_size=8),
    count=st.integers(2, 3),
    theme=st.sampled_from(list(THEMES)),
)
def test_columns_that_end_on_the_page_are_about_equally_long(sizes: list[int], count: int, theme: str) -> None:
    passage = Columns(count=count, content=tuple(paragraph(SENTENCE * size) for size in sizes))
    [sheet] = drawn(paper(paragraph("Before."), passage, paragraph("After.")), THEMES[theme]).sheets
    columns = columns_of(sheet)
    assert len(columns) == count
    tops = {round(column[0].top, 2) for column in columns}
    ends = [column[-1].bottom for column in columns]
    assert len(tops) == 1
    assert max(ends) - min(ends) < _LINES_APART * columns[0][0].leading
    after = next(mark for mark in sheet.marks if isinstance(mark, Words) and "After." in mark.text)
    assert after.top > max(ends)


@themes
@counts
def test_columns_that_run_over_pages_are_filled_one_after_the_other(theme: Theme, count: int) -> None:
    passage = Columns(count=count, content=tuple(paragraph(f"p{at} {SENTENCE * 3}") for at in range(70)))
    pages = drawn(paper(paragraph("Before."), passage, paragraph("After.")), theme)
    assert len(pages.sheets) > 2
    begun = [
        word
        for sheet in pages.sheets
        for column in columns_of(sheet)
        for line in column
        if (word := line.text.split()[0]).startswith("p") and word[1:].isdigit()
    ]
    assert begun == [f"p{at}" for at in range(70)]
    for sheet in pages.sheets[:-1]:
        assert all(column[-1].bottom > pages.foot() - 6 * column[-1].leading for column in columns_of(sheet))
    ends = [column[-1].bottom for column in columns_of(pages.sheets[-1])]
    assert max(ends) - min(ends) < 6 * 14


@themes
def test_notes_of_a_passage_stand_at_the_foot_of_the_page(theme: Theme) -> None:
    content = tuple(paragraph(SENTENCE * 2, Note(content=(paragraph(f"about{at} {SENTENCE}"),))) for at in range(60))
    for sheet in drawn(paper(Columns(content=content)), theme).sheets:
        marks = [mark for mark in sheet.marks if isinstance(mark, Words)]
        notes = [mark for mark in marks if mark.inside(NotePiece)]
        assert min(mark.top for mark in notes) > max(mark.bottom for mark in marks if mark.inside(ColumnsPiece))
        assert not any(mark.inside(ColumnsPiece) for mark in notes)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=papers(most=8), count=st.integers(2, 3), theme=st.sampled_from(list(THEMES)))
def test_what_stands_in_columns_keeps_its_rules(made: Paper, count: int, theme: str) -> None:
    assume(not any(isinstance(node, Columns) for node in walk(made)))
    passage = Columns(count=count, content=made.content)
    pages = drawn(resolved(Paper(title="T", language="en", content=(passage,))), THEMES[theme])
    kept = ("overlaps", "outside_their_frame", "words_astray", "open_boxes")
    assert {name: found for name in kept if (found := RULES[name](pages))} == {}


@pytest.mark.parametrize("tallest", [20, 60, 150, 400, 700, 2000])
def test_what_fits_a_page_whole_is_all_in_its_columns(tallest: float) -> None:
    """Notes of its own may leave it less than a page: what isn't balanced then is too tall for any."""
    theme = THEMES["standard"]
    style = theme.styles["text"]
    texts = [TextPiece(set_plain(SENTENCE, style, theme), style, theme) for _ in range(100)]
    piece = ColumnsPiece(texts, Columns(count=3), grid_of(style))
    room = Room(349, 0, 0, tallest)
    assert any(piece.within(room)) or piece.height(room) > A_PAGE


@themes
def test_a_heading_is_not_the_last_of_a_column(theme: Theme) -> None:
    for lines in range(1, 12):
        content: list[Block] = []
        for at in range(9):
            content += [Heading(level=3, content=text(f"Head{at}")), paragraph(SENTENCE * (1 + (at + lines) % 5))]
        sheets = drawn(paper(Columns(content=tuple(content))), theme).sheets
        assert not any(column[-1].text.startswith("Head") for sheet in sheets for column in columns_of(sheet))


def test_the_work_grows_with_the_passage() -> None:
    def made(count: int) -> Paper:
        return paper(Columns(content=tuple(paragraph(SENTENCE * 3) for _ in range(count))))

    write(made(10), THEMES["standard"])
    one, two = (calls(lambda count=count: write(made(count), THEMES["standard"])) for count in (150, 300))  # type: ignore[misc]
    assert two < 2.3 * one


def test_an_empty_passage_is_nothing() -> None:
    [sheet] = drawn(paper(Columns(), paragraph("Text.")), THEMES["standard"]).sheets
    assert [each for each in walk(sheet.frames[0][0].piece.node) if isinstance(each, Text)]  # type: ignore[arg-type]
