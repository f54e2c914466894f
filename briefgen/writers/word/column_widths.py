"""How a table's columns share its width in Word."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document import Row, Table, plain_text
from briefgen.theme import TextStyle
from briefgen.writers.word.measure import text_width

_WIDEST_WORD = 0.4
"""A longer word than this share of the table is broken instead of given its room."""
_EVENING = 0.75
"""Below 1, so that one very long column doesn't starve the others."""
_SAMPLE = 400
"""Rows that are measured: a longer table's columns are as wide as its first rows ask for."""
_LONGEST_CELL = 300
"""Characters of a cell that are measured: more of them would not change how columns share."""


def column_widths(
    table: Table, count: int, width: float, head: TextStyle, cell: TextStyle, padding: float
) -> list[float]:
    """The width of each of `count` columns in points, padding included; together they are `width`."""
    if not count:
        return []
    shares = [column.width for column in table.columns] + [None] * (count - len(table.columns))
    if any(shares):
        return _by_shares(shares, width)
    wants = _Wants(count)
    for rows, style in ((table.head.rows if table.head else (), head), (table.body.rows[:_SAMPLE], cell)):
        for row in rows:
            wants.look_at(row, style)
    return wants.shared(width, padding)


def _by_shares(shares: Sequence[int | None], width: float) -> list[float]:
    """The author's relative widths; a column without one counts as the smallest given."""
    least = min(abs(share) for share in shares if share)
    given = [abs(share or least) for share in shares]
    return [width * share / sum(given) for share in given]


class _Wants:
    """What each column would like: room for its longest word, and to stand on one line."""

    def __init__(self, count: int) -> None:
        self.longest = [0.0] * count
        self.natural = [0.0] * count

    def look_at(self, row: Row, style: TextStyle) -> None:
        """Take a row's cells into account; one over several columns asks for nothing."""
        at = 0
        for cell in row.cells:
            if cell.span == 1 and at < len(self.natural):
                text = plain_text(cell)[:_LONGEST_CELL]
                self.natural[at] = max(self.natural[at], text_width(text, style))
                self.longest[at] = max(self.longest[at], *(text_width(word, style) for word in text.split() or [""]))
            at += cell.span

    def shared(self, width: float, padding: float) -> list[float]:
        """The columns' widths."""
        spare = 2 * padding + _ROUNDING
        natural = [each + spare for each in self.natural]
        if sum(natural) <= width:
            return [each + (width - sum(natural)) * each / sum(natural) for each in natural]
        needs = [min(each + spare, width * _WIDEST_WORD) for each in self.longest]
        if sum(needs) >= width:
            return [width * need / sum(needs) for need in needs]
        more = [max(most - need, 0.0) ** _EVENING for most, need in zip(natural, needs, strict=True)]
        left = width - sum(needs)
        given = [need + left * each / (sum(more) or 1.0) for need, each in zip(needs, more, strict=True)]
        return _capped(given, natural, width)


def _capped(given: Sequence[float], natural: Sequence[float], width: float) -> list[float]:
    """No column wider than its longest line; what that frees goes to the others by what they still lack."""
    capped = [min(one, most) for one, most in zip(given, natural, strict=True)]
    lacking = [most - one for one, most in zip(capped, natural, strict=True)]
    spare, total = width - sum(capped), sum(lacking)
    return [one + spare * lack / total for one, lack in zip(capped, lacking, strict=True)] if total > 0 else list(given)


_ROUNDING = 1.5
"""Room for kerning and rounding, so that a word that just fits isn't broken."""
