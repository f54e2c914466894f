"""Who may read a brief, and who may read a part of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.brief.text import Text, choice
from briefgen.marking import Tlp
from briefgen.reading import Record, wrong


def _level(value: object) -> object:
    value = choice(value)
    if value == "white":
        raise wrong("tlp", "can't be “white”: that was its name in version 1 of the protocol", "write clear")
    return value


Marking = Annotated[Tlp, BeforeValidator(_level)]
"""A marking of the Traffic Light Protocol 2.0 as it is written in a brief."""


class Markable(Record):
    """A part of a brief that editions for more readers can leave out."""

    tlp: Marking | None = Field(
        None,
        description="Who may read this part, where that is not what the paper says: red, amber+strict, amber, green or "
        "clear. Editions for more readers leave it out.",
    )
    withheld_as: Text | None = Field(
        None,
        description="What stands where the text refers to this part, or cites it, in editions that leave it out: "
        "a confidential interview.",
    )
