"""CommonMark in a brief's fields, turned into the elements of `briefgen.document`.

What people may write: CommonMark 0.31 without raw HTML (shown as text), tables as
GitHub has them, and these conventions:

- a paragraph that begins with a picture is a figure; the lines below the picture
  are its caption, a last line beginning `Credit:` or `Source:` is its credit;
- `![](#attacks-by-month)`, a paragraph of its own, places a graphic that the brief declares;
- a paragraph beginning `Table:` directly before a table is its caption, one
  beginning `Source:` or `Credit:` directly after it is its credit;
- `[@ispr-0205, p. 4]` cites a source (see `citation`);
- a last line of a quotation that begins with a dash names whose words they are;
- `::: call-out Title`, `::: sidebar Title` and `::: pull-quote Attribution`, closed
  by `:::`, set a passage apart;
- `{{ militants-killed }}` prints a number of the brief's own ledger (`briefgen.brief.quoting`).

`Converter` does one field at a time and collects the problems of all.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.brief.strays import ShortRow, Stray
from briefgen.brief.typography import in_language
from briefgen.frozen import frozen
from briefgen.problems import Collector, Position
from briefgen.reading import Placed
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from briefgen.brief.inline import Field, Quoted


_FIELD, _FIELD_ENDS = "\ufdd8", "\ufdd9"
FIELD_MARK = f"{_FIELD}([^{_FIELD_ENDS}]*){_FIELD_ENDS}"
"""The pattern of the mark that prose is printed with: the brief's field it comes from, between noncharacters
(Unicode Standard §23.7; reading refuses them in what people write)."""


_PLACED, _PLACED_ENDS = "\ufddc", "\ufddd"
PLACEMENT_MARK = f"{_PLACED}([^ {_PLACED_ENDS}]*) ([^{_PLACED_ENDS}]*){_PLACED_ENDS}"
"""The pattern of what stands for a graphic among elements until language and house are known: its id, and the
description given with it."""


def placement_mark(name: str, alt: str) -> str:
    """What stands for a graphic; both are fit for XML."""
    return f"{_PLACED}{name} {alt}{_PLACED_ENDS}"


@frozen(slots=True)
class Cited:
    """A source that prose cites: where, by which id, and in which field."""

    place: Position
    key: str
    path: tuple[str | int, ...]


@frozen(slots=True)
class Placement:
    """Where prose places a graphic of the brief (`![](#its-id)`): by which id, and in which field."""

    place: Position
    id: str
    path: tuple[str | int, ...]


class Marked(str):
    """Text that is elements already: templates print it as it is, where any other text is escaped.

    `field` is where in the brief it stands, as `sections/background/body`; printed, it begins with a mark that says so.
    """

    field: str | None = None

    def __html__(self) -> str:
        return f"{_FIELD}{self.field}{_FIELD_ENDS}{self}" if self.field else self

    @classmethod
    def of(cls, text: str, language: str, field: str | None = None) -> Marked:
        """What a Converter gave, with the quotation marks of a language."""
        made = cls(in_language(text, language))
        made.field = field
        return made


class Converter:
    """Turns the prose of one brief into elements.

    Met on the way, with their places: `anchors`, the ids that links lead to; of these `references`, the ones that
    are to be named by the paper (`[](#id)`); `ids`, those that prose gives (`{#id}`); `citations`, the sources that
    prose cites, each with the field; `quotations` of figures; `placements` of graphics; and `strays` and `short_rows`,
    which are printed and most likely not meant.

    What comes out still has neutral quotation marks: `Marked.of` puts in a language's.
    """

    def __init__(self, placed: Placed, folder: Path, workspace: Workspace, problems: Collector) -> None:
        self.placed = placed
        self.folder = folder
        self.workspace = workspace
        self.problems = problems
        self.anchors: list[tuple[Position, str]] = []
        self.references: list[tuple[Position, str]] = []
        self.ids: list[tuple[Position, str]] = []
        self.citations: list[Cited] = []
        self.quotations: list[Quoted] = []
        self.placements: list[Placement] = []
        self.strays: list[Stray] = []
        self.short_rows: list[ShortRow] = []

    def line(self, path: tuple[str | int, ...], text: str) -> str:
        """The inline elements of one line of CommonMark, such as a title."""
        from briefgen.brief.inline import Field, inline
        from briefgen.brief.notes import FieldNotes

        env: dict[str, Any] = {}
        tokens = _markdown().parseInline(text, env)[0].children or []
        field = Field(self, path, text)
        field.notes = FieldNotes(field, None, _in_place(env))
        return inline(tokens, field, 0)

    def blocks(self, path: tuple[str | int, ...], text: str, heading_level: int | None, flat: bool = False) -> str:
        """The block elements of CommonMark paragraphs.

        `heading_level` is the level of the heading that they stand below, so that
        their own headings begin one deeper; None where headings have no place. In a
        `flat` field pictures and boxes have none either.
        """
        from briefgen.brief.blocks import Blocks
        from briefgen.brief.inline import Field
        from briefgen.brief.notes import FieldNotes

        env: dict[str, Any] = {}
        # A text ends with a line end: the plugin of boxes looks behind the last line for it.
        field, tokens = Field(self, path, text), _markdown().parse(f"{text}\n", env)
        self._check_rows(field, tokens)
        notes = field.notes = FieldNotes(field, tokens, _in_place(env))
        elements = Blocks(field, notes.rest, heading_level, flat).convert()
        notes.check_used()
        return elements

    def _check_rows(self, field: Field, tokens: list[Token]) -> None:
        from briefgen.brief.tokens import uneven_rows

        for line, cells, columns in uneven_rows(tokens, field.text.split("\n")):
            if len(cells) < columns:
                self.short_rows.append(ShortRow(field.at(line, field.line_text(line).strip()), len(cells), columns))
            elif dropped := next(filter(None, cells[columns:]), None):
                message = (
                    f"this row has {len(cells)} cells, the head has {columns}: “{dropped[:40]}” would not be printed"
                )
                hint = r"give the head as many cells; a bar that belongs to a text is written `\|`"
                field.problem(line, dropped, message, hint, "table-row")


def _in_place(env: dict[str, Any]) -> Any:
    """The notes written where their mark is, by the number of the mark's token."""
    return env.get("footnotes", {}).get("list", {})


