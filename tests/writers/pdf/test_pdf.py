"""What every PDF must be: whole, embedded, reproducible, and set as a careful person would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from briefgen.document import (
    Addressee,
    AtAGlance,
    Block,
    BulletList,
    Caption,
    Cell,
    Credit,
    Emphasis,
    Event,
    Graphic,
    Heading,
    Inline,
    Item,
    KeyFigure,
    Label,
    LineBreak,
    Link,
    NumberedList,
    Paper,
    Paragraph,
    Passage,
    Recommendation,
    Recommendations,
    Row,
    Strong,
    Table,
    TableBody,
    TableHead,
    Text,
    Timeline,
    walk,
)
from briefgen.theme import Theme, load_theme
from briefgen.writers.pdf import write
from briefgen.writers.pdf.blocks import BLOCKS
from briefgen.writers.pdf.inlines import INLINES
from tests.outside import program
from tests.reading_papers import pdf_pages
from tests.specimens import FOLDER, pairs, specimens
from tests.writers.pdf.objects import dictionaries, embedded, fonts, opened

ROOTS = (Path(__file__).resolve().parents[3] / "templates",)
THEMES = [load_theme(name, ROOTS, size) for name, size in (("standard", "a4"), ("dispatch", "letter"))]
themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
SPACE = 3.5
"""A line ends with the space that follows it in the text, so that words don't run together when copied."""
SENTENCE = "Roads were cut before the first shots, and nowhere did the attackers hold a place for long. "


