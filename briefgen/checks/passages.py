"""The prose of a brief as rules about wording read it, with the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from briefgen.brief import Brief, BriefFile
from briefgen.brief.text import Kind
from briefgen.brief.walk import FieldPath, texts
from briefgen.checks.mendable import in_a_name, mendable
from briefgen.frozen import frozen
from briefgen.problems import Fix, Position, spaced_like
from briefgen.reading.pieces import Pieces

_MARKUP = re.compile(
    r"^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?s:.*?)(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"  # code
    r"|`(?:[^`\n]|\n(?![ \t]*\n))*`"
    r"|\]\((?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,500}\)){0,2000})(?:\s[^)]{0,500})?\)"  # where links lead
    r"|\]\[[^\]]{0,500}\]|<https?:[^>\s]{0,2000}>|https?://\S+"
    r"|\{\{[^}]{0,500}\}\}|\[-?@[^\]]{0,2000}\]"  # figures, citations
    r"|\[\^[^\]\s]{0,500}\]:?|\{#[^}]{0,500}\}"  # notes, ids
    r"|^:::.*$|^[ \t]*(?P<item>[-*+]|\d+[.)])(?=[ \t])",
    re.MULTILINE,
)
"""What isn't prose. Lengths are bounded, so that brackets that are never closed take no more time than others."""
_SENTENCE_ENDS = re.compile(r"[.!?؟۔][\"'”’)\]*_]*(?=\s+[^\sa-z])|\n[ \t]*\n|\n(?=[ \t]*(?:- |\|))")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[a-z]\.[a-z]|cf|vs|approx|est|Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Capt|Lt|Col|Sgt|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec"
    r"|(?:[Nn]os?|pp?|ca?|art|para)(?=\.\s*\d))\.\s*\S?$"
)
_LARGEST_GAP = 100
"""How many spaces may stand before the next sentence."""

_IN_PARAGRAPH = r"(?:[^{}\n]|\n(?![ \t]*\n)){{0,1000}}"
_IN_SINGLES = r"(?:[^{}\n]|{}(?=\w)|\n(?![ \t]*\n)){{1,300}}"
_MARKED = re.compile(
    "|".join(f"{first}{_IN_PARAGRAPH.format(last)}{last}" for first, last in ('""', "“”", "«»", "„“"))
    + rf"|‘(?<![\w’']‘){_IN_SINGLES.format('‘’', '’')}’(?!\w)"  # a mark before a letter is an apostrophe
    + rf"|'(?<![\w’']')(?![\d\s]){_IN_SINGLES.format(chr(39), chr(39))}'(?!\w)"
)
"""Words between quotation marks of one paragraph. Each form begins with its mark, for which the engine looks fast."""
_SET_OFF = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
"""A line of a quotation that is set off from the text."""


@frozen
class Passage:
    """The text of one field. `text` is as it was typed; `words` is as long, with spaces in place of what isn't prose:
    code, where links lead, `{{figures}}`, citations, marks of notes and boxes, ids. Each item of a list has a `-`.
    """

    file: BriefFile
    path: FieldPath
    text: str
    words: str

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self.text)

    @cached_property
    def unquoted(self) -> str:
        """The words with spaces in place of quotations too."""
        return unquoted(self.words)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How its words begin, quotations left out: a rule sees at once that a text has none of the words it knows."""
        return beginnings(self.unquoted)

    def at(self, start: int, end: int | None = None) -> Position:
        """Where a piece of the text, else the word that begins at `start`, stands in the YAML.

        In text with escapes that is where its like stands; where there is none, the field.
        """
        if exact := self.file.placed.at(self.path, start):
            return exact
        if end is None:
            found = re.compile(r"\S+").match(self.text, start)
            end = found.end() if found else start + 1
        piece = self.text[start:end]
        skip = self._pieces.before(piece, start)
        return self.file.placed.find(self.path, piece, skip) or self.file.placed.place(self.path).value

    def fix(self, start: int, end: int, new: str) -> Fix | None:
        """The mending of a piece of the text, whose lines end where they did; None where that may be somebody else's
        words or no prose, which are never touched."""
        old = self.text[start:end]
        broken = spaced_like(old, new)
        if broken is None or self._mendable[start:end] != old or in_a_name(self.text, self.words, start, end):
            return None
        return Fix(self.at(start, end), self.path, start, old, broken)

    @cached_property
    def _mendable(self) -> str:
        return mendable(self.text, self.words, self.unquoted)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The beginning and end of each sentence, heading, item or row of a table in it."""
        return iter(self._sentences)

    @cached_property
    def _sentences(self) -> tuple[tuple[int, int], ...]:
        """They are asked for by many rules."""
        return tuple(sentence_spans(self.words, self.text))

    def sentence(self, at: int) -> tuple[int, int]:
        """The beginning and end of the sentence that holds a character."""
        number = bisect_right(self._sentences, at, key=lambda span: span[0]) - 1
        return self._sentences[number] if number >= 0 else (0, len(self.text))

    def is_attributed(self, at: int, quoted: bool = False) -> bool:
        """Whether its sentence gives the word that begins at a place to a speaker; `quoted`: it is between marks."""
        from briefgen.checks.attribution import attributed  # most texts have nothing to ask about

        start, end = self.sentence(at)
        return attributed(self.unquoted[start:end], at - start, quoted)


