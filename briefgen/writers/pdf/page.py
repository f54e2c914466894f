"""Pages: how they are filled one after the other, and what stands around the text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.document import Heading, Paper, plain_text
from briefgen.frozen import frozen
from briefgen.marking import COLOURS, GROUND, SMALLEST_SIZE
from briefgen.shaping.inks import mark_name
from briefgen.theme import TextStyle, spacing
from briefgen.writers.extent import SectionLength
from briefgen.writers.pdf.boxes import draw_box
from briefgen.writers.pdf.column import depth, fill
from briefgen.writers.pdf.notes import Footnotes, PageFoot, draw_rule
from briefgen.writers.pdf.pieces import Grid, Piece, Placed, Room
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.standing import draw_embargo, draw_watermark
from briefgen.writers.pdf.surface import Surface
from briefgen.writers.pdf.tags import FOOTER, HEADER
from briefgen.writers.pdf.text import Text, grid_of

_LEAST_PAGE = 100.0
"""A page whose margins leave less for text than this is filled as if they left this much."""


@frozen(slots=True)
class Page:
    """What stands on a page, each with its place from the top left corner of the text column.

    `height` is the text column's; `notes` are those at its foot.
    """

    placed: tuple[Placed, ...]
    notes: tuple[Placed, ...]
    height: float


def paginated(pieces: Sequence[Piece], setting: Setting, notes: Mapping[int, Piece] | None = None) -> list[Page]:
    """What stands on each page; at least one page. `notes` are those that stand at its foot, by their numbers."""
    page = setting.theme.page
    tallest = max(page.height - page.top - page.bottom, _LEAST_PAGE)
    first = max(page.height - page.first_top - page.bottom, _LEAST_PAGE)
    room = Room(page.text, page.inset, page.margin_column, tallest)

    def filled(gaps: float = 1.0) -> list[Page]:
        footnotes = Footnotes(notes, setting.theme.boxes["notes"]) if notes else None
        grid = grid_of(setting.style("text")) if gaps == 1 else None
        return _filled(pieces, room, first, tallest, gaps, footnotes, grid)

    pages = filled()
    if len(pages) > 1 and _full(pages[-1]) < tallest * _ALONE:
        tighter = (filled(gaps) for gaps in _TIGHTER)
        pages = next((found for found in tighter if len(found) < len(pages)), pages)
    return pages


def _filled(
    pieces: Sequence[Piece],
    room: Room,
    first: float,
    others: float,
    gaps: float,
    footnotes: Footnotes | None,
    grid: Grid | None,
) -> list[Page]:
    waiting = deque(pieces)
    pages: list[Page] = []
    while waiting or not pages or (footnotes and footnotes.carried):
        height = others if pages else first
        foot = PageFoot(footnotes, room, height, bool(waiting)) if footnotes else None
        here = grid._replace(first=grid.first + height - others) if grid and not pages else grid
        placed = fill(waiting, room, height, gaps, foot, grid=here)
        pages.append(Page(tuple(placed), foot.placed if foot else (), height))
    last = pages[-1]
    return pages if last.placed or last.notes or len(pages) == 1 else pages[:-1]


def _full(page: Page) -> float:
    """How much of a page's height is taken."""
    return depth(page.placed) + (page.height - page.notes[0].y if page.notes else 0.0)


_ALONE = 0.25
"""A last page filled less than this is avoided, if it can be: gaps are made smaller on all pages."""
_TIGHTER = (0.9, 0.8, 0.7)


