"""Papers that nothing stands behind any more: their brief has gone, or their format isn't asked for.

With the papers of a brief that has gone go the records of its issues, which have its words; but only when they are
removed, since nothing makes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.issues import ISSUES_FOLDER, folder_of, records_in, remove_records
from briefgen.nightly.state import Record, State
from briefgen.shelf import SUFFIXES
from briefgen.workspace import Workspace


def left_over(state: State, root: Path, out: Path) -> tuple[str, ...]:
    """The files below `out` that are left over, sorted. Briefs are looked for below `root`, the workspace."""
    found = [name for record in state.records.values() for name in _left(record, root)]
    return tuple(sorted(name for name in found if (out / name).exists()))


def left_records(state: State, root: Path, out: Path) -> tuple[str, ...]:
    """The folders below `out` with the records of issues of briefs that have gone, sorted."""
    gone = [(place, record) for place, record in state.records.items() if _has_gone(record, root)]
    folders = [_folder_of_records(place, record, root, out) for place, record in gone]
    return tuple(sorted(folder.relative_to(out).as_posix() for folder in folders if records_in(folder)))


def _folder_of_records(place: str, record: Record, root: Path, out: Path) -> Path:
    """It is called as the brief is, an edition's with its marking, and so is the place."""
    folder = folder_of(out / ISSUES_FOLDER, root / record.brief, Workspace(root), None)
    return folder.with_name(Path(place).name)


def remove(state: State, root: Path, out: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove what is left over, and all that is known of briefs that have gone. The files, and folders of records, that
    were removed, and of each that couldn't be a sentence that says why: it stays left over."""
    removed, refused = [], []
    papers, records = left_over(state, root, out), left_records(state, root, out)
    deeds = [*((name, _unlink) for name in papers), *((name, remove_records) for name in records)]
    for name, deed in deeds:
        try:
            deed(out / name)
            removed.append(name)
        except OSError as error:
            refused.append(f"{name} can't be removed: {(error.strerror or '').lower()}.")
    _forget(state, root, out)
    return tuple(removed), tuple(refused)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _forget(state: State, root: Path, out: Path) -> None:
    """Leave no record of what isn't there any more."""
    for place, record in list(state.records.items()):
        there = [name for name in _left(record, root) if (out / name).exists()]
        if _has_gone(record, root) and not (there or records_in(_folder_of_records(place, record, root, out))):
            state.forget(place)
        elif record.left:
            state.put(place, replace(record, left=tuple(name for name in record.left if name in there)))


def _left(record: Record, root: Path) -> Sequence[str]:
    return (*record.papers, *record.left) if _has_gone(record, root) else record.left


def _has_gone(record: Record, root: Path) -> bool:
    """Whether there is no such brief, with this suffix or another; one that can't be looked at, on a disk that refuses,
    hasn't gone."""
    brief = root / record.brief
    return not any(map(_may_be_there, (brief, *map(brief.with_suffix, SUFFIXES))))


def _may_be_there(path: Path) -> bool:
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
