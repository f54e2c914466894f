"""What an error that nobody expected is for the person: a problem that they can mend, or a bug of ours."""

from __future__ import annotations

from pathlib import Path

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem
from briefgen.workspace import shipped

TOO_LARGE = "memory"
"""The rule of the problem that there is too little memory."""


@frozen
class Bug:
    """A mistake of ours: what kind of error it was, and where it arose, for whoever mends it."""

    kind: str
    trace: str


def ending(error: Exception) -> Problem | Bug:
    """What an error is for the person: a disk that refuses something, or too little memory, is no bug of ours."""
    if isinstance(error, OSError) and error.errno is not None and not _is_shipped(error.filename):
        return _refused(error)
    if isinstance(error, MemoryError):
        return too_much_memory()
    import traceback

    return Bug(type(error).__name__, "".join(traceback.format_exception(error)))


def _is_shipped(name: object) -> bool:
    return isinstance(name, str) and Path(name).is_relative_to(shipped())


def _refused(error: OSError) -> Problem:
    where = "standard output" if error.filename is None else str(error.filename)
    hint = "look whether you may read and write there, and whether there is room"
    return Problem(Position(where), f"can't be used: {(error.strerror or '').lower()}", hint, "unusable")


def too_much_memory() -> Problem:
    """There is too little of it, or a process may not take as much."""
    hint = "split the brief, or take fewer rows of data; or give it a larger machine"
    return Problem(Position("memory"), "this takes more memory than there is", hint, TOO_LARGE)
