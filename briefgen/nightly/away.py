"""Papers made on machines that don't see the workspace: a snapshot of it goes to a store, finished papers come back.

In the store, contents lie under their SHA-256 (`content/…`), so that only what it hasn't got is sent; a snapshot of
the workspace names them (`snapshots/…`); finished papers pass through `papers/…`. Whatever is taken down is held
against its digest.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen import kept
from briefgen.frozen import frozen
from briefgen.issues import ISSUES_FOLDER
from briefgen.nightly import snapshot
from briefgen.nightly.fingerprint import digest_of
from briefgen.nightly.lock import held
from briefgen.nightly.night import Job, Made, Staged
from briefgen.nightly.snapshot import Snapshot, Unfit
from briefgen.nightly.store import Store, store_at

_BATCH = 64 << 20
"""Bytes that are read before they are sent."""
_KEPT = 3
"""So many workspaces stay on a machine for the next night; others go once nobody works in them."""
_LONGEST = 3600.0
"""Seconds that another worker of the machine is waited for while it takes a workspace down."""
_WORKSPACE, _ISSUES, _DESCRIBED, _UNFINISHED = "workspace", "issues", "snapshot.json", "unfinished-"
"""What is in the folder of a copy, and how its name begins until all of it is there."""


@frozen
class Depot:
    """Where a workspace lies in a store, and where its papers go: all that a worker has to be told."""

    url: str
    snapshot: str
    papers: str


# ── On this machine ──────────────────────────────────────────────────────────


def deposit(url: str, root: Path, out: Path) -> Depot:
    """Put a workspace into a store, and of its papers only the records of earlier issues.

    Raises Unfit where it is too large, Unreachable, and OSError where a file can't be read.
    """
    store = store_at(url)
    folders = {_WORKSPACE: root, _ISSUES: out / ISSUES_FOLDER}
    found = snapshot.taken(folders, out)
    places = {name: folders[name.partition("/")[0]] / name.partition("/")[2] for name in found.files}
    sent = _send(store, {digest: (name, places[name]) for name, digest in found.files.items()})
    described = Snapshot({**found.files, **sent}, found.links).as_bytes()
    digest = hashlib.sha256(described).hexdigest()
    store.write({f"snapshots/{digest}": described})
    return Depot(url, digest, f"papers/{uuid.uuid4().hex}")


def _send(store: Store, files: Mapping[str, tuple[str, Path]]) -> dict[str, str]:
    """Send what a store hasn't got of some files, which are named and placed by their digests; the digests of what was
    sent, by name: a file may have changed meanwhile."""
    there = store.sizes("content")
    missing = {name: path for digest, (name, path) in files.items() if _is_missing(path, there.get(digest))}
    sent: dict[str, str] = {}
    for contents in _batches(missing):
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
        store.write({f"content/{digests[name]}": content for name, content in contents.items()})
        sent |= digests
    return sent


def _is_missing(path: Path, size_there: int | None) -> bool:
    """Whether a store hasn't got a file, or only a part that was being sent when something ended."""
    return size_there is None or size_there != path.stat().st_size


def _batches(files: Mapping[str, Path]) -> Iterator[dict[str, bytes]]:
    """Files' contents by their names, so many at a time that they have room in memory."""
    batch: dict[str, bytes] = {}
    for name, path in files.items():
        batch[name] = path.read_bytes()
        if sum(map(len, batch.values())) > _BATCH:
            yield batch
            batch = {}
    if batch:
        yield batch


def fetched(made: Made, staged: Path, depot: Depot) -> Made:
    """What a worker made, its papers brought to the folder of staged files. Raises Unfit where one is damaged."""
    papers = {form: _fetched(paper, form, staged, depot) for form, paper in made.papers.items()}
    return replace(made, papers=papers)


def clear(depot: Depot) -> None:
    """Remove papers that nobody fetched. Raises Unreachable."""
    store_at(depot.url).remove(depot.papers)


def _fetched(paper: Staged, form: str, staged: Path, depot: Depot) -> Staged:
    store = store_at(depot.url)
    source = f"{depot.papers}/{Path(paper.path).name}"
    content = store.read(source)
    store.remove(source)
    if hashlib.sha256(content).hexdigest() != paper.digest:
        raise Unfit(f"a paper came damaged from {store.url}")
    handle, name = tempfile.mkstemp(suffix=f".{form}", dir=staged)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return replace(paper, path=name)


