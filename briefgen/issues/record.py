"""What is kept of an issue of a paper, so that the next one can say what changed: plain text and numbers.

It is made of what the readers of the paper, or of its edition, may see, once everything else is left out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from briefgen.amount import Amount
from briefgen.issues.texts import QUOTED
from briefgen.marking import Tlp
from briefgen.periods import is_date
from briefgen.text import FORBIDDEN


def _printable(text: str) -> str:
    if FORBIDDEN.search(QUOTED.sub(r"\1\2", text)):
        raise ValueError("a character that no paper can print")
    return text


def _dated(text: str) -> str:
    if not is_date(text):
        raise ValueError("no date")
    return text


_Text = Annotated[str, AfterValidator(_printable)]
_Texts = tuple[_Text, ...]
_Number = Annotated[float, Field(gt=-1e16, lt=1e16)]
"""A brief's numbers have up to 15 digits."""
_Percent = Annotated[float, Field(ge=0, le=100)]


class _Kept(BaseModel):
    """A part of a record: no name beyond those declared, no number that isn't one."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SectionKept(_Kept):
    """A section without the sections in it."""

    id: _Text | None = None
    title: _Text
    text: _Texts = ()


class JudgementKept(_Kept):
    """A finding or, where it has a `name`, a scenario. `low` and `high` are what of a hundred its likelihood means."""

    id: _Text | None = None
    name: _Text | None = None
    text: _Texts = ()
    likelihood: _Text | None = None
    low: _Percent | None = None
    high: _Percent | None = None
    confidence: Literal["high", "moderate", "low"] | None = None


class FigureKept(_Kept):
    """The number of a figure that the paper stands on."""

    id: _Text | None = None
    label: _Text
    unit: _Text | None = None
    low: _Number | None = None
    best: _Number | None = None
    high: _Number | None = None

    @property
    def amount(self) -> Amount:
        """The number."""
        return Amount(self.low, self.best, self.high)


class RecommendationKept(_Kept):
    """A recommendation and whom it is for. Its number isn't kept: another one is no change."""

    id: _Text | None = None
    to: _Text
    text: _Texts = ()


class Issue(_Kept):
    """One issue of a paper. `edition` is the marking of an edition, None where it is the whole paper."""

    format: Literal[1]
    date: Annotated[str, AfterValidator(_dated)]
    version: _Text | None = None
    number: _Text | None = None
    title: _Text
    language: _Text
    edition: Tlp | None = None
    sections: tuple[SectionKept, ...] = ()
    findings: tuple[JudgementKept, ...] = ()
    scenarios: tuple[JudgementKept, ...] = ()
    figures: tuple[FigureKept, ...] = ()
    recommendations: tuple[RecommendationKept, ...] = ()
