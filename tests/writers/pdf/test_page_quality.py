"""Pages are set as a careful person would set them: rules that hold in any paper, seen in what is really drawn.

`rules` says what each rule is, `realistic_papers` what papers are tried, `geometry` how what is drawn is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import (
    Addressee,
    BulletList,
    Caption,
    Cell,
    Credit,
    Heading,
    Item,
    Label,
    LineBreak,
    Paper,
    Paragraph,
    Recommendation,
    Recommendations,
    Row,
    Table,
    TableBody,
    Text,
    walk,
)
from briefgen.shaping.letters import SOFT_HYPHEN
from briefgen.writers.pdf.tables import TablePiece
from tests.writers.pdf.geometry import Drawn, Fill, Mark, Picture, Sheet, Words, drawn
from tests.writers.pdf.realistic_papers import Passages, paper_of, papers
from tests.writers.pdf.rules import RULES
from tests.writers.pdf.test_random_papers import THEMES

themes = st.sampled_from(list(THEMES))


def faults(paper: Paper, theme: str) -> dict[str, list[str]]:
    """What each rule finds; rules that find nothing are left out."""
    pages = drawn(paper, THEMES[theme])
    return {name: found for name, rule in RULES.items() if (found := rule(pages))}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(paper=papers(), theme=themes)
def test_pages_of_any_paper(paper: Paper, theme: str) -> None:
    assert faults(paper, theme) == {}


REPEATED = ["paragraphs", "list", "columns", "sidebar", "table", "tall table", "timeline", "recommendations"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(REPEATED),
    before=st.integers(0, 9),
    size=st.integers(0, 9),
    more=st.integers(0, 9),
    notes=st.integers(0, 5),
    theme=themes,
)
def test_long_papers(name: str, before: int, size: int, more: int, notes: int, theme: str) -> None:
    """The same passage again and again, so that pages end everywhere in it."""
    chosen = [("paragraphs", before, 1, 2), *((name, (size + at) % 10, 9 - at, more) for at in range(5))]
    assert faults(paper_of(chosen, notes=notes), theme) == {}


# ── What was once wrong ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("theme", "front", "notes", "passages"),
    [
        pytest.param("dispatch", 2, 0, [("recommendations", 6, 5, 9)], id="a line alone inside a piece"),
        pytest.param("dispatch", 2, 0, [("paragraphs", 7, 8, 8), ("timeline", 8, 7, 7)], id="a line alone in an event"),
        pytest.param("dispatch", 1, 0, [("tall table", 8, 3, 6)], id="a tall row waits for the next"),
        pytest.param("standard", 1, 0, [("tall table", 9, 2, 7)], id="a tall row waits for the last"),
        pytest.param("standard", 0, 0, [("tall table", 2, 9, 9)], id="an endless row waits for a page"),
        pytest.param(
            "without-margin", 1, 0, [("sources", 3, 6, 9), ("tall table", 9, 1, 9)], id="one line before credit"
        ),
        pytest.param("without-margin", 0, 0, [("table", 7, 7, 5), ("tall table", 6, 0, 9)], id="a head without a row"),
        pytest.param(
            "without-margin",
            2,
            5,
            [("quotation", 7, 5, 8), ("timeline", 3, 3, 9), ("tall table", 2, 4, 7)],
            id="three rows of some lines",
        ),
        pytest.param(
            "dispatch",
            4,
            5,
            [
                ("figure", 0, 7, 5),
                ("tall table", 8, 4, 9),
                ("recommendations", 2, 9, 6),
                ("timeline", 2, 1, 8),
                ("tall table", 6, 9, 0),
            ],
            id="a row as tall as a page",
        ),
        pytest.param("without-margin", 0, 0, [("sidebar", 6, 8, 3)], id="a tall picture in a box"),
        pytest.param("standard", 0, 4, [("columns", 0, 0, 3)], id="two lines in two columns"),
        pytest.param(
            "without-margin",
            1,
            4,
            [("actors", 0, 5, 0), ("paragraphs", 0, 8, 3), ("columns", 0, 2, 5), ("tall table", 6, 2, 7)],
            id="a heading ends a column",
        ),
        pytest.param(
            "without-margin",
            0,
            5,
            [("sidebar", 5, 2, 1), ("recommendations", 0, 8, 7)],
            id="an addressee without the first labels",
        ),
        pytest.param(
            "standard",
            4,
            3,
            [("actors", 2, 8, 2), ("tall table", 4, 7, 6), ("list", 7, 9, 0)],
            id="an item with its note, but without its list",
        ),
    ],
)
def test_once_wrong(theme: str, front: int, notes: int, passages: Passages) -> None:
    assert faults(paper_of(passages, front, notes), theme) == {}


@pytest.mark.parametrize("rows", [1, 2, 4])
@pytest.mark.parametrize("lower", range(8))
def test_a_small_table_stays_whole(rows: int, lower: int) -> None:
    body = TableBody(rows=tuple(Row(cells=(Cell(content=(Text(text=f"Row {at}"),)),) * 2) for at in range(rows)))
    caption, credit = Caption(content=(Text(text="Caption"),)), Credit(content=(Text(text="Credit"),))
    before = [Paragraph(content=(Text(text="One line."),))] * (24 + lower)
    paper = Paper(title="T", language="en", content=(*before, Table(caption=caption, body=body, credit=credit)))
    pages = drawn(paper, THEMES["standard"])
    assert len({line.page for line in pages.words if line.inside(TablePiece)}) == 1


@pytest.mark.parametrize("lines", range(46, 49))
@pytest.mark.parametrize("lower", range(1, 5))
def test_labels_below_a_recommendation_stand_with_its_last_lines(lines: int, lower: int) -> None:
    labels = (Label(content=(Text(text="High priority"),)),)
    content = Paragraph(content=(Text(text="Give the districts radios that work without a network. " * 6),))
    asked = Recommendation(number="1.", labels=labels, content=(content,))
    broken = tuple(node for _ in range(lines - lower) for node in (Text(text="One line."), LineBreak()))
    before = (Paragraph(content=broken), *[Paragraph(content=(Text(text="Half a line lower."),))] * lower)
    recommendations = Recommendations(addressees=(Addressee(name="The province", recommendations=(asked,)),))
    paper = Paper(title="T", language="en-GB", content=(*before, recommendations))
    pages = drawn(paper, THEMES["without-margin"])
    *_, last, label = pages.words
    assert (label.text.split(), last.page) == (["High", "priority"], label.page)


@pytest.mark.parametrize("theme", ["standard", "dispatch"])
def test_the_last_of_several_items_begins_no_page(theme: str) -> None:
    items = tuple(Item(content=(Paragraph(content=(Text(text=f"Item {at}"),)),)) for at in range(4))
    begun = set()
    for lines in range(30, 56):
        before = tuple(node for _ in range(lines) for node in (Text(text="One line."), LineBreak()))
        paper = Paper(title="T", language="en", content=(Paragraph(content=before), BulletList(items=items)))
        printed = [line for line in drawn(paper, THEMES[theme]).words if line.text.startswith("Item")]
        begun |= {below.text.strip() for line, below in pairwise(printed) if below.page > line.page}
    assert begun == {"Item 1", "Item 2"}


@pytest.mark.parametrize("lines", range(20, 50, 3))
def test_no_page_ends_inside_a_word(lines: int) -> None:
    text = "Responsibilities internationally undermine counterinsurgency administrations. "
    before = tuple(node for _ in range(lines) for node in (Text(text="One line."), LineBreak()))
    passages = (Paragraph(content=before), Paragraph(content=(Text(text=text * 40),)))
    pages = drawn(Paper(title="T", language="en-GB", content=passages), THEMES["standard"])
    passage = [line for line in pages.words if line.node is pages.paper.content[-1]]
    ends = [line.text.strip() for line, below in pairwise(passage) if below.page > line.page]
    assert any(line.text.endswith(SOFT_HYPHEN) for line in passage)
    assert ends
    assert [end for end in ends if end.endswith(SOFT_HYPHEN)] == []


# ── Each rule finds what it is for ───────────────────────────────────────────

Change = Callable[[Mark], list[Mark]]


@cache
def a_paper() -> Drawn:
    """Pages without a fault: headings, a box over two pages, a table over two, a picture, notes."""
    passages = [
        ("section", 3, 9, 0),
        ("sidebar", 5, 9, 0),
        ("call-out", 6, 3, 1),
        ("table", 7, 1, 3),
        ("table", 2, 1, 4),
        ("figure", 3, 5, 0),
        ("paragraphs", 9, 1, 9),
        ("table", 1, 1, 0),
    ]
    return drawn(paper_of(passages, notes=1), THEMES["standard"])


def changed(pages: Drawn, change: Change) -> Drawn:
    """The pages with every mark replaced by what `change` makes of it, on the page that it then says."""
    sheets = [Sheet(sheet.number, [], sheet.frames) for sheet in pages.sheets]
    for sheet in pages.sheets:
        for mark in sheet.marks:
            for each in change(mark):
                sheets[each.page - 1].marks.append(each)
    return Drawn(pages.paper, pages.theme, sheets)


def moved(mark: Mark, down: float = 0, right: float = 0, pages: int = 0) -> Mark:
    rest = {"baseline": mark.baseline + down} if isinstance(mark, Words) else {}
    return replace(
        mark,
        page=mark.page + pages,
        top=mark.top + down,
        bottom=mark.bottom + down,
        left=mark.left + right,
        right=mark.right + right,
        **rest,
    )


def only(wanted: Callable[[Mark], bool], change: Change) -> Change:
    return lambda mark: change(mark) if wanted(mark) else [mark]


def first(wanted: Callable[[Mark], bool], change: Change) -> Change:
    """Changes the first mark that is wanted."""
    found = next(mark for sheet in a_paper().sheets for mark in sheet.marks if wanted(mark))
    return only(lambda mark: mark is found, change)


def onto_next_page(mark: Mark) -> list[Mark]:
    return [moved(mark, pages=1)]


def onto_page_before(mark: Mark) -> list[Mark]:
    return [moved(mark, pages=-1)]


def dropped(mark: Mark) -> list[Mark]:
    return []


def of(kind: type) -> Callable[[Mark], bool]:
    return lambda mark: isinstance(mark, Words) and isinstance(mark.node, kind)


def in_text(mark: Mark) -> bool:
    return isinstance(mark, Words) and mark.count > 4 and mark.index == 0


def of_note(mark: Mark) -> bool:
    return a_paper().in_note(mark)


def with_mark(mark: Mark) -> bool:
    return isinstance(mark, Words) and bool(mark.marks)


def box_fill(mark: Mark) -> bool:
    return isinstance(mark, Fill) and type(mark.node).__name__ == "CallOut"


def sidebar_rule(at: int) -> Callable[[Mark], bool]:
    """The rules of the sidebar's parts, from above."""
    marks = [mark for sheet in a_paper().sheets for mark in sheet.marks]
    rules = [mark for mark in marks if isinstance(mark, Fill) and type(mark.node).__name__ == "Sidebar"]
    return lambda mark: mark is rules[at]


