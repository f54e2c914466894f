"""How a table's columns share its width, whatever the format. Lengths are points.

A writer measures each cell in its own way; what the columns then want, and get, is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from briefgen.frozen import frozen


class Measured(NamedTuple):
    """A cell that stands in one column alone: how wide its longest word is, and all of it on one line."""

    column: int
    longest: float
    natural: float


@frozen
class Wants:
    """What each column would like, in points: `longest` for its longest word, `natural` to stand on one line.

    `stretches` says which columns take up room that nobody needs; `shares` are the
    author's own relative widths, None where there is none.
    """

    longest: Sequence[float]
    natural: Sequence[float]
    stretches: Sequence[bool]
    shares: Sequence[int | None]


def leads(alignments: Sequence[Literal["left", "center", "right"]]) -> list[float]:
    """Extra space at each column's left: words after a column of numbers stand clear of them."""
    return [
        _LEAD if at and align == "left" and alignments[at - 1] == "right" else 0.0
        for at, align in enumerate(alignments)
    ]


_LEAD = 9.0


def wants(
    cells: Iterable[Measured],
    alignments: Sequence[Literal["left", "center", "right"]],
    shares: Sequence[int | None],
    padding: float,
) -> Wants:
    """What columns want for their cells; `padding` is the space at either side of a cell's text.

    `alignments` says how each column is set; `shares` may be shorter.
    """
    longest = [2 * padding + lead for lead in leads(alignments)]
    natural = list(longest)
    padded = list(longest)
    for at, word, line in cells:
        longest[at] = max(longest[at], word + padded[at])
        natural[at] = max(natural[at], line + padded[at])
    given = [*shares, *[None] * (len(alignments) - len(shares))]
    return Wants(longest, natural, [align == "left" for align in alignments], given)


def share(wants: Wants, width: float) -> list[float]:
    """Each column's width; together they are `width`."""
    count = len(wants.longest)
    if not count:
        return []
    if any(wants.shares):
        return _by_shares(wants, width)
    if sum(wants.natural) <= width:
        return _stretched(wants, width)
    return _squeezed(wants, width)


def _by_shares(wants: Wants, width: float) -> list[float]:
    """The author's shares, but for columns that need more for their longest word; one without a share has the smallest
    given."""
    least = min(given for given in wants.shares if given)
    shares = [given or least for given in wants.shares]
    needs = [min(longest, width * _WIDEST_WORD) for longest in wants.longest]
    if sum(needs) >= width:
        return [width * each / sum(shares) for each in shares]
    fixed: dict[int, float] = {}
    while True:
        left = width - sum(fixed.values())
        total = sum(each for at, each in enumerate(shares) if at not in fixed)
        given = [fixed.get(at, left * each / total) for at, each in enumerate(shares)]
        short = {at: need for at, need in enumerate(needs) if at not in fixed and given[at] < need}
        if not short:
            return given
        fixed |= short


def _stretched(wants: Wants, width: float) -> list[float]:
    """All fit on one line: half of what is left over goes to all columns, up to a limit, the rest to those of words."""
    spare = width - sum(wants.natural)
    each = min(spare / 2 / len(wants.natural), _AIR)
    spare -= each * len(wants.natural)
    weights = [natural if wants.stretches[at] else 0.0 for at, natural in enumerate(wants.natural)]
    if not sum(weights):
        weights = [1.0] * len(weights)
    return [
        natural + each + spare * weight / sum(weights) for natural, weight in zip(wants.natural, weights, strict=True)
    ]


_AIR = 16.0
"""The most a column is widened only to stand clear of the others."""
_WIDEST_WORD = 0.4
"""A longer word than this share of the table is broken instead of given its room."""


def _squeezed(wants: Wants, width: float) -> list[float]:
    """Short columns stand on one line, each other has room for its longest word; the rest goes to the longest."""
    needs = [min(longest, width * _WIDEST_WORD) for longest in wants.longest]
    if sum(needs) >= width:
        return [width * need / sum(needs) for need in needs]
    fixed = _short(wants.natural, width)
    more = [0.0 if at in fixed else max(wants.natural[at] - need, 0.0) ** _EVENING for at, need in enumerate(needs)]
    wanted = [wants.natural[at] if at in fixed else need for at, need in enumerate(needs)]
    if sum(wanted) >= width or not sum(more):
        wanted, more = needs, [max(natural - need, 0.1) for natural, need in zip(wants.natural, needs, strict=True)]
    spare = width - sum(wanted)
    return _capped(
        [want + spare * each / sum(more) for want, each in zip(wanted, more, strict=True)], wants.natural, width
    )


_EVENING = 0.75
"""Below 1, so that one very long column doesn't starve the others."""


def _short(natural: Sequence[float], width: float) -> set[int]:
    """The columns that stand on one line in a fair share of the width: each one found leaves more for the others."""
    fixed: set[int] = set()
    for at in sorted(range(len(natural)), key=lambda at: (natural[at], at)):
        left = width - sum(natural[each] for each in fixed)
        if natural[at] > left / (len(natural) - len(fixed)):
            break
        fixed.add(at)
    return fixed


def _capped(widths: list[float], natural: Sequence[float], width: float) -> list[float]:
    """No column wider than it needs; what that frees goes to the others by what they still lack."""
    capped = [min(given, most) for given, most in zip(widths, natural, strict=True)]
    lacking = [most - given for given, most in zip(capped, natural, strict=True)]
    spare, total = width - sum(capped), sum(lacking)
    return [given + spare * lack / total for given, lack in zip(capped, lacking, strict=True)] if total > 0 else capped
