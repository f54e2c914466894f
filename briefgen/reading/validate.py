"""Holding placed data against a pydantic model, and wording what doesn't fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading.nodes import ValuePath
from briefgen.reading.placed import Placed
from briefgen.text import UNSEEN, called

M = TypeVar("M", bound=BaseModel)


def wrong(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """What a model's validator raises: `validate` gives it the place. `message` completes “`field` …”."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


def validate(model: type[M], placed: Placed) -> M:
    """The model filled from a file's data. Raises ProblemsFound with everything that doesn't fit, each at its place.

    A name that a field doesn't have, a missing one, a wrong kind of value: each
    error's `loc` is the path in the YAML, so models keep every field to one shape.
    """
    data = placed.data if placed.data is not None else {}
    try:
        return model.model_validate(data)
    except ValidationError as error:
        every = error.errors(include_url=False)
        problems = [_problem(model, placed, details) for details in every[:_MOST_TOLD]]
    raise ProblemsFound(problem for problem in problems if not _explained(problem, problems))


_MOST_TOLD = 500
"""Whoever has more mistakes than this has made one of them many times."""


def _explained(problem: Problem, problems: Sequence[Problem]) -> bool:
    """A field is only missing because its name is misspelt: that is one mistake, not two."""
    if problem.rule != "missing-field":
        return False
    name, _, inside = problem.message.partition(" is missing")
    misspelt = (other for other in problems if other.rule == "unknown-field" and other.hint == f"did you mean {name}?")
    return any(other.message.endswith(f"`{inside}") for other in misspelt)


def _problem(model: type[BaseModel], placed: Placed, details: ErrorDetails) -> Problem:
    loc, kind = tuple(details["loc"]), details["type"]
    if kind == "missing":
        return _missing(model, placed, loc)
    if kind == "extra_forbidden":
        return _unknown(model, placed, loc, details["input"])
    path = placed.existing(loc)
    position, name = placed.place(path).value, _name(path)
    context: dict[str, Any] = details.get("ctx") or {}
    if kind == "literal_error":
        return _choice_problem(position, name, details["input"], context["expected"])
    if kind in _SHAPES and details["input"] is None:
        hint = _description(model, loc) or "write something, or delete it"
        return Problem(position, f"{name} is empty", hint, "empty")
    if kind in _SHAPES:
        hint = _better_hint(model, loc, kind, details["input"])
        return _shape_problem(position, name, kind, details["input"], hint)
    if "message" in context:
        return Problem(position, f"{name} {context['message']}", str(context.get("hint", "")), kind)
    message = f"{name} {_bounds(kind, context) or _said(details['msg'])}"
    return Problem(position, message, _description(model, loc), kind.replace("_", "-"))


def _missing(model: type[BaseModel], placed: Placed, path: ValuePath) -> Problem:
    return Problem(
        placed.place(path[:-1]).name,
        f"`{path[-1]}` is missing{_inside(path)}",
        _description(model, path),
        "missing-field",
    )


def _unknown(model: type[BaseModel], placed: Placed, path: ValuePath, value: object) -> Problem:
    place, word = placed.place(path).name, str(path[-1])
    name, _, rest = word.partition(":")
    known = [field.alias or key for key, field in _fields(model, path[:-1]).items()]
    if rest and name in known:
        return Problem(place, f"a space is missing after `{name}:`", f"write `{name}: {rest}`", "unknown-field")
    if unseen := UNSEEN.search(word):
        message = f"there is a {called(unseen[0])} in `{UNSEEN.sub('', word)[:60]}`, which YAML takes for a letter"
        return Problem(place, message, "delete it, and indent with plain spaces", "unknown-field")
    if word.startswith("-"):
        return Problem(place, "a space is missing after this `-`", f"write `- {word[1:60]}: value`", "unknown-field")
    if value is None and re.fullmatch(r"[0-9]{3}", word):
        hint = 'between braces, put a number that has a comma in quotes: "1,250"'
        return Problem(place, f"the comma before `{word}` ends the number", hint, "unknown-field")
    if value is None and " " in word.strip():
        hint = "between braces, put a text that has a comma in quotes"
        return Problem(place, f"the comma before `{word[:60]}` ends the text", hint, "unknown-field")
    hint = did_you_mean(word, known) or f"there are: {', '.join(known)}"
    return Problem(place, f"there is no field `{word[:60]}`{_inside(path)}", hint, "unknown-field")


