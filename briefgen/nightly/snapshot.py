"""A workspace as a list of contents: what another machine needs so that it makes the same papers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from briefgen.issues import ISSUES_FOLDER
from briefgen.nightly.fingerprint import ABSENT, digest_of
from briefgen.workspace import leads_out

_MOST_FILES = 200_000
_MOST_BYTES = 8 << 30


class Unfit(Exception):
    """A workspace can't be carried, or what came is no workspace: the message says why."""


@dataclass(frozen=True)
class Snapshot:
    """The files of a workspace by their names below it: the SHA-256 of each; and the links within it, by name, with
    where they lead as they say it."""

    files: Mapping[str, str]
    links: Mapping[str, str]

    def as_bytes(self) -> bytes:
        """The snapshot as JSON, the same for the same files."""
        return json.dumps({"files": self.files, "links": self.links}, sort_keys=True).encode()


def taken(root: Path, but: Path) -> Snapshot:
    """A workspace as it is now, with the records of earlier issues that lie in the folder `but`, that of the papers.
    Left out are the others of its files, hidden files and folders, and links that lead out of the workspace, which are
    never read.

    Raises Unfit where it is too large to be carried.
    """
    files: dict[str, str] = {}
    links: dict[str, str] = {}
    size = 0
    records = ((path, but) for path in sorted((but / ISSUES_FOLDER).rglob("*.json")) if not path.is_symlink())
    for path, base in chain(((path, root) for path in _below(root, but)), records):
        name = path.relative_to(base).as_posix()
        if path.is_symlink():
            links[name] = os.path.relpath(path.resolve(), path.parent.resolve())
            continue
        if (digest := digest_of(path)) == ABSENT:  # it may not be read, or has just gone
            continue
        files[name] = digest
        size += path.stat().st_size
        if len(files) > _MOST_FILES or size > _MOST_BYTES:
            raise Unfit(f"{root} holds more than {_MOST_FILES:,} files or {_MOST_BYTES >> 30} GB")
    return Snapshot(files, links)


def _below(root: Path, but: Path) -> Iterator[Path]:
    """Files and links below a folder, whatever may be read of them."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [n for n in folders if n not in linked and not n.startswith(".") and here / n != but]
        for path in (here / name for name in (*names, *linked) if not name.startswith(".")):
            if path.is_symlink() and leads_out(path, root):
                continue
            if path.is_symlink() or path.is_file():
                yield path


def read(content: bytes) -> Snapshot:
    """A snapshot from its JSON. Raises Unfit where a name leads out of a workspace."""
    plain = json.loads(content)
    for name in (*plain["files"], *plain["links"]):
        path = Path(name)
        if path.is_absolute() or path.drive or ".." in path.parts or not path.parts:
            raise Unfit(f"the name “{name}” leads out of the workspace")
    return Snapshot(plain["files"], plain["links"])


def lay_out(snapshot: Snapshot, root: Path, bring: Callable[[Mapping[str, Path]], None]) -> None:
    """Make a workspace in an empty folder. `bring` puts contents, named by their digests, where it is told.

    Raises Unfit where a content isn't what its digest says, or a link leads out of the folder.
    """
    targets = {name: root / name for name in snapshot.files}
    for folder in {target.parent for target in targets.values()}:
        folder.mkdir(parents=True, exist_ok=True)
    first = {digest: targets[name] for name, digest in snapshot.files.items()}
    bring(first)
    for name, digest in snapshot.files.items():
        if targets[name] != first[digest]:
            targets[name].write_bytes(first[digest].read_bytes())
        if digest_of(targets[name]) != digest:
            raise Unfit(f"{name} came damaged")
    _link(snapshot, root)


def _link(snapshot: Snapshot, root: Path) -> None:
    for name, target in snapshot.links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target)
    for name in snapshot.links:
        if leads_out(root / name, root):
            raise Unfit(f"the link “{name}” leads out of the workspace")
