"""Which briefs a night is about, and where their papers go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from briefgen.frozen import frozen
from briefgen.problems import did_you_mean
from briefgen.shelf import find_briefs
from briefgen.workspace import Workspace


class Unchoosable(Exception):
    """What was asked for can't be: the message says why."""


@frozen
class Shelved:
    """A brief, its name in reports (its path below the workspace) and its place: the path of its papers below the
    output folder, without suffix, which mirrors that of the brief below the inputs."""

    path: Path
    brief: str
    place: str


def shelved(paths: Sequence[Path], workspace: Workspace, but: Path) -> list[Shelved]:
    """The briefs among files and folders. What lies in the folder `but`, where papers go, is none."""
    found: dict[Path, Shelved] = {}
    for path in paths:
        base = path if path.is_dir() else path.parent
        base = workspace.inputs if path.is_relative_to(workspace.inputs) else base
        for brief in find_briefs([path]):
            if not brief.is_relative_to(but) or path.is_relative_to(but):
                place = brief.relative_to(base).with_suffix("").as_posix()
                found.setdefault(brief, Shelved(brief, _below(brief, workspace.root), place))
    return list(found.values())


def _below(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def chosen(
    briefs: Sequence[Shelved], include: Sequence[str], exclude: Sequence[str], only: Sequence[str]
) -> list[Shelved]:
    """The briefs that some patterns take in, others leave out, and names ask for.

    A pattern is held against the path of a brief below the inputs, with and without its suffix, and below the
    workspace; `*` stands for any characters, slashes too. Raises Unchoosable where no brief fits what is to be taken
    in, or a name is no brief's.
    """
    taken = [each for each in briefs if not include or _fits(each, include)]
    if not taken:
        raise Unchoosable(f"no brief fits --include {' or '.join(include)}. There is {briefs[0].place}, for one.")
    taken = [each for each in taken if not _fits(each, exclude)]
    for name in only:
        if not any(_is_called(each, name) for each in taken):
            names = [Path(each.place).name for each in taken]
            hint = did_you_mean(name, names, "{}")
            raise Unchoosable(f"no brief is called “{name}”. {hint[:1].upper()}{hint[1:]}".rstrip())
    return [each for each in taken if not only or any(_is_called(each, name) for name in only)]


def _fits(each: Shelved, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in _names(each) for pattern in patterns)


def _is_called(each: Shelved, name: str) -> bool:
    return name in (*_names(each), each.path.name, Path(each.place).name)


def _names(each: Shelved) -> tuple[str, str, str]:
    return (each.place, each.place + each.path.suffix, each.brief)


# ── What changed since ───────────────────────────────────────────────────────


def changed_since(when: str, files: Mapping[str, Iterable[str]], root: Path) -> set[str]:
    """Which briefs are made of a file that changed since `when`: a moment, a date, or a revision of Git.

    `files` are the files of each brief, below `root`. Raises Unchoosable for a `when` that is none of these.
    """
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        changed = _by_git(when, root)
        return {brief for brief, names in files.items() if not changed.isdisjoint(names)}
    return {brief for brief, names in files.items() if any(_is_newer(root / name, moment) for name in names)}


def _is_newer(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime >= moment.timestamp()
    except OSError:
        return True


def _by_git(revision: str, root: Path) -> set[str]:
    """The files below a folder that differ from a revision, or that Git doesn't know."""
    if revision.startswith("-"):
        raise Unchoosable(f"“{revision}” is neither a date nor a revision of Git.")
    differing = _git(root, "diff", "--name-only", "-z", "--relative", revision, "--")
    unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if differing is None or unknown is None:
        raise Unchoosable(f"“{revision}” is neither a date (2026-11-26) nor a revision that Git knows in {root}.")
    return {*differing, *unknown}


def _git(root: Path, *command: str) -> list[str] | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\0").split("\0")