def sentence_spans(words: str, text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of each sentence, heading, item or row of a table in a text whose prose is `words`."""
    start = 0
    for found in _SENTENCE_ENDS.finditer(words):
        before = words[max(start, found.start() - 12) : found.end()].rstrip()
        after = words[found.end() : found.end() + _LARGEST_GAP].lstrip()[:1]
        if found[0] == "." and _ABBREVIATED.search(f"{before} {after}"):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    if piece.strip():
        yield begin, begin + len(piece.strip())


def beginnings(words: str) -> frozenset[str]:
    """The first four letters of each word of a text, in small letters."""
    return frozenset(word[:4] for word in _LETTERS.findall(words.lower()))


_LETTERS = re.compile(r"[^\W_]+")


def unquoted(words: str) -> str:
    """The words with spaces in place of quotations, so that every character keeps its place."""
    return _MARKED.sub(_blank_line_by_line, _without_set_off(words))


_LONGEST_ITALICS = 202
_ITALICS = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]{1,200}\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]{1,200}_(?![_\w])")


def in_table(text: str, at: int) -> bool:
    """Whether a character of a text stands in a row of a table, where there is little room."""
    return text[text.rfind("\n", max(at - _LONGEST_ROW, 0), at) + 1 : at + 1].lstrip().startswith("|")


_LONGEST_ROW = 2000


def in_italics(text: str, at: int) -> bool:
    """Whether a character of a text stands in italics: titles of works and words of other languages do."""
    near = _ITALICS.finditer(text, max(at - _LONGEST_ITALICS, 0), at + _LONGEST_ITALICS)
    return any(found.start() < at < found.end() for found in near)


def quotations(words: str) -> Iterator[tuple[int, int]]:
    """Where what stands between quotation marks begins and ends, the marks included; not in quotations set off."""
    return (found.span() for found in _MARKED.finditer(_without_set_off(words)))


def _without_set_off(words: str) -> str:
    return _SET_OFF.sub(_blank_line_by_line, words) if ">" in words else words


def _blank_line_by_line(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


@lru_cache(maxsize=1)
def typed(file: BriefFile) -> tuple[tuple[FieldPath, Kind, str], ...]:
    """Every text of a brief as it was typed, with its path and kind."""
    return tuple(texts(Brief, file.placed.data))


@lru_cache(maxsize=1)
def passages(file: BriefFile) -> tuple[Passage, ...]:
    """Every text of a brief that is prose or a line of it, in the order of the model's fields.

    They are kept for one brief, of which many checks ask them.
    """
    return tuple(
        Passage(file, path, text, _MARKUP.sub(_blank, text))
        for path, kind, text in typed(file)
        if kind.name in ("line", "prose")
    )


_OF_OTHERS = ("authors", "sources", "bibliography", "allow")


@lru_cache(maxsize=1)
def labels(file: BriefFile) -> tuple[Passage, ...]:
    """Every plain text of a brief that is the house's own: places, names of actors, labels of figures and so on, but no
    title of a source."""
    return tuple(
        Passage(file, path, text, text)
        for path, kind, text in typed(file)
        if kind.name == "plain" and path[0] not in _OF_OTHERS
    )


def worded_labels(file: BriefFile) -> Iterator[Passage]:
    """The labels that are words and no names, such as that of a figure."""
    return (label for label in labels(file) if label.path[-1] in _WORDED)


_WORDED = frozenset(
    [
        *("short_title", "kicker", "label", "because", "unsourced", "note", "timeframe", "type", "kind"),
        *("subtitle", "alt", "changes"),
    ]
)


def _blank(found: re.Match[str]) -> str:
    blank = _blank_line_by_line(found)
    return blank[: found.start("item") - found.start()] + "-".ljust(len(found["item"])) if found["item"] else blank
