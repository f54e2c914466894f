"""Jobs done in a process apart: it may hang, crash or run out of memory, and costs one brief, which is named.

Each thread that calls `build_apart` has a process of its own, begun at its first job and again when it was lost. So
any executor of threads shares work among processes, on this machine or others.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from briefgen.ending import too_much_memory
from briefgen.nightly.night import OUT_OF_MEMORY, Cause, Job, Made
from briefgen.problems import Position, Problem

_MOMENT = 2.0
"""Seconds that a process which says nothing any more may take to end."""
_MOST_WORDS = 4000
"""How many of the last characters that a lost process wrote are kept."""
_PIECE = 1 << 16
_LONGEST_BEGINNING = 300.0
"""Seconds. What a process needs before its first job is no brief's fault, however busy the machine is."""


class Stopped(Exception):
    """The process was ended because the whole run ends."""


class _LastWords:
    """The end of what a process writes. All is read, so that it never waits, and no more is kept than is told: a
    library that prints for hours fills neither a disk nor the memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._kept = b""
        self._listening = threading.Thread(target=self._listen, args=(stream,), daemon=True)
        self._listening.start()

    def _listen(self, stream: IO[bytes]) -> None:
        with stream, contextlib.suppress(OSError):
            while piece := os.read(stream.fileno(), _PIECE):
                self._kept = (self._kept + piece)[-4 * _MOST_WORDS :]  # a character has up to four bytes

    def heard(self) -> str:
        """The last words of a process that has ended; what it began itself may go on writing."""
        self._listening.join(_MOMENT)
        return self._kept.decode("utf-8", "replace")[-_MOST_WORDS:]


class _Child:
    """A process that makes papers."""

    def __init__(self, most_memory: int | None) -> None:
        self.most_memory = most_memory
        self.out_of_time = False
        self._ended: tuple[int, str] | None = None
        self._lock = threading.Lock()
        self._ending = threading.Lock()
        self._at_work = threading.Event()
        self.has_begun = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefgen.nightly.child", str(most_memory or 0)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
        )
        assert self._process.stderr
        self._words = _LastWords(self._process.stderr)

    def make(self, job: Job) -> Made:
        """What the process says of a job. Raises EOFError when it has ended instead."""
        try:
            if not self.has_begun:
                with self._within(_LONGEST_BEGINNING):
                    self.has_begun = self._said()
            with self._within(job.timeout):
                return self._asked(job)
        except (BrokenPipeError, pickle.UnpicklingError):
            raise EOFError from None

    def _asked(self, job: Job) -> Made:
        assert self._process.stdin
        pickle.dump(job, self._process.stdin)
        self._process.stdin.flush()
        made: Made = self._said()
        return made

    def _said(self) -> Any:
        assert self._process.stdout
        return pickle.load(self._process.stdout)

    @contextlib.contextmanager
    def _within(self, seconds: float | None) -> Iterator[None]:
        """The process is killed where this takes longer than so many seconds; None: however long."""
        self._at_work.set()
        timer = threading.Timer(seconds, self._give_up) if seconds else None
        if timer:
            timer.start()
        try:
            yield
        finally:
            with self._lock:
                self._at_work.clear()
            if timer:
                timer.cancel()

    def _give_up(self) -> None:
        with self._lock:  # it may have ended at this very moment, and must not be killed at the next job
            if self._at_work.is_set():
                self.out_of_time = True
                self._process.kill()

    def await_end(self) -> None:
        """Give a process that has begun to end a moment, so that its exit code is its own."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_MOMENT)

    def end(self) -> tuple[int, str]:
        """End the process; its exit code, negative for the signal that ended it, and the last that it wrote.

        Who lost it and who stops the run may both do so.
        """
        with self._ending:
            self._ended = self._ended or self._end()
            return self._ended

    def _end(self) -> tuple[int, str]:
        self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        return code, self._words.heard()


