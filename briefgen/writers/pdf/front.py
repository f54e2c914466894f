"""The front of a paper: masthead, title and what surrounds them, key findings, figures at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.document import (
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
from briefgen.theme import BoxStyle, spacing
from briefgen.writers.pdf.boxes import Box, Columns, Ends, Marked, draw_box
from briefgen.writers.pdf.margin import Float
from briefgen.writers.pdf.pictures import pixels
from briefgen.writers.pdf.pieces import Piece, Placed, Room, adopted
from briefgen.writers.pdf.setting import Setting, places_of
from briefgen.writers.pdf.stacks import Stack, below, split_stack, stacked
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import NUMBERED, ItemTags, Tag, heading
from briefgen.writers.pdf.text import Shrinking, Text


def masthead(node: Masthead, setting: Setting) -> list[Piece]:
    """Whose paper it is at the left, which one at the right."""
    style = setting.theme.boxes["masthead"]
    line = MastheadLine(node, setting)
    if setting.theme.layout.masthead == "band":
        return [Band([line], setting)]
    box = Box([line], style, node)
    box.wide = True
    return [box]


class MastheadLine(Piece):
    """The mark, the organisation's name, and at the other end series, number, date and the rest."""

    def __init__(self, node: Masthead, setting: Setting) -> None:
        self.node = node
        self.logo = node.mark(setting.theme.layout.masthead == "band")
        style = setting.style("masthead-organisation")
        self.after = style.after
        self.mark = style.leading * spacing.MARK_HEIGHT
        name = setting.plain(node.organisation, style, node)
        self.ends = Ends(name, setting.plain(node.details, replace(setting.style("masthead-detail"), align="right")))
        self.mark_width = self._width_of(self.logo) if self.logo else 0.0
        self.shift = self.mark_width + style.size * 0.6 if self.logo else 0.0

    def _width_of(self, logo: str) -> float:
        width, height = pixels(logo)
        return min(self.mark * width / height, self.mark * spacing.MARK_WIDEST)

    def height(self, room: Room) -> float:
        return max(self.ends.height(room.narrower(self.shift)), self.mark if self.logo else 0.0)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        if self.logo:
            surface.image(self.logo, x, y + (self.height(room) - self.mark) / 2, self.mark_width, self.mark)
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        inner = room.narrower(self.shift)
        return (Placed(self.ends, self.shift, (self.height(room) - self.ends.height(inner)) / 2, inner),)


class Band(Piece):
    """A coloured field over the whole width of the sheet, from its top edge down to below the pieces in it.

    An embargo's strip stands above it.
    """

    wide = True

    def __init__(self, pieces: Iterable[Piece], setting: Setting) -> None:
        self.pieces = tuple(pieces)
        self.setting = setting
        self.style: BoxStyle = setting.theme.boxes["masthead"]
        self.after = self.style.after

    @property
    def _below(self) -> float:
        return self.style.padding_y + (self.style.bottom.width if self.style.bottom else 0.0)

    def height(self, room: Room) -> float:
        return stacked(self.pieces, room) + self._below

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = split_stack(self.pieces, room, height - self._below, forced)
        if parts is None or not parts[1]:
            return None
        return Band(parts[0], self.setting), Band(parts[1], self.setting)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        top = self.setting.theme.page.strip
        draw_box(surface, replace(self.style, left=None), 0, top, surface.width, y + self.height(room) - top)
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> Iterator[Placed]:
        return below(self.pieces, room)


def front_band(content: Iterable[Block], setting: Setting) -> Band:
    """Masthead, title and the rest of the front in one band."""
    pieces: list[Piece] = []
    for block in content:
        pieces += [MastheadLine(block, setting)] if isinstance(block, Masthead) else setting.blocks((block,), setting)
    if pieces:
        pieces[-1].after = 0.0
    return Band(pieces, setting)


def kicker(node: Kicker, setting: Setting) -> list[Piece]:
    """The word or two above the title."""
    return [_front(setting.set(node.content, "kicker", node), setting)]


def title(node: Title, setting: Setting) -> list[Piece]:
    """The title, its lines about equally long."""
    return [_front(setting.set(node.content, "title", node, balance=True, tag=heading(0)), setting)]


def subtitle(node: Subtitle, setting: Setting) -> list[Piece]:
    """The second, smaller line of title."""
    return [_front(setting.set(node.content, "subtitle", node, balance=True), setting)]


def standfirst(node: Standfirst, setting: Setting) -> list[Piece]:
    """The summary below the title."""
    return [_front(setting.set(node.content, "standfirst", node), setting)]


