"""Files that a brief names: beside it or in the workspace, and never outside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reads import files_in, is_file
from briefgen.workspace import Workspace


@frozen
class Kind:
    """Files of a kind: their endings, what they hold, what to name instead of another, and the name of its problems."""

    suffixes: Sequence[str]
    called: str
    instead: str
    rule: str


def located(name: str, kind: Kind, place: Position, folder: Path, workspace: Workspace) -> Path:
    """The absolute path of a file that a brief in `folder` names at a place. Raises ProblemsFound when it is none that
    may be read."""
    try:
        candidates = [base / name for base in (folder, workspace.root) if workspace.holds(base / name)]
        if Path(name).suffix.lower() not in kind.suffixes:
            message, hint = f"“{name[:60]}” is no file of {kind.called}", kind.instead
        elif found := next((path for path in candidates if is_file(path)), None):
            return found.resolve()
        else:
            beside = [path.name for path in files_in(folder, "*") if path.suffix.lower() in kind.suffixes]
            hint = did_you_mean(name, beside, "“{}”") or "give its path from the brief's folder"
            message = f"there is no file “{name[:60]}” below the workspace"
    except (OSError, RuntimeError, ValueError):  # a name that no file can have
        message, hint = f"there is no file “{name[:60]}”", "give its path from the brief's folder"
    raise ProblemsFound([Problem(place, message, hint, kind.rule)])
