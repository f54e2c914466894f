"""Sentences, paragraphs and sections that are longer than a reader is asked to bear.

Words are counted as a reader does: a number is one, a hyphenated word is one, and so is a quoted figure. Citations and
notes don't count, nor do quotations, which nobody can shorten, and tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.brief import BriefFile
from briefgen.brief.quoting import QUOTATION
from briefgen.checks.passages import Passage, passages
from briefgen.checks.style.found import Found
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.problems import Position

_WORD = re.compile(r"\w+(?:[-–'’.,/:&]\w+)*")
_BLOCK_ENDS = re.compile(r"\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:- |\||#{1,6} ))")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>\S.*)$", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_NOTE = re.compile(r"\^\[(?:[^\[\]]|\[[^\[\]]{0,300}\]){0,1000}\]")
_NOTE_BELOW = re.compile(r"^\[\^[^\]\n]{1,200}\]:.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n|\Z)))*", re.MULTILINE)
_BEGINS = re.compile(r"(?:(?:[-*+>]|#{1,6}|\d+[.)])[ \t]+)?\s*(?=\S)")


def check_longest(rule: StyleRule, file: BriefFile, house: House) -> Iterator[Found]:
    """Every sentence, paragraph and section that has more words than the rule allows."""
    most = rule.longest
    for passage in passages(file) if most else ():
        if not most or not rule.covers(passage.path):
            continue
        words = _countable(passage)
        if most.sentence:
            yield from _over(passage, words, passage.sentences(), "sentence", most.sentence)
        if most.paragraph:
            yield from _over(passage, words, _between(_BLOCK_ENDS, passage.words), "paragraph", most.paragraph)
        if most.section and _holds_sections(passage):
            yield from _sections(passage, words, most.section)


_HINTS = {
    "sentence": "make two of it",
    "paragraph": "divide it where its subject changes",
    "section": "divide it by a heading, or cut what the argument can do without",
}


def _over(passage: Passage, words: str, spans: Iterable[tuple[int, int]], what: str, most: int) -> Iterator[Found]:
    for start, end in spans:
        if end - start > 2 * most and (count := _count(words[start:end])) > most:  # a word and its space are two
            begin = _BEGINS.match(passage.text, start)
            yield _found(passage.at(begin.end() if begin else start), what, count, most)


def _sections(passage: Passage, words: str, most: int) -> Iterator[Found]:
    """The text below each heading; notes are no part of it."""
    words = _masked(words, _NOTE_BELOW.finditer(passage.text))
    place, start = _title(passage), 0
    for heading in (*_HEADING.finditer(passage.text), None):
        end = heading.start() if heading else len(words)
        if (count := _count(words[start:end])) > most:
            yield _found(place, "section", count, most)
        if heading:
            place, start = passage.at(heading.start("title"), heading.end()), heading.end()


def _found(place: Position, what: str, count: int, most: int) -> Found:
    message = f"this {what} has {count:,} words; {most:,} are allowed"
    return Found(place, message, _HINTS[what], {"found": f"{count:,} words", "most": f"{most:,}"})


# ── Words ────────────────────────────────────────────────────────────────────


def _count(words: str) -> int:
    return sum(1 for _ in _WORD.finditer(words))


def _countable(passage: Passage) -> str:
    """The words of a passage that count, each at its place: tables, quotations and notes in place are spaces, a quoted
    figure is one word."""
    words = _TABLE.sub(_blank, passage.unquoted)
    if "^[" in passage.text:
        words = _masked(words, _NOTE.finditer(passage.text))
    return _masked(words, QUOTATION.finditer(passage.text), "0")


def _masked(words: str, spans: Iterable[re.Match[str]], sign: str = " ") -> str:
    """The words with a sign and spaces in place of some stretches of the text."""
    parts, at = [], 0
    for found in spans:
        parts += [words[at : found.start()], sign.ljust(len(found[0]))]
        at = found.end()
    return "".join([*parts, words[at:]])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _between(ends: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that a pattern divides, empty ones left out."""
    start = 0
    for found in ends.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    yield start, len(text)


# ── Sections ─────────────────────────────────────────────────────────────────


def _holds_sections(passage: Passage) -> bool:
    return passage.path[-1] == "body" or passage.path in (("method",), ("about",))


def _title(passage: Passage) -> Position:
    """Where the heading above a field stands: a section's title, else the field's own name."""
    own = (*passage.path[:-1], "title")
    placed = passage.file.placed
    return placed.place(own).value if passage.path[-1] == "body" else placed.place(passage.path).name
