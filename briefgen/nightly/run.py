"""A night: what has to be built and why, had made by other processes, put in its place and recorded.

One process, which holds the folder, decides and writes; what makes papers is an `Executor` of the standard library.
"""

from __future__ import annotations

import contextlib
import queue
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.nightly import apart
from briefgen.nightly.choosing import Shelved, changed_since
from briefgen.nightly.current import Today
from briefgen.nightly.fingerprint import PROGRAM, Fingerprints, Roots, is_own_file, made_with, stamp_of
from briefgen.nightly.night import Job, Made, Moved, Quoted, Result
from briefgen.nightly.state import InPlace, Record, State
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.reads import Stamp
from briefgen.shelf import clashes, put_in_place, stem_of
from briefgen.workspace import Workspace, shipped

STATE_FOLDER = ".nightly"
"""Where in the output folder the records lie."""
_BETWEEN_SAVES = 1.0
"""Seconds: what was put in place and not yet recorded is only built once more."""
_BETWEEN_LOOKS = 0.2
"""Seconds after which it is asked again whether the run has to stop."""


@dataclass(frozen=True)
class Asked:
    """What a night is asked for: formats, `briefgen.build.Choices` by field, the bounds of a process (seconds, bytes;
    None: no bound), and whether papers that are current are built too."""

    formats: tuple[str, ...]
    choices: Mapping[str, Any]
    timeout: float | None = None
    memory: int | None = None
    force: bool = False


@dataclass(frozen=True)
class Task:
    """A brief that has to be built, and why."""

    shelved: Shelved
    reasons: tuple[str, ...]


@dataclass
class Plan:
    """What a night has to do. `settled` are the results that are known without building."""

    tasks: list[Task] = field(default_factory=list)
    settled: list[Result] = field(default_factory=list)


