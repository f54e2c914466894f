"""A brief's graphics: which there are, what each names, and the elements of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from briefgen.brief.charts import ChartRecord
from briefgen.brief.datasets import Filter
from briefgen.brief.event_tables import EventTableRecord
from briefgen.brief.graphics import GraphicRecord, Setting
from briefgen.brief.maps import MapRecord
from briefgen.brief.model import Brief
from briefgen.brief.prose import PLACEMENT_MARK
from briefgen.brief.quoting import Press
from briefgen.brief.timelines import TimelineRecord
from briefgen.brief.walk import FieldPath, shape

if TYPE_CHECKING:
    from briefgen.brief.read import BriefFile


def _chart(record: ChartRecord, setting: Setting) -> str:
    from briefgen.brief.chart_elements import written_chart  # only who has charts waits for it

    return written_chart(record, setting)


def _map(record: MapRecord, setting: Setting) -> str:
    from briefgen.brief.map_elements import written_map  # likewise

    return written_map(record, setting)


def _timeline(record: TimelineRecord, setting: Setting) -> str:
    from briefgen.brief.timeline_elements import written_timeline

    return written_timeline(record, setting)


def _event_table(record: EventTableRecord, setting: Setting) -> str:
    from briefgen.brief.event_table_elements import written_event_table

    return written_event_table(record, setting)


WRITTEN: Mapping[type[GraphicRecord], Callable[[Any, Setting], str]] = {
    ChartRecord: _chart,
    MapRecord: _map,
    TimelineRecord: _timeline,
    EventTableRecord: _event_table,
}
"""What writes the elements of each kind of graphic."""
_MARK = re.compile(PLACEMENT_MARK)


@cache
def graphic_lists() -> tuple[str, ...]:
    """The lists of a brief that hold graphics, in the model's order."""
    return tuple(name for name, (_, below) in shape(Brief).items() if below and issubclass(below, GraphicRecord))


def graphics(brief: Brief) -> Iterator[tuple[FieldPath, GraphicRecord]]:
    """Every graphic of a brief with its path, in the order of the model's lists."""
    for name in graphic_lists():
        yield from (((name, at), record) for at, record in enumerate(getattr(brief, name)))


_OF = {"tally": "tallies", "figure": "figures", "event": "events", "actor": "actors"}
_LISTS = ("data", "tallies", "figures", "events", "actors")


def named_by(record: BaseModel, path: FieldPath) -> Iterator[tuple[str, str, FieldPath]]:
    """Every id that a graphic names, the list that it belongs to, and where it is named: its fields say by their names
    of what they hold ids."""
    for name, (_, below) in shape(type(record)).items():
        value, of = getattr(record, name), _OF.get(name, name)
        items = [((*path, name, at), each) for at, each in enumerate(value)] if isinstance(value, tuple) else []
        if value is not None and not isinstance(value, tuple):
            items = [((*path, name), value)]
        if below and below is not Filter:
            for place, item in items:
                yield from named_by(item, place)
        elif of in _LISTS:
            yield from ((wanted, of, place) for place, wanted in items)


def made_of(brief: Brief) -> Iterator[tuple[str, str, FieldPath]]:
    """What is made of another part of the brief: the id of that part, its list, and the path of what is made of it;
    files come before tallies of them, these before what they are printed in."""
    for at, tally in enumerate(brief.tallies):
        yield tally.of, "data", ("tallies", at)
    for at, figure in enumerate(brief.figures):
        for index, claim in enumerate(figure.claims):
            if claim.tally:
                yield claim.tally, "tallies", ("figures", at, "claims", index)
    for path, record in graphics(brief):
        yield from ((wanted, name, path) for wanted, name, _ in named_by(record, path) if name in _NUMBERS)


_NUMBERS = ("data", "tallies", "figures")


class Graphics:
    """A brief's graphics as elements, in the language and the forms that `press` prints in."""

    def __init__(self, file: BriefFile, press: Press) -> None:
        self.file = file
        self.press = press
        self._found = {record.id: (path, record) for path, record in graphics(file.brief)}

    def printed(self, elements: str) -> str:
        """Elements with every graphic written where prose places it; one that there isn't prints nothing."""
        if PLACEMENT_MARK[0] not in elements:
            return elements
        return _MARK.sub(lambda found: self._written(found[1], found[2]), elements)

    def not_placed(self) -> Iterator[tuple[str, str, str]]:
        """The kind, the id and the elements of each graphic that no prose places, in the order of the model's lists."""
        placed = {placement.id for placement in self.file.placements}
        for name, (path, _) in self._found.items():
            if name not in placed:
                yield str(path[0]), name, self._written(name, "")

    def _written(self, name: str, alt: str) -> str:
        if name not in self._found:
            return ""
        path, record = self._found[name]
        return WRITTEN[type(record)](record, Setting(self.file, self.press, path, alt or None))
