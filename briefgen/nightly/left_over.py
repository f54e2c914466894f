"""Papers that nothing stands behind any more: their brief has gone, or their format isn't asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.nightly.state import Record, State


def left_over(state: State, root: Path, out: Path) -> tuple[str, ...]:
    """The files below `out` that are left over, sorted. Briefs are looked for below `root`, the workspace."""
    found = [name for record in state.records.values() for name in _left(record, root)]
    return tuple(sorted(name for name in found if (out / name).exists()))


def remove(state: State, root: Path, out: Path) -> tuple[str, ...]:
    """Remove what is left over, and the records of briefs that have gone; the files that were removed.

    Raises OSError for one that can't be removed.
    """
    removed = left_over(state, root, out)
    for name in removed:
        (out / name).unlink(missing_ok=True)
    for place, record in list(state.records.items()):
        if _has_gone(record, root):
            state.forget(place)
        elif record.left:
            state.put(place, replace(record, left=()))
    return removed


def _left(record: Record, root: Path) -> Sequence[str]:
    return (*record.papers, *record.left) if _has_gone(record, root) else record.left


def _has_gone(record: Record, root: Path) -> bool:
    return not (root / record.brief).exists()
