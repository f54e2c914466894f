"""What is costly to work out and always comes out the same, kept from one run to the next.

It lies in the person's own cache folder: `~/.cache/briefgen` (or below `XDG_CACHE_HOME`),
`~/Library/Caches/briefgen`, `%LOCALAPPDATA%\\briefgen\\cache`. Compiled templates are among
it, and they are run: a folder that is another user's, or that others may write to, is
not used. Nothing else depends on it; it may be deleted at any time. `BRIEFGEN_CACHE=off`
leaves it alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_LONGEST = 90 * 24 * 3600
"""Seconds after which something is worked out anew, so that what nobody asks for any more goes."""
_MOST = 300_000_000
"""Bytes; of more, what was worked out first goes. A thousand maps and as many timelines have 280 million."""
_BETWEEN_SWEEPS = 24 * 3600


def key(*parts: object) -> str:
    """A name for what is worked out from these parts, and from nothing else."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def read(name: str) -> bytes | None:
    """What was kept under a name; None when there is nothing, or it is damaged."""
    found = _file(name)
    checksum, content = found[:32], found[32:]
    return content if hashlib.sha256(content).digest() == checksum else None


def write(name: str, content: bytes) -> None:
    """Keep something under a name; where that can't be done, nothing happens."""
    _replace(name, hashlib.sha256(content).digest() + content)


class Table:
    """Answers by their question, those of earlier runs among them, kept under a `name`.

    Of more than `most` the first ones go, which bounds the file and the memory of a long-lived process. What is new is
    added to the file as a line: to write everything after each paper took the longer the more a night had built.
    """

    def __init__(self, name: str, most: int = 50_000) -> None:
        self._name = name
        self._most = most
        self._known: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        lines = list(_lines(name))
        for line in lines:
            self._known.update(json.loads(line))
        self._known = dict(list(self._known.items())[-most:])
        if len(lines) > _MOST_LINES:
            _replace(name, _line(self._known))

    def answer(self, question: str, find: Callable[[], Any]) -> Any:
        """What is known, else what `find` gives: data that JSON can hold."""
        if question not in self._known:
            self._known[question] = self._new[question] = find()
            if len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return self._known[question]

    def keep(self) -> None:
        """Keep for later runs what was found in this one, beside what others found and kept meanwhile."""
        if self._new:
            _append(self._name, _line(self._new))
            self._new = {}


_MOST_LINES = 200
"""A table's file that has more is written anew, as one line, when it is read."""


def _line(answers: Mapping[str, Any]) -> bytes:
    """A line of a table's file. It begins with the line break, so that one that was cut short spoils no other."""
    content = json.dumps(answers).encode()
    return b"\n" + hashlib.sha256(content).hexdigest().encode() + content


def _lines(name: str) -> Iterator[bytes]:
    """What the undamaged lines of a table's file hold."""
    for line in _file(name).split(b"\n"):
        checksum, content = line[:64], line[64:]
        if hashlib.sha256(content).hexdigest().encode() == checksum:
            yield content


def _file(name: str) -> bytes:
    """What is in the file of a name; nothing when there is none."""
    folder = own_folder()
    try:
        return (folder / name).read_bytes() if folder else b""
    except OSError:
        return b""


def _replace(name: str, content: bytes) -> None:
    folder = own_folder()
    if folder is None:
        return
    beside = folder / f"{name}.{os.getpid()}"
    with contextlib.suppress(OSError):
        beside.write_bytes(content)
        os.replace(beside, folder / name)
        _forget_old(folder)


def _append(name: str, content: bytes) -> None:
    """Add to the file of a name, in one piece, whoever else adds to it (POSIX write, O_APPEND)."""
    folder = own_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError), open(folder / name, "ab", buffering=0) as file:
        file.write(content)
        _forget_old(folder)


@cache
def _forget_old(folder: Path) -> None:
    """Once a day: to look at every file takes longer than to write one."""
    swept = folder / "swept"
    if swept.exists() and time.time() - swept.stat().st_mtime < _BETWEEN_SWEEPS:
        return
    swept.touch()
    total = 0
    for path in sorted(filter(Path.is_file, folder.iterdir()), key=_kept_at, reverse=True):
        total += path.stat().st_size
        if total > _MOST or time.time() - _kept_at(path) > _LONGEST:
            path.unlink()


def _kept_at(path: Path) -> float:
    return path.stat().st_mtime


@cache
def own_folder() -> Path | None:
    """The folder, made when it isn't there; None when there can't be one or it isn't ours alone."""
    place = _place()
    if place is None or os.environ.get("BRIEFGEN_CACHE") == "off":
        return None
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place if _is_ours_alone(place) else None
    except OSError:
        return None


def _place() -> Path | None:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) / "briefgen" / "cache" if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "briefgen"
    said = Path(os.environ.get("XDG_CACHE_HOME", ""))  # XDG Base Directory Specification: a relative one is no path
    return (said if said.is_absolute() else home / ".cache") / "briefgen"


def _is_ours_alone(folder: Path) -> bool:
    if sys.platform == "win32":  # below a person's profile, which others can't write to
        return True
    stat = folder.lstat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o077
