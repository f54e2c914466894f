"""Contents: what the paper holds and where. The page numbers are known when they are drawn, and move nothing."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from itertools import pairwise

from briefgen.document import LABEL_GAP, Contents, ContentsEntry
from briefgen.shaping.inks import FIGURES_IN_TABLES, FIGURES_IN_TEXT, Ink, Run, ink_of
from briefgen.theme import TextStyle, spacing
from briefgen.writers.pdf.inlines import runs
from briefgen.writers.pdf.pieces import Piece, Placed, Room, adopted
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.tags import Tag, heading
from briefgen.writers.pdf.text import Text


def contents(node: Contents, setting: Setting) -> list[Piece]:
    """The title and the entries; nothing where there are none."""
    if not node.entries:
        return []
    entries: list[Piece] = [Entry(entry, setting) for entry in node.entries]
    adopted(entries, Tag("TOC"))
    for piece, (entry, follows) in zip(entries, pairwise(node.entries), strict=False):
        piece.keeps = follows.level > entry.level
    entries[-1].after += setting.text.after
    if not node.title:
        return entries
    title = setting.plain(node.title, "contents-title", node, tag=heading(1))
    title.wide = setting.heads_wide
    return [title, *entries]


class Entry(Piece):
    """A line of the contents: what is there at the left, its page at the right edge, level with the last line."""

    def __init__(self, node: ContentsEntry, setting: Setting) -> None:
        self.node = node
        self.tag = Tag("TOCI")
        self.entry = node
        self.setting = setting
        self.style = setting.style(f"contents-{min(max(node.level, 1), 3)}")
        self.before, self.after = self.style.before, self.style.after
        number = setting.numbers.named.get(node.to) if setting.theme.layout.number_headings else None
        label = node.label or number
        said = [Run(label + LABEL_GAP, self._ink())] if label else []
        self.text = self._text([*said, *runs(node.content, self._ink(), setting.theme)], self.style)
        self.number = self._text([Run(_WIDEST, self._ink(True))], self.style).natural_width() - self.style.indent

    def _ink(self, figures: bool = False) -> Ink:
        ink = ink_of(self.style, FIGURES_IN_TABLES if figures else FIGURES_IN_TEXT)
        return replace(ink, link=f"#{self.entry.to}", quiet=True)

    def _text(self, said: list[Run], style: TextStyle) -> Text:
        return self.setting.said(said, self.entry.content, style, self.entry)

    def _inner(self, room: Room) -> Room:
        return room.narrower(self.number + spacing.APART)

    def height(self, room: Room) -> float:
        return self.text.height(self._inner(room))

    def split(self, room: Room, height: float, forced: bool) -> tuple[Piece, Piece] | None:
        parts = self.text.split(self._inner(room), height, True) if forced else None
        if parts is None:
            return None
        rest = copy(self)
        rest.text = parts[1]
        return parts[0], rest

    def baseline(self, room: Room) -> float | None:
        return self.text.baseline(self._inner(room))

    def within(self, room: Room) -> tuple[Placed, ...]:
        inner = self._inner(room)
        page = str(self.setting.pages.get(self.entry.to, ""))
        number = self._text([Run(page, self._ink(True))], replace(self.style, indent=0, align="right"))
        down = self.text.height(inner) - self.style.leading
        return Placed(self.text, 0, 0, inner), Placed(number, inner.width, down, room.narrower(inner.width))


_WIDEST = "000"
"""What is kept free for a page number."""
