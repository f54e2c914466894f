"""Files of events beside a brief, and what is counted of them: how both are declared."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from briefgen.brief.dates import PartialDate
from briefgen.brief.handling import Markable
from briefgen.brief.quantity import Number
from briefgen.brief.text import OWN_ID, Exact, Id, Names, SourceKey, Text, choice
from briefgen.periods import first_day, last_day
from briefgen.reading import Record, wrong

EVENTS = "events"
"""What a tally counts that is not a file: the brief's own events."""
MOST_GROUPINGS = 2

_choice = BeforeValidator(choice)


def _at_most_two(groupings: tuple[str, ...]) -> tuple[str, ...]:
    if len(groupings) > MOST_GROUPINGS:
        raise wrong("groupings", "has more than two groupings", "keep two; make another tally for the third")
    return groupings


def _four(degrees: tuple[float, ...]) -> tuple[float, ...]:
    """West, south, east, north in degrees; west may be greater than east, across the date line."""
    if len(degrees) != len(_BOX):
        raise wrong("degrees", "has to be four numbers", "west, south, east and north in degrees: [40, 10, 52, 20]")
    west, south, east, north = degrees
    if max(abs(west), abs(east)) > _HALF_WAY_ROUND or max(abs(south), abs(north)) > _POLE:
        raise wrong(
            "box", "lies outside the globe", "west and east are from -180 to 180, south and north from -90 to 90"
        )
    if south >= north:
        raise wrong("degrees", "has its south not below its north", "write west, south, east, north: [40, 10, 52, 20]")
    return degrees


_BOX = ("west", "south", "east", "north")
_HALF_WAY_ROUND, _POLE = 180, 90

Region = Annotated[tuple[Number, ...], AfterValidator(_four)]
"""A part of the globe."""


def _check_period(begin: str | None, end: str | None) -> None:
    if begin and end and first_day(begin) > last_day(end):
        raise wrong("date", f"ends ({end}) before it begins ({begin})", "put the earlier date into `from`")


class Period(Record):
    """A period, both ends included."""

    begin: PartialDate = Field(alias="from", description="Its first day, month or year: 2022-01.")
    end: PartialDate = Field(alias="to", description="Its last: 2022-12.")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        _check_period(self.begin, self.end)
        return self


class Filter(Record):
    """Which events count: those that fit every field. A column that isn't listed here is asked for by its own name."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Names] = Field(init=False)

    begin: PartialDate | None = Field(None, alias="from", description="The first day, month or year: 2023-11.")
    end: PartialDate | None = Field(None, alias="to", description="The last, included: 2025-07-31 or 2025-07.")
    country: Names = Field((), description="The country's name as the file spells it, or a list.")
    admin1: Names = Field((), description="The province or state, or a list.")
    admin2: Names = Field((), description="The district, or a list.")
    place: Names = Field((), description="The place, or a list.")
    type: Names = Field((), description="The type of event, or a list: [Battles, Explosions/Remote violence].")
    subtype: Names = Field((), description="The type below it, or a list.")
    actor: Names = Field((), description="Who took part, on whichever side, or a list.")
    box: Region | None = Field(
        None, description="Where: west, south, east and north in degrees, such as [40, 10, 52, 20]."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Filter:
        _check_period(self.begin, self.end)
        return self

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The values that are asked of columns by their own names."""
        return dict(self.__pydantic_extra__ or {})


class Columns(Record):
    """Which column of a plain table holds what, where its name doesn't say so."""

    date: Names = Field((), description="The column of dates; or those of year, month and day.")
    end: Names = Field((), description="The column of last days, for what lasts.")
    id: Names = Field((), description="The column of ids.")
    type: Names = Field((), description="The column of types of event.")
    subtype: Names = Field((), description="The column of the types below them.")
    actor: Names = Field((), description="The column of who took part, or a list of them.")
    country: Names = Field((), description="The column of countries.")
    admin1: Names = Field((), description="The column of provinces or states.")
    admin2: Names = Field((), description="The column of districts.")
    place: Names = Field((), description="The column of places.")
    latitude: Names = Field((), description="The column of degrees north.")
    longitude: Names = Field((), description="The column of degrees east.")
    approximate: Names = Field((), description="The column that says whether the position is only about right.")
    killed: Names = Field((), description="The column of people killed, the best estimate.")
    killed_low: Names = Field((), description="The column of the lowest estimate of people killed.")
    killed_high: Names = Field((), description="The column of the highest estimate of people killed.")
    injured: Names = Field((), description="The column of people injured.")
    injured_low: Names = Field((), description="The column of the lowest estimate of people injured.")
    injured_high: Names = Field((), description="The column of the highest estimate of people injured.")
    summary: Names = Field((), description="The column of what happened, in words.")
    source: Names = Field((), description="The column of sources.")


