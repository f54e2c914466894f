"""`briefgen nightly` as real processes: begun, waited for, killed, and looked after so that none is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

LONGEST = 120.0
"""Seconds after which something waited for isn't coming, on however slow a machine."""
_TRAPS = Path(__file__).parent / "trap"
_MARK = "BRIEFGEN_TEST_RUN"


@dataclass
class Trap:
    """What is to happen to a process of a run, and when: see `trap/sitecustomize.py`.

    `sends` is the name of a signal, or of an error that the system is made to answer with. `note` is a file that is
    written when it happens, with the process's number.
    """

    path: str
    note: str
    sends: str = "SIGSTOP"
    what: str = "read"
    who: str = "child"
    nth: int = 1
    group: bool = False
    once: bool = True


@dataclass
class Run:
    """A run under way, or at its end."""

    process: subprocess.Popen[str]
    mark: str
    stdout: str = ""
    stderr: str = field(default="")

    @property
    def code(self) -> int:
        """The exit code; negative, the signal that ended it."""
        assert self.process.returncode is not None
        return self.process.returncode

    def ended(self) -> Run:
        """Wait for the end."""
        self.stdout, self.stderr = self.process.communicate(timeout=LONGEST)
        return self

    def send(self, number: int) -> None:
        """A signal to the run alone."""
        self.process.send_signal(number)

    def send_all(self, number: int) -> None:
        """A signal to its process group, as Ctrl-C in a terminal is."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self, pid: int) -> None:
        """kill -9 for one of its processes."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def has_open(self, path: Path) -> bool:
        """Whether the run itself has a file open at this moment."""
        folder = Path(f"/proc/{self.process.pid}/fd")
        with suppress(OSError):
            return any(os.path.realpath(file) == str(path) for file in folder.iterdir())
        return False

    def children(self) -> list[int]:
        """The processes that the run began and that are still there."""
        return [pid for pid in processes(self.mark) if pid != self.process.pid]


@contextmanager
def begun(
    root: Path, *arguments: str, trap: Trap | None = None, inside: Sequence[str] = (), **environment: str
) -> Iterator[Run]:
    """A run in a session of its own; whatever of it is still there at the end of the block is killed.

    `inside` is a command that comes before that of the run.
    """
    mark = uuid.uuid4().hex
    path = os.pathsep.join(filter(None, [str(_TRAPS) if trap else "", os.environ.get("PYTHONPATH", "")]))
    traps = {"TRAPS": json.dumps([asdict(trap)])} if trap else {}
    process = subprocess.Popen(
        [*inside, sys.executable, "-m", "briefgen", "nightly", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": path, _MARK: mark} | traps | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        start_new_session=True,
    )
    try:
        yield Run(process, mark)
    finally:
        for pid in processes(mark):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate()


def nightly(
    root: Path, *arguments: str, trap: Trap | None = None, inside: Sequence[str] = (), **environment: str
) -> Run:
    """A run to its end, which leaves no process behind."""
    with begun(root, *arguments, trap=trap, inside=inside, **environment) as run:
        run.ended()
        until(lambda: not processes(run.mark), "every process of the run has ended")
        return run


def processes(mark: str) -> list[int]:
    """The living processes of a run, those that nobody is the parent of any more among them."""
    sought = f"{_MARK}={mark}".encode()
    return [pid for pid in _pids() if sought in _environment(pid)]


def _pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def until(true: Callable[[], object], what: str) -> None:
    """Wait for something that is to come about."""
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, f"waited {LONGEST:.0f} s in vain until {what}"
        time.sleep(0.005)


def stands_still(run: Run, note: Path) -> int:
    """Wait until a trap has stopped a process of a run; returns the process's number."""
    until(lambda: note.exists() or run.process.poll() is not None, f"{note.name} is written")
    assert note.exists(), run.ended().stderr
    pid = int(note.read_text())
    until(lambda: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T", f"{pid} stands still")
    return pid
