"""What may stand where, read off the dataclasses of `briefgen.document` and nothing else.

A field that holds nodes is a slot for elements; a field that holds text, a number
or a choice is an attribute, `_` written `-`.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.document import DATA_FILE, ELEMENTS, FILLED, PICTURE_FILE, Block, Element, Inline, Listing, Node, Paper
from briefgen.frozen import frozen


@frozen(slots=True)
class Attribute:
    """One attribute of an element: its name as written, the field it fills, and what it may say."""

    name: str
    field: str
    required: bool
    default: object
    choices: tuple[str, ...] = ()
    numbers: range | None = None
    pattern: re.Pattern[str] | None = None
    about: str = ""
    picture: bool = False
    decimal: bool = False
    outlines: bool = False


@frozen(slots=True)
class Slot:
    """One field that holds nodes: of which class, whether several, whether there has to be one."""

    field: str
    accepts: type[Node]
    many: bool
    required: bool


@frozen
class Rule:
    """What one element may carry and hold."""

    name: str
    node: type[Node]
    fixed: dict[str, object]
    attributes: dict[str, Attribute]
    slots: tuple[Slot, ...]
    slot_by_node: dict[type[Node], Slot]
    text: Slot | None
    """Where text goes; None where none may stand directly."""
    wraps: Slot | None
    """Where a paragraph goes that text without `<p>` is wrapped in; None where it may not be left out."""
    keeps_lines: bool

    @property
    def holds(self) -> list[str]:
        """The names of the elements that may stand inside, for messages."""
        return [name for name in ELEMENTS if ELEMENTS[name].node in self.slot_by_node]


@cache
def rules() -> dict[str, Rule]:
    """The rule of every element."""
    return {name: _rule(name, element) for name, element in ELEMENTS.items()}


def places_for(node: type[Node]) -> list[str]:
    """The names of the elements that a node may stand in, for messages."""
    return [name for name, rule in rules().items() if node in rule.slot_by_node]


def _rule(name: str, element: Element) -> Rule:
    hints = get_type_hints(element.node, include_extras=True)
    fixed = dict(element.fixed)
    attributes: dict[str, Attribute] = {}
    slots: list[Slot] = []
    for each in fields(element.node):
        if each.name in _WHENCE or each.name in fixed or FILLED in _without_notes(hints[each.name])[1]:
            continue
        required = each.default is MISSING
        found = _field(each.name, hints[each.name], required, None if required else each.default)
        if isinstance(found, Slot):
            slots.append(found)
        else:
            attributes[found.name] = found
    return Rule(
        name,
        element.node,
        fixed,
        attributes,
        tuple(slots),
        {e.node: slot for e in ELEMENTS.values() for slot in reversed(slots) if issubclass(e.node, slot.accepts)},
        next((slot for slot in slots if slot.accepts is Inline), None),
        next((slot for slot in slots if slot.accepts is Block and element.node is not Paper), None),
        element.node is Listing,
    )


_WHENCE = ("origin", "brief_field")


def _field(name: str, hint: Any, required: bool, default: object) -> Attribute | Slot:
    kind, notes = _without_notes(hint)
    inner: Any = next((part for part in get_args(kind) if part not in (NoneType, Ellipsis)), None)
    if get_origin(kind) is tuple:
        return Slot(name, inner, True, False)
    if get_origin(kind) in (Union, UnionType):
        kind, more = _without_notes(inner)
        notes = [*notes, *more]
    if isinstance(kind, type) and issubclass(kind, Node):
        return Slot(name, kind, False, required)
    return Attribute(
        name.replace("_", "-"),
        name,
        required,
        default,
        _choices(kind),
        next((note for note in notes if isinstance(note, range)), range(1_000_000_000)) if kind is int else None,
        next((note for note in notes if isinstance(note, re.Pattern)), None),
        next((note for note in notes if isinstance(note, str)), ""),
        PICTURE_FILE in notes,
        kind is float,
        DATA_FILE in notes,
    )


def _without_notes(hint: Any) -> tuple[Any, list[object]]:
    if get_origin(hint) is Annotated:
        kind, *notes = get_args(hint)
        return kind, notes
    return hint, []


def _choices(kind: Any) -> tuple[str, ...]:
    if kind is bool:
        return ("true", "false")
    return tuple(get_args(kind)) if get_origin(kind) is Literal else ()
