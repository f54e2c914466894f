"""Questions about markdown-it's flat lists of tokens: a table's cells, a paragraph's lines, where a block ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.brief.text import ID

if TYPE_CHECKING:
    from markdown_it.token import Token


def table_rows(tokens: Sequence[Token]) -> tuple[list[list[tuple[Token, Token]]], list[list[tuple[Token, Token]]]]:
    """A table's head rows and body rows, each a list of cells: the token that opens it and its content."""
    head: list[list[tuple[Token, Token]]] = []
    body: list[list[tuple[Token, Token]]] = []
    rows = head
    for at, token in enumerate(tokens):
        if token.type == "tbody_open":
            rows = body
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append((token, tokens[at + 1]))
    return head, body


def uneven_rows(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, list[str], int]]:
    """The table rows with more cells than the head, which the parser drops, or fewer, which it fills up (GFM §4.10).

    `lines` is the text that was parsed. For each row: its line from 0, its cells, and how many the head has. A line
    without a bar directly below a table is a row to the parser; it is left out.
    """
    columns = 0
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and tokens[at - 1].type != "thead_open" and token.map:
            row = lines[token.map[0]]
            cells = _cells(row)
            if len(cells) != columns and "|" in row.lstrip("> "):
                yield token.map[0], cells, columns


def _cells(row: str) -> list[str]:
    """A row's cells; the bars of quotations and at both ends of the row belong to none."""
    cells = re.split(r"(?<!\\)\|", re.sub(r"^[\s>]*\|?|(?:(?<!\\)\|)?\s*$", "", row))
    return [cell.strip() for cell in cells]


def alignment(cell: Token) -> str:
    """How a table's column is set, from its head cell: left, right, center or auto."""
    found = re.search("left|right|center", str(cell.attrs.get("style", "")))
    return found[0] if found else "auto"


def closing_index(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`."""
    level = tokens[start].level
    return next(at for at in range(start + 1, len(tokens)) if tokens[at].level == level and tokens[at].nesting < 0)


def split_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """Inline tokens cut at their line breaks, outside emphasis and links; no lines for no tokens."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.type in ("softbreak", "hardbreak") and token.level == 0:
            lines.append([])
        else:
            lines[-1].append(token)
    return lines if tokens else []


def joined_lines(lines: Sequence[Sequence[Token]]) -> list[Token]:
    """Lines of inline tokens as one run, a soft break between two."""
    from markdown_it.token import Token

    joined: list[Token] = []
    for line in lines:
        joined += [Token("softbreak", "br", 0)] if joined else []
        joined += line
    return joined


def without_prefix(children: list[Token], prefix: re.Pattern[str]) -> list[Token]:
    """Inline tokens without the word they begin with."""
    return [children[0].copy(content=prefix.sub("", children[0].content, count=1)), *children[1:]]


_ID_AT_END = re.compile(rf"\s*\{{#({ID})\}}\s*$")


def without_id(children: Sequence[Token]) -> tuple[Sequence[Token], str]:
    """Inline tokens without the `{#id}` that they end with, and the id; an empty one where there is none."""
    last = children[-1] if children else None
    found = _ID_AT_END.search(last.content) if last and last.type == "text" else None
    if last is None or found is None:
        return children, ""
    return [*children[:-1], last.copy(content=last.content[: found.start()])], found[1]
