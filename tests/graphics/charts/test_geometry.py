"""What a drawing keeps to, whatever the data: words never meet, nothing leaves the frame, lengths are the numbers."""

import pytest

from briefgen.document import Annotation, Chart, ChartKind, Point, Series
from briefgen.graphics import Box, Circle, Drawing, Path, Rect, draw
from tests.graphics.charts.drawn import KINDS, THEMES, Example, theme, words

EXAMPLES = 320


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_words_never_meet_and_nothing_leaves_the_frame(seed: int) -> None:
    example = Example(seed)
    frame = _wider(example.drawing.box)
    assert example.drawing.width == example.width
    assert all(frame.holds(shape.box) for shape in example.drawing.shapes)
    boxes = [each.box for each in words(example.drawing)]
    assert not [(one, other) for at, one in enumerate(boxes) for other in boxes[:at] if one.overlaps(other)]
    assert _is_as_long_as_rows_need(example)


def _wider(box: Box) -> Box:
    return Box(box.left - 0.01, box.top - 0.01, box.right + 0.01, box.bottom + 0.01)


def _is_as_long_as_rows_need(example: Example) -> bool:
    rows = sum(len(series.points) for series in example.chart.series)
    return example.drawing.height < 420 + 40 * rows


def test_every_annotation_is_printed_and_every_series_and_name() -> None:
    for example in map(Example, range(EXAMPLES)):
        printed = " ".join(each.text for each in words(example.drawing))
        missing = [name for name in _to_be_printed(example) if name.split()[0][:5] not in printed]
        assert not missing, (example.chart.kind, example.width, missing)


def _to_be_printed(example: Example) -> list[str]:
    """What no chart may leave out, whatever it has to shorten. A slope has no annotations, panels say them each."""
    chart = example.chart
    names = [series.label or "" for series in chart.series if len(chart.series) > 1 and _has_numbers(series)]
    if chart.kind != "slope" and not chart.panels:
        names += [annotation.text for annotation in chart.annotations]
    if chart.axis == "names" and chart.kind in ("bar", "stacked-bar", "grouped-bar", "dot-range"):
        names += [point.at for series in chart.series for point in series.points]
    return names


def _has_numbers(series: Series) -> bool:
    ends = (series.points[0], series.points[-1])
    return all(any(each is not None for each in (point.low, point.value, point.high)) for point in ends)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("kind", "values"), [(k, v) for k in ("column", "bar") for v in ((3, 12, 7), (5, -4, 1), (9,))]
)
def test_bars_begin_at_nought_and_are_as_long_as_their_numbers(name: str, kind: str, values: tuple[int, ...]) -> None:
    points = tuple(Point(at=f"n{at}", value=value) for at, value in enumerate(values))
    chart = Chart(kind=kind, alt="Bars.", series=(Series(points=points),))
    rects = [shape for shape in draw(chart, theme(name), "en-GB", 290.0).shapes if isinstance(shape, Rect)]
    lengths = [rect.height if kind == "column" else rect.width for rect in rects]
    assert len(rects) == len(values)
    assert lengths == pytest.approx([abs(value) * lengths[0] / abs(values[0]) for value in values])
    feet = {_foot(rect.box, kind, value < 0) for rect, value in zip(rects, values, strict=True)}
    assert max(feet) - min(feet) < 0.01


def _foot(box: Box, kind: str, negative: bool) -> float:
    if kind == "column":
        return box.top if negative else box.bottom
    return box.right if negative else box.left


def test_stacks_are_as_high_as_their_sums() -> None:
    chart = _two_series("stacked", (2, 3), (4, 1))
    rects = [shape for shape in draw(chart, theme("standard"), "en-GB", 290.0).shapes if isinstance(shape, Rect)]
    columns: dict[float, list[float]] = {}
    for rect in rects:
        if rect.height > 1:
            columns.setdefault(rect.x, []).append(rect.height)
    first, second = (columns[x] for x in sorted(columns))
    assert sum(first) / sum(second) == pytest.approx(6 / 4)
    assert first[1] / first[0] == pytest.approx(2)


def _two_series(kind: str, *rows: tuple[float, ...]) -> Chart:
    series = tuple(
        Series(label=f"s{at}", points=tuple(Point(at=f"202{n}", value=value) for n, value in enumerate(row)))
        for at, row in enumerate(rows)
    )
    return Chart(kind=kind, axis="time", alt="Two.", series=series)


def test_a_line_stands_as_high_as_its_numbers_and_breaks_where_one_is_unknown() -> None:
    values = (1, 5, None, 3, 9)
    points = tuple(Point(at=f"202{at}", value=value) for at, value in enumerate(values))
    chart = Chart(kind="line", axis="time", alt="A line.", series=(Series(points=points),))
    lines = _lines(draw(chart, theme("standard"), "en-GB", 290.0))
    assert [len(line) for line in lines] == [2, 2]
    ys = [y for line in lines for _, y in line]
    slope = (ys[1] - ys[0]) / (5 - 1)
    assert ys == pytest.approx([ys[0] + (value - 1) * slope for value in (1, 5, 3, 9)])


