"""What is asked of a file of events, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.amount import Amount
from briefgen.frozen import frozen
from briefgen.periods import PERIODS as PERIODS

GROUPINGS = (*PERIODS, "country", "admin1", "admin2", "place", "type", "subtype", "actor")
"""What events can be grouped by, besides any column of the file by its own name; stretches of time come complete and in
order, those without an event too."""
MEASURES = ("events", "killed", "injured")
"""What can be counted, besides any column of numbers, which is summed."""


@frozen
class Where:
    """Which events count. An empty field asks for nothing.

    `begin` and `end` are ISO days, months or years, both included. `box` is west, south, east, north in degrees; west
    may be greater than east. `columns` are further columns of the file by their own names, each with the values that
    count. Capitals don't matter.
    """

    begin: str | None = None
    end: str | None = None
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    admin2: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    subtype: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Question:
    """What is to be counted. `by` are none, one or two groupings, `measures` what is counted.

    `before` is what it is compared with: `previous` for the period of the same length before, two ISO dates for a
    period of its own, None for nothing.
    """

    where: Where = Where()
    by: tuple[str, ...] = ()
    measures: tuple[str, ...] = ("events",)
    before: str | tuple[str, str] | None = None


@frozen
class Group:
    """What was counted of one group: `keys` are its names, one for each grouping; a stretch of time is an ISO period,
    and an empty key stands for what isn't known.

    `amounts` has every measure that was asked for, None where nothing is known of it; `before` the same of the period
    it is compared with, empty where there is none. `unknown` is how many of its events give no number for a measure.
    """

    keys: tuple[str, ...]
    amounts: Mapping[str, Amount | None]
    before: Mapping[str, Amount | None] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)


@frozen
class Tally:
    """The answer: the groups in their order (time by time, names by their first measure, the highest first, what isn't
    known last), and all that was counted, each event once, as one group without keys. Of a time and a name there is
    every pair, of two names those that occur. `begin` and `end` are the period it is about (ISO
    days); None where nothing has a date."""

    question: Question
    groups: tuple[Group, ...]
    total: Group
    begin: str | None = None
    end: str | None = None


@frozen
class EventRow:
    """One event of a file, its fields in one vocabulary whatever the publisher calls them; None where not known.

    `row` is its line in the file. Dates are ISO, as exact as the publisher knows them (`2024-01`). `approximate` says
    that the position is not that of the event itself. `others` are all further columns as typed.
    """

    row: int
    date: str | None = None
    end: str | None = None
    id: str | None = None
    type: str | None = None
    subtype: str | None = None
    actors: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    killed: Amount | None = None
    injured: Amount | None = None
    summary: str | None = None
    source: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)
