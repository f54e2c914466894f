"""One run at a time in an output folder.

What is held is an exclusive transaction of SQLite on an empty file: every system has it, and it ends with the process
that holds it, however that ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briefgen.problems import Position, Problem, ProblemsFound

_PIECE = 0.2
"""Seconds for which SQLite waits by itself; no signal is heard meanwhile."""


@contextlib.contextmanager
def held(folder: Path, shown: str, wait: float) -> Iterator[None]:
    """Hold a folder, for which another run is waited so many seconds. `shown` is how problems name it.

    Raises ProblemsFound, saying who holds it, when the other run isn't over by then.
    """
    holder = folder / "running.json"
    try:
        connection = _taken(folder / "lock", time.monotonic() + wait)
    except sqlite3.Error as error:
        raise _refused(error, holder, folder, shown) from None
    with contextlib.closing(connection):
        _say_who(holder)
        yield
        holder.unlink(missing_ok=True)


def _taken(file: Path, until: float) -> sqlite3.Connection:
    """A connection that holds the file; tried for until then, in pieces short enough for Ctrl-C."""
    connection = sqlite3.connect(file, timeout=_PIECE, isolation_level=None)
    while True:
        try:
            connection.execute("BEGIN EXCLUSIVE")
            return connection
        except sqlite3.Error as error:
            if not is_held(error) or time.monotonic() > until:
                connection.close()
                raise


def is_held(error: sqlite3.Error) -> bool:
    """Whether another process holds the file."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


def _say_who(holder: Path) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"pid": os.getpid(), "host": socket.gethostname(), "since": now}
    with contextlib.suppress(OSError):  # who can't read it is told less
        holder.write_text(json.dumps(said), "utf-8")


def _refused(error: sqlite3.Error, holder: Path, folder: Path, shown: str) -> Exception:
    if not is_held(error):
        return OSError(0, str(error), str(folder / "lock"))
    try:
        who = json.loads(holder.read_text("utf-8"))
        whose = f"process {int(who['pid'])} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        whose = "which doesn't say which it is"
    hint = "wait until it has ended, or have this one wait for it: --wait SECONDS"
    return ProblemsFound([Problem(Position(shown), f"another run is at work here: {whose}", hint, "another-run")])
