"""One brief of a night: read, checked, set, its files staged, with the digest of everything that went into it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.brief.ledger import in_use
from briefgen.brief.quoting import Press
from briefgen.brief.usage import quoting_lines
from briefgen.build import Choices, Prepared, prepare, render
from briefgen.ending import TOO_LARGE, Bug, ending
from briefgen.issues import record_of
from briefgen.nightly import memory
from briefgen.nightly.fingerprint import Fingerprints, Roots
from briefgen.nightly.night import Job, Made, Quoted, Staged
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.reads import recorded
from briefgen.workspace import Workspace, shipped

_MOST_TRIES = 3
"""How often a paper is made whose files are changed meanwhile."""


class Desk:
    """Where a process makes papers, one after the other; the digest of what they share is taken once."""

    def __init__(self) -> None:
        self._fingerprints: dict[Roots, Fingerprints] = {}

    def make(self, job: Job) -> Made:
        """What comes of a job, whatever goes wrong. A paper that was made of files of different moments is no paper."""
        began, used = time.monotonic(), time.process_time()
        memory.forget_peak()
        os.chdir(job.root)  # problems name files below it, from wherever the run was begun
        made, changing = self._once(job)
        for _ in range(_MOST_TRIES - 1):
            if changing:
                _discard(made)
                made, changing = self._once(job)
        if changing:
            _discard(made)
            made = Made("problems", (_is_changing(changing[0], job),), reads=made.reads, asks_when=made.asks_when)
        spent = time.process_time() - used
        return replace(made, seconds=time.monotonic() - began, cpu=spent, peak=memory.peak())

    def _once(self, job: Job) -> tuple[Made, tuple[Path, ...]]:
        """What comes of a job, and the files that were changed meanwhile."""
        roots = Roots(Path(job.root), shipped(), Path(job.issues))
        fingerprints = self._fingerprints.setdefault(roots, Fingerprints(roots))
        with recorded() as noted:
            made = _tried(job)
        reads = fingerprints.of(noted)
        return replace(made, reads=reads, asks_when=noted.asks_when), noted.changed()


def _tried(job: Job) -> Made:
    try:
        return _made(job)
    except ProblemsFound as found:
        return Made("problems", found.problems)
    except Exception as error:
        return _ended(error, job)


def _made(job: Job) -> Made:
    workspace = Workspace(Path(job.root))
    prepared = prepare(workspace.root / job.brief, workspace, Choices(**job.choices, issues=Path(job.issues)))
    papers = render(prepared, job.formats)
    staged = {name: _staged(content, job, name) for name, content in papers.items()}
    record = record_of(prepared.file, prepared.house)
    return Made(problems=prepared.problems, papers=staged, figures=figures_of(prepared), issue=record)


def _staged(content: bytes, job: Job, suffix: str) -> Staged:
    """A finished file. Who puts it in its place has it on the disk first, while the next one is made here. Raises
    OSError, with the paper's name, where it can't be written."""
    try:
        handle, name = tempfile.mkstemp(suffix=f".{suffix}", dir=job.staged)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:  # a disk that is full doesn't say for which file
        raise OSError(error.errno, error.strerror, f"{job.place}.{suffix}") from None
    return Staged(name, len(content), hashlib.sha256(content).hexdigest())


def _discard(made: Made) -> None:
    for paper in made.papers.values():
        os.unlink(paper.path)


def figures_of(prepared: Prepared) -> Mapping[str, Quoted]:
    """The figures of a paper's ledger by their ids, as it prints them."""
    brief, house = prepared.file.brief, prepared.house
    press = Press(brief.figures, brief.language or house.language, house)
    lines = quoting_lines(prepared.file)
    return {
        figure.id: Quoted(figure.label, press.quantity(in_use(figure), figure.unit), lines.get(figure.id, ()))
        for figure in brief.figures
        if figure.id
    }


def _is_changing(path: Path, job: Job) -> Problem:
    shown = Workspace(Path(job.root)).shown(path)
    hint = "its last good paper stays; build it once nobody writes here any more"
    return Problem(Position(shown), "this was changed while the paper was being made", hint, "changing")


def _ended(error: Exception, job: Job) -> Made:
    ended = ending(error)
    if isinstance(ended, Bug):
        return Made("bug", trace=ended.trace)
    if ended.rule == TOO_LARGE:
        return Made("memory", (replace(ended, position=Position(job.brief)),))
    return Made("unwritable", (ended,))
