"""What is wrong with the pages of a paper as they are drawn. Each rule lists its faults in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefgen.document import (
    Actor,
    Addressee,
    AtAGlance,
    CallOut,
    Caption,
    Cell,
    Contents,
    ContentsEntry,
    Event,
    Heading,
    KeyFigure,
    KeyFindings,
    Masthead,
    Node,
    Note,
    Notes,
    PageBreak,
    Paragraph,
    PullQuote,
    Quotation,
    Recommendation,
    Row,
    Sidebar,
    Table,
    Text,
    children,
    has_endnotes,
    notes,
    walk,
)
from briefgen.writers.pdf.boxes import Box, Columns, Indent, Marked
from briefgen.writers.pdf.columns import ColumnsPiece
from briefgen.writers.pdf.front import Band, MastheadLine
from briefgen.writers.pdf.margin import Beside
from briefgen.writers.pdf.pictures import Picture as PicturePiece
from briefgen.writers.pdf.stacks import Stack
from briefgen.writers.pdf.tables import TablePiece
from briefgen.writers.pdf.text import Text as TextPiece
from briefgen.writers.pdf.text import first_baseline
from tests.writers.pdf.geometry import Drawn, Fill, Frame, Mark, Picture, Sheet, Words, paragraphs, parts

_CLOSE = 0.5
"""What two lengths may differ by."""
_FEWEST = 2
"""The fewest lines of a paragraph, and rows of a table, on either side of a page's end."""
_TALL = 0.11
"""The share of a page from which a row is so tall that it or its neighbour may stand without another."""

_SMALL = 0.22
"""The share of a page up to which boxes and tables stay whole."""


# ── What stands together ─────────────────────────────────────────────────────

_HEADS = (Heading, Addressee, CallOut, Sidebar, KeyFindings, AtAGlance, Actor, Event, Contents, Notes)


def heads(mark: Mark) -> bool:
    """Whether it only says what follows: a heading, a title of a box, a table's caption, an actor's name, a date."""
    if isinstance(mark.node, Caption):
        return mark.inside(TablePiece) is not None
    if isinstance(mark.node, Actor) and not mark.node.content:
        return False
    return isinstance(mark, Words) and isinstance(mark.node, _HEADS)


def heads_left_alone(drawn: Drawn) -> list[str]:
    """No heading, or whatever else says what follows, is the last on a page or in a column."""
    flow = [mark for sheet in drawn.sheets for mark in drawn.flow(sheet)]
    return [
        f"alone: {mark}"
        for mark, follows in pairwise(flow)
        if heads(mark) and not (follows.page == mark.page and follows.bottom > mark.top)
    ]


def lone_lines(drawn: Drawn) -> list[str]:
    """A paragraph of four lines or more has two at least on either side of a page's end; shorter ones stay whole."""
    return [
        f"lone line: {part[0]} ({len(part)} of {part[0].count})"
        for lines in paragraphs(drawn.words)
        for part in parts(lines)
        if len(part) < min(part[0].count, _FEWEST if part[0].count >= 2 * _FEWEST else part[0].count)
        and not isinstance(part[0].node, Cell)
    ]


# ── Tables and pictures ──────────────────────────────────────────────────────


class _Tables:
    """Which row of which table a line of text belongs to."""

    def __init__(self, drawn: Drawn) -> None:
        self.words: dict[int, list[Words]] = {}
        for line in drawn.words:
            self.words.setdefault(id(line.node), []).append(line)
        self.tables = [node for node in walk(drawn.paper) if isinstance(node, Table)]
        self.padding = 2 * drawn.theme.table.padding_y

    def lines(self, *nodes: Node | None) -> list[Words]:
        """The lines of some nodes and what is directly in them."""
        return [
            line for node in nodes if node for each in (node, *children(node)) for line in self.words.get(id(each), ())
        ]

    def height(self, row: Row) -> float:
        """What a row takes when it is whole."""
        lines = self.lines(row)
        return max((line.count * line.leading for line in lines), default=0.0) + self.padding

    def pages(self, *nodes: Node | None) -> list[int]:
        return sorted({line.page for line in self.lines(*nodes)})


