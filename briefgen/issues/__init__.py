"""The issues of a paper that comes out again: what is kept of each, and what changed since the one before.

An *issue* is a paper of a date, as of a periodical; an *edition* is what of a paper the readers at a level of the
Traffic Light Protocol may have (`briefgen.edition`), and each edition has issues of its own. `record_of` makes what is
kept of an issue, `write_record` puts it into the folder of its brief (`folder_of`), and `previous_issue` is what
templates see as `previous`. Only the nightly run writes records; whoever builds a paper reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.issues.places import (
    ISSUES_FOLDER,
    folder_of,
    latest_after,
    latest_before,
    records_in,
    remove_records,
    withdraw_record,
    write_record,
)
from briefgen.problems import Position

if TYPE_CHECKING:  # a night where nothing changed reads no brief
    from briefgen.brief import BriefFile
    from briefgen.house import House
    from briefgen.problems import Collector
    from briefgen.workspace import Workspace

__all__ = [
    "ISSUES_FOLDER",
    "folder_of",
    "has_previous",
    "previous_issue",
    "record_of",
    "records_in",
    "remove_records",
    "withdraw_record",
    "write_record",
]


def record_of(file: BriefFile, house: House) -> dict[str, object]:
    """What is kept of an issue, as data that JSON can hold; `write_record` takes it once the paper is in its place.

    Empty for a paper that isn't out yet, in draft or in review. Of a withdrawn one only which issue it is, and that it
    is `withdrawn`: for `withdraw_record`.
    """
    if file.brief.status in ("draft", "review"):
        return {}
    if file.brief.status == "withdrawn":
        return {"date": file.brief.date, "edition": file.edition, "withdrawn": True}
    from briefgen.issues.making import issue_of  # only the nightly run waits for it

    return issue_of(file, house).model_dump(mode="json", exclude_defaults=True)


def previous_issue(
    file: BriefFile,
    house: House,
    data: Mapping[str, Any],
    issues: Path,
    workspace: Workspace,
    problems: Collector,
    whole: BriefFile | None = None,
) -> dict[str, object] | None:
    """The issue before a brief's own and what changed since, as templates see it; None where there is no record of one.

    `issues` is the folder of all records, `data` the template data of the brief, `whole` the brief that an edition was
    cut from. A record that can't be used is a warning, and so is one of a later date: that date may have been wrong.
    """
    folder = folder_of(issues, file.path, workspace, file.edition)
    if later := latest_after(folder, file.brief.date):
        message = f"this record is of an issue after the paper's date, {file.brief.date}"
        hint = "if its date was a mistake, delete it: a later issue would be compared with it; else leave it"
        problems.add(Position(workspace.shown(later)), message, hint, "later-issue", "warning")
    if not has_previous(file, issues, workspace):  # most papers have none, and wait for nothing
        return None
    from briefgen.issues.previous import previous_data

    return previous_data(file, house, data, folder, workspace, problems, whole)


def has_previous(file: BriefFile, issues: Path, workspace: Workspace) -> bool:
    """Whether there is a record of an issue before a brief's own."""
    return latest_before(folder_of(issues, file.path, workspace, file.edition), file.brief.date) is not None
