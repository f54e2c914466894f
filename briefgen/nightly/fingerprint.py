"""By what everything that goes into a paper is known, on any machine: a name, and a digest of what it is.

A name is the path of a file below the workspace (`inputs/x.yaml`), below the shipped files (`shipped:templates/…`) or
below the records of earlier issues (`issues:x/2026-02-03.json`).
`in:` names the files that a pattern finds in a folder: these two, and the name before which they sort, with a NUL
between them, which no name has.
`program:reportlab` and `option:formats` are what a paper is made with; their digest is the version or option itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from briefgen.frozen import frozen
from briefgen.reads import Noted, Stamp, files_in, stamp

ABSENT = "absent"
"""The digest of a file that isn't there."""
SHIPPED, ISSUES, LISTING, PROGRAM, OPTION = "shipped:", "issues:", "in:", "program:", "option:"
WHEN = f"{OPTION}at"
"""When it is: not all papers depend on it."""
_PACKAGE = Path(__file__).resolve().parent.parent
_PIECE = 1 << 20
_MOST_KNOWN = 100_000
_SETTLED = 2_000_000_000
"""Nanoseconds. A file that was changed again so shortly after it was read may show the same times (some file systems
count in steps of two seconds), so only a stamp that is older stands for a content."""


def is_own_file(name: str) -> bool:
    """Whether a name is that of a file of the workspace."""
    return not name.startswith((SHIPPED, ISSUES, LISTING, PROGRAM, OPTION))


def listed(name: str) -> tuple[str, str, str]:
    """Of the name of a listing the folder, the pattern, and before which name the files sort; empty: any."""
    folder, pattern, before = name.removeprefix(LISTING).split("\0")
    return folder, pattern, before


@frozen
class Roots:
    """The folders that names are relative to. Paths outside of all are their own names."""

    workspace: Path
    shipped: Path
    issues: Path

    def name(self, path: Path) -> str:
        """What a file is called."""
        whole = path.as_posix()
        for prefix, start in self._starts:
            if f"{whole}/".startswith(start):
                return prefix + (whole[len(start) :] or ".")
        return whole

    def path(self, name: str) -> str:
        """Where the file of a name lies."""
        for prefix, folder in self._named:
            if prefix and name.startswith(prefix):
                return os.path.join(folder, name.removeprefix(prefix))
        return os.path.join(self.workspace, name)

    @cached_property
    def _starts(self) -> list[tuple[str, str]]:
        return [(prefix, folder.as_posix().rstrip("/") + "/") for prefix, folder in self._named]

    @property
    def _named(self) -> tuple[tuple[str, Path], ...]:
        return ((ISSUES, self.issues), ("", self.workspace), (SHIPPED, self.shipped))


class Fingerprints:
    """The digests of files. One that was taken stands as long as the file's stamp is the same.

    `known` are digests that were taken before, with their stamps.
    """

    def __init__(self, roots: Roots, known: Mapping[str, tuple[str, Stamp]] | None = None) -> None:
        self._roots = roots
        self._known = dict(known or {})

    def now(self, name: str) -> str:
        """The digest of what a name stands for at this moment."""
        if name.startswith(LISTING):
            return self._listed(name)
        return self._of_file(name, self._roots.path(name))

    def settled(self, name: str) -> Stamp | None:
        """The stamp that may stand for the digest that was given of a file; None where none may."""
        known = self._known.get(name)
        return known[1] if known else None

    def of(self, noted: Noted) -> dict[str, tuple[str, Stamp | None]]:
        """The digest of everything that was noted, with its stamp where that may stand for it."""
        found = {name: self._of_file(name, path) for path in noted.files for name in [self._roots.name(path)]}
        digests = {name: (digest, self.settled(name)) for name, digest in found.items()}
        for (folder, pattern, before), names in noted.listings.items():
            digests[LISTING + "\0".join((self._roots.name(folder), pattern, before))] = (_of_names(names), None)
        return digests

    def _of_file(self, name: str, path: str | Path) -> str:
        found = stamp_of(path)
        if found is None:
            return ABSENT
        known = self._known.get(name)
        if known and known[1] == found:
            return known[0]
        self._known.pop(name, None)
        is_settled = time.time_ns() - max(found[1], found[2]) > _SETTLED
        digest = digest_of(path)
        if is_settled and digest != ABSENT:
            if len(self._known) >= _MOST_KNOWN:
                del self._known[next(iter(self._known))]
            self._known[name] = (digest, found)
        return digest

    def _listed(self, name: str) -> str:
        folder, pattern, before = listed(name)
        where = Path(self._roots.path(folder))
        return _of_names(path.relative_to(where).as_posix() for path in files_in(where, pattern, before))


def stamp_of(path: str | Path) -> Stamp | None:
    """A file's stamp; None where there is none."""
    return stamp(path if isinstance(path, Path) else Path(path))


def digest_of(path: str | Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; ABSENT where it can't be read."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ABSENT
    return digest.hexdigest()


def _of_names(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()


def made_with(options: Mapping[str, Any]) -> dict[str, str]:
    """What papers are made with, by name: the versions of the program, its libraries and Python, and the options."""
    asked = {**options, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH")}
    return {PROGRAM + name: version for name, version in versions().items()} | {
        OPTION + name: json.dumps(value, ensure_ascii=False) for name, value in asked.items()
    }


def versions() -> dict[str, str]:
    """The versions of whatever has a part in a paper's bytes."""
    import platform
    import zlib
    from importlib.metadata import PackageNotFoundError, version

    from briefgen import __version__

    found = {"briefgen": f"{__version__} {code_digest(_PACKAGE)}", "python": platform.python_version()}
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    for library in _libraries():
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = ABSENT
    return found


def _libraries() -> list[str]:
    """What briefgen needs, sorted; nothing where nobody says so."""
    import re

    return sorted(re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in _needed())


def _needed() -> list[str]:
    """What a checkout's `pyproject.toml` says that it needs, else the metadata of what was installed: that of a
    checkout is as old as its installation."""
    from importlib.metadata import PackageNotFoundError, requires

    project = _PACKAGE.parent / "pyproject.toml"
    if project.is_file():
        import tomllib

        return list(tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"])
    try:
        return [each for each in requires("briefgen") or [] if "extra ==" not in each]
    except PackageNotFoundError:
        return []


_OWN = frozenset((".py", ".bin", ".icc"))
"""Of the program's own files those that have a part in papers: its modules, outlines of countries, colour profiles."""


def code_digest(folder: Path) -> str:
    """The digest of a program's own files: in a checkout they change while the version stays."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _OWN):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
