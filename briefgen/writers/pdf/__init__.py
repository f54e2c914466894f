"""The PDF writer: a Paper set in a Theme by ReportLab. The only room that knows ReportLab.

    tree ─blocks─▶ pieces ─page.paginated─▶ pages ─page.draw_pages─▶ surface ─▶ file

Read `pieces` first: what a piece is; then `column`: how pieces fill a page with what
stands at its foot; then `stacks`: how they stand inside of others. `blocks` and
`inlines` hold the tables from a class of node to the function that sets it; `notes`,
`contents` and `columns` are what changes pages. `lines` breaks words into lines, `faces`
shapes them, `embed` puts fonts into the file, `bitmaps` pictures, `surface` is all that touches
ReportLab's canvas. `archive` says what the file is, `file` puts it together.

ReportLab writes the file; lines and pages are made here. Its own layout engine,
platypus, knows no margin column, no kerning and no heading that keeps two lines with
it, copies what it keeps together, and is the larger part of its import time.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from briefgen.document import FRONT, Paper, has_endnotes
from briefgen.language import is_right_to_left
from briefgen.theme import Theme
from briefgen.writers.extent import Extent
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.options import USUAL, PdfOptions
from briefgen.writers.pdf import alone  # noqa: F401  # before anything of ReportLab
from briefgen.writers.pdf.blocks import blocks
from briefgen.writers.pdf.front import front_band
from briefgen.writers.pdf.hyphenation import keep_new
from briefgen.writers.pdf.notes import note_pieces
from briefgen.writers.pdf.page import Page, draw_pages, paginated, section_lengths, whereabouts
from briefgen.writers.pdf.pieces import Piece
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.single import fitted
from briefgen.writers.pdf.standing import below_embargo
from briefgen.writers.pdf.surface import Surface

__all__ = ["extent", "page_count", "write", "write_fitted"]


def write(paper: Paper, theme: Theme, options: PdfOptions = USUAL.pdf) -> bytes:
    """The paper as a PDF file. The same paper, theme and options give the same bytes, with the same libraries."""
    layout = _layout(paper, theme)
    _asked.clear()  # what is drawn isn't drawn again
    return _drawn(paper, layout.setting, layout.pages, options)


def _drawn(paper: Paper, setting: Setting, pages: list[Page], options: PdfOptions) -> bytes:
    page = setting.theme.page
    surface = Surface(paper, page.width, page.height, frozenset(setting.pages), options.profile != "plain")
    draw_pages(pages, paper, setting, surface)
    keep_new()
    return surface.finished(options)


def write_fitted(paper: Paper, theme: Theme, width: float, options: PdfOptions = USUAL.pdf) -> bytes:
    """The paper on one page that its content fills in a width, whatever its sheet is; without attachments."""
    theme = fitted(paper, _spaced(paper, theme), width)
    profile = "ua1+a2a" if options.source else options.profile
    setting = below_embargo(paper, Setting(theme, blocks, HeadingNumbers(), paper.language))
    return _drawn(paper, setting, _laid_out(paper, setting), PdfOptions(profile))


def page_count(paper: Paper, theme: Theme) -> int:
    """How many pages the paper has, without writing them."""
    return len(_layout(paper, theme).pages)


def extent(paper: Paper, theme: Theme) -> Extent:
    """How many pages the paper has, and how many each of its sections takes."""
    pages = _layout(paper, theme).pages
    return Extent(len(pages), tuple(section_lengths(pages)))


@dataclass(frozen=True, eq=False)
class _Layout:
    """A paper's pages before anything is drawn; the setting knows on which page everything is."""

    paper: Paper
    theme: Theme
    setting: Setting
    pages: list[Page]


_asked: deque[_Layout] = deque(maxlen=1)
"""The pages of the paper that was counted last: it is most likely to be written next."""


def _layout(paper: Paper, theme: Theme) -> _Layout:
    for each in tuple(_asked):
        if each.paper is paper and each.theme is theme:
            return each
    setting = below_embargo(paper, Setting(_spaced(paper, theme), blocks, HeadingNumbers(), paper.language))
    made = _Layout(paper, theme, setting, _laid_out(paper, setting))
    _asked.append(made)
    return made


def _spaced(paper: Paper, theme: Theme) -> Theme:
    return theme.spaced_for_script() if is_right_to_left(paper.language) else theme


def _laid_out(paper: Paper, setting: Setting) -> list[Page]:
    setting.notes.update(note_pieces(paper, setting))
    if setting.theme.layout.number_headings:
        setting.numbers.announce(paper)
    at_feet = setting.notes if setting.notes and not has_endnotes(paper) else None
    pages = paginated(_pieces(paper, setting), setting, at_feet)
    setting.pages.update(whereabouts(pages, bool(setting.notes)))
    return pages


def _pieces(paper: Paper, setting: Setting) -> list[Piece]:
    layout = setting.theme.layout
    if layout.masthead != "band" or not layout.front_in_band:
        return blocks(paper.content, setting)
    front = list(takewhile(lambda block: isinstance(block, FRONT), paper.content))
    band: list[Piece] = [front_band(front, setting)] if front else []
    return band + blocks(paper.content[len(front) :], setting)
