"""The issue of a paper before its own, and what changed since, as templates see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.brief import BriefFile
from briefgen.brief.quoting import Press
from briefgen.house import House
from briefgen.issues.compare import changes
from briefgen.issues.files import read_previous
from briefgen.issues.making import issue_of
from briefgen.issues.printed import issue_data
from briefgen.issues.record import Issue
from briefgen.issues.screen import screen_of, screened
from briefgen.problems import Collector
from briefgen.workspace import Workspace


def previous_data(
    file: BriefFile,
    house: House,
    data: Mapping[str, Any],
    folder: Path,
    workspace: Workspace,
    problems: Collector,
    whole: BriefFile | None,
) -> dict[str, object] | None:
    """What `briefgen.issues.previous_issue` gives, of the records in the brief's own folder."""
    before = read_previous(folder, file.brief.date, file.edition, workspace, problems)
    if before is None:
        return None
    now = issue_of(file, house)
    found = changes(now, before)
    if whole is not None:
        found = screened(found, screen_of(file, whole, house))
    press = Press(file.brief.figures, now.language, house)
    in_percent = {figure.id for figure in file.brief.figures if figure.id and figure.change == "percent"}
    return issue_data(before, found, _numbers(now, data), press, in_percent)


def _numbers(now: Issue, data: Mapping[str, Any]) -> dict[int, object]:
    """The numbers of findings and recommendations, which are the same ones in both, in the same order."""
    lists = ((now.findings, data["findings"]), (now.recommendations, data["recommendations"]))
    return {
        id(entry): each["number"] for entries, printed in lists for entry, each in zip(entries, printed, strict=True)
    }
