"""Outlines of a person's own, from GeoJSON (RFC 7946): provinces or districts, with the property that names them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from briefgen.document import Map
from briefgen.graphics.maps.outlines import Degrees, Named, Outlines, Polygon, cap_around
from briefgen.pictures import BadImage
from briefgen.problems import did_you_mean
from briefgen.reads import is_file, remembered, stamp
from briefgen.workspace import Workspace

LARGEST = 30_000_000
"""The most bytes of a file of outlines."""
MOST_POINTS = 1_000_000
_USUAL = ("name", "NAME", "name_en", "NAME_1", "ADM1_EN", "admin1Name_en", "shapeName", "ADM2_EN", "NAME_2")
"""Properties that hold names in the files of GADM, geoBoundaries, OCHA and Natural Earth."""


class BadOutlines(BadImage):
    """Why a file of outlines can't be used, as of a picture."""


@remembered(most=4)
def own_outlines(path: str, names: str | None) -> Outlines:
    """The areas of a GeoJSON file; `names` is the property that names them, None for the usual one.

    Features of one name are one area. Raises BadOutlines where the file is too large, isn't GeoJSON with polygons, or
    hasn't got the property.
    """
    file = Path(path)
    if (known := stamp(file)) and known.size > LARGEST:
        message = f"has {known.size / 1e6:.0f} MB; {LARGEST // 1_000_000} MB is the most"
        raise BadOutlines(message, "simplify it first, for instance at mapshaper.org", "outlines-size")
    features = [each for each in _features(file) if _is_area(each)]
    if not features:
        raise BadOutlines("has no polygons", "give a GeoJSON file of provinces or districts", "outlines")
    return _outlines(features, _property(features, names))


def find_outlines(source: str, folders: Sequence[Path], workspace: Workspace) -> Path:
    """The absolute path of a file of outlines that `source` names from one of `folders`, the first that has it. Raises
    BadOutlines where there is none below the workspace."""
    try:
        found = [folder / source for folder in folders if workspace.holds(folder / source)]
        path = next((path for path in found if is_file(path)), None)
    except (OSError, RuntimeError, ValueError):  # a name that no file can have
        path = None
    if path is None:
        message = f"“{source[:60]}” isn't there, or not below the workspace"
        raise BadOutlines(message, "give the path of a GeoJSON file", "outlines")
    return path.resolve()


def unknown_areas(node: Map) -> Iterator[tuple[str, str]]:
    """The areas of a map that its own outlines haven't got, each with a hint at the nearest name.

    Raises BadOutlines where the file can't be used.
    """
    outlines = own_outlines(node.outlines or "", node.names)
    known = [area.name for area in outlines.areas]
    for area in node.areas:
        if outlines.of(area.name) is None:
            yield area.name, did_you_mean(area.name, known)


def _features(path: Path) -> list[Any]:
    hint = "export it as GeoJSON, in degrees (WGS 84)"
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadOutlines("isn't JSON", hint, "outlines") from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise BadOutlines("isn't GeoJSON: it has no list of features", hint, "outlines")
    return features


def _is_area(feature: object) -> bool:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return isinstance(geometry, dict) and geometry.get("type") in ("Polygon", "MultiPolygon")


def _property(features: Sequence[dict[str, Any]], names: str | None) -> str:
    """The property that names areas: the one that is asked for, else a usual one."""
    known = list(dict.fromkeys(key for each in features for key in each.get("properties") or ()))
    if names is None:
        names = next((name for name in _USUAL if name in known), None)
        if names is None:
            listed = ", ".join(known[:8]) or "none at all"
            raise BadOutlines(
                "doesn't say which property names its areas",
                f"set `names` to one of its properties: {listed}",
                "outlines-names",
            )
    elif names not in known:
        hint = did_you_mean(names, known) or f"it has {', '.join(known[:8]) or 'none'}"
        raise BadOutlines(f"has no property “{names[:40]}”", hint, "outlines-names")
    return names


def _outlines(features: Sequence[dict[str, Any]], names: str) -> Outlines:
    numbers: dict[str, int] = {}
    arcs: list[list[Degrees]] = []
    polygons: list[Polygon] = []
    left = MOST_POINTS
    for feature in features:
        name = str((feature.get("properties") or {}).get(names) or "").strip()
        number = numbers.setdefault(name, len(numbers))
        for rings in _polygons(feature["geometry"]):
            left -= sum(map(len, rings))
            if left < 0:
                message = f"has more than {MOST_POINTS:,} points"
                raise BadOutlines(message, "simplify it first, for instance at mapshaper.org", "outlines-size")
            if rings:
                begin = len(arcs)
                arcs += rings
                polygons.append(Polygon(number, tuple((begin + at,) for at in range(len(rings))), cap_around(rings[0])))
    return Outlines(tuple(map(Named, numbers)), tuple(polygons), arcs.__getitem__)


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[Degrees]]]:
    """The polygons of a geometry as rings; a ring of fewer than three points is left out."""
    given = geometry.get("coordinates")
    for polygon in [given] if geometry["type"] == "Polygon" else given if isinstance(given, list) else []:
        rings = [_ring(ring) for ring in polygon] if isinstance(polygon, list) else []
        yield [ring for ring in rings if len(ring) > 3]


def _ring(given: object) -> list[Degrees]:
    """A ring, closed, longitudes going on beyond 180."""
    points: list[Degrees] = []
    for each in given if isinstance(given, list) else []:
        lon, lat = _degrees(each)
        if points:
            lon = points[-1][0] + (lon - points[-1][0] + 180) % 360 - 180
        points.append((lon, lat))
    if points and points[0] != points[-1]:
        points.append(points[0])
    return points


def _is_on_globe(lon: float, lat: float) -> bool:
    return abs(lon) <= 360 and abs(lat) <= 90


def _degrees(position: object) -> Degrees:
    if isinstance(position, list) and len(position) >= 2:
        lon, lat = position[:2]
        if all(isinstance(each, int | float) and isfinite(each) for each in (lon, lat)) and _is_on_globe(lon, lat):
            return float(lon), float(lat)
    hint = "export it in degrees of longitude and latitude (WGS 84, EPSG:4326)"
    raise BadOutlines(f"has a point that isn't in degrees: {str(position)[:40]}", hint, "outlines")
