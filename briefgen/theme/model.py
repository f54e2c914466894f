"""What a resolved theme is. Lengths are points (1/72 inch), colours `#RRGGBB`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from briefgen.frozen import frozen
from briefgen.theme.colour import mixed
from briefgen.theme.fonts import FontFile, covers, covers_all

PaperSize = Literal["a4", "letter"]
SIZES: dict[str, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}

TEXT_ROLES = (
    "masthead-organisation", "masthead-detail", "kicker", "title", "subtitle", "standfirst", "byline",
    "heading-1", "heading-2", "heading-3", "text", "list", "listing", "quotation", "attribution",
    "box-title", "finding", "judgement", "glance-value", "glance-label", "glance-change",
    "glance-source",
    "pull-quote", "call-out-title", "call-out", "sidebar-title", "sidebar",
    "caption", "caption-label", "credit", "table-head", "table-cell",
    "event-date", "event-place", "event-toll", "event", "actor-name", "actor-detail", "fact-name",
    "fact", "actor",
    "addressee", "recommendation-number", "recommendation", "label", "entry-name", "entry",
    "source", "contents-title", "contents-1", "contents-2", "contents-3", "note", "small-print",
    "running-head", "folio", "embargo", "graphic-title", "graphic-subtitle",
)  # fmt: skip
DRAWN_ROLES = (
    "graphic-label", "graphic-value", "graphic-note", "map-country", "map-water", "map-place",
)  # fmt: skip
"""The roles of words that are part of a drawing."""
BOX_ROLES = (
    "masthead", "key-findings", "at-a-glance", "call-out", "sidebar", "pull-quote", "quotation", "listing",
    "addressee", "notes", "running-head", "running-foot", "embargo", "small-print", "gauge", "graphic", "actor",
)  # fmt: skip

WHITE, INK = "#FFFFFF", "#000000"
_ALEF = "\u0627"


@frozen(slots=True)
class FontFamily:
    """One family of at most four faces. `family` is the name that Word knows it by.

    `beside` is how much larger it is set where it stands in for a face that lacks a character:
    letters of two scripts are alike in size then. `line` is how much farther apart lines are in
    a paper in its script.
    """

    name: str
    family: str
    regular: FontFile
    italic: FontFile | None = None
    bold: FontFile | None = None
    bold_italic: FontFile | None = None
    beside: float = 1
    line: float = 1

    def __hash__(self) -> int:
        return hash(self.name)  # tells families apart; of all fields it takes long, and it is asked for with every word

    def face(self, bold: bool = False, italic: bool = False) -> FontFile:
        """The font file for a style; the nearest face when the family lacks that one."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        return (self.bold if bold else self.italic if italic else None) or self.regular

    @property
    def faces(self) -> tuple[FontFile, ...]:
        """The font files of the family, regular first."""
        return tuple(font for font in (self.regular, self.italic, self.bold, self.bold_italic) if font)


@frozen(slots=True)
class TextStyle:
    """How one role of text is set.

    The gap between two paragraphs is the `after` of the first **plus** the `before`
    of the second, in both formats. `indent` moves the whole paragraph in; `hanging`
    is how far the first line (or a list's bullet) stands out to the left of it.
    `on` is the colour it stands on, for contrast. `tracking` is extra space after
    each letter. `capitals` prints capitals without changing the text, `small_capitals` small
    letters as small capitals where the face has them. `hyphenate` lets words be divided at
    the end of a line, by the rules of their language. `figures` are those in running text;
    tables always have lining figures of one width.
    """

    font: FontFamily
    size: float
    leading: float
    colour: str
    on: str
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    first_line: float = 0
    tracking: float = 0
    capitals: bool = False
    small_capitals: bool = False
    hyphenate: bool = False
    figures: Literal["lining", "old-style"] = "lining"
    keep_with_next: bool = False

    def __hash__(self) -> int:
        return hash((self.font, self.size, self.leading, self.colour, self.bold, self.italic))  # tells nearly all apart


@frozen(slots=True)
class Rule:
    """A line of one colour; `width` is its thickness."""

    colour: str
    width: float


@frozen(slots=True)
class BoxStyle:
    """What surrounds a passage: fill, rules at its sides, and the space between them and the text.

    `fill` None means none. `before` and `after` are the space outside the box.
    """

    fill: str | None = None
    top: Rule | None = None
    bottom: Rule | None = None
    left: Rule | None = None
    padding_x: float = 0
    padding_y: float = 0
    before: float = 0
    after: float = 0


@frozen(slots=True)
class TableStyle:
    """How tables are ruled: `top` above, `head` below the head, `row` between rows (None: none), `bottom` at the end.

    `zebra` fills every other row of tables with at least `zebra_from` rows; None: never.
    """

    top: Rule | None
    head: Rule | None
    row: Rule | None
    bottom: Rule | None
    head_fill: str | None
    zebra: str | None
    zebra_from: int
    padding_x: float
    padding_y: float
    before: float
    after: float


@frozen(slots=True)
class GraphicStyle:
    """The colours of charts and maps beside those of the data.

    `grid` are the light lines behind data, `axis` the line that data stands on, `quiet` is data beside what is picked
    out, `range` a band from lowest to highest. On maps `land` is what the map is about, `neighbour` the land around it,
    `water` None for the paper's own, `border` between countries, `picked` a land picked out. `scale` are the classes of
    a map of numbers, from the lowest.
    """

    grid: str
    axis: str
    quiet: str
    range: str
    land: str
    neighbour: str
    water: str | None
    border: str
    picked: str
    scale: tuple[str, ...]


