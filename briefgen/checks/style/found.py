"""What a rule of the house has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.problems import Fix, Position


@dataclass(frozen=True)
class Found:
    """One occurrence, worded by its kind. `words` fill in the house's own message: {found}, {instead} and so on."""

    place: Position
    message: str
    hint: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
