"""JSON Schemas, with which an editor completes and explains every field of what people fill in."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def json_schema(model: type[BaseModel], name: str, title: str) -> dict[str, Any]:
    """The schema (JSON Schema draft 2020-12) for YAML as editors read it: a plain `12` or `2026` is a number to them.

    Fields that may be left out also take nothing after their name. `name` tells it from other schemas, `title` says
    what it is of.
    """
    schema = model.model_json_schema()
    properties = {key: _tidied(value) for key, value in schema.items() if key != "title"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefgen:{name}",
        "title": title,
        **properties,
    }


def _tidied(value: Any) -> Any:
    """The schema without generated titles and defaults, which explain nothing; optional fields take null."""
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if not isinstance(value, dict):
        return value
    tidy = {name: _tidied(item) for name, item in value.items() if not _generated(name, item)}
    return _with_null(tidy, optional="default" in value)


def _generated(name: str, item: Any) -> bool:
    return (name == "title" and isinstance(item, str)) or (name == "default" and item in (None, [], ()))


def _with_null(schema: dict[str, Any], optional: bool) -> dict[str, Any]:
    """`anyOf: [X, null]` as X that is also null, so that the editor shows one field and not two."""
    choices = schema.get("anyOf")
    if choices and {"type": "null"} in choices and len(choices) == 2:
        held = next(each for each in choices if each != {"type": "null"})
        if "$ref" in held:
            return schema
        schema = {**{name: item for name, item in schema.items() if name != "anyOf"}, **held}
        optional = True
    if not optional or "type" not in schema:
        return schema
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    with_enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **with_enum, "type": [*kinds, "null"]}
