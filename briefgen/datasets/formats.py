"""The exports that are known, each with its columns in one vocabulary, and what its publisher means by its codes.

ACLED: codebook of 2023 and, for files before March 2023, of 2021. UCDP: codebooks of GED 24.1 and of the Candidate
Events Dataset. GTD: codebook of 2021. HDX HAPI: the conflict events of its version 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.frozen import frozen

FIELDS = (
    *("date", "end", "id", "type", "subtype", "actor", "country", "admin1", "admin2", "place"),
    *("latitude", "longitude", "approximate", "killed", "killed_low", "killed_high"),
    *("injured", "injured_low", "injured_high", "summary", "source"),
)
"""What an event may have, in one vocabulary. Several columns may be its `actor`; year, month and day its `date`."""

BOUNDS = {name: (f"{name}_low", name, f"{name}_high") for name in ("killed", "injured")}
"""The fields of a number of people: the lowest, the best and the highest."""


@frozen
class Format:
    """A kind of file: the columns by which it is told (`needs`), and for each of FIELDS its columns.

    `codes` are the words for a column's codes, `unknown` what in a column, capitals aside, stands for nothing known.
    `exact_places` are the values of the column `place_precision` for the place itself; `coarse` says which values of
    `date_precision` mean that only the month or year is sure. `sums` are the columns of counts where a row is many
    events, and `overlaps` the column whose values may not be added up.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unknown: Mapping[str, frozenset[str]] = field(default_factory=dict)
    place_precision: str = ""
    exact_places: frozenset[str] = frozenset()
    date_precision: str = ""
    coarse: Mapping[str, str] = field(default_factory=dict)
    events: str = ""
    overlaps: str = ""
    levels: str = ""
    is_provisional: bool = False


_ACLED = {
    "date": ("event_date",),
    "id": ("event_id_cnty",),
    "type": ("event_type",),
    "subtype": ("sub_event_type",),
    "actor": ("actor1", "actor2"),
    "country": ("country",),
    "admin1": ("admin1",),
    "admin2": ("admin2",),
    "place": ("location",),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "killed": ("fatalities",),
    "summary": ("notes",),
    "source": ("source",),
}
_ACTOR_KINDS = {
    "0": "",
    "1": "State forces",
    "2": "Rebel group",
    "3": "Political militia",
    "4": "Identity militia",
    "5": "Rioters",
    "6": "Protesters",
    "7": "Civilians",
    "8": "External/Other forces",
}
"""The codes of ACLED's columns `inter1` and `inter2`, which newer files have in words."""

