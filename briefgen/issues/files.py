"""The record of a paper's previous issue, read."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from briefgen import reads
from briefgen.issues.places import latest_before
from briefgen.issues.record import Issue
from briefgen.marking import Tlp
from briefgen.problems import Collector, Position
from briefgen.workspace import Workspace

LARGEST = 32_000_000
"""In bytes; a brief that can be read has no larger record."""


def read_previous(
    folder: Path, date: str, edition: Tlp | None, workspace: Workspace, problems: Collector
) -> Issue | None:
    """The issue before that of a date, of the records in a folder. None where there is none.

    A record that can't be used counts as none and is a warning: it must not cost the paper.
    """
    path = latest_before(folder, date)
    if path is None:
        return None
    try:
        found = _read(path)
        if (found.date, found.edition) == (path.stem, edition):
            return found
        wrong = "this record is of another issue than its name says"
    except ValueError as error:  # pydantic's own among them
        wrong = f"this isn't the record of an issue: {_reason(error)}"
    hint = "the paper is built without its previous issue; put the file back as it was, or delete it"
    problems.add(Position(workspace.shown(path)), wrong, hint, "previous-issue", "warning")
    return None


def _read(path: Path) -> Issue:
    """Raises ValueError for what is no record."""
    stamp = reads.stamp(path)
    if stamp is None or stamp.size > LARGEST:
        raise ValueError("it is no file" if stamp is None else f"it is larger than {LARGEST // 1_000_000} MB")
    try:
        return Issue.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ValueError(f"it can't be read ({error.strerror})") from None


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    at = "/".join(map(str, first["loc"]))
    return f"`{at[:80]}`: {first['msg'][:80].lower()}" if at else first["msg"][:80].lower()
