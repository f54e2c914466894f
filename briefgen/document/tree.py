"""Questions about a tree."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Literal, get_args

from briefgen.document.contents import Notes
from briefgen.document.inlines import LineBreak, Note, Passage, Reference, Text
from briefgen.document.node import Align, Inline, Node, said_names
from briefgen.document.paper import Paper
from briefgen.document.tables import Row, Table
from briefgen.language import is_right_to_left


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
        names = _HOLDING_NAMES[node] = tuple(name for name in said_names(node) if held[name])
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
        # Not by `children`: trees are walked often, and this takes a third of the time. Most nodes are text.
        if type(found) is Text:
            continue
        for name in reversed(_HOLDING_NAMES.get(type(found)) or _holding_names(type(found))):
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


@lru_cache(maxsize=2000)  # one writer asks after the other
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
_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:[–/-](?:\d\d)?\d\d)?")
"""A year or a few: 2024; 2023–24."""
_NOTHING = {"", "–", "—", "-", "n/a", "…", "?"}


def column_alignments(table: Table, right_to_left: bool = False) -> list[Literal["left", "center", "right"]]:
    """How each column of a table is set, `auto` decided: right where every body cell holds a number or nothing; but
    years in the first column name the rows.

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
    if index == 0 and all(_YEARS.fullmatch(text.strip()) for text in numbers):
        return "left"
    return "right" if numbers and all(_NUMBER.fullmatch(text) for text in numbers) else "left"


def _cell_text(row: Row, index: int) -> str | None:
    """The text of the cell in column `index`; None where a cell that spans several columns, or none, stands there."""
    at = 0
    for cell in row.cells:
        if at == index and cell.span == 1:
            return plain_text(cell)
        at += cell.span
    return None
