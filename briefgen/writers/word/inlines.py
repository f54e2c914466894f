"""Inlines as runs: one function for each class of inline. All looks are named character styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from briefgen.document import (
    Bar,
    Citation,
    Code,
    Confidence,
    Emphasis,
    Figure,
    Finding,
    Graphic,
    Heading,
    Inline,
    Likelihood,
    LineBreak,
    Link,
    Node,
    Note,
    Passage,
    Recommendation,
    Reference,
    Strong,
    Table,
    Text,
    Trend,
    plain_text,
    runs_right_to_left,
    walk,
)
from briefgen.frozen import frozen
from briefgen.gauges import Drawn, gauge
from briefgen.language import is_right_to_left
from briefgen.theme import FontFamily, TextStyle
from briefgen.writers.word.directions import stretches
from briefgen.writers.word.fields import begin, end
from briefgen.writers.word.gauges import drawing
from briefgen.writers.word.lists import counted
from briefgen.writers.word.looks import ParagraphStyle
from briefgen.writers.word.pieces import Para
from briefgen.writers.word.styles import AS_AROUND, CODE, EMPHASIS, LARGE_CODE, LINK, MARK_AGAIN, STRONG
from briefgen.writers.word.writing import Writing
from briefgen.writers.word.xml import escaped, legal, quoted


@frozen(slots=True)
class Mark:
    """What inlines around a run say about it. `names` are character styles for all of it."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    linked: bool = False
    language: str | None = None
    names: tuple[str, ...] = ()

    @property
    def rtl(self) -> bool:
        """Whether the run's language is written from right to left."""
        return is_right_to_left(self.language)


PLAIN = Mark()


class Line:
    """The runs of one paragraph as they are written. What is `said` in it decides from which side it is read."""

    def __init__(self, writing: Writing, style: ParagraphStyle, said: Iterable[Inline]) -> None:
        self.writing = writing
        self.style = style
        self.text: TextStyle = style.text
        self.typed = style.typed
        self.parts: list[str] = []
        self.brief_field: str | None = None
        self._spaced = True
        self._marked = 0
        self.rtl = runs_right_to_left(said, writing.paper.language)

    def add(self, content: Iterable[Inline], mark: Mark = PLAIN) -> None:
        """Write inlines. A class without a function is an error of ours."""
        for node in content:
            self.brief_field = self.brief_field or node.brief_field
            INLINES[type(node)](node, mark, self)

    def paragraph(self, inset: float = 0) -> Para:
        """What has been written, as a paragraph."""
        return Para(self.style, "".join(self.parts), rtl=self.rtl, inset=inset, field=self.brief_field)

    def mark(self, name: str, run: Callable[[str], str]) -> None:
        """The mark of a note, close to what it stands at; `run` makes it, given its `w:rPr`."""
        look = self._mark_look(name)
        while self.parts and self.parts[-1].endswith(f" {_TEXT_END}"):
            text = self.parts.pop().removesuffix(_TEXT_END).rstrip(" ")
            self.parts += [] if text.endswith(">") else [text + _TEXT_END]
        if self._marked and self._marked == len(self.parts):
            self.parts.append(f"<w:r>{look}<w:t>{_BETWEEN_MARKS}</w:t></w:r>")
        self.parts.append(run(look))
        self._spaced, self._marked = False, len(self.parts)

    def _mark_look(self, name: str) -> str:
        """The `w:rPr` of a mark: bold in a family that has it, in bold text as it is."""
        family, text = self.text.font, self.text
        if text.bold or not family.bold:
            return character_look(self.writing, name, AS_AROUND)
        self.writing.styles.faces.use(family, True, text.italic and family.bold_italic is not None)
        return character_look(self.writing, name)

    def field(self, code: str, shown: str, mark: Mark) -> None:
        """A field that shows these characters."""
        look = self._properties(mark, self._font(mark), False)
        self.parts.append(begin(code, look))
        self.characters(_WHITE.sub(" ", shown), mark)
        self.parts.append(end(look))
        self._spaced = False

    def words(self, text: str, mark: Mark) -> None:
        """Characters, any run of white space as one space."""
        told = _WHITE.sub(" ", text)
        if self._spaced and told.startswith(" "):
            told = told[1:]
        if told:
            self._spaced = told.endswith(" ")
            self.characters(told, mark)

    def lines(self, text: str, mark: Mark) -> None:
        """Typed characters: every space and line end is kept."""
        for at, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if at:
                self.end_line(mark)
            if line:
                self.characters(line.expandtabs(4), mark)

    def drawn(self) -> None:
        """Something that is no text was written last: a space after it counts."""
        self._spaced = False

    def end_line(self, mark: Mark) -> None:
        """A new line in the same paragraph."""
        self._spaced = True
        self.parts.append(_BREAK)

    def trimmed(self) -> list[str]:
        """The runs without line ends at the beginning and end."""
        first, last = 0, len(self.parts)
        while first < last and self.parts[first] == _BREAK:
            first += 1
        while last > first and self.parts[last - 1] == _BREAK:
            last -= 1
        return self.parts[first:last]

    def characters(self, text: str, mark: Mark, rtl: bool | None = None) -> None:
        """Runs for some characters, each of one direction and in a family that has them.

        `rtl` says from which side they are read; None: as the passage's language does, else the paragraph.
        """
        base = self._direction(mark) if rtl is None else rtl
        whole = mark.rtl or rtl is False
        for said, leftward in [(text, base)] if whole else stretches(text, base):
            for run, family in self.writing.theme.font_runs(legal(said), self._font(mark, leftward)):
                properties = self._properties(mark, family, leftward)
                self.parts.append(f'<w:r>{properties}<w:t xml:space="preserve">{escaped(run)}</w:t></w:r>')

    def _direction(self, mark: Mark) -> bool:
        return mark.rtl if mark.language else self.rtl

    def _font(self, mark: Mark, rtl: bool = False) -> FontFamily:
        """The family that a run would like to have."""
        if rtl and self.writing.script_family:
            return self.writing.script_family
        if mark.code:
            return self.writing.theme.styles["listing"].font
        if mark.strong and not mark.names:
            return self.writing.theme.bold_family(self.text.font)
        return self.text.font

    def _properties(self, mark: Mark, family: FontFamily, rtl: bool) -> str:
        names = self._names(mark, family, rtl)
        styles = self.writing.styles
        said = f'<w:rStyle w:val="{styles.character(names)}"/>' if names else ""
        bold, italic = self.text.bold or STRONG in names, self.text.italic != (EMPHASIS in names)
        styles.faces.use(family, bold and family.bold is not None, italic and family.italic is not None)
        said += "<w:rtl/>" if rtl else ""
        if mark.language:
            kind = "bidi" if rtl else "val"
            said += f"<w:lang w:{kind}={quoted(mark.language)}/>"
        return f"<w:rPr>{said}</w:rPr>" if said else ""

    def _names(self, mark: Mark, family: FontFamily, rtl: bool) -> tuple[str, ...]:
        """The names that together make the run's character style."""
        names = list(mark.names)
        has_bold = family.bold is not None or not rtl
        if mark.strong and not self.text.bold and has_bold:
            names.append(STRONG)
        if mark.emphasis and not rtl and family.italic is not None:
            names.append(EMPHASIS)
        if mark.code:
            names.append(CODE if self.text.size <= _LARGE * self.writing.theme.styles["text"].size else LARGE_CODE)
        if mark.linked:
            names.append(LINK)
        if family is not self._usual(mark, rtl) and not mark.names:
            names.append(self.writing.styles.family(family))
        return tuple(names)

    def _usual(self, mark: Mark, rtl: bool) -> FontFamily:
        """The family that a run has by its paragraph's style, or as typed characters."""
        if rtl and self.writing.script_family:
            return self.writing.script_family
        return self.writing.theme.styles["listing"].font if mark.code else self.text.font


