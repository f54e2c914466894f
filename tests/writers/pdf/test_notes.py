"""Notes: each on the page of its mark, whole or going on, and no word of them lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import (
    Block,
    BulletList,
    CallOut,
    Caption,
    Cell,
    Columns,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Note,
    Notes,
    Paper,
    Paragraph,
    Reference,
    Row,
    Strong,
    Table,
    TableBody,
    TableHead,
    Text,
    notes,
    walk,
)
from briefgen.shaping.inks import ink_of
from briefgen.shaping.letters import collapsed
from briefgen.template.apparatus import resolved
from briefgen.theme import Theme, load_theme
from briefgen.writers.pdf import write
from briefgen.writers.pdf.inlines import runs, set_words
from briefgen.writers.pdf.lines import broken
from briefgen.writers.pdf.notes import NotePiece, above
from tests.reading_papers import pdf_pages
from tests.work import calls
from tests.writers.pdf.geometry import Words, drawn
from tests.writers.pdf.links import Link, inner_links
from tests.writers.pdf.noted_papers import LONG, noted_papers
from tests.writers.pdf.random_papers import PICTURE
from tests.writers.pdf.rules import RULES

ROOTS = (Path(__file__).resolve().parents[3] / "templates",)
THEMES = {name: load_theme(name, ROOTS) for name in ("standard", "dispatch")}
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
some = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
SENTENCE = "Roads were cut before the first shots, and nowhere did the attackers hold a place for long. "
SHORT = (1, 8, 30)
"""Words in notes of which all that stand in one line go onto a page."""


def text(words: str) -> tuple[Inline, ...]:
    return (Text(text=words),)


def note(*paragraphs: str, **fields: str) -> Note:
    return Note(content=tuple(Paragraph(content=text(each)) for each in paragraphs), **fields)  # type: ignore[arg-type]


def numbered(word: str, count: int) -> str:
    """So many different words."""
    return " ".join(f"{word}{at}." for at in range(count))


def paragraph(*content: str | Inline) -> Paragraph:
    return Paragraph(content=tuple(Text(text=each) if isinstance(each, str) else each for each in content))


def paper(*content: Block) -> Paper:
    return resolved(Paper(title="T", language="en", folio="{page}", content=content))


def columns_only(content: bytes, theme: Theme) -> list[str]:
    """Each page's text without what stands around it, words separated by one space."""
    return [" ".join(page.split()) for page in pdf_pages(content, theme.page.top, theme.page.bottom)]


def pages_of(word: str, pages: Sequence[str]) -> list[int]:
    """The pages on which a word stands, once for each time."""
    return [number for number, page in enumerate(pages, 1) for _ in range(page.split().count(word))]


# ── On the page of the mark ──────────────────────────────────────────────────


def number_of(link: Link) -> str:
    """The number on a link; a letter beside it may lean over it."""
    return re.sub(r"\D", "", link.text)


@some
@given(paper=noted_papers(sizes=SHORT, long=False), theme=st.sampled_from(list(THEMES)))
def test_a_note_stands_on_the_page_of_its_mark(paper: Paper, theme: str) -> None:
    """A mark leads to its note and the note's number back to the mark, both on one page; heads of tables come again."""
    links = inner_links(write(paper, THEMES[theme]))
    there = [link for link in links if link.page == link.to]
    elsewhere = {number_of(link) for link in links if link.page != link.to}
    assert len(there) == 2 * len(notes(paper))
    heads = [node for node in walk(paper) if isinstance(node, TableHead)]
    assert elsewhere <= {str(each.number) for head in heads for each in walk(head) if isinstance(each, Note)}


