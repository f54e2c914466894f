"""Counting: rows that are chosen, grouped and added up.

Rows that agree in all that a question is about are one combination, which is looked at once however many they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import compress, product
from typing import Any

from briefgen.datasets.adding import Fold, Keys, Sums, amounts_of, measure
from briefgen.datasets.arranging import NOT_KNOWN, group_of, grouped
from briefgen.datasets.choosing import asked_period, choices, chosen_rows, column_named, in_period, name_columns
from briefgen.datasets.dataset import Dataset
from briefgen.datasets.questions import Question, Tally, Where
from briefgen.datasets.table import Column
from briefgen.datasets.wrong import BadQuestion, shown
from briefgen.periods import PERIODS, before, first_day, is_date, last_day, period_of


def count(dataset: Dataset, question: Question, allow_empty: bool = False) -> Tally:
    """The answer to a question about a file. Raises BadQuestion where it can't be answered, or where no event is left
    to count and that isn't allowed."""
    _check(dataset, question)
    work = _Work(dataset, question)
    now = work.fold(*asked_period(question.where))
    if not now.total.rows and not allow_empty:
        hint = "ask for less, or allow for an empty result"
        raise BadQuestion(("where",), f"no event of {dataset.name} is left to count", hint)
    period = _period(dataset, question.where)
    earlier = None if question.before is None else _before(dataset, question.before, *period)
    then = work.fold(*earlier) if earlier else None
    groups = grouped(question, (now, then), (period, earlier)) if question.by else ()
    total = group_of(question.measures, (), now.total, then.total if then else None)
    begin, end = (day.isoformat() if day else None for day in period)
    return Tally(question, tuple(groups), total, begin, end)


def _check(dataset: Dataset, question: Question) -> None:
    if len(question.by) > 2:
        raise BadQuestion(("by",), "events are grouped by two things at most", "make two tallies of it")
    if len({each for each in question.by if each in PERIODS}) > 1 or len(set(question.by)) < len(question.by):
        raise BadQuestion(
            ("by",), "both groupings are of the same kind", "group by one of them, or by a name and a time"
        )
    if not question.measures:
        raise BadQuestion(
            ("measures",), "nothing is to be counted", "write events, killed, injured or a column of numbers"
        )
    if dataset.kind.events:
        _check_rows_of_many(dataset, question)


def _check_rows_of_many(dataset: Dataset, question: Question) -> None:
    """Rows that are events of a kind in a month, whose kinds overlap and which may be counted at several levels."""
    kinds = dataset.kind.overlaps
    if kinds not in question.by and len(getattr(question.where, kinds)) != 1:
        types = sorted(filter(None, dataset.names(dataset.fields[kinds][0]).values))
        if len(types) > 1:
            message = f"the types of {dataset.kind.title} overlap, so their numbers can't be added up"
            hint = f"ask for one of them ({', '.join(types)}) in `where`, or group by {kinds}"
            raise BadQuestion(("where", kinds), message, hint)
    levels = dataset.kind.levels
    if levels not in question.by and len(question.where.columns.get(levels, ())) != 1:
        found = sorted(set(dataset.text(levels).values))
        if len(found) > 1:
            message = f"{dataset.name} counts at several levels ({', '.join(found)}), which can't be added up"
            raise BadQuestion(
                ("where", "columns", levels), message, f"ask for one of them in `where`: {levels}: [{found[-1]}]"
            )
    short = next((each for each in question.by if each in ("day", "week")), None)
    if short:
        message = f"{dataset.kind.title} counts by month, so nothing is known of a {short}"
        raise BadQuestion(("by",), message, "group by month, quarter or year")


def _before(dataset: Dataset, asked: str | tuple[str, str], begin: date | None, end: date | None) -> tuple[date, date]:
    """The period to compare with."""
    if isinstance(asked, tuple):
        wrong = next((text for text in asked if not is_date(text)), None)
        if wrong is not None:
            hint = "write a day, month or year as 2024-01-31, 2024-01 or 2024"
            raise BadQuestion(("before",), f"“{shown(wrong)}” is no date", hint)
        first, last = first_day(asked[0]), last_day(asked[1])
    elif asked != "previous":
        hint = "write previous, or a period of its own: {from: 2023-01, to: 2023-12}"
        raise BadQuestion(("before",), f"nothing is known to compare with “{shown(asked)}”", hint)
    elif begin is None or end is None:
        raise BadQuestion(("before",), "without a period there is none before it", "say from when to when in `where`")
    else:
        first, last = before(begin, end)
    if first > last:
        raise BadQuestion(("before",), "this period ends before it begins", "put the earlier date first")
    covered = dataset.period
    if covered is None or last < date.fromisoformat(covered[0]):
        begins = f"begins on {covered[0]}" if covered else "has no dates"
        message = f"{dataset.name} {begins}, so nothing is known of {first} to {last}"
        raise BadQuestion(("before",), message, "export a longer period, or compare with nothing")
    return first, last


