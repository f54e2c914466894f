"""The PDF writer: a Paper set in a Theme by ReportLab. The only room that knows ReportLab.

    tree ─blocks─▶ pieces ─page.paginated─▶ pages ─page.draw_pages─▶ surface ─▶ file

Read `pieces` first: what a piece is; then `column`: how pieces fill a page with what
stands at its foot; then `stacks`: how they stand inside of others. `blocks` and
`inlines` hold the tables from a class of node to the function that sets it; `notes`,
`contents` and `columns` are what changes pages. `lines` breaks words into lines, `faces`
shapes them, `embed` puts fonts into the file, `surface` is all that touches ReportLab's
canvas. `archive` says what the file is, `file` puts it together.

ReportLab writes the file; lines and pages are made here. Its own layout engine,
platypus, knows no margin column, no kerning and no heading that keeps two lines with
it, copies what it keeps together, and is the larger part of its import time.
"""

from __future__ import annotations

from itertools import takewhile

from briefgen.document import FRONT, Paper, has_endnotes
from briefgen.language import is_right_to_left
from briefgen.theme import Theme
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.options import USUAL, PdfOptions
from briefgen.writers.pdf import alone  # noqa: F401  # before anything of ReportLab
from briefgen.writers.pdf.blocks import blocks
from briefgen.writers.pdf.front import front_band
from briefgen.writers.pdf.hyphenation import keep_new
from briefgen.writers.pdf.notes import note_pieces
from briefgen.writers.pdf.page import Page, draw_pages, paginated, whereabouts
from briefgen.writers.pdf.pieces import Piece
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.standing import below_embargo
from briefgen.writers.pdf.surface import Surface

__all__ = ["page_count", "write"]


def write(paper: Paper, theme: Theme, options: PdfOptions = USUAL.pdf) -> bytes:
    """The paper as a PDF file. The same paper, theme and options give the same bytes, with the same libraries."""
    setting = _setting(paper, theme)
    pages = laid_out(paper, setting)
    tagged = options.profile != "plain"
    surface = Surface(paper, setting.theme.page.width, setting.theme.page.height, frozenset(setting.pages), tagged)
    draw_pages(pages, paper, setting, surface)
    keep_new()
    return surface.finished(options)


def page_count(paper: Paper, theme: Theme) -> int:
    """How many pages the paper has, without writing them."""
    return len(laid_out(paper, _setting(paper, theme)))


def _setting(paper: Paper, theme: Theme) -> Setting:
    if is_right_to_left(paper.language):
        theme = theme.spaced_for_script()
    return below_embargo(paper, Setting(theme, blocks, HeadingNumbers(), paper.language))


def laid_out(paper: Paper, setting: Setting) -> list[Page]:
    """The paper's pages, before anything is drawn; the setting then knows on which page everything is."""
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