def torn_rows(drawn: Drawn) -> list[str]:
    """A row isn't split, unless no page can hold it with head, notes, and the caption or credit beside it."""
    tables = _Tables(drawn)
    found = []
    for table in tables.tables:
        head = sum(tables.height(row) for row in (table.head.rows if table.head else ()))
        for row in table.body.rows:
            above = table.caption if row is table.body.rows[0] else None
            below = table.credit if row is table.body.rows[-1] else None
            said = tables.lines(above, below)
            lines = tables.lines(row)
            needed = (
                head + tables.height(row) + sum(line.leading for line in said) + _GAP / 4 * (bool(above) + bool(below))
            )
            if len(tables.pages(row)) > 1 and needed + _notes(drawn, [*said, *lines]) < drawn.tallest:
                found.append(f"torn row: {lines[0]}")
    return found


def tables_apart(drawn: Drawn) -> list[str]:
    """A table's head stands on each of its pages, its caption with the first rows, its credit with the last.

    A small one stays whole.
    """
    tables = _Tables(drawn)
    found = []
    for table in tables.tables:
        rows = tables.pages(*table.body.rows)
        where = f"table of {tables.lines(*table.body.rows)[0]}"
        if table.head and tables.pages(*table.head.rows) != rows:
            found.append(f"head on {tables.pages(*table.head.rows)}, rows on {rows}: {where}")
        if table.caption and tables.pages(table.caption) != rows[:1]:
            found.append(f"caption on {tables.pages(table.caption)}, rows on {rows}: {where}")
        if table.credit and tables.pages(table.credit) != rows[-1:]:
            found.append(f"credit on {tables.pages(table.credit)}, rows on {rows}: {where}")
        lines = tables.lines(table.caption, table.credit)
        height = sum(line.leading for line in lines) + _GAP / 4
        height += sum(tables.height(row) for row in (*(table.head.rows if table.head else ()), *table.body.rows))
        brought = _notes(drawn, [*lines, *tables.lines(*table.body.rows)])
        if len(rows) > 1 and height < _SMALL * drawn.tallest and brought < drawn.tallest / 2:
            found.append(f"small, but on {rows}: {where}")
        for page in rows if len(rows) > 1 else ():
            here = [row for row in table.body.rows if page in tables.pages(row)]
            if len(here) < _FEWEST and all(
                tables.height(row) < _TALL * drawn.tallest for row in _around(table, here[0])
            ):
                found.append(f"only one row on page {page}: {where}")
    return found


def groups_apart(drawn: Drawn) -> list[str]:
    """No page ends with the head of a group of rows, nor with it and only the first of several, unless one is tall."""
    tables = _Tables(drawn)
    found = []
    for table in tables.tables:
        body = table.body.rows
        for at, row in enumerate(body[:-1]):
            ends = tables.pages(row)[-1:] != tables.pages(body[at + 1])[:1]
            alone = at > 0 and body[at - 1].heads_group and not body[at + 1].heads_group
            tall = any(tables.height(each) >= _TALL * drawn.tallest for each in body[max(at - 1, 0) : at + 2])
            if ends and (row.heads_group or alone) and not tall:
                found.append(f"a group is torn behind {tables.lines(row)[0]}")
    return found


def _around(table: Table, row: Row) -> list[Row]:
    """A row and its neighbours."""
    at = next(at for at, each in enumerate(table.body.rows) if each is row)
    return list(table.body.rows[max(at - 1, 0) : at + 2])


def pictures_apart(drawn: Drawn) -> list[str]:
    """A picture's caption and credit stand on its page."""
    found = []
    for sheet in drawn.sheets:
        for mark in drawn.flow(sheet):
            if isinstance(mark, Picture) and isinstance(mark.within[-1].piece, PicturePiece):
                node = mark.node
                below = [line for line in drawn.words if any(line.node is each for each in children(node))]
                found += [f"apart from its picture: {line}" for line in below if line.page != mark.page]
    return found


# ── Frames ───────────────────────────────────────────────────────────────────


def open_boxes(drawn: Drawn) -> list[str]:
    """Every part of a box has its fill and all its rules, and everything in it stands inside them."""
    found = []
    for sheet in drawn.sheets:
        for stack in sheet.frames:
            frame = stack[-1]
            if isinstance(frame.piece, Box):
                found += [f"box on page {sheet.number}: {fault}" for fault in _open(frame, sheet)]
    return found


