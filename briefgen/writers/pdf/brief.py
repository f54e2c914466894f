"""What a security brief is made of: timeline, profiles, recommendations, entries, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import (
    DOT,
    Actor,
    Actors,
    Addressee,
    Entries,
    Entry,
    Event,
    Node,
    Recommendation,
    Recommendations,
    Sources,
    Timeline,
)
from briefgen.shaping.inks import Run, ink_of
from briefgen.theme import BoxStyle, TextStyle, spacing
from briefgen.writers.pdf.boxes import Columns, Ends, Marked, draw_box
from briefgen.writers.pdf.inlines import runs
from briefgen.writers.pdf.margin import Beside
from briefgen.writers.pdf.pieces import Piece, Placed, Room, adopted
from briefgen.writers.pdf.setting import Setting, places_of
from briefgen.writers.pdf.stacks import Stack
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import LAST, NUMBERED, ItemTags, Tag, inner_heading
from briefgen.writers.pdf.text import Text

# ── Timeline ─────────────────────────────────────────────────────────────────


def timeline(node: Timeline, setting: Setting) -> list[Piece]:
    """Events, their dates in the margin or above them."""
    tag = Tag("L")
    return [_event(event, at == len(node.events) - 1, ItemTags(tag), setting) for at, event in enumerate(node.events)]


def _event(node: Event, last: bool, tags: ItemTags, setting: Setting) -> Piece:
    content = setting.within(node.content, "event")
    adopted(content, tags.body)
    alone = [*_head((node.date, node.time, node.place), "event-date", tags.label, tags, node, setting), *content]
    said = ((node.date, "event-date"), (node.time, "label"))
    when = [setting.plain(text, role, tag=tags.label) for text, role in said if text]
    in_margin = setting.theme.layout.timeline == "margin"
    place = Tag("P", tags.body)
    shown = [*_head((node.place,), "event-place", place, tags, node, setting), *content] if in_margin else alone
    line = setting.theme.boxes["addressee"].top if in_margin else None
    piece = Beside(
        Stack(when, node) if when and in_margin else None,
        shown,
        alone,
        node,
        line,
        setting.style("event-date").colour,
        not last,
    )
    piece.places, piece.tag = places_of(node), tags.item
    return piece


def _head(
    parts: Sequence[str | None], role: str, tag: Tag, tags: ItemTags, node: Event, setting: Setting
) -> list[Piece]:
    """The line above an event: what says when and where at the left, the toll at the right."""
    said = " · ".join(part for part in parts if part)
    if node.toll:
        toll = replace(setting.style("event-toll"), align="right")
        end = setting.plain(node.toll, toll, node, tag=Tag("P", tags.body))
        return [Ends(setting.plain(said, role, node, tag=tag), end, node)]
    return [setting.plain(said, role, node, tag=tag)] if said else []


# ── Profiles ─────────────────────────────────────────────────────────────────


def actors(node: Actors, setting: Setting) -> list[Piece]:
    """The parties one after the other."""
    return [piece for actor in node.actors for piece in _actor(actor, setting)]


def _actor(node: Actor, setting: Setting) -> list[Piece]:
    """A card: a rule, the name, the quiet line, facts side by side, then the text."""
    name = setting.plain(node.name, "actor-name", node, tag=inner_heading())
    pieces: list[Piece] = [Ruled(name, setting.theme.boxes["actor"], node, wide=False)]
    pieces[0].places = places_of(node)
    if node.detail:
        pieces.append(setting.plain(node.detail, "actor-detail", node))
    if node.facts:
        pieces.append(_facts(node, setting))
    content = setting.within(node.content, "actor")
    if not content:
        pieces[-1].keeps, pieces[-1].after = False, setting.style("actor").after
    pieces += content
    adopted(pieces, Tag("Sect"))
    return pieces


def _facts(node: Actor, setting: Setting) -> Piece:
    """What is known of an actor, each fact below its name."""
    tag = Tag("L")
    stacks = []
    for fact in node.facts:
        tags = ItemTags(tag)
        name = setting.plain(fact.name, "fact-name", fact, tag=tags.label)
        stacks.append(Stack([name, setting.set(fact.content, "fact", fact, tag=Tag("P", tags.body))], fact))
    facts = Columns(stacks, spacing.COLUMN_GUTTER, spacing.FACTS_BESIDE, spacing.FACTS_GAP)
    facts.before, facts.after, facts.keeps = spacing.FACTS_GAP, spacing.FACTS_GAP, bool(node.content)
    return facts


# ── Recommendations ──────────────────────────────────────────────────────────


def recommendations(node: Recommendations, setting: Setting) -> list[Piece]:
    """What should be done, under the name of who should do it."""
    pieces = [piece for addressee in node.addressees for piece in _addressee(addressee, setting)]
    if pieces:
        pieces[0].before = 0.0
    return pieces


def _addressee(node: Addressee, setting: Setting) -> list[Piece]:
    name = setting.plain(node.name, "addressee", node, tag=inner_heading())
    head = Ruled(name, setting.theme.boxes["addressee"], node)
    tag = Tag("L", attributes=NUMBERED)
    return [head, *(_recommendation(each, ItemTags(tag), setting) for each in node.recommendations)]


class Ruled(Piece):
    """A line of text under a box's rule over the whole width."""

    def __init__(self, text: Text, style: BoxStyle, node: Node, wide: bool = True) -> None:
        self.text = text
        self.style = style
        self.node = node
        self.wide = wide
        self.before, self.after, self.keeps = text.before + style.before, text.after + style.after, text.keeps
        self.inset = 0.0

    def height(self, room: Room) -> float:
        return self.style.padding_y + self.text.height(room)

    def draw(self, surface: Surface, x: float, y: float, room: Room) -> None:
        draw_box(surface, self.style, x, y, room.width, self.height(room))
        super().draw(surface, x, y, room)

    def within(self, room: Room) -> tuple[Placed, ...]:
        return (Placed(self.text, 0, self.style.padding_y, room),)


