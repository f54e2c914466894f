"""One run at a time in an output folder.

What is held is an exclusive transaction of SQLite on an empty file: every system has it, a run that waits needs no loop
of its own, and it ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briefgen.problems import Position, Problem, ProblemsFound


@contextlib.contextmanager
def held(folder: Path, shown: str, wait: float) -> Iterator[None]:
    """Hold a folder, for which another run is waited so many seconds. `shown` is how problems name it.

    Raises ProblemsFound, saying who holds it, when the other run isn't over by then.
    """
    connection = sqlite3.connect(folder / "lock", timeout=wait, isolation_level=None)
    holder = folder / "running.json"
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise _refused(error, holder, folder, shown) from None
        _say_who(holder)
        yield
        holder.unlink(missing_ok=True)
    finally:
        connection.close()


def _say_who(holder: Path) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"pid": os.getpid(), "host": socket.gethostname(), "since": now}
    with contextlib.suppress(OSError):  # who can't read it is told less
        holder.write_text(json.dumps(said), "utf-8")


def _refused(error: sqlite3.OperationalError, holder: Path, folder: Path, shown: str) -> Exception:
    if "locked" not in str(error):
        return OSError(0, str(error), str(folder / "lock"))
    try:
        who = json.loads(holder.read_text("utf-8"))
        whose = f"process {int(who['pid'])} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        whose = "which doesn't say which it is"
    hint = "wait until it has ended, or have this one wait for it: --wait SECONDS"
    return ProblemsFound([Problem(Position(shown), f"another run is at work here: {whose}", hint, "another-run")])
