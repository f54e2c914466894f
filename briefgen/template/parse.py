"""Marked text to tree: strict XML, with `briefgen.document` as its only grammar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn
from xml.parsers import expat

from briefgen.citations import Bibliography
from briefgen.document import (
    Bar,
    Citation,
    Confidence,
    Contents,
    Inline,
    Likelihood,
    LineBreak,
    Map,
    Node,
    Note,
    Notes,
    Paper,
    Paragraph,
    Reference,
    Text,
    Trend,
)
from briefgen.problems import Collector, Position
from briefgen.template import apparatus, wording
from briefgen.template.citing import with_citations
from briefgen.template.grammar import Rule, Slot, rules
from briefgen.template.line import SPACE, Line, trimmed, whole_lines
from briefgen.template.marked import MarkedText, take_marks
from briefgen.template.syntax import syntax_problem
from briefgen.template.targets import Targets
from briefgen.template.values import Values

DEEPEST = 100


def parse(
    text: str,
    files: tuple[str, ...] = ("template",),
    locate: Callable[[str], str] = str,
    bibliography: Bibliography | None = None,
    locate_outlines: Callable[[str], str] = str,
) -> Paper:
    """The paper that a filled template says; `files` are the names that its marks number.

    `locate` gives the absolute path of a picture file that the text names, `locate_outlines` that of a file of
    outlines; both raise BadImage. Without a `bibliography` citations print nothing that isn't written in them.

    Raises ProblemsFound with everything that is wrong, each with the template's line,
    up to the first tag that doesn't close: nothing can be told after that.
    """
    problems = Collector()
    with problems:
        builder = _Builder(take_marks(text, files, problems), problems, locate, bibliography, locate_outlines)
        builder.run()
    assert builder.paper is not None  # `run` reports a problem where there is no paper
    return builder.paper


class _Stop(Exception):
    """Nothing more can be read."""


class _Frame:
    """An element that is open. `rule` is None for an unknown one; `slot` is None where it may not stand."""

    __slots__ = ("brief_field", "held", "line", "name", "origin", "rule", "slot", "values", "wrapped")

    def __init__(
        self, name: str, rule: Rule | None, origin: Position, brief_field: str | None, slot: Slot | None
    ) -> None:
        self.name = name
        self.rule = rule
        self.origin = origin
        self.brief_field = brief_field
        self.slot = slot
        self.values: dict[str, object] | None = None
        self.held: dict[str, list[Node]] = {}
        self.line: Line | None = None
        self.wrapped: list[Node] = []


class _Builder:
    """Listens to expat and builds the tree from the inside out."""

    def __init__(
        self,
        marked: MarkedText,
        problems: Collector,
        locate: Callable[[str], str],
        bibliography: Bibliography | None,
        locate_outlines: Callable[[str], str],
    ) -> None:
        self.marked = marked
        self.values = Values(locate, locate_outlines, self._wrong)
        self.bibliography = bibliography
        self.problems = problems
        self.paper: Paper | None = None
        self.frames: list[_Frame] = []
        self.chars: list[str] = []
        self.chars_at = 0
        self.targets = Targets(self._wrong)
        self.classes: set[type[Node]] = set()
        self.expat = expat.ParserCreate("utf-8")
        self.expat.buffer_text = False
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._characters
        self.expat.StartDoctypeDeclHandler = self._doctype

    def run(self) -> None:
        """Read everything; problems go to the collector."""
        try:
            self.expat.Parse(self.marked.content, True)
        except expat.ExpatError as error:
            opened = [(frame.name, frame.origin) for frame in self.frames]
            self.problems.problems.append(syntax_problem(error, self.expat.ErrorByteIndex, self.marked, opened))
        except _Stop:
            return
        else:
            self.paper = self.targets.linked(self.paper)
            self._cite()
            if self.paper and not self.classes.isdisjoint(apparatus.CAUSES):
                self.paper = apparatus.resolved(self.paper)
                self.targets.check_references(self.paper)

    def _cite(self) -> None:
        if self.paper and self.bibliography and Citation in self.classes:
            self.paper = with_citations(self.paper, self.bibliography, set(self.targets.ids), self.problems)
            self.classes.add(Note)

    def _here(self) -> Position:
        return self.marked.position(self.expat.CurrentByteIndex)

    def _wrong(self, position: Position, words: wording.Words) -> None:
        self.problems.add(position, *words)

    # ── What expat hears ──────────────────────────────────────────────────────

    def _characters(self, text: str) -> None:
        if not self.chars:
            self.chars_at = self.expat.CurrentByteIndex
        self.chars.append(text)

    def _doctype(self, *_: object) -> NoReturn:
        self._wrong(self._here(), wording.doctype())
        raise _Stop

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._text_ends()
        here, field = self.marked.origin(self.expat.CurrentByteIndex)
        if len(self.frames) >= DEEPEST:
            self._wrong(here, wording.too_deep(DEEPEST))
            raise _Stop
        rule = rules().get(name)
        if rule is None:
            self._wrong(here, wording.unknown_element(name))
        parent = self.frames[-1] if self.frames else None
        frame = _Frame(name, rule, here, field, self._slot(name, rule, parent, here))
        if rule:
            if frame.slot:
                self.classes.add(rule.node)
            frame.values = self._attributes(rule, attributes, here)
            frame.line = self._line_of(rule, parent)
        self.frames.append(frame)

    def _end(self, _name: str) -> None:
        self._text_ends()
        frame = self.frames.pop()
        node = self._node(frame)
        if not self.frames:
            self.paper = node if isinstance(node, Paper) else None
        elif node is not None and frame.slot is not None:
            self._put(node, frame.slot, self.frames[-1])
            if isinstance(node, Inline) and self.frames[-1].rule and self.frames[-1].rule.text:
                self.frames[-1].brief_field = self.frames[-1].brief_field or frame.brief_field

    # ── Text ──────────────────────────────────────────────────────────────────

    def _text_ends(self) -> None:
        if not self.chars:
            return
        text = "".join(self.chars)
        self.chars.clear()
        frame = self.frames[-1]
        if frame.rule is None:
            return
        if frame.rule.text:
            assert frame.line is not None
            frame.brief_field = frame.brief_field or self.marked.field(self.chars_at)
            frame.line.add(text, frame.held.setdefault(frame.rule.text.field, []), frame.origin)
        elif frame.wrapped or text.strip(SPACE):
            self._bare_text(text, frame, frame.rule)

    def _bare_text(self, text: str, frame: _Frame, rule: Rule) -> None:
        """Text directly where blocks stand: a paragraph whose tags were left out, or a mistake."""
        if rule.wraps:
            self._open_line(frame).add(text, frame.wrapped, frame.origin)
            return
        lead = len(text) - len(text.lstrip(SPACE))
        position = self.marked.position(self.chars_at + lead)
        self._wrong(position, wording.stray_text(text, rule))

    def _open_line(self, frame: _Frame) -> Line:
        if frame.line is None:
            frame.line = Line(False)
        return frame.line

    def _close_wrapped(self, frame: _Frame) -> None:
        """End the paragraph that text without `<p>` stands in."""
        content = trimmed(frame.wrapped)
        frame.line, frame.wrapped = None, []
        if content and frame.rule and frame.rule.wraps:
            field = next((node.brief_field for node in content if node.brief_field), frame.brief_field)
            paragraph = Paragraph(content=content, origin=frame.origin, brief_field=field)
            frame.held.setdefault(frame.rule.wraps.field, []).append(paragraph)

    def _line_of(self, rule: Rule, parent: _Frame | None) -> Line | None:
        """The line that an element's text continues: its parent's, inside a line; a new one at a block."""
        if not issubclass(rule.node, Inline):
            return Line(rule.keeps_lines) if rule.text else None
        if rule.node is Note:
            return None
        if parent is None or parent.rule is None:
            return Line(False)
        line = self._open_line(parent)
        if rule.node is LineBreak:
            line.after_space = True
        elif rule.node in (Reference, Likelihood, Confidence, Bar, Trend, Citation):
            line.after_space = False
        return line

    # ── Elements ──────────────────────────────────────────────────────────────

    def _slot(self, name: str, rule: Rule | None, parent: _Frame | None, here: Position) -> Slot | None:
        """Where in its parent an element goes; None, with a problem, where it may not stand."""
        if parent is None:
            if name != "paper":
                self._wrong(here, wording.not_paper(name))
            return None
        if rule is None or parent.rule is None:
            return None
        if rule.node in (Note, Notes, Contents) and any(each.rule and each.rule.node is Note for each in self.frames):
            self._wrong(here, wording.in_note(rule))
            return None
        if rule.node is Notes and Notes in self.classes:
            self._wrong(here, wording.second(name, self.frames[0].rule or rule))
        if issubclass(rule.node, Inline) and parent.rule.wraps:
            return parent.rule.wraps
        slot = parent.rule.slot_by_node.get(rule.node)
        if slot is None:
            self._wrong(here, wording.misplaced(name, rule, parent.rule))
        elif not slot.many and slot.field in parent.held:
            self._wrong(here, wording.second(name, parent.rule))
            return None
        else:
            parent.held.setdefault(slot.field, [])
        return slot

    def _put(self, node: Node, slot: Slot, parent: _Frame) -> None:
        if isinstance(node, Inline):
            self._touch(node, slot, parent)
            into = parent.wrapped if parent.rule and slot is parent.rule.wraps else parent.held[slot.field]
            if isinstance(node, LineBreak) and into:
                into[:] = trimmed(into)
            into.append(node)
        else:
            self._close_wrapped(parent)
            parent.held[slot.field].append(node)

    def _touch(self, node: Inline, slot: Slot, parent: _Frame) -> None:
        """A note's mark touches the word before it; a space stands behind."""
        if not isinstance(node, Note) or parent.line is None:
            return
        before = parent.wrapped if parent.rule and slot is parent.rule.wraps else parent.held[slot.field]
        if before and isinstance(before[-1], Text) and before[-1].text.endswith(" "):
            before[-1] = replace(before[-1], text=before[-1].text.rstrip(" "))
            parent.line.after_space = False

    def _node(self, frame: _Frame) -> Node | None:
        """The node of an element that has ended; None where it is unknown or something it needs is missing."""
        self._close_wrapped(frame)
        rule, values = frame.rule, frame.values
        if rule is None or values is None:
            return None
        for slot in rule.slots:
            held = frame.held.get(slot.field, [])
            if slot is rule.text and not issubclass(rule.node, Inline):
                values[slot.field] = whole_lines(held) if rule.keeps_lines else trimmed(held)
            elif slot.many:
                values[slot.field] = tuple(held)
            elif held:
                values[slot.field] = held[0]
            elif slot.required:
                if slot.field not in frame.held:
                    self._wrong(frame.origin, wording.missing_child(rule, slot))
                return None
        node = rule.node(origin=frame.origin, brief_field=frame.brief_field, **rule.fixed, **values)
        if isinstance(node, Map) and node.outlines:
            self.values.check_outlines(node, frame.origin)
        return node

    def _attributes(self, rule: Rule, given: dict[str, str], here: Position) -> dict[str, object] | None:
        """The fields that attributes fill; None where one is wrong."""
        values, is_fine = self.values.of(rule, given, here)
        by_template = self.marked.is_template(self.expat.CurrentByteIndex)
        self.targets.take(values, here, rule.node is Note, by_template)
        return values if is_fine else None
