"""Charts, maps and timelines: a bar, title and subtitle above, what is drawn, and the credit below.

A chart is Word's own where Word has its kind; everything else is a picture of the drawing that the PDF shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document import Chart, Graphic, plain_text
from briefgen.gauges import Gauge, Shape
from briefgen.graphics import draw
from briefgen.theme import BoxStyle, spacing
from briefgen.writers.word.captions import caption, edge, room
from briefgen.writers.word.gauges import drawing
from briefgen.writers.word.inlines import paragraph, plain
from briefgen.writers.word.pieces import Para, Piece
from briefgen.writers.word.writing import Place, Writing

_DPI = 300
"""Pixels to the inch, as printers ask for; who knows outlines shows those."""

_TALLEST = 0.8
"""The share of a page's lines that what is drawn takes at most, so that title and credit have room beside it."""


def graphic(node: Graphic, place: Place, writing: Writing) -> list[Piece]:
    """A graphic that Word doesn't know, as a picture."""
    return framed(node, _picture(node, room(node, place), writing), place, writing)


def chart(node: Chart, place: Place, writing: Writing) -> list[Piece]:
    """A chart as Word's own, else as a picture."""
    from briefgen.writers.word.charts import native

    script = writing.script_family
    width = room(node, place)
    found = native(node, writing.theme, writing.paper.language, width, script.family if script else None)
    if found is None:
        return graphic(node, place, writing)
    for role in ("graphic-label", "graphic-value", "graphic-note"):
        style = writing.theme.styles[role]
        writing.styles.faces.use(style.font, style.bold, style.italic)
    runs = writing.charts.drawing(found, node.alt, writing.pictures.next_number())
    return framed(node, runs, place, writing)


def framed(node: Graphic, runs: str, place: Place, writing: Writing) -> list[Piece]:
    """What stands above and below a graphic, kept on one page with the `runs` that are the graphic."""
    style = writing.styles.role("graphic" if node.credit else "graphic-alone")
    pieces = [*_above(node, place, writing), Para(style, runs, inset=edge(node, place))]
    if node.credit:
        credit = paragraph(writing, writing.styles.role("credit"), node.credit.content, edge(node, place))
        credit.below = writing.theme.boxes["graphic"].after
        pieces.append(credit)
    return [*pieces]


def _above(node: Graphic, place: Place, writing: Writing) -> Iterator[Para]:
    """The bar, the title and the subtitle, as far as there are any."""
    begins = edge(node, place)
    bar = writing.theme.boxes["graphic"].top
    if bar:
        shapes = (Shape("bar", 0.0, spacing.ACCENT_BAR, bar.width, True),)
        gauge = Gauge(spacing.ACCENT_BAR, bar.width / 2, shapes, None, BoxStyle(left=bar))
        shown = drawing(gauge, writing.pictures.next_number(), writing.rtl)
        yield Para(writing.styles.role("graphic-bar"), shown, inset=begins)
    if node.caption:
        yield caption(node, node.caption, "graphic-title", place, writing)
    if node.subtitle:
        yield plain(writing, writing.styles.role("graphic-subtitle"), node.subtitle, begins)


def _picture(node: Graphic, width: float, writing: Writing) -> str:
    from briefgen.graphics.png import png
    from briefgen.graphics.svg import svg

    language = writing.paper.language
    drawn = draw(node, writing.theme, language, width)
    title = plain_text(node.caption) if node.caption else ""
    outlines = svg(drawn, writing.theme, language, title, node.alt)
    scale = min(1.0, _TALLEST * writing.theme.page.lines / drawn.height)
    size = drawn.width * scale, drawn.height * scale
    return writing.pictures.drawn(outlines, png(outlines, round(_DPI * scale)), node.alt, *size)
