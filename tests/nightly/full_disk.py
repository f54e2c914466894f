"""A file system of a size of our own, for one folder, that nobody but a test sees and that ends with it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.outside import missing


@dataclass(frozen=True)
class Disk:
    """A mounted tmpfs: `seen` is its folder for those outside, `enter` the command that comes before one for inside."""

    folder: Path
    seen: Path
    enter: tuple[str, ...]

    def leave_free(self, size: int) -> None:
        """Fill it until so many bytes are left."""
        ballast = self.seen / "ballast"
        ballast.unlink(missing_ok=True)
        free = os.statvfs(self.seen)
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(free.f_bavail * free.f_frsize - size, 1))

    def relieve(self) -> None:
        """Take away what it was filled with."""
        (self.seen / "ballast").unlink()

    def remount(self, mode: str) -> None:
        """`ro` lets nobody write, `rw` everybody again."""
        subprocess.run([*self.enter, "mount", "-o", f"remount,bind,{mode}", str(self.folder)], check=True)


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[Disk]:
    """A tmpfs of so many bytes on a folder, in a mount namespace of its own; skips where none may be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    own = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-rm"]
    script = f'mount -t tmpfs -o size={size} none "$0" && echo mounted && exec cat'
    holder = subprocess.Popen(
        [*own, "sh", "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        if holder.stdout.readline() != "mounted\n":
            missing(f"no file system can be mounted: {holder.communicate()[1].strip()}")
        user = [] if os.getuid() == 0 else ["-U", "--preserve-credentials"]
        enter = ("nsenter", "-t", str(holder.pid), *user, "-m")
        enter += ("sh", "-c", 'cd "$0" && exec "$@"', str(folder.parent))
        yield Disk(folder, Path(f"/proc/{holder.pid}/root{folder}"), enter)
    finally:
        holder.communicate()
