"""How a figure changed: the number in use against an earlier one of the same ledger, never typed.

Both numbers are claims of the figure, or the two periods of a tally, so that whoever asks for the change can be shown
what it was worked out from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.amount import Amount
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import amount, claim_named, in_use, newest
from briefgen.periods import first_day, last_day

PREVIOUS = "previous"


@dataclass(frozen=True)
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


def change(now: Amount | None, before: Amount | None, in_percent: bool = False) -> Change | None:
    """The change from one number to another; None where either is unknown, or a range without a best estimate. What was
    0 has no change in per cent: then the difference is given."""
    if now is None or before is None or now.best is None or before.best is None:
        return None
    difference = now.best - before.best
    direction: Literal["up", "down", "same"] = "up" if difference > 0 else "down" if difference < 0 else "same"
    if in_percent and before.best:
        return Change(direction, _rounded(abs(difference / before.best) * 100), True)
    return Change(direction, round(abs(difference), _DECIMALS))


_DECIMALS = 9
"""As many as a number of the ledger has: 0.3 - 0.1 is 0.2."""


def _rounded(percent: float) -> float:
    """As exact as is worth printing: whole from ten per cent on, one decimal below."""
    return round(percent) if percent >= _WHOLE_FROM else round(percent, 1)


_WHOLE_FROM = 10


def change_of(figure: Figure) -> tuple[Change, Claim] | None:
    """A figure's change, and the claim it is compared with; None where it has none."""
    earlier = compared_with(figure)
    found = change(amount(in_use(figure)), amount(earlier), figure.change == "percent") if earlier else None
    return (found, earlier) if found and earlier else None
