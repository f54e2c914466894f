"""Where the records of a paper's issues lie, and which of them is the issue before another.

`ISSUES/asia/x/2026-02-03.json` is the record of the issue of 3 February 2026 of `inputs/asia/x.yaml`; those of an
edition lie beside in `ISSUES/asia/x.tlp-clear/`. Which is the previous issue follows from the dates alone, so that
today's may be built any number of times and is compared with the same one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefgen.marking import Tlp
from briefgen.periods import first_day, is_date, last_day
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.reads import files_in, is_file
from briefgen.shelf import stem_of, write_papers
from briefgen.workspace import Workspace

ISSUES_FOLDER = ".issues"
"""Where in the folder of the papers the records lie."""
_NAME = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})\.json")


def folder_of(issues: Path, brief: Path, workspace: Workspace, edition: Tlp | None) -> Path:
    """Where the records of a brief's issues lie; `brief` is the path of its file, whole."""
    above = next(
        (folder for folder in (workspace.inputs, workspace.root) if brief.is_relative_to(folder)), brief.parent
    )
    return issues / brief.relative_to(above).with_name(stem_of(brief.stem, edition))


def write_record(folder: Path, record: Mapping[str, object], workspace: Workspace) -> None:
    """Put the record of an issue into the folder of its brief, whole or not at all, in place of one of the same date.

    Only who holds the output folder (`nightly/lock.py`) may do so.
    Raises ProblemsFound where it can't be written.
    """
    write_papers({folder / f"{record['date']}.json": _written(record)}, workspace, alone=True)


def withdraw_record(folder: Path, record: Mapping[str, object], workspace: Workspace) -> None:
    """Take the record of an issue away, if there is one: nothing is compared any more with what was withdrawn.

    Raises ProblemsFound where it can't be removed.
    """
    path = folder / f"{record['date']}.json"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        message, hint = f"can't be removed: {error.strerror}", "look whether its folder may be written to"
        raise ProblemsFound([Problem(Position(workspace.shown(path)), message, hint, "unwritable")]) from None


def _written(record: Mapping[str, object]) -> bytes:
    """The same record gives the same bytes."""
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def records_in(folder: Path) -> list[Path]:
    """The records in the folder of a brief; there may be folders of other briefs in it."""
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in files if _NAME.fullmatch(path.name))


def remove_records(folder: Path) -> None:
    """Remove the records of a brief's issues, and its folder where nothing else is in it. Raises OSError."""
    for path in records_in(folder):
        path.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def latest_before(folder: Path, date: str) -> Path | None:
    """The record with the latest date that is certainly before another. All such have names that sort before its own,
    and a paper is made of which there are.

    Records from that date on are no part of it: else today's own would make tomorrow's run think that something
    changed.
    """
    names = _dates(path.name for path in files_in(folder, "*.json", before=f"{date}.json"))
    return _latest(folder, [name for name in names if last_day(name) < first_day(date)])


def latest_after(folder: Path, date: str) -> Path | None:
    """The record with the latest date where that is certainly after another; a paper is made of it, not of whether
    there is one."""
    names = _dates(path.name for path in records_in(folder))
    found = _latest(folder, [name for name in names if first_day(name) > last_day(date)])
    return found if found and is_file(found) else None


def _dates(names: Iterable[str]) -> list[str]:
    matches = map(_NAME.fullmatch, names)
    return [match[1] for match in matches if match and is_date(match[1])]


def _latest(folder: Path, dates: Sequence[str]) -> Path | None:
    latest = max(dates, key=lambda date: (last_day(date), first_day(date)), default=None)
    return folder / f"{latest}.json" if latest else None
