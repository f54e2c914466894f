"""Word's own charts: every kind is sound, is editable, and shows the numbers that its workbook holds and no others."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest

from briefgen.document import Caption, Chart, ChartKind, Paper, Point, Series, Text, walk
from briefgen.writers.word import write
from tests.graphics.charts.drawn import Example
from tests.graphics.charts.drawn import theme as theme_of
from tests.ooxml.charts import Cell, c, cells_of, charts, workbook_of
from tests.ooxml.integrity import faults
from tests.ooxml.opened import opened
from tests.ooxml.papers import theme, written
from tests.ooxml.validator import schema_errors
from tests.specimens import specimens

NATIVE = ("column", "bar", "stacked", "stacked-bar", "grouped", "grouped-bar", "line", "area", "slope", "dot-range")


def paper(*content: Chart, language: str = "en-GB") -> Paper:
    return Paper(title="T", language=language, content=content)


@cache
def specimen(kind: str) -> Chart:
    """The specimen's first chart of a kind."""
    every = (node for node in walk(specimens()["chart"]) if isinstance(node, Chart))
    return next(node for node in every if node.kind == kind and not node.panels)


@cache
def sheet(chart: Chart) -> list[list[Cell]]:
    """The rows of the workbook that a chart has in Word."""
    package = opened(write(paper(chart), theme("standard")))
    (name, _), *others = charts(package)
    assert not others
    workbook = workbook_of(package, name)
    assert workbook
    sheets = cells_of(workbook)
    assert list(sheets) == ["Data"]
    return sheets["Data"]


@pytest.mark.parametrize("kind", NATIVE)
def test_every_kind_is_words_own(kind: str) -> None:
    package = opened(write(paper(specimen(kind)), theme("standard")))
    assert [name for name, _ in charts(package)] == ["word/charts/chart1.xml"]
    assert not [name for name in package.members if name.startswith("word/media/")]


def said_in(chart: Chart) -> set[Cell]:
    """The numbers and words that a chart was given."""
    points = [point for node in chart.series for point in node.points]
    numbers = {each for point in points for each in (point.low, point.value, point.high)}
    words = {node.label for node in chart.series} | {point.label or point.at for point in points}
    return numbers | words | {chart.subtitle, None}


@pytest.mark.parametrize("kind", ["column", "bar", "stacked", "grouped", "grouped-bar", "line", "area", "slope"])
def test_the_sheet_holds_what_is_shown_and_nothing_else(kind: str) -> None:
    chart = specimen(kind)
    numbers = {cell for row in sheet(chart) for cell in row if isinstance(cell, float)}
    shown = {point.value for node in chart.series for point in node.points if point.value is not None}
    assert numbers == shown
    if chart.axis == "names":
        assert {cell for row in sheet(chart) for cell in row} <= said_in(chart)


def test_sums_of_stacked_bars_are_formulas() -> None:
    rows = sheet(specimen("stacked-bar"))
    assert rows[0] == [None, "Soldiers", "Police", "Civilians", "total"]
    assert rows[1] == ["Kech", 30.0, 10.0, 14.0, 54.0]
    package = opened(write(paper(specimen("stacked-bar")), theme("standard")))
    with zipfile.ZipFile(io.BytesIO(workbook_of(package, "word/charts/chart1.xml") or b"")) as book:
        assert "<f>SUM(B2:D2)</f>" in book.read("xl/worksheets/sheet1.xml").decode()


def test_periods_without_data_have_a_row_of_their_own() -> None:
    points = [Point(at="2024-01", value=3.0), Point(at="2024-04", value=5.0)]
    chart = Chart(kind="column", axis="time", alt="A", subtitle="Attacks", series=(Series(points=tuple(points)),))
    assert sheet(chart) == [
        [None, "Attacks"], ["Jan 2024", 3.0], ["Feb 2024", None], ["Mar 2024", None], ["Apr 2024", 5.0],
    ]  # fmt: skip


def test_ranges_have_their_ends_and_their_words() -> None:
    rows = sheet(specimen("dot-range"))
    assert rows[0] == [None, "low", "high", "best", None]
    assert ["ISPR, 5 Feb 2026", 31.0, 48.0, 36.0, "36 (31–48)"] in rows
    assert ["Hospitals", 18.0, None, None, "≥18"] in rows
    assert ["Human rights commission", None, None, None, "no data"] in rows


def test_an_area_with_gaps_is_a_picture() -> None:
    """Word's areas fall to nought where nothing is known."""
    points = [Point(at="2021", value=3.0), Point(at="2022"), Point(at="2023", value=5.0)]
    chart = Chart(kind="area", axis="time", alt="A", series=(Series(points=tuple(points)),))
    package = opened(write(paper(chart), theme("standard")))
    assert not list(charts(package))
    assert "word/media/image1.png" in package.members


def test_bars_stand_in_the_order_of_the_brief() -> None:
    package = opened(write(paper(specimen("bar")), theme("standard")))
    (_, root), *_ = charts(package)
    axis = root.find(f".//{c('catAx')}/{c('scaling')}/{c('orientation')}")
    assert axis is not None
    assert axis.get("val") == "maxMin"


def test_data_above_the_last_round_number_is_not_cut_off() -> None:
    (_, root), *_ = charts(opened(write(paper(specimen("column")), theme("standard"))))
    highest = root.find(f".//{c('valAx')}/{c('scaling')}/{c('max')}")
    assert highest is not None
    assert float(highest.get("val", "0")) >= 31


def test_the_same_chart_is_the_same_bytes() -> None:
    chart = Chart(**{**vars(specimen("stacked-bar")), "caption": Caption(content=(Text(text="A"),))})
    assert write(paper(chart), theme("standard")) == write(paper(chart), theme("standard"))


PAPERS = 16


@pytest.mark.parametrize("first", range(0, PAPERS * 10, 10))
def test_any_charts_are_sound(first: int) -> None:
    """Ten generated charts a paper; the Open XML SDK judges some of them."""
    examples = [Example(seed) for seed in range(first, first + 10)]
    content = write(paper(*(each.chart for each in examples), language=examples[0].language), examples[0].theme)
    assert faults(content) == []
    if first % 80 == 0:
        assert schema_errors(content) == []


def test_colours_of_both_themes_reach_charts() -> None:
    for name in ("standard", "dispatch"):
        (_, root), *_ = charts(opened(written("chart", name)))
        colours = {each.get("val") for each in root.iter() if each.tag.endswith("srgbClr")}
        assert theme_of(name).data_colours[0].lstrip("#") in colours


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_what_is_known_in_part_is_not_said_as_if_it_were_known(kind: ChartKind) -> None:
    points = (Point(at="A", low=4.0), Point(at="B", low=7.0, high=9.0), Point(at="C", value=5.0))
    content = write(paper(Chart(alt="A chart.", kind=kind, series=(Series(points=points),))), theme("standard"))
    (_, root), *_ = charts(opened(content))
    own = [label for label in root.iter(c("dLbl")) if label.find(c("numFmt")) is not None]
    codes = {label.find(c("idx")).get("val"): label.find(c("numFmt")).get("formatCode") for label in own}  # type: ignore[union-attr]
    assert codes == {"0": '"≥"#,##0', "1": '"7–"#,##0'}
    assert faults(content) == []
    assert schema_errors(content) == []
