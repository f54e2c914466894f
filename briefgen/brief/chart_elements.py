"""A chart as elements."""

from __future__ import annotations

from briefgen.brief.chart_data import chart_of
from briefgen.brief.chart_words import described
from briefgen.brief.charts import ChartRecord
from briefgen.brief.graphics import Setting, element
from briefgen.document import Annotation, Point, Series


def written_chart(record: ChartRecord, setting: Setting) -> str:
    """The elements of a chart, with all its numbers."""
    chart = chart_of(record, setting)
    own = {
        "kind": chart.kind,
        "panels": chart.panels or None,
        "axis": "time" if chart.axis == "time" else None,
        "unit": chart.unit,
    }
    inside = "".join([*map(_series, chart.series), *map(_annotation, chart.annotations)])
    return setting.graphic("chart", record, described(chart, record.subtitle, setting.press), own, inside)


def _series(series: Series) -> str:
    points = "".join(map(_point, series.points))
    return element("series", {"label": series.label, "highlight": series.highlight or None}, points)


def _point(point: Point) -> str:
    numbers = {"value": point.value, "low": point.low, "high": point.high}
    return element("point", {"at": point.at, "label": point.label, **numbers, "highlight": point.highlight or None})


def _annotation(annotation: Annotation) -> str:
    return element("annotation", {"at": annotation.at, "until": annotation.until, "text": annotation.text})
