"""How wide a table's columns are in Word: its cells measured, shared as in the other formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, get_args

from briefgen.columns import Measured, share, wants
from briefgen.document import Cell, Strong, Table, plain_text, walk
from briefgen.gauges import Drawn, gauge_width
from briefgen.theme import TextStyle
from briefgen.writers.word.measure import text_width

_SAMPLE = 400
"""Rows that are measured: a longer table's columns are as wide as its first rows ask for."""
_LONGEST_CELL = 300
"""Characters of a cell that are measured: more of them would not change how columns share."""
_BREAKS = r" \t\n\r\u2002-\u2006\u2008-\u200a"
_WORDS = re.compile(rf"[^{_BREAKS}‐–—-]*[‐–—-]|[^{_BREAKS}‐–—-]+")
"""What Word keeps on one line."""
_ROUNDING = 1.5
"""Room for kerning and rounding, so that a word that just fits isn't broken."""


def column_widths(
    table: Table,
    alignments: Sequence[Literal["left", "center", "right"]],
    width: float,
    padding: float,
    style: Callable[[Cell, bool], TextStyle],
) -> list[float]:
    """The width of each column in points, padding included; together they are `width`.

    `style` says how a cell's text is set, told whether it stands in the table's head.
    """
    shares = [column.width for column in table.columns][: len(alignments)]
    return share(wants(_measured(table, len(alignments), style), alignments, shares, padding), width)


def _measured(table: Table, count: int, style: Callable[[Cell, bool], TextStyle]) -> Iterator[Measured]:
    for in_head, rows in ((True, table.head.rows if table.head else ()), (False, table.body.rows[:_SAMPLE])):
        for row in rows:
            at = 0
            for cell in row.cells:
                if cell.span == 1 and at < count:
                    look = style(cell, in_head)
                    bold = look.bold or any(isinstance(node, Strong) for node in walk(cell))
                    gauges = (node for node in walk(cell) if isinstance(node, get_args(Drawn)))
                    drawn = sum(gauge_width(node, look.size) for node in gauges)
                    yield _cell(at, plain_text(cell)[:_LONGEST_CELL], replace(look, bold=bold), drawn)
                at += cell.span


def _cell(column: int, text: str, style: TextStyle, drawn: float) -> Measured:
    """A cell's wishes; what is `drawn` in it stands on the line of the words beside it."""
    longest = max((text_width(word, style) for word in _WORDS.findall(text)), default=0.0)
    return Measured(column, longest + drawn + _ROUNDING, text_width(text, style) + drawn + _ROUNDING)