_LARGE = 1.2
"""How much larger than the text a style is in which typed characters keep its size."""
_BREAK = "<w:r><w:br/></w:r>"
_TEXT_END = "</w:t></w:r>"
_BETWEEN_MARKS = "\u2009"
_WHITE = re.compile(r"[ \t\n\r\f\v\x85]+")


# ── One function an inline ───────────────────────────────────────────────────


def _text(node: Text, mark: Mark, line: Line) -> None:
    (line.lines if line.typed else line.words)(node.text, mark)


def _emphasis(node: Emphasis, mark: Mark, line: Line) -> None:
    """Emphasis inside emphasis is upright; so is it inside an italic style, because Word's italics toggle."""
    line.add(node.content, replace(mark, emphasis=not mark.emphasis))


def _strong(node: Strong, mark: Mark, line: Line) -> None:
    line.add(node.content, replace(mark, strong=True))


def _code(node: Code, mark: Mark, line: Line) -> None:
    line.add(node.content, replace(mark, code=True))


def _passage(node: Passage, mark: Mark, line: Line) -> None:
    line.add(node.content, replace(mark, language=node.lang))


def _citation(node: Citation, mark: Mark, line: Line) -> None:
    """Its note's mark, or words."""
    line.add(node.content, mark)


def _line_break(node: LineBreak, mark: Mark, line: Line) -> None:
    line.end_line(mark)


def _link(node: Link, mark: Mark, line: Line) -> None:
    """A link; one that leads nowhere, or stands in another, is only its words."""
    target = None if mark.linked else _target(node.href, line.writing)
    if target is None:
        line.add(node.content, mark)
        return
    line.parts.append(f'<w:hyperlink {target} w:history="1">')
    line.add(node.content, replace(mark, linked=True))
    line.parts.append("</w:hyperlink>")


