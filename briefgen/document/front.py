"""What stands at the front of a paper."""

from typing import Annotated

from briefgen.document.node import PICTURE_FILE, Block, Direction, Inline, Part, element, node_type


@element("masthead")
@node_type
class Masthead(Block):
    """The line at the top of page one that says whose paper this is, and which. First in the paper."""

    organisation: Annotated[str, "Who publishes."]
    logo: Annotated[str | None, "The organisation's mark, a PNG or JPEG file.", PICTURE_FILE] = None
    logo_reversed: Annotated[str | None, "The mark on a dark band; `logo` where left out.", PICTURE_FILE] = None
    series: Annotated[str | None, "The series, such as “Briefing Paper”."] = None
    number: Annotated[str | None, "The number in the series, as printed: “No. 12”."] = None
    date: Annotated[str | None, "The date, as printed."] = None
    place: Annotated[str | None, "Where it was written or published."] = None
    version: Annotated[str | None, "Version or status, as printed: “Version 1.2”, “Draft”."] = None

    @property
    def details(self) -> str:
        """Which paper it is, on one line that may end after each detail and nowhere inside one."""
        parts = (self.series, self.number, self.place, self.date, self.version)
        return DOT.join(part.replace(" ", "\u00a0") for part in parts if part)

    def mark(self, on_band: bool) -> str | None:
        """The file of the mark that is printed; None for no mark."""
        return (on_band and self.logo_reversed) or self.logo


DOT = "\u00a0\u00a0·\u00a0 "
"""Between two details on one line: the line may end after it."""


@element("kicker")
@node_type
class Kicker(Block):
    """The word or two above the title: a region, a theme."""

    content: tuple[Inline, ...] = ()


@element("title")
@node_type
class Title(Block):
    """The paper's title, once."""

    content: tuple[Inline, ...] = ()


@element("subtitle")
@node_type
class Subtitle(Block):
    """A second, smaller line of title."""

    content: tuple[Inline, ...] = ()


@element("standfirst")
@node_type
class Standfirst(Block):
    """What happened, why it matters and what to do, in a few sentences below the title."""

    content: tuple[Inline, ...] = ()


FRONT = (Masthead, Kicker, Title, Subtitle, Standfirst)
"""What stands inside the coloured band of a theme that wants the front there."""


@element("byline")
@node_type
class Byline(Block):
    """Who wrote it, where and when."""

    content: tuple[Inline, ...] = ()


@element("judgement")
@node_type
class Judgement(Part):
    """How likely a finding is and how confident its authors are, set apart quietly below it. `<likelihood>` and
    `<confidence>` draw it beside the words."""

    content: tuple[Inline, ...] = ()


@element("finding")
@node_type
class Finding(Part):
    """One key finding: a bold sentence, and a line in support of it."""

    id: Annotated[str | None, "What links point at."] = None
    number: Annotated[str | None, "Its number, as printed."] = None
    label: Annotated[
        str | None, "What a reference to it prints; else its number, as the paper's `finding-label` says."
    ] = None
    content: tuple[Block, ...] = ()
    judgement: Judgement | None = None


@element("key-findings")
@node_type
class KeyFindings(Block):
    """The one tinted box on page one: three to five findings."""

    title: Annotated[str, "Printed at the head of the box."]
    findings: tuple[Finding, ...] = ()


@element("key-figure")
@node_type
class KeyFigure(Part):
    """One big number with what it counts and who says so."""

    id: Annotated[str | None, "What links point at."] = None
    value: Annotated[str, "The number as printed, large."]
    label: Annotated[str, "What it counts, small."]
    change: Annotated[str | None, "How it changed, in words: “12 on December”."] = None
    direction: Annotated[
        Direction | None, "Whether it rose or fell, `up`, `down` or `same`: an arrow before the words of `change`."
    ] = None
    source: Annotated[str | None, "Who says so and as of when, smaller."] = None


@element("at-a-glance")
@node_type
class AtAGlance(Block):
    """Three to six big numbers: in the margin of page one, or in a strip across it, as the theme says."""

    title: Annotated[str, "Printed above the numbers."]
    figures: tuple[KeyFigure, ...] = ()

    @property
    def side_by_side(self) -> int:
        """How many numbers a strip has room for in a row: four; five to eight go into two rows of one length."""
        count = len(self.figures)
        return count if count <= _MOST_FIGURES else -(-count // 2) if count <= 2 * _MOST_FIGURES else _MOST_FIGURES


_MOST_FIGURES = 4
