"""What the engine gives as the elements that stand in a line: italics, links, quotation marks as prose has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from briefgen.brief.csl import ITALIC, ITALIC_ENDS
from briefgen.brief.typography import CLOSE_DOUBLE, CLOSE_SINGLE, OPAQUE, OPEN_DOUBLE, OPEN_SINGLE, neutral_pieces


class Marks:
    """Signs that stand for something else until a text is whole (noncharacters)."""

    ITALIC, ITALIC_ENDS = ITALIC, ITALIC_ENDS
    BOLD, BOLD_ENDS = "\ufde2", "\ufde3"
    OPEN, CLOSE = OPEN_DOUBLE, CLOSE_DOUBLE


_TAGS = {Marks.ITALIC: "<em>", Marks.ITALIC_ENDS: "</em>", Marks.BOLD: "<strong>", Marks.BOLD_ENDS: "</strong>"}
_ENDS = f"[{Marks.ITALIC_ENDS}{Marks.BOLD_ENDS}{Marks.CLOSE}]"
_QUOTES = f"{CLOSE_SINGLE}{CLOSE_DOUBLE}"
_ADDRESS = re.compile(r"(https?://[^\s<>\ufdd0-\ufdef]*[^\s<>\ufdd0-\ufdef.,;:…)\]])")
_DESCRIPTION = re.compile(
    f"{Marks.OPEN}(\\[[^\\[\\]]*\\]){Marks.CLOSE}|{Marks.ITALIC}(\\[[^\\[\\]]*\\]){Marks.ITALIC_ENDS}"
)


def marked_up(text: str, punctuation_in_quotes: bool) -> str:
    """A rendered text as elements, its quotation marks still neutral (see `typography`).

    A title in square brackets is a description, and no quotation. `punctuation_in_quotes`: full stops and commas
    stand inside quotation marks, as in American English.
    """
    text = re.sub(" +", " ", text)
    text = text.replace("“", Marks.OPEN).replace("”", Marks.CLOSE)
    pieces = _ADDRESS.split(text)
    words = neutral_pieces([OPAQUE if at % 2 else piece for at, piece in enumerate(pieces)])
    text = "".join(piece if at % 2 else word for at, (piece, word) in enumerate(zip(pieces, words, strict=True)))
    text = _DESCRIPTION.sub(lambda found: found[1] or found[2], _nested(text))
    text = re.sub(rf"([.!?…])({_ENDS}+)\.", r"\1\2", text)
    if punctuation_in_quotes:
        text = re.sub(f"(?<![{_QUOTES}])([{_QUOTES}]+)([.,])", r"\2\1", text)
    return "".join(_elements(text))


def _nested(text: str) -> str:
    """Quotation marks inside others become the inner ones."""
    depth, kept = 0, []
    for char in text:
        if char == OPEN_DOUBLE:
            depth += 1
            char = OPEN_SINGLE if depth == 2 else char
        elif char == CLOSE_DOUBLE:
            char = CLOSE_SINGLE if depth == 2 else char
            depth -= 1
        kept.append(char)
    return "".join(kept)


def _elements(text: str) -> Iterator[str]:
    for at, piece in enumerate(_ADDRESS.split(text)):
        if at % 2:
            address = escape(piece)
            yield f'<a href="{address}">{address}</a>'
        else:
            yield from (_TAGS.get(char, escape(char)) for char in piece)