def byline(node: Byline, setting: Setting) -> list[Piece]:
    """Who wrote it."""
    return [_front(setting.set(node.content, "byline", node), setting)]


def _front(piece: Text, setting: Setting) -> Text:
    piece.wide = setting.theme.layout.front == "wide"
    return piece


# ── Key findings ─────────────────────────────────────────────────────────────


def key_findings(node: KeyFindings, setting: Setting) -> list[Piece]:
    """The findings in their box."""
    pieces: list[Piece] = [setting.plain(node.title, "box-title", node, tag=heading(1))]
    findings = Tag("L", attributes=NUMBERED if any(finding.number for finding in node.findings) else "")
    for finding in node.findings:
        pieces += _finding(finding, ItemTags(findings), setting)
    if pieces:
        pieces[-1].after = 0.0
    box = Box(pieces, setting.theme.boxes["key-findings"], node)
    box.wide, box.tag = True, Tag("Sect")
    return [box]


def _finding(node: Finding, tags: ItemTags, setting: Setting) -> list[Piece]:
    """A finding with its number standing out, and its judgement below it."""
    style = setting.style("finding")
    found = setting.within(node.content, "finding") or [setting.plain("", "finding", node)]
    adopted(found, tags.body)
    if node.number:
        number = replace(style, indent=0, before=0, after=0, bold=True, colour=setting.style("box-title").colour)
        marker = setting.plain(node.number, number, tag=tags.label)
        found[0] = Marked(found[0], marker, style.indent - style.hanging, node)
    found[0].places = places_of(node)
    if node.judgement:
        found[-1].keeps = True
        found.append(setting.set(node.judgement.content, "judgement", node.judgement, tag=Tag("P", tags.body)))
    else:
        found[-1].after = max(found[-1].after, setting.style("judgement").after)
    return found


# ── At a glance ──────────────────────────────────────────────────────────────


def at_a_glance(node: AtAGlance, setting: Setting) -> list[Piece]:
    """The big numbers: in the margin beside what follows, or in a strip across the column."""
    if setting.theme.layout.at_a_glance == "margin" and setting.theme.page.margin_column:
        return [Float(_in_margin(node, setting), _strip(node, setting), node)]
    return [_strip(node, setting)]


def _in_margin(node: AtAGlance, setting: Setting) -> Piece:
    style = replace(setting.style("box-title"), indent=0)
    pieces: list[Piece] = [setting.plain(node.title, style, node, tag=heading(1))]
    for figure in _figures(node, setting):
        pieces += figure
    pieces[-1].after = 0.0
    box = Box(pieces, setting.theme.boxes["at-a-glance"], node)
    box.tag = Tag("Sect")
    return box


def _strip(node: AtAGlance, setting: Setting) -> Piece:
    stacks = [Stack(pieces, node) for pieces, node in zip(_figures(node, setting), node.figures, strict=True)]
    pieces: list[Piece] = [setting.plain(node.title, "box-title", node, tag=heading(1))] if node.title else []
    if stacks:
        pieces.append(Columns(stacks, spacing.GLANCE_GUTTER, node.side_by_side, spacing.GLANCE_ROWS, node))
    if pieces:
        pieces[-1].after = 0.0
    box = Box(pieces, setting.theme.boxes["at-a-glance"], node)
    box.wide, box.tag = True, Tag("Sect")
    return box


def _figures(node: AtAGlance, setting: Setting) -> list[list[Piece]]:
    """The pieces of each figure; the values are all of one size, smaller where one of them is too wide."""
    style = setting.style("glance-value")
    widest = max((setting.plain(figure.value, style).longest_word() for figure in node.figures), default=0.0)
    figures = Tag("L")
    return [_figure(figure, widest, ItemTags(figures), setting) for figure in node.figures]


def _figure(node: KeyFigure, widest: float, tags: ItemTags, setting: Setting) -> list[Piece]:
    style = setting.style("glance-value")
    pieces: list[Piece] = [
        Shrinking(lambda smaller: setting.plain(node.value, smaller, node), style, widest),
        setting.plain(node.label, "glance-label"),
    ]
    if change := change_of(node, setting.language):
        pieces.append(setting.set(change, "glance-change", node))
    if node.source:
        pieces.append(setting.plain(node.source, "glance-source"))
    else:
        pieces[-1].keeps = False
    pieces[-1].after = setting.style("glance-source").after
    pieces[0].places = places_of(node)
    adopted(pieces, tags.body)
    return pieces