@some
@given(paper=noted_papers(), theme=st.sampled_from(list(THEMES)))
def test_no_word_of_a_note_is_lost_or_printed_twice(paper: Paper, theme: str) -> None:
    words = re.findall(r"n\d+p\d+w\d+", " ".join(columns_only(write(paper, THEMES[theme]), THEMES[theme])))
    wanted = [
        word for each in notes(paper) for part in walk(each) if isinstance(part, Text) for word in part.text.split()
    ]
    assert sorted(words) == sorted(wanted)
    for each in notes(paper):
        own = [word for part in walk(each) if isinstance(part, Text) for word in part.text.split()]
        assert [word for word in words if word in set(own)] == own


@some
@given(paper=noted_papers(), theme=st.sampled_from(list(THEMES)))
def test_text_and_notes_keep_clear_of_each_other(paper: Paper, theme: str) -> None:
    pages = drawn(paper, THEMES[theme])
    assert {name: RULES[name](pages) for name in ("overlaps", "outside_their_frame")} == {
        "overlaps": [],
        "outside_their_frame": [],
    }
    for sheet in pages.sheets:
        top = min((mark.top for mark in sheet.marks if mark.inside(NotePiece)), default=None)
        if top is not None:
            assert all(mark.bottom < top for mark in pages.flow(sheet) if not mark.inside(NotePiece))


CAUSES: dict[str, Block] = {
    "heading": Heading(level=1, content=(*text("Here"), note("aboutit"))),
    "list": BulletList(items=(Item(content=(paragraph("Here", note("aboutit")),)),)),
    "box": CallOut(title="Box", content=(paragraph("Here", note("aboutit")),)),
    "columns": Columns(content=(paragraph("Here", note("aboutit")), paragraph("There"))),
    "caption": Figure(image=Image(src=PICTURE, alt=""), caption=Caption(content=(*text("Here"), note("aboutit")))),
    "head of a table": Table(
        head=TableHead(rows=(Row(cells=(Cell(head=True, content=(*text("Here"), note("aboutit"))),)),)),
        body=TableBody(rows=tuple(Row(cells=(Cell(content=text(f"Row {at}")),)) for at in range(90))),
    ),
}


@themes
@pytest.mark.parametrize("lines", range(28, 44, 3))
@pytest.mark.parametrize("where", CAUSES)
def test_wherever_the_mark_is(where: str, lines: int, theme: Theme) -> None:
    """Also where a page ends; a head that is repeated brings its note once."""
    content = (*[paragraph("Line.")] * lines, CAUSES[where], paragraph(SENTENCE * 3))
    made = write(paper(*content), theme)
    pages = columns_only(made, theme)
    assert len(pages_of("aboutit", pages)) == 1
    marked = [number for number, page in enumerate(pages, 1) if re.search("Here ?1", page)]
    assert pages_of("aboutit", pages)[0] == marked[0]


# ── Long notes ───────────────────────────────────────────────────────────────


@themes
@pytest.mark.parametrize("lines", [2, 20, 30])
def test_a_long_note_goes_on_at_the_foot_of_the_next_page(lines: int, theme: Theme) -> None:
    made = paper(
        *[paragraph("Line.")] * lines, paragraph("Here", note(numbered("w", 1500))), *[paragraph(SENTENCE)] * 40
    )
    sheets = drawn(made, theme).sheets
    feet = [[mark for mark in sheet.marks if isinstance(mark, Words) and mark.inside(NotePiece)] for sheet in sheets]
    feet = [[mark for mark in foot if mark.text.strip() != "1"] for foot in feet]
    begins = next(number for number, sheet in enumerate(sheets) if any("Here" in str(mark) for mark in sheet.marks))
    counts = [len(foot) for foot in feet[begins:] if foot]
    assert len(counts) > 1
    assert min(counts) >= 2
    assert not any(feet[:begins])
    assert all(feet[begins : begins + len(counts)])


