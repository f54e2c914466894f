"""The paper: the one outermost element."""

import re
from typing import Annotated

from briefgen.document.node import LANGUAGE, Block, Node, element, node_type
from briefgen.marking import COLOURS

_LABEL = re.compile(r"[^{}]*\{number\}[^{}]*")
_MARKING = re.compile("|".join(map(re.escape, COLOURS)))


@element("paper")
@node_type
class Paper(Node):
    """The whole paper. The template's one outermost element."""

    title: Annotated[str, "The title as plain text: for the file's properties and the window's title bar."]
    language: Annotated[str, "The paper's language, as a BCP 47 tag: `en-GB`.", LANGUAGE]
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
