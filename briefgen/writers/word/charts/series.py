"""Series of the kinds of plot that Word has (ECMA-376 Part 1 §21.2.2.170), each with its cells in the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.frozen import frozen
from briefgen.theme import Rule
from briefgen.writers.word.charts.looks import line, shape
from briefgen.writers.word.charts.table import Table
from briefgen.writers.word.charts.workbook import shown

UNNAMED = "<c:tx><c:v> </c:v></c:tx>"
"""The name of a series that keys pass over."""


def bars(table: Table, at: int, colour: str | None, points: Mapping[int, str], edge: Rule | None, labels: str) -> str:
    """Bars or columns of one colour, but for some points; `edge` is the line around them. Without a colour they aren't
    seen, and have no name."""
    title = table.title(at) if colour else UNNAMED
    picked = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{shape(other, edge)}</c:dPt>'
        for index, other in points.items()
    )
    return (
        f'<c:ser>{_numbered(at)}{title}{shape(colour, edge)}<c:invertIfNegative val="0"/>'
        f"{picked}{labels}{table.names}{table.values(at)}</c:ser>"
    )


def bar_plot(series: Sequence[str], lying: bool, stacked: bool, gap: float, overlap: float, axes: str) -> str:
    """Bars: `gap` is between two groups, `overlap` how much two of one share, both as shares of a bar."""
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:gapWidth val="{min(max(round(gap * 100), 0), 500)}"/><c:overlap val="{round(overlap * 100)}"/>{axes}'
        "</c:barChart>"
    )


@frozen
class Dot:
    """A dot at one point of a line: its colour, its width, and the line around it."""

    index: int
    colour: str
    width: float
    edge: Rule | None = None


def curve(table: Table, at: int, rule: Rule, dots: Sequence[Dot], labels: str, order: int | None = None) -> str:
    """A line with dots at some of its points; `order` is its place among all series where its cells don't say it."""
    marked = "".join(
        f'<c:dPt><c:idx val="{dot.index}"/>{marker(dot)}<c:bubble3D val="0"/>{line(rule)}</c:dPt>' for dot in dots
    )
    return (
        f"<c:ser>{_numbered(at if order is None else order)}{table.title(at)}{line(rule)}"
        f'<c:marker><c:symbol val="none"/></c:marker>{marked}{labels}{table.names}{table.values(at)}'
        '<c:smooth val="0"/></c:ser>'
    )


def curve_plot(series: Sequence[str], axes: str) -> str:
    """Lines."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(series)}<c:marker val="1"/>{axes}'
        "</c:lineChart>"
    )


def marker(dot: Dot) -> str:
    """A round marker."""
    size = min(max(round(dot.width), 2), 72)
    return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>{shape(dot.colour, dot.edge)}</c:marker>'


def field(table: Table, at: int, colour: str, edge: Rule | None) -> str:
    """An area."""
    return f"<c:ser>{_numbered(at)}{table.title(at)}{shape(colour, edge)}{table.names}{table.values(at)}</c:ser>"


def field_plot(series: Sequence[str], stacked: bool, axes: str) -> str:
    """Areas, on one another where `stacked`."""
    grouping = "stacked" if stacked else "standard"
    return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{"".join(series)}{axes}</c:areaChart>'


def scatter(
    title: str, rule: Rule | None, dot: Dot | None, labels: str, across: tuple[str, int], down: float, at: int
) -> str:
    """Points at one height, `down` from the top, joined by a line; `title` names them (`c:tx`).

    `across` is where they stand (what `c:xVal` holds), and how many they are.
    """
    where, count = across
    shown_as = marker(dot) if dot else '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f"<c:ser>{_numbered(at)}{title}{line(rule)}{shown_as}{labels}"
        f"<c:xVal>{where}</c:xVal><c:yVal>{_literal([down] * count)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _literal(numbers: Sequence[float]) -> str:
    """Numbers that stand in no cell (`c:numLit`)."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{shown(each)}</c:v></c:pt>' for at, each in enumerate(numbers))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}</c:numLit>'


def scatter_plot(series: Sequence[str], axes: str) -> str:
    """Points by two numbers."""
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{"".join(series)}{axes}'
        "</c:scatterChart>"
    )


def _numbered(at: int) -> str:
    return f'<c:idx val="{at}"/><c:order val="{at}"/>'
