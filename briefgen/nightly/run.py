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
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.frozen import frozen
from briefgen.issues import ISSUES_FOLDER
from briefgen.nightly import apart
from briefgen.nightly.choosing import Shelved, changed_since
from briefgen.nightly.current import Today
from briefgen.nightly.executors import Crew, Local
from briefgen.nightly.fingerprint import PROGRAM, Fingerprints, Roots, is_own_file, made_with
from briefgen.nightly.intake import Intake, Task
from briefgen.nightly.left_over import left_over, remove
from briefgen.nightly.night import Job, Made, Night, Result
from briefgen.nightly.state import Record, State
from briefgen.problems import Position, Problem
from briefgen.shelf import clashes, stem_of
from briefgen.workspace import Workspace, shipped

STATE_FOLDER = ".nightly"
"""Where in the output folder the records lie."""
_BETWEEN_LOOKS = 0.2
"""Seconds after which it is asked again whether the run has to stop."""


@frozen
class Asked:
    """What a night is asked for: formats, `briefgen.build.Choices` by field, the bounds of a process (seconds, bytes;
    None: no bound), whether papers that are current are built too, and whether warnings count as failures."""

    formats: tuple[str, ...]
    choices: Mapping[str, Any]
    timeout: float | None = None
    memory: int | None = None
    force: bool = False
    strict: bool = False

    def told(self) -> dict[str, Any]:
        """The same for a report, memory in millions of bytes."""
        megabytes = self.memory and self.memory // 1_000_000
        bounds = {"timeout": self.timeout, "memory": megabytes, "force": self.force, "strict": self.strict}
        return {"formats": self.formats, **bounds, **self.choices}


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
        self._made_with = made_with({"formats": asked.formats, **asked.choices})
        fingerprints = Fingerprints(Roots(workspace.root, shipped(), out / ISSUES_FOLDER), state.stamps)
        self._intake = Intake(workspace, out, state, self._made_with)
        self._today = Today(state, fingerprints, self._made_with, out)
        self._began = time.monotonic()
        self._started = datetime.now(UTC).isoformat(timespec="seconds")

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
            if record and record.brief != each.brief:
                reasons = (f"the papers there are those of {record.brief}", *reasons)
            if self.asked.force:
                reasons = reasons or ("asked for with --force",)
            if reasons or record is None:
                plan.tasks.append(Task(each, reasons, self._key(each)))
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

    def _key(self, each: Shelved) -> str:
        """A place as it is recorded: an edition's papers stand beside those of the whole."""
        return stem_of(each.place, self.asked.choices.get("edition"))

    # ── The whole of it ──────────────────────────────────────────────────────

    def night(
        self, plan: Plan, crew: Crew, told: Callable[[Result], None], is_stopped: Callable[[], bool], prune: bool
    ) -> Night:
        """Do what is planned, each result `told` as it comes, and remove what is left over where that is wanted."""
        results = list(plan.settled)
        for result in self.results(plan.tasks, (crew if plan.tasks else Local(1)).at_work(), is_stopped):
            results.append(result)
            told(result)
        found = left_over(self.state, self.workspace.root, self.out)
        removed, refused = remove(self.state, self.workspace.root, self.out) if prune and not is_stopped() else ((), ())
        self._intake.save()
        self.state.tidy()
        return Night(
            root=str(self.workspace.root),
            out=str(self.out),
            started=self._started,
            seconds=time.monotonic() - self._began,
            jobs=min(crew.jobs, max(1, len(plan.tasks))),
            version=__version__,
            versions=self.versions,
            options=self.asked.told(),
            results=tuple(results),
            gone=found,
            removed=removed,
            remarks=(*self._intake.remarks, *refused),
            stopped=is_stopped(),
        )

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
            self._intake.save()
            shutil.rmtree(staged, ignore_errors=True)

    def _done(
        self, tasks: Sequence[Task], staged: Path, executor: Executor, is_stopped: Callable[[], bool]
    ) -> Iterator[Result]:
        done: queue.SimpleQueue[tuple[Task, Future[Made]]] = queue.SimpleQueue()
        waiting = {self._submitted(task, staged, executor, done) for task in tasks}
        try:
            while waiting and not is_stopped():
                with contextlib.suppress(queue.Empty):
                    task, future = done.get(timeout=_BETWEEN_LOOKS)
                    waiting.remove(future)  # it holds what was made
                    made = _made(task, future)
                    if made.cause != "died" or not is_stopped():  # what stops us may have ended it too
                        yield self._intake.take(task, made)
        finally:
            for future in waiting:
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
            str(self.out / ISSUES_FOLDER),
            asked.formats,
            asked.choices,
            asked.timeout,
            asked.memory,
        )
        future = executor.submit(apart.build_apart, job)
        future.add_done_callback(lambda ended: done.put((task, ended)))
        return future


def _as_before(record: Record) -> Result:
    """What is known of a brief that nothing changed about: current, or failed for the same reason as last time."""
    before = record.result
    if before.status == "failed":
        return replace(before, reasons=("nothing changed since it failed",), seconds=0.0, cpu=0.0)
    return replace(before, status="current", reasons=(), moved=(), seconds=0.0, cpu=0.0, peak=0)


def _made(task: Task, future: Future[Made]) -> Made:
    try:
        return future.result()
    except Exception as error:  # the executor's own: a worker that is lost for good, a network that fails
        return Made("died", (_without_a_word(task.shelved.brief, error),))


def _without_a_word(brief: str, error: BaseException) -> Problem:
    hint = "look at the machine that had it, and build it alone to see it happen"
    said = f"{type(error).__name__}: {error}"[:200]
    return Problem(Position(brief), f"what was to make its paper is lost ({said})", hint, "lost-died")
