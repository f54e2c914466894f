"""When sources were published and looked at, and how old the newest figures are, beside the paper's own date."""

from __future__ import annotations

import datetime

from briefgen.brief import BriefFile
from briefgen.brief.moments import day_at
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.periods import first_day, last_day
from briefgen.problems import Collector, Position
from briefgen.reads import ask_when

ACCESSED_BEFORE_PUBLISHED = Rule(
    "accessed-before-published",
    "error",
    """A source was looked at before it was published.

One of the two dates is wrong, and readers who check will think the same of the rest.

Correct `accessed` or `date`. Where a page was changed later, `date` is that of the version you saw.""",
)
SOURCE_AFTER_PAPER = Rule(
    "source-after-paper",
    "warning",
    """A source is younger than the paper that rests on it.

Facts end at the paper's date. Either the paper was updated and its date wasn't, or the source's date is a slip.

Move the paper's `date`, or correct the source's.""",
)
STALE_FIGURE = Rule(
    "stale-figure",
    "warning",
    """The newest claim of a figure is older than the house allows, at the paper's date or when `--at` says that it is.

Counts move for weeks after an event. An article of 11 February 2026 that still gave 145 killed was six days behind the
army's own 216.

Look for a newer claim and add it. Where there is none, say why in the claim's `note`, and allow this one with the
reason. The limit stands in house.yaml: `figures: {newest_within: 14 days}`.""",
)
RULES = (ACCESSED_BEFORE_PUBLISHED, SOURCE_AFTER_PAPER, STALE_FIGURE)


def check_source_dates(file: BriefFile, _house: House, problems: Collector) -> None:
    """Sources against their own dates and the paper's, or that of its newest version: a correction has its sources."""
    written = last_day(file.brief.date)
    newest = max([written, *(last_day(change.date) for change in file.brief.history)])
    for index, held in enumerate(file.sources):
        source = held.source
        if source.date and source.accessed and last_day(source.accessed) < first_day(source.date):
            message = f"looked at on {source.accessed}, before it was published on {source.date}"
            place = _place(file, index, "accessed")
            ACCESSED_BEFORE_PUBLISHED.found(problems, place, message, "correct one of the two dates")
        if source.date and first_day(source.date) > newest:
            message = f"published on {source.date}, after the paper's date, {file.brief.date}"
            place = _place(file, index, "date")
            SOURCE_AFTER_PAPER.found(problems, place, message, "move the paper's date, or correct this one")


def check_ages(file: BriefFile, house: House, at: str | None, problems: Collector) -> None:
    """Figures whose newest claim is older than the house allows at a moment or date; None for the paper's date."""
    if house.figures.newest_within is not None:
        ask_when()
        _check_ages(file, house.figures.newest_within, day_at(at or file.brief.date), at, problems)


def _place(file: BriefFile, index: int, field: str) -> Position:
    """Where a source's field stands in the brief; for one of a file beside it, where that has the source."""
    own = index < len(file.brief.sources)
    return file.placed.place(("sources", index, field)).value if own else file.sources[index].place


def _check_ages(file: BriefFile, limit: int, today: datetime.date, at: str | None, problems: Collector) -> None:
    than = today.isoformat() if at else "the paper"
    for index, figure in enumerate(file.brief.figures):
        dated = [(claim.as_of, number) for number, claim in enumerate(figure.claims) if claim.as_of]
        if not dated:
            continue
        newest, which = max(dated, key=lambda each: last_day(each[0]))
        age = (today - last_day(newest)).days
        if age > limit:
            place = file.placed.place(("figures", index, "claims", which, "as_of")).value
            message = f"the newest claim for “{figure.label}” is {age} days older than {than}; {limit} are allowed"
            hint = "look for a newer one; where there is none, say why in its note, and `allow` this"
            STALE_FIGURE.found(problems, place, message, hint)
