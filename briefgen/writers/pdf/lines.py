"""Words into lines, for a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from briefgen.frozen import frozen
from briefgen.shaping.known import Known
from briefgen.shaping.letters import Atom, Word, chopped, kept_hyphen
from briefgen.theme import Theme
from briefgen.writers.pdf.breaks import Measure, best_breaks
from briefgen.writers.pdf.division import divided, joined, whole_item


@frozen(slots=True)
class Line:
    """One line: its atoms in the order of reading, its width without the space at its end, how many spaces can stretch.

    `inside` is how many atoms it has without that space; `base` the level of its paragraph,
    1 where that is read from right to left. `ended` when the paragraph or the author ends it,
    so that it is never justified; `divides` when it ends with the beginning of a word and a hyphen.
    """

    atoms: tuple[Atom, ...]
    width: float
    spaces: int
    ended: bool
    inside: int
    base: int
    divides: bool


def broken(
    words: Sequence[Word],
    theme: Theme,
    width: float,
    first: float = 0,
    *,
    justified: bool = False,
    language: str = "",
) -> list[Line]:
    """Lines no wider than `width`, broken where it is best for the whole paragraph. At least one line.

    The first is `first` points shorter. `justified` lines may be a little wider than
    `width`, as far as their spaces shrink. `language` is that of words that don't say their own.
    """
    question = tuple(words), width, first, justified, language
    return _BROKEN.answer(question, lambda: _broken(words, theme, width, first, justified, language))


_BROKEN: Known[tuple[tuple[Word, ...], float, float, bool, str], list[Line]] = Known(4000)
"""Texts that stand in paper after paper: the same words in the same ink are the same objects (see `letters.words`)."""


def _broken(
    words: Sequence[Word], theme: Theme, width: float, first: float, justified: bool, language: str
) -> list[Line]:
    fitted = _fitted(words, theme, width, first)
    passages = _ended(fitted)
    lines: list[Line] = []
    for at, passage in enumerate(passages):
        em = passage[0].atoms[0].ink.size if passage and passage[0].atoms else 0.0
        measure = Measure(width - first if at == 0 else width, width, 0.0 if justified else _RAG * em + 1.0)
        groups = _best_groups(passage, theme, measure, language)
        lines += [_line(group, at == len(passages) - 1 and group is groups[-1]) for group in groups]
    return lines


def _ended(words: Sequence[Word]) -> list[Sequence[Word]]:
    """The words up to each line that must end; at least one passage, which may be empty."""
    ends = [at for at, word in enumerate(words, 1) if word.ends_line and at < len(words)]
    return [words[start:end] for start, end in pairwise([0, *ends, len(words)])]


_RAG = 2.0
"""How much shorter ragged lines may be before it is seen, in type sizes."""
_PATIENCE = 0.5
"""Where no line is looser than this, no word is divided: see `breaks.Breaks.loosest`."""


def _on_one_line(words: Sequence[Word]) -> float:
    return sum(word.width + _space(word) for word in words) - (_space(words[-1]) if words else 0.0)


def _best_groups(words: Sequence[Word], theme: Theme, measure: Measure, language: str) -> list[Sequence[Word]]:
    """The words of each line of a passage."""
    if _on_one_line(words) <= measure.first:
        return [words]
    whole = best_breaks([whole_item(word) for word in words], measure)
    if whole.loosest > _PATIENCE:
        fragments = divided(words, theme, language, measure.rag > 0)
        if len(fragments) > len(words):
            ends = best_breaks([fragment.item for fragment in fragments], measure).ends
            return [joined(fragments[start:end], theme) for start, end in pairwise([0, *ends])]
    return [words[start:end] for start, end in pairwise([0, *whole.ends])]


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
    if atoms and not last:
        atoms[-1] = kept_hyphen(atoms[-1])
    hyphen = ending.hyphen if ending and not last else None
    if hyphen:
        atoms.append(hyphen)
        width += hyphen.width
    ended = last or bool(ending and ending.ends_line)
    return Line((*atoms, *trailing), width, spaces, ended, len(atoms), ending.base if ending else 0, hyphen is not None)
