"""What a node of the tree is, and how a class becomes an element."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Literal, TypeVar, dataclass_transform

from briefgen.problems import Position

Width = Literal["text", "wide"]
Align = Literal["auto", "left", "center", "right"]
Direction = Literal["up", "down", "same"]

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646 §2.1
FILLED = "filled in once the paper is whole"
"""Marks a field that no template writes: `template.apparatus` fills it in."""
DATA_FILE = "names a file of data"
"""Marks an attribute that names a file of outlines: templates may write a path, trees hold an absolute one."""
PICTURE_FILE = "names a picture file"
"""Marks an attribute that names a picture: templates may write a path, trees hold an absolute one."""

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def node_type(cls: type[T]) -> type[T]:
    """Make a node class a frozen, keyword-only dataclass."""
    return dataclass(kw_only=True, eq=False, repr=False, init=False)(cls)


@node_type
class Node:
    """Anything in the tree. Where it comes from takes no part in what it says.

    `origin` is the template's line, None for a tree built by hand. `brief_field` is
    the brief's field whose prose wrote it (`sections/background/body`), None for what
    the template wrote.
    """

    origin: Position | None = field(default=None, compare=False, repr=False)
    brief_field: str | None = field(default=None, compare=False, repr=False)

    # Written once for all nodes: made anew for each class, they take most of this file's time to import.

    def __init__(self, **given: object) -> None:
        defaults, needed = _expected(type(self))
        self.__dict__.update(defaults)
        self.__dict__.update(given)
        if not needed <= given.keys() or len(self.__dict__) > len(defaults) + len(needed):
            raise TypeError(_misfit(type(self), given))

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return _said(self) == _said(other) if type(other) is type(self) and isinstance(other, Node) else NotImplemented

    def __hash__(self) -> int:
        return hash(_said(self))

    def __repr__(self) -> str:
        said = zip(said_names(type(self)), _said(self), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"


def _expected(node: type[Node]) -> tuple[dict[str, object], set[str]]:
    """What the fields of a class are where they aren't given, and those that have to be."""
    found = _EXPECTED.get(node)
    if found is None:
        defaults = {each.name: each.default for each in fields(node) if each.default is not MISSING}
        found = _EXPECTED[node] = defaults, {each.name for each in fields(node)} - defaults.keys()
    return found


_EXPECTED: dict[type[Node], tuple[dict[str, object], set[str]]] = {}


def _misfit(node: type[Node], given: Mapping[str, object]) -> str:
    """What is wrong with the fields that a node was to be made of."""
    defaults, needed = _expected(node)
    return f"{node.__name__} takes {sorted(needed)} and may take {sorted(defaults)}, not {sorted(given)}"


def _said(node: Node) -> tuple[object, ...]:
    """What a node says: all its fields but where it comes from."""
    return tuple(getattr(node, name) for name in said_names(type(node)))


def said_names(node: type[Node]) -> tuple[str, ...]:
    names = _SAID_NAMES.get(node)
    if names is None:
        names = _SAID_NAMES[node] = tuple(each.name for each in fields(node) if each.compare)
    return names


_SAID_NAMES: dict[type[Node], tuple[str, ...]] = {}
"""Trees are walked often, and dataclasses work out their fields anew each time they are asked."""


class Inline(Node):
    """What stands in a line of text."""


class Block(Node):
    """What stands on its own, one below the other."""


class Part(Node):
    """What only stands inside one certain element."""


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element name that templates may write: its class and the fields that the name itself fixes."""

    name: str
    node: type[Node]
    fixed: tuple[tuple[str, object], ...] = ()


ELEMENTS: dict[str, Element] = {}
"""Every element name that a template may write."""

N = TypeVar("N", bound=type[Node])


def element(name: str, **fixed: object) -> Callable[[N], N]:
    """Let templates write this class as `<name>`; `fixed` are fields that the name decides (`h2`: level 2)."""

    def register(node: N) -> N:
        ELEMENTS[name] = Element(name=name, node=node, fixed=tuple(fixed.items()))
        return node

    return register
