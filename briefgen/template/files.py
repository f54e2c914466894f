"""Finding template files: the house's own before the shipped ones, a template's own before the common ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading import read_text
from briefgen.reads import files_in, is_file
from briefgen.workspace import ENTRY, Workspace, shipped

SHIPPED = "shipped/"

# No longer than what every file system takes.
_FOLDER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
_NAME = re.compile(rf"(?:{_FOLDER.pattern}/)*{_FOLDER.pattern}\.html")
_PURPOSE = re.compile(r"\s*\{#-?\s*(?:\S+\.html\s)?\s*(.*?)\s*-?#\}", re.DOTALL)


@frozen
class Found:
    """A template: its `paper.html`, whether it is the house's own or shipped, and the first line of its comment."""

    path: Path
    origin: Literal["house", "shipped"]
    purpose: str


def template_names(workspace: Workspace) -> dict[str, Found]:
    """Every template by name, sorted; the house's own hides a shipped one of the same name."""
    found: dict[str, Found] = {}
    for root in reversed(workspace.template_roots):
        for path in files_in(root, f"*/{ENTRY}"):
            if _FOLDER.fullmatch(path.parent.name):
                found[path.parent.name] = Found(path, _origin(root), _purpose(path, workspace))
    return dict(sorted(found.items()))


def _origin(root: Path) -> Literal["house", "shipped"]:
    return "shipped" if root == shipped() / "templates" else "house"


def _purpose(path: Path, workspace: Workspace) -> str:
    """The first paragraph of the comment that a template begins with, on one line; the file's own name is left out."""
    found = _PURPOSE.match(read_text(path, workspace.shown(path)))
    return " ".join(found[1].split("\n\n")[0].split()) if found else ""


def search_folders(template: str, workspace: Workspace, name: str) -> list[Path]:
    """The folders that a file of a template is looked for in, in this order."""
    shipped_root = shipped() / "templates"
    roots = [shipped_root] if name.startswith(SHIPPED) else workspace.template_roots
    return [folder for root in roots for folder in (root / template, root)]


def find(template: str, workspace: Workspace, name: str) -> Path | None:
    """The file that `name` means inside a template; None when there is none, or it isn't to be read.

    `shipped/…` is the file of the shipped templates. A name with `..`, and a link
    to elsewhere, find nothing.
    """
    if not _FOLDER.fullmatch(template) or not _NAME.fullmatch(name) or ".." in name:
        return None
    inner = name.removeprefix(SHIPPED)
    for folder in search_folders(template, workspace, name):
        path = folder / inner
        if is_file(path) and not _is_linked(path, folder):
            return path
    return None


REFERENCE = "reference.docx"


def find_reference(template: str, workspace: Workspace) -> Path | None:
    """The Word file that a template's papers take their styles from; None where there is none."""
    folders = search_folders(template, workspace, "") if _FOLDER.fullmatch(template) else []
    return next((path for folder in folders if is_file(path := folder / REFERENCE)), None)


def references(workspace: Workspace) -> list[Path]:
    """Every reference.docx of any template, sorted."""
    return sorted(
        path for root in workspace.template_roots for at in ("", "*/") for path in files_in(root, at + REFERENCE)
    )


def _is_linked(path: Path, folder: Path) -> bool:
    return any(map(os.path.islink, (path, *path.parents[: len(path.relative_to(folder).parts) - 1])))


def known_files(template: str, workspace: Workspace) -> list[str]:
    """The names that a template may extend or include."""
    folders = search_folders(template, workspace, "")
    files = ((folder, path) for folder in folders for path in files_in(folder, "**/*.html"))
    return sorted({path.relative_to(folder).as_posix() for folder, path in files})


# What can't be printed, and the marks that places are kept in (see `marked`).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def read_source(path: Path, workspace: Workspace) -> str:
    """A template's text. Raises ProblemsFound when it can't be read or holds control characters."""
    shown = workspace.shown(path)
    text = read_text(path, shown)
    wrong = _UNPRINTABLE.search(text)
    if wrong:
        place = Position(shown, text.count("\n", 0, wrong.start()) + 1)
        message = f"a character that can't be printed (U+{ord(wrong[0]):04X})"
        raise ProblemsFound([Problem(place, message, "delete it", "control-character")])
    return text


def unknown_template(name: str, workspace: Workspace, named: Position | None) -> ProblemsFound:
    """The problem of a template that doesn't exist, at the place that names it."""
    names = template_names(workspace)
    hint = did_you_mean(name, names, "“{}”") or f"there are: {', '.join(names)}"
    place = named or Position(f"templates/{name}")
    return ProblemsFound([Problem(place, f"there is no template “{name}”", hint, "unknown-template")])


def copy_template(name: str, new_name: str, workspace: Workspace) -> list[Path]:
    """Copy a template's folder to `templates/NEW_NAME` of the workspace; the files written, sorted.

    Raises ProblemsFound when there is no such template, the new name can't be a
    folder's, or the folder exists: nothing is overwritten.
    """
    source = template_names(workspace).get(name)
    if source is None:
        raise unknown_template(name, workspace, None)
    target = workspace.root / "templates" / new_name
    if not _FOLDER.fullmatch(new_name) or new_name in ("parts", "themes", "fonts", "shipped"):
        hint = "use letters, digits, “-” and “_”, such as country-profile"
        raise ProblemsFound([Problem(Position(new_name), "can't be a template's name", hint, "template-name")])
    if target.exists():
        hint = "nothing is overwritten; choose another name"
        raise ProblemsFound([Problem(Position(workspace.shown(target)), "exists already", hint, "exists")])
    return list(_copied(source.path.parent, target))


def _copied(source: Path, target: Path) -> Iterator[Path]:
    for path in sorted(source.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            new = target / path.relative_to(source)
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(path.read_bytes())
            yield new
