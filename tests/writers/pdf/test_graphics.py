"""Drawings on paper: where they stand, what they are to who listens, and that their words are words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path as FilePath

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from briefgen.document import Chart, Graphic, Paper, Series
from briefgen.graphics import Circle, Drawing, Path, Rect, Words
from briefgen.template.parse import parse
from briefgen.theme import Rule, Theme, load_theme
from briefgen.theme.widths import text_width
from briefgen.writers.pdf import graphics, write
from tests.reading_papers import pdf_pages
from tests.writers.pdf.structure import Structure, faults

THEME = load_theme("standard", [FilePath(__file__).resolve().parents[3] / "templates"])
RED, BLUE = "#C00000", "#0000C0"
CHART = '<chart id="c" kind="column" subtitle="Attacks a month" alt="They rise."><caption>They rise</caption>{}</chart>'
CREDIT = "<credit>Source: Reuters.</credit>"


def words(x: float, y: float, text: str, halo: str | None = None) -> Words:
    style = THEME.styles["graphic-label"]
    return Words(x, y, text, style, style.colour, text_width(text, style), halo=halo)


def two_thirds(node: Graphic, theme: Theme, language: str, width: float) -> Drawing:
    """A drawing with one shape of each kind, two thirds as high as wide."""
    frame = ((0.0, 0.0), (width, 0.0), (width, width * 2 / 3), (0.0, width * 2 / 3))
    hole = tuple((width / 2 + x / 10, width / 3 + y / 10) for x, y in frame)
    shapes = (
        Path((frame, hole), fill=BLUE, closed=True),
        Rect(0, 0, 20, 30, RED),
        Circle(40, 15, 10, fill=RED, stroke=Rule("#FFFFFF", 1), dash=(2, 1)),
        words(60, 20, "Hodeidah", halo="#FFFFFF"),
    )
    return Drawing(width, width * 2 / 3, shapes)


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "draw", two_thirds)


def paper(content: str, language: str = "en-GB") -> Paper:
    return parse(f'<paper language="{language}" title="A paper">{content}</paper>', ("here",))


def red(pdf: bytes, colour: str = RED, page: int = 0) -> tuple[int, int, int, int]:
    """Where on a page something is red, or of another colour: left, top, right, bottom in points."""
    shown = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("RGB")
    apart = ImageChops.difference(shown, Image.new("RGB", shown.size, colour)).convert("L")
    found = apart.point(lambda value: 255 * (value == 0)).getbbox()
    assert found
    return found


def said(pdf: bytes) -> list[str]:
    """The text of each page, every space a plain one."""
    return [" ".join(page.split()) for page in pdf_pages(pdf)]


def test_it_stands_between_its_title_and_its_credit() -> None:
    pages = said(write(paper(f"<p>Before.</p>{CHART.format(CREDIT)}<p>After.</p>"), THEME))
    assert pages[0].startswith("Before. Figure 1 They rise Attacks a month Hodeidah Source: Reuters. After.")


def test_who_listens_hears_its_words_in_a_figure_with_a_description() -> None:
    structure = Structure(write(paper(CHART.format(CREDIT)), THEME))
    assert faults(structure) == []
    roles = [(each.role, structure.text(each)) for each in structure.root.walk()][1:]
    assert roles[0][0] == "Div"
    assert [role for role, _ in roles[1:]] == ["Caption", "P", "Figure", "P"]
    figure = next(each for each in structure.root.walk() if each.role == "Figure")
    assert figure.entries["Alt"] == "They rise."
    assert structure.text(figure).strip() == "Hodeidah"
    left, bottom, right, top = map(float, figure.found.A.BBox)
    assert right - left == pytest.approx(THEME.page.text, abs=0.1)
    assert top - bottom == pytest.approx(THEME.page.text * 2 / 3, abs=0.1)


def test_without_a_description_it_decorates() -> None:
    chart = Chart(kind="column", alt=" ", series=(Series(),))
    structure = Structure(write(replace(paper("<p>Text.</p>"), content=(chart,)), THEME))  # type: ignore[call-arg]
    assert "Figure" not in [each.role for each in structure.root.walk()]
    assert faults(structure) == []


def test_an_edge_around_words_is_not_read_as_words() -> None:
    pdf = write(paper(CHART.format("")), THEME)
    assert "".join(pdf_pages(pdf)).count("Hodeidah") == 1


def test_shapes_are_where_they_belong() -> None:
    left, _, right, _ = red(write(paper(CHART.format("")), THEME))
    begins = THEME.page.left + THEME.page.inset
    assert left == pytest.approx(begins, abs=1.5)
    assert right == pytest.approx(begins + 50, abs=2)


def test_a_wide_one_takes_the_margin() -> None:
    left, _, _, _ = red(write(paper(CHART.format("").replace("id=", 'width="wide" id=')), THEME))
    assert left == pytest.approx(THEME.page.left, abs=1.5)


def test_read_from_the_right_it_stands_at_the_other_side_and_is_not_mirrored() -> None:
    left, _, _, _ = red(write(paper(CHART.format(""), "ar"), THEME))
    width, begins = THEME.page.width, THEME.page.left + THEME.page.inset
    assert left == pytest.approx(width - begins - THEME.page.text, abs=1.5)


@pytest.mark.parametrize(
    "around",
    [
        "<columns>{}<p>Beside it.</p></columns>",
        "<sidebar title='Aside'>{}</sidebar>",
        "<call-out title='Aside'>{}</call-out>",
        "<ul><li><p>An item</p>{}</li></ul>",
    ],
)
def test_it_is_drawn_for_the_room_it_has(around: str) -> None:
    structure = Structure(write(paper(around.format(CHART.format(CREDIT))), THEME))
    assert faults(structure) == []
    figure = next(each for each in structure.root.walk() if each.role == "Figure")
    left, _, right, _ = map(float, figure.found.A.BBox)
    assert 100 < right - left <= THEME.page.text + 0.1


def test_it_is_never_split() -> None:
    filling = "<p>Line.</p>" * 25
    pages = said(write(paper(filling + CHART.format(CREDIT)), THEME))
    assert "Hodeidah" not in pages[0]
    assert all(text in pages[1] for text in ("Figure 1", "Attacks a month", "Hodeidah", "Reuters"))


def test_what_is_higher_than_a_page_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "draw", lambda *_: Drawing(300, 3000, (Rect(0, 0, 300, 3000, RED),)))
    pdf = write(paper(CHART.format(CREDIT)), THEME)
    pages = said(pdf)
    assert len(pages) == 1
    assert "Reuters" in pages[0]
    _, _, _, bottom = red(pdf)
    assert bottom < THEME.page.height - THEME.page.bottom


MAP = CHART.format("").replace("chart", "map").replace(' kind="column"', ' box="40,10,52,20"')


def test_a_map_is_drawn_narrower_where_that_keeps_it_on_its_page() -> None:
    def page_and_width(graphic: str, lines: int) -> tuple[int, int]:
        pdf = write(paper("<p>Attacks go on.</p>" * lines + graphic), THEME)
        page = next(at for at, text in enumerate(pdf_pages(pdf)) if "They rise" in text)
        left, _, right, _ = red(pdf, BLUE, page)
        return page, right - left

    whole = page_and_width(MAP, 1)[1]
    found = [(page_and_width(CHART.format(""), lines), page_and_width(MAP, lines)) for lines in range(18, 34)]
    narrower = [its for (page, _), its in found if page == 1 and its[0] == 0]
    assert len(narrower) >= 3
    assert all(0.69 * whole <= width < whole for _, width in narrower)
    assert all(its == (page, whole) for (page, _), its in found if its[0] == page)
    assert found[-1][1] == (1, whole)


def test_a_heading_goes_with_its_map() -> None:
    for lines in range(18, 34):
        pages = pdf_pages(write(paper("<p>Attacks go on.</p>" * lines + f"<h2>Where</h2>{MAP}"), THEME))
        assert next("They rise" in text for text in pages if "Where" in text)


def test_nothing_it_sets_is_left_behind() -> None:
    """As many states are taken up as are left."""
    file = pikepdf.open(BytesIO(write(paper(CHART.format(CREDIT)), THEME)))
    names = [str(each.operator) for each in pikepdf.parse_content_stream(file.pages[0])]
    assert names.count("q") == names.count("Q") > 0
