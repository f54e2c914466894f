"""Makes the files of outlines that come with the program.

Natural Earth's countries (public domain) as the npm package world-atlas 2.0.2 has them, in TopoJSON, become files that
`shipped` reads in little time, of every country its codes with them. Once, when the outlines are to be newer:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m briefgen.graphics.maps.convert package/countries-50m.json package/countries-110m.json
"""

from __future__ import annotations

import json
import math
import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("outlines")
_POLE = -89.9
_STEP = 30_000
"""The longest way from point to point that the file can hold."""
_SPELLED_OUT = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Ashmore and Cartier Is.": "Ashmore and Cartier Islands",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands",
    "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic",
    "Cook Is.": "Cook Islands",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
    "Indian Ocean Ter.": "Indian Ocean Territories",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus",
    "N. Mariana Is.": "Northern Mariana Islands",
    "Pitcairn Is.": "Pitcairn Islands",
    "S. Geo. and the Is.": "South Georgia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "Turks and Caicos Is.": "Turks and Caicos Islands",
    "Turkey": "Türkiye",
    "U.S. Virgin Is.": "US Virgin Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "Wallis and Futuna Is.": "Wallis and Futuna Islands",
    "eSwatini": "Eswatini",
}
"""Names that Natural Earth shortens or spells as they were."""

_ALSO = {
    "CD": ("Congo, Democratic Republic of the", "Democratic Republic of Congo", "Democratic Republic of the Congo"),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("Britain", "UK"),
    "KP": ("Korea, North",),
    "KR": ("Korea, South",),
    "LA": ("Lao PDR",),
    "MM": ("Burma",),
    "PS": ("Palestinian territories", "Occupied Palestinian Territory", "State of Palestine"),
    "RU": ("Russian Federation",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "US": ("United States of America", "US"),
    "VN": ("Viet Nam",),
}
"""Names that publishers of data use, besides those of Natural Earth and CLDR."""
_OWN_CODES = {"Kosovo": ("XKX", "XK")}
"""Codes that are in use but not the standard's."""


def main(paths: Sequence[str]) -> None:
    """Each TopoJSON file as a file of ours, beside this module."""
    FOLDER.mkdir(exist_ok=True)
    for path in map(Path, paths):
        target = FOLDER / f"{path.stem}.bin"
        target.write_bytes(converted(json.loads(path.read_text("utf-8"))))
        print(f"{target.name}: {target.stat().st_size:,} bytes")


def converted(topology: dict[str, Any]) -> bytes:
    """A topology as a header in JSON, its length before it, then numbers: of every arc its first point (two integers of
    four bytes), then the steps of every arc from west to east, then those from south to north (two bytes each).

    Numbers are little-endian. Arcs go on beyond 180 degrees instead of beginning anew at -180.
    """
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    below = (_POLE - shift[1]) / scale[1]
    round_the_globe = round(360 / scale[0])
    arcs = [list(_stepped(arc, round_the_globe)) for arc in topology["arcs"]]

    def real(rings: list[list[int]]) -> list[list[int]]:
        """Without the ring that the source draws around the South Pole where it cut Antarctica open."""
        return [ring for ring in rings if any(y > below for number in ring for _, y in _absolute(arcs, number))]

    countries = sorted(topology["objects"]["countries"]["geometries"], key=lambda each: each["properties"]["name"])
    header = {
        "scale": scale,
        "shift": shift,
        "lengths": [len(arc) - 1 for arc in arcs],
        "countries": [_codes(each) for each in countries],
        "polygons": [
            [
                at,
                rings,
                *_cap([_degrees(point, scale, shift) for number in rings[0] for point in _absolute(arcs, number)]),
            ]
            for at, country in enumerate(countries)
            for rings in map(real, _polygons(country))
        ],
    }
    said = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    first = struct.pack(f"<{2 * len(arcs)}i", *(value for arc in arcs for value in arc[0]))
    steps = (value for arc in arcs for axis in (0, 1) for value in (step[axis] for step in arc[1:]))
    return struct.pack("<I", len(said)) + said + first + array("h", steps).tobytes()


def _codes(country: dict[str, Any]) -> list[str]:
    """Name, codes of three and of two letters (ISO 3166-1), then other names; without a number it has no codes."""
    from babel.core import Locale, get_global

    name = country["properties"]["name"]
    shown = _SPELLED_OUT.get(name, name)
    two = get_global("territory_aliases").get(country.get("id", ""), [""])[0]
    three = next(
        (code for code, held in get_global("territory_aliases").items() if held == [two] and _is_three(code)), ""
    )
    three, two = _OWN_CODES.get(name, (three, two))
    others = {name, str(Locale("en").territories.get(two, name)), *_ALSO.get(two, ())} - {shown}
    return [shown, three, two, *sorted(others)]


def _is_three(code: str) -> bool:
    return len(code) == 3 and code.isalpha()


def _polygons(country: dict[str, Any]) -> Iterator[list[list[int]]]:
    """Every polygon of a country as its rings, the outer one first, each as numbers of arcs; ~n is arc n backwards."""
    if country["type"] == "MultiPolygon":
        yield from country["arcs"]
    elif country["type"] == "Polygon":
        yield country["arcs"]


def _stepped(arc: Sequence[Sequence[int]], round_the_globe: int) -> Iterator[tuple[int, int]]:
    """The first point of an arc, then its steps, the shorter way round, none longer than the file can hold."""
    yield (arc[0][0], arc[0][1])
    for east, north in arc[1:]:
        east = (east + round_the_globe // 2) % round_the_globe - round_the_globe // 2
        parts = max(abs(east), abs(north)) // _STEP + 1
        for at in range(parts):
            yield (
                east * (at + 1) // parts - east * at // parts,
                north * (at + 1) // parts - north * at // parts,
            )


def _absolute(arcs: list[list[tuple[int, int]]], number: int) -> Iterator[tuple[int, int]]:
    x = y = 0
    for east, north in arcs[number if number >= 0 else ~number]:
        x, y = x + east, y + north
        yield x, y


def _degrees(point: tuple[int, int], scale: Sequence[float], shift: Sequence[float]) -> tuple[float, float]:
    return point[0] * scale[0] + shift[0], point[1] * scale[1] + shift[1]


def _cap(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """A circle on the globe around a ring: longitude and latitude of its middle, its radius, all in degrees."""
    vectors = [_vector(*point) for point in points]
    total = [sum(axis) for axis in zip(*vectors, strict=True)]
    length = math.hypot(*total) or 1.0
    middle = [each / length for each in total]
    cosine = min(sum(a * b for a, b in zip(middle, vector, strict=True)) for vector in vectors)
    lon = math.degrees(math.atan2(middle[1], middle[0]))
    lat = math.degrees(math.asin(max(-1.0, min(1.0, middle[2]))))
    return round(lon, 2), round(lat, 2), math.ceil(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) * 100 + 1) / 100


def _vector(lon: float, lat: float) -> tuple[float, float, float]:
    across, up = math.radians(lon), math.radians(lat)
    return math.cos(up) * math.cos(across), math.cos(up) * math.sin(across), math.sin(up)


if __name__ == "__main__":
    main(sys.argv[1:])
