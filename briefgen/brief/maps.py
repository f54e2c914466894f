"""A map as a brief declares it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from briefgen.brief.datasets import Filter, Region
from briefgen.brief.graphics import GraphicRecord
from briefgen.brief.quantity import Number
from briefgen.brief.text import Exact, Id, Names, Text, choice
from briefgen.reading import Record, wrong

_choice = BeforeValidator(choice)
_PLACE = re.compile(r"\s*(-?\d{1,2}(?:\.\d{1,9})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,9})?)\s*")
_HALF_WAY_ROUND, _POLE = 180, 90


def _on_globe(text: str) -> str:
    """A latitude and a longitude, in this order."""
    lat, lon = position_of(text) or (_POLE + 1, 0)
    if abs(lat) > _POLE or abs(lon) > _HALF_WAY_ROUND:
        raise wrong("degrees", f"can't be “{text[:40]}”", "write degrees north, then degrees east: 29.80, 66.85")
    return text


def position_of(text: str) -> tuple[float, float] | None:
    """The degrees north and east that a text gives; None where it gives none."""
    found = _PLACE.fullmatch(text)
    return (float(found[1]), float(found[2])) if found else None


Place = Annotated[str, AfterValidator(_on_globe), WithJsonSchema({"type": "string"})]


class SpotRecord(Record):
    """A place on a map, written by hand."""

    at: Place = Field(description="Where: degrees north, then degrees east, such as 29.80, 66.85.")
    label: Text | None = Field(None, description="What is printed beside it.")
    value: Number | None = Field(None, description="A number that makes the size of its circle.")
    approximate: bool = Field(False, description="true where the position is only about right.")
    highlight: bool = Field(False, description="true where it stands out.")


class PlaceNameRecord(Record):
    """A name on a map that marks no event."""

    name: Text = Field(description="The name, as printed: Arabian Sea.")
    at: Place = Field(description="Where its middle is: degrees north, then degrees east, such as 24.5, 64.2.")
    kind: Annotated[Literal["country", "water", "place"], _choice] = Field(
        "place", description="country, water, or place for a town, which gets a small dot."
    )


class MapRecord(GraphicRecord):
    """A map: events of a file, what a tally counts by country or province, or places written by hand."""

    data: Id | None = Field(None, description="The id of one of `data`, or events: its events are the spots.")
    where: Filter | None = Field(None, description="Which of these events are shown; left out, all.")
    label_by: Exact = Field(
        "place", description="What is printed beside a spot: place, another field or column, none, or number for a key."
    )
    size_by: Exact | None = Field(
        None, description="What makes the size of circles: events, killed, injured or a column of numbers."
    )
    tally: Id | None = Field(
        None, description="In place of data: the id of a tally by country or province, whose areas are shaded."
    )
    measure: Exact | None = Field(None, description="Which of what the tally counts. Left out, the first.")
    spots: tuple[SpotRecord, ...] = Field((), description="Places written by hand, one entry each.")
    areas: Names = Field((), description="Countries (or areas of the outlines) that are picked out: Yemen, or a list.")
    place_names: tuple[PlaceNameRecord, ...] = Field((), description="Names of seas and towns, one entry each.")
    highlight: Names = Field((), description="The spots that stand out, by what is printed beside them; or a list.")
    box: Region | None = Field(
        None,
        description="What it shows: west, south, east and north in degrees, such as [40, 10, 52, 20]. Left out, "
        "as much as its spots or areas take.",
    )
    locator: Annotated[Literal["auto", "yes", "no"], _choice] = Field(
        "auto", description="Whether a small map in the corner shows where in the world it is: auto, yes or no."
    )
    outlines: Exact | None = Field(
        None, description="A GeoJSON file with provinces or districts, from the brief's folder: districts.geojson."
    )
    names: Exact | None = Field(None, description="The property of the outlines that holds the areas' names.")
    unit: Text | None = Field(None, description="What the numbers count, for the key: people killed.")
    disclaimer: Text | None = Field(None, description="A line about boundaries in place of the usual one.")

    @model_validator(mode="after")
    def _shows_one_thing(self) -> MapRecord:
        if self.tally and (self.data or self.size_by or self.where):
            raise wrong(
                "map", "has both a tally and data of its own", "a tally shades areas, data makes spots: keep one"
            )
        if (self.size_by or self.where) and not self.data:
            raise wrong("map", "says which events, but not of what", "add data: the id of one of `data`, or events")
        if not (self.tally or self.data or self.spots or self.areas or self.box):
            raise wrong("map", "shows nothing", "give data, a tally, spots, areas or a box")
        return self
