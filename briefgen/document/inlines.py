"""What stands in a line of text."""

import re
from typing import Annotated, Literal

from briefgen.document.node import FILLED, LANGUAGE, Block, Direction, Inline, element, node_type


@node_type
class Text(Inline):
    """Characters as they are printed; any run of white space is one space."""

    text: str


@element("em")
@node_type
class Emphasis(Inline):
    """Stressed, a ship's name, a foreign word: the italic of its face (the upright one inside italics)."""

    content: tuple[Inline, ...] = ()


@element("strong")
@node_type
class Strong(Inline):
    """Important: the bold of its face."""

    content: tuple[Inline, ...] = ()


@element("a")
@node_type
class Link(Inline):
    """A link that can be clicked in both formats."""

    href: Annotated[
        str,
        "An `https:`, `http:` or `mailto:` address, or `#id` for an element of this paper.",
        re.compile(r"(?i)(?:https?://|mailto:|#).+"),
    ]
    content: tuple[Inline, ...] = ()


@element("code")
@node_type
class Code(Inline):
    """Typed characters: a file name, a command, an indicator of compromise. Never quoted or hyphenated."""

    content: tuple[Inline, ...] = ()


@element("span")
@node_type
class Passage(Inline):
    """Words in another language than the paper's."""

    lang: Annotated[str, "The language, as a BCP 47 tag: `ur`, `ar`, `fr`.", LANGUAGE]
    content: tuple[Inline, ...] = ()


@element("likelihood")
@node_type
class Likelihood(Inline):
    """How likely something is, drawn: a thin bar from 0 to 100 on which its range is filled."""

    low: Annotated[int, "Where the range begins, of a hundred.", range(101)]
    high: Annotated[int, "Where it ends.", range(101)]
    alt: Annotated[
        str | None, "What the bar says, for people who can't see it; leave out where words beside it say the same."
    ] = None


@element("confidence")
@node_type
class Confidence(Inline):
    """How sure the authors are of a judgement, drawn: one, two or three of three dots are filled."""

    level: Annotated[Literal["low", "moderate", "high"], "How sure."]
    alt: Annotated[
        str | None, "What the dots say, for people who can't see them; leave out where words beside them say the same."
    ] = None


@element("bar")
@node_type
class Bar(Inline):
    """A number as a bar, beside the number itself: the numbers of a column can be compared at a glance. All bars of a
    column are as wide as their whole, so that whatever stands beside them is aligned. Below 0 nothing is drawn."""

    value: Annotated[float, "The number."]
    of: Annotated[float, "The number that fills the whole bar, the same for the column: its largest, or 100."]
    highlight: Annotated[bool, "Whether it stands out among the others."] = False


@element("trend")
@node_type
class Trend(Inline):
    """Whether a number rose or fell, drawn as a small arrow before the words that say by how much."""

    direction: Annotated[Direction, "`up`, `down`, or `same` where it didn't change."]
    alt: Annotated[
        str | None, "What the arrow says, for people who can't see it; leave out where words beside it say the same."
    ] = None


@element("br")
@node_type
class LineBreak(Inline):
    """A new line in the same paragraph."""


@element("ref")
@node_type
class Reference(Inline):
    """Names another part of this paper as the paper names it, and links to it: “Table 3”, “recommendation 2”,
    a section by its title, an event by its place and date."""

    to: Annotated[str, "The id of what it names."]
    shown: Annotated[str | None, FILLED, "What is printed."] = None
    kind: Annotated[str | None, FILLED, "The element that it names: `table`, `note`."] = None


@element("note")
@node_type
class Note(Inline):
    """A note: its mark is printed here, its text at the foot of the page or, in a template that has `<notes>`, there.
    A note with the id of an earlier one is only that one's mark again."""

    id: Annotated[str | None, "What links point at, and what makes two of them one."] = None
    number: Annotated[int, FILLED, "Its number in the paper, from 1."] = 0
    content: tuple[Block, ...] = ()


@element("cite")
@node_type
class Citation(Inline):
    """Says which sources the words before it rest on: by a note, or in the text, as the house's citation style has it.
    The first mention of a source is printed in full, later ones short."""

    of: Annotated[str, "What is cited, written as in prose: `@ispr-0205, p. 4; @reuters-0201`."]
    content: Annotated[tuple[Inline, ...], "What is printed; left empty, what the citation style says."] = ()