def _lines(drawing: Drawing) -> list[tuple[tuple[float, float], ...]]:
    """The lines of data in a drawing: they are the thickest."""
    paths = [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.stroke]
    thickest = max(path.stroke.width for path in paths if path.stroke)
    return [path.runs[0] for path in paths if path.stroke and path.stroke.width == thickest]


def test_a_period_without_data_has_its_place() -> None:
    points = tuple(Point(at=at, value=5) for at in ("2024-01", "2024-02", "2024-05"))
    chart = Chart(kind="column", axis="time", alt="Three months.", series=(Series(points=points),))
    rects = [shape for shape in draw(chart, theme("standard"), "en-GB", 290.0).shapes if isinstance(shape, Rect)]
    assert (rects[2].x - rects[1].x) / (rects[1].x - rects[0].x) == pytest.approx(3)


def test_names_without_room_below_columns_lie_beside_bars() -> None:
    names = [f"Improvised explosive devices {at}" for at in range(12)]
    chart = Chart(kind="column", alt="Many.", series=(Series(points=tuple(Point(at=n, value=2) for n in names)),))
    printed = " ".join(each.text for each in words(draw(chart, theme("standard"), "en-GB", 290.0)))
    assert [name for name in names if name not in printed] == []


def test_a_paper_read_from_the_right_has_names_at_the_right_and_time_to_the_right() -> None:
    points = (Point(at="2024", value=1), Point(at="2025", value=9))
    for axis, first_is_left in (("names", False), ("time", True)):
        chart = Chart(kind="column", axis=axis, alt="Two.", series=(Series(points=points),))
        rects = [shape for shape in draw(chart, theme("standard"), "ar", 290.0).shapes if isinstance(shape, Rect)]
        low, high = sorted(rects, key=lambda rect: rect.height)
        assert (low.x < high.x) is first_is_left


def test_no_word_of_a_dot_range_stands_on_a_dot() -> None:
    claims = (84, 17, 310, 22)
    points = tuple(Point(at=f"claim {at}", value=value) for at, value in enumerate(claims))
    drawing = draw(
        Chart(kind="dot-range", alt="Claims.", series=(Series(points=points),)), theme("standard"), "en", 290.0
    )
    dots = [shape.box for shape in drawing.shapes if isinstance(shape, Circle)]
    assert len(dots) == len(claims)
    assert not [each.text for each in words(drawing) if any(each.box.overlaps(dot) for dot in dots)]


def test_what_stands_out_alone_has_the_accent() -> None:
    points = tuple(Point(at=f"202{at}", value=4, highlight=at == 1) for at in range(3))
    chart = Chart(kind="column", axis="time", alt="Three.", series=(Series(points=points),))
    look = theme("standard")
    fills = [shape.fill for shape in draw(chart, look, "en-GB", 290.0).shapes if isinstance(shape, Rect)]
    assert fills == [look.graphics.quiet, look.data_colours[0], look.graphics.quiet]


def test_an_annotation_has_a_hairline_to_its_column() -> None:
    points = tuple(Point(at=f"202{at}", value=4 + at) for at in range(3))
    note = Annotation(at="2021", text="War begins")
    chart = Chart(kind="column", axis="time", alt="Three.", series=(Series(points=points),), annotations=(note,))
    drawing = draw(chart, theme("standard"), "en-GB", 290.0)
    column = [shape for shape in drawing.shapes if isinstance(shape, Rect)][1].box
    upright = [shape.box for shape in drawing.shapes if isinstance(shape, Path) and shape.box.left == shape.box.right]
    assert any(column.left < box.left < column.right and box.bottom < column.top for box in upright)


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_numbers_says_so(kind: str) -> None:
    for series in ((), (Series(points=()),), (Series(points=(Point(at="2024"),)),)):
        drawing = draw(Chart(kind=kind, alt="Nothing.", series=series), theme("standard"), "en-GB", 290.0)
        assert words(drawing)


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_what_is_known_in_part_is_not_said_as_if_it_were_known(kind: ChartKind) -> None:
    points = (Point(at="A", low=4.0), Point(at="B", low=7.0, high=9.0), Point(at="C", value=5.0))
    chart = Chart(alt="A chart.", kind=kind, series=(Series(points=points),))
    said = {each.text for each in words(draw(chart, theme("standard"), "en-GB", 300))}
    assert {"≥4", "7–9", "5"} <= said
    assert not {"4", "7", "9"} & said
