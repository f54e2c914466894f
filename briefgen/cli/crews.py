"""Who does the work of a night, as the options say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from briefgen.nightly.executors import Crew


def executor_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that have other machines do the work."""
    url = click.option(
        "--executor", metavar="URL", help="Have Dask's workers build: dask://HOST:8786, of the scheduler."
    )
    shared = click.option(
        "--shared",
        metavar="FOLDER-OR-URL",
        help="With --executor, where workers don't see the workspace: how papers travel.",
    )
    return url(shared(command))


def crew_for(executor: str | None, shared: str | None, jobs: int | None, root: Path, out: Path) -> Crew:
    """The processes of this machine, or the cluster at the URL `executor`. What can't be is a usage error.

    `root` is the workspace, `out` the folder of the papers.
    """
    from briefgen.nightly.executors import Local, NoExecutor, remote
    from briefgen.workers import processors

    if executor is None:
        if shared:
            raise click.UsageError("--shared goes with --executor: it says how papers travel to its workers and back.")
        return Local(jobs or processors())
    if jobs:
        raise click.UsageError("--jobs goes without --executor: each worker of a cluster has its own --nthreads.")
    try:
        return remote(executor, root, out, shared)
    except NoExecutor as error:
        raise click.UsageError(str(error)) from None
