"""What a paper says about itself, known once it is whole: numbers, references, contents.

Notes, tables and pictures are numbered in the order of the text; a reference is given
the words it prints; contents are given their entries. Writers print what stands here
and add only what they alone know: on which page something is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from operator import is_not
from types import UnionType
from typing import Any, TypeVar, cast

from briefgen.brief.typography import quoted
from briefgen.document import (
    Actor,
    Block,
    Caption,
    Contents,
    ContentsEntry,
    Entry,
    Event,
    Figure,
    Finding,
    Graphic,
    Heading,
    Inline,
    KeyFigure,
    Link,
    Node,
    Note,
    Notes,
    Paper,
    Part,
    Recommendation,
    Reference,
    Row,
    Table,
    Text,
    Timeline,
    plain_text,
    walk,
)
from briefgen.frozen import frozen
from briefgen.outline import element_name
from briefgen.template.grammar import rules

N = TypeVar("N", bound=Node)
CAUSES = frozenset((Note, Caption, Reference, Contents))
"""The nodes for whose sake a paper needs `resolved`."""


def resolved(paper: Paper) -> Paper:
    """The paper with every field that is `FILLED` filled in. What it says doesn't change when it is done again.

    A reference whose target isn't there, or has nothing to be called by, prints nothing: `shown` stays None.
    """
    numbering = _Numbering(paper)
    numbered = numbering.node(paper)
    return _Filling(numbered).node(numbered) if numbering.unfilled else numbered


def nameless(paper: Paper) -> set[str]:
    """What references in a resolved paper mean to name and can't: ids that nothing has, or only what has no name."""
    return {node.to for node in walk(paper) if isinstance(node, Reference) and node.shown is None}


def named_as_in(paper: Paper, whole: Paper) -> Paper:
    """An extract of a `whole` paper, in which references to what it leaves out print the words that they have there."""
    return _Borrowing(whole).node(paper)


@cache
def _holding() -> dict[type[Node], tuple[str, ...]]:
    """The fields of each class of node that hold nodes."""
    return {rule.node: tuple(slot.field for slot in rule.slots) for rule in rules().values()}


