"""Classes of plain data: what `dataclass(frozen=True)` gives, but for what the type checker sees to."""

from __future__ import annotations

import pickle
from dataclasses import field, fields, replace

import pytest

from briefgen.frozen import frozen


@frozen
class Place:
    """Where something is."""

    path: str
    line: int = 1
    note: str = field(default="", compare=False, repr=False)


@frozen(slots=True)
class Spot(Place):
    """A place with a column, named by itself."""

    column: int = 0

    def __repr__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen
class Nothing:
    """Without a field."""


def test_values_tell_apart_and_what_is_not_compared_does_not() -> None:
    assert Place("a", 2, "read") == Place("a", 2)
    assert hash(Place("a", 2, "read")) == hash(Place("a", 2))
    assert Place("a") != Place("b")
    assert Nothing() == Nothing()
    assert len({Place("a"), Place("a"), Place("b")}) == 2


def test_another_class_is_another_thing() -> None:
    assert Place("a") != Spot("a")
    assert Place("a") != ("a", 1)


def test_it_is_shown_as_it_is_written() -> None:
    assert repr(Place("a", note="read")) == "Place(path='a', line=1)"
    assert repr(Nothing()) == "Nothing()"
    assert repr(Spot("a", 2, column=3)) == "a:2:3"


def test_it_is_a_dataclass_to_the_standard_library() -> None:
    assert [each.name for each in fields(Spot)] == ["path", "line", "note", "column"]
    assert replace(Place("a"), line=5) == Place("a", 5)
    assert pickle.loads(pickle.dumps(Spot("a", column=4))) == Spot("a", column=4)


def test_what_is_missing_is_refused_as_in_any_dataclass() -> None:
    with pytest.raises(TypeError, match="path"):
        Place()  # type: ignore[call-arg]


@frozen(slots=True)
class Small:
    """Without room for more."""

    size: int


def test_slots_leave_no_room_for_other_names() -> None:
    with pytest.raises(AttributeError):
        Small(3).other = 1  # type: ignore[attr-defined]
