"""Saying what is wrong in a file of data, at row and column, and not more of it than a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem, ProblemsFound

MOST_ALIKE = 5
"""So many problems of one kind in one column are told; the last says how many more there are."""
LONGEST_SHOWN = 40
"""How much of a value is shown."""


class BadFile(Exception):
    """Why a file of data can't be used as a whole: a message, what to do, and the name of the problem."""

    def __init__(self, message: str, hint: str, rule: str = "data-file") -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


class BadQuestion(Exception):
    """Why a question can't be answered. `field` is the path to what is wrong in it, as `("where", "country")`."""

    def __init__(self, field: tuple[str, ...], message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint


def refused(path: str, message: str, hint: str, rule: str = "data-file", row: int | None = None) -> ProblemsFound:
    """One problem with a file or one of its rows, to raise."""
    return ProblemsFound([Problem(Position(path, row), message, hint, rule)])


@frozen
class Wrong:
    """What is wrong in a row and, where it is in one, a column; both count from 1."""

    row: int
    column: int | None
    message: str
    hint: str
    rule: str = "data-value"


def limited(path: str, every: Iterable[Wrong], more: int = 0) -> list[Problem]:
    """The first of some things that are wrong in the same way, as problems; `more` are known and not among them."""
    found = iter(every)
    problems = [
        Problem(Position(path, wrong.row, wrong.column), wrong.message, wrong.hint, wrong.rule)
        for wrong in islice(found, MOST_ALIKE)
    ]
    more += sum(1 for _ in found)
    if more:
        rows = "1 more row" if more == 1 else f"{more:,} more rows"
        problems[-1] = replace(problems[-1], message=f"{problems[-1].message}, and {rows} like this")
    return problems


def shown(text: str) -> str:
    """A value as a message shows it, on one line and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
