"""Notes: how one is set, and how they come to the feet of pages.

A note stands on the page of its mark. One that doesn't fit there whole goes on at the
foot of the next page, before that page's own. Notes that are carried leave room for
text while there is any; text with a mark waits until they are all there, so that its
own notes can begin on its page.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.document import Note, Paper, has_endnotes, notes
from briefgen.shaping.inks import FIGURES_IN_TABLES, Run, ink_of, mark_name, note_name
from briefgen.shaping.letters import words
from briefgen.theme import BoxStyle, TextStyle
from briefgen.writers.pdf.boxes import Indent, Marked
from briefgen.writers.pdf.column import Foot, depth, fill, needed
from briefgen.writers.pdf.pieces import TOLERANCE, Piece, Placed, Places, Room
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.stacks import Stack, stacked
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text import Text

# ── From the tree ────────────────────────────────────────────────────────────


class NotePiece(Stack):
    """A note as it stands below the text, or a part of it."""

    def least(self, room: Room) -> float:
        return needed(self.pieces, room)

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        return self._parts(room, height, forced)


def note_pieces(paper: Paper, setting: Setting) -> dict[int, Piece]:
    """The paper's notes by their numbers, in order."""
    found = notes(paper)
    style = replace(setting.style("note"), indent=0, before=0, after=0)
    markers = [_marker(note.number, style, setting) for note in found]
    widest = max((marker.natural_width() for marker in markers), default=0.0)
    by = max(widest + style.size * _GAP - style.hanging, 0.0)
    at_feet = not has_endnotes(paper)
    return {note.number: _note(note, marker, by, at_feet, setting) for note, marker in zip(found, markers, strict=True)}


_GAP = 0.35
"""The least space between a note's number and its text, in type sizes."""


def _marker(number: int, style: TextStyle, setting: Setting) -> Text:
    """A note's number, which leads back to its mark."""
    ink = replace(ink_of(style, FIGURES_IN_TABLES), link=f"#{mark_name(number)}", quiet=True)
    return Text(words([Run(str(number), ink)], setting.theme), style, setting.theme, tag=Tag("Lbl"))


def _note(note: Note, marker: Text, by: float, at_foot: bool, setting: Setting) -> Piece:
    style = setting.style("note")
    pieces = setting.within(note.content, "note") or [setting.plain("", "note")]
    pieces = [Indent(piece, by) for piece in pieces] if by else pieces
    piece = NotePiece([Marked(pieces[0], marker, style.indent - style.hanging), *pieces[1:]], note)
    piece.places = Places((note_name(note.number), *((note.id,) if note.id else ())))
    piece.tag = Tag("Note", note=note.number if at_foot else 0, name=note_name(note.number))
    return piece


# ── At the feet of pages ─────────────────────────────────────────────────────


class Footnotes:
    """The notes of a paper while its pages are filled.

    `taken` are the numbers of those that have come to a page, `carried` what the next page begins with.
    """

    def __init__(self, pieces: Mapping[int, Piece], style: BoxStyle) -> None:
        self.pieces = pieces
        self.style = style
        self.taken: set[int] = set()
        self.carried: deque[Piece] = deque()


class PageFoot(Foot):
    """The notes of one page: first what is carried to it, then those that its text brings.

    Once the page is filled, they are `placed`, and what is left of them is carried on.
    """

    grows = True

    def __init__(self, footnotes: Footnotes, room: Room, height: float, text_follows: bool) -> None:
        self._footnotes = footnotes
        self._room = replace(room, margin=0.0)
        self._here: list[Piece] = []
        self._before: list[tuple[float, bool]] = []
        self._full = False
        self.placed: tuple[Placed, ...] = ()
        carried = list(footnotes.carried)
        whole = self.needed(carried, False)
        self.carries = bool(carried)
        self._full = whole > height * (_FULL if text_follows else 1)
        self.height = height * _MOST_CARRIED if self._full and text_follows else min(whole, height)
        self._here = carried

    def brought(self, piece: Piece, room: Room) -> Sequence[Piece]:
        numbers = sorted(set(piece.marks(room)) - self._footnotes.taken)
        return [self._footnotes.pieces[number] for number in numbers]

    def needed(self, notes: Sequence[Piece], begun: bool) -> float:
        if not notes:
            return 0.0
        if self._full:
            return math.inf
        gap = self._here[-1].after + notes[0].before if self._here else above(self._footnotes.style)
        if not begun:
            return gap + stacked(notes, self._room)
        *whole, last = notes
        between = whole[-1].after + last.before if whole else 0.0
        return gap + stacked(whole, self._room) + between + last.least(self._room)

    def take(self, notes: Sequence[Piece], begun: bool) -> None:
        for note in notes:
            self._before.append((self.height, self._full))
            self.height += self.needed((note,), begun and note is notes[-1])
            self._here.append(note)
            self._footnotes.taken |= _numbers(note)
        self._full = self._full or (begun and bool(notes))
        self.begun = self.begun or (begun and bool(notes))

    @property
    def count(self) -> int:
        return len(self._before)

    def give_back(self, count: int) -> None:
        while len(self._before) > count:
            self.height, self._full = self._before.pop()
            self._footnotes.taken -= _numbers(self._here.pop())
            self.begun = False

    def settle(self, left: float, bottom: float) -> None:
        waiting = deque(self._here)
        left -= above(self._footnotes.style)
        has_text = left + above(self._footnotes.style) < bottom - TOLERANCE
        if waiting and not (has_text and waiting[0].least(self._room) > left + TOLERANCE):
            placed = fill(waiting, self._room, left)
            down = bottom - depth(placed)
            self.placed = tuple(each._replace(y=each.y + down) for each in placed)
        self._footnotes.carried = waiting


_FULL = 0.8
"""Carried notes that take no more of a page than this all stand on it, and leave the rest to text and its notes."""
_MOST_CARRIED = 0.6
"""The share of the page that others leave to text without marks."""


def _numbers(note: Piece) -> set[int]:
    return {note.node.number} if isinstance(note.node, Note) else set()


def above(style: BoxStyle) -> float:
    """What stands between text and notes: white, a rule, white."""
    return style.before + (style.top.width if style.top else 0.0) + style.padding_y


def draw_rule(surface: Surface, style: BoxStyle, x: float, y: float, width: float) -> None:
    """The short rule above notes that begin at `y` in a column of a width."""
    if style.top:
        surface.rule(x, y - style.padding_y - style.top.width, width * _RULE, style.top)


_RULE = 1 / 3
"""How long the rule above the notes is, as a share of the column."""
