"""A workspace as a list of contents: what another machine needs so that it makes the same papers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefgen.frozen import frozen
from briefgen.nightly.fingerprint import ABSENT, digest_of
from briefgen.workspace import leads_out

_MOST_FILES = 200_000
_MOST_BYTES = 8 << 30


class Unfit(Exception):
    """A workspace can't be carried, or what came is no workspace: the message says why."""


@frozen
class Snapshot:
    """Files by their names, whose first part is that of their folder: the SHA-256 of each; and links, with where they
    lead as they say it."""

    files: dict[str, str]
    links: dict[str, str]

    def as_bytes(self) -> bytes:
        """The snapshot as JSON, the same for the same files."""
        return json.dumps({"files": self.files, "links": self.links}, sort_keys=True).encode()


def taken(folders: Mapping[str, Path], but: Path) -> Snapshot:
    """Some folders as they are now, each under a name of its own; those that aren't there are empty.

    Left out are the folder `but` (the papers), hidden files and folders, and links that lead out of their folder, which
    are never read. Raises Unfit where there is too much to be carried.
    """
    found = Snapshot({}, {})
    size = 0
    for folder, root in folders.items():
        for path in _below(root, but):
            name = f"{folder}/{path.relative_to(root).as_posix()}"
            size += _note(name, path, found)
            if len(found.files) > _MOST_FILES or size > _MOST_BYTES:
                raise Unfit(f"{root} has more than {_MOST_FILES:,} files or {_MOST_BYTES >> 30} GB")
    return found


def _note(name: str, path: Path, found: Snapshot) -> int:
    """Take one file or link; its size in bytes."""
    if path.is_symlink():
        found.links[name] = os.path.relpath(path.resolve(), path.parent.resolve())
    elif (digest := digest_of(path)) != ABSENT:  # it may be read, and hasn't just gone
        found.files[name] = digest
        return path.stat().st_size
    return 0


def _below(root: Path, but: Path) -> Iterator[Path]:
    """The files below a folder, and the links that stay in it; what a linked folder holds comes with its own name."""
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [
            each for each in folders if not each.startswith(".") and each not in linked and here / each != but
        ]
        for path in (here / name for name in (*files, *linked) if not name.startswith(".")):
            if not leads_out(path, root) if path.is_symlink() else path.is_file():
                yield path


def read(content: bytes) -> Snapshot:
    """A snapshot from its JSON. Raises Unfit where a name leads out of its folder."""
    plain = json.loads(content)
    for name in (*plain["files"], *plain["links"]):
        path = Path(name)
        if path.is_absolute() or path.drive or ".." in path.parts or not path.parts:
            raise Unfit(f"the name “{name}” leads out of its folder")
    return Snapshot(plain["files"], plain["links"])


def lay_out(snapshot: Snapshot, root: Path, bring: Callable[[Mapping[str, Path]], None]) -> None:
    """Make what was taken in an empty folder. `bring` puts contents, named by their digests, where it is told.

    Raises Unfit where a content isn't what its digest says, or a link leads out of its folder.
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
        if leads_out(root / name, root / Path(name).parts[0]):
            raise Unfit(f"the link “{name}” leads out of its folder")
