"""The same work on many things, shared among processes: for any number of them, the same comes out, in one order."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Generic, TypeVar

from briefgen.frozen import frozen

T = TypeVar("T")
R = TypeVar("R")

FEWEST_EACH = 10
"""A process of its own takes about as long to begin as this many briefs take to check."""


@cache
def look_for_garbage_rarely() -> None:
    """Spare Python's search for cyclic garbage, of which a paper leaves some thousand small objects.

    Every 700 new objects, and over all that there is when the process ends, it takes a fifth of a short run, and of a
    long one, which has more to look through. Memory that nothing refers to is given back at once all the same.
    """
    gc.set_threshold(_MOST_NEW)
    atexit.register(gc.freeze)


_MOST_NEW = 200_000
"""How many objects more than before are looked through: those of some papers, about 30 MB."""


@frozen
class Lost(Generic[T]):
    """The thing whose work ended its process: memory ran out, or a library crashed. Nothing came of it."""

    item: T


def usual_jobs(things: int) -> int:
    """How many processes so many things are worth: the processors that we may use, one where things are few."""
    return max(1, min(processors(), things // FEWEST_EACH))


def processors() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[T], R], items: Sequence[T], jobs: int = 1) -> Iterator[R | Lost[T]]:
    """What `work` makes of each item, in their order, by so many processes; by this one where `jobs` is 1.

    `work` must be a function of a module and raise nothing; it, the items and what it returns travel
    between processes. An item whose work ends its process gives Lost; the others are done all the same.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    at = 0
    while at < len(items):
        for made in _until_broken(work, items[at:], jobs):
            yield made
            at += 1
        if at < len(items):
            # With the one that crashed fails all that was under way beside it: alone, each shows which it was.
            yield next(_until_broken(work, items[at : at + 1], 1), Lost(items[at]))
            at += 1


def _until_broken(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """What `work` makes of the items, up to the first that came to nothing when a process ended."""
    import multiprocessing
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    # A fork has everything imported; on other systems it isn't safe, or not there.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    count = min(jobs, len(items), _MOST)
    pool = ProcessPoolExecutor(count, context, _leave_stopping_to_the_first)
    with pool, contextlib.suppress(BrokenProcessPool):
        yield from pool.map(work, items)


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C reaches every process of a terminal; the one that has them work stops, and they with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


_MOST = 61
"""Windows waits for no more processes at once."""
