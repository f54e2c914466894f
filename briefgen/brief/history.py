"""A paper's versions: what was changed, when, and which of it moved the paper's date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, WithJsonSchema

from briefgen.brief.dates import PartialDate
from briefgen.brief.handling import Markable
from briefgen.brief.text import FlatProse, Text

YesOrNo = Annotated[bool, WithJsonSchema({"enum": ["yes", "no", True, False]})]


class Change(Markable):
    """One version of the paper, and what it changed. The first is the publication."""

    version: Text = Field(description="Its version as printed, such as 1.1.")
    date: PartialDate = Field(description="When it came out: 2026-02-20.")
    what: FlatProse = Field(
        description="What readers of the version before should know, in a sentence or two: "
        "`The toll at Mastung was given as 12; it is 11.` Of the first, First published."
    )
    withheld_as: Text | None = Field(
        None,
        description="What editions print in place of `what` where they leave it out: A name was corrected. Without it "
        "they leave out the whole entry.",
    )
    significant: YesOrNo = Field(
        False, description="yes where the paper's date moves to this version's: it says something else now."
    )
    correction: YesOrNo = Field(
        False, description="yes where something was wrong before. It is printed on page one as a correction."
    )


def last_significant(history: Sequence[Change]) -> int:
    """Which of the versions gives the paper its date: the last significant one, else the first. There is one at least.

    The publication date moves only for a significant change.
    """
    return next((at for at in range(len(history) - 1, 0, -1) if history[at].significant), 0)
