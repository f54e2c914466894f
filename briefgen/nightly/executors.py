"""Who makes the papers: threads of this machine, each with a process of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

from briefgen.nightly import apart


@contextlib.contextmanager
def local(jobs: int) -> Iterator[Executor]:
    """So many processes on this machine, begun when there is work for them, and ended with the block."""
    apart.begin()
    executor = ThreadPoolExecutor(jobs, thread_name_prefix="briefgen")
    try:
        yield executor
    finally:
        apart.stop()
        executor.shutdown(cancel_futures=True)
