"""A Dask scheduler with its workers, and a store that speaks S3: real processes, on loopback only."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 90.0
"""Seconds after which something waited for isn't coming, on however slow a machine."""

_UNWATCHED = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__DIAGNOSTICS__NVML": "False",
}


def until(true: Callable[[], object], what: str) -> None:
    """Wait for something that is to come about."""
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, f"waited {LONGEST:.0f} s in vain until {what}"
        time.sleep(0.05)


@dataclass
class Machine:
    """A process in a session of its own, with what it says in a file."""

    log: Path
    process: subprocess.Popen[bytes]

    def says(self, pattern: str) -> str:
        """Wait until it has said something; what the pattern's group fits."""
        until(lambda: self._found(pattern) or self.process.poll() is not None, f"{self.log.name} has {pattern}")
        found = self._found(pattern)
        assert found, self.log.read_text()
        return found[1]

    def _found(self, pattern: str) -> re.Match[str] | None:
        return re.search(pattern, self.log.read_text("utf-8", "replace"))

    def send(self, number: int) -> None:
        """A signal to it and to all that it began."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """kill -9, as when a machine loses its power."""
        self.send(signal.SIGKILL)
        self.process.wait()


@dataclass
class Cluster:
    """A scheduler and its workers by their names; `environment` is what workers have besides ours."""

    folder: Path
    scheduler: Machine
    address: str
    environment: dict[str, str]
    workers: dict[str, Machine] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """How `--executor` names it."""
        return self.address.replace("tcp://", "dask://")

    def hire(self, *names: str, **environment: str) -> list[Machine]:
        """More workers, each of one thread, in a folder of its own; ready when this returns."""
        hired = [self._hired(name, environment) for name in names]
        for worker in hired:
            worker.says(r"(Registered to):")
        return hired

    def _hired(self, name: str, environment: dict[str, str]) -> Machine:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        arguments = ["--name", name, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
        settings = {**self.environment, **environment}
        worker = _begin("worker", self.folder / f"{name}.log", self.address, *arguments, **settings)
        self.workers[name] = worker
        return worker

    def lay_off(self, name: str) -> None:
        """One worker less."""
        self.workers.pop(name).kill()


@contextmanager
def cluster(folder: Path, **environment: str) -> Iterator[Cluster]:
    """A scheduler without workers."""
    scheduler = _begin("scheduler", folder / "scheduler.log", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    found = Cluster(folder, scheduler, "", environment)
    try:
        found.address = scheduler.says(r"Scheduler at:\s+(tcp://\S+)")
        yield found
    finally:
        for machine in (*found.workers.values(), scheduler):
            machine.kill()


def _begin(what: str, log: Path, *arguments: str, **environment: str) -> Machine:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
    return _machine(log, command, {**_UNWATCHED, **environment})


def _machine(log: Path, command: list[str], environment: dict[str, str]) -> Machine:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=settings, start_new_session=True)
    return Machine(log, process)


@contextmanager
def s3(folder: Path) -> Iterator[dict[str, str]]:
    """A store that speaks S3, with an empty bucket `house`; what the environment has to say to reach it."""
    machine = _machine(folder / "s3.log", [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {})
    try:
        address = machine.says(r"Running on (http://\S+)")
        keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}
        with urlopen(_put(f"{address}/house")):
            yield {**keys, "AWS_ENDPOINT_URL": address, "AWS_EC2_METADATA_DISABLED": "true"}
    finally:
        machine.kill()


def _put(address: str) -> Request:
    return Request(address, method="PUT")
