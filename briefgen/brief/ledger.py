"""The ledger: what each figure's claims say, which of them a brief uses, and which are superseded.

A month or year counts as its last day. A claim is superseded by any later claim of the same figure that gives another
number, whoever makes it: the army's 216 of 5 February takes the place of the chief minister's 145 of 1 February. Where
the brief uses the range of all claims they stand side by side, and only the same speaker's later claim supersedes.
Counts of different things are different figures. What is used is never superseded, nor is a claim without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefgen.amount import Amount
from briefgen.brief.figure import Claim, Figure
from briefgen.periods import first_day, last_day

NEWEST, RANGE = "newest", "range"
NAMELESS = "its-id"
"""Stands for the name of a claim or figure that has none yet."""


def amount(claim: Claim) -> Amount:
    """A claim's number."""
    return Amount(claim.low, claim.value if claim.value is not None else claim.best, claim.high)


def span(amounts: Iterable[Amount]) -> Amount:
    """From the lowest to the highest of several numbers; open where one that is open reaches furthest."""
    every = tuple(amounts)
    given = [number for each in every for number in each if number is not None]
    low, high = min(given), max(given)
    open_below = any(each.lowest is None and each.highest == low for each in every)
    open_above = any(each.highest is None and each.lowest == high for each in every)
    if open_below != open_above:
        return Amount(None, None, high) if open_below else Amount(low, None, None)
    return Amount(None, low, None) if low == high else Amount(low, None, high)


def newest(claims: Sequence[Claim]) -> Claim:
    """The claim with the newest date, the first of several. A month or year counts as its last day, since it can mean
    it; a claim without a date is older than any with."""
    return max(claims, key=_recency)


def _recency(claim: Claim) -> tuple[date, date]:
    """What claims are ranked by: the last day that they can stand for, of two that share it the more exact."""
    return (last_day(claim.as_of), first_day(claim.as_of)) if claim.as_of else (date.min, date.min)


def claim_named(figure: Figure, name: str) -> Claim | None:
    """The claim with an id, or else the newest of a speaker; None where there is neither. Capitals don't matter."""
    wanted = name.casefold()
    if found := next((claim for claim in figure.claims if claim.id and claim.id.casefold() == wanted), None):
        return found
    theirs = [claim for claim in figure.claims if claim.by and claim.by.casefold() == wanted]
    return newest(theirs) if theirs else None


def in_use(figure: Figure) -> Claim:
    """The claim that the brief stands on. An unknown `use` counts as newest."""
    if figure.use == RANGE:
        return range_of(figure)
    return (claim_named(figure, figure.use) if figure.use else None) or newest(figure.claims)


def range_of(figure: Figure) -> Claim:
    """All claims of a figure as one, from lowest to highest, as of the newest; no speakers where they are many."""
    speakers = list(dict.fromkeys(claim.by for claim in figure.claims if claim.by))
    low, best, high = span(map(amount, figure.claims))
    by = ", ".join(speakers) if len(speakers) <= _MOST_SPEAKERS else None
    latest = newest(figure.claims)
    return Claim.model_construct(
        low=low, best=best, high=high, by=by, as_of=latest.as_of, change=latest.change, measure=latest.measure
    )


_MOST_SPEAKERS = 3


def superseding(figure: Figure, claim: Claim) -> Claim | None:
    """The claim that supersedes one of the figure's, the newest of several; None where none does."""
    return supersessions(figure).get(claim)


def supersessions(figure: Figure) -> Mapping[Claim, Claim]:
    """Every superseded claim of a figure with the newest that supersedes it."""
    used, by_date = in_use(figure), sorted(figure.claims, key=_recency, reverse=True)
    found = ((claim, _successor(claim, by_date, figure)) for claim in figure.claims if claim != used)
    return {claim: later for claim, later in found if later}


def _successor(claim: Claim, by_date: Sequence[Claim], figure: Figure) -> Claim | None:
    """The first of the claims, the newest before the others, that supersedes one; None where none does."""
    for other in by_date:
        if not _is_earlier(claim.as_of, other.as_of):
            continue
        if amount(other) != amount(claim) and (figure.use != RANGE or (claim.by and claim.by == other.by)):
            return other
    return None


def _is_earlier(one: str | None, other: str | None) -> bool:
    """Whether one date is certainly before another: a month isn't before a day in it."""
    return bool(one and other) and last_day(one or "") < first_day(other or "")


def asked_by(figure: Figure, claim: Claim, style: str = "") -> str:
    """What text asks for a claim by: `{{ militants-killed: from bugti }}`; with NAMELESS where it has no name. `style`
    is how it is to be printed, such as `number`; an empty one asks for nothing."""
    speaker = claim.by if claim.by and "," not in claim.by and claim_named(figure, claim.by) is claim else None
    which = "" if claim == in_use(figure) else f"from {claim.id or speaker or NAMELESS}"
    forms = ", ".join(filter(None, (which, style)))
    return f"{{{{ {figure.id or NAMELESS}: {forms} }}}}" if forms else f"{{{{ {figure.id or NAMELESS} }}}}"
