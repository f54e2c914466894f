"""What the sections of the page are made of: links to papers, tables, lists that are cut off with a count."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from briefgen.frozen import frozen
from briefgen.nightly.night import Result
from briefgen.nightly.report.markup import Content, Markup, element, joined
from briefgen.workspace import Workspace

MOST_ROWS = 100
"""Of a table or list so many are shown; all stand in the JSON."""


@frozen
class Around:
    """What lies around the page: the way from it to the papers' folder, the name of the JSON beside it, and where
    briefs are read."""

    papers: str
    record: str
    workspace: Workspace

    def links(self, result: Result) -> Markup:
        """The papers of a brief, by their formats, each a link."""
        return joined((self.link(path, path.rpartition(".")[2].upper()) for path in result.papers), ", ")

    def link(self, path: str, words: str) -> Markup:
        """A link to a paper by its path below the papers' folder."""
        return element("a", words, href=quote(os.fsencode(f"{self.papers}{path}")))

    def more(self, number: int, what: str) -> Markup:
        """What is said of those that aren't shown; nothing where there are none."""
        if number <= 0:
            return Markup("")
        link = element("a", self.record, href=quote(os.fsencode(self.record)))
        return element("p", f"… and {number:,} more {what}: ", link, " has all of them.", class_="more")


def section(key: str, title: str, number: int, *contents: Content) -> Markup:
    """A section of the page under a heading with a count; nothing where the count is 0."""
    if not number:
        return Markup("")
    heading = element("h2", title, " ", element("span", f"{number:,}", class_="number"))
    return Markup(element("section", heading, *contents, id=key) + "\n")


def table(caption: str, heads: Sequence[tuple[str, str | None]], rows: Iterable[Markup]) -> Markup:
    """A table under heads, each with the class of its column."""
    head = element("tr", [element("th", words, scope="col", class_=kind) for words, kind in heads])
    return element("table", element("caption", caption), element("thead", head), element("tbody", rows))


def row(first: Content, *cells: tuple[Content, str | None]) -> Markup:
    """A row of a table: its head, and its cells each with its class."""
    return element(
        "tr", element("th", first, scope="row"), [element("td", words, class_=kind) for words, kind in cells]
    )


def folded(summary: str, contents: Content) -> Markup:
    """Contents that are shown on demand."""
    return element("details", element("summary", summary), contents)


def said(text: str) -> Markup:
    """The program's words, in whatever direction they run; what stands between backquotes as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return element("bdi", text)
    return element("bdi", [element("code", piece) if at % 2 else piece for at, piece in enumerate(pieces)])


def names(items: Iterable[Content], kind: str | None = None) -> Markup:
    """A list of names."""
    return element("ul", [element("li", item) for item in items], class_=kind)