@frozen(slots=True)
class PageGeometry:
    """The page: a text column, and to the left of it a margin column for dates, short facts and labels.

    From left to right: `left`, the margin column (0: none), `gutter`, the text
    column, `right`. `top` and `bottom` bound the text; `first_top` does on page one.
    `strip` is the height of the embargo's strip along the sheet's upper edge, 0: none.
    """

    width: float
    height: float
    top: float
    first_top: float
    bottom: float
    left: float
    right: float
    margin_column: float
    gutter: float
    strip: float = 0

    @property
    def lowered(self) -> float:
        """How much lower everything stands than it would without the strip, which takes the place of empty paper."""
        return max(self.strip - _EMPTY, 0.0)

    def below_strip(self, height: float) -> PageGeometry:
        """The same page with a strip of this height, and everything lower."""
        down = max(height - _EMPTY, 0.0)
        return replace(self, strip=height, top=self.top + down, first_top=self.first_top + down)

    @property
    def wide(self) -> float:
        """The width of margin column, gutter and text together."""
        return self.width - self.left - self.right

    @property
    def inset(self) -> float:
        """How far the text column begins to the right of the margin column's edge."""
        return self.margin_column + self.gutter if self.margin_column else 0.0

    @property
    def text(self) -> float:
        """The width of the text column."""
        return self.wide - self.inset

    @property
    def lines(self) -> float:
        """The height that text has on every page, the first included."""
        return self.height - max(self.top, self.first_top) - self.bottom


_EMPTY = 4.0
"""How much of the paper above what stands at the head of a page the strip takes; the rest keeps the two apart."""


@frozen(slots=True)
class Layout:
    """Where a theme puts what could stand in several places.

    `masthead`: `line` stands on the page, `band` is a coloured field over the whole
    width of the sheet (box role `masthead` gives its fill). `front`: the kicker,
    title and standfirst begin at the margin column's edge (`wide`) or the text
    column's (`text`); `headings` says the same of first-level headings. With `band`
    masthead, `front_in_band` sets the front inside it.
    """

    masthead: Literal["line", "band"]
    front: Literal["wide", "text"]
    front_in_band: bool
    at_a_glance: Literal["margin", "strip"]
    timeline: Literal["margin", "text"]
    recommendation_labels: Literal["margin", "text"]
    headings: Literal["wide", "text"]
    number_headings: bool
    bullet: str


@frozen
class Theme:
    """One look, for one paper size."""

    name: str
    title: str
    purpose: str
    page: PageGeometry
    colours: Mapping[str, str]
    data_colours: tuple[str, ...]
    fonts: Mapping[str, FontFamily]
    fallback: tuple[FontFamily, ...]
    styles: Mapping[str, TextStyle]
    boxes: Mapping[str, BoxStyle]
    table: TableStyle
    graphics: GraphicStyle
    layout: Layout

    @property
    def ground(self) -> str | None:
        """The colour of the sheet, `paper` among the colours; None for white."""
        colour = self.colours.get("paper", WHITE)
        return None if colour == WHITE else colour

    @property
    def watermark(self) -> str:
        """The colour of a watermark: `watermark` among the colours, else a breath of ink on the paper."""
        return self.colours.get("watermark") or mixed(self.colours.get("paper", WHITE), self.colours.get("ink", INK))

    def font_runs(self, text: str, font: FontFamily) -> list[tuple[str, FontFamily]]:
        """`text` cut into runs, each with the first family that has its characters: `font`, then the fallbacks.

        Spaces and marks between two runs of one fallback stay with it, so that a
        phrase in another script is one run. A character that no family has stays
        with `font`; `checks` refuses it before a writer sees it.
        """
        if text.isascii() or covers_all(font.regular, text):
            return [(text, font)] if text else []
        runs: list[tuple[str, FontFamily]] = []
        for char in text:
            family = self._family_for(char, font)
            if runs and runs[-1][1] is family:
                runs[-1] = (runs[-1][0] + char, family)
            else:
                runs.append((char, family))
        return _joined(runs, font)

    def _family_for(self, char: str, font: FontFamily) -> FontFamily:
        for family in (font, *self.fallback):
            if covers(family.regular, char):
                return family
        return font

    def script_family(self, text: str, font: FontFamily) -> FontFamily:
        """The family that has the letters of a right-to-left text; what stands between them is taken from it too."""
        letter = next((char for char in text if unicodedata.bidirectional(char) in ("R", "AL")), "")
        return self._family_for(letter, font) if letter else font

    def spaced_for_script(self) -> Theme:
        """The theme for a paper in Arabic letters: lines as far apart as the family wants that has them."""
        by = self.script_family(_ALEF, self.styles["text"].font).line
        return replace(self, styles={role: replace(it, leading=it.leading * by) for role, it in self.styles.items()})

    def bold_family(self, font: FontFamily) -> FontFamily:
        """The family that bold words in `font` are set in: itself, or one of the same design where it has no bold."""
        if font.bold:
            return font
        folder = font.regular.path.parent
        kin = (family for family in self.fonts.values() if family.bold and family.regular.path.parent == folder)
        return next(kin, font)

    def has(self, char: str) -> bool:
        """Whether any of the theme's families can print a character."""
        return any(covers(family.regular, char) for family in (*self.fonts.values(), *self.fallback))


def _joined(runs: list[tuple[str, FontFamily]], font: FontFamily) -> list[tuple[str, FontFamily]]:
    joined: list[tuple[str, FontFamily]] = []
    for index, (text, family) in enumerate(runs):
        around = joined[-1][1] if joined and index + 1 < len(runs) and joined[-1][1] is runs[index + 1][1] else font
        if (
            family is font
            and not any(char.isalnum() for char in text)
            and all(covers(around.regular, char) for char in text)
        ):
            family = around
        if joined and joined[-1][1] is family:
            joined[-1] = (joined[-1][0] + text, family)
        else:
            joined.append((text, family))
    return joined
