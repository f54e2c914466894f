"""What a map of a brief shows: events as spots, what a tally counts as shaded areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.brief.counting import Counted, where_of
from briefgen.brief.maps import MapRecord, PlaceNameRecord, SpotRecord, position_of
from briefgen.brief.model import Brief
from briefgen.brief.walk import FieldPath
from briefgen.document import Area, Map, PlaceName, Spot
from briefgen.frozen import frozen
from briefgen.problems import Collector, did_you_mean
from briefgen.reading import Placed
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.datasets import Dataset, EventRow, Tally

_AREAS = ("country", "admin1", "admin2")
"""What a tally may group by so that its groups are areas."""
_FIELDS = ("place", "country", "admin1", "admin2", "type", "subtype", "id", "date", "summary")
_SEVERAL = "number"


class _Wrong(Exception):
    """Why a map can't be made: the field, a message, a hint and a name for the problem."""

    def __init__(self, field: FieldPath, message: str, hint: str, rule: str = "map") -> None:
        super().__init__(message)
        self.field, self.message, self.hint, self.rule = field, message, hint, rule


def check_maps(
    brief: Brief, counted: Counted, placed: Placed, folder: Path, workspace: Workspace, problems: Collector
) -> None:
    """Tell what keeps the maps of a brief from being made, where it stands; what names an id that there isn't is told
    elsewhere."""
    for at, record in enumerate(brief.maps):
        try:
            node = map_of(record, counted, outlines_path(record, folder, workspace))
            for name, hint, field in _unknown_areas(record, node, counted):
                problems.add(
                    placed.place(("maps", at, *field)).value, f"there is no area “{name[:60]}”", hint, "map-area"
                )
        except _Wrong as wrong:
            problems.add(placed.place(("maps", at, *wrong.field)).value, wrong.message, wrong.hint, wrong.rule)


def outlines_path(record: MapRecord, folder: Path, workspace: Workspace) -> str | None:
    """The absolute path of a map's own outlines; None where it has none."""
    from briefgen.graphics.maps.own import BadOutlines, find_outlines, own_outlines

    if not record.outlines:
        return None
    try:
        path = str(find_outlines(record.outlines, (folder, workspace.root), workspace))
        own_outlines(path, record.names)
    except BadOutlines as bad:
        field = "names" if bad.rule == "outlines-names" and record.names else "outlines"
        message = bad.message if bad.message.startswith("“") else f"“{record.outlines[:60]}” {bad.message}"
        raise _Wrong((field,), message, bad.hint, bad.rule) from None
    return path


def map_of(record: MapRecord, counted: Counted, outlines: str | None) -> Map:
    """The map that a record asks for, without its caption, credit and description."""
    tally = counted.tallies.get(record.tally or "")
    spots = spots_of(record, counted)
    if record.label_by == _SEVERAL:
        numbers = {name: at + 1 for at, name in enumerate(dict.fromkeys(spot.label for spot in spots if spot.label))}
        spots = [_changed(spot, number=numbers.get(spot.label or "")) for spot in spots]
    return Map(
        alt="",
        box=",".join(f"{degree:g}" for degree in record.box) if record.box else None,
        locator=record.locator,
        outlines=outlines,
        names=record.names,
        unit=record.unit,
        disclaimer=record.disclaimer,
        areas=(*_of_tally(record, tally), *(Area(name=name, highlight=True) for name in record.areas)),
        spots=tuple(_picked(spot, record) for spot in spots),
        place_names=tuple(map(_named, record.place_names)),
    )


def spots_of(record: MapRecord, counted: Counted) -> list[Spot]:
    """The spots of a map: its events, then those written by hand."""
    return [*_of_events(record, counted), *map(_by_hand, record.spots)]


def _named(record: PlaceNameRecord) -> PlaceName:
    lat, lon = position_of(record.at) or (0.0, 0.0)
    return PlaceName(lat=lat, lon=lon, name=record.name, kind=record.kind)


def _picked(spot: Spot, record: MapRecord) -> Spot:
    is_picked = spot.highlight or (spot.label or "").casefold() in {name.casefold() for name in record.highlight}
    return _changed(spot, highlight=is_picked)


def _changed(spot: Spot, **fields: Any) -> Spot:
    return Spot(**{**vars(spot), **fields})


def _by_hand(spot: SpotRecord) -> Spot:
    lat, lon = position_of(spot.at) or (0.0, 0.0)
    value = None if spot.value is None else float(spot.value)
    return Spot(lat=lat, lon=lon, label=spot.label, value=value, approximate=spot.approximate, highlight=spot.highlight)


# ── Events ───────────────────────────────────────────────────────────────────


@frozen
class _Place:
    lat: float
    lon: float
    label: str | None

    def spot(self, approximate: bool, value: float | None = None) -> Spot:
        return Spot(lat=self.lat, lon=self.lon, label=self.label, value=value, approximate=approximate)


