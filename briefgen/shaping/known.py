"""What was worked out before, in this paper or another: until there is so much of it that all is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Known(Generic[K, V]):
    """Answers by their question, which alone decides them. `most` of them bounds the memory of a long-lived process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[K, V] = {}

    def answer(self, question: K, find: Callable[[], V]) -> V:
        """What is known, else what `find` gives."""
        found = self._answers.get(question)
        if found is None:
            found = find()
            if len(self._answers) >= self._most:
                self._answers.clear()
            self._answers[question] = found
        return found
