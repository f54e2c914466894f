"""Names of the brief's actors that are nearly right: a letter or two from how the brief itself spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.brief import Brief, BriefFile
from briefgen.checks.passages import Passage, passages
from briefgen.checks.style.found import Found
from briefgen.frozen import frozen
from briefgen.house import House
from briefgen.house_style import StyleRule

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONG_NAME = 8
"""A name of one word that is shorter is too near to others."""
_LONG_WORD = 5
"""A word of a longer name that is shorter is too near to others."""


def check_misspelt_names(rule: StyleRule, file: BriefFile, _house: House) -> Iterator[Found]:
    """Text, outside quotations, that is nearly the name of an actor, and no name of another."""
    names = _Names(file.brief)
    for passage in passages(file) if names.all else ():
        if rule.covers(passage.path):
            for start, end, name in names.nearly(passage.unquoted):
                yield _found(passage, start, end, name)


def _found(passage: Passage, start: int, end: int, name: str) -> Found:
    said = " ".join(passage.text[start:end].split())
    message = f"“{said}” is nearly {name}, one of the paper's actors"
    hint = f"write {name}; or, where it is another, name that one among the actors"
    return Found(passage.at(start, end), message, hint, {"found": said, "instead": name})


@frozen
class _Slot:
    """A word of a name: which it is of how many."""

    name: tuple[str, ...]
    at: int


class _Names:
    """The names of a brief's actors by their words."""

    def __init__(self, brief: Brief) -> None:
        spelt = [name for actor in brief.actors for name in (actor.name, *actor.aka)]
        self.all = dict.fromkeys(tuple(_words(name)) for name in spelt if not re.search(r"\d", name))
        self._single: dict[str, list[str]] = {}
        for word in (name[0] for name in self.all if len(name) == 1 and len(name[0]) >= _LONG_NAME):
            self._single.setdefault(word[0], []).append(word)
        self._slots: dict[str, list[_Slot]] = {}
        for name in (name for name in self.all if len(name) > 1):
            for at, word in enumerate(name):
                self._slots.setdefault(word, []).append(_Slot(name, at))

    def nearly(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where something stands that is nearly a name, and the name."""
        words = _words(text)
        last = 0
        for number, word in enumerate(words):
            for first, name in self._at(words, number, word):
                if first >= last and tuple(words[first : first + len(name)]) not in self.all:
                    last = first + len(name)
                    places = list(_WORD.finditer(text))[first:last]
                    yield places[0].start(), places[-1].start() + len(words[last - 1]), " ".join(name)
                    break

    def _at(self, words: Sequence[str], number: int, word: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Names that the words from some place on nearly are, of which one is at a number."""
        for slot in self._slots.get(word, ()):
            first = number - slot.at
            if first >= 0 and _one_letter_off(words[first : first + len(slot.name)], slot.name):
                yield first, slot.name
        for right in self._single.get(word[0], ()) if len(word) >= _LONG_NAME - 1 else ():
            if _near(word, right) and word not in self._slots:
                yield number, (right,)


def _words(text: str) -> list[str]:
    """The words of a text, without the 's of a genitive."""
    return [word[:-2] if word.endswith(("'s", "’s")) else word for word in _WORD.findall(text)]


def _one_letter_off(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are those of a name but for one, which is nearly right."""
    other = [(word, right) for word, right in zip(words, name, strict=False) if word != right]
    return len(words) == len(name) and len(other) == 1 and len(other[0][1]) >= _LONG_WORD and _near(*other[0])


def _near(word: str, right: str) -> bool:
    """Whether a word is another with one letter more, less, changed or swapped with the next; not with another ending,
    as Pakistani is, nor with another beginning."""
    if word == right or word[0] != right[0] or abs(len(word) - len(right)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    if start >= min(len(word), len(right)) - 1:
        return False
    a, b = word[start:], right[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
