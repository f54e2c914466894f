"""What a paper is made of, noted while it is read.

Whoever reads a file on behalf of a brief or a template asks for its `stamp` first, asks with
`is_file` whether there is one to be read, and with `files_in` which there are. Within `recorded()` each
question is noted with its answer, also "there is none": a template that the house adds tomorrow
hides the shipped one, so today's paper depends on its absence.

What is kept in a process's memory is kept by `remembered`, which knows what was read in making
it. Files of installed libraries and our own modules are no part of this.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import wraps
from glob import escape
from pathlib import Path
from stat import S_ISREG
from threading import RLock
from typing import Generic, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Stamp(NamedTuple):
    """What tells a file from what it was before: its size, when it and its status last changed (in nanoseconds), its
    inode."""

    size: int
    modified: int
    status_changed: int
    inode: int


class Listing(NamedTuple):
    """Which files a glob pattern finds below a folder; with `before`, those in it whose names sort before that."""

    folder: Path
    pattern: str
    before: str = ""


@dataclass
class Noted:
    """The questions that were asked of the file system, each with the first answer; paths are absolute.

    `files` has None for a file that was asked for and wasn't there, `listings` the names that were found. `asks_when`:
    it was asked when it is, as `--at` says.
    """

    files: dict[Path, Stamp | None] = field(default_factory=dict)
    listings: dict[Listing, tuple[str, ...]] = field(default_factory=dict)
    asks_when: bool = False

    def changed(self) -> tuple[Path, ...]:
        """The files, and the folders of listings, that are no longer what they were; nothing is noted by asking."""
        return tuple(dict.fromkeys(self._changes()))

    def still_so(self) -> bool:
        """Whether every answer would be the same now."""
        return next(self._changes(), None) is None

    def note(self, other: Noted) -> None:
        """Take over what another recording noted. Where both asked the same, the older answer stays."""
        for path, was in other.files.items():
            self.files.setdefault(path, was)
        for listing, names in other.listings.items():
            self.listings.setdefault(listing, names)
        self.asks_when |= other.asks_when

    def _changes(self) -> Iterator[Path]:
        for path, was in self.files.items():
            if _stamp(path) != was:
                yield path
        for listing, names in self.listings.items():
            if _names(*listing) != names:
                yield listing.folder


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)
"""Where this thread notes what it reads; None while nobody records."""


@contextmanager
def recorded() -> Iterator[Noted]:
    """What is read meanwhile, by this thread. A recording within a recording notes for both."""
    noted = Noted()
    outer = _noted.get()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
        if outer is not None:
            outer.note(noted)


def stamp(path: Path) -> Stamp | None:
    """A file as it is now, links followed; None when there is none, or what is there is no regular file.

    Ask before the file is read: if it is changed meanwhile, the stamp is that of before, and so no longer true.
    """
    found = _stamp(path)
    if noted := _noted.get():
        noted.files.setdefault(path.absolute(), found)
    return found


def is_file(path: Path) -> bool:
    """Whether a file is there."""
    return stamp(path) is not None


def exists(path: Path) -> bool:
    """Whether a file is there, where nothing depends on what is in it."""
    return bool(files_in(path.parent, escape(path.name)))


def files_in(folder: Path, pattern: str, before: str = "") -> list[Path]:
    """The files below a folder that a glob pattern finds, sorted; none when there is no such folder.

    With `before`, only those in the folder itself whose names sort before it: what comes behind may change.
    """
    names = _names(folder, pattern, before)
    if noted := _noted.get():
        noted.listings.setdefault(Listing(folder.absolute(), pattern, before), names)
    return [folder / name for name in names]


def ask_when() -> None:
    """What is made now depends on when it is."""
    if noted := _noted.get():
        noted.asks_when = True


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function returned for the last so many of its arguments, as long as what it read is as it was.

    What it read counts as read each time that it is asked. Its arguments must be hashable; what it raises isn't kept.
    """

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        memory = _Memory[T](most)

        @wraps(make)
        def asked(*args: P.args, **named: P.kwargs) -> T:
            question = (args, tuple(named.items()))
            return memory.answer(question, lambda: make(*args, **named))

        return asked

    return decorate


class _Memory(Generic[T]):
    """Answers by their question, the one asked last at the end, each with what was read for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[object, tuple[T, Noted]] = {}
        self._lock = RLock()  # threads that ask at once get one and the same

    def answer(self, question: object, make: Callable[[], T]) -> T:
        with self._lock:
            known = self._known.pop(question, None)
            if known is None or not known[1].still_so():
                with recorded() as read:
                    known = make(), read
            elif noted := _noted.get():
                noted.note(known[1])
            self._known[question] = known
            if len(self._known) > self._most:
                del self._known[next(iter(self._known))]
            return known[0]


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):  # no such file, or no name that a file could have
        return None
    is_regular = S_ISREG(found.st_mode)
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if is_regular else None


def _names(folder: Path, pattern: str, before: str) -> tuple[str, ...]:
    if before:
        return tuple(sorted(_names_before(folder, pattern, before)))
    found = (path for path in folder.glob(pattern) if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found))


def _names_before(folder: Path, pattern: str, before: str) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [each.name for each in found if each.name < before and _fits(each, pattern)]
    except OSError:
        return []


def _fits(entry: os.DirEntry[str], pattern: str) -> bool:
    return fnmatchcase(entry.name, pattern) and entry.is_file()
