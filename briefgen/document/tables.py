"""Tables and pictures."""

from typing import Annotated

from briefgen.document.node import FILLED, PICTURE_FILE, Align, Block, Inline, Part, Width, element, node_type

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
