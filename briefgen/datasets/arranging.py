"""Groups in the order in which they are shown, those of stretches of time without an event among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from briefgen.datasets.adding import Fold, Keys, Sums
from briefgen.datasets.questions import Group, Question
from briefgen.datasets.wrong import BadQuestion
from briefgen.periods import PERIODS, periods

MOST_GROUPS = 20_000
NOT_KNOWN = ""
"""The key of the group of what isn't known."""

Period = tuple[date | None, date | None] | None


def grouped(
    question: Question, folds: tuple[Fold, Fold | None], times: tuple[Period, tuple[date, date] | None]
) -> Iterator[Group]:
    """The groups of a period, with those of the one that it is compared with: by name, and a stretch of time with the
    one that has its place there. Raises BadQuestion where they are too many."""
    now, then = folds
    shifted = _shifted(question, then, times)
    axes = [_axis(question.by, place, [now.groups, shifted], times[0]) for place in range(len(question.by))]
    has_time = any(each in PERIODS for each in question.by)
    pairs = list(product(*axes)) if has_time or len(axes) == 1 else _present(axes, [now.groups, shifted])
    if len(pairs) > MOST_GROUPS:
        message = f"this makes {len(pairs):,} groups; {MOST_GROUPS:,} is the most"
        raise BadQuestion(("by",), message, "group by something larger, or ask for a shorter period")
    nothing = Sums(len(question.measures))
    for keys in pairs:
        earlier = shifted.get(keys, nothing) if then else None
        yield group_of(question.measures, keys, now.groups.get(keys, nothing), earlier)


def group_of(measures: Sequence[str], keys: Keys, sums: Sums, earlier: Sums | None) -> Group:
    """One group; `earlier` is None where it is compared with nothing."""
    return Group(
        keys,
        {name: each.amount() for name, each in zip(measures, sums.each, strict=True)},
        {name: each.amount() for name, each in zip(measures, earlier.each, strict=True)} if earlier else {},
        {name: each.unknown for name, each in zip(measures, sums.each, strict=True) if each.unknown},
    )


def _shifted(question: Question, then: Fold | None, times: tuple[Period, tuple[date, date] | None]) -> dict[Keys, Sums]:
    """The groups of the earlier period under the names of those that they are compared with."""
    if then is None:
        return {}
    now, earlier = (
        [list(_stretches(name, period)) if name in PERIODS else [] for name in question.by] for period in times
    )
    moved = [dict(zip(old, new, strict=False)) for old, new in zip(earlier, now, strict=True)]
    return {
        tuple(names.get(key, key) for names, key in zip(moved, keys, strict=True)): sums
        for keys, sums in then.groups.items()
    }


def _axis(by: Sequence[str], place: int, found: Sequence[dict[Keys, Sums]], period: Period) -> list[str]:
    """The names of one grouping in their order."""
    keys = {each[place] for groups in found for each in groups}
    if by[place] in PERIODS:
        unknown = [NOT_KNOWN] if NOT_KNOWN in keys else []
        return [*_stretches(by[place], period), *unknown]
    weight = dict.fromkeys(keys, 0.0)
    for each, sums in found[0].items():
        weight[each[place]] += _weight(sums)
    return sorted(keys, key=lambda name: (name == NOT_KNOWN, -weight[name], name.casefold(), name))


def _weight(sums: Sums) -> float:
    amount = sums.each[0].amount()
    known = [number for number in (amount.best, amount.low, amount.high) if number is not None] if amount else []
    return known[0] if known else 0.0


def _stretches(kind: str, period: Period) -> Iterator[str]:
    begin, end = period or (None, None)
    if begin is None or end is None:
        return iter(())
    if (end - begin).days > _MOST_DAYS:
        message = f"the period from {begin} to {end} is too long to be counted bit by bit"
        raise BadQuestion(("by",), message, "say from when to when in `where`")
    return periods(kind, begin, end)


_MOST_DAYS = 366 * 500


def _present(axes: Sequence[Sequence[str]], found: Sequence[dict[Keys, Sums]]) -> list[Keys]:
    ranks = [{name: rank for rank, name in enumerate(axis)} for axis in axes]
    present = {keys for groups in found for keys in groups}
    return sorted(present, key=lambda keys: [rank[key] for rank, key in zip(ranks, keys, strict=True)])