class _Work:
    """One question to one file."""

    def __init__(self, dataset: Dataset, question: Question) -> None:
        self.dataset = dataset
        self.question = question
        self.dates = _dates(dataset, question)
        self.by = [self._grouping(each) for each in question.by]
        self.measures = [measure(dataset, each) for each in question.measures]
        columns: list[Column[Any]] = [self.dates] if self.dates is not None else []
        columns += [column for group in (*self.by, *(each.columns for each in self.measures)) for column in group]
        codes = {id(column.codes): column.codes for column in columns}
        self.places = {each: place for place, each in enumerate(codes)}
        chosen = chosen_rows(choices(dataset, question.where), dataset.rows)
        picked = zip(*(compress(each, chosen) for each in codes.values()), strict=True)
        self.combinations = Counter(picked) if codes else {(): sum(chosen)}

    def _grouping(self, name: str) -> list[Column[Any]]:
        """The columns of a grouping, each value as the keys of the groups that it belongs to."""
        if name not in PERIODS:
            return list(name_columns(self.dataset, name, ("by",)))
        dates = self.dates
        assert dates is not None  # see _dates
        return [dates.mapped(lambda text: (found,) if text and (found := period_of(name, text)) else ())]

    def fold(self, begin: date | None, end: date | None) -> Fold:
        """Add up the rows of a period, None where it is open. A row counts that certainly lies in it."""
        found = Fold(Sums(len(self.measures)))
        dated = self._dated(begin, end)
        groupings = [[(self._place(column), column.values) for column in columns] for columns in self.by]
        for combination, rows in self.combinations.items():
            if not dated(combination):
                continue
            amounts = amounts_of(self.measures, self.places, combination)
            found.total.add(amounts, rows)
            for keys in product(*(_keys(grouping, combination) for grouping in groupings)) if groupings else ():
                if keys not in found.groups:
                    found.groups[keys] = Sums(len(self.measures))
                found.groups[keys].add(amounts, rows)
        return found

    def _place(self, column: Column[Any]) -> int:
        return self.places[id(column.codes)]

    def _dated(self, begin: date | None, end: date | None) -> Callable[[tuple[int, ...]], object]:
        """Whether a combination certainly lies in a period."""
        if self.dates is None or (begin is None and end is None):
            return lambda _: True
        place, (counts,) = self._place(self.dates), in_period(self.dates, begin, end).counts
        return lambda combination: counts[combination[place]]


def _dates(dataset: Dataset, question: Question) -> Column[str | None] | None:
    """When events were; None where nothing is asked about that. Raises BadQuestion where the file has no dates."""
    where = question.where
    asked = {
        ("where", "begin"): where.begin,
        ("where", "end"): where.end,
        ("before",): question.before,
        ("by",): set(question.by) & set(PERIODS),
    }
    part = next((part for part, value in asked.items() if value), None)
    if part is None:
        return None
    column_named(dataset, "date", part)
    return dataset.dates("date")


def _keys(grouping: Iterable[tuple[int, Sequence[Keys]]], combination: tuple[int, ...]) -> Sequence[str]:
    """The groups of one kind that a combination belongs to, each once: two actors are two groups."""
    found = dict.fromkeys(key for place, values in grouping for key in values[combination[place]])
    return tuple(found) or (NOT_KNOWN,)


def _period(dataset: Dataset, where: Where) -> tuple[date | None, date | None]:
    """The period that is counted: as asked, and where that is open the file's own; None where it has no dates."""
    begin, end = asked_period(where)
    covered = dataset.period
    if covered is None:
        return begin, end
    first, last = (date.fromisoformat(day) for day in covered)
    return begin or (min(first, end) if end else first), end or (max(last, begin) if begin else last)