@themes
@pytest.mark.parametrize("lines", range(18, 40))
def test_a_note_is_divided_rather_than_leave_many_lines_empty(lines: int, theme: Theme) -> None:
    marked = paragraph(SENTENCE * 2, note(numbered("w", 250)), SENTENCE * 3)
    made = drawn(paper(*[paragraph("Line.")] * lines, marked, *[paragraph(SENTENCE)] * 30), theme)
    text = made.flow(made.sheets[0])
    leading = theme.styles["text"].leading
    assert made.end(made.sheets[0]) - text[-1].bottom < 5 * leading + above(theme.boxes["notes"])


@themes
def test_a_note_of_many_pages_leaves_room_for_text(theme: Theme) -> None:
    made = paper(paragraph("Here", note(numbered("w", 12_000))), *[paragraph(SENTENCE)] * 150)
    pages = columns_only(write(made, theme), theme)
    printed = re.findall(r"w\d+\.", " ".join(pages))
    assert printed == [f"w{at}." for at in range(12_000)]
    with_text = [bool(re.search("Here|Roads", page)) for page in pages]
    with_notes = [bool(re.search(r"w\d", page)) for page in pages]
    assert sum(with_notes) > 15
    assert with_text == sorted(with_text, reverse=True)
    assert sum(text and note for text, note in zip(with_text, with_notes, strict=True)) > 8


