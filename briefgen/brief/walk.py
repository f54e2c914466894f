"""Going through a brief field by field, guided by its model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from briefgen.brief.text import Kind, kind_of
from briefgen.reading import model_in

FieldPath = tuple[str | int, ...]


@cache
def shape(model: type[BaseModel]) -> dict[str, tuple[Kind | None, type[BaseModel] | None]]:
    """For each field the kind of text it holds (None where it is no text) and the model of what it holds, if any."""
    found = {}
    for name, field in model.model_fields.items():
        below = model_in(field.annotation)
        kind = next((each for each in field.metadata if isinstance(each, Kind)), None) or kind_of(field.annotation)
        found[name] = (None if below else kind, below)
    return found


def texts(model: type[BaseModel], data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Kind, str]]:
    """Every text of a brief as it was typed, with its path and kind. What doesn't fit the model is passed over."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts(model, item, (*path, index))
    elif isinstance(data, dict):
        for name, (kind, below) in shape(model).items():
            value = data.get(name)
            if kind:
                yield from _leaves(kind, value, (*path, name))
            elif below:
                yield from texts(below, value, (*path, name))


def _leaves(kind: Kind, value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Kind, str]]:
    items = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, str):
        yield path, kind, value
    for index, item in items:
        if isinstance(item, str):
            yield (*path, index), kind, item


_ONE = {"tallies": "tally", "data": "data file"}


def one_of(name: str) -> str:
    """What one entry of a list of a brief is called: the finding of `findings`."""
    return _ONE.get(name, name[:-1]).replace("_", " ")


def field_name(path: FieldPath, ids: Mapping[FieldPath, str]) -> str:
    """A field's name that stays when entries are added before it: by their ids, where they have one, else `#2`."""
    return "/".join(ids.get(path[: at + 1], _step(name)) for at, name in enumerate(path))


def field_names(data: Any, paths: Iterable[FieldPath]) -> dict[str, FieldPath]:
    """Some fields of a brief's data by the names that the nodes of its paper have for them."""
    ids: dict[FieldPath, str] = {}
    return {field_name(path, _ids_above(data, path, ids)): path for path in paths}


def _ids_above(data: Any, path: FieldPath, ids: dict[FieldPath, str]) -> dict[FieldPath, str]:
    """`ids` with those of the entries that a field stands in."""
    for at, step in enumerate(path[:-1], 1):
        data = data[step]
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            ids[path[:at]] = data["id"].strip()
    return ids


def _step(name: str | int) -> str:
    return name if isinstance(name, str) else f"#{name}"
