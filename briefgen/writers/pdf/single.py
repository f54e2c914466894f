"""A paper of one graphic on one page that is no larger than it."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import Paper
from briefgen.graphics.framed import MARGIN, MARKED
from briefgen.theme import BoxStyle, PageGeometry, Theme
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.pdf.blocks import blocks
from briefgen.writers.pdf.pieces import Room
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.stacks import stacked
from briefgen.writers.pdf.standing import below_embargo

_TALLEST = 10_000.0
"""Readers take pages of 14,400 points at most (ISO 32000-1, annex C)."""
_SPARE = 1.0
"""What the page is higher than it must be, so that no rounding puts anything on a second."""


def fitted(paper: Paper, theme: Theme, width: float) -> Theme:
    """The theme with a page that the paper's content fills in a width, and nothing at its foot but a marking."""
    edge = MARKED if paper.marking else MARGIN
    theme = replace(theme, boxes={**theme.boxes, "running-foot": BoxStyle(), "running-head": BoxStyle()})
    setting = Setting(theme, blocks, HeadingNumbers(), paper.language)
    height = stacked(blocks(paper.content, setting), Room(width, 0, 0, _TALLEST)) + 2 * edge + _SPARE
    page = PageGeometry(width + 2 * MARGIN, height, edge, edge, edge, MARGIN, MARGIN, 0, 0)
    lower = below_embargo(paper, replace(setting, theme=replace(theme, page=page))).theme.page.lowered
    return replace(theme, page=replace(page, height=height + lower))
