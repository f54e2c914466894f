"""How much one filling may take: a template, like a brief, must not be able to stop the program or the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

MOST_STEPS = 200_000
MOST_CHARACTERS = 20_000_000
LONGEST_RANGE = 10_000
LARGEST_NUMBER = 10**15


class TooMuch(Exception):
    """A bound was reached; the message is for the editor."""


class _Budget:
    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS


_budget: ContextVar[_Budget | None] = ContextVar("budget", default=None)


def _spending() -> _Budget:
    """The budget of the filling that runs. Outside of one, as when templates are only checked, nothing adds up."""
    return _budget.get() or _Budget()


@contextmanager
def fresh_budget() -> Iterator[None]:
    """Inside, everything counts against one new budget."""
    token = _budget.set(_Budget())
    try:
        yield
    finally:
        _budget.reset(token)


def charge_step() -> None:
    """Count one step: a turn of a loop, a macro called, a part included."""
    budget = _spending()
    budget.steps -= 1
    if budget.steps < 0:
        raise TooMuch(f"this takes more than {MOST_STEPS:,} steps")


def charge_text(length: int) -> None:
    """Count characters made, whether they are printed or not."""
    budget = _spending()
    budget.characters -= length
    if budget.characters < 0:
        raise TooMuch(f"this makes more than {MOST_CHARACTERS // 1_000_000} million characters")


def charge_items(value: object) -> None:
    """Count everything inside a list that a template makes, however often the same thing stands in it."""
    waiting = [value]
    while waiting:
        charge_step()
        found = waiting.pop()
        if isinstance(found, list | tuple):
            waiting.extend(found)
        elif isinstance(found, dict):
            waiting.extend(found.values())


T = TypeVar("T")


def counted(values: Iterable[T] | None, size: int = 0) -> Iterator[T]:
    """The values, each of them a step; `size` is how much text one turn of the loop prints. None has no values."""
    for value in () if values is None else values:
        charge_step()
        charge_text(size)
        yield value


def bounded_range(*numbers: int) -> list[int]:
    """Whole numbers as Python's `range` counts them, at most `LONGEST_RANGE` of them."""
    found = range(*numbers)
    if len(found) > LONGEST_RANGE:
        raise TooMuch(f"`range` gives more than {LONGEST_RANGE:,} numbers")
    return list(found)
