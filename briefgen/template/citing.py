"""What citations print: the first mention of a source in full, later ones short, as notes or in the text.

Which mention is the first is known once the paper is whole, so this comes after parsing
and before `apparatus` numbers the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import TypeVar, cast

from briefgen.brief.citation import Cite, Miswritten, cites
from briefgen.citations import Bibliography, Mention
from briefgen.document import Citation, Emphasis, Inline, Link, Node, Note, Paper, Paragraph, Strong, Text, walk
from briefgen.problems import Collector, Position, did_you_mean
from briefgen.template.apparatus import Rewriting

N = TypeVar("N", bound=Node)


def with_citations(paper: Paper, bibliography: Bibliography, ids: set[str], problems: Collector) -> Paper:
    """The paper with the words of its citations; `ids` are those that something in it has, such as entries of a list.

    A citation that isn't written like one, or of a source that the brief hasn't got, is a problem at its line.
    """
    read = [(node, _read(node, problems)) for node in walk(paper) if isinstance(node, Citation)]
    unknown = [(node.origin, cite.key) for node, asked in read for cite in asked if cite.key not in bibliography.keys]
    for place, key in unknown:
        hint = did_you_mean(key, bibliography.keys, "`@{}`") or "write the id of one of the brief's sources"
        problems.add(place or Position("--template"), f"there is no source `{key}`", hint, "unknown-id")
    if unknown or problems.has_errors:
        return paper
    texts = iter(bibliography.cited(list(_mentions([cite for _, asked in read for cite in asked]))))
    forms = {id(node): [(cite, next(texts)) for cite in asked] for node, asked in read if asked}
    return _Citing(forms, bibliography, ids).node(paper)


def _read(node: Citation, problems: Collector) -> tuple[Cite, ...]:
    try:
        return () if node.content else cites(node.of)
    except Miswritten as wrong:
        place = node.origin or Position("--template")
        problems.add(place, f"`of` isn't written like a citation: “{node.of[:60]}”", wrong.hint, "citation-form")
        return ()


def _mentions(cited: Sequence[Cite]) -> Iterator[Mention]:
    seen: set[str] = set()
    for cite in cited:
        yield Mention(cite.key, cite.label, cite.locator, cite.key in seen)
        seen.add(cite.key)


class _Citing(Rewriting):
    """Gives citations their words; `forms` are those of each citation's sources, by the node's identity."""

    def __init__(
        self, forms: Mapping[int, Sequence[tuple[Cite, str]]], bibliography: Bibliography, ids: set[str]
    ) -> None:
        self._forms = forms
        self._as_notes = not bibliography.in_text
        self._affixes = tuple(map(_inlines, bibliography.affixes))
        self._ids = ids
        self._in_note = False

    def items(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        if not any(id(node) in self._forms for node in nodes):
            return super().items(nodes)
        if self._as_notes and not self._in_note:
            return super().items(_behind_punctuation(nodes))
        last = nodes[-1]
        return tuple(self._cited(n, n is last) if id(n) in self._forms else self.item(n) for n in nodes)

    def item(self, node: Node) -> Node:
        if id(node) in self._forms:
            return self._cited(node, True)
        if isinstance(node, Note):
            self._in_note = True
            node = self.node(node)
            self._in_note = False
            return node
        return self.node(node)

    def _cited(self, node: Node, ends: bool) -> Citation:
        """A citation with its words. Inside a note a full stop is left to the text that goes on behind it."""
        words = self._words(self._forms[id(node)])
        before, _, after = self._affixes
        if self._as_notes and not self._in_note:
            whole = _capitalised(_joined([before, words, after]))
            words = (Note(content=(Paragraph(content=whole, origin=node.origin),), origin=node.origin),)
        else:
            words = _joined([before, words, after if ends or not self._as_notes else ()])
        return replace(cast(Citation, node), content=words)

    def _words(self, forms: Sequence[tuple[Cite, str]]) -> tuple[Inline, ...]:
        between = self._affixes[1]
        parts = [self._source(cite, text) for cite, text in forms]
        return tuple(node for at, part in enumerate(parts) for node in (*(between if at else ()), *part))

    def _source(self, cite: Cite, text: str) -> tuple[Inline, ...]:
        """One source; what it begins with leads to its entry in the list, where the paper prints one."""
        words = _inlines(text)
        if cite.key in self._ids:
            words = _linked(words, f"#{cite.key}")
        return (*_text(f"{cite.prefix} " if cite.prefix else ""), *words, *_text(cite.suffix))


def _linked(words: tuple[Inline, ...], address: str) -> tuple[Inline, ...]:
    """A form whose words up to its first comma are a link, unless one stands among them."""
    for at, node in enumerate(words):
        if isinstance(node, Link):
            return words
        lead, comma, rest = node.text.partition(",") if isinstance(node, Text) else ("", "", "")
        if comma:
            content = (*words[:at], *_text(lead))
            return (Link(href=address, content=content), *_text(comma + rest), *words[at + 1 :])
    return (Link(href=address, content=words),)


_PUNCTUATION = re.compile(r"[.,;:!?…]+[”’»]*|[”’»]+[.,;:!?…]*")


def _behind_punctuation(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """A line in which the marks of notes touch the word before them, and stand behind what ends a clause.

    Nothing moves before an element: where one stands directly before the marks, the punctuation stays behind them.
    """
    left, line = list(nodes), list[Node]()
    while left:
        if not isinstance(left[0], Citation):
            line.append(left.pop(0))
            continue
        marks = _marks(left)
        if line and isinstance(line[-1], Text):
            found = _PUNCTUATION.match(left[0].text) if left and isinstance(left[0], Text) else None
            moved = found[0] if found else ""
            line[-1] = replace(line[-1], text=line[-1].text.rstrip(" ") + moved)
            if moved:
                left[0] = replace(cast(Text, left[0]), text=cast(Text, left[0]).text[len(moved) :])
        line += marks
    return tuple(node for node in line if not (isinstance(node, Text) and not node.text))


def _marks(left: list[Node]) -> list[Node]:
    """The citations that a line begins with, taken off it with the spaces between them."""
    marks = [left.pop(0)]
    while left:
        gap = 1 if isinstance(left[0], Text) and not left[0].text.strip(" ") else 0
        if len(left) <= gap or not isinstance(left[gap], Citation):
            break
        marks.append(left[gap])
        del left[: gap + 1]
    return marks


def _joined(parts: Sequence[Sequence[Inline]]) -> tuple[Inline, ...]:
    """Parts of a line; a full stop that follows one is left out."""
    line = [node for part in parts for node in part]
    for first, second in pairwise(range(len(line))):
        end = line[second]
        if isinstance(end, Text) and end.text[:1] == "." and re.search(r"[.!?…][”’»]*$", _said(line[first])):
            line[second] = replace(end, text=end.text[1:])
    return tuple(node for node in line if not (isinstance(node, Text) and not node.text))


def _said(node: Node) -> str:
    return "".join(each.text for each in walk(node) if isinstance(each, Text))


def _capitalised(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line that begins with a capital where it begins with words of its own, such as `see`."""
    if line and isinstance(line[0], Text) and line[0].text[:1].islower():
        return (replace(line[0], text=line[0].text[:1].upper() + line[0].text[1:]), *line[1:])
    return line


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text=text),) if text else ()


_TAG = re.compile(r"(<[^>]*>)")


def _inlines(text: str) -> tuple[Inline, ...]:
    """The elements of a form that the bibliography gives: emphasis and links."""
    open_tags: list[str] = []
    lines: list[list[Inline]] = [[]]
    for piece in _TAG.split(text):
        if piece.startswith("</"):
            content = tuple(lines.pop())
            lines[-1].append(_node(open_tags.pop(), content))
        elif piece.startswith("<"):
            open_tags.append(piece)
            lines.append([])
        elif piece:
            lines[-1].append(Text(text=unescape(piece)))
    return tuple(lines[0])


def _node(tag: str, content: tuple[Inline, ...]) -> Inline:
    if tag == "<em>":
        return Emphasis(content=content)
    if tag == "<strong>":
        return Strong(content=content)
    return Link(href=unescape(tag.removeprefix('<a href="').removesuffix('">')), content=content)