@cache
def _markdown() -> MarkdownIt:
    """The CommonMark parser. It passes on every link as typed, so that we can say what is wrong with one."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    from briefgen.brief.citation import citation_rule

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return True

        def normalizeLink(self, url: str) -> str:
            return url

        def normalizeLinkText(self, link: str) -> str:
            return link

    # Deeper nesting is dropped by the parser; `Blocks` refuses it long before.
    parser = Parser("commonmark", {"html": False, "maxNesting": 60}).enable("table")
    parser.use(container_plugin, name="box", validate=lambda params, _markup: bool(params.strip()))
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.inline.ruler.before("link", "citation", citation_rule)
    parser.disable(["html_block", "html_inline", "text_join"])
    parser.inline.ruler.before("escape", "quotation", _quotation)
    # Its lists of rules are made when first asked for, and for a moment there are only some of them:
    # another thread would read prose by these. So they are made here, before anyone else has the parser.
    parser.parse("*made*")
    return parser


def _quotation(state: StateInline, silent: bool) -> bool:
    """The parser's rule for `{{ … }}`."""
    from briefgen.brief.quoting import QUOTATION

    found = QUOTATION.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.push("quotation", "", 0).content = found[0]
    state.pos = found.end()
    return True


IN_LINE_TAG = re.compile(r"</?(?:em|strong|a|code|span|ref|note|cite|br|likelihood|confidence|bar|trend)[\s/>]")
"""A tag that may stand in a line of text."""
_NOTES_AND_TAGS = re.compile(r"(<note\b.*?</note>|<[^>]*>)", re.DOTALL)


def in_line(elements: str) -> str:
    """Prose as one line of text, for a table's cell: paragraphs become lines, emphasis and notes stay."""
    pieces = _NOTES_AND_TAGS.split(elements)
    flat = "".join(piece if not piece.startswith("<") or IN_LINE_TAG.match(piece) else "\0" for piece in pieces)
    lines = (" ".join(line.split()) for line in flat.split("\0"))
    return "<br/>".join(line for line in lines if line)
