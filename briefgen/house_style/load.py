"""Finding and reading the house's rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from briefgen.house_style.rule import StyleRule
from briefgen.problems import Position
from briefgen.reading import Placed, Record, read_yaml, validate
from briefgen.reading.nodes import ValuePath
from briefgen.reads import remembered
from briefgen.workspace import first_in, shown

FILE = "house-style.yaml"


class HouseStyle(Record):
    """What an editor asks of every paper of the house."""

    rules: tuple[StyleRule, ...] = Field(default=(), description="The rules, one entry each.")


NO_STYLE = HouseStyle()
"""A house that asks for nothing."""


def load_house_style(roots: Sequence[Path]) -> HouseStyle:
    """The rules in the first `house-style.yaml` of some template folders; NO_STYLE where there is none.

    Raises ProblemsFound with all that is wrong in it.
    """
    path = first_in(roots, FILE)
    return _read(path, shown(path)) if path else NO_STYLE


@remembered(most=8)
def _read(path: Path, name: str) -> HouseStyle:
    """The rules in a file, read once for all briefs."""
    return validate(HouseStyle, read_yaml(path, name))


def placed_style(roots: Sequence[Path]) -> Placed | None:
    """The file that `load_house_style` reads, with its places; None where there is none."""
    file = first_in(roots, FILE)
    return read_yaml(file, shown(file)) if file else None


def place_in_style(roots: Sequence[Path], path: ValuePath, name: bool = False) -> Position:
    """Where a value or its `name`, or the nearest thing around it, stands in the house's rules, for a problem found
    later."""
    placed = placed_style(roots)
    if placed is None:
        return Position(f"templates/{FILE}")
    return placed.place(path).name if name else placed.place(path).value
