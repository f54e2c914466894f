"""A map as elements, and in words for people who can't see it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.graphics import Setting, Verbatim, element
from briefgen.brief.map_data import map_of, outlines_path
from briefgen.brief.maps import MapRecord
from briefgen.brief.quoting import Press
from briefgen.document import Area, Map, PlaceName, Spot
from briefgen.language.words import word
from briefgen.workspace import find_workspace

_MOST_TOLD = 12
"""So many places are told; of more, the largest."""


def written_map(record: MapRecord, setting: Setting) -> str:
    """The elements of a map, with all that is on it."""
    folder = setting.file.path.resolve().parent
    node = map_of(record, setting.file.counted, outlines_path(record, folder, find_workspace(folder)))
    own = {
        "box": node.box and Verbatim(node.box),
        "locator": node.locator if node.locator != "auto" else None,
        "outlines": node.outlines and Verbatim(node.outlines),
        "names": node.names and Verbatim(node.names),
        "unit": node.unit,
        "disclaimer": node.disclaimer,
    }
    inside = "".join([*map(_area, node.areas), *map(_spot, node.spots), *map(_name, node.place_names)])
    return setting.graphic("map", record, described(node, setting.press), own, inside)


def _area(area: Area) -> str:
    return element("area", {"name": Verbatim(area.name), "value": area.value, "highlight": area.highlight or None})


def _spot(spot: Spot) -> str:
    said = {"lat": spot.lat, "lon": spot.lon, "label": spot.label, "number": spot.number, "value": spot.value}
    picked = {"approximate": spot.approximate or None, "highlight": spot.highlight or None}
    return element("spot", {**said, **picked})


def _name(name: PlaceName) -> str:
    kind = name.kind if name.kind != "place" else None
    return element("place-name", {"lat": name.lat, "lon": name.lon, "kind": kind, "name": name.name})


def described(node: Map, press: Press) -> str:
    """A map in a sentence: its places or areas with their numbers, the highest first, and how many more there are."""
    told = list(_told(node, press))
    said = ", ".join(told[:_MOST_TOLD])
    more = len(told) - _MOST_TOLD
    if more > 0:
        said += word("and more", press.language).replace("{}", press.number(more))
    return word("map of", press.language).replace("{}", said or node.box or "")


def _told(node: Map, press: Press) -> Iterator[str]:
    """The names of a map's places and areas, each once, with its number."""
    numbers: dict[str, float | None] = {}
    named = [*((area.name, area.value) for area in node.areas), *((spot.label, spot.value) for spot in node.spots)]
    for name, value in named:
        if name:
            numbers[name] = value if numbers.get(name) is None else (numbers[name] or 0) + (value or 0)
    for name, value in sorted(numbers.items(), key=lambda each: -(each[1] or 0)):
        yield name if value is None else f"{name} ({press.number(value)})"
    if not numbers and node.spots:
        yield f"{len(node.spots)}"
