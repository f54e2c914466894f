"""A chart as a brief declares it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefgen.brief.graphics import GraphicRecord
from briefgen.brief.text import Exact, Id, Names, Text, choice
from briefgen.document import PANEL_KINDS, ChartKind
from briefgen.reading import Record, wrong

OF_FIGURES = ("dot-range", "bar", "column")
"""The kinds that can show figures of the ledger."""

_choice = BeforeValidator(choice)


class AnnotationRecord(Record):
    """A few words at a place of a chart: what happened there."""

    at: Exact = Field(description="Where: one of the names, or a date such as 2024-01 or 2024-01-12.")
    until: Exact | None = Field(None, description="Where it ends, for what lasted: 2025-03.")
    text: Text = Field(description="The words, few: Ceasefire in Gaza.")


class ChartRecord(GraphicRecord):
    """A chart of what a tally counts, or of figures of the ledger. Its numbers are typed nowhere."""

    kind: Annotated[ChartKind, _choice] = Field(
        description="column, bar, stacked, stacked-bar, grouped, grouped-bar, line, area, slope or dot-range."
    )
    tally: Id | None = Field(None, description="The id of the tally that it shows.")
    figures: tuple[Id, ...] = Field(
        (),
        description="In place of tally: ids of figures. A dot-range shows all claims of each with who makes them, "
        "bars show the claim in use, or all claims of a single figure.",
    )
    measures: Names = Field(
        (), description="Which of what the tally counts, such as killed; or a list. Left out, the first."
    )
    series: Exact | None = Field(
        None, description="Which of a tally's two groupings makes the series. Left out, the second."
    )
    highlight: Names = Field((), description="What stands out: a name, a period such as 2025-07, a series; or a list.")
    annotations: tuple[AnnotationRecord, ...] = Field((), description="A few words at places of the chart.")
    panels: bool = Field(False, description="true for each series in a small chart of its own, all on one scale.")
    order: Annotated[Literal["value", "given"], _choice] | None = Field(
        None,
        description="value for the largest first, given for the order of the tally or the figures. "
        "Periods are always in their order.",
    )
    most: int | None = Field(
        None, ge=2, description="How many names it shows at most, the largest; the others are one, Other."
    )
    unit: Text | None = Field(None, description="The unit, printed behind the numbers where it is short, such as %.")

    @model_validator(mode="after")
    def _shows_one_thing(self) -> ChartRecord:
        if bool(self.tally) == bool(self.figures):
            fault = "has both tally and figures" if self.tally else "shows nothing"
            raise wrong("chart", fault, "name the tally that it shows, or the figures")
        if self.figures and self.kind not in OF_FIGURES:
            kinds = "dot-range, bar or column"
            raise wrong("chart", f"can't show figures as {self.kind}", f"write kind: {kinds}")
        if self.panels and self.kind not in PANEL_KINDS:
            raise wrong("chart", f"can't have panels as {self.kind}", "only column, bar, line and area can")
        return self
