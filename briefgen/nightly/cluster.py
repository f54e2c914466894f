"""Work sent to the workers of a Dask cluster.

Dask has a job done, and done again by another worker where one is lost. Here it is looked at before whether workers
can make the same papers, and whatever goes wrong is told in our words.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from distributed import Client, KilledWorker, get_worker

from briefgen.nightly import apart
from briefgen.nightly.away import Depot, build_away, clear, deposit, fetched
from briefgen.nightly.equipment import differences, equipment_in, look_at
from briefgen.nightly.night import Cause, Job, Made
from briefgen.nightly.snapshot import Unfit
from briefgen.nightly.store import Unreachable
from briefgen.problems import Position, Problem, ProblemsFound

Work = Callable[[Job], Made]

CONNECTING = 10.0
"""Seconds that a scheduler has to answer in."""
WAITING = 30.0
"""Seconds that workers are waited for: at the beginning, and when the last one was lost."""
_BETWEEN_LOOKS = 2.0
_FETCHING = 4
"""So many papers are fetched from a store at once."""


@contextlib.contextmanager
def cluster(address: str, root: Path, out: Path, shared: str | None) -> Iterator[tuple[Executor, int]]:
    """An executor whose work the workers of a scheduler do, and how many jobs they do at once now.

    `root` is the workspace, `out` the folder of the papers. `shared` is the URL of the store by which they travel; None
    where all machines see these folders. Raises ProblemsFound where there is no scheduler or no worker, or one that
    can't make the same papers as this machine.
    """
    with _connected(address) as client:
        here = look_at(lambda *call: client.run(*call, on_error="return"), root, None if shared else out)
        executor = _Cluster(client, here, _deposited(shared, root, out) if shared else None)
        try:
            yield executor, sum(client.nthreads().values())
        finally:
            executor.shutdown()


def _deposited(url: str, root: Path, out: Path) -> Depot:
    try:
        return deposit(url, root, out)
    except (Unfit, Unreachable, OSError) as error:
        hint = (
            "look whether the store is there and may be written to, and whether the workspace has only what is needed"
        )
        raise ProblemsFound([Problem(Position("--shared"), _words(error), hint, "shared")]) from None


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    client = _client(address)
    try:
        try:
            client.wait_for_workers(1, timeout=WAITING)
        except TimeoutError:
            hint = f"begin one on each machine: `dask worker {address}`"
            raise _refused(f"the scheduler at {address} has no worker", hint) from None
        yield client
    finally:
        client.close()


def _client(address: str) -> Client:
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)  # what matters of it, we say
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # versions are looked at afterwards
            return Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, RuntimeError, TypeError) as error:  # the last two: certificates that are missing
        said = str(error).split("\n")[0]
        raise _refused(f"no scheduler answers at {address} ({said})", "begin it with `dask scheduler`") from None


def _refused(message: str, hint: str) -> ProblemsFound:
    return ProblemsFound([Problem(Position("--executor"), message, hint, "executor")])


# ── On a worker ──────────────────────────────────────────────────────────────


def _at_worker(work: Work, job: Job, depot: Depot | None, expected: Mapping[str, str], night: str) -> Made:
    """What comes of a job here, unless this machine joined the cluster later and would make another paper."""
    _begin(night)
    if unlike := differences(equipment_in(night), expected):
        return _lost(job, f"a worker that came later ({get_worker().address}) would make other papers: {unlike}")
    try:
        return build_away(work, job, depot, get_worker().local_directory) if depot else work(job)
    except (Unfit, Unreachable, ProblemsFound) as error:
        return _lost(job, f"its worker ({get_worker().address}) can't use the store: {_words(error)}", "unwritable")


def _begin(night: str) -> None:
    """Have a night begin with new processes: those of the last one have the programs of then."""
    if getattr(_thread, "night", night) != night:
        apart.end_own()
    _thread.night = night


_thread = threading.local()


def _lost(job: Job, message: str, cause: Cause = "died") -> Made:
    hint = "its last good paper stays; it is tried again in the next run"
    return Made(cause, (Problem(Position(job.brief), message, hint, f"lost-{cause}"),))


def _words(error: BaseException) -> str:
    if isinstance(error, ProblemsFound):
        return "; ".join(problem.message for problem in error.problems)
    return f"{error}" if isinstance(error, Unfit | Unreachable) else f"{type(error).__name__}: {error}"[:300]


# ── On this machine ──────────────────────────────────────────────────────────


@dataclass(eq=False)
class _Sent:
    """A job under way. `is_alone`: it was sent a second time, when nothing else was under way."""

    work: Work
    job: Job
    outcome: Future[Made] = field(default_factory=Future)
    is_alone: bool = False


class _Cluster(Executor):
    """Dask's executor, with its failures put into our words and papers fetched from the store.

    Of a job that ended several workers it isn't known whether it was that one, or another that they had too. It is
    sent once more when all others are done: alone, each shows which it was.
    """

    def __init__(self, client: Client, expected: Mapping[str, str], depot: Depot | None) -> None:
        self._client = client
        self._depot = depot
        self._inner = client.get_executor(pure=False)
        self._expected = expected
        self._night = uuid.uuid4().hex
        self._fetchers = ThreadPoolExecutor(_FETCHING, thread_name_prefix="briefgen-fetching")
        self._lock = threading.Lock()
        self._open: dict[_Sent, None] = {}
        self._suspects: list[_Sent] = []
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="briefgen-watching", daemon=True).start()

    def submit(self, work: Any, job: Any, /) -> Future[Made]:  # type: ignore[override]  # of one kind of work
        """Have a job done by a worker. The future raises nothing: whatever is lost is told in what was made."""
        sent = _Sent(work, job)
        with self._lock:
            self._open[sent] = None
        self._send(sent)
        return sent.outcome

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """Leave what isn't done undone; workers end what they are at and forget it."""
        self._ended.set()
        with contextlib.suppress(Exception):  # a scheduler that is gone
            self._inner.shutdown(wait=False)
        self._fetchers.shutdown(cancel_futures=True)
        if self._depot:
            with contextlib.suppress(Unreachable):
                clear(self._depot)

    def _send(self, sent: _Sent) -> None:
        try:
            inner = self._inner.submit(_at_worker, sent.work, sent.job, self._depot, self._expected, self._night)
        except Exception as error:
            self._settle(sent, _lost(sent.job, f"it can't be sent to the scheduler ({_words(error)})"))
        else:
            inner.add_done_callback(lambda done: self._hand_over(sent, done))

    def _hand_over(self, sent: _Sent, done: Future[Made]) -> None:
        with contextlib.suppress(RuntimeError):  # the run is over
            self._fetchers.submit(self._take, sent, done)

    def _take(self, sent: _Sent, done: Future[Made]) -> None:
        made = self._made(sent, done)
        if made is None:
            self._suspect(sent)
        else:
            self._settle(sent, made)
        self._send_a_suspect()

    def _made(self, sent: _Sent, done: Future[Made]) -> Made | None:
        """What came of a job; None where it may have ended its workers, and it isn't known yet."""
        try:
            made = done.result()
            return fetched(made, Path(sent.job.staged), self._depot) if self._depot else made
        except KilledWorker:
            return _lost(sent.job, "each worker that was to make its paper was lost") if sent.is_alone else None
        except CancelledError:
            return _lost(sent.job, "the connection to the scheduler was lost")
        except Exception as error:
            return _lost(sent.job, f"what came from its worker can't be used ({_words(error)})")

    def _settle(self, sent: _Sent, made: Made) -> None:
        with self._lock:
            is_open = sent in self._open
            self._open.pop(sent, None)
        if is_open and sent.outcome.set_running_or_notify_cancel():
            sent.outcome.set_result(made)

    def _suspect(self, sent: _Sent) -> None:
        with self._lock:
            self._suspects.append(sent)

    def _send_a_suspect(self) -> None:
        with self._lock:
            is_idle = len(self._suspects) == len(self._open)
            sent = self._suspects.pop() if self._suspects and is_idle else None
        if sent and not self._ended.is_set():
            sent.is_alone = True
            self._send(sent)

    def _watch(self) -> None:
        """Give up what is under way when for a while no worker is there, or the scheduler doesn't answer."""
        seen = time.monotonic()
        while not self._ended.wait(_BETWEEN_LOOKS):
            with contextlib.suppress(Exception):  # a scheduler that is gone: its futures say so
                if self._client.nthreads(callback_timeout=CONNECTING):
                    seen = time.monotonic()
            if time.monotonic() - seen > WAITING:
                self._give_up()

    def _give_up(self) -> None:
        for sent in list(self._open):
            self._settle(sent, _lost(sent.job, f"for {WAITING:g} s no worker was to be reached"))
