"""Charts, maps and timelines on a scale: what they show. `briefgen.graphics` draws them."""

import re
from typing import Annotated, Literal

from briefgen.document.node import DATA_FILE, Block, Part, Width, element, node_type
from briefgen.document.tables import Caption, Credit

ISO = re.compile(r"\d{4}(?:-Q[1-4]|-W\d{2}|-\d{2}(?:-\d{2})?)?")
"""A day, week, month, quarter or year (ISO 8601; quarters as is usual beside it)."""
BOX = re.compile(r"\s*-?\d+(?:\.\d+)?(?:\s*,\s*-?\d+(?:\.\d+)?){3}\s*")


@node_type
class Graphic(Block):
    """What every graphic has. Its caption is printed above it, its credit below; the paper numbers those with a caption
    among its figures."""

    id: Annotated[str | None, "What links point at."] = None
    width: Annotated[Width, "`wide` also takes the margin column."] = "text"
    subtitle: Annotated[str | None, "What is shown and in which unit, printed below the caption."] = None
    alt: Annotated[str, "What it shows, for people who can't see it."]
    caption: Caption | None = None
    credit: Credit | None = None


# ── Charts ───────────────────────────────────────────────────────────────────


@element("point")
@node_type
class Point(Part):
    """One number of a series, or a range. Without any it is not known, and a gap."""

    at: Annotated[str, "What it is the number of: a name or, on an axis of time, 2024, 2024-Q1, 2024-01 or 2024-01-15."]
    label: Annotated[str | None, "What is printed for it; left out, `at`."] = None
    value: Annotated[float | None, "The number, or the best estimate."] = None
    low: Annotated[float | None, "The lowest estimate."] = None
    high: Annotated[float | None, "The highest estimate."] = None
    highlight: Annotated[bool, "Whether it stands out."] = False

    @property
    def known(self) -> list[float]:
        """Its numbers that are known, low, best, high."""
        return [each for each in (self.low, self.value, self.high) if each is not None]


@element("series")
@node_type
class Series(Part):
    """Numbers of one kind, in the order of the axis."""

    label: Annotated[str | None, "Its name, printed beside it where there are several."] = None
    highlight: Annotated[bool, "Whether it stands out among the others."] = False
    points: tuple[Point, ...] = ()


@element("annotation")
@node_type
class Annotation(Part):
    """A few words at a place of the axis: what happened there."""

    at: Annotated[str, "The place: `at` of a point or, on an axis of time, any date."]
    until: Annotated[str | None, "Where it ends, for what lasted."] = None
    text: Annotated[str, "The words, few."]


ChartKind = Literal[
    "column", "bar", "stacked", "stacked-bar", "grouped", "grouped-bar", "line", "area", "slope", "dot-range"
]

PANEL_KINDS = ("column", "bar", "line", "area")
"""The kinds that can be cut into panels."""


@element("chart")
@node_type
class Chart(Graphic):
    """A chart. Word gets its own, with the numbers in a sheet, where it has the kind."""

    kind: Annotated[ChartKind, "Columns stand, bars lie; `slope` joins two times, `dot-range` low, best and high."]
    panels: Annotated[bool, "Each series in a small chart of its own, all on one scale."] = False
    axis: Annotated[Literal["names", "time"], "What `at` of the points is."] = "names"
    unit: Annotated[str | None, "The unit, printed behind the numbers where it is short: `%`."] = None
    series: tuple[Series, ...] = ()
    annotations: tuple[Annotation, ...] = ()


# ── Maps ─────────────────────────────────────────────────────────────────────


@element("area")
@node_type
class Area(Part):
    """A country or district, filled by its value or picked out."""

    name: Annotated[str, "Its name in the outlines; of a country also its code of three letters (ISO 3166-1): `YEM`."]
    label: Annotated[str | None, "What is printed on it."] = None
    value: Annotated[float | None, "Its number: the higher, the darker."] = None
    highlight: Annotated[bool, "Whether it is picked out."] = False


@element("spot")
@node_type
class Spot(Part):
    """A place on a map. A number makes its size: the area of the circle is in proportion."""

    lat: Annotated[float, "Degrees north; south is negative."]
    lon: Annotated[float, "Degrees east; west is negative."]
    label: Annotated[str | None, "What is printed beside it."] = None
    number: Annotated[int | None, "What is printed in it, for a key."] = None
    value: Annotated[float | None, "What makes its size."] = None
    approximate: Annotated[bool, "Whether the position is only about right."] = False
    highlight: Annotated[bool, "Whether it stands out."] = False


@element("place-name")
@node_type
class PlaceName(Part):
    """A name on a map that marks no event: a country, a sea, a town."""

    lat: Annotated[float, "Degrees north; south is negative."]
    lon: Annotated[float, "Degrees east; west is negative."]
    name: Annotated[str, "The name, as printed."]
    kind: Annotated[Literal["country", "water", "place"], "What it names."] = "place"


@element("map")
@node_type
class Map(Graphic):
    """A map: areas filled by a number, and places. Countries' outlines come with the program."""

    box: Annotated[
        str | None, "The degrees it shows: west, south, east, north. Left out: what there is to show.", BOX
    ] = None
    locator: Annotated[Literal["auto", "yes", "no"], "Whether a small map shows where it is."] = "auto"
    outlines: Annotated[str | None, "A GeoJSON file with the outlines of its areas.", DATA_FILE] = None
    names: Annotated[str | None, "The property of the outlines that holds the areas' names."] = None
    unit: Annotated[str | None, "What the numbers count, for the key."] = None
    disclaimer: Annotated[str | None, "A line about boundaries below the map."] = None
    areas: tuple[Area, ...] = ()
    spots: tuple[Spot, ...] = ()
    place_names: tuple[PlaceName, ...] = ()


# ── Timelines on a scale ─────────────────────────────────────────────────────


@element("phase")
@node_type
class Phase(Part):
    """A stretch of time with a name."""

    begin: Annotated[str, "Its first day, month or year.", ISO]
    end: Annotated[str, "Its last.", ISO]
    label: Annotated[str, "Its name."]


@element("moment")
@node_type
class Moment(Part):
    """Something that happened, at its place on the scale."""

    begin: Annotated[str, "When: a day, month or year.", ISO]
    end: Annotated[str | None, "Its last day, for what lasted.", ISO] = None
    label: Annotated[str, "What happened, in few words."]
    date: Annotated[str | None, "The date as printed; left out, the scale says when."] = None
    highlight: Annotated[bool, "Whether it stands out."] = False


@element("time-scale")
@node_type
class TimeScale(Graphic):
    """Events along a scale of time, where how far apart they are matters."""

    begin: Annotated[str | None, "Where the scale begins; left out, before the first.", ISO] = None
    end: Annotated[str | None, "Where it ends; left out, after the last.", ISO] = None
    phases: tuple[Phase, ...] = ()
    moments: tuple[Moment, ...] = ()
