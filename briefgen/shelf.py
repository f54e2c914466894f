"""Where briefs stand, and where their papers go: put in place whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from briefgen.marking import LEVELS, Tlp, in_file_name
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.workspace import Workspace

SUFFIXES = (".yaml", ".yml")


def find_briefs(paths: Iterable[Path]) -> list[Path]:
    """The brief files among files and folders: a file is taken as it is, a folder gives its YAML files, sorted.

    Hidden files and folders are left out. Each file comes once.
    """
    found: list[Path] = []
    for path in paths:
        found += _in_folder(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    named = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    files = (path for path in named if path.is_file() or not path.exists())  # a link that leads nowhere is a problem
    return sorted(path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def stem_of(brief: str, edition: Tlp | None) -> str:
    """The stem of a paper's files: that of its brief; of an edition with its marking, so that no paper takes the place
    of another: `x.tlp-clear`."""
    return f"{brief}.{in_file_name(edition)}" if edition else brief


def targets(stem: str, out: Path, formats: Sequence[str]) -> dict[str, Path]:
    """Where a brief's papers go: those of `inputs/x.yaml`, whose stem is `x`, to `OUT/x.docx` and `OUT/x.pdf`."""
    return {name: out / f"{stem}.{name}" for name in formats}


def clashes(
    briefs: Sequence[Path], workspace: Workspace, place: Callable[[Path], str] = attrgetter("stem")
) -> dict[Path, Problem]:
    """The briefs that would write the same paper as one before them, or as an edition of one beside them, each with its
    problem; `place` says where a brief's papers go, by default all to one folder. Names that differ in capitals alone
    are the same, as some systems have it."""
    first: dict[str, Path] = {}
    found: dict[Path, Problem] = {}
    for brief in briefs:
        other = first.setdefault(place(brief).casefold(), brief)
        if other is not brief:
            message = f"its paper would have the same name as that of {workspace.shown(other)}"
            found[brief] = Problem(Position(workspace.shown(brief)), message, "rename one of the two", "same-name")
        elif whole := _whole_of(brief):
            message = f"its paper would have the same name as an edition of {workspace.shown(whole)}"
            hint = "rename it: “.tlp-…” at the end of a name is for editions"
            found[brief] = Problem(Position(workspace.shown(brief)), message, hint, "same-name")
    return found


_EDITION = re.compile(rf"(.+)\.(?:{'|'.join(map(in_file_name, LEVELS))})", re.IGNORECASE)


def _whole_of(brief: Path) -> Path | None:
    """The brief beside one, an edition of which would have its name; None where it isn't called as editions are."""
    named = _EDITION.fullmatch(brief.stem)
    beside = (brief.with_name(f"{named[1]}{suffix}") for suffix in SUFFIXES) if named else ()
    return next((whole for whole in beside if whole.is_file()), None)


def write_papers(papers: Mapping[Path, bytes], workspace: Workspace, alone: bool = False) -> None:
    """Put the files in place, all or none: each is written whole beside its place first, then they are moved.

    Where nobody else writes them (`alone`), what a process that was killed left beside a place is removed.
    Raises ProblemsFound when one can't be written; the papers that stood there before stay.
    """
    waiting: dict[Path, Path] = {}
    with _all_or_none(papers, waiting, workspace):
        for target, content in papers.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if alone:
                _remove_unfinished(target)
            waiting[target] = _beside(target, content)
        _move(waiting)


def put_in_place(waiting: Mapping[Path, Path], workspace: Workspace) -> None:
    """Move finished files to their places (the keys), all or none, once they are on the disk; each is open to whom the
    one was that it takes the place of.

    Raises ProblemsFound when one can't be moved: none of the finished files is left then, and the papers that stood
    there before stay.
    """
    with _all_or_none(waiting, waiting, workspace):
        for target, finished in waiting.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            force(finished)
            os.chmod(finished, _mode(target))
        _move(waiting)


def force(path: Path) -> None:
    """Wait until the content of a file, or the list of what a folder holds, is on the disk.

    A file that was renamed before may be empty or torn once the power failed: rename(2) promises nothing of contents.
    Nothing happens where the file system can't do so (fsync(2), EINVAL), and for folders on Windows. Raises OSError,
    with the path, where the disk refuses it.
    """
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(handle)


@contextlib.contextmanager
def _all_or_none(targets: Iterable[Path], waiting: Mapping[Path, Path], workspace: Workspace) -> Iterator[None]:
    """Say which of some targets was refused, and leave nothing behind that waits."""
    try:
        yield
    except OSError as error:
        named = (error.filename, error.filename2)
        beside = {str(finished): target for target, finished in waiting.items()}
        refused = next((path for path in targets if str(path) in named), beside.get(str(error.filename)))
        place = Position(workspace.shown(refused or next(iter(targets))))
        hint = "close it if it is open in another program, and look whether the folder may be written to"
        raise ProblemsFound([Problem(place, f"can't be written: {error.strerror}", hint, "unwritable")]) from None
    finally:
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _move(waiting: Mapping[Path, Path]) -> None:
    """Move each file to its place; where one can't be moved, those before it get back what they held."""
    before: dict[Path, bytes | None] = {}
    try:
        for target, temporary in waiting.items():
            held = target.read_bytes() if target.is_file() else None
            _replace(temporary, target)
            before[target] = held
    except OSError:
        for target, held in before.items():
            with contextlib.suppress(OSError):
                target.unlink() if held is None else os.replace(_beside(target, held), target)
        raise


def _replace(finished: Path, target: Path) -> None:
    """Rename a file; where its place is on another disk, as below a mount point, its copy beside the place."""
    try:
        os.replace(finished, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _remove_unfinished(target)
        beside = _beside(target, finished.read_bytes())
        try:
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)


def _beginning(target: Path) -> str:
    """How the name of a file begins that will take the place of `target`."""
    return f".{target.name[:40]}."


def _remove_unfinished(target: Path) -> None:
    for path in target.parent.glob(f"{glob.escape(_beginning(target))}????????"):
        path.unlink(missing_ok=True)


def _beside(target: Path, content: bytes) -> Path:
    """A new file with a content in the folder of `target`, open to whom `target` was; none is left behind when it can't
    be written."""
    handle, name = tempfile.mkstemp(prefix=_beginning(target), dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        force(Path(name))
        os.chmod(name, _mode(target))
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _mode(target: Path) -> int:
    """Who may read and write a file that takes the place of `target`."""
    if target.is_file():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
