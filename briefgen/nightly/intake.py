"""What comes of a brief is put in its place and recorded; where nothing came of it, its last good papers stay."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen.frozen import frozen
from briefgen.issues import ISSUES_FOLDER, folder_of, withdraw_record, write_record
from briefgen.nightly.choosing import Shelved
from briefgen.nightly.fingerprint import WHEN, Roots, stamp_of
from briefgen.nightly.night import Made, Moved, Quoted, Result
from briefgen.nightly.state import InPlace, Record, State
from briefgen.problems import ProblemsFound
from briefgen.reads import Stamp
from briefgen.shelf import force, put_in_place
from briefgen.workspace import Workspace, shipped

_BETWEEN_SAVES = 1.0
"""Seconds: what was put in place and not yet recorded is only built once more."""
_NO_STAMP = Stamp(0, 0, 0, 0)
_NOTHING = Record("", (), {}, {}, Result("", "failed"))
"""What is known of a brief that was never built."""


@frozen
class Task:
    """A brief that has to be built, why, and the place of its papers as it is recorded: an edition's stand beside those
    of the whole."""

    shelved: Shelved
    reasons: tuple[str, ...]
    key: str


class Intake:
    """Takes in what processes made of briefs. `made_with` are the versions and options that they had."""

    def __init__(self, workspace: Workspace, out: Path, state: State, made_with: dict[str, str]) -> None:
        self.remarks: list[str] = [state.remark] if state.remark else []
        self._workspace = workspace
        self._out = out
        self._state = state
        self._made_with = made_with
        self._roots = Roots(workspace.root, shipped(), out / ISSUES_FOLDER)
        self._touched: set[Path] = set()
        self._saved = time.monotonic()

    def take(self, task: Task, made: Made) -> Result:
        """Put the papers in place, and record what they were made of."""
        before = self._state.records.get(task.key, _NOTHING)
        try:
            result = self._failed(task, made, before) if made.cause else self._put_in_place(task, made, before)
        except ProblemsFound as refused:
            result = self._failed(task, replace(made, cause="unwritable", problems=refused.problems), before)
        if time.monotonic() - self._saved > _BETWEEN_SAVES:
            self.save()
        return result

    def save(self) -> None:
        """Keep what is known, once the disk has what it is about. Papers in place are safe without it, so that a
        refusal is only told."""
        for folder in self._touched:
            with contextlib.suppress(OSError):  # what it forgets, the next run sees
                force(folder)
        self._touched.clear()
        try:
            self._state.save()
        except OSError as error:
            remark = f"The records of this night can't be kept ({error.strerror}): papers will be built once more."
            self.remarks = list(dict.fromkeys([*self.remarks, remark]))
        self._saved = time.monotonic()

    def _put_in_place(self, task: Task, made: Made, before: Record) -> Result:
        self._keep_issue(task, made)
        named = {f"{task.key}.{form}": paper for form, paper in made.papers.items()}
        put_in_place({self._out / name: Path(paper.path) for name, paper in named.items()}, self._workspace)
        self._touch((self._out / task.key).parent)
        papers = {name: InPlace(paper.digest, self._stamp(name) or _NO_STAMP) for name, paper in named.items()}
        moved = _moved(before, made) if before.papers else ()
        result = _result(task, made, "built", papers=tuple(papers), moved=moved)
        left = tuple(name for name in (*before.papers, *before.left) if name not in papers)
        self._record(task, made, Record(task.shelved.brief, (), papers, made.figures, result, left))
        return result

    def _keep_issue(self, task: Task, made: Made) -> None:
        """Keep what the next issue is compared with: that of this date stands for what was published of it last."""
        if made.issue:
            edition = made.issue.get("edition")
            folder = folder_of(self._out / ISSUES_FOLDER, task.shelved.path, self._workspace, edition)
            keep = withdraw_record if made.issue.get("withdrawn") else write_record
            keep(folder, made.issue, self._workspace)
            self._touch(folder)

    def _touch(self, folder: Path) -> None:
        """What a folder holds is new, and it may be new itself."""
        self._touched.update(each for each in (folder, *folder.parents) if each.is_relative_to(self._out))

    def _failed(self, task: Task, made: Made, before: Record) -> Result:
        """The last good papers stay; they are stale now."""
        if made.cause == "problems" and not os.path.lexists(task.shelved.path):
            made = replace(made, cause="vanished")
        papers = {name: paper for name, paper in before.papers.items() if self._stamp(name)}
        result = _result(task, made, "failed", papers=tuple(papers), stale=bool(papers))
        self._record(task, made, replace(before, brief=task.shelved.brief, papers=papers, result=result))
        return result

    def _stamp(self, name: str) -> Stamp | None:
        return stamp_of(self._out / name)

    def _record(self, task: Task, made: Made, record: Record) -> None:
        made_with = {name: each for name, each in self._made_with.items() if made.asks_when or name != WHEN}
        made_of = {name: digest for name, (digest, _) in made.reads.items()} | made_with
        for name, (digest, stamp) in made.reads.items():
            if stamp and stamp_of(self._roots.path(name)) == stamp:
                self._state.keep_stamp(name, digest, stamp)
        self._state.put(task.key, replace(record, things=self._state.numbers(made_of)))


def _result(task: Task, made: Made, status: Any, **more: Any) -> Result:
    return Result(
        task.shelved.brief,
        status,
        made.cause,
        task.reasons,
        made.problems,
        seconds=made.seconds,
        cpu=made.cpu,
        peak=made.peak,
        trace=made.trace,
        **more,
    )


def _moved(before: Record, made: Made) -> tuple[Moved, ...]:
    """The figures that a paper has other than its last good one."""
    names = dict.fromkeys((*before.figures, *made.figures))
    pairs = ((name, before.figures.get(name), made.figures.get(name)) for name in names)
    return tuple(_move(name, old, new) for name, old, new in pairs if _printed(old) != _printed(new))


def _move(name: str, old: Quoted | None, new: Quoted | None) -> Moved:
    label = next(figure.label for figure in (new, old) if figure)
    return Moved(name, label, _printed(old), _printed(new), new.lines if new else ())


def _printed(figure: Quoted | None) -> str | None:
    return figure.printed if figure else None
