"""Something happens to a process at a chosen moment: it is killed, stands still, or
the system refuses it something.

Python loads a file of this name from its path when it starts. `tests/nightly/runs.py`
puts this folder on the path of a run and says in `TRAPS` what is to happen when; the
program knows nothing of it. Moments are Python's audit events:
https://docs.python.org/3/library/audit_events.html
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from fnmatch import fnmatchcase

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.utime", "os.link"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Trap:
    """Waits for the `nth` event about a path, in the run itself or in a child of it, then sends a signal."""

    def __init__(
        self, who: str, what: str, path: str, nth: int, sends: str, group: bool, note: str, once: bool
    ) -> None:
        self.mine = who == ("run" if "nightly" in sys.orig_argv else "child")
        self.what, self.path, self.left = what, path, nth
        self.sends, self.group, self.note, self.once = sends, group, note, once

    def sees(self, event: str, arguments: tuple[object, ...]) -> None:
        if not (self.mine and _is(self.what, event, arguments) and any(_fits(self.path, each) for each in arguments)):
            return
        self.left -= 1
        if self.left == 0 and not (self.once and os.path.exists(self.note)):
            self.mine = not self.once
            self.left = 1
            self.springs()

    def springs(self) -> None:
        with open(f"{self.note}.{os.getpid()}", "w") as file:
            file.write(str(os.getpid()))
        os.replace(f"{self.note}.{os.getpid()}", self.note)
        if not self.sends.startswith("SIG"):
            number = getattr(errno, self.sends)
            raise OSError(number, os.strerror(number))
        number = signal.Signals[self.sends]
        if self.group:
            os.killpg(0, number)
        else:
            os.kill(os.getpid(), number)


def _is(what: str, event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an event is the `read` or the `change` that is waited for."""
    if event == "open":
        writes = isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
        return writes == (what == "change")
    return what == "change" and event in CHANGES


def _fits(pattern: str, argument: object) -> bool:
    return isinstance(argument, str | bytes | os.PathLike) and fnmatchcase(os.fsdecode(argument), pattern)


def _arm() -> None:
    traps = [Trap(**each) for each in json.loads(os.environ.get("TRAPS", "[]"))]
    busy = False

    def note(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal busy
        if not busy:
            busy = True
            try:
                for trap in traps:
                    trap.sees(event, arguments)
            finally:
                busy = False

    if any(trap.mine for trap in traps):
        sys.addaudithook(note)


_arm()
