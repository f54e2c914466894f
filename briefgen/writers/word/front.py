"""The front of a paper: masthead, title and what surrounds them, key findings, figures at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from briefgen.document import (
    FRONT,
    AtAGlance,
    Block,
    Byline,
    Finding,
    KeyFigure,
    KeyFindings,
    Kicker,
    Masthead,
    Standfirst,
    Subtitle,
    Title,
)
from briefgen.gauges import change_of
from briefgen.theme import spacing
from briefgen.writers.word.boxes import DEEPEST, box, inside
from briefgen.writers.word.inlines import Mark, furnished, paragraph, plain
from briefgen.writers.word.lists import Printed, numbered
from briefgen.writers.word.looks import style_id
from briefgen.writers.word.measure import text_width
from briefgen.writers.word.pieces import Cell, Grid, Para, Piece, Row
from briefgen.writers.word.roles import band_seam
from briefgen.writers.word.styles import DETAIL
from briefgen.writers.word.table_styles import BAND, FINDINGS, GLANCE
from briefgen.writers.word.writing import Place, Writing

# ── Masthead and title ───────────────────────────────────────────────────────


def in_band(block: Block, writing: Writing) -> bool:
    """Whether a block stands in the coloured band, as the theme says."""
    layout = writing.theme.layout
    if isinstance(block, Masthead):
        return layout.masthead == "band"
    return layout.front_in_band and isinstance(block, FRONT)


def band(content: Sequence[Block], place: Place, writing: Writing) -> list[Piece]:
    """Blocks in the band: a table of one cell that reaches from one edge of the sheet to the other."""
    inner = place.within("text", writing.measure.wide)
    each = (writing.anchored(block, _FRONT[type(block)](block, inner, writing)) for block in content)
    pieces = [piece for some in each for piece in some]
    if place.depth >= DEEPEST:
        return pieces
    full = writing.measure.wide + writing.measure.left + writing.measure.right
    edge, width = (-place.reach - writing.measure.left, full) if not place.depth else (place.inset, place.width)
    after = writing.theme.boxes["masthead"].after or _BELOW_BAND
    return [Grid(style_id(BAND), edge, [width], [Row([Cell(pieces)])], after=after)]


_BELOW_BAND = 10.0
"""Between the band and the byline where the theme says nothing: a line of text touching the colour is a fault."""


def begun(pieces: list[Piece], writing: Writing) -> list[Piece]:
    """The body of a paper with notes, which begins with a line: LibreOffice puts an empty one before a first table."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Grid):
        return pieces
    separator = writing.styles.role("separator")
    if first.style == style_id(BAND):
        separator = writing.styles.define("band-seam", band_seam(writing.styles.paragraphs))
    return [Para(separator), *pieces]


def masthead(node: Masthead, place: Place, writing: Writing) -> list[Piece]:
    """The mark and the organisation at the left, which paper it is at the right or, where that is too long, below.

    The mark is decoration: its words would be the name that stands beside it.
    """
    style = writing.styles.role("masthead-organisation")
    line = furnished(writing, style, node.organisation, node.details)
    logo = node.mark(writing.theme.layout.masthead == "band")
    mark = writing.pictures.drawing(logo, "", *_mark_room(style.text.leading), finest=1) if logo else ""
    line.words(node.organisation, Mark())
    taken = text_width(node.organisation, style.text) + (style.text.leading * 2 if mark else 0)
    if node.details:
        taken += text_width(node.details, writing.theme.styles["masthead-detail"]) + spacing.APART
        fits = taken < writing.measure.wide
        line.parts.append("<w:r><w:tab/></w:r>" if fits else "<w:r><w:br/></w:r>")
        line.words(node.details, Mark(names=(DETAIL,)))
    between = '<w:r><w:t xml:space="preserve">\u2002</w:t></w:r>' if mark else ""
    return [Para(style, mark + between + "".join(line.parts), rtl=line.rtl)]


def _mark_room(leading: float) -> tuple[float, float]:
    """The most a mark may take: a little higher than its line, five times as wide."""
    return leading * spacing.MARK_HEIGHT * spacing.MARK_WIDEST, leading * spacing.MARK_HEIGHT


def kicker(node: Kicker, place: Place, writing: Writing) -> list[Piece]:
    """The word or two above the title."""
    return [paragraph(writing, writing.styles.role("kicker"), node.content)]


def title(node: Title, place: Place, writing: Writing) -> list[Piece]:
    """The title."""
    return [paragraph(writing, writing.styles.role("title"), node.content)]


def subtitle(node: Subtitle, place: Place, writing: Writing) -> list[Piece]:
    """The second, smaller line of title."""
    return [paragraph(writing, writing.styles.role("subtitle"), node.content)]


