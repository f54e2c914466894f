"""Claims that a tally makes, filled in with its numbers, dates and sources: to the ledger they are like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.amount import Amount
from briefgen.brief.counting import Counted
from briefgen.brief.csl import spoken_names
from briefgen.brief.datasets import EVENTS, TallyRecord
from briefgen.brief.figure import Claim
from briefgen.brief.model import Brief
from briefgen.brief.source import Source
from briefgen.brief.walk import FieldPath
from briefgen.periods import PERIODS, last_day
from briefgen.problems import Collector, did_you_mean
from briefgen.reading import Placed

if TYPE_CHECKING:
    from briefgen.datasets import Group, Tally

OWN_EVENTS = "the events listed in this paper"


def with_counts(brief: Brief, counted: Counted, placed: Placed, problems: Collector) -> Brief:
    """The brief with every claim of a tally filled in; one that can't be is a problem."""
    if not any(claim.tally for figure in brief.figures for claim in figure.claims):
        return brief
    filling = _Filling(brief, counted, placed, problems)
    figures = []
    for at, figure in enumerate(brief.figures):
        claims = [filling.claim(claim, ("figures", at, "claims", index)) for index, claim in enumerate(figure.claims)]
        figures.append(figure.model_copy(update={"claims": tuple(claims)}))
    return brief.model_copy(update={"figures": tuple(figures)})


class _Filling:
    """Fills in the claims of one brief."""

    def __init__(self, brief: Brief, counted: Counted, placed: Placed, problems: Collector) -> None:
        self.records = {record.id: record for record in brief.tallies}
        self.data = {record.id: record for record in brief.data}
        self.sources = {source.id: source for source in brief.sources if source.id}
        self.counted = counted
        self.placed = placed
        self.problems = problems

    def claim(self, claim: Claim, path: FieldPath) -> Claim:
        """A claim as it was counted; as it is where it names no tally, or one that couldn't be counted."""
        if claim.tally is None:
            return claim
        if claim.tally not in self.records:
            hint = did_you_mean(claim.tally, self.records) or f"there are: {', '.join(self.records) or 'none'}"
            self._problem(path, "tally", f"there is no tally with the id `{claim.tally}`", hint, "unknown-id")
        tally = self.counted.tallies.get(claim.tally)
        group = self._group(claim, tally, path) if tally else None
        measure = self._measure(claim, tally, path) if tally else None
        if tally is None or group is None or measure is None:
            return claim
        amount = self._amount(claim, group, measure, path)
        filled = {"measure": measure, **self._filled(claim, tally, amount)} if amount else {}
        return claim.model_copy(update=filled)

    def _problem(self, path: FieldPath, name: str, message: str, hint: str, rule: str) -> None:
        self.problems.add(self.placed.place((*path, name)).value, message, hint, rule)

    def _group(self, claim: Claim, tally: Tally, path: FieldPath) -> Group | None:
        """The group that a claim is of; of all together where it names none."""
        if not claim.group:
            return tally.total
        wanted = tuple(name.casefold() for name in claim.group)
        found = next((each for each in tally.groups if tuple(map(str.casefold, each.keys)) == wanted), None)
        if found is None and self.records[claim.tally or ""].empty and len(wanted) == len(tally.question.by):
            from briefgen.datasets import Group

            return Group(claim.group, {name: Amount(None, 0, None) for name in tally.question.measures})
        if found is None:
            names = [", ".join(each.keys) for each in tally.groups]
            hint = did_you_mean(", ".join(claim.group), names) or _listed(
                names, "it has no groups: give the tally `by`"
            )
            message = f"the tally `{claim.tally}` has no group “{', '.join(claim.group)[:60]}”"
            self._problem(path, "group", message, hint, "counted-claim")
        return found

    def _measure(self, claim: Claim, tally: Tally, path: FieldPath) -> str | None:
        measures = tally.question.measures
        named = claim.measure.casefold() if claim.measure else None
        found = next((each for each in measures if each.casefold() == named), None)
        if found is None and named is None and len(measures) == 1:
            return measures[0]
        if found is None:
            message = (
                f"the tally `{claim.tally}` doesn't count “{claim.measure}”"
                if named
                else (f"the tally `{claim.tally}` counts several things")
            )
            hint = did_you_mean(named or "", measures) or f"say which as `measure`: {', '.join(measures)}"
            self._problem(path, "measure" if named else "tally", message, hint, "counted-claim")
        return found

    def _amount(self, claim: Claim, group: Group, measure: str, path: FieldPath) -> Amount | None:
        now, before = group.amounts.get(measure), group.before.get(measure)
        if claim.change is None:
            if now is None:
                message = f"nothing is known of {measure} here"
                self._problem(path, "tally", message, "unknown is not 0: leave the figure out", "counted-claim")
            return now
        if not self.records[claim.tally or ""].compare:
            hint = "give the tally `compare: previous`"
            self._problem(path, "change", f"the tally `{claim.tally}` is compared with nothing", hint, "counted-claim")
            return None
        found = change(now, before, claim.change == "percent") if now and before else None
        if found is None:
            message = "this change can't be worked out: one of the two numbers is not known"
            if now and before:
                message = "this change can't be said in percent: there was none before, or it is uncertain"
            self._problem(
                path, "change", message, "say it in numbers: `change: number`; or leave it out", "counted-claim"
            )
        return found

    def _filled(self, claim: Claim, tally: Tally, amount: Amount) -> dict[str, object]:
        record = self.records[claim.tally or ""]
        filled: dict[str, object] = dict(zip(("low", "best", "high"), map(_plain, amount), strict=True))
        if amount.low is None and amount.high is None:
            filled = {"value": _plain(amount.best)}
        filled["as_of"] = claim.as_of or self._as_of(claim, tally, record)
        return filled | self._origin(claim, record)

    def _as_of(self, claim: Claim, tally: Tally, record: TallyRecord) -> str | None:
        """The last day that the number stands for: of its period, but not after the file was made."""
        stretches = (key for name, key in zip(tally.question.by, claim.group, strict=False) if name in PERIODS)
        period, data = next(stretches, None), self.data.get(record.of)
        ends = [last_day(period).isoformat() if period else tally.end]
        if data and data.retrieved:
            ends.append(last_day(data.retrieved).isoformat())
        elif covered := self.counted.data[record.of].period:
            ends.append(covered[1])
        return min(filter(None, ends), default=None)

    def _origin(self, claim: Claim, record: TallyRecord) -> dict[str, object]:
        """Who says so, and the source."""
        from briefgen.datasets import publisher_of

        if record.of == EVENTS:
            return {} if claim.source or claim.unsourced else {"unsourced": OWN_EVENTS}
        data, publisher = self.data[record.of], publisher_of(self.counted.data[record.of])
        source = claim.source or (None if claim.unsourced else data.source)
        said = self.sources.get(source) if source else None
        name = publisher.name if publisher else None
        unsourced = claim.unsourced or ((name or data.unsourced) if source is None else None)
        return {"by": claim.by or name or _speaker(said), "source": source, "unsourced": unsourced}


