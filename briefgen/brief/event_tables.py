"""A table of events, or of what a tally counts, as a brief declares it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from briefgen.brief.datasets import EVENTS, Filter
from briefgen.brief.graphics import GraphicRecord
from briefgen.brief.text import Exact, Id, Names, Text, choice
from briefgen.reading import Record, wrong

_choice = BeforeValidator(choice)


def _or_name(schema: dict[str, Any]) -> None:
    """In an editor, the column's name alone is as good as its fields."""
    own = ("type", "properties", "required", "additionalProperties")
    fields = {key: schema.pop(key) for key in own if key in schema}
    schema["anyOf"] = [{"type": ["string", "number"]}, fields]


class ColumnRecord(Record):
    """A column of a table: its name, or `{column: ship, heading: Ship attacked}`."""

    model_config = ConfigDict(json_schema_extra=_or_name)

    column: Exact = Field(
        description="date, place, type, subtype, actors, country, admin1, admin2, killed, injured or summary; or a "
        "column of the file by its own name."
    )
    heading: Text | None = Field(None, description="What stands above it. Left out, the column's name.")

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, data: object) -> object:
        return {"column": data} if isinstance(data, str) else data


Grouping = Literal["day", "week", "month", "quarter", "year", "place", "type", "country", "admin1", "admin2"]
"""What rows can stand under."""


class EventTableRecord(GraphicRecord):
    """A table of events; or of the groups of a tally, with a bar beside each number. Its head is repeated on every page
    that it runs over."""

    data: Id = Field(EVENTS, description="The id of one of `data`. Left out, the brief's own events.")
    where: Filter | None = Field(None, description="Which events are listed; left out, all.")
    events: tuple[Id, ...] = Field((), description="Only these events, by their ids.")
    tally: Id | None = Field(
        None, description="In place of data: the id of a tally, whose groups are the rows and whose counts the columns."
    )
    columns: tuple[ColumnRecord, ...] = Field(
        (),
        description="The columns in their order: [date, place, killed]; or with headings of their own, "
        "{column: ship, heading: Ship attacked}. Left out, those that anything is known of.",
    )
    bars: Names = Field(
        (), description="Which columns of numbers have a bar beside each: killed. Of a tally, all have, left out."
    )
    order: Annotated[Literal["oldest", "newest", "killed"], _choice] = Field(
        "oldest", description="oldest or newest first, or those first that killed most."
    )
    most: int | None = Field(None, ge=1, description="How many rows it has at most; how many more there are is said.")
    group: Annotated[Grouping, _choice] | None = Field(
        None, description="What the rows stand under: day, week, month, quarter, year, place, type, country or admin1."
    )
    totals: bool = Field(
        False, description="true for a last row with the people killed and injured. The two are never added."
    )

    @model_validator(mode="after")
    def _of_one_thing(self) -> EventTableRecord:
        asked = [name for name in ("where", "events", "columns", "group") if getattr(self, name)]
        if self.tally and (asked or self.data != EVENTS):
            name = asked[0] if asked else "data"
            hint = f"delete {name}: the tally says what is counted"
            raise wrong("event-table", f"has {name} as well as a tally", hint)
        return self
