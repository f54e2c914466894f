"""Where things are: the folder a person works in, and what the program ships.

A workspace is the nearest folder, upwards, that has an `inputs/` or a `templates/`
folder. Templates, themes, fonts and house style are looked for in its
`templates/` first and among the shipped ones second. Nothing outside these two
is ever read on behalf of a brief or a template.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from briefgen.frozen import frozen
from briefgen.reads import exists, files_in, is_file

_PACKAGE = Path(__file__).resolve().parent
ENTRY = "paper.html"
"""The file that makes a folder a template."""


@cache
def shipped() -> Path:
    """The folder with the shipped `templates/` and `inputs/`: in the package when installed, else the checkout."""
    packed = _PACKAGE / "shipped"
    return packed if packed.is_dir() else _PACKAGE.parent


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file that stands in `folder` is a link to somewhere outside it. Such files are never read."""
    return not path.resolve().is_relative_to(folder.resolve())


def first_in(folders: Iterable[Path], name: str) -> Path | None:
    """The first file of a name that one of some folders has and that is no link out of it; None when there is none."""
    files = ((folder / name, folder) for folder in folders if is_file(folder / name))
    return next((file for file, folder in files if not leads_out(file, folder)), None)


def is_template(name: str, roots: Iterable[Path]) -> bool:
    """Whether any of some template folders has a template of a name."""
    return Path(name).name == name and any(exists(root / name / ENTRY) for root in roots)


def templates_in(roots: Iterable[Path]) -> list[str]:
    """The names of all templates that some template folders have, sorted."""
    return sorted({path.parent.name for root in roots for path in files_in(root, f"*/{ENTRY}")})


def shown(path: Path, *folders: Path) -> str:
    """How a path is printed: relative to the first that it is below of the current folder and `folders`, else whole."""
    base = next((folder for folder in (Path.cwd(), *folders) if path.is_relative_to(folder)), None)
    return (path.relative_to(base) if base else path).as_posix()


@frozen
class Workspace:
    """A folder of briefs, templates and papers. `root` is absolute."""

    root: Path

    @property
    def inputs(self) -> Path:
        """Where briefs are looked for when none is named."""
        return self.root / "inputs"

    @property
    def template_roots(self) -> tuple[Path, ...]:
        """The template folders, the house's own before the shipped ones; the house may have none."""
        return tuple(dict.fromkeys((self.root / "templates", shipped() / "templates")))

    def holds(self, path: Path) -> bool:
        """Whether a file may be read for a brief or template: it is below the workspace or shipped, links followed."""
        real = path.resolve()
        return any(real.is_relative_to(folder.resolve()) for folder in (self.root, *self.template_roots))

    def shown(self, path: Path) -> str:
        """How a path is printed: relative to the current folder or else to the workspace if it is below, else whole."""
        return shown(path, self.root)


def absolute(path: Path) -> Path:
    """A path from the root of the file system, without `..`, so that the folders that it is in can be read off it."""
    return Path(os.path.abspath(path))


def find_workspace(start: Path) -> Workspace:
    """The workspace around a file or folder; the folder itself when nothing above it looks like one."""
    folder = absolute(start)
    folder = folder if folder.is_dir() else folder.parent
    for candidate in (folder, *folder.parents):
        if (candidate / "inputs").is_dir() or (candidate / "templates").is_dir():
            return Workspace(candidate)
    return Workspace(folder)
