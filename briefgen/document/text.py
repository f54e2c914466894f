"""The text: headings, paragraphs, lists, quotations, boxes."""

from typing import Annotated

from briefgen.document.node import Block, Inline, Part, element, node_type


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
