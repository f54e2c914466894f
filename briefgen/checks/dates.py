"""Facts end at the paper's date: what the brief dates later is a slip, or is only expected and says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from briefgen.brief import BriefFile
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.source import Source
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.periods import first_day, last_day
from briefgen.problems import Collector

EVENT_AFTER_PAPER = Rule(
    "event-after-paper",
    "warning",
    """An event is dated after the paper, among what happened.

Most are a wrong year, typed in January. Either the date is a slip, or the paper was updated and its date wasn't.

Correct the event's `date`, or move the paper's. What is still to come says so in its summary: “The inquiry is expected
to report”; planned, scheduled, due, will and their like are understood.""",
)
CLAIM_AFTER_PAPER = Rule(
    "claim-after-paper",
    "warning",
    """A number stands for a day after the paper's date.

The newest claim is the one that the paper uses: a slip in `as_of` changes what is printed, and the true number counts
as superseded.

Correct `as_of`, or move the paper's date. A forecast or a target says that it is one, in the figure's label or the
claim's note: `note: forecast`.""",
)
CLAIM_AFTER_SOURCE = Rule(
    "claim-after-source",
    "warning",
    """A number stands for a day after the source that reports it was published.

Nobody can report what hasn't happened yet: `as_of` is a slip, or another source has the number. A day's difference is
passed over, since the same hour has two dates on two sides of the world.

Correct `as_of`, or name the source that has it. A page that has been changed since says when you looked at it:
`accessed: 2026-02-10`. A forecast says that it is one, in the figure's label or the claim's note.""",
)
RULES = (EVENT_AFTER_PAPER, CLAIM_AFTER_PAPER, CLAIM_AFTER_SOURCE)

_EXPECTED = re.compile(
    r"\b(?:plan(?:s|ned)?|schedul\w+|expect\w*|due|will|shall|would|could|might|to be|forecasts?|foreseen?"
    r"|project(?:ed|ions?)|predict\w*|targets?|pledge[sd]?|intend\w*|set to|deadline|by (?:the )?end)\b",
    re.IGNORECASE,
)
"""Words by which a text says that something is still to come."""


def check_dates(file: BriefFile, _house: House, problems: Collector) -> None:
    """Events and claims against the paper's date, or that of its newest version; claims against their sources too."""
    ends = max(map(last_day, (file.brief.date, *(change.date for change in file.brief.history))))
    for index, event in enumerate(file.brief.events):
        if first_day(event.date.split("/")[0]) > ends and not _is_expected(event.summary, event.type):
            place = file.placed.place(("events", index, "date")).value
            message = f"this event is dated {event.date}, after the paper, {file.brief.date}"
            hint = "correct one of the two dates; what is still to come says so: “is expected to …”"
            EVENT_AFTER_PAPER.found(problems, place, message, hint)
    _check_claims(file, ends, problems)


def _is_expected(*texts: str | None) -> bool:
    return any(text and _EXPECTED.search(text) for text in texts)


def _check_claims(file: BriefFile, ends: date, problems: Collector) -> None:
    sources = {held.source.id: held.source for held in file.sources}
    for claim, as_of, path in _stated(file.brief.figures):
        place, source = file.placed.place(path).value, sources.get(claim.source)
        if first_day(as_of) > ends:
            message = f"the number is as of {as_of}, after the paper's date, {file.brief.date}"
            hint = "correct one of the two dates; a forecast says so in its note: `note: forecast`"
            CLAIM_AFTER_PAPER.found(problems, place, message, hint)
        elif source and (seen := _last_seen(source)) and first_day(as_of) > seen + timedelta(1):
            message = f"the number is as of {as_of}, and its source, `{source.id}`, is of {source.date}"
            hint = "correct one of the two, or name the source that has it; a page that changed since has `accessed`"
            CLAIM_AFTER_SOURCE.found(problems, place, message, hint)


def _stated(figures: Iterable[Figure]) -> Iterator[tuple[Claim, str, FieldPath]]:
    """The claims that are written by hand with a date, are of what has been, and where that date stands."""
    for index, figure in enumerate(figures):
        for at, claim in enumerate(figure.claims):
            if claim.as_of and not claim.tally and not _is_expected(figure.label, figure.base, claim.note):
                yield claim, claim.as_of, ("figures", index, "claims", at, "as_of")


def _last_seen(source: Source) -> date | None:
    """The last day on which a source can have said something: that of publication, or when it was looked at."""
    return max(map(last_day, filter(None, (source.date, source.accessed))), default=None) if source.date else None