class DataFile(Markable):
    """A file of events beside the brief. Its rows stay where they are: only what is counted gets into the paper."""

    id: Id = Field(description=f"{OWN_ID}, such as attacks. Tallies and maps name it.")
    file: Exact = Field(
        description="The file, from the brief's folder: acled.csv. CSV, TSV, XLSX, JSON, GeoJSON or Parquet."
    )
    format: (
        Annotated[Literal["acled", "acled-before-2023", "ucdp-ged", "ucdp-candidate", "gtd", "hapi", "table"], _choice]
        | None
    ) = Field(
        None,
        description="Whose export it is: acled, acled-before-2023, ucdp-ged, ucdp-candidate, gtd or hapi; or table for "
        "any other. Left out, its header says so.",
    )
    sheet: Exact | None = Field(None, description="The sheet of a workbook, by its name. Left out, the first.")
    columns: Columns | None = Field(None, description="Which column holds what, where the header doesn't say so.")
    version: Text | None = Field(None, description="Its version, as its publisher numbers it: 25.1.")
    source: SourceKey | None = Field(None, description="The id of the source that it is, such as reuters-list.")
    unsourced: Text | None = Field(
        None, description="In place of source, why none can be named: our own list. It is printed."
    )
    retrieved: PartialDate | None = Field(
        None, description="The day it was downloaded, 2025-07-14. ACLED, UCDP, GTD and HAPI ask for it."
    )
    changes: Text | None = Field(
        None, description="What you changed in it since, as printed: duplicates removed. ACLED asks for it."
    )
    note: Text | None = Field(
        None,
        description="What readers have to know of it, printed with it; of figures that may still change above all.",
    )
    snapshot: Exact | None = Field(
        None, description="What `briefgen figures` prints for the file; given, a file that has changed is a problem."
    )


def _or_previous(schema: dict[str, Any]) -> None:
    """In an editor, the word alone is as good as the fields."""
    fields = {key: schema.pop(key) for key in ("type", "properties", "additionalProperties") if key in schema}
    schema["anyOf"] = [{"const": "previous"}, fields]


class Comparison(Record):
    """With what it is compared: `previous` for the period of the same length before, or a period of its own."""

    model_config = ConfigDict(json_schema_extra=_or_previous)

    begin: PartialDate | None = Field(None, alias="from", description="Its first day, month or year: 2022-01.")
    end: PartialDate | None = Field(None, alias="to", description="Its last: 2022-12.")

    @model_validator(mode="before")
    @classmethod
    def _previous(cls, data: object) -> object:
        if isinstance(data, str):
            if choice(data) != "previous":
                raise wrong(
                    "unknown-choice", f"can't be “{data[:40]}”", "write previous, or {from: 2022-01, to: 2022-12}"
                )
            return {}
        return data

    @model_validator(mode="after")
    def _whole(self) -> Comparison:
        if (self.begin is None) != (self.end is None):
            raise wrong("date", "has only one end", "give both: {from: 2022-01, to: 2022-12}")
        _check_period(self.begin, self.end)
        return self


class TallyRecord(Markable):
    """What is counted of a file, or of the brief's own events. Figures, charts, maps and tables name it."""

    id: Id = Field(description=f"{OWN_ID}, such as attacks-by-month. Figures and charts name it.")
    label: Text | None = Field(None, description="What it counts, in few words: attacks on ships.")
    of: Id = Field(description="The id of one of `data`; or events, for the brief's own.")
    where: Filter | None = Field(None, description="Which events count; left out, all.")
    by: Annotated[Names, AfterValidator(_at_most_two)] = Field(
        (),
        description="By what: day, week, month, quarter, year, country, admin1, admin2, place, type, subtype, actor or "
        "a column by its name; or two of them: [month, type]. Left out, there is one number.",
    )
    count: Names = Field(
        ("events",), description="What is counted: events, killed, injured or a column of numbers; or a list."
    )
    compare: Comparison | None = Field(
        None,
        description="With what: previous for the period of the same length before, or {from: 2022-01, to: 2022-12}.",
    )
    empty: Annotated[Literal["allowed"], _choice] | None = Field(
        None, description="allowed where it may be that there are none. Left out, that is taken for a mistake."
    )