def standfirst(node: Standfirst, place: Place, writing: Writing) -> list[Piece]:
    """The summary below the title."""
    return [paragraph(writing, writing.styles.role("standfirst"), node.content)]


def byline(node: Byline, place: Place, writing: Writing) -> list[Piece]:
    """Who wrote it."""
    return [paragraph(writing, writing.styles.role("byline"), node.content)]


_FRONT: dict[type[Block], Callable[[Any, Place, Writing], list[Piece]]] = {
    Masthead: masthead,
    Kicker: kicker,
    Title: title,
    Subtitle: subtitle,
    Standfirst: standfirst,
}


# ── Key findings ─────────────────────────────────────────────────────────────


def key_findings(node: KeyFindings, place: Place, writing: Writing) -> list[Piece]:
    """The findings in their box."""
    look = writing.theme.boxes["key-findings"]
    outer = _whole_width(place)
    inner = inside(look, "finding-text", outer)
    style = writing.styles.role("finding")
    mark = replace(style.text, bold=True, colour=writing.theme.styles["box-title"].colour, indent=0, hanging=0)
    printed = Printed("finding", style, mark, writing)
    heading: list[Piece] = [plain(writing, writing.styles.role("box-title"), node.title)]
    groups = [_finding(finding, printed, inner, writing) for finding in node.findings]
    groups = [heading + groups[0], *groups[1:]] if len(groups) > 1 else [heading, *groups]
    if place.depth >= DEEPEST:
        return [piece for group in groups for piece in group]
    return box(FINDINGS, look, groups, outer)


def _whole_width(place: Place) -> Place:
    """The place with the room at its left."""
    return replace(place, inset=place.inset - place.reach, width=place.width + place.reach, reach=0)


def _finding(node: Finding, printed: Printed, place: Place, writing: Writing) -> list[Piece]:
    """A finding with its number standing out, and its judgement below it."""
    further = writing.styles.role("finding-text")
    number = printed.number(node.number) if node.number else None
    style = writing.styles.role("finding") if number else further
    pieces = numbered(writing.blocks(node.content, place), style, number, further)
    if node.judgement:
        pieces.append(paragraph(writing, writing.styles.role("judgement"), node.judgement.content))
    elif isinstance(pieces[-1], Para):
        pieces[-1].below += max(writing.theme.styles["judgement"].after - pieces[-1].style.text.after, 0)
    return writing.anchored(node, pieces)


# ── At a glance ──────────────────────────────────────────────────────────────


def at_a_glance(node: AtAGlance, place: Place, writing: Writing) -> list[Piece]:
    """The big numbers in a strip without rules between them."""
    outer = _whole_width(place)
    heading = writing.styles.role("glance-title")
    inset = 0.0 if place.reach else place.inset + writing.measure.inset
    pieces: list[Piece] = [plain(writing, heading, node.title, inset)]
    if not node.figures or place.depth >= DEEPEST:
        return pieces + [piece for figure in node.figures for piece in _figure(figure, writing)]
    count = _side_by_side(node, outer.width, writing)
    cells = [Cell(_figure(figure, writing)) for figure in node.figures]
    rows = [Row(_filled(cells[at : at + count], count)) for at in range(0, len(cells), count)]
    look = writing.theme.boxes["at-a-glance"]
    widths = [outer.width / count] * count
    after = look.after if look.bottom else max(look.after - _figures_below(writing), 0)
    return [*pieces, Grid(style_id(GLANCE), outer.inset, widths, rows, after=after)]


def _figures_below(writing: Writing) -> float:
    return writing.theme.styles["glance-source"].after


def _side_by_side(node: AtAGlance, width: float, writing: Writing) -> int:
    """How many columns: as many as are balanced and wide enough for the widest number."""
    style = writing.theme.styles["glance-value"]
    widest = max(text_width(figure.value, style) for figure in node.figures) + spacing.GLANCE_GUTTER
    return max(1, min(node.side_by_side, int(width // widest)))


def _filled(cells: list[Cell], count: int) -> list[Cell]:
    """A row with as many cells as there are columns."""
    return [*cells, *(Cell([]) for _ in range(count - len(cells)))]


def _figure(node: KeyFigure, writing: Writing) -> list[Piece]:
    above = (("glance-value", node.value), ("glance-label", node.label))
    pieces: list[Piece] = [plain(writing, writing.styles.role(role), text) for role, text in above if text]
    if change := change_of(node, writing.paper.language):
        pieces.append(paragraph(writing, writing.styles.role("glance-change"), change))
    if node.source:
        pieces.append(plain(writing, writing.styles.role("glance-source"), node.source))
    return writing.anchored(node, pieces)
