"""Who may read a brief, and who may read a part of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.brief.text import Text, choice
from briefgen.marking import Tlp
from briefgen.reading import NEVER_EMPTY, Record, wrong


def _level(value: object) -> object:
    if value is None:
        raise wrong("empty", "is empty", "write red, amber+strict, amber, green or clear; or delete the line")
    value = choice(value)
    if value == "white":
        raise wrong("tlp", "can't be “white”: that was its name in version 1 of the protocol", "write clear")
    return value


Marking = Annotated[Tlp | None, BeforeValidator(_level), NEVER_EMPTY]
"""A marking of the Traffic Light Protocol 2.0 as it is written in a brief; None where its line isn't there."""


class Markable(Record):
    """A part of a brief that editions for more readers can leave out."""

    tlp: Marking = Field(
        None,
        description="Who may read this part, where that is not what the paper says: red, amber+strict, amber, green or "
        "clear. Editions for more readers leave it out.",
    )
    withheld_as: Text | None = Field(
        None,
        description="What stands where the text refers to this part, or cites it, in editions that leave it out: "
        "a confidential interview.",
    )
