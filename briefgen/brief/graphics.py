"""What every graphic that a brief declares has; charts, maps, timelines and event tables add their own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from briefgen.brief.handling import Markable
from briefgen.brief.text import OWN_ID, Id, Line, Text, choice


class GraphicRecord(Markable):
    """A graphic: `![](#its-id)` on a line of its own places it in the text, `[](#its-id)` names it there."""

    id: Id = Field(description=f"{OWN_ID}, such as attacks-by-month. `![](#attacks-by-month)` places it in the text.")
    title: Line = Field(description="What it shows, as a finding: Attacks doubled in January.")
    subtitle: Text | None = Field(None, description="What is counted and in which unit: attacks a month, 2023–2025.")
    alt: Text | None = Field(
        None, description="What it shows, for people who can't see it. Left out, it is written from the numbers."
    )
    credit: Line | None = Field(
        None,
        description="A source line in place of the one that the program writes. A publisher's conditions still hold.",
    )
    note: Line | None = Field(None, description="What readers have to know, printed before the source.")
    width: Annotated[Literal["text", "wide"], BeforeValidator(choice)] = Field(
        "text", description="text for the column of text, wide for the margin as well."
    )
