"""Files of events and other tables beside a brief: what they are, what is wrong in them, what is counted."""

from __future__ import annotations

from briefgen.datasets.contract import Dataset, Facts, Unanswerable
from briefgen.datasets.questions import GROUPINGS, MEASURES, PERIODS, EventRow, Group, Question, Tally, Where

__all__ = [
    "GROUPINGS",
    "MEASURES",
    "PERIODS",
    "Dataset",
    "EventRow",
    "Facts",
    "Group",
    "Question",
    "Tally",
    "Unanswerable",
    "Where",
]
