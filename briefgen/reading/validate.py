"""Holding placed data against a pydantic model, and wording what doesn't fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading.placed import Placed

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
        raise ProblemsFound(_problem(model, placed, details) for details in error.errors(include_url=False)) from None


def _problem(model: type[BaseModel], placed: Placed, details: ErrorDetails) -> Problem:
    path = tuple(details["loc"])
    kind = details["type"]
    name = _name(path)
    if kind == "missing":
        return Problem(_missing_at(placed, path[:-1]), f"`{path[-1]}` is missing{_inside(path)}", _what(model, path), "missing-field")
    if kind == "extra_forbidden":
        parent = model_at(model, path[:-1])
        known = [field.alias or key for key, field in parent.model_fields.items()] if parent else []
        hint = did_you_mean(str(path[-1]), known) or f"known here: {', '.join(known)}"
        return Problem(placed.place(path).name, f"unknown field `{path[-1]}`{_inside(path)}", hint, "unknown-field")
    position = placed.place(path).value
    context: dict[str, Any] = details.get("ctx") or {}
    if kind == "literal_error":
        return _choice_problem(position, name, str(details["input"]), context["expected"])
    if kind in _SHAPES:
        expected, hint = _SHAPES[kind]
        return Problem(position, f"{name} expects {expected}, but {_given(details['input'])} stands here", hint, "wrong-kind")
    if "message" in context:
        return Problem(position, f"{name} {context['message']}", str(context.get("hint", "")), kind)
    return Problem(position, f"{name}: {details['msg'][:1].lower()}{details['msg'][1:]}", "", kind.replace("_", "-"))


_SHAPES: dict[str, tuple[str, str]] = {
    "string_type": ("text", "write it on one line, or below `|`, indented"),
    "list_type": ("a list", "begin each item with `- `"),
    "tuple_type": ("a list", "begin each item with `- `"),
    "model_type": ("fields (`name: value`)", "write each on a line of its own, indented"),
    "model_attributes_type": ("fields (`name: value`)", "write each on a line of its own, indented"),
    "dict_type": ("fields (`name: value`)", "write each on a line of its own, indented"),
    "bool_parsing": ("true or false", "write `true` or `false`"),
    "bool_type": ("true or false", "write `true` or `false`"),
    "int_parsing": ("a whole number", ""),
    "int_type": ("a whole number", ""),
    "float_parsing": ("a number", "with a point for decimals: 10.5"),
    "float_type": ("a number", "with a point for decimals: 10.5"),
}


def _given(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    text = str(value)
    return f"“{text if len(text) <= 30 else text[:29] + '…'}”"


def _choice_problem(position: Position, name: str, given: str, expected: str) -> Problem:
    choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    hint = did_you_mean(given, choices) or f"one of: {', '.join(choices)}"
    return Problem(position, f"{name} can't be “{given}”", hint, "unknown-choice")


def _missing_at(placed: Placed, parent: tuple[str | int, ...]) -> Position:
    return placed.place(parent).name


def _name(path: tuple[str | int, ...]) -> str:
    """What to call a value: its field's name, or its number in the field's list."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"`{path[-2]}` item {path[-1] + 1}" if len(path) > 1 else f"item {path[-1] + 1}"
    return f"`{path[-1]}`"


def _inside(path: tuple[str | int, ...]) -> str:
    return f" in {_name(path[:-1])}" if len(path) > 1 else ""


def _what(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """The missing field's own description as a hint; empty when it has none."""
    parent = model_at(model, path[:-1])
    field = parent.model_fields.get(str(path[-1])) if parent else None
    return (field.description or "") if field else ""


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that stands at a path of the data; None when no model does."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step) if current else None
        current = model_in(field.annotation) if field else None
    return current


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type holds, directly or in `… | None`, `Annotated` or a list; None when there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = model_in(part)
        if found:
            return found
    return None
