"""Which words a language has, by the hunspell data in a `dictionaries` folder among the templates.

To load a dictionary takes longer than to check a brief, so what was found is kept from one
run to the next, and it is loaded only when a word is asked for that never was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from briefgen import kept
from briefgen.reads import remembered, stamp
from briefgen.workspace import leads_out

FOLDER = "dictionaries"
_LARGEST = 30_000_000
"""In bytes, of each of a dictionary's files."""
_LONGEST = 60
"""Longer words aren't looked up: hunspell takes no more than about a hundred bytes."""
_LONGEST_GUESSED = 30


class Dictionary:
    """The words of one language. `path` is its `.dic`, with an `.aff` beside it, and maybe a `.txt` with more words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = kept.Table(
            kept.key("words", path.name, *(_version(path.with_suffix(end)) for end in (".dic", ".aff", ".txt")))
        )

    def knows(self, word: str) -> bool:
        """Whether it is a word of the language, capitals as they are."""
        return len(word) <= _LONGEST and bool(self._found.answer(word, lambda: self._has(word)))

    def known_among(self, word: str, others: Callable[[], Iterable[str]]) -> list[str]:
        """Which of the `others`, that a word leads to, are words of the language, each once."""
        found: list[str] = self._found.answer(
            f"={word}", lambda: [each for each in dict.fromkeys(others()) if self._has(each)]
        )
        return found

    def suggestions(self, word: str) -> list[str]:
        """The words that a misspelt one may have been meant as, the likeliest first."""
        if len(word) > _LONGEST_GUESSED:
            return []
        found: list[str] = self._found.answer(f"?{word}", lambda: list(self._hunspell.suggest(word)))
        return found

    def has_near(self, word: str) -> bool:
        """Whether any word of the language is but one letter away: one too many, missing, wrong or in another's place.

        A hundred times as fast as to ask for suggestions.
        """
        if len(word) > _LONGEST_GUESSED:
            return False
        return bool(self._found.answer(f"~{word}", lambda: any(map(self._has, self._one_letter_away(word)))))

    def keep(self) -> None:
        """Keep for later runs what was found in this one."""
        self._found.keep()

    def _one_letter_away(self, word: str) -> Iterator[str]:
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            yield before + after[1:]
            yield before + after[1:2] + after[:1] + after[2:]
            for letter in self._letters:
                yield before + letter + after
                yield before + letter + after[1:]

    @cached_property
    def _letters(self) -> str:
        """The small letters that words are spelt with: hunspell's TRY, by which it guesses (hunspell(5))."""
        affixes = self._path.with_suffix(".aff").read_text("utf-8", "replace")
        found = re.search(r"^TRY (\S+)", affixes, re.MULTILINE)
        return "".join(dict.fromkeys(found[1].lower())) if found else ascii_lowercase

    def _has(self, word: str) -> bool:
        return bool(self._hunspell.spell(word)) or word in self._more

    @cached_property
    def _more(self) -> frozenset[str]:
        path = self._path.with_suffix(".txt")
        lines = path.read_text("utf-8", "replace").splitlines() if _is_ours(path, self._path.parent) else []
        return frozenset(line.strip() for line in lines if not line.startswith("#"))

    @cached_property
    def _hunspell(self) -> Any:
        from hunspell import Hunspell

        return Hunspell(self._path.stem, hunspell_data_dir=str(self._path.parent))


_LOADED: dict[Path, Dictionary] = {}


@remembered(most=64)
def _loaded(path: Path) -> Dictionary:
    """The dictionary in a file, until that changes."""
    found = _LOADED[path] = Dictionary(path)
    return found


def dictionary(language: str, roots: Sequence[Path]) -> Dictionary | None:
    """The dictionary of a language (BCP 47), else of the language whatever the country; None where there is none.

    It is looked for in the template folders `roots`, as `dictionaries/en-GB.dic` with `en-GB.aff` beside it.
    """
    for name in dict.fromkeys((language, language.partition("-")[0])):
        for root in roots:
            path = root / FOLDER / f"{name}.dic"
            if _is_whole(path, root):
                return _loaded(path)
    return None


def _is_whole(path: Path, root: Path) -> bool:
    """Whether both files of a dictionary are there."""
    return _is_ours(path, root) and _is_ours(path.with_suffix(".aff"), root)


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether a file is there, is no link out of a folder, and has a bearable size."""
    known = stamp(path)
    return known is not None and known.size <= _LARGEST and not leads_out(path, folder)


def _version(path: Path) -> str:
    """What changes when a file does; empty where there is none."""
    known = stamp(path)
    return f"{known.size} {known.modified}" if known else ""


def keep_new() -> None:
    """Keep for later runs what was found in this one."""
    for each in _LOADED.values():
        each.keep()