def _recommendation(node: Recommendation, tags: ItemTags, setting: Setting) -> Piece:
    body = setting.within(node.content, "recommendation") or [_nothing("recommendation", node, setting)]
    for piece in body[:-1]:
        piece.after /= 2
    return _item(node, body, "recommendation", tags, setting)


def _item(node: Recommendation | Entry, body: list[Piece], role: str, tags: ItemTags, setting: Setting) -> Piece:
    """What has a number that stands out, and labels in the margin or below."""
    style = setting.style(role)
    adopted(body, tags.body)
    if node.number:
        number = replace(setting.style("recommendation-number"), indent=0, before=0, after=0)
        marker = setting.plain(node.number, number, tag=tags.label)
        body[0] = Marked(body[0], marker, style.indent - style.hanging, node)
    labels: list[Piece] = [
        setting.set(label.content, "label", label, tag=Tag("P", tags.body, place=LAST)) for label in node.labels
    ]
    below = [*body, *_labels_below(node, tags, setting, style)]
    body[-1].leads_in = body[-1].leads_in or len(below) > len(body)
    in_margin = setting.theme.layout.recommendation_labels == "margin"
    piece = Beside(Stack(labels, node) if labels and in_margin else None, body if in_margin else below, below, node)
    piece.places, piece.tag = places_of(node), tags.item
    return piece


def _nothing(role: str, node: Node, setting: Setting) -> Piece:
    return setting.plain("", role, node)


def _labels_below(node: Recommendation | Entry, tags: ItemTags, setting: Setting, around: TextStyle) -> list[Piece]:
    """The labels as one quiet line, for where there is no margin."""
    if not node.labels:
        return []
    before = spacing.LABELS_GAP - around.after
    style = replace(setting.style("label"), indent=around.indent, before=before, after=around.after)
    ink = ink_of(style)
    said = [run for label in node.labels for run in (Run(DOT, ink), *runs(label.content, ink, setting.theme))][1:]
    content = [each for label in node.labels for each in label.content]
    return [setting.said(said, content, style, node, Tag("P", tags.body))]


# ── Entries ──────────────────────────────────────────────────────────────────


def entries(node: Entries, setting: Setting) -> list[Piece]:
    """Things of a kind, each under its name, with its number and labels beside it."""
    tag = Tag("L", attributes=NUMBERED if any(entry.number for entry in node.entries) else "")
    return [_entry(entry, ItemTags(tag), setting) for entry in node.entries]


def _entry(node: Entry, tags: ItemTags, setting: Setting) -> Piece:
    body: list[Piece] = [setting.plain(node.name, "entry-name", node, tag=Tag("P"))] if node.name else []
    body += setting.within(node.content, "entry")
    return _item(node, body or [_nothing("entry", node, setting)], "entry", tags, setting)


# ── Sources ──────────────────────────────────────────────────────────────────


def sources(node: Sources, setting: Setting) -> list[Piece]:
    """The list of sources, each with a hanging indent."""
    tag = Tag("L")
    return [
        setting.set(source.content, "source", source, hang=True, places=places_of(source), tag=ItemTags(tag).body)
        for source in node.sources
    ]