def _open(frame: Frame, sheet: Sheet) -> Iterator[str]:
    assert isinstance(frame.piece, Box)
    style = frame.piece.style
    own = [mark for mark in sheet.marks if isinstance(mark, Fill) and mark.within[-1:] == (frame,)]
    inner = [mark for mark in sheet.marks if frame in mark.within[:-1] and isinstance(mark, Words | Picture)]
    if not inner:
        yield "nothing in it"
        return
    left, right = frame.x, frame.x + frame.room.width
    top, bottom = min(mark.top for mark in inner), max(mark.bottom for mark in inner)

    def drawn(wanted: object, *, above: bool = False, below: bool = False, beside: bool = False) -> bool:
        return not wanted or any(
            (mark.bottom <= top if above else mark.top <= top)
            and (mark.top >= bottom if below else above or mark.bottom >= bottom)
            and mark.left <= left + _CLOSE
            and (beside or mark.right >= right - _CLOSE)
            for mark in own
        )

    if not drawn(style.fill):
        yield f"no fill around {inner[0]}"
    if not drawn(style.left, beside=True):
        yield f"no rule at the left of {inner[0]}"
    if not drawn(style.top, above=True):
        yield f"no rule above {inner[0]}"
    if style.bottom and not any(mark.top >= bottom and mark.right >= right - _CLOSE for mark in own):
        yield f"no rule below {inner[-1]}"
    for mark in inner:
        if mark.left < left - _CLOSE or mark.right > right + _CLOSE:
            yield f"sticks out: {mark}"


def outside_their_frame(drawn: Drawn) -> list[str]:
    """Everything stands in the room that its pieces were given, and in the text's part of the page."""
    page = drawn.theme.page
    found = []
    for sheet in drawn.sheets:
        for mark in sheet.marks:
            if isinstance(mark, Fill):
                if mark.left < -_CLOSE or mark.right > page.width + _CLOSE or mark.bottom > page.height + _CLOSE:
                    found.append(f"off the sheet: a fill on page {mark.page}")
            elif drawn.around(mark):
                if (
                    mark.left < page.left - _CLOSE
                    or mark.right > page.width - page.right + _CLOSE
                    or mark.top < 0
                    or mark.bottom > page.height
                ):
                    found.append(f"off the sheet: {mark}")
            else:
                column = page.left if drawn.in_margin(mark) or _wide(mark) else page.left + page.inset
                end = page.left + page.margin_column if drawn.in_margin(mark) else page.width - page.right
                if mark.left < column - _CLOSE or mark.right > end + _CLOSE:
                    found.append(f"beside its column: {mark}")
                if mark.top < drawn.top(sheet) - _CLOSE:
                    found.append(f"above the text: {mark}")
                if mark.bottom > drawn.foot() + _CLOSE:
                    found.append(f"below the text: {mark}")
                found += [f"outside {type(frame.piece).__name__}: {mark}" for frame in mark.within if _out(mark, frame)]
    return found


def _wide(mark: Mark) -> bool:
    return mark.within[0].piece.wide


def _out(mark: Mark, frame: Frame) -> bool:
    """Whether it sticks out of a piece; what stands beside a piece in the margin may be left of it."""
    left = frame.x - (frame.room.margin if isinstance(frame.piece, Beside) else 0.0)
    right = frame.x + frame.room.width
    return (
        mark.left < left - _CLOSE
        or mark.right > right + _CLOSE
        or mark.top < frame.y - _CLOSE
        or mark.bottom > frame.bottom + 1.5
    )


def overlaps(drawn: Drawn) -> list[str]:
    """No two lines of text, nor a line and a picture, touch."""
    found = []
    for sheet in drawn.sheets:
        marks = sorted((mark for mark in sheet.marks if not isinstance(mark, Fill)), key=lambda mark: mark.top)
        for at, mark in enumerate(marks):
            for other in marks[at + 1 :]:
                if other.top >= mark.bottom - 0.05:
                    break
                if min(mark.right, other.right) - max(mark.left, other.left) > _CLOSE:
                    found.append(f"{mark} overlaps {other}")
    return found


# ── Pages ────────────────────────────────────────────────────────────────────

FULL = 0.55
"""The least share of a page that is filled, unless what follows can't be split and finds no room there."""


def empty_pages(drawn: Drawn) -> list[str]:
    """A page is reasonably full, unless it is the last, the paper breaks there, or what follows can't begin there."""
    breaks = _after_breaks(drawn)
    found = []
    for sheet, after in pairwise(drawn.sheets):
        top = drawn.top(sheet)
        text = [mark for mark in sheet.marks if not (drawn.around(mark) or drawn.in_note(mark))]
        reached = max((mark.bottom for mark in text), default=top)
        empty = drawn.end(sheet) - reached
        area = drawn.foot() - top
        first = next((mark for mark in drawn.flow(after) if isinstance(mark, Words | Picture)), None)
        if (
            empty <= (1 - FULL) * area
            or first is None
            or (isinstance(first, Words) and first.text.split()[0] in breaks)
        ):
            continue
        needed = _beginning(drawn, after)
        if needed <= empty - _GAP:
            found.append(f"page {sheet.number} filled {1 - empty / area:.0%}, {needed:.0f} pt of {first} fit there")
    return found


