"""The charts of one paper: where each is shown in the text, and the parts that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefgen.writers.word.pictures import DECORATION
from briefgen.writers.word.xml import emus, quoted

if TYPE_CHECKING:
    from briefgen.writers.word.charts.plot import NativeChart
    from briefgen.writers.word.package import Bundle

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Charts:
    """The charts of one paper in their order."""

    def __init__(self) -> None:
        self.files: dict[str, NativeChart] = {}

    def drawing(self, chart: NativeChart, alt: str, number: int) -> str:
        """A run with a chart; `number` is the drawing's in the paper. Without `alt` it is marked as decoration."""
        key = f"rIdChart{len(self.files) + 1}"
        self.files[key] = chart
        described = f'id="{number}" name="Chart {number}" descr={quoted(alt)}'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{emus(chart.width)}" cy="{emus(chart.height)}"/>'
            f"<wp:docPr {described}{'/>' if alt.strip() else f'>{DECORATION}</wp:docPr>'}<wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{key}"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def part(self, key: str, bundle: Bundle) -> Part:
        """A chart's part, with its workbook and the shapes over it."""
        from briefgen.writers.word.charts.plot import SHAPES, WORKBOOK

        chart, number = self.files[key], list(self.files).index(key) + 1
        part = bundle.part(f"/word/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, chart.xml())
        book = bundle.part(f"/word/embeddings/workbook{number}.xlsx", CONTENT_TYPE.SML_SHEET, chart.sheet.workbook())
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, WORKBOOK)
        if shapes := chart.shapes():
            over = bundle.part(f"/word/drawings/drawing{number}.xml", CONTENT_TYPE.DML_CHARTSHAPES, shapes)
            part.load_rel(RELATIONSHIP_TYPE.CHART_USER_SHAPES, over, SHAPES)
        return part
