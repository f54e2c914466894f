"""What went wrong while a template was filled, as the problem that it is for an editor."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.problems import Position, Problem
from briefgen.template import bounds, jinja_words
from briefgen.template.files import known_files
from briefgen.template.sandbox import HouseEnvironment
from briefgen.template.static import still_open

_HERE = Path(__file__).parent
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
