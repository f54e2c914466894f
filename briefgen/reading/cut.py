"""Data with something taken out or changed, in which everything that is left keeps its place in the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from briefgen.reading.nodes import Place, ValuePath
from briefgen.reading.placed import Placed


def without(placed: Placed, gone: Collection[ValuePath]) -> Placed:
    """The data without the fields and the entries of lists at some paths. Entries behind one that is gone move up; with
    its last entry a list goes too."""
    places: dict[ValuePath, Place] = {}

    def is_gone(value: Any, path: ValuePath) -> bool:
        emptied = isinstance(value, list) and value != [] and all((*path, at) in gone for at in range(len(value)))
        return emptied or path in gone

    def kept(value: Any, old: ValuePath, new: ValuePath) -> Any:
        if old in placed.places:
            places[new] = placed.places[old]
        if isinstance(value, dict):
            stay = [name for name, item in value.items() if not is_gone(item, (*old, name))]
            return {name: kept(value[name], (*old, name), (*new, name)) for name in stay}
        if isinstance(value, list):
            left = [at for at in range(len(value)) if (*old, at) not in gone]
            return [kept(value[at], (*old, at), (*new, number)) for number, at in enumerate(left)]
        return value

    return replace(placed, data=kept(placed.data, (), ()), places=places)


def with_values(placed: Placed, values: Mapping[ValuePath, object]) -> Placed:
    """The data with other values at some paths. A field that the file hasn't got has the place of what it stands in."""
    changed = without(placed, ())  # a copy: nobody else's data changes
    for path, value in values.items():
        group = changed.data
        for step in path[:-1]:
            group = group[step]
        group[path[-1]] = value
    return changed