def text(words: str) -> tuple[Inline, ...]:
    return (Text(text=words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=text(words))


def paper(*content: Block, **fields: str) -> Paper:
    return Paper(**{"title": "T", "language": "en-GB", **fields}, content=content)  # type: ignore[arg-type]


def bare(words: str) -> str:
    return "".join(words.casefold().split())


# ── Whole ────────────────────────────────────────────────────────────────────


def test_every_block_and_inline_has_a_function() -> None:
    assert set(BLOCKS) == ({*Block.__subclasses__(), *Graphic.__subclasses__()} - {Graphic})
    assert set(INLINES) == set(Inline.__subclasses__())


@themes
@pytest.mark.parametrize(("name", "specimen"), pairs())
def test_every_word_of_a_specimen_is_printed(name: str, specimen: Paper, theme: Theme) -> None:
    printed = bare("".join(pdf_pages(write(specimen, theme))))
    texts = [node.text for node in walk(specimen) if isinstance(node, Text) and node.text.isascii()]
    assert [word for text in texts for word in text.split() if bare(word) not in printed] == []


@themes
def test_qpdf_finds_nothing_wrong(theme: Theme, tmp_path: Path) -> None:
    qpdf = program("qpdf", "it checks the structure of PDF files")
    file = tmp_path / "everything.pdf"
    file.write_bytes(write(specimens()["everything"], theme))
    found = subprocess.run([qpdf, "--check", file], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


@themes
def test_every_font_is_embedded(theme: Theme) -> None:
    pdf = opened(write(specimens()["everything"], theme))
    found = fonts(pdf)
    assert len(found) == len(list(dictionaries(pdf, Type="/Font"))) / 2 > 3
    assert all(embedded(font) for font in found)


def test_urdu_is_joined_and_copies_out_in_order() -> None:
    name = "بلوچ لبریشن آرمی"
    named = Paragraph(
        content=(*text("The BLA ("), Passage(lang="ur", content=text(name)), *text("), an armed group, 2026"))
    )
    content = write(paper(named, paragraph(SENTENCE)), THEMES[0])
    command = [program("pdftotext", "it reads the text of PDF files"), "-", "-"]
    printed = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    assert f"The BLA ({name}), an armed group, 2026" in re.sub("[\u200e\u202a-\u202e]", "", printed)


@pytest.mark.parametrize(
    "words", ["office, flight, AVATAR", "soft\u00adhyphen", "a\u00a0b", "naïve Ž ǆ ﬁ", "🙂 a\u0301"]
)
def test_characters_copy_out_as_they_were_written(words: str) -> None:
    [page] = pdf_pages(write(paper(paragraph(words), folio="|"), THEMES[0]))
    assert bare(page) == bare(words).replace("\u00ad", "") + "|"


# ── Reproducible ─────────────────────────────────────────────────────────────


def test_same_paper_same_bytes_other_paper_other_id() -> None:
    first, again, other = (write(paper(paragraph(words)), THEMES[0]) for words in ("one", "one", "two"))
    assert first == again
    one, two = (opened(content) for content in (first, other))
    assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


_ELSEWHERE = """
import sys
from pathlib import Path
from briefgen.theme import load_theme
from briefgen.writers.pdf import write
from tests.specimens import specimens
theme = load_theme("standard", (Path(sys.argv[1]),))
sys.stdout.buffer.write(write(specimens()["everything"], theme))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed: str, tmp_path: Path) -> None:
    """Neither hash order nor time zone, SOURCE_DATE_EPOCH or a person's ReportLab settings leave a trace."""
    (tmp_path / ".reportlab_settings").write_text(
        "useA85 = 1\ninvariant = 0\npdfMultiLine = 1\ncanvas_baseColor=(1,0,0)\n"
    )
    settings = {"PYTHONHASHSEED": seed, "TZ": "Asia/Karachi", "HOME": str(tmp_path), "RL_pageCompression": "0"}
    environment = {**os.environ, **settings, "SOURCE_DATE_EPOCH": "86400", "PYTHONPATH": str(ROOTS[0].parent)}
    command = [sys.executable, "-c", _ELSEWHERE, str(ROOTS[0])]
    made = subprocess.run(command, env=environment, cwd=FOLDER, capture_output=True, check=True).stdout
    assert made == write(specimens()["everything"], load_theme("standard", ROOTS))


# ── Set with care ────────────────────────────────────────────────────────────


@themes
@pytest.mark.parametrize("name", ["everything", "paper", "timeline", "table"])
def test_nothing_stands_outside_the_margins(name: str, theme: Theme) -> None:
    page = theme.page
    for left, bottom, right, top in lines_of(write(specimens()[name], theme)):
        assert page.left - 1 <= left <= right <= page.width - page.right + SPACE
        assert 10 <= bottom <= top <= page.height - 10


@themes
@pytest.mark.parametrize("name", ["everything", "at-a-glance", "timeline", "recommendations"])
def test_no_lines_of_text_overlap(name: str, theme: Theme) -> None:
    document = pypdfium2.PdfDocument(write(specimens()[name], theme))
    for page in document:
        for one, other in combinations(boxes(page), 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < SPACE or down < 2, (one, other)


def test_what_wants_a_taken_margin_stands_in_the_text() -> None:
    """Figures float beside a timeline: its dates then stand in the text, the next page's in the margin again."""
    theme = THEMES[0]
    figures = AtAGlance(title="Figures", figures=(KeyFigure(value="9", label="districts"),) * 4)
    events = [Event(date=f"Date{at}", place="Quetta", content=(paragraph(SENTENCE * 2),)) for at in range(25)]
    document = pypdfium2.PdfDocument(write(paper(figures, Timeline(events=tuple(events))), theme))
    first, second = (dates_of(page) for page in list(document)[:2])
    inset = theme.page.left + theme.page.inset
    assert first[0] >= inset - 1
    assert [left < inset - theme.page.gutter for left in second] == [True] * len(second)
    assert len(pypdfium2.PdfDocument(write(paper(figures, figures), theme))) == 1


def dates_of(page: pypdfium2.PdfPage) -> list[float]:
    """Where each date begins, from the left."""
    found = page.get_textpage()
    rects = [found.get_rect(index) for index in range(found.count_rects())]
    return [rect[0] for rect in rects if found.get_text_bounded(*rect).startswith("Date")]


def lines_of(content: bytes) -> list[tuple[float, float, float, float]]:
    return [box for page in pypdfium2.PdfDocument(content) for box in boxes(page)]


def boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each stretch of text, spaces at its ends left out."""
    found = page.get_textpage()
    all_boxes = [found.get_rect(index) for index in range(found.count_rects())]
    return [box for box in all_boxes if found.get_text_bounded(*box).strip()]


@themes
@pytest.mark.parametrize("lines", range(1, 48, 3))
def test_a_heading_stands_with_what_follows(lines: int, theme: Theme) -> None:
    before = [paragraph(f"Line {at}.") for at in range(lines)]
    heading = Heading(level=2, content=text("Headword"))
    follows = BulletList(items=(Item(content=(paragraph("firstitem"),)), Item(content=(paragraph("seconditem"),))))
    pages = pdf_pages(write(paper(*before, heading, paragraph("Three things:"), follows), theme))
    assert [("Headword" in page, "firstitem" in page) for page in pages] in (
        [(True, True)],
        [(False, False), (True, True)],
        [(True, True), (False, False)],
    )


@themes
@pytest.mark.parametrize("lines", range(36, 50))
@pytest.mark.parametrize("parts", [1, 2])
def test_an_addressee_stands_with_the_first_recommendation(lines: int, parts: int, theme: Theme) -> None:
    """Also where the labels in the margin reach further down than the recommendation's text."""
    broken = tuple(node for at in range(lines - parts) for node in (*text(f"Line {at}."), LineBreak()))
    before = [Paragraph(content=broken), *[paragraph("Half a line lower.")] * (parts - 1)]
    labels = tuple(Label(content=text(word)) for word in ("High priority", "Within 30 days", "Answers finding 2"))
    first = Recommendation(number="1", labels=labels, content=(paragraph("firstitem"),))
    addressees = (Addressee(name="Headword", recommendations=(first,)),)
    pages = pdf_pages(write(paper(*before, Recommendations(addressees=addressees)), theme))
    assert all(("Headword" in page) == ("firstitem" in page) for page in pages)
    assert sum("Headword" in page for page in pages) == 1


@themes
@pytest.mark.parametrize("lines", range(30, 44, 2))
def test_no_line_of_a_paragraph_stands_alone(lines: int, theme: Theme) -> None:
    filler = [paragraph("Filler.")] * (lines // 2)
    content = write(paper(*filler, paragraph(SENTENCE * 6), *filler), theme)
    printed = [page.splitlines() for page in pdf_pages(content, theme.page.top, theme.page.bottom)]
    counts = [sum(bool(line.strip()) and not line.startswith("Filler") for line in lines) for lines in printed]
    assert sum(counts) > 4
    assert 1 not in counts


def long_table(rows: int) -> Table:
    def row(*cells: str) -> Row:
        return Row(cells=tuple(Cell(content=text(each)) for each in cells))

    head = TableHead(rows=(Row(cells=tuple(Cell(head=True, content=text(each)) for each in ("Place", "Killed"))),))
    body = TableBody(rows=tuple(row(f"Town {at}", str(at)) for at in range(rows)))
    caption, credit = Caption(content=text("Captionword")), Credit(content=text("Creditword"))
    return Table(head=head, body=body, caption=caption, credit=credit)


@themes
def test_a_table_repeats_its_head_and_keeps_its_caption_and_credit(theme: Theme) -> None:
    pages = pdf_pages(write(paper(*[paragraph("Filler.")] * 20, long_table(90)), theme))
    with_rows = [page for page in pages if "Town" in page]
    assert len(with_rows) > 2
    assert all(page.count("Killed") == 1 for page in with_rows)
    assert all(page.count("Town") > 1 for page in with_rows)
    assert "Captionword" in with_rows[0]
    assert "Creditword" in with_rows[-1]
    assert sum(page.count("Captionword") for page in pages) == 1


@themes
def test_a_table_of_a_head_alone_that_is_too_high_for_what_is_left(theme: Theme) -> None:
    """Its rows are all at its head, so that none can stay together with another."""
    rows = tuple(Row(cells=(Cell(head=True, content=text(f"Head {at} " + "word " * 40)),)) for at in range(9))
    table = Table(head=TableHead(rows=rows), body=TableBody())
    printed = "".join(pdf_pages(write(paper(table, table), theme)))
    assert all(f"Head {at}" in printed for at in range(9))


@themes
def test_a_row_taller_than_a_page_loses_nothing(theme: Theme) -> None:
    words = [f"word{at}" for at in range(3000)]
    cells = (Cell(content=text(" ".join(words))), Cell(content=text("x" * 3000)))
    printed = "".join(pdf_pages(write(paper(Table(body=TableBody(rows=(Row(cells=cells),)))), theme)))
    assert [word for word in words if word not in printed] == []
    assert printed.count("x") == 3000


@themes
def test_a_word_wider_than_the_page_is_broken(theme: Theme) -> None:
    address = "https://example.org/" + "very-long/" * 60
    content = write(paper(paragraph(address), Heading(level=1, content=text("W" * 300))), theme)
    assert bare("".join(pdf_pages(content))).count("very-long/") == 60
    assert max(right for _, _, right, _ in lines_of(content)) <= theme.page.width - theme.page.right + 1


@themes
def test_lists_may_be_nested_to_any_depth(theme: Theme) -> None:
    inner: Block = paragraph("innermost")
    for depth in range(60):
        kind = BulletList if depth % 2 else NumberedList
        inner = kind(items=(Item(content=(paragraph(f"level{depth}."), inner)), Item()))
    printed = "".join(pdf_pages(write(paper(inner), theme)))
    assert all(f"level{depth}." in printed for depth in range(60))
    assert "innermost" in printed


# ── Around the text ──────────────────────────────────────────────────────────


@themes
def test_marking_folio_and_running_head(theme: Theme) -> None:
    filler = [paragraph(SENTENCE)] * 60
    made = paper(
        *filler, marking="TLP:AMBER", running_head="Shorttitle", running_head_end="Series", folio="{page}/{pages}"
    )
    pages = pdf_pages(write(made, theme))
    assert all(page.count("TLP:AMBER") == 2 for page in pages)
    assert [f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert ["Shorttitle" in page and "Series" in page for page in pages] == [False] + [True] * (len(pages) - 1)


@themes
def test_outline_links_and_properties(theme: Theme) -> None:
    link = Paragraph(
        content=(Link(href="https://example.org/a?b=(c)", content=text("out")), Link(href="#there", content=text("in")))
    )
    dead = Paragraph(content=(Link(href="#nowhere", content=text("dead")),))
    heads = [
        Heading(level=1, id="there", content=(Strong(content=text("One")),)),
        Heading(level=3, content=text("Two")),
    ]
    content = write(paper(link, dead, *heads, author="A. Baloch", date="2026-02", keywords="k"), theme)
    document = pypdfium2.PdfDocument(content)
    assert [(each.get_title(), each.level) for each in document.get_toc()] == [("One", 0), ("Two", 1)]
    assert len(list(dictionaries(opened(content), Subtype="/Link"))) == 2
    properties = document.get_metadata_dict()
    assert (properties["Title"], properties["Author"], properties["CreationDate"]) == ("T", "A. Baloch", "D:202602")
    pdf = opened(content)
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_what_leads_somewhere_is_underlined_by_a_hairline() -> None:
    target = Heading(level=1, id="there", content=text("There"))

    def lines(href: str) -> int:
        made = paper(Paragraph(content=(Link(href=href, content=text("words")),)), target)
        objects = pypdfium2.PdfDocument(write(made, THEMES[0]))[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        return len(list(objects))

    assert lines("https://example.org") == lines("#there") == lines("#nowhere") + 1


def test_emphasis_inside_italics_is_upright() -> None:
    style = THEMES[0].styles["quotation"]
    assert style.italic
    from briefgen.shaping.inks import ink_of
    from briefgen.writers.pdf.inlines import runs

    inner = Emphasis(content=text("ship"))
    assert [run.ink.italic for run in runs((inner,), ink_of(style), THEMES[0])] == [False]


@themes
def test_figures_at_a_glance_are_never_torn(theme: Theme) -> None:
    values = ("1,234,567,890", "9,000–11,500", "US$41.5")
    front = AtAGlance(title="At a glance", figures=tuple(KeyFigure(value=value, label="of it") for value in values))
    lines = pdf_pages(write(paper(front, paragraph(SENTENCE * 9)), theme))[0].split()
    assert set(values) <= set(lines)


def test_headings_begin_at_the_left_edge_where_the_margin_is_nearly_free() -> None:
    figures = (KeyFigure(value="12", label="of them"), KeyFigure(value="8", label="of these", source="Lastword"))
    front = AtAGlance(title="At a glance", figures=figures)
    places = []
    for sentences in range(1, 12):
        heading = Heading(level=1, content=text("Heading"))
        page = pypdfium2.PdfDocument(write(paper(front, paragraph(SENTENCE * sentences), heading), THEMES[0]))[0]
        left, _, _, top = _box(page, "Heading")
        below = top - _box(page, "Lastword")[1]
        places.append("left" if left < THEMES[0].page.left + 2 else "column")
        assert below < -10 if places[-1] == "left" else below > 5
    assert places == sorted(places)
    assert len(set(places)) == 2


def _box(page: pypdfium2.PdfPage, word: str) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a word's first letter."""
    textpage = page.get_textpage()
    found = textpage.search(word).get_next()
    assert found
    return textpage.get_charbox(found[0])  # type: ignore[no-any-return]
