"""How a figure changed: the number in use against an earlier one of the same ledger, never typed.

Both numbers are claims of the figure, or the two periods of a tally, so that whoever asks for the change can be shown
what it was worked out from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from briefgen.amount import Amount
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import amount, claim_named, in_use, newest
from briefgen.frozen import frozen
from briefgen.language.words import word
from briefgen.periods import before, first_day, last_day, shortened

if TYPE_CHECKING:
    from briefgen.brief.counting import Counted
    from briefgen.datasets import Tally

PREVIOUS = "previous"


@frozen
class Change:
    """By how much a number differs from an earlier one, never negative: `direction` says whether it rose or fell. In
    per cent of the earlier number where `is_percent`."""

    direction: Literal["up", "down", "same"]
    by: float
    is_percent: bool = False


def compared_with(figure: Figure) -> Claim | None:
    """The claim that a figure's number is compared with; None where nothing is, or where it has no such claim.

    `previous` is the newest earlier claim by the same speaker."""
    if not figure.compare:
        return None
    used = in_use(figure)
    if figure.compare.casefold() != PREVIOUS:
        return claim_named(figure, figure.compare)
    earlier = [claim for claim in figure.claims if claim.by == used.by and _is_before(claim, used)]
    return newest(earlier) if earlier else None


def _is_before(claim: Claim, other: Claim) -> bool:
    """Whether a claim's date is certainly before another's."""
    return bool(claim.as_of and other.as_of) and last_day(claim.as_of or "") < first_day(other.as_of or "")


def change(now: Amount | None, then: Amount | None, in_percent: bool = False) -> Change | None:
    """The change from one number to another; None where either is unknown, or a range without a best estimate. What was
    0 has no change in per cent: then the difference is given."""
    if now is None or then is None or now.best is None or then.best is None:
        return None
    difference = now.best - then.best
    direction: Literal["up", "down", "same"] = "up" if difference > 0 else "down" if difference < 0 else "same"
    if in_percent and then.best:
        return Change(direction, _rounded(abs(difference / then.best) * 100), True)
    return Change(direction, round(abs(difference), _DECIMALS))


_DECIMALS = 9
"""As many as a number of the ledger has: 0.3 - 0.1 is 0.2."""


def _rounded(percent: float) -> float:
    """As exact as is worth printing: whole from ten per cent on, one decimal below."""
    return round(percent) if percent >= _WHOLE_FROM else round(percent, 1)


_WHOLE_FROM = 10


def worded_change(
    by: Amount, printed: Callable[[Amount], str], language: str, below: Literal["fewer", "less"] = "fewer"
) -> str:
    """By how much a number changed as “2 fewer”, “5–7 more” or “from 2 fewer to 5 more”, what was none as “neither more
    nor fewer”, so that a sentence goes on with “than”. `printed` prints a number without a sign; `below` is what stands
    for a fall."""
    ends = [number for number in by if number is not None]
    if not any(ends):
        return word(f"neither more nor {below}", language)
    if all(number >= 0 for number in ends):
        return word("more", language).format(printed(by))
    if all(number <= 0 for number in ends):
        return word(below, language).format(printed(Amount(*map(_turned, reversed(by)))))
    low, high = (worded_change(Amount(None, end, None), printed, language, below) for end in (min(ends), max(ends)))
    return word("from more or fewer", language).format(low, high)


def _turned(number: float | None) -> float | None:
    return None if number is None else -number


@frozen
class Earlier:
    """What a number is compared with: a claim of the same figure, or a tally's earlier period in ISO form."""

    number: Amount
    claim: Claim | None = None
    period: str | None = None


def earlier(figure: Figure, counted: Counted) -> Earlier | None:
    """What a figure's number is compared with. `previous` of a number that a tally counts is what it counts in the
    period that the tally is compared with. None where there is nothing."""
    used = in_use(figure)
    if figure.compare and figure.compare.casefold() == PREVIOUS and used.tally and used.tally in counted.tallies:
        return _counted_before(used, counted.tallies[used.tally])
    claim = compared_with(figure)
    return Earlier(amount(claim), claim) if claim else None


def _counted_before(claim: Claim, tally: Tally) -> Earlier | None:
    """What a tally counts in its earlier period for the group and the measure of a claim."""
    wanted = tuple(name.casefold() for name in claim.group)
    groups = (tally.total, *tally.groups)
    group = next((each for each in groups if tuple(map(str.casefold, each.keys)) == wanted), None)
    number = group.before.get(claim.measure or tally.question.measures[0]) if group else None
    return Earlier(number, period=_period_before(tally)) if number else None


def _period_before(tally: Tally) -> str | None:
    asked = tally.question.before
    if isinstance(asked, tuple):
        return shortened(first_day(asked[0]), last_day(asked[1]))
    where = tally.question.where
    begin, end = where.begin or tally.begin, where.end or tally.end
    if not begin or not end:
        return None
    return shortened(*before(first_day(begin), last_day(end)))


def change_of(figure: Figure, counted: Counted) -> tuple[Change, Earlier] | None:
    """A figure's change, and what it is compared with; None where it has none."""
    found = earlier(figure, counted)
    changed = change(amount(in_use(figure)), found.number, figure.change == "percent") if found else None
    return (changed, found) if changed and found else None