@themes
def test_notes_of_700_words_in_short_paragraphs(theme: Theme) -> None:
    parts = [[f"n{at}p{part} {SENTENCE}" for part in range(LONG // 17)] for at in range(8)]
    made = paper(*[paragraph(SENTENCE * 3, note(*each), SENTENCE) for each in parts])
    content = write(made, theme)
    printed = re.findall(r"n\d+p\d+", " ".join(columns_only(content, theme)))
    assert printed == [part.split()[0] for each in parts for part in each]
    assert all(link.page == link.to for link in inner_links(content))


@themes
def test_hundreds_of_notes_in_one_cell(theme: Theme) -> None:
    content = tuple(node for at in range(400) for node in (Text(text=f"cell{at} "), note(f"about{at} {SENTENCE}")))
    table = Table(body=TableBody(rows=(Row(cells=(Cell(content=content), Cell(content=text("beside")))),)))
    made = write(paper(table, paragraph("After.")), theme)
    printed = re.findall(r"about\d+", " ".join(columns_only(made, theme)))
    assert printed == [f"about{at}" for at in range(400)]
    assert all(link.page == link.to for link in inner_links(made))


@themes
def test_a_line_with_more_notes_than_a_page_holds_stands_alone(theme: Theme) -> None:
    long = [note(numbered(f"n{at}w", LONG)) for at in range(2)]
    rows = [Row(cells=(Cell(content=text("Row.")),))] * 80
    made = drawn(paper(Table(body=TableBody(rows=(Row(cells=(Cell(content=(*text("First"), *long)),)), *rows)))), theme)
    assert RULES["outside_their_frame"](made) == []


@themes
def test_a_tall_picture_is_smaller_for_its_captions_note(theme: Theme, tmp_path: Path) -> None:
    from PIL import Image as Pixels

    Pixels.new("L", (900, 3000), 128).save(tmp_path / "tall.png")
    caption = Caption(content=(*text("Here"), note(SENTENCE * 5)))
    figure = Figure(image=Image(src=str(tmp_path / "tall.png"), alt=""), caption=caption)
    pages = columns_only(write(paper(figure), theme), theme)
    assert len(pages) == 1
    assert "Here1" in pages[0]


def test_the_work_grows_with_the_notes() -> None:
    theme = THEMES["standard"]

    def made(count: int) -> Paper:
        return paper(
            *[paragraph(SENTENCE * 3, note(SENTENCE), SENTENCE, note(SENTENCE * 4)) for _ in range(count)],
            paragraph("Long", note(*[SENTENCE] * count * 4)),
        )

    write(made(10), theme)
    one, two = (calls(lambda count=count: write(made(count), theme)) for count in (60, 120))  # type: ignore[misc]
    assert two < 2.2 * one


# ── Marks ────────────────────────────────────────────────────────────────────


def set_in(theme: Theme, *content: str | Inline) -> list[str]:
    """How marks and the text around them are put together: `word^1`."""
    style = theme.styles["text"]
    nodes = [node for block in paper(paragraph(*content)).content for node in block.content]  # type: ignore[attr-defined]
    made = collapsed(list(runs(nodes, ink_of(style), theme)))
    return [f"^{run.text}" if run.ink.raised else run.text for run in made]


@themes
def test_a_mark_stands_close_to_what_it_belongs_to(theme: Theme) -> None:
    assert set_in(theme, "word ", note("a"), " on") == ["word", "^1", " on"]
    assert set_in(theme, "word", Strong(content=text(" ")), note("a")) == ["word", "^1"]
    assert set_in(theme, "word", note("a"), note("b"), ".") == ["word", "^1", "^\u20092", "."]
    assert set_in(theme, "word", note("a"), " ", note("b")) == ["word", "^1", "^\u20092"]
    again = note("a", id="x"), "word", Reference(to="x")
    assert set_in(theme, *again) == ["^1", "word", "^1"]


@themes
@pytest.mark.parametrize("word", ["word", "attacks—", "a\u00ad", "x" * 90, "https://example.org/a/b-c/"])
def test_a_mark_never_begins_a_line(word: str, theme: Theme) -> None:
    style = theme.styles["text"]
    marked = [node for block in paper(paragraph(f"{word}", note("a"))).content for node in block.content] * 30  # type: ignore[attr-defined]
    words = set_words(marked, style, theme)
    for width in range(40, 300, 7):
        lines = broken(words, theme, width)
        assert not any(line.atoms[0].ink.raised for line in lines[1:])


@themes
def test_marks_are_raised_and_small(theme: Theme) -> None:
    """By the face's own figures, or set smaller and higher where it has none."""
    style = theme.styles["text"]
    marked = paper(paragraph("x", note("a"))).content[0].content  # type: ignore[attr-defined]
    arabic = replace(style, font=theme.fallback[0])
    for each in (style, arabic):
        [word] = set_words(marked, each, theme)
        mark = word.atoms[-1]
        assert mark.ink.raised
        assert mark.width < set_words(text("1"), each, theme)[0].width
        assert bool(mark.ink.rise) != mark.face.has_superiors


@themes
def test_links_lead_both_ways(theme: Theme) -> None:
    made = paper(
        paragraph("First", note("about it", id="one")),
        *[paragraph(SENTENCE)] * 60,
        paragraph("Again", Reference(to="one")),
    )
    mark, back, again = inner_links(write(made, theme))
    assert [link.text for link in (mark, back, again)] == ["1"] * 3
    assert (mark.page, mark.to, back.to, again.to) == (1, 1, 1, 1)
    assert again.page > 1
    assert mark.height == again.height < back.height


# ── Together ─────────────────────────────────────────────────────────────────


@themes
def test_notes_stand_together_where_the_template_has_them(theme: Theme) -> None:
    made = paper(
        Heading(level=1, content=text("Section")),
        *[paragraph(SENTENCE, note(f"about{at} it")) for at in range(30)],
        Notes(id="notes", title="Notes"),
        paragraph("Last."),
    )
    content = write(made, theme)
    pages = columns_only(content, theme)
    printed = " ".join(pages)
    assert re.findall(r"about\d+", printed[printed.index("Notes") :]) == [f"about{at}" for at in range(30)]
    assert printed.endswith("Last.")
    titles = [entry.get_title() for entry in pypdfium2.PdfDocument(content).get_toc()]
    assert titles == ["Section", "Notes"]
    assert len(inner_links(content)) == 60


@themes
def test_no_notes_print_nothing(theme: Theme) -> None:
    made = paper(paragraph("Text."), Notes(title="Notes"))
    assert columns_only(write(made, theme), theme) == ["Text."]
