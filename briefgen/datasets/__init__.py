"""Files of events and other tables beside a brief: what they are, what is wrong in them, what is counted."""

from __future__ import annotations

from briefgen.datasets.counting import count
from briefgen.datasets.dataset import Dataset, open_dataset
from briefgen.datasets.listing import events
from briefgen.datasets.publishers import Publisher, publisher_of
from briefgen.datasets.questions import GROUPINGS, MEASURES, PERIODS, EventRow, Group, Question, Tally, Where
from briefgen.datasets.wrong import BadFile, BadQuestion

__all__ = [
    "GROUPINGS",
    "MEASURES",
    "PERIODS",
    "BadFile",
    "BadQuestion",
    "Dataset",
    "EventRow",
    "Group",
    "Publisher",
    "Question",
    "Tally",
    "Where",
    "count",
    "events",
    "open_dataset",
    "publisher_of",
]
