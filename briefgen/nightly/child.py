"""`python -m briefgen.nightly.child MEMORY`: a process that makes papers for another one, until that has ended.

Jobs come in on standard input, what came of them goes out on standard output, as pickles; both ends are ours, of the
same version. The first thing out is True: what comes now is the time of jobs. Whatever else is printed goes to
standard error.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import queue
import signal
import sys
import threading
from typing import IO

from briefgen.nightly import memory
from briefgen.nightly.night import OUT_OF_MEMORY, Job, Made
from briefgen.workers import look_for_garbage_rarely


def main() -> None:
    """Do what comes in, in its order."""
    for each in (signal.SIGINT, signal.SIGTERM):  # they reach every process of a terminal or of a service
        signal.signal(each, signal.SIG_IGN)  # the other one ends us
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    faulthandler.enable()
    jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(jobs,), daemon=True).start()

    look_for_garbage_rarely()
    from briefgen.nightly.work import Desk

    memory.bound(int(sys.argv[1]) or None)
    desk = Desk()
    _say(True, answers)
    try:
        while True:
            _say(desk.make(jobs.get()), answers)
    except MemoryError:  # even what went wrong couldn't be worded
        os._exit(OUT_OF_MEMORY)


def _say(something: Made | bool, answers: IO[bytes]) -> None:
    pickle.dump(something, answers)
    answers.flush()


def _take(jobs: queue.SimpleQueue[Job]) -> None:
    """Read jobs while others are done; who gave them has ended when nothing more can come, and so do we, at once."""
    source = sys.stdin.buffer
    try:
        while True:
            jobs.put(pickle.load(source))
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
