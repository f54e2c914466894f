"""What every graphic that a brief declares has, and what its elements are written with.

Charts, maps, timelines and event tables each add a record of their own and a function that writes its elements;
`briefgen.brief.placing` has the table of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from briefgen.brief.handling import Markable
from briefgen.brief.text import OWN_ID, Id, Line, Text, choice
from briefgen.brief.typography import neutral
from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.brief.quoting import Press
    from briefgen.brief.read import BriefFile
    from briefgen.brief.walk import FieldPath


class GraphicRecord(Markable):
    """A graphic: `![](#its-id)` on a line of its own places it in the text, `[](#its-id)` names it there.

    Fields of a subclass that hold ids say by their names of what: `tally`, `tallies`, `data`, `figures`, `events`,
    `actors`. Checks and editions follow them.
    """

    id: Id = Field(description=f"{OWN_ID}, such as attacks-by-month. `![](#attacks-by-month)` places it in the text.")
    title: Line = Field(description="What it shows, as a finding: Attacks doubled in January.")
    subtitle: Text | None = Field(None, description="What is counted and in which unit: attacks a month, 2023–2025.")
    alt: Text | None = Field(
        None, description="What it shows, for people who can't see it. Left out, it is written from the numbers."
    )
    credit: Line | None = Field(
        None,
        description="A source line in place of the one that the program writes. A publisher's conditions still hold.",
    )
    note: Line | None = Field(None, description="What readers have to know, printed before the source.")
    width: Annotated[Literal["text", "wide"], BeforeValidator(choice)] = Field(
        "text", description="text for the column of text, wide for the margin as well."
    )


class Verbatim(str):
    """Characters that aren't words: degrees, a path, a name that something else is found by. They stay as they are."""


Attribute = str | int | float | bool | None
"""What an element's attribute may be; None leaves it out."""


def element(name: str, attributes: Mapping[str, Attribute], inside: str = "") -> str:
    """An element with its attributes, escaped, and elements inside it. Quotation marks in texts become neutral."""
    given = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def _attribute(value: Attribute) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Verbatim):
        return escape(value)
    return escape(neutral(value)) if isinstance(value, str) else str(value)


@frozen
class Setting:
    """What a graphic's elements are written with, besides its record, which stands at `path` of the brief.

    `file` has what was counted (`file.counted.tallies`), the files that were opened (`file.counted.data`), the ledger
    and the events; `press` prints in the paper's language and the house's forms. `alt` is the description given where
    prose places the graphic, None without one.
    """

    file: BriefFile
    press: Press
    path: FieldPath
    alt: str | None = None

    def line(self, *name: str | int) -> str:
        """The inline elements of a line or prose of the record, its quotations of figures printed: `line("title")`."""
        return self.press.printed(self.file.elements.get((*self.path, *name), ""))

    def graphic(
        self, name: str, record: GraphicRecord, made_alt: str, own: Mapping[str, Attribute], inside: str
    ) -> str:
        """A graphic's element with all that every graphic has around what is its `own`; the description is the one
        given in prose, else the record's, else `made_alt`."""
        from briefgen.brief.crediting import credit

        shared = {"id": record.id, "width": record.width if record.width != "text" else None}
        alt = self.alt or record.alt or made_alt
        said = {"subtitle": record.subtitle, "alt": alt}
        source = credit(record, self)
        whole = f"<caption>{self.line('title')}</caption>{inside}" + (f"<credit>{source}</credit>" if source else "")
        return element(name, {**shared, **said, **own}, whole)
