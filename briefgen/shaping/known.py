"""What was worked out before, in this paper or another: as much of it as was asked for last."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Known(Generic[K, V]):
    """Answers by their question, which alone decides them.

    `most` of them, two at least, bounds the memory of a long-lived process. What isn't asked for again while
    half as many others are is forgotten, so that what comes in paper after paper stays.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._lately: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._lately) + len(self._before)

    def answer(self, question: K, find: Callable[[], V]) -> V:
        """What is known, else what `find` gives."""
        found = self._lately.get(question)
        if found is None:
            found = self._before.pop(question, None)
            if found is None:
                found = find()
            if len(self._lately) >= self.most // 2:
                self._before, self._lately = self._lately, {}
            self._lately[question] = found
        return found
