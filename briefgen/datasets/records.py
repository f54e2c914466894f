"""Tables as JSON: a list of records (RFC 8259), or the features of GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.datasets.table import MOST_COLUMNS, Table, held
from briefgen.datasets.wrong import refused

_HINT = 'write a list of records: [{"date": "2024-01-15", "killed": 2}, …]'


def read_records(path: Path, name: str) -> Table:
    """The records of a JSON file, or the features of a GeoJSON file with a point as `latitude` and `longitude`.

    A record's row is its place in the list, the first being 2 as in a table with a header. Raises ProblemsFound for a
    file that holds no list of records.
    """
    records = [_flat(record) for record in _records(_parsed(path, name), name)]
    header = list(dict.fromkeys(column for record in records for column in record))
    if len(header) > MOST_COLUMNS:
        raise refused(name, f"its records have {len(header):,} different fields", "give every record the same fields")
    if not header:
        raise refused(name, "this file holds no records", _HINT, "empty")
    rows = ([record.get(column, "") for column in header] for record in records)
    return held([column.strip() for column in header], range(2, 2 + len(records)), rows)


def _parsed(path: Path, name: str) -> Any:
    try:
        return json.loads(path.read_bytes(), parse_float=str, parse_int=str, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        message = f"this file isn't JSON: {error.msg.lower()} in line {error.lineno}"
        raise refused(name, message, _HINT, row=None) from None
    except (UnicodeDecodeError, RecursionError):
        raise refused(name, "this file isn't JSON", _HINT) from None


def _records(data: Any, name: str) -> list[Mapping[str, Any]]:
    """The records of a file; those of an answer of an interface stand in its one list."""
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        return [_feature(each) for each in _list(data.get("features"), name)]
    if isinstance(data, dict):
        lists = [each for each in data.values() if isinstance(each, list)]
        data = lists[0] if len(lists) == 1 else None
    return _list(data, name)


def _list(data: Any, name: str) -> list[Mapping[str, Any]]:
    if not isinstance(data, list):
        raise refused(name, "this file holds no list of records", _HINT)
    for number, record in enumerate(data, 2):
        if not isinstance(record, dict):
            raise refused(name, "this is no record with named fields", _HINT, row=number)
    return data


def _feature(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """A feature's properties; a point becomes `latitude` and `longitude` where they aren't among these."""
    properties = feature.get("properties") or {}
    geometry = feature.get("geometry") or {}
    record = dict(properties) if isinstance(properties, dict) else {}
    place = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if isinstance(place, list) and len(place) >= 2:
        record = {"longitude": place[0], "latitude": place[1], **record}
    if "id" in feature and "id" not in record:
        record["id"] = feature["id"]
    return record


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> str:
    """A value as text: nothing is empty, a list of texts is divided by semicolons, anything else stays JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(each.strip() for each in value)
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