_mine = threading.local()
_all: dict[_Child, None] = {}
_ready: queue.SimpleQueue[_Child] = queue.SimpleQueue()
_stopping = threading.Event()


def build_apart(job: Job) -> Made:
    """What came of a job, made by this thread's own process. Raises Stopped where the run was stopped meanwhile."""
    began = time.monotonic()
    child = _child(job.memory)
    try:
        made = child.make(job)
    except EOFError:
        made = _lost(child, job, time.monotonic() - began)
    if child in _all and (made.cause == "memory" or child.out_of_time):  # memory in pieces, or just killed
        _end(child)
    return made


def begin() -> None:
    """Have processes begun from now on, after `stop`."""
    _stopping.clear()


def get_ready(most_memory: int | None) -> None:
    """Begin a process before it is known whether there is a job for it. The first thread that needs one takes it."""
    child = _Child(most_memory)
    _all[child] = None
    _ready.put(child)


def end_own() -> None:
    """End this thread's process, so that its next job begins another."""
    child: _Child | None = getattr(_mine, "child", None)
    if child and child in _all:
        _end(child)


def stop() -> None:
    """End all processes at once, whatever they are at."""
    _stopping.set()
    for child in list(_all):
        _end(child)


def _child(most_memory: int | None) -> _Child:
    child: _Child | None = getattr(_mine, "child", None)
    if child and child in _all and child.most_memory == most_memory:
        return child
    if _stopping.is_set():
        raise Stopped
    child = _mine.child = _begun_before(most_memory) or _Child(most_memory)
    _all[child] = None
    if _stopping.is_set():  # meanwhile: whoever stops all may not have seen this one
        _end(child)
        raise Stopped
    return child


def _begun_before(most_memory: int | None) -> _Child | None:
    """A process that waits for its first job; None where there is none with this bound that hasn't been ended."""
    try:
        child = _ready.get_nowait()
    except queue.Empty:
        return None
    return child if child in _all and child.most_memory == most_memory else None


def _end(child: _Child) -> tuple[int, str]:
    _all.pop(child, None)
    return child.end()


def _environment() -> dict[str, str]:
    """Ours, and the place that this package was imported from, so that the process imports the same.

    An entry that isn't absolute stands for a folder below the current one, in which briefs lie: nothing is imported
    from there.
    """
    package = str(Path(__file__).resolve().parents[2])
    others = filter(os.path.isabs, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    return {**os.environ, "PYTHONPATH": os.pathsep.join([package, *others])}


# ── What a lost process means ────────────────────────────────────────────────


def _lost(child: _Child, job: Job, seconds: float) -> Made:
    if _stopping.is_set():
        raise Stopped
    child.await_end()
    code, words = _end(child)
    cause, message, hint = _why(child, job, code)
    problem = Problem(Position(job.brief), message, hint, f"lost-{cause}")
    return Made(cause, (problem,), seconds=seconds, trace=words)


def _why(child: _Child, job: Job, code: int) -> tuple[Cause, str, str]:
    if child.out_of_time and not child.has_begun:
        hint = "look whether the machine has too much to do; it is tried again in the next run"
        return "timeout", f"the process that was to make its paper didn't begin within {_LONGEST_BEGINNING:g} s", hint
    if child.out_of_time:
        hint = "look for loops within loops in its template, or for very large data; --timeout gives it longer"
        return "timeout", f"this took longer than {job.timeout:g} s and was stopped", hint
    if code == OUT_OF_MEMORY:
        problem = too_much_memory()
        return "memory", problem.message, problem.hint
    if code == -getattr(signal, "SIGKILL", 9):
        hint = "most likely memory ran out: look for very large data or pictures, or have fewer --jobs at once"
        return "died", "the process that made its paper was killed from outside", hint
    hint = "build it alone to see it happen: `briefgen build` with this file; --memory gives a process more"
    return "died", f"the process that made its paper ended ({_ended_by(code)})", hint


def _ended_by(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
