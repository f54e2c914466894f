"""Which entry of one issue is which of the issue before, and which sentence another one took the place of."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

E = TypeVar("E")

ALIKE = 0.5
"""The share of their words that two texts have to have in common for one to be the other, reworded."""
MOST = 40
"""So many on each side are held against each other; each of more stands alone."""
_ENOUGH = 4000
"""Characters."""
_WORD = re.compile(r"\w+")

Words = Counter[str]


def words(text: str) -> Words:
    """How often each word stands in a text."""
    return Counter(_WORD.findall(text.casefold()))


def first_words(text: str) -> Words:
    """How often each word stands at the beginning of a text, which is enough to know it by."""
    return words(text[:_ENOUGH])


def alikeness(one: Words, other: Words) -> float:
    """What share of their words two texts have in common, from 0 to 1 (the Sørensen–Dice coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def nearest(now: Sequence[Words], before: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """The numbers of those that are alike, the most alike first, none twice; of several that are as much so, those
    that stand in the same order."""
    found = (
        (-share, abs(at - other), at, other)
        for at, here in enumerate(now[:MOST])
        for other, there in enumerate(before[:MOST])
        if (share := alikeness(here, there)) >= ALIKE
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, at, other in sorted(found):
        if at not in taken[0] and other not in taken[1]:
            taken[0].add(at)
            taken[1].add(other)
            yield at, other


class Pairs(Generic[E]):
    """The entries of a list, each with what it was in the list before: `same` by place in the new one; what is left are
    the new and the dropped ones."""

    def __init__(self, now: Sequence[E], before: Sequence[E]) -> None:
        self.now = now
        self.before = before
        self._of: dict[int, int] = {}
        self._left = list(range(len(before)))

    def by(self, key: Callable[[E], Hashable | None]) -> None:
        """Pair what has the same key; None is no key."""
        waiting: dict[Hashable, deque[int]] = {}
        for at in self._left:
            if (name := key(self.before[at])) is not None:
                waiting.setdefault(name, deque()).append(at)
        for at in self._unpaired():
            if found := waiting.get(key(self.now[at])):
                self._pair(at, found.popleft())
        self._leave_unpaired()

    def by_words(self, text: Callable[[E], str]) -> None:
        """Pair what says nearly the same."""
        here, there = self._unpaired(), list(self._left)
        these = [first_words(text(self.now[at])) for at in here[:MOST]]
        those = [first_words(text(self.before[at])) for at in there[:MOST]]
        for at, other in nearest(these, those):
            self._pair(here[at], there[other])
        self._leave_unpaired()

    def __iter__(self) -> Iterator[tuple[E | None, E | None]]:
        """Each new entry with the one that it was, None where it is new; then those that are gone, behind None."""
        for at, each in enumerate(self.now):
            yield each, self.before[self._of[at]] if at in self._of else None
        for at in self._left:
            yield None, self.before[at]

    def _unpaired(self) -> list[int]:
        return [at for at in range(len(self.now)) if at not in self._of]

    def _leave_unpaired(self) -> None:
        taken = set(self._of.values())
        self._left = [at for at in self._left if at not in taken]

    def _pair(self, at: int, other: int) -> None:
        self._of[at] = other


def more_often(these: Iterable[str], those: Iterable[str]) -> Words:
    """What stands among these more often than among those, and by how much."""
    return Counter(these) - Counter(those)
