"""Whether another machine makes the same papers as this one: what it makes them with, and what it sees."""

from __future__ import annotations

import contextlib
import os
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen import kept
from briefgen.nightly.fingerprint import ABSENT, OPTION, PROGRAM, digest_of, made_with
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.workspace import shipped

AskAll = Callable[..., Mapping[str, Any]]
"""Calls a function with arguments on every machine; what each returned, or the error that it raised, by its name."""


def equipment() -> dict[str, str]:
    """What papers are made with here, by name: versions, settings, and the shipped files as one."""
    folder = shipped() / "templates"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    digests = (f"{path.relative_to(folder).as_posix()} {digest_of(path)}" for path in files)
    return {**made_with({}), f"{PROGRAM}shipped files": kept.key(*digests)[:12]}


@lru_cache(maxsize=1)
def equipment_in(_night: str) -> dict[str, str]:
    """The same, looked at once in a night: what is installed may be another version the next night."""
    return equipment()


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """In words, what another machine has otherwise than this one; empty where it is the same."""
    names = [name for name in {**here, **there} if there.get(name) != here.get(name)]
    return ", ".join(f"{_plain(name)} {_worded(name, there)} (here {_worded(name, here)})" for name in names)


def _plain(name: str) -> str:
    return name.removeprefix(PROGRAM).removeprefix(OPTION)


def _worded(name: str, equipment: Mapping[str, str]) -> str:
    found = equipment.get(name, ABSENT)
    return {ABSENT: "missing", "null": "not set"}.get(found, found)


def look_at(ask_all: AskAll, root: Path, shared: Path | None) -> dict[str, str]:
    """What this machine makes papers with, and all others too.

    `shared` is the folder of the papers, where the others have to see it and the workspace `root` as we do. Raises
    ProblemsFound, which says of all at once what keeps them from making the same papers.
    """
    here = equipment()
    problems = [_unlike(name, said, here) for name, said in ask_all(equipment).items()]
    if shared and not any(problems):
        with _token(shared) as token:
            seen = ask_all(_sees, str(root), str(token), token.read_text("ascii"))
        problems = [None if said is True else _blind(name, root, shared) for name, said in seen.items()]
    if found := [problem for problem in problems if problem]:
        raise ProblemsFound(found)
    return here


def _unlike(machine: str, said: object, here: Mapping[str, str]) -> Problem | None:
    if not isinstance(said, Mapping):
        hint = "install the same version of briefgen there as here, and begin the worker with its Python"
        return Problem(Position(machine), f"this worker hasn't got briefgen, or another one ({said})", hint, "worker")
    if unlike := differences(said, here):
        hint = "have the same versions and settings on all machines, so that papers are the same whoever makes them"
        return Problem(Position(machine), f"this worker would make other papers: {unlike}", hint, "worker")
    return None


def _blind(machine: str, root: Path, shared: Path) -> Problem:
    hint = "mount it there under the same path, or send it: --shared with a folder or URL that every machine reaches"
    message = f"this worker doesn't see {root}, or may not write to {shared}"
    return Problem(Position(machine), message, hint, "worker")


@contextlib.contextmanager
def _token(folder: Path) -> Iterator[Path]:
    """A file that nobody can know of who doesn't see the folder."""
    token = folder / f".{uuid.uuid4().hex}"
    token.write_text(uuid.uuid4().hex, "ascii")
    try:
        yield token
    finally:
        token.unlink()


def _sees(root: str, token: str, content: str) -> bool:
    """Whether this machine has a workspace, and a file's content where another wrote it, and may write beside it."""
    with tempfile.TemporaryFile(dir=Path(token).parent):
        return os.path.isdir(root) and Path(token).read_text("ascii") == content
