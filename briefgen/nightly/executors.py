"""Who makes the papers: threads of this machine, each with a process of its own, or the workers of a cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

from briefgen.nightly import apart

_PROTOCOLS = {"dask": "tcp", "dask+tls": "tls"}
_PORT = 8786
"""Dask's own, where the URL says none."""


class NoExecutor(Exception):
    """What was asked for is no executor, or isn't installed: the message says what to write or install."""


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


def remote(url: str, root: Path, out: Path, shared: str | None) -> AbstractContextManager[Executor]:
    """The workers of a cluster, by the URL of its scheduler: `dask://host:8786`, or `dask+tls://host:8786` where Dask's
    own settings name the certificates.

    `shared` is a folder or URL that all machines reach, by which the workspace `root` and its papers travel; None where
    they see both it and `out` under the same paths. Raises NoExecutor.
    """
    address = address_of(url)
    try:
        from briefgen.nightly.cluster import cluster
        from briefgen.nightly.store import Unreachable, store_at
    except ImportError as error:
        raise NoExecutor(f"{url} needs Dask ({error}): pip install 'briefgen[dask]'") from None
    try:
        _ = shared and store_at(shared)
    except Unreachable as error:
        raise NoExecutor(f"--shared {error}") from None
    return cluster(address, root, out, shared)


def address_of(url: str) -> str:
    """The address of a scheduler as Dask writes it: `tcp://host:8786`. Raises NoExecutor where a URL is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host = None
    if host is None or parts.scheme not in _PROTOCOLS or parts.path.strip("/") or parts.query or parts.username:
        raise NoExecutor(f"“{url}” is no scheduler: write dask://HOST:{_PORT}.")
    shown = f"[{host}]" if ":" in host else host
    return f"{_PROTOCOLS[parts.scheme]}://{shown}:{port}"
