"""What graphics pick out that isn't among what they show: in an edition it may be the name of what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.brief import BriefFile
from briefgen.brief.charts import ChartRecord
from briefgen.brief.event_rows import rows_of
from briefgen.brief.graphics import GraphicRecord
from briefgen.brief.maps import MapRecord
from briefgen.brief.placing import graphics
from briefgen.brief.timelines import TimelineRecord
from briefgen.brief.walk import FieldPath
from briefgen.checks import charts, listed_events


def picked_in_vain(file: BriefFile) -> Iterator[FieldPath]:
    """The path of each `highlight` that names nothing its graphic shows: of the entry, or of the field where one name
    stands there without a list."""
    for path, record in graphics(file.brief):
        wanted = getattr(record, "highlight", ())
        if not wanted:
            continue
        shown = {name.casefold() for name in _shown(record, file) if name}
        written = file.placed.data[path[0]][path[1]]["highlight"]
        for at, name in enumerate(wanted):
            if name.casefold() not in shown:
                yield (*path, "highlight", at) if isinstance(written, list) else (*path, "highlight")


def _shown(record: GraphicRecord, file: BriefFile) -> Iterable[str | None]:
    if isinstance(record, ChartRecord):
        return charts.names_of(record, file)
    if isinstance(record, TimelineRecord):
        return _in_timeline(record, file)
    if isinstance(record, MapRecord):
        from briefgen.brief.map_data import spots_of  # only who has maps waits for it

        return (spot.label for spot in spots_of(record, file.counted))
    return ()


def _in_timeline(record: TimelineRecord, file: BriefFile) -> Iterator[str | None]:
    """What its events may be called; nothing where its filter can't be asked, which is a problem of its own."""
    from briefgen.datasets import BadQuestion

    try:
        rows = rows_of(record, file)
    except BadQuestion:
        return
    for row in rows:
        yield from listed_events.names_of(row, record.label)
