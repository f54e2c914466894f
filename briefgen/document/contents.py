"""Contents and notes."""

from typing import Annotated, Literal

from briefgen.document.node import FILLED, Block, Inline, Part, element, node_type


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
