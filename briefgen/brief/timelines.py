"""A timeline as a brief declares it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefgen.brief.datasets import EVENTS, Filter
from briefgen.brief.dates import PartialDate
from briefgen.brief.graphics import GraphicRecord
from briefgen.brief.text import Exact, Id, Names, Text, choice
from briefgen.periods import first_day, last_day
from briefgen.reading import Record, wrong


class PhaseRecord(Record):
    """A stretch of time with a name."""

    begin: PartialDate = Field(alias="from", description="Its first day, month or year: 2023-12-18.")
    end: PartialDate = Field(alias="to", description="Its last, included: 2024-02-18.")
    label: Text = Field(description="Its name, in few words: First offensive.")

    @model_validator(mode="after")
    def _in_order(self) -> PhaseRecord:
        if first_day(self.begin) > last_day(self.end):
            fault = f"ends ({self.end}) before it begins ({self.begin})"
            raise wrong("date", fault, "put the earlier date into `from`")
        return self


class TimelineRecord(GraphicRecord):
    """Events along a scale of time, where it matters how far apart they are; or one below the other."""

    form: Annotated[Literal["scale", "list"], BeforeValidator(choice)] = Field(
        "scale", description="scale for a drawing in which distances are times, list for events one below the other."
    )
    data: Id = Field(EVENTS, description="The id of one of `data`. Left out, the brief's own events.")
    where: Filter | None = Field(None, description="Which events are shown; left out, all.")
    events: tuple[Id, ...] = Field((), description="Only these events, by their ids.")
    label: Exact | None = Field(
        None,
        description="The column that is printed for each: summary, place, type, or another column of the file such as "
        "ship. Left out, the summary, else the place.",
    )
    highlight: Names = Field((), description="What stands out: ids, dates such as 2025-07-06, or labels; or a list.")
    phases: tuple[PhaseRecord, ...] = Field((), description="Stretches of time with names, written by you.")
    begin: PartialDate | None = Field(
        None, alias="from", description="Where the scale begins. Left out, with the first event or phase."
    )
    end: PartialDate | None = Field(None, alias="to", description="Where it ends. Left out, with the last.")
