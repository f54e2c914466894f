"""What prose says, as plain text: its paragraphs, its sentences, and when two of them say the same.

Where text quotes a figure's number in use, that stays known: the number stands between noncharacters (Unicode Standard
§23.7; reading refuses them in what people write) behind the figure's id. A quotation of another claim is text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from briefgen.brief.prose import PLACEMENT_MARK
from briefgen.brief.quoting import MARK, Misquoted, Press, read_quotation
from briefgen.brief.typography import in_language
from briefgen.checks.passages import sentence_spans

_BEGIN, _NUMBER, _END = "\ufdda", "\ufdde", "\ufddb"
QUOTED = re.compile(f"{_BEGIN}([^{_NUMBER}{_END}]*){_NUMBER}([^{_END}]*){_END}")
"""The pattern of a quoted number: its figure's id, and what is printed."""

_UNPRINTED = re.compile(rf" ?(?:<note\b[^>]*>.*?</note>|<cite\b[^>]*/>)|{PLACEMENT_MARK}")
_REFERENCE = re.compile(r"<ref\b[^>]*>")
_TITLED = re.compile(r'<[^>]*\s(?:title|attribution)="([^"]*)"[^>]*>')
_CELL_ENDS = re.compile(r"</t[dh]>(?=<t[dh])")
_IN_LINE = re.compile(r"</?(?:em|strong|a|code|span|likelihood|confidence|bar|trend)(?:[\s/][^>]*)?>")
_TAG = re.compile(r"<[^>]*>")


def paragraphs(elements: str, press: Press) -> tuple[str, ...]:
    """The paragraphs, items, headings and rows of prose that a Converter gave, without its notes and pictures.

    What a reference prints is known only in a whole paper: here it is “…”, so that another number of a table is no
    other text.
    """
    text = MARK.sub(lambda found: _quoted(found[1], press.printed(found[0])), elements).replace("\n", " ")
    text = _UNPRINTED.sub("", text)
    text = _TITLED.sub(lambda found: f"\n{found[1]}\n", _REFERENCE.sub("…", text))
    text = _IN_LINE.sub("", _CELL_ENDS.sub(" · ", text).replace("<br/>", " "))
    lines = (" ".join(unescape(line).split()) for line in _TAG.sub("\n", text).split("\n"))
    return tuple(in_language(line, press.language) for line in lines if line)


def _quoted(asked: str, printed: str) -> str:
    """The number that a quotation prints, fit for XML as both are."""
    try:
        quotation = read_quotation(unescape(asked))
    except Misquoted:
        return printed
    return printed if quotation.claim else f"{_BEGIN}{quotation.figure}{_NUMBER}{printed}{_END}"


def printed(text: str) -> str:
    """The text as it is printed."""
    return QUOTED.sub(r"\2", text)


def figures_of(text: str) -> set[str]:
    """The ids of the figures that a text quotes."""
    return {found[1] for found in QUOTED.finditer(text)}


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """Every sentence of some paragraphs."""
    return (text[begin:end] for text in texts for begin, end in sentence_spans(text, text))


def said(text: str) -> str:
    """What two texts have in common that differ in nothing but quotation marks, dashes, spaces and how characters are
    encoded."""
    return _spelt(printed(text))


def frame(text: str) -> str:
    """What two texts have in common that differ in nothing but the numbers that they quote."""
    return _spelt(QUOTED.sub(rf"{_BEGIN}\1{_END}", text))


def _spelt(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return _AROUND.sub(r"\1", _BEFORE.sub("", " ".join(text.split())))


_ALIKE = {
    **{ord(mark): "'" for mark in '"“”„‟«»‹›‘’‚‛`´′″'},
    **{ord(dash): "-" for dash in "‐‑‒–—―−"},
    **{ord(unseen): None for unseen in "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"},
}
_AROUND = re.compile(r" ?(['-]) ?")
_BEFORE = re.compile(r" (?=[;:!?%])")
"""French sets these marks apart, other languages don't."""
