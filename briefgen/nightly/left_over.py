"""Papers that nothing stands behind any more: their brief has gone, or their format isn't asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.nightly.state import Record, State


def left_over(state: State, root: Path, out: Path) -> tuple[str, ...]:
    """The files below `out` that are left over, sorted. Briefs are looked for below `root`, the workspace."""
    found = [name for record in state.records.values() for name in _left(record, root)]
    return tuple(sorted(name for name in found if (out / name).exists()))


def remove(state: State, root: Path, out: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove what is left over, and the records of briefs that have gone. The files that were removed, and of each
    that couldn't be a sentence that says why: it stays left over."""
    removed, refused = [], []
    for name in left_over(state, root, out):
        try:
            (out / name).unlink(missing_ok=True)
            removed.append(name)
        except OSError as error:
            refused.append(f"{name} can't be removed: {(error.strerror or '').lower()}.")
    _forget(state, root, out)
    return tuple(removed), tuple(refused)


def _forget(state: State, root: Path, out: Path) -> None:
    """Leave no record of what isn't there any more."""
    for place, record in list(state.records.items()):
        there = [name for name in _left(record, root) if (out / name).exists()]
        if not there and _has_gone(record, root):
            state.forget(place)
        elif record.left:
            state.put(place, replace(record, left=tuple(name for name in record.left if name in there)))


def _left(record: Record, root: Path) -> Sequence[str]:
    return (*record.papers, *record.left) if _has_gone(record, root) else record.left


def _has_gone(record: Record, root: Path) -> bool:
    """Whether there is no such brief; one that can't be looked at, on a disk that refuses, hasn't gone."""
    try:
        os.stat(root / record.brief)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