def _target(href: str, writing: Writing) -> str | None:
    """A hyperlink's attribute for an address or for the id of an element."""
    if href.startswith("#"):
        name = writing.anchors.name(href[1:])
        return f"w:anchor={quoted(name)}" if name else None
    link = writing.links.to(href)
    return f"r:id={quoted(link)}" if link else None


def _gauge(node: Drawn, mark: Mark, line: Line) -> None:
    """A drawing that stands in the line like a letter."""
    drawn = gauge(node, line.text.size, line.writing.theme)
    line.parts.append(drawing(drawn, line.writing.pictures.next_number(), line.rtl))
    line.drawn()


# ── Notes and references ─────────────────────────────────────────────────────


def _note(node: Note, mark: Mark, line: Line) -> None:
    """A note's mark; a note in a note has none, because Word knows no such thing."""
    writing = line.writing
    if writing.notes.written:
        return

    def run(look: str) -> str:
        marked = writing.notes.mark(node, look)
        return writing.anchors.bookmark(node.id, marked) if node.id else marked

    line.mark(writing.notes.style, run)


def _reference(node: Reference, mark: Mark, line: Line) -> None:
    """The words for another part of the paper: a field where Word would find the same words, else a link."""
    name = line.writing.anchors.name(node.to)
    if node.shown is None:
        return
    if name is None or mark.linked:
        line.words(node.shown, mark)
    elif node.kind == "note":
        shown, code = escaped(node.shown), f"NOTEREF {name} \\f \\h"
        line.mark(MARK_AGAIN, lambda look: f"{begin(code, look)}<w:r>{look}<w:t>{shown}</w:t></w:r>{end(look)}")
    else:
        _words_of(node, name, node.shown, mark, line)


_AS_SHOWN = r"\* MERGEFORMAT"
"""Brought up to date, a reference keeps its look and doesn't take that of a caption's label (ECMA-376 §17.16.4.3)."""


def _words_of(node: Reference, name: str, shown: str, mark: Mark, line: Line) -> None:
    words, code = _repeated(line.writing.targets[node.to], name, line.writing)
    linked = replace(mark, linked=True)
    line.parts.append(f'<w:hyperlink w:anchor="{name}" w:history="1">')
    if words and words in shown:
        before, found, after = shown.rpartition(words)
        line.words(before, linked)
        line.field(code, found, linked)
        line.words(after, linked)
    else:
        line.words(shown, linked)
    line.parts.append("</w:hyperlink>")


def _repeated(target: Node, name: str, writing: Writing) -> tuple[str | None, str]:
    """The words that a field finds at a target, and the field's code; None where none finds what the paper shows."""
    if isinstance(target, Table | Figure | Graphic) and target.caption:
        return target.caption.label, f"REF {writing.anchors.words(target.id or '')} \\h {_AS_SHOWN}"
    if isinstance(target, Heading) and not any(isinstance(node, Note) for node in walk(target)):
        return plain_text(target), f"REF {writing.anchors.words(target.id or '')} \\h {_AS_SHOWN}"
    if isinstance(target, Finding | Recommendation) and target.number and counted(target.number):
        return target.number, f"REF {name} \\n \\h {_AS_SHOWN}"
    return None, ""


INLINES: dict[type[Inline], Callable[[Any, Mark, Line], None]] = {
    Text: _text,
    Emphasis: _emphasis,
    Strong: _strong,
    Link: _link,
    Code: _code,
    Passage: _passage,
    Likelihood: _gauge,
    Confidence: _gauge,
    Bar: _gauge,
    Trend: _gauge,
    LineBreak: _line_break,
    Note: _note,
    Reference: _reference,
    Citation: _citation,
}
"""The function that writes each class of inline."""


# ── Whole paragraphs ─────────────────────────────────────────────────────────


def paragraph(writing: Writing, style: ParagraphStyle, content: Iterable[Inline], inset: float = 0) -> Para:
    """Inlines as a paragraph in a style."""
    content = tuple(content)
    line = Line(writing, style, content)
    line.add(content)
    return line.paragraph(inset)


def furnished(writing: Writing, style: ParagraphStyle, *said: str | None) -> Line:
    """A line at the page's head or foot, empty yet: it is read as its paper is, or as what will be said in it."""
    words = () if writing.rtl else tuple(Text(text=text) for text in said if text)
    return Line(writing, style, words)


def character_look(writing: Writing, *names: str) -> str:
    """The `w:rPr` of a run in a character style."""
    return f'<w:rPr><w:rStyle w:val="{writing.styles.character(names)}"/></w:rPr>'


def plain(writing: Writing, style: ParagraphStyle, text: str, inset: float = 0) -> Para:
    """Plain text as a paragraph in a style."""
    return paragraph(writing, style, (Text(text=text),), inset)
