"""Marked text to tree: strict XML, with `briefgen.document` as its only grammar."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NoReturn
from xml.parsers import expat

from briefgen.document import ELEMENTS, Block, Inline, LineBreak, Node, Paper, Paragraph, Text
from briefgen.problems import Collector, Position, did_you_mean
from briefgen.template.grammar import Attribute, Rule, Slot, places_for, rules
from briefgen.template.marked import MarkedText, take_marks
from briefgen.template.syntax import syntax_problem

DEEPEST = 100

# XML 1.0 §2.3: white space is these four; a no-break space is a character like any other.
_SPACE = " \t\r\n"
_SPACES = re.compile(f"[{_SPACE}]+")


def parse(text: str, files: tuple[str, ...] = ("template",)) -> Paper:
    """The paper that a filled template says; `files` are the names that its marks number.

    Raises ProblemsFound with everything that is wrong, each with the template's line,
    up to the first tag that doesn't close: nothing can be told after that.
    """
    problems = Collector()
    with problems:
        builder = _Builder(take_marks(text, files, problems), problems)
        builder.run()
    assert builder.paper is not None  # `run` reports a problem where there is no paper
    return builder.paper


class _Stop(Exception):
    """Nothing more can be read."""


class _Line:
    """Inline nodes in the making; knows whether a space now would be one too many."""

    def __init__(self, keeps_lines: bool) -> None:
        self.keeps_lines = keeps_lines
        self.after_space = True

    def add(self, text: str, into: list[Node], origin: Position) -> None:
        if self.keeps_lines:
            _add_lines(text, into, origin)
            return
        text = _SPACES.sub(" ", text)
        if self.after_space and text[0] == " ":
            text = text[1:]
        if text:
            into.append(Text(text=text, origin=origin))
            self.after_space = text[-1] == " "


def _add_lines(text: str, into: list[Node], origin: Position) -> None:
    """Lines with breaks between them. Indents and runs of spaces become no-break spaces, which nothing collapses."""
    lines = text.replace("\r\n", "\n").expandtabs(4).split("\n")
    for number, line in enumerate(lines):
        if number:
            into.append(LineBreak(origin=origin))
        if line:
            kept = re.sub("^ +|  +", lambda run: "\u00a0" * len(run[0]), line)
            into.append(Text(text=kept, origin=origin))


class _Frame:
    """An element that is open. `rule` is None for an unknown one; `slot` is None where it may not stand."""

    __slots__ = ("held", "line", "name", "origin", "rule", "slot", "values", "wrapped")

    def __init__(self, name: str, rule: Rule | None, origin: Position, slot: Slot | None) -> None:
        self.name = name
        self.rule = rule
        self.origin = origin
        self.slot = slot
        self.values: dict[str, object] | None = None
        self.held: dict[str, list[Node]] = {}
        self.line: _Line | None = None
        self.wrapped: list[Node] = []


class _Builder:
    """Listens to expat and builds the tree from the inside out."""

    def __init__(self, marked: MarkedText, problems: Collector) -> None:
        self.marked = marked
        self.problems = problems
        self.paper: Paper | None = None
        self.frames: list[_Frame] = []
        self.chars: list[str] = []
        self.chars_at = 0
        self.ids: dict[str, Position] = {}
        self.links: list[tuple[str, Position]] = []
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
            self._check_links()

    def _here(self) -> Position:
        return self.marked.position(self.expat.CurrentByteIndex)

    def _wrong(self, position: Position, message: str, hint: str, rule: str) -> None:
        self.problems.add(position, message, hint, rule)

    # ── What expat hears ──────────────────────────────────────────────────────

    def _characters(self, text: str) -> None:
        if not self.chars:
            self.chars_at = self.expat.CurrentByteIndex
        self.chars.append(text)

    def _doctype(self, *_: object) -> NoReturn:
        self._wrong(self._here(), "a DOCTYPE", "delete it; a template begins with `<paper`", "doctype")
        raise _Stop

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._text_ends()
        here = self._here()
        if len(self.frames) >= DEEPEST:
            self._wrong(here, f"elements nested more than {DEEPEST} deep", "look for a part that includes itself", "too-deep")
            raise _Stop
        rule = rules().get(name)
        if rule is None:
            self._unknown(name, here)
        parent = self.frames[-1] if self.frames else None
        frame = _Frame(name, rule, here, self._slot(name, rule, parent, here))
        if rule:
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
            frame.line.add(text, frame.held.setdefault(frame.rule.text.field, []), frame.origin)
        elif frame.wrapped or text.strip(_SPACE):
            self._bare_text(text, frame, frame.rule)

    def _bare_text(self, text: str, frame: _Frame, rule: Rule) -> None:
        """Text directly where blocks stand: a paragraph whose tags were left out, or a mistake."""
        if rule.wraps:
            self._open_line(frame).add(text, frame.wrapped, frame.origin)
            return
        lead = len(text) - len(text.lstrip(_SPACE))
        position = self.marked.position(self.chars_at + lead)
        begin = _SPACES.sub(" ", text.strip(_SPACE))
        shown = begin if len(begin) <= 40 else begin[:39] + "…"
        hint = _holds(rule) if rule.name != "paper" else "put it in `<p>` … `</p>`, or look for a tag left open above"
        self._wrong(position, f"text directly in `<{rule.name}>`: “{shown}”", hint, "stray-text")

    def _open_line(self, frame: _Frame) -> _Line:
        if frame.line is None:
            frame.line = _Line(False)
        return frame.line

    def _close_wrapped(self, frame: _Frame) -> None:
        """End the paragraph that text without `<p>` stands in."""
        content = _trimmed(frame.wrapped)
        frame.line, frame.wrapped = None, []
        if content and frame.rule and frame.rule.wraps:
            paragraph = Paragraph(content=content, origin=frame.origin)
            frame.held.setdefault(frame.rule.wraps.field, []).append(paragraph)

    def _line_of(self, rule: Rule, parent: _Frame | None) -> _Line | None:
        """The line that an element's text continues: its parent's, inside a line; a new one at a block."""
        if not issubclass(rule.node, Inline):
            return _Line(rule.keeps_lines) if rule.text else None
        if parent is None or parent.rule is None:
            return _Line(False)
        line = self._open_line(parent)
        if rule.node is LineBreak:
            line.after_space = True
        return line

    # ── Elements ──────────────────────────────────────────────────────────────

    def _slot(self, name: str, rule: Rule | None, parent: _Frame | None, here: Position) -> Slot | None:
        """Where in its parent an element goes; None, with a problem, where it may not stand."""
        if parent is None:
            if name != "paper":
                self._wrong(here, f"`<{name}>` is outermost", "everything a template prints stands in `<paper>`", "no-paper")
            return None
        if rule is None or parent.rule is None:
            return None
        if issubclass(rule.node, Inline) and parent.rule.wraps:
            return parent.rule.wraps
        slot = parent.rule.slot_by_node.get(rule.node)
        if slot is None:
            self._misplaced(name, rule, parent.rule, here)
        elif not slot.many and slot.field in parent.held:
            self._wrong(here, f"a second `<{name}>` in `<{parent.name}>`", "it may hold one", "twice")
            return None
        else:
            parent.held.setdefault(slot.field, [])
        return slot

    def _put(self, node: Node, slot: Slot, parent: _Frame) -> None:
        if isinstance(node, Inline):
            into = parent.wrapped if parent.rule and slot is parent.rule.wraps else parent.held[slot.field]
            if isinstance(node, LineBreak) and into:
                into[:] = _trimmed(into)
            into.append(node)
        else:
            self._close_wrapped(parent)
            parent.held[slot.field].append(node)

    def _node(self, frame: _Frame) -> Node | None:
        """The node of an element that has ended; None where it is unknown or something it needs is missing."""
        self._close_wrapped(frame)
        rule, values = frame.rule, frame.values
        if rule is None or values is None:
            return None
        for slot in rule.slots:
            held = frame.held.get(slot.field, [])
            if slot is rule.text and not issubclass(rule.node, Inline):
                values[slot.field] = _trimmed(held)
            elif slot.many:
                values[slot.field] = tuple(held)
            elif held:
                values[slot.field] = held[0]
            elif slot.required:
                if slot.field not in frame.held:
                    self._missing_child(rule, slot, frame.origin)
                return None
        return rule.node(origin=frame.origin, **rule.fixed, **values)  # type: ignore[arg-type]

    def _attributes(self, rule: Rule, given: dict[str, str], here: Position) -> dict[str, object] | None:
        """The fields that attributes fill. An attribute left empty counts as not given. None where one is wrong."""
        values: dict[str, object] = {}
        fine = True
        for name, text in given.items():
            attribute = rule.attributes.get(name)
            if attribute is None:
                self._unknown_attribute(rule, name, here)
                fine = False
                continue
            text = _SPACES.sub(" ", text).strip(" ")
            value = self._value(rule, attribute, text, here) if text else attribute.default
            fine = fine and (value is not None or not text)
            values[attribute.field] = value
        for attribute in rule.attributes.values():
            if attribute.required and values.get(attribute.field) is None:
                if not given.get(attribute.name):
                    self._missing_attribute(rule, attribute, given, here)
                fine = False
        self._note_ids(values, here)
        return values if fine else None

    def _value(self, rule: Rule, attribute: Attribute, text: str, here: Position) -> object:
        """An attribute's text as its field's value; None, with a problem, when it can't be that."""
        said = f"`{attribute.name}` of `<{rule.name}>` can't be “{text}”"
        if attribute.choices:
            if text in attribute.choices:
                return {"true": True, "false": False}.get(text, text)
            hint = did_you_mean(text, attribute.choices) or f"one of: {', '.join(attribute.choices)}"
            self._wrong(here, said, hint, "attribute-value")
            return None
        if attribute.numbers is not None:
            if text.isascii() and text.isdigit() and len(text) < 10 and int(text) in attribute.numbers:
                return int(text)
            hint = f"a whole number from {attribute.numbers.start} to {attribute.numbers.stop - 1}"
            self._wrong(here, said, hint, "attribute-value")
            return None
        if attribute.pattern and not attribute.pattern.fullmatch(text):
            self._wrong(here, said, attribute.about, "attribute-value")
            return None
        return text

    def _note_ids(self, values: dict[str, Any], here: Position) -> None:
        name, link = values.get("id"), values.get("href")
        if isinstance(link, str) and link.startswith("#"):
            self.links.append((link[1:], here))
        if isinstance(name, str):
            if name in self.ids:
                hint = f"it stands at {self.ids[name]} already; links couldn't tell the two apart"
                self._wrong(here, f"the id “{name}” twice", hint, "duplicate-id")
            self.ids.setdefault(name, here)

    def _check_links(self) -> None:
        for target, here in self.links:
            if target not in self.ids:
                hint = did_you_mean(target, self.ids, "`#{}`") or "give the element that it means this `id`"
                self._wrong(here, f"a link to `#{target}`, which nothing in the paper has as its id", hint, "dangling-link")

    # ── Problems ──────────────────────────────────────────────────────────────

    def _unknown(self, name: str, here: Position) -> None:
        near = _HTML.get(name)
        hint = f"write {near}" if near else did_you_mean(name, ELEMENTS, "`<{}>`") or "docs/elements.md lists the elements"
        self._wrong(here, f"unknown element `<{name}>`", hint, "unknown-element")

    def _misplaced(self, name: str, rule: Rule, parent: Rule, here: Position) -> None:
        if rule.node is Paragraph and parent.text:
            hint = f"`<{parent.name}>` holds one line of text: leave `<p>` out, or use the filter `inline` on a prose field"
        elif name == "paper":
            hint = "a template prints one paper; look for a part that holds a whole one"
        else:
            hint = f"{_holds(parent)}; `<{name}>` stands in {_list(places_for(rule.node))}"
        self._wrong(here, f"`<{name}>` may not stand in `<{parent.name}>`", hint, "misplaced-element")

    def _missing_child(self, rule: Rule, slot: Slot, here: Position) -> None:
        names = [name for name, element in ELEMENTS.items() if issubclass(element.node, slot.accepts)]
        self._wrong(here, f"`<{rule.name}>` without {_list(names)}", _holds(rule), "missing-element")

    def _unknown_attribute(self, rule: Rule, name: str, here: Position) -> None:
        known = ", ".join(rule.attributes)
        hint = did_you_mean(name, rule.attributes) or (f"it may carry: {known}" if known else "it carries none")
        self._wrong(here, f"`<{rule.name}>` has no attribute `{name}`", hint, "unknown-attribute")

    def _missing_attribute(self, rule: Rule, attribute: Attribute, given: dict[str, str], here: Position) -> None:
        said = f"the attribute `{attribute.name}` of `<{rule.name}>` is empty" if attribute.name in given else f"`<{rule.name}>` without the attribute `{attribute.name}`"
        self._wrong(here, said, attribute.about, "missing-attribute")