def _listed(names: list[str], none: str) -> str:
    return f"there are: {'; '.join(names[:_MOST_LISTED])}{' …' if len(names) > _MOST_LISTED else ''}" if names else none


_MOST_LISTED = 12


def _speaker(source: Source | None) -> str | None:
    """Who says what a source says: who wrote it, else who published it."""
    if source is None:
        return None
    return spoken_names(source.author) if source.author else source.publisher


def _plain(number: float | None) -> float | None:
    """A whole number without a decimal."""
    return int(number) if number is not None and number == int(number) else number


def change(now: Amount, before: Amount, in_percent: bool) -> Amount | None:
    """By how much a number changed; as a range where either is one. None where that can't be said."""
    if in_percent:
        if now.best is None or not before.best:
            return None
        return Amount(None, _rounded(100 * (now.best - before.best) / before.best), None)
    best = now.best - before.best if now.best is not None and before.best is not None else None
    if best is not None and (now.low, now.high, before.low, before.high) == (None,) * 4:
        return Amount(None, best, None)
    low = now.lowest - before.highest if now.lowest is not None and before.highest is not None else None
    high = now.highest - before.lowest if now.highest is not None and before.lowest is not None else None
    return Amount(low, best, high) if (low, best, high) != (None, None, None) else None


def _rounded(percent: float) -> float:
    return round(percent) if abs(percent) >= _TO_THE_TENTH_BELOW else round(percent, 1)


_TO_THE_TENTH_BELOW = 10