# ── On a worker's machine ────────────────────────────────────────────────────


def build_away(work: Callable[[Job], Made], job: Job, depot: Depot, scratch: str) -> Made:
    """What `work` makes of a job in a copy of its workspace; its papers lie in the store.

    `scratch` is a folder of this worker that goes with it. Raises Unfit, Unreachable.
    """
    store = store_at(depot.url)
    copy = _copy(store, depot.snapshot, _folder(scratch), job.timeout)
    with tempfile.TemporaryDirectory(prefix="staged-", dir=copy) as staged:
        made = work(replace(job, root=str(copy / _WORKSPACE), issues=str(copy / _ISSUES), staged=staged))
        names = {form: f"{uuid.uuid4().hex}.{form}" for form in made.papers}
        store.write(
            {f"{depot.papers}/{names[form]}": Path(paper.path).read_bytes() for form, paper in made.papers.items()}
        )
    papers = {form: replace(paper, path=names[form]) for form, paper in made.papers.items()}
    reads = {name: (digest, None) for name, (digest, _) in made.reads.items()}  # stamps are of this machine
    return replace(made, papers=papers, reads=reads)


def _copy(store: Store, digest: str, folder: Path, busy: float | None) -> Path:
    """The folder of a workspace's copy on this machine; taken down unless it is there, by one worker for all."""
    copy = folder / digest
    _keep(copy, busy or 24 * _LONGEST)
    if not copy.is_dir():
        with held(folder, str(folder), _LONGEST):
            if not copy.is_dir():
                _take_down(store, digest, folder)
        _keep(copy, busy or 24 * _LONGEST)
    return copy


def _take_down(store: Store, digest: str, folder: Path) -> None:
    """Whole or not at all: it gets its name once everything is there."""
    _sweep(folder)
    described = store.read(f"snapshots/{digest}")
    if hashlib.sha256(described).hexdigest() != digest:
        raise Unfit(f"the snapshot came damaged from {store.url}")
    beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    known = _known(folder)
    snapshot.lay_out(snapshot.read(described), beside, lambda wanted: _bring(wanted, known, store))
    (beside / _DESCRIBED).write_bytes(described)
    beside.rename(folder / digest)


def _bring(wanted: Mapping[str, Path], known: Mapping[str, Path], store: Store) -> None:
    """Put contents in their places, from other copies on this machine where they have them."""
    here = {digest for digest in wanted if digest in known and digest_of(known[digest]) == digest}
    for digest in here:
        shutil.copyfile(known[digest], wanted[digest])
    if away := {f"content/{digest}": path for digest, path in wanted.items() if digest not in here}:
        store.bring(away)


def _known(folder: Path) -> dict[str, Path]:
    """Where on this machine contents lie, by their digests."""
    found: dict[str, Path] = {}
    for described in folder.glob(f"*/{_DESCRIBED}"):
        files = snapshot.read(described.read_bytes()).files
        found |= {digest: described.parent / name for name, digest in files.items()}
    return found


def _keep(copy: Path, seconds: float) -> None:
    """Say by its time until when a copy may be in use."""
    until = time.time() + seconds
    with contextlib.suppress(FileNotFoundError):
        os.utime(copy, (until, until))


def _sweep(folder: Path) -> None:
    """Remove what was never finished, and copies that nobody uses any more, but for the last few."""
    copies = [(path.stat().st_mtime, path) for path in folder.iterdir() if path.is_dir()]
    whole = sorted((each for each in copies if not each[1].name.startswith(_UNFINISHED)), reverse=True)
    over = [path for until, path in whole[_KEPT - 1 :] if until < time.time()]
    for path in (*over, *folder.glob(f"{_UNFINISHED}*")):
        shutil.rmtree(path, ignore_errors=True)


def _folder(scratch: str) -> Path:
    """Where copies lie: in the person's cache folder, or else where a worker's files go with it."""
    folder = (kept.own_folder() or Path(scratch)) / "workspaces"
    folder.mkdir(exist_ok=True)
    return folder
