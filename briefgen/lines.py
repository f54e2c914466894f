"""The line of a file that a problem is about, to be shown with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen.problems import Problem, ProblemsFound
from briefgen.text import read_text


def line_of(problem: Problem, root: Path | None = None) -> str | None:
    """The line that a problem points at; None where there is none, or the file can't be read now.

    The problem's path counts from `root`; None: from the current folder.
    """
    place = problem.position
    if place.line is None or _is_in_a_cell(problem):
        return None
    lines = _lines(Path(root or "", place.path).absolute())
    return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def forget() -> None:
    """Read files anew from now on: they may have changed since."""
    _lines.cache_clear()


@cache
def _lines(path: Path) -> list[str]:
    try:
        return read_text(path, path.name).split("\n")
    except ProblemsFound:
        return []


def _is_in_a_cell(problem: Problem) -> bool:
    """Whether a problem's line and column are a row and column of a table, whose header alone is a line of its file."""
    place = problem.position
    is_header = place.line == 1 and place.column is None
    return problem.rule.startswith("data-") and Path(place.path).suffix not in (".yaml", ".yml") and not is_header