def repeated_head(mark: Mark) -> bool:
    pages = sorted({mark.page for sheet in a_paper().sheets for mark in sheet.marks if head_cell(mark)})
    assert len(pages) > 1
    return head_cell(mark) and mark.page == pages[1]


def head_cell(mark: Mark) -> bool:
    return isinstance(mark.node, Cell) and mark.node.head


def of_last_table(mark: Mark) -> bool:
    last = a_paper().paper.content[-1]
    return of(Cell)(mark) and not head_cell(mark) and any(mark.node is node for node in walk(last))


def behind_a_group(rows: int) -> Callable[[Mark], bool]:
    """What stands so many rows behind the head of the first group."""
    every = [row for table in a_paper().paper.content if isinstance(table, Table) for row in table.body.rows]
    at = next(at for at, row in enumerate(every) if row.heads_group)
    return lambda mark: any(mark.node is cell for cell in every[at + rows].cells)


def text_of_page_one(mark: Mark) -> bool:
    return mark.page == 1 and not of(Heading)(mark) and not a_paper().around(mark)


def text_below(mark: Mark) -> bool:
    """The lower part of the first page, with its boxes."""
    return mark.page == 1 and mark.top > 300 and not a_paper().around(mark)


def seeds() -> Iterator[tuple[str, str, Callable[[], Change]]]:
    """A rule, a fault that it must find in `a_paper`, and how to make the fault."""
    down = lambda by: lambda mark: [moved(mark, down=by)]  # noqa: E731
    right = lambda by: lambda mark: [moved(mark, right=by)]  # noqa: E731
    yield "heads_left_alone", "text away from its heading", lambda: only(text_of_page_one, onto_next_page)
    yield "lone_lines", "the first line alone", lambda: first(in_text, onto_next_page)
    yield (
        "torn_rows",
        "a line on the next page",
        lambda: first(lambda mark: of(Cell)(mark) and not head_cell(mark), onto_next_page),
    )
    yield "tables_apart", "no head on the second page", lambda: only(repeated_head, dropped)
    yield "tables_apart", "caption on another page", lambda: first(of(Caption), onto_next_page)
    yield "tables_apart", "a small one on two pages", lambda: first(of_last_table, onto_page_before)
    yield "groups_apart", "no row below its head", lambda: only(behind_a_group(1), onto_next_page)
    yield "groups_apart", "only one row below its head", lambda: only(behind_a_group(2), onto_next_page)
    yield (
        "pictures_apart",
        "picture on the page after its caption",
        lambda: first(lambda mark: isinstance(mark, Picture), onto_next_page),
    )
    yield "open_boxes", "no fill", lambda: first(box_fill, dropped)
    yield "open_boxes", "the first part without rule above", lambda: first(sidebar_rule(0), dropped)
    yield "open_boxes", "the first part without rule below", lambda: first(sidebar_rule(1), dropped)
    yield "open_boxes", "the second part without rule above", lambda: first(sidebar_rule(2), dropped)
    yield (
        "open_boxes",
        "a line to the right of it",
        lambda: first(
            lambda mark: (
                any(box.piece.node.__class__.__name__ == "CallOut" for box in mark.within) and isinstance(mark, Words)
            ),
            right(300),
        ),
    )
    yield "outside_their_frame", "a line below the text", lambda: first(in_text, down(700))
    yield "outside_their_frame", "a line above the text", lambda: first(in_text, down(-30))
    yield "outside_their_frame", "a line in the margin", lambda: first(in_text, right(-20))
    yield "outside_their_frame", "a line too far right", lambda: first(in_text, right(20))
    yield "outside_their_frame", "a line out of its piece", lambda: first(in_text, down(300))
    yield "overlaps", "a line on the next", lambda: first(in_text, down(6))
    yield "overlaps", "a line on the picture", lambda: only(of(Caption), down(-20))
    yield "empty_pages", "half a page empty", lambda: only(text_below, dropped)
    yield "notes_apart", "a note on the next page", lambda: only(of_note, onto_next_page)
    yield "notes_apart", "a note lost", lambda: only(of_note, dropped)
    yield (
        "notes_apart",
        "a mark lost",
        lambda: first(with_mark, dropped),
    )
    yield "text_among_notes", "notes too high", lambda: only(of_note, down(-60))
    yield "words_astray", "a line lost", lambda: first(in_text, dropped)
    yield "words_astray", "a line twice", lambda: first(in_text, lambda mark: [mark, mark])
    yield (
        "words_astray",
        "a line after those below it",
        lambda: only(lambda mark: in_text(mark) and mark.page == 1, onto_next_page),
    )
    yield "off_the_grid", "a line three points lower", lambda: first(in_text, down(3))


def test_a_paper_without_faults() -> None:
    assert {name: rule(a_paper()) for name, rule in RULES.items()} == {name: [] for name in RULES}


@pytest.mark.parametrize(("rule", "fault", "change"), [pytest.param(*seed, id="-".join(seed[:2])) for seed in seeds()])
def test_a_rule_finds_its_fault(rule: str, fault: str, change: Callable[[], Change]) -> None:
    assert RULES[rule](changed(a_paper(), change()))


def test_every_rule_has_a_seeded_fault() -> None:
    assert {rule for rule, _, _ in seeds()} == set(RULES)
