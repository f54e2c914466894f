"""Contents, lists of tables and figures, references: what they print and where they lead."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.document import (
    Actor,
    Actors,
    AtAGlance,
    Block,
    Caption,
    Cell,
    Contents,
    Figure,
    Heading,
    Image,
    Inline,
    KeyFigure,
    Link,
    Paper,
    Paragraph,
    Reference,
    Row,
    Table,
    TableBody,
    Text,
)
from briefgen.template.apparatus import resolved
from briefgen.theme import Theme, load_theme
from briefgen.writers.pdf import write
from tests.reading_papers import pdf_pages
from tests.specimens import specimens
from tests.writers.pdf.geometry import drawn
from tests.writers.pdf.links import inner_links
from tests.writers.pdf.random_papers import PICTURE

ROOTS = (Path(__file__).resolve().parents[3] / "templates",)
THEMES = {name: load_theme(name, ROOTS) for name in ("standard", "dispatch")}
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
SENTENCE = "Roads were cut before the first shots, and nowhere did the attackers hold a place for long. "


def text(words: str) -> tuple[Inline, ...]:
    return (Text(text=words),)


def filler(count: int) -> list[Block]:
    return [Paragraph(content=text(SENTENCE))] * count


def paper(*content: Block) -> Paper:
    return resolved(Paper(title="T", language="en", folio="{page} of {pages}", content=content))


def flat(page: str) -> str:
    return " ".join(page.split())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(gaps=st.lists(st.integers(0, 40), min_size=1, max_size=30), theme=st.sampled_from(list(THEMES)))
def test_every_entry_has_the_page_of_its_heading(gaps: list[int], theme: str) -> None:
    headings = [
        part
        for at, gap in enumerate(gaps)
        for part in (Heading(level=1 + at % 3, content=text(f"Section{at}.")), *filler(gap + 1))
    ]
    content = write(paper(Contents(title="Contents", depth=3), *headings), THEMES[theme])
    page = THEMES[theme].page
    pages = [flat(page) for page in pdf_pages(content, page.top, page.bottom)]
    links = inner_links(content)
    entries = dict(re.fullmatch(r"(Section\d+\.) ?(\d+)", each).groups() for each in entries_of(links))  # type: ignore[union-attr]
    for at in range(len(gaps)):
        name = f"Section{at}."
        printed_on = [number for number, page in enumerate(pages, 1) for _ in range(page.split().count(name))]
        assert len(printed_on) == 2
        assert int(entries[name]) == printed_on[-1]
    assert all(f" {link.text}" in "".join(f" {page}" for page in pages) for link in links)


def entries_of(links: list[tuple[int, str, int, float]]) -> list[str]:
    """What is printed in each entry: the words of the links that lead to one place, one after the other."""
    found: dict[tuple[int, float], list[str]] = {}
    for _, printed, to, height in links:
        found.setdefault((to, height), []).append(printed)
    return [" ".join(parts) for parts in found.values()]


@themes
def test_contents_of_everything(theme: Theme) -> None:
    """Every entry leads to the page that it names, and there stands what it says."""
    for name in ("everything", "contents"):
        content = write(specimens()[name], theme)
        pages = [flat(page) for page in pdf_pages(content)]
        numbers = [link for link in inner_links(content) if link.text.isdigit() and link.page == 1]
        assert len(numbers) > 3
        assert all(int(link.text) == link.to for link in numbers if link.to != 1)
        for link in inner_links(content):
            assert link.page != 1 or link.text.isdigit() or flat(link.text).split()[-1] in pages[link.to - 1]


@themes
def test_titles_of_contents_stand_as_headings_do(theme: Theme) -> None:
    """At the same left edge, and as far below what is above them."""
    heading = Heading(level=1, content=text("Roads"))
    rows = (Row(cells=(Cell(content=text("one")),)),)
    table = Table(caption=Caption(content=text("Raids")), body=TableBody(rows=rows))
    made = paper(
        Contents(title="Contents"), *filler(1), heading, *filler(1), Contents(of="tables", title="Tables"), table
    )
    lines = list(drawn(made, theme).words)
    heads = {line.text.strip(): (line.left, line.top - above.bottom) for above, line in pairwise(lines)}
    assert heads["Tables"] == pytest.approx(heads["Roads"])
    assert lines[0].left == pytest.approx(heads["Roads"][0])


@themes
def test_a_long_title_keeps_clear_of_the_number(theme: Theme) -> None:
    title = "What the attacks change in the province and along its roads " * 3
    made = paper(Contents(), *filler(99), Heading(level=2, content=text(title)), *filler(3))
    content = write(made, theme)
    *words, number = [link for link in inner_links(content) if link.page == 1]
    assert len(words) > 1
    assert int(number.text) == number.to > 1
    assert flat(" ".join(link.text for link in words)) == flat(title)


@themes
def test_contents_of_nothing_print_nothing(theme: Theme) -> None:
    made = paper(Contents(title="Contents"), Contents(of="tables", title="Tables"), *filler(1))
    assert flat(pdf_pages(write(made, theme), 0, theme.page.bottom)[0]) == SENTENCE.strip()


@themes
def test_numbers_of_headings_stand_in_the_contents(theme: Theme) -> None:
    theme = replace(theme, layout=replace(theme.layout, number_headings=True))
    heads = [Heading(level=level, content=text(f"Head{at}")) for at, level in enumerate((1, 2, 2, 1))]
    content = write(paper(Contents(), *heads, *filler(1)), theme)
    printed = flat(pdf_pages(content, 0, theme.page.bottom)[0])
    assert re.findall(r"(\d[\d.]*) Head\d", printed) == ["1", "1.1", "1.2", "2"] * 2


@themes
def test_captions_are_numbered_and_listed(theme: Theme) -> None:
    table = Table(
        caption=Caption(content=text("Counts")), body=TableBody(rows=(Row(cells=(Cell(content=text("x")),)),))
    )
    figure = Figure(image=Image(src=PICTURE, alt=""), caption=Caption(content=text("Map")))
    listed = Contents(of="tables"), Contents(of="figures")
    printed = [flat(page) for page in pdf_pages(write(paper(*listed, *filler(70), table, figure, table), theme))]
    assert all(
        f"{entry} {len(printed)}" in printed[0] for entry in ("Table 1 Counts", "Table 2 Counts", "Figure 1 Map")
    )
    assert all(label in printed[-1] for label in ("Table 1 Counts", "Figure 1 Map", "Table 2 Counts"))


@themes
def test_whatever_has_an_id_can_be_linked_to(theme: Theme) -> None:
    row = Row(id="row", label="the row", cells=(Cell(content=text("x")),))
    things: dict[str, Block] = {
        "row": Table(body=TableBody(rows=(row,))),
        "fc": Actors(actors=(Actor(id="fc", name="Frontier Corps"),)),
        "nine": AtAGlance(title="At a glance", figures=(KeyFigure(id="nine", value="9", label="districts"),)),
    }
    links = Paragraph(content=tuple(Link(href=f"#{name}", content=text(name)) for name in things))
    names = Paragraph(content=(Reference(to="row"), Text(text=" "), Reference(to="fc")))
    content = write(paper(links, names, *filler(60), *things.values(), *filler(1)), theme)
    found = inner_links(content)
    assert [link.text for link in found] == [*things, "The row", "Frontier Corps"]
    assert all(link.to > 1 for link in found)


def test_an_id_that_is_not_printed_is_only_text() -> None:
    empty = Table(body=TableBody(rows=(Row(id="row"),)))
    content = write(paper(Paragraph(content=(Link(href="#row", content=text("there")),)), empty), THEMES["standard"])
    assert inner_links(content) == []
