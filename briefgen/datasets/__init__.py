"""Files of events and other tables beside a brief: what they are, what is wrong in them, what is counted.

What reads and counts is imported when it is first asked for: most briefs have no data.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefgen.datasets.questions import GROUPINGS, MEASURES, PERIODS, EventRow, Group, Question, Tally, Where

if TYPE_CHECKING:
    from briefgen.datasets.counting import count
    from briefgen.datasets.dataset import Dataset, open_dataset
    from briefgen.datasets.listing import events
    from briefgen.datasets.naming import name_hint
    from briefgen.datasets.publishers import Publisher, publisher_of
    from briefgen.datasets.wrong import BadFile, BadQuestion
else:
    _HOMES = {
        "count": "counting",
        "Dataset": "dataset",
        "open_dataset": "dataset",
        "events": "listing",
        "name_hint": "naming",
        "Publisher": "publishers",
        "publisher_of": "publishers",
        "BadFile": "wrong",
        "BadQuestion": "wrong",
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


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
    "name_hint",
    "open_dataset",
    "publisher_of",
]
