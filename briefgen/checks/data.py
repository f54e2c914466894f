"""Files of data beside a brief: used, cited as their publishers ask, unchanged, and called provisional if they are."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.datasets import DataFile
from briefgen.brief.walk import FieldPath, one_of
from briefgen.checks.named import named_ids
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.problems import Collector

UNUSED_DATA = Rule(
    "unused-data",
    "warning",
    """A file of data or a tally is declared, and no figure, chart, map or table uses it.

It is read and checked each time, and the method lists a file as if the paper stood on it. Use it, or delete it.""",
)
DATA_WITHOUT_SOURCE = Rule(
    "data-without-source",
    "error",
    """A file of data names no source, so that what is counted of it stands on nothing that a reader could follow up.

Exports of ACLED, UCDP, GTD and HDX HAPI are recognised by their headers and cited as their publishers ask. Any other
table needs `source: reuters-list`, with that id among `sources`. Where none can be named, say why in its place, and it
is printed: `unsourced: our own list, from press reports`.""",
)
DATA_WITHOUT_DAY = Rule(
    "data-without-day",
    "error",
    """An export of ACLED, UCDP, GTD or HDX HAPI doesn't say on which day it was downloaded.

Their data changes from week to week, and the day of access is part of the attribution that they ask for. Write the day
on which you downloaded it, which may be an earlier one than today: `retrieved: 2025-07-14`.""",
    firm=True,
)
CHANGED_DATA = Rule(
    "changed-data",
    "error",
    """A file of data is another than the one whose snapshot the brief names.

Figures, charts and tables follow the new file by themselves; what the text says about them doesn't. Read the text
again, then write down the new snapshot, which the message names. A brief that shall follow the newest file each night
names none.""",
)
PROVISIONAL_FIGURE = Rule(
    "provisional-figure",
    "warning",
    """A figure stands on figures that their publisher calls provisional, and says so nowhere.

UCDP's candidate events are checked again and change for months. Graphics of them are marked by the program; a number
in the text is not. Say it in a `note` of the claim, which is printed with it: `provisional; UCDP may revise it`.""",
)
CANDIDATE_EVENTS = Rule(
    "candidate-events",
    "warning",
    """A file is taken for UCDP's final events, and has events of the year in which it was downloaded.

Final events end with the year before they are published, so these must be candidate events: provisional, and cited as
such. A file's name tells, as in `GEDEvent_v26_0_3.csv`, and so does an event that is still to be checked; where neither
is there, say it: `format: ucdp-candidate`. If they are final all the same, write `format: ucdp-ged`.""",
)
RULES = (UNUSED_DATA, DATA_WITHOUT_SOURCE, DATA_WITHOUT_DAY, CHANGED_DATA, PROVISIONAL_FIGURE, CANDIDATE_EVENTS)


def check_data(file: BriefFile, _house: House, problems: Collector) -> None:
    """What is missing in how a file of data is declared, and what has changed in it, are problems."""
    for at, record in enumerate(file.brief.data):
        _check_attribution(file, record, ("data", at), problems)
        _check_snapshot(file, record, ("data", at), problems)
        _check_candidates(file, record, ("data", at), problems)
    _check_used(file, problems)
    _check_provisional(file, problems)


def _check_attribution(file: BriefFile, record: DataFile, here: FieldPath, problems: Collector) -> None:
    from briefgen.datasets import publisher_of  # most briefs have no data

    place, publisher = file.placed.place((*here, "file")).value, publisher_of(file.counted.data[record.id])
    if publisher is None and not (record.source or record.unsourced):
        hint = "add `source:` with the id of one of `sources`; or `unsourced:` with the reason why there is none"
        DATA_WITHOUT_SOURCE.found(problems, place, f"nothing says where `{record.file}` comes from", hint)
    elif publisher is not None and record.retrieved is None:
        hint = "add the day on which you downloaded it: `retrieved: 2025-07-14`"
        DATA_WITHOUT_DAY.found(problems, place, f"{publisher.name} asks for the day of access, which is missing", hint)


def _check_snapshot(file: BriefFile, record: DataFile, here: FieldPath, problems: Collector) -> None:
    if record.snapshot is None:
        return
    now = file.counted.data[record.id].sha256
    if not now.startswith(record.snapshot.casefold()):
        place = file.placed.place((*here, "snapshot")).value
        hint = f"read what the text says of it again, then write `snapshot: {now[: len(record.snapshot)]}`"
        CHANGED_DATA.found(problems, place, f"`{record.file}` has changed since this snapshot of it", hint)


def _check_candidates(file: BriefFile, record: DataFile, here: FieldPath, problems: Collector) -> None:
    dataset = file.counted.data[record.id]
    if dataset.kind.name != "ucdp-ged" or record.format or not (record.retrieved and dataset.period):
        return
    last = dataset.period[1]
    if last[:4] >= record.retrieved[:4]:
        message = f"`{record.file}` has events of {last[:4]}, which UCDP's final ones can't have yet"
        hint = "write `format: ucdp-candidate`; or `format: ucdp-ged`, if they are final"
        CANDIDATE_EVENTS.found(problems, file.placed.place((*here, "file")).value, message, hint)


def _check_used(file: BriefFile, problems: Collector) -> None:
    """A tally that only another unused thing needs counts as used: one mistake is told once."""
    named = {(of, wanted) for wanted, of, _ in named_ids(file.brief)}
    for name in ("data", "tallies"):
        for at, record in enumerate(getattr(file.brief, name)):
            if (name, record.id) not in named:
                place = file.placed.place((name, at, "id")).value
                hint = "use it in a figure or a graphic, or delete it"
                UNUSED_DATA.found(problems, place, f"nothing uses the {one_of(name)} `{record.id}`", hint)


def _check_provisional(file: BriefFile, problems: Collector) -> None:
    files = {record.id: record for record in file.brief.data}
    provisional = {name for name in files if file.counted.data[name].is_provisional and not files[name].note}
    tallies = {tally.id for tally in file.brief.tallies if tally.of in provisional}
    for path, name, note in _counted_claims(file):
        if name in tallies and not note:
            hint = "add a note to the claim: `note: provisional; UCDP may revise it`"
            place = file.placed.place((*path, "tally")).value
            PROVISIONAL_FIGURE.found(problems, place, "this number is provisional, and nothing says so", hint)


def _counted_claims(file: BriefFile) -> Iterator[tuple[FieldPath, str, str | None]]:
    for at, figure in enumerate(file.brief.figures):
        for index, claim in enumerate(figure.claims):
            if claim.tally:
                yield ("figures", at, "claims", index), claim.tally, claim.note
