"""A chart put together: its plot at its place, its key, its sheet and what is drawn over it (ECMA-376 Part 1 §21.2)."""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.graphics import Box
from briefgen.writers.word.charts.workbook import Sheet
from briefgen.writers.word.package import xml_part

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)
WORKBOOK, SHAPES = "rId1", "rId2"
"""The relationships of a chart to its workbook and to what is drawn over it."""


@frozen
class NativeChart:
    """A chart as Word has it. Lengths are points, `plot` is what the axes surround, from the chart's upper left corner.

    `series` are the plots and their axes as XML, `title` and `key` what stands above (empty: none), `over` the shapes
    drawn over it. `joined`: lines go on over points that aren't known.
    """

    width: float
    height: float
    plot: Box
    series: str
    sheet: Sheet
    title: str = ""
    key: str = ""
    over: str | None = None
    joined: bool = False

    def xml(self) -> bytes:
        """The chart's part."""
        title = f'{self.title}<c:autoTitleDeleted val="{0 if self.title else 1}"/>'
        over = f'<c:userShapes r:id="{SHAPES}"/>' if self.over else ""
        return xml_part(
            f"c:chartSpace {NAMESPACES}",
            '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
            f"<c:chart>{title}<c:plotArea>{self._layout()}{self.series}{_CLEAR}</c:plotArea>{self.key}"
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{"span" if self.joined else "gap"}"/></c:chart>'
            f'{_CLEAR}<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData>{over}',
        )

    def shapes(self) -> bytes | None:
        """The part with what is drawn over it; None where nothing is."""
        return xml_part(f"c:userShapes {NAMESPACES}", self.over) if self.over else None

    def _layout(self) -> str:
        """The plot's place, without the words around it."""
        x, wide = self.plot.left / self.width, (self.plot.right - self.plot.left) / self.width
        y, high = self.plot.top / self.height, (self.plot.bottom - self.plot.top) / self.height
        return placed(x, y, wide, high, '<c:layoutTarget val="inner"/>')


_CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def placed(x: float, y: float, wide: float | None = None, high: float | None = None, target: str = "") -> str:
    """A layout by hand, in shares of the chart; without a size where the program is to work that out."""
    size = "" if wide is None or high is None else f'<c:w val="{wide:.5f}"/><c:h val="{high:.5f}"/>'
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/>{size}</c:manualLayout></c:layout>'
    )
