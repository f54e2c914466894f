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
from briefgen.issues.record import FigureKept, Issue, JudgementKept
from briefgen.issues.screen import Screen, screen_of, screened
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
    screen = screen_of(file, whole, house) if whole else None
    return compared_with(before, issue_of(file, house), file, house, data, screen)


def sample_data(file: BriefFile, house: House, data: Mapping[str, Any]) -> dict[str, object]:
    """The same for a brief that never had a previous issue, with something in every list: of each the last entry is
    dropped, the first is new, and the others are others."""
    now = issue_of(file, house)
    lists: dict[str, Any] = {
        name: (*map(_otherwise, getattr(now, name)[1:]), getattr(now, name)[0].model_copy(update=_GONE))
        for name in ("sections", "findings", "scenarios", "figures", "recommendations")
    }
    return compared_with(now.model_copy(update=lists), now, file, house, data, None)


_GONE = {"id": "gone", "title": "Gone", "label": "Gone", "text": ("It is gone.",)}


def _otherwise(entry: Any) -> Any:
    """The same entry of an issue before."""
    if isinstance(entry, FigureKept):
        return entry.model_copy(update={"best": (entry.best or 0) + 1})
    is_finding = isinstance(entry, JudgementKept) and not entry.name
    more = {"confidence": "low", "likelihood": "unlikely"} if is_finding else {}
    return entry.model_copy(update={"text": (*entry.text, "More was said."), **more})


def compared_with(
    before: Issue, now: Issue, file: BriefFile, house: House, data: Mapping[str, Any], screen: Screen | None
) -> dict[str, object]:
    """An issue, and what changed since, as templates see it; `screen` is what an edition may not say of it."""
    found = changes(now, before)
    press = Press(file.brief.figures, now.language, house)
    in_percent = {figure.id for figure in file.brief.figures if figure.id and figure.change == "percent"}
    return issue_data(before, screened(found, screen) if screen else found, _numbers(now, data), press, in_percent)


def _numbers(now: Issue, data: Mapping[str, Any]) -> dict[int, object]:
    """The numbers of findings and recommendations, which are the same ones in both, in the same order."""
    lists = ((now.findings, data["findings"]), (now.recommendations, data["recommendations"]))
    return {
        id(entry): each["number"] for entries, printed in lists for entry, each in zip(entries, printed, strict=True)
    }