_SHAPES: dict[str, tuple[str, str]] = {
    "string_type": ("text", "write it on one line, or below `|`, indented"),
    "list_type": ("a list", "begin each item with `- `"),
    "tuple_type": ("a list", "begin each item with `- `"),
    "model_type": ("a group of fields", "write each as `name: value`, on a line of its own"),
    "model_attributes_type": ("a group of fields", "write each as `name: value`, on a line of its own"),
    "dict_type": ("a group of fields", "write each as `name: value`, on a line of its own"),
    "bool_parsing": ("true or false", "write true or false"),
    "bool_type": ("true or false", "write true or false"),
    "int_parsing": ("a whole number", "write digits only, such as 4"),
    "int_type": ("a whole number", "write digits only, such as 4"),
    "float_parsing": ("a number", "decimals stand after a point: 10.5"),
    "float_type": ("a number", "decimals stand after a point: 10.5"),
}


def _shape_problem(position: Position, name: str, kind: str, value: object, better_hint: str = "") -> Problem:
    expected, hint = _SHAPES[kind]
    if isinstance(value, dict) and any(str(key).startswith("-") for key in value):
        better_hint = "put a space after each `-`"
    message = f"{name} has to be {expected}, but {_given(value)} stands here"
    return Problem(position, message, better_hint or hint, "wrong-kind")


def _better_hint(model: type[BaseModel], path: ValuePath, kind: str, value: object) -> str:
    """What to write in place of a value of the wrong kind, where it can be told from the value; else nothing."""
    if kind == "model_type":
        return _first_field(model, path, value)
    if kind in ("list_type", "tuple_type") and isinstance(value, str) and _NAMES.fullmatch(value):
        return f"write [{value}], or begin each item with `- `"
    several = f"{path[-1]}s" if path else ""
    if kind == "string_type" and isinstance(value, list) and several in _fields(model, path[:-1]):
        return f"for several, write `{several}:`"
    return ""


_NAMES = re.compile(r"[\w.-]{1,40}(?:, ?[\w.-]{1,40}){0,9}")


def _first_field(model: type[BaseModel], path: ValuePath, value: object) -> str:
    """A hint for somebody who wrote a text in place of its fields: `- name: Nadia Rahmat`."""
    first = next((name for name, field in _fields(model, path).items() if field.is_required()), None)
    if first is None or not isinstance(value, str) or not path:
        return ""
    return f"write `{'- ' if isinstance(path[-1], int) else ''}{first}: {_short(value)}`"


def _given(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    return f"“{_short(value)}”"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 30 else text[:29] + "…"


def _choice_problem(position: Position, name: str, given: object, expected: str) -> Problem:
    if not isinstance(given, str):
        return _shape_problem(position, name, "string_type", given)
    choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    hint = did_you_mean(given, choices) or f"it can be {', '.join(choices[:-1])} or {choices[-1]}"
    return Problem(position, f"{name} can't be “{_short(given)}”", hint, "unknown-choice")


_BOUNDS = {
    "greater_than_equal": "has to be {ge:g} or more",
    "less_than_equal": "has to be {le:g} or less",
    "too_short": "needs at least {min_length}",
    "too_long": "takes no more than {max_length}",
    "string_too_short": "needs at least {min_length} characters",
    "string_too_long": "takes no more than {max_length} characters",
    "string_pattern_mismatch": "isn't written as it should be",
    "finite_number": "has to be a number",
}


def _bounds(kind: str, context: dict[str, Any]) -> str:
    return _BOUNDS[kind].format(**context) if kind in _BOUNDS else ""


def _said(message: str) -> str:
    return f"isn't right: {message[:1].lower()}{message[1:]}"


def _name(path: ValuePath) -> str:
    """What to call a value: its field's name, or its number in the field's list."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of `{path[-2]}`" if len(path) > 1 else f"item {path[-1] + 1}"
    return f"`{path[-1]}`"


def _inside(path: ValuePath) -> str:
    return f" in {_name(path[:-1])}" if len(path) > 1 else ""


def _description(model: type[BaseModel], path: ValuePath) -> str:
    """A field's own description as a hint; empty when it has none."""
    field = _fields(model, path[:-1]).get(str(path[-1]))
    return (field.description or "") if field else ""


def _fields(model: type[BaseModel], path: ValuePath) -> dict[str, FieldInfo]:
    """The fields of the model that stands at a path of the data; none when no model does."""
    at: Any = model
    for step in path:
        group = _in(at, lambda part: get_origin(part) is dict)
        held = model_in(at)
        if group:
            at = get_args(group)[1]
        elif isinstance(step, str):
            at = held.model_fields[step].annotation if held and step in held.model_fields else None
    found = model_in(at)
    return found.model_fields if found else {}


def _in(annotation: Any, wanted: Callable[[Any], bool]) -> Any:
    """The first part of a type that is wanted: itself, or what stands in `… | None`, `Annotated` or a list."""
    if wanted(annotation):
        return annotation
    return next((found for part in get_args(annotation) if (found := _in(part, wanted))), None)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type holds, directly or inside something; None when there is none."""
    found: type[BaseModel] | None = _in(annotation, lambda part: isinstance(part, type) and issubclass(part, BaseModel))
    return found