_GAP = 40.0
"""The most white that two passages have between them."""


def _after_breaks(drawn: Drawn) -> set[str]:
    """The first words after each forced end of a page."""
    content = drawn.paper.content
    found = set()
    for block, follows in pairwise(content):
        if isinstance(block, PageBreak):
            found |= set(list(printed(follows))[:1])
    return found


def _beginning(drawn: Drawn, sheet: Sheet) -> float:
    """How much of a page's beginning must stay together."""
    flow = drawn.flow(sheet)
    at = 0
    while at < len(flow) - 1 and (heads(flow[at]) or _leads_in(flow, at)):
        at += 1
    mark = flow[at]
    whole = next((frame for frame in mark.within if _never_split(drawn, frame)), None)
    table = mark.inside(TablePiece)
    if whole:
        bottom = whole.bottom
    elif table:
        bottom = _first_rows(table)
    else:
        assert isinstance(mark, Words)
        lines = [line for line in flow if isinstance(line, Words) and line.within[-1].piece is mark.within[-1].piece]
        bottom = (lines[:_FEWEST] if mark.count >= 2 * _FEWEST else lines)[-1].bottom
    beside = [mark.bottom for mark in sheet.marks if drawn.in_margin(mark) and mark.top < bottom]
    below = _notes(drawn, [line for line in flow if isinstance(line, Words) and line.top < bottom])
    return max([bottom, *beside]) - drawn.top(sheet) + below


def _notes(drawn: Drawn, lines: Sequence[Words]) -> float:
    """What the notes that are marked in some lines take at the foot of a page."""
    brought = {number for line in lines for number in line.marks}
    if not brought or has_endnotes(drawn.paper):
        return 0.0
    said = [line for sheet in drawn.sheets for line in drawn.notes(sheet) if _note(line).number in brought]
    return sum(line.leading for line in said) + _GAP / 2


def _note(line: Words) -> Note:
    """The note that a line belongs to."""
    return next(frame.piece.node for frame in line.within if isinstance(frame.piece.node, Note))


def _leads_in(flow: Sequence[Words | Picture], at: int) -> bool:
    """Whether it is a marker or another line of what keeps with its next."""
    return flow[at].within[-1].piece.keeps or flow[at].within[-1].piece.leads_in


def _never_split(drawn: Drawn, frame: Frame) -> bool:
    if isinstance(frame.piece, Box):
        return frame.bottom - frame.y <= drawn.tallest * _SMALL
    return isinstance(frame.piece, PicturePiece | Columns | Stack | MastheadLine | Band)


def _first_rows(table: Frame) -> float:
    assert isinstance(table.piece, TablePiece)
    return table.y + table.piece.least(table.room)


# ── Notes ────────────────────────────────────────────────────────────────────


def notes_apart(drawn: Drawn) -> list[str]:
    """A note begins on the page of its mark and goes on at the foot of the next."""
    if has_endnotes(drawn.paper):
        return []
    marked: dict[int, int] = {}
    for line in drawn.words:
        for number in line.marks:
            marked.setdefault(number, line.page)
    pages: dict[int, list[int]] = {}
    for sheet in drawn.sheets:
        for number in {_note(line).number for line in drawn.notes(sheet)}:
            pages.setdefault(number, []).append(sheet.number)
    found = [f"note {note.number} has no mark" for note in notes(drawn.paper) if note.number not in marked]
    for number, page in marked.items():
        on = pages.get(number, [])
        if not on or on != list(range(page, page + len(on))):
            found.append(f"mark {number} on page {page}, note on {on}")
    return found


def text_among_notes(drawn: Drawn) -> list[str]:
    """Text ends well above the notes of its page; what stands in the margin may go on beside them."""
    if has_endnotes(drawn.paper):
        return []
    found = []
    for sheet in drawn.sheets:
        end = drawn.end(sheet) - drawn.theme.boxes["notes"].before / 2
        if drawn.notes(sheet):
            found += [f"among the notes: {mark}" for mark in drawn.flow(sheet) if mark.bottom > end]
    return found


# ── Words ────────────────────────────────────────────────────────────────────


