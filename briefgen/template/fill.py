"""A template filled with a brief's data, as marked text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Template

from briefgen.problems import ProblemsFound
from briefgen.template import bounds
from briefgen.template.sandbox import HouseEnvironment, known_names
from briefgen.workspace import ENTRY, Workspace


def environment(template: str, workspace: Workspace) -> HouseEnvironment:
    """The Jinja2 of one template in one workspace; its files are compiled once, and again when they change."""
    return _environment(template, workspace, Path.cwd())


@lru_cache(maxsize=32)
def _environment(template: str, workspace: Workspace, _here: Path) -> HouseEnvironment:
    # Problems name files as seen from where the person stands, and compiled templates keep these names.
    return HouseEnvironment(template, workspace)


def fill(template: str, data: Mapping[str, object], workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    """What a template prints for this data, with marks, and the files that the marks number.

    Raises ProblemsFound with the line of the first thing that goes wrong.
    """
    found = environment(template, workspace)
    token = known_names.set(tuple(data))
    try:
        with bounds.fresh_budget():
            return _filled(found, f"{template}/{ENTRY}", data), tuple(found.shown_files)
    except ProblemsFound:
        raise
    except Exception as error:
        from briefgen.template.failures import problem_of  # what words problems is imported when there is one

        problem = problem_of(error, found)
        if problem is None:
            raise
        raise ProblemsFound([problem]) from None
    finally:
        known_names.reset(token)


def _filled(found: HouseEnvironment, entry: str, data: Mapping[str, object]) -> str:
    template: Template = found.get_template(entry)
    pieces: list[str] = []
    for piece in template.root_render_func(template.new_context(dict(data))):
        bounds.charge_text(len(piece))
        pieces.append(piece)
    return "".join(pieces)