def _of_events(record: MapRecord, counted: Counted) -> Iterator[Spot]:
    """Events as spots, those of one place and name together where circles have a size."""
    if not record.data or record.data not in counted.data:
        return
    groups: dict[_Place, list[EventRow]] = {}
    chosen = _events(record, counted)
    if not chosen:
        field: FieldPath = ("where",) if record.where else ("data",)
        raise _Wrong(field, "no event fits", "look at its dates and spellings")
    for event in chosen:
        if event.latitude is not None and event.longitude is not None:
            place = _Place(event.latitude, event.longitude, _label(record, event, counted))
            groups.setdefault(place, []).append(event)
    if not groups:
        message = "no event that it asks for has a position"
        raise _Wrong(("data",), message, "give the file columns of degrees, latitude and longitude")
    for place, events in groups.items():
        if record.size_by:
            yield place.spot(_is_approximate(events), _size(record, events, counted))
        else:
            yield from (place.spot(event.approximate) for event in events)


def _events(record: MapRecord, counted: Counted) -> list[EventRow]:
    from briefgen.datasets import BadQuestion, events

    try:
        return events(counted.data[record.data or ""], where_of(record.where))
    except BadQuestion as bad:
        field: FieldPath = ("where",) if record.where else ("data",)
        raise _Wrong(field, bad.message, bad.hint) from None


def _is_approximate(events: Sequence[EventRow]) -> bool:
    """Whether a circle is drawn as one whose position is about right: where that is so of most of its events."""
    return 2 * sum(event.approximate for event in events) > len(events)


def _label(record: MapRecord, event: EventRow, counted: Counted) -> str | None:
    by = record.label_by
    if by == "none":
        return None
    if by == _SEVERAL:
        by = "place"
    if by == "actor":
        return ", ".join(event.actors) or None
    if by in _FIELDS:
        return getattr(event, by) or None
    if by not in event.others:
        raise _no_column("label_by", by, counted.data[record.data or ""], (*_FIELDS, "actor", *event.others))
    return event.others[by].strip() or None


def _no_column(field: str, name: str, dataset: Dataset, known: Sequence[str]) -> _Wrong:
    from briefgen.datasets import name_hint

    return _Wrong((field,), f"there is no column “{name[:40]}”", name_hint(dataset, name, known))


def _size(record: MapRecord, events: Sequence[EventRow], counted: Counted) -> float | None:
    """The number of some events: how many they are, or the sum of what is known of them; None where nothing is."""
    by = record.size_by or "events"
    if by == "events":
        return float(len(events))
    if by in ("killed", "injured"):
        amounts = [amount for event in events if (amount := getattr(event, by))]
        known = [next((each for each in (a.best, a.low, a.high) if each is not None), None) for a in amounts]
        return float(sum(each for each in known if each is not None)) if known else None
    if by not in events[0].others:
        sizes = ("events", "killed", "injured", *events[0].others)
        raise _no_column("size_by", by, counted.data[record.data or ""], sizes)
    return _column(by, events)


def _column(by: str, events: Sequence[EventRow]) -> float | None:
    texts = [event.others[by].strip() for event in events]
    try:
        return float(sum(float(text.replace(",", "")) for text in texts if text)) if any(texts) else None
    except ValueError:
        raise _Wrong(("size_by",), f"the column “{by[:40]}” doesn't hold numbers", "name one that does") from None


# ── Tallies ──────────────────────────────────────────────────────────────────


def _of_tally(record: MapRecord, tally: Tally | None) -> Iterator[Area]:
    """The groups of a tally as areas; what isn't known belongs to none."""
    if tally is None:
        return
    by, measures = tally.question.by, tally.question.measures
    if len(by) != 1 or by[0] not in _AREAS:
        raise _Wrong(("tally",), "this tally isn't by country or province alone", "write `by: country` there")
    if by[0] != "country" and not record.outlines:
        hint = "give outlines: a GeoJSON file of these areas"
        raise _Wrong(("tally",), "the program has no outlines but countries'", hint)
    measure = record.measure or measures[0]
    if measure not in measures:
        raise _Wrong(("measure",), f"the tally doesn't count “{measure[:40]}”", f"it counts {', '.join(measures)}")
    for group in tally.groups:
        if group.keys[0]:
            yield Area(name=group.keys[0], value=_number(group.amounts, measure))


def _number(amounts: Mapping[str, object], measure: str) -> float | None:
    amount = amounts.get(measure)
    found = (getattr(amount, name, None) for name in ("best", "low", "high"))
    return next((float(each) for each in found if each is not None), None)


def _unknown_areas(record: MapRecord, node: Map, counted: Counted) -> Iterator[tuple[str, str, FieldPath]]:
    """The areas that no outline has, each with a hint and the field that names it."""
    if not node.areas:
        return
    from briefgen.graphics.maps.outlines import countries
    from briefgen.graphics.maps.own import own_outlines

    outlines = own_outlines(node.outlines, node.names) if node.outlines else countries()
    for area in node.areas:
        if outlines.of(area.name) is None:
            known = [name for each in outlines.areas for name in (each.name, *each.others)]
            field: FieldPath = ("areas",) if area.name in record.areas else ("tally",)
            yield area.name, did_you_mean(area.name, known, "“{}”") or "spell it as the outlines do", field
