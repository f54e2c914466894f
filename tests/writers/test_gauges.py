"""Likelihood and confidence drawn in a line: the same shapes in both formats, and words for who can't see them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from briefgen.document import Bar, Confidence, KeyFigure, Likelihood, Paper, Paragraph, Text, Trend
from briefgen.gauges import Drawn, Gauge, change_of, gauge
from briefgen.theme import Theme, load_theme
from briefgen.writers import WRITERS
from briefgen.writers.options import USUAL
from tests.writers.pdf.objects import opened
from tests.writers.word.reading import part

THEMES = Path(__file__).resolve().parents[2] / "templates"
STANDARD = load_theme("standard", [THEMES])
EMU = 12700


def paper(*nodes: Drawn, language: str = "en-GB") -> Paper:
    said = tuple(each for node in nodes for each in (node, Text(text=" word ")))
    return Paper(title="T", language=language, content=(Paragraph(content=said),))


def test_a_bar_is_filled_where_its_range_is() -> None:
    whole, range_ = gauge(Likelihood(low=55, high=80), 10, STANDARD).shapes
    assert (whole.x, whole.filled, range_.filled) == (0, False, True)
    assert range_.x / whole.width == pytest.approx(0.55)
    assert range_.width / whole.width == pytest.approx(0.25)


@pytest.mark.parametrize(("low", "high"), [(0, 0), (100, 100), (35, 35), (80, 55)])
def test_what_is_filled_can_be_seen_and_stays_on_the_bar(low: int, high: int) -> None:
    whole, range_ = gauge(Likelihood(low=low, high=high), 8, STANDARD).shapes
    assert range_.width >= 1.5
    assert range_.x + range_.width <= whole.width + 1e-9


@pytest.mark.parametrize(("level", "filled"), [("low", 1), ("moderate", 2), ("high", 3)])
def test_dots_are_filled_from_the_first(level: str, filled: int) -> None:
    shapes = gauge(Confidence(level=level), 9, STANDARD).shapes  # type: ignore[arg-type]
    assert [shape.filled for shape in shapes] == [at < filled for at in range(3)]


def test_mirrored_twice_is_the_same() -> None:
    drawn = gauge(Likelihood(low=20, high=45), 9, STANDARD)
    assert [shape.x for shape in drawn.mirrored().mirrored().shapes] == pytest.approx([s.x for s in drawn.shapes])


def test_a_bar_is_as_long_as_its_share_and_every_bar_as_wide() -> None:
    drawn = [gauge(Bar(value=value, of=40), 10, STANDARD) for value in (40, 10, 0, -3, 90, 0.0001)]
    assert {each.width for each in drawn} == {drawn[0].width}
    lengths = [[shape.width for shape in each.shapes] for each in drawn]
    assert lengths[1][0] == pytest.approx(lengths[0][0] / 4)
    assert lengths[2:4] == [[], []]
    assert lengths[4] == lengths[0]
    assert lengths[5][0] >= 0.5
    assert gauge(Bar(value=1, of=0), 10, STANDARD).shapes == ()


def test_a_bar_that_stands_out_has_another_colour() -> None:
    quiet, loud = (gauge(Bar(value=1, of=2, highlight=each), 9, STANDARD) for each in (False, True))
    assert quiet.colour(quiet.shapes[0]) == STANDARD.graphics.quiet
    assert loud.colour(loud.shapes[0]) == STANDARD.data_colours[0]


def test_in_word_a_bar_is_decoration_and_an_arrow_says_where_it_points() -> None:
    document = part(WRITERS["docx"](paper(Bar(value=1, of=2), Trend(direction="down", alt="Down")), STANDARD))
    assert re.findall(r'<wp:docPr id="(\d)"[^>]*descr="([^"]*)"', document) == [("1", ""), ("2", "Down")]
    assert 'prst="flowChartMerge"' in document


def test_in_a_pdf_an_arrow_says_where_it_points() -> None:
    pdf = opened(WRITERS["pdf"](paper(Bar(value=1, of=2), Trend(direction="up", alt="Up")), STANDARD, USUAL))
    assert [str(figure["/Alt"]) for figure in figures(pdf)] == ["Up"]


@pytest.mark.parametrize(("language", "words"), [("en-GB", "Up"), ("de", "Gestiegen"), ("ur", "اضافہ")])
def test_the_arrow_of_a_number_at_a_glance_speaks_the_papers_language(language: str, words: str) -> None:
    figure = KeyFigure(value="37", label="attacks", change="12", direction="up")
    arrow, text = change_of(figure, language)
    assert (arrow, text) == (Trend(direction="up", alt=words), Text(text="12"))


def test_a_number_at_a_glance_without_a_change_says_nothing_of_one() -> None:
    assert change_of(KeyFigure(value="37", label="attacks", direction="up"), "en") == ()


BAR, DOTS = Likelihood(low=55, high=80, alt="55–80%"), Confidence(level="moderate")


def figures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]


def test_in_a_pdf_words_make_a_figure_and_none_decoration() -> None:
    pdf = opened(WRITERS["pdf"](paper(BAR, DOTS), STANDARD, USUAL))
    found = figures(pdf)
    assert [str(figure["/Alt"]) for figure in found] == ["55–80%"]
    left, bottom, right, top = map(float, found[0]["/A"]["/BBox"])
    drawn = gauge(BAR, STANDARD.styles["text"].size, STANDARD)
    assert right - left == pytest.approx(drawn.width, abs=0.02)
    assert top - bottom == pytest.approx(drawn.height, abs=0.02)


def bars(pdf: pikepdf.Pdf) -> list[tuple[float, float]]:
    """Where filled rectangles as thick as bars begin, and how wide they are."""
    code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    found = re.findall(r"([\d.]+) [\d.]+ ([\d.]+) 3 re f", code)
    return [(float(x), float(width)) for x, width in found]


@pytest.mark.parametrize(("language", "from_left"), [("en-GB", 0.55), ("ur", 0.2)])
def test_in_a_pdf_a_bar_is_read_as_the_paper_is(language: str, from_left: float) -> None:
    pdf = opened(WRITERS["pdf"](paper(BAR, language=language), STANDARD, USUAL))
    whole, range_ = bars(pdf)
    assert (range_[0] - whole[0]) / whole[1] == pytest.approx(from_left, abs=0.01)


def shapes(docx: bytes) -> list[tuple[str, float, float]]:
    """The shapes of a Word file that can be seen: kind, where each begins in its drawing, width; in points."""
    space = {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }
    found = []
    for shape in ElementTree.fromstring(part(docx)).iterfind(".//wps:spPr", space):
        if shape.find("a:solidFill", space) is not None:
            kind, off, size = (shape.find(path, space) for path in ("a:prstGeom", "a:xfrm/a:off", "a:xfrm/a:ext"))
            assert kind is not None
            assert off is not None
            assert size is not None
            found.append((str(kind.get("prst")), int(off.get("x", "")) / EMU, int(size.get("cx", "")) / EMU))
    return found


def as_drawn(drawn: Gauge) -> list[tuple[str, float, float]]:
    kinds = {"bar": "rect", "dot": "ellipse"}
    return [(kinds[shape.kind], shape.x, shape.width) for shape in drawn.shapes]


@pytest.mark.parametrize("node", [BAR, DOTS])
def test_word_draws_the_same_shapes(node: Likelihood | Confidence) -> None:
    found = shapes(WRITERS["docx"](paper(node), STANDARD))
    expected = as_drawn(gauge(node, STANDARD.styles["text"].size, STANDARD))
    assert [kind for kind, *_ in found] == [kind for kind, *_ in expected]
    assert [x for _, x, _ in found] == pytest.approx([x for _, x, _ in expected], abs=0.001)
    assert [width for *_, width in found] == pytest.approx([width for *_, width in expected], abs=0.001)


def test_in_word_words_are_read_and_what_has_none_is_decoration() -> None:
    document = part(WRITERS["docx"](paper(BAR, DOTS), STANDARD))
    assert re.findall(r'<wp:docPr id="(\d)"[^>]*descr="([^"]*)"', document) == [("1", "55–80%"), ("2", "")]
    assert document.count('decorative"') == 1


def test_the_theme_colours_them() -> None:
    ours: Theme = load_theme("dispatch", [THEMES])
    assert {ours.boxes["gauge"].left.colour} == {"#0B5C8A"}  # type: ignore[union-attr]
    assert "0B5C8A" in part(WRITERS["docx"](paper(BAR), ours))
