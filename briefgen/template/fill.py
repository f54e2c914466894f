"""A template filled with a brief's data, as marked text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Template
from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.template import bounds, jinja_words
from briefgen.template.files import ENTRY, known_files
from briefgen.template.sandbox import HouseEnvironment, known_names
from briefgen.template.static import still_open
from briefgen.workspace import Workspace

_HERE = Path(__file__).parent


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


_COMPUTING = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
# What a template calls with values of its own: whatever fails in there, the values were wrong.
_CALLED = {"filters.py", "functions.py", "bounds.py"}


def problem_of(error: Exception, found: HouseEnvironment) -> Problem | None:
    """The problem that an error is for an editor, with the template's line; None when it is a bug of ours."""
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(error, found)
    place, in_ours = _place(error.__traceback__, found)
    if isinstance(error, TemplateNotFound):
        return Problem(place, *jinja_words.missing(error, known_files(found.template, found.workspace)))
    if isinstance(error, UndefinedError):
        return Problem(place, *jinja_words.undefined(error))
    if isinstance(error, SecurityError):
        return Problem(place, str(error), "", "not-open")
    if isinstance(error, bounds.TooMuch):
        return Problem(place, str(error), "look for a loop inside a loop, or a macro that uses itself", "too-much")
    if isinstance(error, RecursionError | TemplateRuntimeError) or (isinstance(error, _COMPUTING) and not in_ours):
        return Problem(place, *jinja_words.failed(error))
    return None


def syntax_problem(error: TemplateSyntaxError, found: HouseEnvironment) -> Problem:
    """The problem that a template can't be read, where it is, or where the tag begins that is never closed."""
    shown = error.filename or error.name or found.template
    opened = still_open(error.source or "") if "Unexpected end of template" in (error.message or "") else None
    return Problem(Position(shown, opened[1] if opened else error.lineno), *jinja_words.syntax(error))


def _place(trace: TracebackType | None, found: HouseEnvironment) -> tuple[Position, bool]:
    """The innermost line of a template in a traceback, and whether the error arose in our own code below it."""
    place, in_ours = Position(found.template), False
    while trace is not None:
        template: Any = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = Position(template.filename or found.template, template.get_corresponding_lineno(trace.tb_lineno))
            in_ours = False
        else:
            file = Path(trace.tb_frame.f_code.co_filename)
            in_ours = file.parent == _HERE and file.name not in _CALLED
        trace = trace.tb_next
    return place, in_ours