# What people know from HTML, and its name here.
_HTML = {
    "b": "`<strong>`",
    "i": "`<em>`",
    "h4": "`<h3>`; there are three levels",
    "div": "its parts without it; the theme groups them",
    "section": "its parts without it; headings make the sections",
    "header": "`<masthead>`",
    "aside": "`<sidebar>` or `<call-out>`",
    "figcaption": "`<caption>`",
    "hr": "`<page-break/>`, or leave it out",
    "dl": "`<timeline>`, `<actors>` or a table",
}


def _list(names: list[str]) -> str:
    return ", ".join(f"`<{name}>`" for name in names)


def _holds(rule: Rule) -> str:
    """What an element may hold, in words."""
    if rule.text:
        return f"`<{rule.name}>` holds one line of text"
    if any(slot.accepts is Block for slot in rule.slots):
        return f"`<{rule.name}>` holds paragraphs, lists and other blocks"
    return f"`<{rule.name}>` holds {_list(rule.holds)}" if rule.holds else f"`<{rule.name}>` holds nothing; write `<{rule.name}/>`"


def _trimmed(content: list[Node]) -> tuple[Node, ...]:
    """Inline nodes without white space at their end, however deep it stands."""
    while content:
        *before, last = content
        if isinstance(last, Text):
            text = last.text.rstrip(" ")
            if text == last.text:
                break
            content = [*before, replace(last, text=text)] if text else before
            if text:
                break
        elif getattr(last, "content", None):
            inner = _trimmed(list(last.content))  # type: ignore[attr-defined]
            content = [*before, replace(last, content=inner)] if inner != last.content else content  # type: ignore[attr-defined,call-arg]
            break
        else:
            break
    return tuple(content)
