"""The functions and tests that templates may use, and what several filters stand on."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.utils import Namespace
from markupsafe import escape

from briefgen.template import bounds

# What people try as methods, and what templates have for it.
METHODS = {
    **{
        name: f"the filter `{name}`: `{{{{ … | {name} }}}}`"
        for name in ("upper", "lower", "title", "capitalize", "replace")
    },
    **dict.fromkeys(("strip", "lstrip", "rstrip"), "the filter `trim`: `{{ … | trim }}`"),
    **dict.fromkeys(("items", "values", "keys"), "the filter `items`: `{% for name, value in … | items %}`"),
    **dict.fromkeys(("get", "setdefault"), "the filter `default`: `{{ … | default('…') }}`"),
    **dict.fromkeys(("append", "extend", "add", "update"), "a namespace: docs/templates.md shows how to count"),
    "join": "the filter `join`: `{{ list | join(', ') }}`",
    "format": "the filter `number`, or `~` between two texts",
    "strftime": "the filter `date`: `{{ … | date }}`",
}


def method_hint(name: str) -> str:
    """What to write in place of a method; empty when `name` is none that people try."""
    if name.startswith("_"):
        return "templates see plain data: the fields of the brief and nothing else"
    return f"templates have {METHODS[name]}" if name in METHODS else ""


def kind(value: object) -> str:
    """What a value is, in an editor's words."""
    if value is None:
        return "an empty field"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "this"


def shown(value: object) -> str:
    """A value inside a message: a short text or number itself, else what it is."""
    text = str(value) if isinstance(value, str | int | float) else kind(value)
    return text if len(text) <= 30 else f"{text[:29]}…"


def unprintable(value: object) -> str:
    """Why a value can't be printed, and what to do."""
    if isinstance(value, list | tuple):
        return "a list can't be printed as it is: loop over it with `for`, or use the filter `join` or `phrase`"
    if isinstance(value, dict):
        return f"a group of fields can't be printed as it is: name one of them, such as `{next(iter(value), 'name')}`"
    if isinstance(value, bool):
        return "true or false can't be printed: use it in `{% if … %}`"
    if isinstance(value, Macro):
        return f"`{value.name}` is a macro: write `{{{{ {value.name}() }}}}`"
    return "this can't be printed: add the filter `list`, `join` or `first`"


def text_of(value: Any) -> str:
    """A value as the text that it prints; nothing for None. Lists and groups of fields are refused."""
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SecurityError(unprintable(value))
    return value if isinstance(value, str) else str(value)


def joined(values: Iterable[Any], separator: str = "") -> str:
    """Texts one after the other; marked-up ones keep their markup, and then the others are escaped."""
    parts = [text_of(value) for value in values]
    marked = any(hasattr(part, "__html__") for part in [separator, *parts])
    made = escape(separator).join(map(escape, parts)) if marked else separator.join(parts)
    bounds.charge_text(len(made))
    return made


def _namespace(**fields: Any) -> Namespace:
    return Namespace(**fields)


FUNCTIONS: dict[str, Callable[..., Any]] = {"range": bounds.bounded_range, "namespace": _namespace}
"""What can be called by name."""


def _defined(value: Any) -> bool:
    return not isinstance(value, Undefined)


def _comparison(compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda value, other: bool(compare(value, other))


def _remainder(value: Any, number: Any) -> Any:
    """The rest of a division. Numbers only: `%` of a text would fill in its blanks, at any width."""
    for side in (value, number):
        if isinstance(side, bool) or not isinstance(side, int | float):
            raise SecurityError(f"a number is needed here, not {kind(side)}")
    return value % number


TESTS: dict[str, Callable[..., Any]] = {
    "defined": _defined,
    "undefined": lambda value: not _defined(value),
    "none": lambda value: value is None,
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "mapping": lambda value: isinstance(value, dict),
    "sequence": lambda value: isinstance(value, list | tuple),
    "even": lambda value: _remainder(value, 2) == 0,
    "odd": lambda value: _remainder(value, 2) == 1,
    "divisibleby": lambda value, number: _remainder(value, number) == 0,
    "in": lambda value, values: value in values,
    "eq": _comparison(operator.eq),
    "equalto": _comparison(operator.eq),
    "==": _comparison(operator.eq),
    "ne": _comparison(operator.ne),
    "!=": _comparison(operator.ne),
    "lt": _comparison(operator.lt),
    "<": _comparison(operator.lt),
    "le": _comparison(operator.le),
    "<=": _comparison(operator.le),
    "gt": _comparison(operator.gt),
    ">": _comparison(operator.gt),
    "ge": _comparison(operator.ge),
    ">=": _comparison(operator.ge),
}
"""What can stand after `is`."""