class Rewriting:
    """Goes through a tree in the order of the text and builds it anew where something changes."""

    def node(self, node: N) -> N:
        """The node, changed or as it was."""
        changed: dict[str, Any] = {}
        for name in _holding().get(type(node), ()):
            value = getattr(node, name)
            if isinstance(value, tuple):
                items = self.items(value)
                if len(items) != len(value) or any(map(is_not, items, value)):
                    changed[name] = items
            elif value is not None:
                new = self.item(value)
                if new is not value:
                    changed[name] = new
        return replace(node, **changed) if changed else node

    def items(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """The nodes of one field."""
        # Text is most of a tree and never changes.
        return tuple([node if type(node) is Text else self.item(node) for node in nodes])

    def item(self, node: Node) -> Node:
        """A node inside another."""
        return self.node(node)


# ── Numbers ──────────────────────────────────────────────────────────────────


class _Numbering(Rewriting):
    """Numbers notes and captions, and gives an id to what contents list.

    What stands in a note has no number: Word counts what is in notes by itself, after the text or before it.
    """

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.notes: dict[str, Note] = {}
        self.counts = {Note: 0, Table: 0, Figure: 0}
        self.depth = 0
        """How many notes stand around what is looked at."""
        nodes = list(walk(paper))
        self.ids = {name for node in nodes if (name := _id(node))}
        self.tried = defaultdict[str, Iterator[int]](lambda: count(1))
        """The numbers that new ids haven't been tried with, by their word."""
        self.listed = {node.of for node in nodes if isinstance(node, Contents)}
        self.unfilled = bool(self.listed)
        """Whether anything waits for the numbers of others."""

    def item(self, node: Node) -> Node:
        if isinstance(node, Note):
            return self._note(node)
        if isinstance(node, Table | Figure | Graphic) and node.caption and not self.depth:
            node = self._captioned(node)
        elif isinstance(node, Reference):
            self.unfilled = True
        elif isinstance(node, Heading | Notes) and "sections" in self.listed:
            node = replace(node, id=node.id or self._new_id("section"))
        return self.node(node)

    def _note(self, note: Note) -> Node:
        """A note with its number; where it was printed before, a reference to it."""
        first = self.notes.get(note.id) if note.id else None
        if first:
            self.unfilled = True
            return Reference(to=cast(str, first.id), origin=note.origin, brief_field=note.brief_field)
        self.counts[Note] += 1
        note = replace(note, number=self.counts[Note])
        if note.id:
            self.notes[note.id] = note
        self.depth += 1
        numbered = self.node(note)
        self.depth -= 1
        return numbered

    def _captioned(self, node: Table | Figure | Graphic) -> Table | Figure | Graphic:
        kind, pattern = (
            (Table, self.paper.table_label) if isinstance(node, Table) else (Figure, self.paper.figure_label)
        )
        self.counts[kind] += 1
        number = self.counts[kind]
        assert node.caption
        caption = replace(node.caption, number=number, label=_worded(pattern, number))
        name = node.id or (self._new_id(kind.__name__.lower()) if f"{kind.__name__.lower()}s" in self.listed else None)
        return replace(node, caption=caption, id=name)

    def _new_id(self, word: str) -> str:
        return next(name for count in self.tried[word] if (name := f"{word}-{count}") not in self.ids)


def _worded(pattern: str, number: object) -> str:
    """A label with its number, which never stands on another line than its word."""
    return pattern.replace(" {number}", "\u00a0{number}").replace("{number}", str(number))


def _id(node: Node) -> str | None:
    found = getattr(node, "id", None)
    return found if isinstance(found, str) else None


# ── References and contents ──────────────────────────────────────────────────


@frozen
class _Name:
    """What a thing with an id is called; `shown` None where it has nothing to be called by."""

    kind: str
    shown: str | None


class _Filling(Rewriting):
    """Gives references their words and contents their entries."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.names: dict[str, _Name] = {}
        self.nodes = list(walk(paper))
        for name, named in _named(self.nodes, paper):
            self.names.setdefault(name, named)
        for node in self.nodes:
            if isinstance(node, Heading) and node.id and (filled := self.node(node)) is not node:
                self.names[node.id] = replace(self.names[node.id], shown=_shown(filled, paper))

    def item(self, node: Node) -> Node:
        if isinstance(node, Reference):
            found = self.names.get(node.to)
            return replace(node, shown=found.shown, kind=found.kind) if found and found.shown else node
        if isinstance(node, Contents):
            return replace(node, entries=tuple(map(self._bared, _entries(self.nodes, node))))
        return self.node(node)

    def node(self, node: N) -> N:
        """The node; references that begin a sentence have a capital."""
        made = super().node(node)
        content = made.content if isinstance(made, Block | Part) and hasattr(made, "content") else ()
        if not any(isinstance(each, Reference) for each in content):
            return made
        begun = tuple([_begun(each) if _begins(content, at) else each for at, each in enumerate(content)])
        return replace(made, content=begun) if any(map(is_not, begun, content)) else made  # type: ignore[call-arg]

    def _bared(self, entry: ContentsEntry) -> ContentsEntry:
        """An entry whose references have their words and, as the whole of it is a link, link nowhere themselves."""
        filled = tuple([cast(Inline, self.item(node)) for node in entry.content])
        return replace(entry, content=_bare(filled))


_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)]*\s+$")


def _begins(content: Sequence[Node], at: int) -> bool:
    """Whether a sentence begins at a place of a paragraph, an item or a cell."""
    before = content[at - 1] if at else None
    return before is None or (isinstance(before, Text) and bool(_SENTENCE_ENDS.search(before.text)))


def _begun(node: Node) -> Node:
    """What begins a sentence: of a reference in words, with a capital."""
    if not isinstance(node, Reference) or not node.shown or node.kind == "note" or not node.shown[0].islower():
        return node
    return replace(node, shown=node.shown[0].upper() + node.shown[1:])


class _Borrowing(Rewriting):
    """Puts words in place of references that have none."""

    def __init__(self, whole: Paper) -> None:
        references = (node for node in walk(whole) if isinstance(node, Reference))
        self.words = {node.to: node.shown for node in references if node.shown and node.kind != "note"}

    def item(self, node: Node) -> Node:
        if isinstance(node, Reference) and node.shown is None:
            return Text(text=self.words.get(node.to, ""), origin=node.origin, brief_field=node.brief_field)
        return self.node(node)


def _named(nodes: Sequence[Node], paper: Paper) -> Iterator[tuple[str, _Name]]:
    """Everything with an id among the nodes of a paper, and what references to it print."""
    for node in nodes:
        if isinstance(node, Timeline):
            yield from _events(node)
        elif (name := _id(node)) and not isinstance(node, Event):
            yield name, _Name(element_name(node), _shown(node, paper))


def _events(timeline: Timeline) -> Iterator[tuple[str, _Name]]:
    """An event's own date may have been left out: it is that of the one above."""
    date = None
    for event in timeline.events:
        date = event.date or date
        if event.id:
            shown = event.label or ", ".join(part for part in (event.place, date) if part)
            yield event.id, _Name("event", shown or None)


def _shown(node: Node, paper: Paper) -> str | None:
    if isinstance(node, Note):
        return str(node.number)
    if isinstance(node, Heading):
        if any(isinstance(each, Reference) and each.to == node.id for each in walk(node)):
            return None  # a title that names itself has no end
        return quoted(plain_text(node), paper.language)
    if isinstance(node, Table | Figure | Graphic):
        return node.caption.label if node.caption else None
    if isinstance(node, Finding | Recommendation):
        pattern = paper.finding_label if isinstance(node, Finding) else paper.recommendation_label
        return node.label or (_worded(pattern, node.number) if node.number else None)
    if isinstance(node, Notes):
        return node.title and quoted(node.title, paper.language)
    if isinstance(node, Actor):
        return node.name
    if isinstance(node, Entry):
        return node.label or (node.name and quoted(node.name, paper.language))
    if isinstance(node, Row | KeyFigure):
        return node.label
    return None


def _entries(nodes: Sequence[Node], contents: Contents) -> Iterator[ContentsEntry]:
    """What the contents list, in the order of a paper's `nodes`, with all that stands in it."""
    kinds: dict[str, UnionType | type[Node]] = {"tables": Table, "figures": Figure | Graphic}
    kind = kinds.get(contents.of)
    has_notes = any(isinstance(node, Note) for node in nodes)
    for node in nodes:
        if isinstance(node, Table | Figure | Graphic):
            if kind and isinstance(node, kind) and node.caption and node.id:
                yield ContentsEntry(to=node.id, label=node.caption.label, content=node.caption.content)
        elif kind is None and isinstance(node, Heading) and node.id and node.level <= contents.depth:
            yield ContentsEntry(to=node.id, level=node.level, content=node.content)
        elif kind is None and isinstance(node, Notes) and node.id and node.title and has_notes:
            yield ContentsEntry(to=node.id, content=(Text(text=node.title),))


def _bare(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inlines without notes, references' links and links: the whole entry is a link."""
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Link):
            found += _bare(node.content)
        elif isinstance(node, Reference):
            found += [Text(text=node.shown)] if node.shown and node.kind != "note" else []
        elif not isinstance(node, Note):
            inner = getattr(node, "content", None)
            found.append(replace(node, content=_bare(inner)) if inner else node)  # type: ignore[call-arg]
    return tuple(found)
