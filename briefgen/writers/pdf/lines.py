"""Words into lines, for a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefgen.theme import Theme
from briefgen.writers.pdf.letters import Atom, Word, chopped


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its atoms in the order of reading, its width without the space at its end, how many spaces can stretch.

    `inside` is how many atoms it has without that space; `base` the level of its paragraph,
    1 where that is read from right to left. `ended` when the paragraph or the author ends it,
    so that it is never justified.
    """

    atoms: tuple[Atom, ...]
    width: float
    spaces: int
    ended: bool
    inside: int
    base: int


def broken(words: Sequence[Word], theme: Theme, width: float, first: float = 0) -> list[Line]:
    """Lines no wider than `width`, as full as they go; the first is `first` points shorter. At least one line."""
    groups = _groups(_fitted(words, theme, width, first), lambda index: width - (first if index == 0 else 0))
    return [_line(group, index == len(groups) - 1) for index, group in enumerate(_no_lone_word(groups, width))]


def balanced(words: Sequence[Word], theme: Theme, width: float) -> list[Line]:
    """As few lines as `width` allows, about equally long and ending where the sense does: for ragged titles."""
    fitted = _fitted(words, theme, width, 0)
    groups = _groups(fitted, lambda _: width)
    if len(groups) > 1 and len(fitted) <= _MOST_BALANCED and not any(word.ends_line for word in fitted):
        groups = _best(fitted, len(groups), width) or groups
    return [_line(group, index == len(groups) - 1) for index, group in enumerate(groups)]


_MOST_BALANCED = 60
"""A longer title isn't worth the search for the best breaks."""


def _best(words: Sequence[Word], count: int, width: float) -> list[list[Word]] | None:
    """The words in `count` lines, their lengths and ends as good as they can be; None where they don't fit."""
    edges = _edges(words)
    even = edges[-1] / count
    best: list[tuple[float, list[int]] | None] = [(0.0, [0]), *(None for _ in words)]
    for line in range(count):
        rated: list[tuple[float, list[int]] | None] = [None] * (len(words) + 1)
        for end in range(line + 1, len(words) + 1):
            for start in range(end):
                length = edges[end] - edges[start] - _space(words[end - 1])
                before = best[start]
                if before is None or length > width:
                    continue
                ending = _ending_cost(words[end - 1]) if end < len(words) else 0.0
                cost = before[0] + ((length - even) / width) ** 2 + ending
                known = rated[end]
                if known is None or cost < known[0]:
                    rated[end] = (cost, [*before[1], end])
        best = rated
    found = best[-1]
    return [list(words[a:b]) for a, b in zip(found[1], found[1][1:], strict=False)] if found else None


def _edges(words: Sequence[Word]) -> list[float]:
    """Where each word begins when all stand on one line, and where the last ends."""
    edges = [0.0]
    for word in words:
        edges.append(edges[-1] + word.width + _space(word))
    return edges


def _space(word: Word) -> float:
    return word.space.width if word.space else 0.0


def _ending_cost(word: Word) -> float:
    """What it costs to end a title's line with a word: little after a colon, much after an article or preposition."""
    text = "".join(atom.text for atom in word.atoms)
    if text.endswith((":", "—", "–", ";", "?", ".")):
        return -0.08
    return 0.05 if len(text) <= 3 and text.isalpha() and text.islower() else 0.0


def _fitted(words: Sequence[Word], theme: Theme, width: float, first: float) -> Sequence[Word]:
    """The words, those wider than a line chopped."""
    most = max(width - max(first, 0), 1.0) + _TOLERANCE
    if all(word.width <= most for word in words):
        return words
    return [part for word in words for part in (chopped(word, most, theme) if word.width > most else (word,))]


def _groups(words: Iterable[Word], measure: Callable[[int], float]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    current: list[Word] = []
    used = 0.0
    room = measure(0)
    for word in words:
        needed = used + word.width + (word.hyphen.width if word.hyphen else 0)
        if current and needed > room + _TOLERANCE:
            groups.append(current)
            current, used, room = [], 0.0, measure(len(groups))
        current.append(word)
        used += word.width + _space(word)
        if word.ends_line:
            groups.append(current)
            current, used, room = [], 0.0, measure(len(groups))
    return [*groups, current] if current or not groups else groups


_TOLERANCE = 0.01
_LONE = 0.14
_SHORT = 24.0
"""A last line shorter than this share of the measure, or than this, looks like a mistake."""


def _no_lone_word(groups: list[list[Word]], width: float) -> list[list[Word]]:
    """The last word of the last line but one joins a very short last line, where it leaves enough behind."""
    if len(groups) < 2 or sum(word.width for word in groups[-1]) > max(width * _LONE, _SHORT):
        return groups
    before = groups[-2]
    moved = before[-1]
    left = sum(word.width + _space(word) for word in before[:-1])
    if len(before) < 4 or moved.ends_line or moved.space is None or left < width * 0.6:
        return groups
    return [*groups[:-2], before[:-1], [moved, *groups[-1]]]


def _line(words: Sequence[Word], last: bool) -> Line:
    atoms: list[Atom] = []
    spaces = 0
    for word in words:
        atoms += word.atoms
        if word.space:
            atoms.append(word.space)
            spaces += 1
    ending = words[-1] if words else None
    width = sum(atom.width for atom in atoms)
    trailing: tuple[Atom, ...] = ()
    if ending and ending.space:
        width, spaces = width - ending.space.width, spaces - 1
        trailing = (atoms.pop(),)
    if ending and ending.hyphen and not last:
        atoms.append(ending.hyphen)
        width += ending.hyphen.width
    ended = last or bool(ending and ending.ends_line)
    return Line((*atoms, *trailing), width, spaces, ended, len(atoms), ending.base if ending else 0)
