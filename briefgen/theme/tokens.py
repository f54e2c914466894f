"""What may stand in a theme file: its tokens, before they are resolved."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from briefgen.reading import Record, wrong


def _colour(value: object) -> object:
    text = str(value)
    if len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:]):
        return text.upper()
    raise wrong("colour", f"can't be “{text}”", "write a colour as `#RRGGBB`, in quotes")


Colour = Annotated[str, BeforeValidator(_colour)]
Points = Annotated[float, Field(ge=0, le=2000, allow_inf_nan=False)]


class RuleTokens(Record):
    colour: str = Field(description="The name of a colour.")
    width: Points = Field(description="Its thickness in points.")


class TextTokens(Record):
    like: str | None = Field(None, description="Another role whose tokens this one starts from.")
    font: str | None = Field(None, description="The name of a family under `fonts`.")
    size: Annotated[float, Field(ge=4, le=120)] | None = None
    leading: Annotated[float, Field(ge=4, le=160)] | None = Field(None, description="From baseline to baseline.")
    colour: str | None = None
    on: str | None = Field(None, description="The colour it stands on; its contrast is checked against it.")
    bold: bool | None = None
    italic: bool | None = None
    align: Literal["left", "center", "right", "justify"] | None = None
    before: Points | None = None
    after: Points | None = None
    indent: Points | None = None
    hanging: Points | None = None
    first_line: Points | None = None
    tracking: Annotated[float, Field(ge=-2, le=10)] | None = None
    capitals: bool | None = None
    small_capitals: bool | None = None
    hyphenate: bool | None = Field(None, description="Words may be divided at the end of a line.")
    figures: Literal["lining", "old-style"] | None = None
    keep_with_next: bool | None = None


class BoxTokens(Record):
    fill: str | None = None
    top: RuleTokens | None = None
    bottom: RuleTokens | None = None
    left: RuleTokens | None = None
    padding_x: Points = 0
    padding_y: Points = 0
    before: Points = 0
    after: Points = 0


class TableTokens(Record):
    top: RuleTokens | None = None
    head: RuleTokens | None = None
    row: RuleTokens | None = None
    bottom: RuleTokens | None = None
    head_fill: str | None = None
    zebra: str | None = None
    zebra_from: int = Field(13, description="The fewest rows for which rows are tinted in turn.")
    padding_x: Points = 4
    padding_y: Points = 3
    before: Points = 7
    after: Points = 14


class FontTokens(Record):
    family: str = Field(description="The name by which Word knows the family.")
    regular: str = Field(description="The font file, below `templates/fonts/`.")
    italic: str | None = None
    bold: str | None = None
    bold_italic: str | None = None
    beside: Annotated[float, Field(ge=0.5, le=2)] = Field(
        1, description="How much larger it is set where it stands in for a face that lacks a character."
    )
    line: Annotated[float, Field(ge=0.8, le=2)] = Field(
        1, description="How much farther apart lines are in a paper in its script."
    )


class PageTokens(Record):
    top: Points
    first_top: Points
    bottom: Points
    left: Points
    right: Points
    margin_column: Points = 0
    gutter: Points = 0


class GraphicTokens(Record):
    """The names of colours for charts and maps."""

    grid: str
    axis: str
    quiet: str
    range: str
    land: str
    neighbour: str
    water: str | None = None
    border: str
    picked: str
    scale: list[str] = Field(min_length=3, max_length=7)


class LayoutTokens(Record):
    masthead: Literal["line", "band"]
    front: Literal["wide", "text"]
    front_in_band: bool
    at_a_glance: Literal["margin", "strip"]
    timeline: Literal["margin", "text"]
    recommendation_labels: Literal["margin", "text"]
    headings: Literal["wide", "text"]
    number_headings: bool
    bullet: str = Field(min_length=1, max_length=1)


class ThemeTokens(Record):
    """A whole theme file, what it inherits filled in."""

    title: str
    purpose: str
    page: PageTokens
    colours: dict[str, Colour]
    data_colours: list[Colour] = Field(min_length=1, max_length=6)
    fonts: dict[str, FontTokens]
    fallback: list[str]
    text: dict[str, TextTokens]
    boxes: dict[str, BoxTokens]
    table: TableTokens
    graphics: GraphicTokens
    layout: LayoutTokens
