"""Blocks as pieces: the table from class to function, and the text itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from briefgen.document import (
    Actors,
    AtAGlance,
    Block,
    BulletList,
    Byline,
    CallOut,
    Chart,
    Columns,
    Contents,
    Entries,
    Figure,
    Heading,
    KeyFindings,
    Kicker,
    Listing,
    Map,
    Masthead,
    Notes,
    NumberedList,
    PageBreak,
    Paragraph,
    PullQuote,
    Quotation,
    Recommendations,
    Sidebar,
    SmallPrint,
    Sources,
    Standfirst,
    Subtitle,
    Table,
    Timeline,
    TimeScale,
    Title,
)
from briefgen.theme import spacing
from briefgen.writers.word import boxes, brief, contents, front, graphics, lists, notes, tables
from briefgen.writers.word.inlines import paragraph
from briefgen.writers.word.pieces import Grid, Para, Piece, SectionEnd
from briefgen.writers.word.writing import Place, Writing


def blocks(content: Iterable[Block], place: Place, writing: Writing) -> list[Piece]:
    """Blocks one below the other. A class without a function is an error of ours."""
    found: list[Piece] = []
    breaks = False
    for pieces in _each(content, place, writing):
        if pieces is None:
            breaks = True
            continue
        found += _new_page(pieces, writing) if breaks and not place.depth else pieces
        breaks = breaks and not pieces
    return found


def _each(content: Iterable[Block], place: Place, writing: Writing) -> Iterator[list[Piece] | None]:
    """The pieces of each block, those of a band together; None stands for a page break."""
    for in_band, together in groupby(content, lambda block: front.in_band(block, writing)):
        if in_band:
            yield front.band(list(together), place, writing)
            continue
        for block in together:
            if isinstance(block, PageBreak):
                yield None
            else:
                yield writing.anchored(block, BLOCKS[type(block)](block, place, writing))


def _new_page(pieces: list[Piece], writing: Writing) -> list[Piece]:
    """The pieces at the head of a page. A table can't say so itself: the line before it does."""
    if pieces and isinstance(pieces[0], SectionEnd):
        return [pieces[0], *_new_page(pieces[1:], writing)]
    if pieces and isinstance(pieces[0], Grid):
        pieces = [Para(writing.styles.role("separator")), *pieces]
    if pieces and isinstance(pieces[0], Para):
        pieces[0].new_page = True
        pieces[0].above = -pieces[0].style.text.before
    return pieces


def heading(node: Heading, place: Place, writing: Writing) -> list[Piece]:
    """A heading of its level; a level beyond the third looks like the third."""
    level = min(max(node.level, 1), 3)
    style = writing.styles.role(f"heading-{level}")
    inset = writing.heading_inset(level, place)
    head = paragraph(writing, style, node.content, inset)
    if node.id in writing.referred:
        head.runs = writing.anchors.words_bookmark(node.id, head.runs)
    return [head]


def text(node: Paragraph, place: Place, writing: Writing) -> list[Piece]:
    """A paragraph, in the role of text that its place has."""
    style = lists.continued(place, writing) if place.level else writing.styles.role(place.role)
    return [paragraph(writing, style, node.content, place.inset - lists.indent(place, writing))]


def columns(node: Columns, place: Place, writing: Writing) -> list[Piece]:
    """A passage in columns: a section of its own; one column in boxes and lists, where Word has none."""
    if place != writing.page:
        return writing.blocks(node.content, place)
    width = (place.width - (node.count - 1) * spacing.COLUMN_GUTTER) / node.count
    pieces = writing.blocks(node.content, Place("text", width))
    return [SectionEnd(), *pieces, SectionEnd(node.count)] if pieces else []


def page_break(node: PageBreak, place: Place, writing: Writing) -> list[Piece]:
    """Nothing by itself: what follows begins the page."""
    return []


BLOCKS: dict[type[Block], Callable[[Any, Place, Writing], list[Piece]]] = {
    Masthead: front.masthead,
    Kicker: front.kicker,
    Title: front.title,
    Subtitle: front.subtitle,
    Standfirst: front.standfirst,
    Byline: front.byline,
    KeyFindings: front.key_findings,
    AtAGlance: front.at_a_glance,
    Heading: heading,
    Paragraph: text,
    BulletList: lists.bullet_list,
    NumberedList: lists.numbered_list,
    Quotation: boxes.quotation,
    Listing: boxes.listing,
    PullQuote: boxes.pull_quote,
    CallOut: boxes.call_out,
    Sidebar: boxes.sidebar,
    SmallPrint: boxes.small_print,
    PageBreak: page_break,
    Columns: columns,
    Table: tables.table,
    Figure: tables.figure,
    Chart: graphics.chart,
    Map: graphics.graphic,
    TimeScale: graphics.graphic,
    Timeline: brief.timeline,
    Actors: brief.actors,
    Recommendations: brief.recommendations,
    Entries: brief.entries,
    Sources: brief.sources,
    Contents: contents.contents,
    Notes: notes.endnotes,
}
"""The function that writes each class of block."""
