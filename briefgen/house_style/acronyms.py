"""What an editor asks about acronyms."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from briefgen.reading import Record
from briefgen.reading.scalars import one_line

Fault = Literal["unexplained", "contradicted", "repeated", "unused"]


class Acronyms(Record):
    """Acronyms are spelt out where a reader first meets them, and not again."""

    find: tuple[Fault, ...] = Field(
        ("unexplained", "contradicted"),
        description="What is told: unexplained (not spelt out at its first use), contradicted (spelt out twice, with "
        "different words), repeated (spelt out again), unused (spelt out, and not used afterwards). "
        "Left out, the first two.",
    )
    known: tuple[Annotated[str, AfterValidator(one_line)], ...] = Field(
        (), description="Those that every reader knows: [UN, EU, NATO]. They needn't be spelt out."
    )