def whereabouts(pages: Sequence[Page], with_notes: bool) -> dict[str, int]:
    """The page of everything that links can point at, from 1; marks of notes are looked for if `with_notes`."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for piece, _, _, room in (*page.placed, *page.notes):
            names = [*piece.names(room), *(map(mark_name, piece.marks(room)) if with_notes else ())]
            found.update((name, number) for name in names if name not in found)
    return found


def section_lengths(pages: Sequence[Page]) -> Iterator[SectionLength]:
    """How many pages each section takes, from its heading to the next of the first level. First comes what stands above
    any."""
    begun, title = 0.0, ""
    for number, page in enumerate(pages):
        for piece, _, y, _ in page.placed:
            if isinstance(piece.node, Heading) and piece.node.level == 1:
                here = number + y / page.height
                yield SectionLength(title, here - begun)
                begun, title = here, plain_text(piece.node)
    last = pages[-1]
    yield SectionLength(title, len(pages) - 1 + min(depth(last.placed) / last.height, 1.0) - begun)


def draw_pages(pages: Sequence[Page], paper: Paper, setting: Setting, surface: Surface) -> None:
    """Draw every page with its ground, head and foot, in the order of reading: a text that runs on is interrupted by
    nothing but foot and head. On page one the head's marking stands on what comes first, which may be a coloured band.
    """
    geometry = setting.theme.page
    left = geometry.left + geometry.inset
    furniture = Furniture(paper, setting, len(pages))
    for number, page in enumerate(pages, 1):
        furniture.draw_ground(surface)
        draw_watermark(surface, paper, setting)
        draw_embargo(surface, paper, setting, number)
        before, after = (page.placed[:1], page.placed[1:]) if number == 1 else ((), page.placed)
        top = geometry.first_top if number == 1 else geometry.top
        for each in before:
            each.show(surface, left, top)
        furniture.draw_head(surface, number)
        for each in after:
            each.show(surface, left, top)
        if page.notes:
            draw_rule(surface, setting.theme.boxes["notes"], left, top + page.notes[0].y, geometry.text)
        for each in page.notes:
            each.show(surface, left, top)
        furniture.draw_foot(surface, number)
        surface.end_page()


class Furniture:
    """What is printed around the text of every page."""

    def __init__(self, paper: Paper, setting: Setting, pages: int) -> None:
        self.paper = paper
        self.setting = setting
        self.pages = pages
        self.page = setting.theme.page
        self.room = Room(self.page.wide, 0, 0, self.page.height)

    def draw_ground(self, surface: Surface) -> None:
        """The paper's colour, where it isn't white."""
        colour = self.setting.theme.ground
        if colour:
            surface.fill(0, 0, self.page.width, self.page.height, colour)

    # ── Head ─────────────────────────────────────────────────────────────────

    def draw_head(self, surface: Surface, number: int) -> None:
        """The running head and the marking above its rule; the first page has only the marking."""
        surface.enter(HEADER)
        self._draw_head(surface, number)
        surface.leave()

    def _draw_head(self, surface: Surface, number: int) -> None:
        if number == 1:
            self._draw_marking(surface, self.page.lowered + _MARKING_DOWN)
            return
        box = self.setting.theme.boxes["running-head"]
        style = self.setting.style("running-head")
        bottom = self.page.top - spacing.HEAD_GAP
        top = bottom - style.leading - box.padding_y - (box.bottom.width if box.bottom else 0)
        texts = (self.paper.running_head, self.paper.running_head_end)
        taken = self._draw_marking(surface, top + style.leading / 2 - _MARKING_UP)
        if any(texts):
            draw_box(surface, replace(box, left=None), self.page.left, top, self.page.wide, bottom - top)
            self._ends(surface, top, style, *texts, taken)

    def _ends(
        self, surface: Surface, y: float, style: TextStyle, left: str | None, right: str | None, taken: float
    ) -> None:
        """A text at the left and one at the right, beside what the marking has taken; what doesn't fit is shortened."""
        width = self.page.wide - taken
        x = self.page.left + (taken if self.setting.right_to_left else 0.0)
        end = self._fitting(right or "", style, width * 0.6)
        start = self._fitting(left or "", style, width - end.natural_width() - spacing.APART)
        start.show(surface, x, y, replace(self.room, width=start.natural_width()))
        end.show(surface, x + width - end.natural_width(), y, replace(self.room, width=end.natural_width()))

    def _fitting(self, text: str, style: TextStyle, width: float) -> Text:
        """A text on one line, its end replaced by an ellipsis where it is too long."""
        style = replace(style, before=0, after=0, indent=0, align="left")
        found = self.setting.plain(text, style)
        while text and found.natural_width() > width:
            text = text[: min(len(text) - 1, max(int(len(text) * width / found.natural_width()) - 1, 0))].rstrip()
            found = self.setting.plain(f"{text}…" if text else "", style)
        return found

    # ── Foot ─────────────────────────────────────────────────────────────────

    def draw_foot(self, surface: Surface, number: int) -> None:
        """Running foot, folio and marking."""
        surface.enter(FOOTER)
        box = self.setting.theme.boxes["running-foot"]
        style = self.setting.style("folio")
        top = self.page.height - self.page.bottom + self.page.bottom * spacing.FOOT_DOWN - style.leading / 2
        draw_box(
            surface,
            replace(box, left=None),
            self.page.left,
            top - box.padding_y,
            self.page.wide,
            style.leading + 2 * box.padding_y,
        )
        taken = self._draw_marking(surface, top + style.leading / 2)
        self._ends(surface, top, style, self.paper.running_foot, self._folio(number), taken)
        surface.leave()

    def _folio(self, number: int) -> str:
        return self.paper.folio.replace("{pages}", str(self.pages)).replace("{page}", str(number))

    # ── Marking ──────────────────────────────────────────────────────────────

    def _draw_marking(self, surface: Surface, middle: float) -> float:
        """The TLP marking at the right edge around a height, and the width that it takes there (TLP 2.0, FIRST).

        The protocol asks for the right, whatever the language, so that it is always found in the same place.
        """
        marking = self.paper.marking
        if not marking:
            return 0.0
        base = self.setting.style("running-head")
        style = replace(
            base,
            size=SMALLEST_SIZE,
            leading=spacing.MARKING_HEIGHT,
            bold=True,
            italic=False,
            tracking=0,
            capitals=False,
            colour=COLOURS.get(marking, "#FFFFFF"),
        )
        text = self.setting.plain(marking, replace(style, before=0, after=0, indent=0))
        width = text.natural_width() + 2 * _MARKING_SIDE
        left = self.page.left + (0.0 if self.setting.right_to_left else self.page.wide - width)
        surface.fill(left, middle - spacing.MARKING_HEIGHT / 2, width, spacing.MARKING_HEIGHT, GROUND)
        inside = replace(self.room, width=text.natural_width())
        text.show(surface, left + _MARKING_SIDE, middle - spacing.MARKING_HEIGHT / 2, inside)
        return width + spacing.APART


_MARKING_DOWN = 24.0
"""The marking's middle below the first sheet's top edge: above the masthead."""
_MARKING_UP = 1.0
"""How far the marking's middle is above the running head's: its field stays clear of the rule."""
_MARKING_SIDE = 6.0