class Run:
    """One run over the briefs of a workspace, with the state of those before it."""

    def __init__(self, workspace: Workspace, out: Path, asked: Asked, state: State) -> None:
        self.workspace = workspace
        self.out = out
        self.asked = asked
        self.state = state
        self.remarks: list[str] = [state.remark] if state.remark else []
        self._made_with = made_with({"formats": asked.formats, **asked.choices})
        fingerprints = Fingerprints(Roots(workspace.root, shipped()), state.stamps)
        self._today = Today(state, fingerprints, self._made_with, out)
        self._saved = time.monotonic()

    @property
    def versions(self) -> dict[str, str]:
        """The versions of whatever has a part in a paper's bytes, by name."""
        names = (name for name in self._made_with if name.startswith(PROGRAM))
        return {name.removeprefix(PROGRAM): self._made_with[name] for name in names}

    # ── What has to be done ──────────────────────────────────────────────────

    def plan(self, briefs: Sequence[Shelved]) -> Plan:
        """What of some briefs has to be built, and what is known of the others."""
        plan = Plan()
        places = {each.path: each.place for each in briefs}
        clashing = clashes(list(places), self.workspace, places.__getitem__)
        for each in briefs:
            if each.path in clashing:
                plan.settled.append(Result(each.brief, "failed", "problems", problems=(clashing[each.path],)))
                continue
            record = self.state.records.get(self._key(each))
            reasons = self._today.reasons(record)
            if self.asked.force:
                reasons = reasons or ("asked for with --force",)
            if reasons or record is None:
                plan.tasks.append(Task(each, reasons))
            else:
                plan.settled.append(_as_before(record))
        return plan

    def changed_since(self, when: str, briefs: Sequence[Shelved]) -> list[Shelved]:
        """The briefs of which a file that went into their papers, as far as is known, changed since `when`.

        Raises Unchoosable for a `when` that means nothing.
        """
        files = {each.brief: self._files(each) for each in briefs}
        wanted = changed_since(when, files, self.workspace.root)
        return [each for each in briefs if each.brief in wanted]

    def _files(self, each: Shelved) -> list[str]:
        record = self.state.records.get(self._key(each))
        names = [self.state.things[number][0] for number in record.things] if record else []
        return [each.brief, *(name for name in names if is_own_file(name))]

    def gone(self) -> tuple[str, ...]:
        """The papers whose brief has gone, or that were built in a format which isn't asked for any more."""
        found = [name for record in self.state.records.values() for name in self._left(record)]
        return tuple(sorted(name for name in found if (self.out / name).exists()))

    def _left(self, record: Record) -> Sequence[str]:
        is_there = (self.workspace.root / record.brief).exists()
        return record.left if is_there else (*record.papers, *record.left)

    def prune(self) -> tuple[str, ...]:
        """Remove the papers that are gone; those that were removed. Raises OSError for one that can't be."""
        removed = self.gone()
        for name in removed:
            (self.out / name).unlink(missing_ok=True)
        for place, record in list(self.state.records.items()):
            if not (self.workspace.root / record.brief).exists():
                self.state.forget(place)
            elif record.left:
                self.state.put(place, replace(record, left=()))
        self._save()
        return removed

    def _key(self, each: Shelved) -> str:
        """A place as it is recorded: an edition's papers stand beside those of the whole."""
        return stem_of(each.place, self.asked.choices.get("edition"))

    # ── Doing it ─────────────────────────────────────────────────────────────

    def results(
        self, tasks: Sequence[Task], executing: AbstractContextManager[Executor], is_stopped: Callable[[], bool]
    ) -> Iterator[Result]:
        """What comes of each task, as it is done; fewer where the run is stopped. `executing` gives who does it.

        Everything that was put in place is recorded when this ends, however it does.
        """
        staged = self.out / STATE_FOLDER / "staged"
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        try:
            with executing as executor:
                yield from self._done(tasks, staged, executor, is_stopped)
        finally:
            self._save()
            shutil.rmtree(staged, ignore_errors=True)

    def _done(
        self, tasks: Sequence[Task], staged: Path, executor: Executor, is_stopped: Callable[[], bool]
    ) -> Iterator[Result]:
        done: queue.SimpleQueue[tuple[Task, Future[Made]]] = queue.SimpleQueue()
        futures = [self._submitted(task, staged, executor, done) for task in tasks]
        left = len(futures)
        try:
            while left and not is_stopped():
                with contextlib.suppress(queue.Empty):
                    task, future = done.get(timeout=_BETWEEN_LOOKS)
                    left -= 1
                    yield self._taken(task, future)
                    self._save_now_and_then()
        finally:
            for future in futures:
                future.cancel()

    def _submitted(
        self, task: Task, staged: Path, executor: Executor, done: queue.SimpleQueue[tuple[Task, Future[Made]]]
    ) -> Future[Made]:
        asked = self.asked
        job = Job(
            task.shelved.brief,
            task.shelved.place,
            str(self.workspace.root),
            str(staged),
            asked.formats,
            asked.choices,
            asked.timeout,
            asked.memory,
        )
        future = executor.submit(apart.build_apart, job)
        future.add_done_callback(lambda ended: done.put((task, ended)))
        return future

    def _taken(self, task: Task, future: Future[Made]) -> Result:
        try:
            made = future.result()
        except Exception as error:  # the executor's own: a worker that is lost for good, a network that fails
            made = Made("died", (_without_a_word(task.shelved.brief, error),))
        record = self.state.records.get(self._key(task.shelved))
        if made.cause:
            return self._failed(task, made, record)
        try:
            return self._put_in_place(task, made, record)
        except ProblemsFound as refused:
            return self._failed(task, replace(made, cause="unwritable", problems=refused.problems), record)

    def _put_in_place(self, task: Task, made: Made, before: Record | None) -> Result:
        place = self._key(task.shelved)
        names = {form: f"{place}.{form}" for form in made.papers}
        put_in_place({self.out / names[form]: Path(paper.path) for form, paper in made.papers.items()}, self.workspace)
        papers = {
            name: InPlace(made.papers[form].digest, stamp_of(self.out / name) or Stamp(0, 0, 0, 0))
            for form, name in names.items()
        }
        left = [name for name in (*before.papers, *before.left) if name not in papers] if before else []
        result = _result(task, made, "built", papers=tuple(papers), moved=_moved(before, made) if before else ())
        self._record(task, made, Record(task.shelved.brief, (), papers, made.figures, result, tuple(left)))
        return result

    def _failed(self, task: Task, made: Made, before: Record | None) -> Result:
        """The last good papers stay; they are stale now."""
        if made.cause == "problems" and not task.shelved.path.exists():
            made = replace(made, cause="vanished")
        papers = {name: paper for name, paper in before.papers.items() if stamp_of(self.out / name)} if before else {}
        result = _result(task, made, "failed", papers=tuple(papers), stale=bool(papers))
        figures = before.figures if before else {}
        self._record(task, made, Record(task.shelved.brief, (), papers, figures, result, before.left if before else ()))
        return result

    def _record(self, task: Task, made: Made, record: Record) -> None:
        made_of = {name: digest for name, (digest, _) in made.reads.items()} | self._made_with
        for name, (digest, stamp) in made.reads.items():
            if stamp and stamp_of(self._path(name)) == stamp:
                self.state.keep_stamp(name, digest, stamp)
        self.state.put(self._key(task.shelved), replace(record, things=self.state.numbers(made_of)))

    def _path(self, name: str) -> str:
        return Roots(self.workspace.root, shipped()).path(name)

    def _save_now_and_then(self) -> None:
        if time.monotonic() - self._saved > _BETWEEN_SAVES:
            self._save()

    def _save(self) -> None:
        """Keep what is known. Papers in place are safe without it, so that a refusal is only told."""
        try:
            self.state.save()
        except OSError as error:
            remark = f"The records of this night can't be kept ({error.strerror}): papers will be built once more."
            self.remarks = list(dict.fromkeys([*self.remarks, remark]))
        self._saved = time.monotonic()


def _as_before(record: Record) -> Result:
    """What is known of a brief that nothing changed about: current, or failed for the same reason as last time."""
    before = record.result
    if before.status == "failed":
        return replace(before, reasons=("nothing changed since it failed",), seconds=0.0, cpu=0.0)
    return replace(before, status="current", reasons=(), moved=(), seconds=0.0, cpu=0.0, peak=0)


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


def _without_a_word(brief: str, error: BaseException) -> Problem:
    hint = "look at the machine that had it, and build it alone to see it happen"
    said = f"{type(error).__name__}: {error}"[:200]
    return Problem(Position(brief), f"what was to make its paper is lost ({said})", hint, "lost-died")
