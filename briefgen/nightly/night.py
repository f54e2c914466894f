"""What passes between the parts of a nightly run: plain data that travels between processes and machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from briefgen.frozen import frozen
from briefgen.problems import Problem
from briefgen.reads import Stamp

Status = Literal["built", "current", "failed"]
Cause = Literal["", "problems", "timeout", "memory", "died", "bug", "unwritable", "vanished"]
"""Why a brief failed. `problems`: something in what a person wrote. `died`: its process ended without a word."""


OUT_OF_MEMORY = 12
"""The exit code of a process that has no memory left to say so (ENOMEM's number)."""


@frozen
class Job:
    """One brief to build: all that a process which knows nothing else has to be told.

    `brief` is its path below `root`, the workspace (whole where it isn't below). `place` is where its papers go below
    the output folder, without suffix and edition. `choices` are the fields of `briefgen.build.Choices` that were asked
    for. `staged` is the folder for the finished files, `issues` that of the records of earlier issues. `timeout` is in
    seconds, `memory` in bytes; None: no bound.
    """

    brief: str
    place: str
    root: str
    staged: str
    issues: str
    formats: tuple[str, ...]
    choices: Mapping[str, Any] = field(default_factory=dict)
    timeout: float | None = None
    memory: int | None = None


@frozen
class Staged:
    """A finished file that waits to be put in its place: its path, its size in bytes and its SHA-256."""

    path: str
    size: int
    digest: str


@frozen
class Quoted:
    """A figure as a paper has it: what it counts, the number as it is printed, and the lines of the brief that quote
    it."""

    label: str
    printed: str
    lines: tuple[int, ...] = ()


@frozen
class Moved:
    """A figure that differs from the last good paper's. `old` or `new` is None where the one paper hasn't got it.

    `lines` are those of the brief that quote it now.
    """

    id: str
    label: str
    old: str | None
    new: str | None
    lines: tuple[int, ...] = ()


@frozen
class Made:
    """What came of one job, as the process that did it tells.

    `papers` has the staged files by format; none where `cause` says why not. `reads` are the digests of everything that
    was read, by its name (see `fingerprint`), with its stamp where that may stand for it; `asks_when` whether it
    depends on when it is. `issue` is what is kept for
    the paper's next issue. `cpu` and `seconds` are seconds, `peak` the largest memory in bytes, 0 where the system
    doesn't say.
    """

    cause: Cause = ""
    problems: tuple[Problem, ...] = ()
    papers: Mapping[str, Staged] = field(default_factory=dict)
    reads: Mapping[str, tuple[str, Stamp | None]] = field(default_factory=dict)
    asks_when: bool = False
    figures: Mapping[str, Quoted] = field(default_factory=dict)
    issue: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    trace: str = ""


@frozen
class Result:
    """What came of one brief in a night.

    `brief` is its path below the workspace. `reasons` say why it was built, or would be. `papers` are the files in
    place now, below the output folder: the last good ones where it failed, and then `stale`: they aren't of the brief
    as it is. `trace` are a bug's, or the last words of a process that died.
    """

    brief: str
    status: Status
    cause: Cause = ""
    reasons: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    papers: tuple[str, ...] = ()
    stale: bool = False
    moved: tuple[Moved, ...] = ()
    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    trace: str = ""


@frozen
class Night:
    """A whole run. `started` is a moment in UTC (ISO 8601), `seconds` how long it took.

    `root` is the workspace, `out` the folder of the papers. `versions` are those of whatever has a part in a paper's
    bytes. `gone` are papers whose brief, or whose format, is there no more, `removed` those of them that were removed.
    `remarks` are sentences about the run itself: that its records were lost, say. `stopped`: it was interrupted, and
    `results` has only what it came to.
    """

    root: str
    out: str
    started: str
    seconds: float
    jobs: int
    version: str
    options: Mapping[str, Any]
    results: tuple[Result, ...]
    gone: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    stopped: bool = False
