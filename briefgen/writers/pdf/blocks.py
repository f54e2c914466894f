"""Blocks as pieces: one function for each class of block, and the plain ones among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
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
    Item,
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
    Text,
    Timeline,
    TimeScale,
    Title,
    plain_text,
)
from briefgen.theme import TextStyle
from briefgen.writers.headings import heading_level
from briefgen.writers.lists import stays_with_last
from briefgen.writers.pdf import brief, columns, contents, front, graphics, passages, pictures, tables
from briefgen.writers.pdf.boxes import Indent, Marked
from briefgen.writers.pdf.pieces import Ending, Piece, Places
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.tags import BULLETED, NUMBERED, ItemTags, Tag, heading


def blocks(content: Iterable[Block], setting: Setting) -> list[Piece]:
    """Blocks as pieces, in order. A class without a function is an error of ours."""
    return [piece for block in content for piece in BLOCKS[type(block)](block, setting)]


def _heading(node: Heading, setting: Setting) -> list[Piece]:
    level = heading_level(node)
    tag = heading(level)
    title = plain_text(node)
    number = f"{setting.numbers.next(level)} " if setting.theme.layout.number_headings else ""
    ids = (node.id,) if node.id else ()
    places = Places(ids, (number + title, level - 1))
    piece: Piece = setting.set(node.content, f"heading-{level}", node, balance=True, places=places, tag=tag)
    style = setting.style(f"heading-{level}")
    if number:
        marker = setting.plain(number.strip(), style, tag=tag)
        piece = Marked(Indent(piece, marker.natural_width() + style.size * 0.6), marker, 0, node)
    piece.wide = level == 1 and setting.heads_wide
    return [piece]


def _paragraph(node: Paragraph, setting: Setting) -> list[Piece]:
    text = setting.set(node.content, setting.text, node)
    text.leads_in = plain_text(node).rstrip().endswith(":")
    return [text]


_MOST_INDENTS = 6
"""Lists nested deeper than this are no longer moved in: something must be left of the line."""


def _bullets(node: BulletList, setting: Setting) -> list[Piece]:
    bullet = setting.theme.layout.bullet if setting.depth % 2 == 0 else "–"
    return _list(node.items, [bullet] * len(node.items), BULLETED, setting)


def _numbers(node: NumberedList, setting: Setting) -> list[Piece]:
    return _list(node.items, [f"{node.start + at}." for at in range(len(node.items))], NUMBERED, setting)


def _list(items: Sequence[Item], markers: Sequence[str], numbering: str, setting: Setting) -> list[Piece]:
    """Items with their markers in the hanging indent; the last is followed by a paragraph's gap."""
    style = _item_style(setting)
    texts = [setting.plain(marker, replace(style, before=0, after=0)) for marker in markers]
    widest = max((text.natural_width() for text in texts), default=0.0)
    hanging = max(style.hanging, widest + style.size * 0.35)
    by = hanging if setting.depth < _MOST_INDENTS else 0.0
    pieces: list[Piece] = []
    tag = Tag("L", attributes=numbering)
    for at, (item, marker) in enumerate(zip(items, texts, strict=True), 1):
        parts = ItemTags(tag)
        first, *others = _item_pieces(item, replace(setting, depth=setting.depth + 1), style)
        marker.tag = parts.label
        marked = Marked(Indent(first, hanging), marker, widest - marker.natural_width(), item)
        marked.tag, marked.piece.tag = parts.item, parts.body
        indented: list[Piece] = [Indent(piece, by) for piece in others]
        for piece in indented:
            piece.tag = parts.body
        pieces += [marked, *indented]
        pieces[-1].leads_in = stays_with_last(at, len(items))
    if pieces and not setting.depth:
        pieces[-1].after = max(pieces[-1].after, setting.text.after)
    return pieces


def _item_style(setting: Setting) -> TextStyle:
    """The style of a list's text: the paragraphs' here, as tight and as far in as lists are."""
    style = setting.style("list")
    if setting.body != "text":
        style = replace(
            setting.text, hanging=style.hanging, after=min(style.after, setting.text.after or style.after), before=0
        )
    return replace(style, indent=0, first_line=0, keep_with_next=False)


def _item_pieces(item: Item, setting: Setting, style: TextStyle) -> list[Piece]:
    """What an item holds, its paragraphs in the list's style; an empty item is an empty line."""
    pieces: list[Piece] = []
    for block in item.content:
        if isinstance(block, Paragraph):
            pieces.append(setting.set(block.content, style, block))
        else:
            pieces += setting.blocks((block,), setting)
    if len(pieces) > 1:
        pieces[0].leads_in = True
    return pieces or [setting.plain("", style, item)]


def _notes(node: Notes, setting: Setting) -> list[Piece]:
    """All notes of the paper under a heading; nothing where it has none."""
    pieces = list(setting.notes.values())
    if node.title and pieces:
        return [*_heading(Heading(level=1, id=node.id, content=(Text(text=node.title),)), setting), *pieces]
    return pieces


def _page_break(node: PageBreak, setting: Setting) -> list[Piece]:
    return [Ending()]


BLOCKS: dict[type[Block], Callable[[Any, Setting], list[Piece]]] = {
    Masthead: front.masthead,
    Kicker: front.kicker,
    Title: front.title,
    Subtitle: front.subtitle,
    Standfirst: front.standfirst,
    Byline: front.byline,
    KeyFindings: front.key_findings,
    AtAGlance: front.at_a_glance,
    Heading: _heading,
    Paragraph: _paragraph,
    BulletList: _bullets,
    NumberedList: _numbers,
    Quotation: passages.quotation,
    Listing: passages.listing,
    PullQuote: passages.pull_quote,
    CallOut: passages.call_out,
    Sidebar: passages.sidebar,
    SmallPrint: passages.small_print,
    PageBreak: _page_break,
    Table: tables.table,
    Figure: pictures.figure,
    Chart: graphics.graphic,
    Map: graphics.graphic,
    TimeScale: graphics.graphic,
    Timeline: brief.timeline,
    Actors: brief.actors,
    Recommendations: brief.recommendations,
    Entries: brief.entries,
    Sources: brief.sources,
    Columns: columns.columns,
    Contents: contents.contents,
    Notes: _notes,
}
"""The function that sets each class of block."""
