"""What a security brief is made of: timeline, profiles, recommendations, entries, sources."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import (
    DOT,
    Actor,
    Actors,
    Addressee,
    Entries,
    Entry,
    Event,
    Fact,
    Label,
    Recommendation,
    Recommendations,
    Sources,
    Text,
    Timeline,
)
from briefgen.theme import spacing
from briefgen.writers.word.boxes import DEEPEST
from briefgen.writers.word.inlines import PLAIN, Line, Mark, paragraph, plain
from briefgen.writers.word.lists import Printed, numbered
from briefgen.writers.word.looks import style_id
from briefgen.writers.word.pieces import Cell, Grid, Para, Piece, Row
from briefgen.writers.word.styles import TOLL
from briefgen.writers.word.table_styles import FACTS, TIMELINE
from briefgen.writers.word.writing import Place, Writing

# ── Timeline ─────────────────────────────────────────────────────────────────

_NARROWEST_DATES = 60.0
"""Room at the left that dates can stand in, gutter included."""


def timeline(node: Timeline, place: Place, writing: Writing) -> list[Piece]:
    """Events; their dates stand left of the text column where the theme wants them in the margin, else above."""
    beside = writing.theme.layout.timeline == "margin" and place.reach >= _NARROWEST_DATES and place.depth < DEEPEST
    if not beside or not node.events:
        return [piece for event in node.events for piece in _event(event, place, writing)]
    rows = [_dated_row(event, place, writing) for event in node.events]
    styles = writing.theme.styles
    after = max(styles["text"].after - styles["event"].after, 0)
    return [Grid(style_id(TIMELINE), place.inset - place.reach, [place.reach, place.width], rows, after=after)]


def _dated_row(node: Event, place: Place, writing: Writing) -> Row:
    """An event as a row: when, and what happened where."""
    when: list[Piece] = []
    for text, role in ((node.date, "event-beside"), (node.time, "event-time")):
        if text:
            when.append(plain(writing, writing.styles.role(role), text))
    inner = place.within("event", place.width)
    said = [*_head((node.place,), "event-place-beside", node, writing), *writing.blocks(node.content, inner)]
    cells = [Cell(when, empty=writing.styles.role("event-beside")), Cell(said, empty=writing.styles.role("event"))]
    writing.anchored(node, [*said, *when])
    return Row(cells)


def _event(node: Event, place: Place, writing: Writing) -> list[Piece]:
    """An event with date, time and place on a line above it."""
    said = _head((node.date, node.time, node.place), "event-date", node, writing)
    inner = replace(place, role="event", level=0)
    said += writing.blocks(node.content, inner)
    return writing.anchored(node, said or [Para(writing.styles.role("event"))])


def _head(parts: tuple[str | None, ...], role: str, node: Event, writing: Writing) -> list[Piece]:
    """The line above an event, the toll at its right end."""
    said = " · ".join(part for part in parts if part)
    if not said and not node.toll:
        return []
    style = writing.styles.role(role)
    line = Line(writing, style, (Text(text=said or node.toll or ""),))
    line.words(said, PLAIN)
    if node.toll:
        line.parts.append("<w:r><w:tab/></w:r>")
        line.words(node.toll, Mark(names=(TOLL,)))
    return [Para(style, "".join(line.parts), rtl=line.rtl)]


# ── Profiles ─────────────────────────────────────────────────────────────────


def actors(node: Actors, place: Place, writing: Writing) -> list[Piece]:
    """The parties one after the other."""
    return [piece for actor in node.actors for piece in _actor(actor, place, writing)]


def _actor(node: Actor, place: Place, writing: Writing) -> list[Piece]:
    pieces: list[Piece] = [plain(writing, writing.styles.role("actor-name"), node.name, place.inset)]
    if node.detail:
        pieces.append(plain(writing, writing.styles.role("actor-detail"), node.detail, place.inset))
    pieces += _facts(node, place, writing)
    pieces += writing.blocks(node.content, replace(place, role="actor", level=0))
    return writing.anchored(node, pieces)


def _facts(node: Actor, place: Place, writing: Writing) -> list[Piece]:
    """What is known of an actor, each fact below its name, two side by side."""
    cells = [Cell(_fact(fact, writing)) for fact in node.facts]
    if place.depth >= DEEPEST or not cells:
        return [piece for cell in cells for piece in cell.content]
    count = spacing.FACTS_BESIDE
    rows = [Row(_filled(cells[at : at + count], count, writing)) for at in range(0, len(cells), count)]
    return [Grid(style_id(FACTS), place.inset, [place.width / count] * count, rows, after=spacing.FACTS_GAP)]


def _filled(cells: list[Cell], count: int, writing: Writing) -> list[Cell]:
    """A row with as many cells as there are columns."""
    return [*cells, *(Cell([], empty=writing.styles.role("fact")) for _ in range(count - len(cells)))]


def _fact(node: Fact, writing: Writing) -> list[Piece]:
    name = plain(writing, writing.styles.role("fact-name"), node.name)
    return writing.anchored(node, [name, paragraph(writing, writing.styles.role("fact"), node.content)])


# ── Recommendations ──────────────────────────────────────────────────────────


def recommendations(node: Recommendations, place: Place, writing: Writing) -> list[Piece]:
    """What should be done, under the name of who should do it."""
    style = writing.styles.role("recommendation")
    mark = replace(writing.theme.styles["recommendation-number"], indent=0, hanging=0)
    printed = Printed("recommendation", style, mark, writing)
    pieces = [piece for addressee in node.addressees for piece in _addressee(addressee, printed, place, writing)]
    if pieces and isinstance(pieces[0], Para):
        pieces[0].above -= pieces[0].style.text.before
    return pieces


def _addressee(node: Addressee, printed: Printed, place: Place, writing: Writing) -> list[Piece]:
    inset = 0.0 if place.reach else place.inset + writing.measure.inset
    head = plain(writing, writing.styles.role("addressee"), node.name, inset)
    said = [piece for each in node.recommendations for piece in _recommendation(each, printed, place, writing)]
    return writing.anchored(node, [head, *said])


def _recommendation(node: Recommendation, printed: Printed, place: Place, writing: Writing) -> list[Piece]:
    further = writing.styles.role("recommendation-text")
    number = printed.number(node.number) if node.number else None
    style = writing.styles.role("recommendation") if number else further
    inner = replace(place, role="recommendation-text", level=0)
    pieces = numbered(writing.blocks(node.content, inner), style, number, further, place.inset)
    for piece in pieces[:-1]:
        if isinstance(piece, Para):
            piece.below -= (piece.style.text.after + piece.below) / 2
    return writing.anchored(node, [*pieces, *_labels_below(pieces[-1], node.labels, place, writing)])


def _labels_below(last: Piece, labels: tuple[Label, ...], place: Place, writing: Writing) -> list[Piece]:
    """The labels as one quiet line below the last piece, close to it."""
    if not labels:
        return []
    if isinstance(last, Para):
        last.below = min(spacing.LABELS_GAP - last.style.text.after, 0)
        last.kept = True
    between = Text(text=DOT)
    content = [inline for label in labels for inline in (between, *label.content)][1:]
    return [paragraph(writing, writing.styles.role("label"), content, place.inset)]


# ── Entries ──────────────────────────────────────────────────────────────────


def entries(node: Entries, place: Place, writing: Writing) -> list[Piece]:
    """Things of a kind, each with its number and name, its text and its labels."""
    kind = "entry-name" if any(entry.name for entry in node.entries) else "entry"
    mark = replace(writing.theme.styles["recommendation-number"], indent=0, hanging=0)
    printed = Printed(kind, writing.styles.role(kind), mark, writing)
    return [piece for entry in node.entries for piece in _entry(entry, printed, place, writing)]


def _entry(node: Entry, printed: Printed, place: Place, writing: Writing) -> list[Piece]:
    """An entry; its number stands before its name, without one before its text."""
    number = printed.number(node.number) if node.number else None
    kind = "entry-name" if node.name else "entry"
    further = writing.styles.role(f"{kind}-text")
    said = writing.blocks(node.content, replace(place, role="entry-text", level=0))
    if node.name:
        said = [plain(writing, further, node.name, place.inset), *said]
    style = writing.styles.role(kind) if number else further
    pieces = numbered(said, style, number, further, place.inset)
    return writing.anchored(node, [*pieces, *_labels_below(pieces[-1], node.labels, place, writing)])


# ── Sources ──────────────────────────────────────────────────────────────────


def sources(node: Sources, place: Place, writing: Writing) -> list[Piece]:
    """The list of sources, each with a hanging indent."""
    style = writing.styles.role("source")
    found: list[Piece] = []
    for source in node.sources:
        found += writing.anchored(source, [paragraph(writing, style, source.content, place.inset)])
    return found
