"""The tree: what a paper says, not how it looks.

Templates write it as elements; `template.parse` reads them with nothing but this
file as its grammar; writers set it. A class here **is** the element named in its
decorator: fields that hold text, numbers or choices are attributes
(`running_head` is written `running-head`), fields that hold nodes are what may
stand inside. The docstrings are the editors' manual: the element reference in
`docs/elements.md` is generated from them. What stands in `Annotated` after the
description limits an attribute: a `range` of numbers, or a pattern for its text.

All nodes are frozen and compare by what they say. Fields marked `FILLED` are no
template's: numbers, the words of references and the entries of contents are known
once the whole paper is there, and `template.apparatus` fills them in.
"""

# No annotations from __future__: template.grammar asks for these, and text would have to be compiled, one by one.

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Annotated, Literal, TypeVar, dataclass_transform, get_args

from briefgen.language import is_right_to_left
from briefgen.marking import COLOURS
from briefgen.problems import Position

Width = Literal["text", "wide"]
Align = Literal["auto", "left", "center", "right"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646 §2.1
FILLED = "filled in once the paper is whole"
"""Marks a field that no template writes: `template.apparatus` fills it in."""
PICTURE_FILE = "names a picture file"
"""Marks an attribute that names a picture: templates may write a path, trees hold an absolute one."""
_LABEL = re.compile(r"[^{}]*\{number\}[^{}]*")
_MARKING = re.compile("|".join(map(re.escape, COLOURS)))

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def node_type(cls: type[T]) -> type[T]:
    """Make a node class a frozen, keyword-only dataclass."""
    return dataclass(kw_only=True, eq=False, repr=False, init=False)(cls)


@node_type
class Node:
    """Anything in the tree. Where it comes from takes no part in what it says.

    `origin` is the template's line, None for a tree built by hand. `brief_field` is
    the brief's field whose prose wrote it (`sections/background/body`), None for what
    the template wrote.
    """

    origin: Position | None = field(default=None, compare=False, repr=False)
    brief_field: str | None = field(default=None, compare=False, repr=False)

    # Written once for all nodes: made anew for each class, they take most of this file's time to import.

    def __init__(self, **given: object) -> None:
        defaults, needed = _expected(type(self))
        self.__dict__.update(defaults)
        self.__dict__.update(given)
        if not needed <= given.keys() or len(self.__dict__) > len(defaults) + len(needed):
            raise TypeError(_misfit(type(self), given))

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return _said(self) == _said(other) if type(other) is type(self) and isinstance(other, Node) else NotImplemented

    def __hash__(self) -> int:
        return hash(_said(self))

    def __repr__(self) -> str:
        said = zip(_said_names(type(self)), _said(self), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"


def _expected(node: type[Node]) -> tuple[dict[str, object], set[str]]:
    """What the fields of a class are where they aren't given, and those that have to be."""
    found = _EXPECTED.get(node)
    if found is None:
        defaults = {each.name: each.default for each in fields(node) if each.default is not MISSING}
        found = _EXPECTED[node] = defaults, {each.name for each in fields(node)} - defaults.keys()
    return found


_EXPECTED: dict[type[Node], tuple[dict[str, object], set[str]]] = {}


def _misfit(node: type[Node], given: Mapping[str, object]) -> str:
    """What is wrong with the fields that a node was to be made of."""
    defaults, needed = _expected(node)
    return f"{node.__name__} takes {sorted(needed)} and may take {sorted(defaults)}, not {sorted(given)}"


def _said(node: Node) -> tuple[object, ...]:
    """What a node says: all its fields but where it comes from."""
    return tuple(getattr(node, name) for name in _said_names(type(node)))


def _said_names(node: type[Node]) -> tuple[str, ...]:
    names = _SAID_NAMES.get(node)
    if names is None:
        names = _SAID_NAMES[node] = tuple(each.name for each in fields(node) if each.compare)
    return names


_SAID_NAMES: dict[type[Node], tuple[str, ...]] = {}
"""Trees are walked often, and dataclasses work out their fields anew each time they are asked."""


class Inline(Node):
    """What stands in a line of text."""


class Block(Node):
    """What stands on its own, one below the other."""


class Part(Node):
    """What only stands inside one certain element."""


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element name that templates may write: its class and the fields that the name itself fixes."""

    name: str
    node: type[Node]
    fixed: tuple[tuple[str, object], ...] = ()


ELEMENTS: dict[str, Element] = {}
"""Every element name that a template may write."""

N = TypeVar("N", bound=type[Node])


def element(name: str, **fixed: object) -> Callable[[N], N]:
    """Let templates write this class as `<name>`; `fixed` are fields that the name decides (`h2`: level 2)."""

    def register(node: N) -> N:
        ELEMENTS[name] = Element(name=name, node=node, fixed=tuple(fixed.items()))
        return node

    return register


# ── In a line ────────────────────────────────────────────────────────────────


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

    lang: Annotated[str, "The language, as a BCP 47 tag: `ur`, `ar`, `fr`.", _LANGUAGE]
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


# ── The front of a paper ─────────────────────────────────────────────────────


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


# ── Text ─────────────────────────────────────────────────────────────────────


@element("h1", level=1)
@element("h2", level=2)
@element("h3", level=3)
@node_type
class Heading(Block):
    """A heading: `h1` for a section, `h2` and `h3` within it. Skip none on the way down:
    screen readers and Word's outline count on it, and nothing checks what a template writes."""

    level: int
    id: Annotated[str | None, "What links point at."] = None
    content: tuple[Inline, ...] = ()


@element("p")
@node_type
class Paragraph(Block):
    """A paragraph of text."""

    content: tuple[Inline, ...] = ()


@element("li")
@node_type
class Item(Part):
    """One item of a list; it may hold paragraphs and lists of its own."""

    content: tuple[Block, ...] = ()


@element("ul")
@node_type
class BulletList(Block):
    """A list whose order means nothing."""

    items: tuple[Item, ...] = ()


@element("ol")
@node_type
class NumberedList(Block):
    """A list whose order counts."""

    start: Annotated[int, "The first number.", range(1_000_000_000)] = 1
    items: tuple[Item, ...] = ()


@element("blockquote")
@node_type
class Quotation(Block):
    """Somebody's words, set off from the text."""

    attribution: Annotated[str | None, "Whose words, as printed below them."] = None
    content: tuple[Block, ...] = ()


@element("pre")
@node_type
class Listing(Block):
    """Typed lines kept as they are, such as indicators of compromise."""

    content: tuple[Inline, ...] = ()


@element("pull-quote")
@node_type
class PullQuote(Block):
    """A sentence lifted out of the text and set large between rules. Rarely more than one a paper."""

    attribution: Annotated[str | None, "Whose words; leave out for the paper's own."] = None
    content: tuple[Inline, ...] = ()


@element("call-out")
@node_type
class CallOut(Block):
    """A short passage that must not be overlooked: a caveat, a definition, a warning."""

    title: Annotated[str | None, "Printed at its head."] = None
    content: tuple[Block, ...] = ()


@element("sidebar")
@node_type
class Sidebar(Block):
    """A passage beside the argument that can be read on its own: background, a profile, a method."""

    title: Annotated[str | None, "Printed at its head."] = None
    content: tuple[Block, ...] = ()


@element("small-print")
@node_type
class SmallPrint(Block):
    """Disclaimer, rights, how to cite: at the end and small."""

    content: tuple[Block, ...] = ()


@element("page-break")
@node_type
class PageBreak(Block):
    """What follows begins a new page."""


@element("columns")
@node_type
class Columns(Block):
    """A passage set in columns of one width, all about equally long: a list of names, short profiles, a glossary."""

    count: Annotated[int, "How many columns.", range(2, 4)] = 2
    content: tuple[Block, ...] = ()


# ── Tables and pictures ──────────────────────────────────────────────────────


LABEL_GAP = "\u2002"
"""Between a label and the words it is printed before: “Table 3”, then what the table shows."""


@element("caption")
@node_type
class Caption(Part):
    """What a table or picture shows: above a table, below a picture. The paper numbers those that have one."""

    number: Annotated[int, FILLED, "Its number among the tables, or among the pictures, from 1."] = 0
    label: Annotated[str | None, FILLED, "The number in words, printed before the caption: “Table 3”."] = None
    content: tuple[Inline, ...] = ()


@element("credit")
@node_type
class Credit(Part):
    """Where a table's data or a picture comes from, small, below it."""

    content: tuple[Inline, ...] = ()


@element("col")
@node_type
class Column(Part):
    """How one column is set. Without `col` elements, columns share the width by what they hold."""

    align: Annotated[Align, "`auto` sets columns of numbers to the right."] = "auto"
    width: Annotated[int | None, "Its share of the width, beside the other columns' shares.", range(1, 1001)] = None


@element("th", head=True)
@element("td", head=False)
@node_type
class Cell(Part):
    """A cell: `th` heads a column or a row, `td` holds data."""

    head: bool = False
    span: Annotated[int, "How many columns it takes.", range(1, 101)] = 1
    content: tuple[Inline, ...] = ()


@element("tr")
@node_type
class Row(Part):
    """A row of a table. In the body, one that begins with a `th` over several columns heads the rows below it."""

    id: Annotated[str | None, "What links point at."] = None
    label: Annotated[str | None, "What a reference to it prints."] = None
    cells: tuple[Cell, ...] = ()

    @property
    def heads_group(self) -> bool:
        """Whether, in a table's body, it heads the rows below it."""
        return bool(self.cells) and self.cells[0].head and self.cells[0].span > 1


@element("thead")
@node_type
class TableHead(Part):
    """The rows that name the columns; repeated at the top of every page the table runs over.

    A table without them is hard to follow for who listens to it, and Word's accessibility checker says so.
    """

    rows: tuple[Row, ...] = ()


@element("tbody")
@node_type
class TableBody(Part):
    """The rows that hold the data."""

    rows: tuple[Row, ...] = ()


@element("table")
@node_type
class Table(Block):
    """A table: caption above, rules but no boxes, credit below. Numbers go into columns of their own."""

    id: Annotated[str | None, "What links point at."] = None
    width: Annotated[Width, "`wide` also takes the margin column."] = "text"
    caption: Caption | None = None
    columns: tuple[Column, ...] = ()
    head: TableHead | None = None
    body: TableBody
    credit: Credit | None = None


@element("img")
@node_type
class Image(Part):
    """A picture file."""

    src: Annotated[str, "The file, PNG or JPEG, below the workspace.", PICTURE_FILE]
    alt: Annotated[str, "What the picture shows, for people who can't see it."]


@element("figure")
@node_type
class Figure(Block):
    """A picture with its caption and credit."""

    id: Annotated[str | None, "What links point at."] = None
    width: Annotated[Width, "`wide` also takes the margin column."] = "text"
    image: Image
    caption: Caption | None = None
    credit: Credit | None = None


# ── What a security brief is made of ─────────────────────────────────────────


@element("event")
@node_type
class Event(Part):
    """One event of a timeline."""

    id: Annotated[str | None, "What links point at."] = None
    date: Annotated[str | None, "The day, as printed; leave out where it is the day of the event above."] = None
    time: Annotated[str | None, "The time of day, as printed."] = None
    place: Annotated[str | None, "Where, as printed."] = None
    toll: Annotated[str | None, "The people killed, as printed; never added to the injured."] = None
    label: Annotated[str | None, "What a reference to it prints; else its place and date."] = None
    content: tuple[Block, ...] = ()


@element("timeline")
@node_type
class Timeline(Block):
    """Events one after the other, their dates in the margin or above them as the theme says."""

    events: tuple[Event, ...] = ()


@element("actor")
@node_type
class Actor(Part):
    """Who one of the parties is."""

    id: Annotated[str | None, "What links point at."] = None
    name: Annotated[str, "The name, as printed."]
    detail: Annotated[str | None, "Kind, other names, allegiance: one quiet line."] = None
    content: tuple[Block, ...] = ()


@element("actors")
@node_type
class Actors(Block):
    """Profiles of the parties."""

    actors: tuple[Actor, ...] = ()


@element("label")
@node_type
class Label(Part):
    """A quiet mark beside a recommendation or an entry: a priority, a timeframe, a likelihood."""

    content: tuple[Inline, ...] = ()


@element("recommendation")
@node_type
class Recommendation(Part):
    """What somebody should do: an imperative sentence in bold, then the reason."""

    number: Annotated[str, "Its number in the paper, as printed."]
    id: Annotated[str | None, "What links point at."] = None
    label: Annotated[
        str | None, "What a reference to it prints; else its number, as the paper's `recommendation-label` says."
    ] = None
    content: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()


@element("addressee")
@node_type
class Addressee(Part):
    """Who the recommendations below are for."""

    name: Annotated[str, "The addressee, as printed."]
    recommendations: tuple[Recommendation, ...] = ()


@element("recommendations")
@node_type
class Recommendations(Block):
    """What should be done, grouped by who should do it."""

    addressees: tuple[Addressee, ...] = ()


@element("entry")
@node_type
class Entry(Part):
    """One of several things of a kind: its number and name, a text, and quiet marks beside it."""

    id: Annotated[str | None, "What links point at."] = None
    number: Annotated[str | None, "Its number, as printed."] = None
    name: Annotated[str | None, "Its name, as printed above its text."] = None
    label: Annotated[str | None, "What a reference to it prints; else its name in quotation marks."] = None
    content: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()


@element("entries")
@node_type
class Entries(Block):
    """Things of a kind one after the other: scenarios, alternatives considered, gaps in what is known, questions."""

    entries: tuple[Entry, ...] = ()


@element("source")
@node_type
class Source(Part):
    """One entry of the list of sources."""

    id: Annotated[str | None, "What links point at."] = None
    content: tuple[Inline, ...] = ()


@element("sources")
@node_type
class Sources(Block):
    """The list of sources, with hanging indents."""

    sources: tuple[Source, ...] = ()


# ── Contents and notes ───────────────────────────────────────────────────────


@node_type
class ContentsEntry(Part):
    """One line of the contents. `content` is the heading or caption without its links and notes."""

    to: Annotated[str, FILLED, "The id of what it lists."]
    level: Annotated[int, FILLED, "How deep, from 1."] = 1
    label: Annotated[str | None, FILLED, "What stands before it: “Table 3”."] = None
    content: Annotated[tuple[Inline, ...], FILLED] = ()


@element("contents")
@node_type
class Contents(Block):
    """The contents with page numbers: the sections, the tables or the figures. Prints nothing where there are none."""

    of: Annotated[
        Literal["sections", "tables", "figures"], "What is listed: headings, or captions of tables or of pictures."
    ] = "sections"
    title: Annotated[str | None, "Printed above it."] = None
    depth: Annotated[int, "How many levels of headings are listed.", range(1, 4)] = 2
    entries: Annotated[tuple[ContentsEntry, ...], FILLED] = ()


@element("notes")
@node_type
class Notes(Block):
    """The notes of the whole paper, here instead of at the feet of pages. Prints nothing where there are none."""

    id: Annotated[str | None, "What links point at."] = None
    title: Annotated[str | None, "Printed above them, as a heading of the first level."] = None


# ── The paper ────────────────────────────────────────────────────────────────


@element("paper")
@node_type
class Paper(Node):
    """The whole paper. The template's one outermost element."""

    title: Annotated[str, "The title as plain text: for the file's properties and the window's title bar."]
    language: Annotated[str, "The paper's language, as a BCP 47 tag: `en-GB`.", _LANGUAGE]
    author: Annotated[str | None, "The authors, with semicolons, for the file's properties."] = None
    subject: Annotated[str | None, "One sentence on what it is about, for the file's properties."] = None
    keywords: Annotated[str | None, "Words to find it by, with commas, for the file's properties."] = None
    organisation: Annotated[str | None, "Who publishes, for the file's properties."] = None
    date: Annotated[
        str | None, "The paper's date as `2026-02-11`, for the file's properties. Partial dates are fine."
    ] = None
    theme: Annotated[str | None, "The theme it is made for, where neither the brief nor the command names one."] = None
    marking: Annotated[
        str | None,
        "The TLP marking for header and footer of every page: `TLP:RED`, `TLP:AMBER+STRICT`, `TLP:AMBER`, `TLP:GREEN` "
        "or `TLP:CLEAR`, which was TLP:WHITE in version 1.",
        _MARKING,
    ] = None
    embargo: Annotated[
        str | None,
        "Until when nobody may publish it, in words: along the upper edge of every page, until templates leave it out.",
    ] = None
    watermark: Annotated[
        str | None, "A word or two, large, pale and slanting behind the text of every page: “Draft”."
    ] = None
    status: Annotated[str | None, "How far it is, for the file's properties: `draft`."] = None
    version: Annotated[str | None, "Its version, for the file's properties: `1.2`."] = None
    running_head: Annotated[str | None, "At the head of every page but the first, left: the short title."] = None
    running_head_end: Annotated[str | None, "At the head of every page but the first, right: the series."] = None
    running_foot: Annotated[str | None, "At the foot of every page, beside the folio."] = None
    folio: Annotated[str, "The page number's wording; `{page}` and `{pages}` are filled in."] = "{page}"
    table_label: Annotated[str, "How a table with a caption is called; `{number}` is filled in.", _LABEL] = (
        "Table {number}"
    )
    figure_label: Annotated[str, "How a picture with a caption is called; `{number}` is filled in.", _LABEL] = (
        "Figure {number}"
    )
    finding_label: Annotated[str, "What a reference to a finding prints; `{number}` is filled in.", _LABEL] = (
        "finding {number}"
    )
    recommendation_label: Annotated[
        str, "What a reference to a recommendation prints; `{number}` is filled in.", _LABEL
    ] = "recommendation {number}"
    demands: Annotated[
        str | None, "What briefs have to give that is to be printed with this template: `grades` for every source."
    ] = None
    content: tuple[Block, ...] = ()

    @property
    def keywords_and_marking(self) -> str | None:
        """The keywords of the file's properties, the marking first: it is seen before the file is opened."""
        return ", ".join(filter(None, (self.marking, self.keywords))) or None


# ── Questions about a tree ───────────────────────────────────────────────────


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside, in the order of the fields."""
    for name in _holding_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def _holding_names(node: type[Node]) -> tuple[str, ...]:
    """The fields of a class that hold nodes, one or several."""
    names = _HOLDING_NAMES.get(node)
    if names is None:
        held = {each.name: _holds(each.type) for each in fields(node)}
        names = _HOLDING_NAMES[node] = tuple(name for name in _said_names(node) if held[name])
    return names


def _holds(annotation: object) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Node)
    return any(map(_holds, get_args(annotation)))


_HOLDING_NAMES: dict[type[Node], tuple[str, ...]] = {}


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, parents first."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        # Not by `children`: trees are walked often, and this takes half the time.
        for name in reversed(_holding_names(type(found))):
            value = getattr(found, name)
            if isinstance(value, tuple):
                waiting += value[::-1]
            elif value is not None:
                waiting.append(value)


def notes(paper: Paper) -> tuple[Note, ...]:
    """The paper's notes in the order of their numbers. Notes within notes come after the note they stand in."""
    return tuple(node for node in walk(paper) if isinstance(node, Note))


def has_endnotes(paper: Paper) -> bool:
    """Whether the notes stand together where the template has `<notes>`, not at the feet of pages."""
    return any(isinstance(node, Notes) for node in walk(paper))


def plain_text(node: Node) -> str:
    """The characters a node prints through its inlines, a line break as a space; attributes and notes are left out."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, LineBreak):
        return " "
    if isinstance(node, Note):
        return ""
    if isinstance(node, Reference):
        return node.shown or "" if node.kind != "note" else ""
    return "".join(plain_text(child) for child in children(node))


def runs_right_to_left(content: Iterable[Inline], language: str) -> bool:
    """Whether a line of text, a paragraph or a cell is read from right to left; `language` is the paper's (BCP 47).

    A passage counts as its language says, other text by its letters; most letters decide, and
    the paper's own direction where there are none or as many of each (cf. UAX #9, P2, which lets the first decide:
    an English sentence may begin with an Urdu name). Both writers ask here, so that they agree.
    """
    right, left = _letters(content)
    return right > left if right != left else is_right_to_left(language)


def _letters_of(text: str) -> tuple[int, int]:
    if text.isascii():
        return 0, sum(map(str.isalpha, text))
    kinds = [unicodedata.bidirectional(char) for char in text]
    return kinds.count("R") + kinds.count("AL"), kinds.count("L")


def _letters(content: Iterable[Node]) -> tuple[int, int]:
    """How many letters are read from the right, and how many from the left."""
    right = left = 0
    for node in content:
        if isinstance(node, Text):
            found = _letters_of(node.text)
        elif isinstance(node, Note):
            continue
        else:
            found = _letters(children(node))
            if isinstance(node, Passage):
                found = (sum(found), 0) if is_right_to_left(node.lang) else (0, sum(found))
        right, left = right + found[0], left + found[1]
    return right, left


_NUMBER = re.compile(
    r"\s*[~≈<>≤≥+\-−–±]?\s*[$€£₨]?"  # about, at most, a sign, a currency
    r"\d[\d,.\u2009\u202f\u00a0 ]*(?:[–-]\d[\d,.]*)?\+?"  # 1,250; 18–36; 100+
    r"\s*(?:%|‰|bn|m|k|km|t)?\s*"
)
_NOTHING = {"", "–", "—", "-", "n/a", "…", "?"}


def column_alignments(table: Table, right_to_left: bool = False) -> list[Literal["left", "center", "right"]]:
    """How each column of a table is set, `auto` decided: right where every body cell holds a number or nothing.

    As many entries as the widest row has columns. Both writers ask here, so that they agree. “left”
    is the side on which lines begin. In a paper that is read from right to left that is where numbers
    stand, so that their ones are below each other.
    """
    rows = [*(table.head.rows if table.head else ()), *table.body.rows]
    count = max([len(table.columns), *(sum(cell.span for cell in row.cells) for row in rows)], default=0)
    wanted: list[Align] = [column.align for column in table.columns] + ["auto"] * (count - len(table.columns))
    found = [_numeric_or_left(table, index) if align == "auto" else align for index, align in enumerate(wanted)]
    if right_to_left:
        return ["left" if _numeric_or_left(table, index) == "right" else align for index, align in enumerate(found)]
    return found


def _numeric_or_left(table: Table, index: int) -> Literal["left", "right"]:
    texts = [text for row in table.body.rows if (text := _cell_text(row, index)) is not None]
    numbers = [text for text in texts if text.strip() not in _NOTHING]
    return "right" if numbers and all(_NUMBER.fullmatch(text) for text in numbers) else "left"


def _cell_text(row: Row, index: int) -> str | None:
    """The text of the cell in column `index`; None where a cell that spans several columns, or none, stands there."""
    at = 0
    for cell in row.cells:
        if at == index and cell.span == 1:
            return plain_text(cell)
        at += cell.span
    return None