ACLED = Format(
    "acled",
    "ACLED",
    ("event_id_cnty", "event_date", "disorder_type", "event_type", "sub_event_type", "actor1", "country", "fatalities"),
    _ACLED,
    codes={"inter1": _ACTOR_KINDS, "inter2": _ACTOR_KINDS},
    place_precision="geo_precision",
    exact_places=frozenset({"1"}),
    date_precision="time_precision",
    coarse={"3": "month"},
)
ACLED_BEFORE_2023 = Format(
    "acled-before-2023",
    "ACLED, from before March 2023",
    ("data_id", "event_id_cnty", "event_id_no_cnty", "event_date", "event_type", "actor1", "iso3", "fatalities"),
    _ACLED,
    codes=ACLED.codes,
    place_precision=ACLED.place_precision,
    exact_places=ACLED.exact_places,
    date_precision=ACLED.date_precision,
    coarse=ACLED.coarse,
)
_UCDP_NEEDS = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "date_prec",
    "date_start",
    "date_end",
    "best",
)
_UCDP = {
    "date": ("date_start",),
    "end": ("date_end",),
    "id": ("id",),
    "type": ("type_of_violence",),
    "subtype": ("conflict_name",),
    "actor": ("side_a", "side_b"),
    "country": ("country",),
    "admin1": ("adm_1",),
    "admin2": ("adm_2",),
    "place": ("where_coordinates",),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "killed": ("best",),
    "killed_low": ("low",),
    "killed_high": ("high",),
    "summary": ("source_headline",),
    "source": ("source_article",),
}
UCDP = Format(
    "ucdp-ged",
    "UCDP Georeferenced Event Dataset",
    _UCDP_NEEDS,
    _UCDP,
    codes={
        "type_of_violence": {
            "1": "State-based conflict",
            "2": "Non-state conflict",
            "3": "One-sided violence",
        }
    },
    place_precision="where_prec",
    exact_places=frozenset({"1"}),
    date_precision="date_prec",
    coarse={"4": "month", "5": "year"},
)
UCDP_CANDIDATE = Format(
    "ucdp-candidate",
    "UCDP Candidate Events Dataset",
    _UCDP_NEEDS,
    _UCDP,
    codes=UCDP.codes,
    place_precision=UCDP.place_precision,
    exact_places=UCDP.exact_places,
    date_precision=UCDP.date_precision,
    coarse=UCDP.coarse,
    is_provisional=True,
)
_NOBODY = frozenset({"unknown", "-9", "-99", "."})
GTD = Format(
    "gtd",
    "Global Terrorism Database",
    ("eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1_txt", "gname", "nkill", "nwound"),
    {
        "date": ("iyear", "imonth", "iday"),
        "id": ("eventid",),
        "type": ("attacktype1_txt",),
        "subtype": ("weaptype1_txt",),
        "actor": ("gname", "gname2", "gname3"),
        "country": ("country_txt",),
        "admin1": ("provstate",),
        "place": ("city",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "killed": ("nkill",),
        "injured": ("nwound",),
        "summary": ("summary",),
        "source": ("scite1",),
    },
    unknown=dict.fromkeys(
        (
            *("attacktype1_txt", "weaptype1_txt", "gname", "gname2", "gname3", "provstate", "city"),
            *("nkill", "nwound", "latitude", "longitude"),
        ),
        _NOBODY,
    ),
    place_precision="specificity",
    exact_places=frozenset({"1"}),
)
HAPI = Format(
    "hapi",
    "HDX HAPI conflict events",
    ("location_code", "admin_level", "event_type", "events", "fatalities", "reference_period_start"),
    {
        "date": ("reference_period_start",),
        "end": ("reference_period_end",),
        "type": ("event_type",),
        "country": ("location_code",),
        "admin1": ("admin1_name",),
        "admin2": ("admin2_name",),
        "killed": ("fatalities",),
    },
    codes={
        "event_type": {
            "civilian_targeting": "Civilian targeting",
            "demonstration": "Demonstration",
            "political_violence": "Political violence",
        }
    },
    events="events",
    overlaps="type",
    levels="admin_level",
)
PLAIN = Format("table", "a plain table", (), {})
FORMATS = (ACLED, ACLED_BEFORE_2023, UCDP_CANDIDATE, UCDP, GTD, HAPI)
"""The known exports. A candidate file of UCDP has the final one's header: its name tells, or who declares it."""

GUESSES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "event_date", "day", "start_date", "date_start", "start", "begin"),
    "end": ("end", "end_date", "date_end"),
    "id": ("id", "event_id"),
    "type": ("type", "event_type", "category", "kind"),
    "subtype": ("subtype", "sub_type", "sub_event_type"),
    "actor": ("actor", "actor1", "perpetrator", "group"),
    "country": ("country", "country_name"),
    "admin1": ("admin1", "admin_1", "province", "governorate", "region", "state"),
    "admin2": ("admin2", "admin_2", "district"),
    "place": ("place", "location", "town", "city", "site"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "long", "lng"),
    "approximate": ("approximate", "approx"),
    "killed": ("killed", "killed_best", "deaths", "fatalities", "dead"),
    "killed_low": ("killed_low", "deaths_low", "fatalities_low"),
    "killed_high": ("killed_high", "deaths_high", "fatalities_high"),
    "injured": ("injured", "injured_best", "wounded", "injuries"),
    "injured_low": ("injured_low", "wounded_low"),
    "injured_high": ("injured_high", "wounded_high"),
    "summary": ("summary", "description", "notes", "note"),
    "source": ("source", "sources"),
}
"""What columns of a plain table are taken for, by their names; capitals, spaces and hyphens don't matter."""