def words_astray(drawn: Drawn) -> list[str]:
    """Every word of the paper is printed once, but for contents and repeated heads of tables, in the order of the text.

    Notes follow each other in their own order.
    """
    tables = _Tables(drawn)
    repeated = {id(cell) for table in tables.tables if table.head for row in table.head.rows for cell in row.cells}
    text = list(printed(drawn.paper))
    wanted = {
        word: at for at, word in enumerate([*text, *(word for note in notes(drawn.paper) for word in said(note))])
    }
    counts: Counter[str] = Counter()
    order: list[tuple[int, Words]] = []
    for lines in paragraphs(line for line in drawn.words if not isinstance(line.node, ContentsEntry)):
        once = {(line.page, line.index): line for line in lines} if id(lines[0].node) in repeated else {}
        lines = [line for line in once.values() if line.page == lines[0].page] if once else lines
        here = [word for word in _words("".join(line.text for line in lines).replace("\u00ad", "")) if word in wanted]
        counts.update(here)
        if not drawn.in_margin(lines[0]):
            order += [(wanted[word], lines[0]) for word in here]
    order.sort(key=lambda each: drawn.in_note(each[1]))
    found = [f"{count} times: {word}" for word in wanted if (count := counts[word]) != 1]
    return found + [f"not in order: {line}" for (one, _), (other, line) in pairwise(order) if other < one]


def printed(node: Node) -> Iterator[str]:
    """The words of a node in the order in which they are printed in the column, without notes and lists of contents."""
    if not (isinstance(node, Note | ContentsEntry) or (isinstance(node, Contents) and not node.entries)):
        yield from said(node)


def said(node: Node) -> Iterator[str]:
    """The words of a node, a note's own included."""
    if isinstance(node, Text):
        yield from _words(node.text)
        return
    inside = list(children(node))
    if isinstance(node, Recommendation):
        inside = [*node.content, *node.labels]
    named = {
        Masthead: ("organisation", "series", "date"),
        KeyFindings: ("title",),
        KeyFigure: ("value", "label", "source"),
        AtAGlance: ("title",),
        CallOut: ("title",),
        Sidebar: ("title",),
        Event: ("date", "time", "place", "toll"),
        Actor: ("name", "detail"),
        Addressee: ("name",),
        Contents: ("title",),
        Notes: ("title",),
    }.get(type(node), ())
    for name in named:
        yield from _words(getattr(node, name) or "")
    for child in inside:
        yield from printed(child)
    if isinstance(node, Quotation | PullQuote) and node.attribution:
        yield from _words(node.attribution)


def _words(text: str) -> list[str]:
    return re.findall("[a-z]+", text.casefold())


# ── Baselines ────────────────────────────────────────────────────────────────


def off_the_grid(drawn: Drawn) -> list[str]:
    """Running text stands on one grid of half lines on all pages, in columns too.

    Not in a paper whose gaps were made smaller, so that its last page isn't nearly empty.
    """
    style = drawn.theme.styles["text"]
    first = drawn.theme.page.top + first_baseline(style)
    text = (line for line in drawn.words if line.leading == style.leading and _is_running_text(line))
    off = [line for line in text if _from(line.baseline - first, style.leading / 2) > _CLOSE / 10]
    return [] if _tightened(drawn) else [f"off the grid: {line}" for line in off]


def _is_running_text(line: Words) -> bool:
    plain = (TextPiece, Indent, Marked, ColumnsPiece)
    return isinstance(line.node, Paragraph) and all(isinstance(frame.piece, plain) for frame in line.within)


def _from(length: float, step: float) -> float:
    """How far a length is from the next whole number of steps."""
    return abs(length - round(length / step) * step)


def _tightened(drawn: Drawn) -> bool:
    """Whether two paragraphs stand nearer than they ask for."""
    frames = [frame for sheet in drawn.sheets for (frame, *inner) in sheet.frames if not inner]
    return any(
        0 < after.y - before.bottom < before.piece.after + after.piece.before - 0.6
        for before, after in pairwise(frames)
    )


RULES: dict[str, Callable[[Drawn], list[str]]] = {
    rule.__name__: rule
    for rule in (
        heads_left_alone,
        lone_lines,
        torn_rows,
        tables_apart,
        groups_apart,
        pictures_apart,
        open_boxes,
        outside_their_frame,
        overlaps,
        empty_pages,
        notes_apart,
        text_among_notes,
        words_astray,
        off_the_grid,
    )
}
"""Every rule by its name."""
