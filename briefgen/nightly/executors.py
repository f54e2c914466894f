"""Who makes the papers: threads of this machine, each with a process of its own, or the workers of a cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from briefgen.nightly import apart

_PROTOCOLS = {"dask": "tcp", "dask+tls": "tls"}
_PORT = 8786
"""Dask's own, where the URL says none."""


class NoExecutor(Exception):
    """What was asked for is no executor, or isn't installed: the message says what to write or install."""


class Crew(Protocol):
    """Who makes papers. `jobs` says how many at once; of a cluster it is known once it is at work."""

    jobs: int

    def get_ready(self, most_memory: int | None) -> None:
        """There is likely to be work soon, by processes that may take so many bytes of memory; None: no bound."""

    def at_work(self) -> AbstractContextManager[Executor]:
        """The executor that has them do it, within a block."""


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


@dataclass
class Local:
    """So many processes on this machine."""

    jobs: int

    def get_ready(self, most_memory: int | None) -> None:
        """Begin one process: until it can build, it takes as long as to build one paper."""
        apart.get_ready(most_memory)

    def at_work(self) -> AbstractContextManager[Executor]:
        """Threads, each with a process of its own."""
        return local(self.jobs)


@dataclass
class Remote:
    """The workers of a cluster, by the address of its scheduler. `root` is the workspace, `out` the folder of papers.

    `shared` is a folder or URL that all machines reach, by which these travel; None where all machines see them under
    the same paths.
    """

    address: str
    root: Path
    out: Path
    shared: str | None
    jobs: int = 0

    def get_ready(self, most_memory: int | None) -> None:
        """Nothing: they have been at work since before we began."""

    @contextlib.contextmanager
    def at_work(self) -> Iterator[Executor]:
        """Dask's. Raises ProblemsFound where there are no workers, or some that would make other papers."""
        from briefgen.nightly.cluster import cluster

        with cluster(self.address, self.root, self.out, self.shared) as (executor, self.jobs):
            yield executor


def remote(url: str, root: Path, out: Path, shared: str | None) -> Remote:
    """The cluster at a URL: `dask://host:8786`, or `dask+tls://host:8786` where Dask's own settings name certificates.

    Raises NoExecutor where the URL is none, or what it needs isn't installed.
    """
    address = _address(url)
    try:
        import briefgen.nightly.cluster  # noqa: F401
        from briefgen.nightly.store import Unreachable, store_at
    except ImportError as error:
        raise NoExecutor(f"{url} needs Dask ({error}): pip install 'FOLDER-OF-BRIEFGEN[dask]'") from None
    try:
        _ = shared and store_at(shared)
    except Unreachable as error:
        raise NoExecutor(f"--shared {error}") from None
    return Remote(address, root, out, shared)


def _address(url: str) -> str:
    """The address of a scheduler as Dask writes it: `tcp://host:8786`."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host = None
    if host is None or parts.scheme not in _PROTOCOLS or parts.path.strip("/") or parts.query or parts.username:
        raise NoExecutor(f"“{url}” is no scheduler: write dask://HOST:{_PORT}.")
    shown = f"[{host}]" if ":" in host else host
    return f"{_PROTOCOLS[parts.scheme]}://{shown}:{port}"
