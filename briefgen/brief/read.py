"""A brief's file, read and held against the model, its prose converted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.brief.inline import Quoted
from briefgen.brief.model import DEEPEST_SECTION, Brief
from briefgen.brief.prose import Converter
from briefgen.brief.text import Kind
from briefgen.brief.walk import FieldPath, texts
from briefgen.problems import Collector, Position, Problem, ProblemsFound
from briefgen.reading import Placed, read_yaml, validate
from briefgen.workspace import Workspace


@dataclass(frozen=True, eq=False)
class BriefFile:
    """A brief and the file it comes from. Two are the same only where they are one.

    `elements` holds its lines and prose as elements by path, quotation marks still
    neutral; `anchors` the places of its `#id` links, `references` of those without words of their own,
    `ids` of the ids that prose gives; `quotations` where text quotes a figure (`{{ its-id }}`).
    """

    brief: Brief
    placed: Placed
    path: Path
    elements: Mapping[FieldPath, str]
    anchors: tuple[tuple[Position, str], ...]
    references: tuple[tuple[Position, str], ...]
    ids: tuple[tuple[Position, str], ...]
    quotations: tuple[Quoted, ...]


def read_brief(path: Path, workspace: Workspace) -> BriefFile:
    """The brief in a file. Raises ProblemsFound with all that is wrong in its YAML, or in its fields and prose."""
    placed = read_yaml(path, workspace.shown(path))
    if placed.data is None:
        hint = "a brief has a title and a date at least; `briefgen new NAME` begins one"
        raise ProblemsFound([Problem(Position(placed.path, 1, 1), "this brief is empty", hint, "empty")])
    problems = Collector()
    converter = Converter(placed, path.resolve().parent, workspace, problems)
    with problems:
        elements = {place: _converted(converter, place, kind, text) for place, kind, text in _marked(placed, problems)}
        brief = validate(Brief, placed)
    anchors, references, ids = (tuple(places) for places in (converter.anchors, converter.references, converter.ids))
    return BriefFile(brief, placed, path, elements, anchors, references, ids, tuple(converter.quotations))


def _marked(placed: Placed, problems: Collector) -> list[tuple[FieldPath, Kind, str]]:
    """The texts that hold CommonMark; sections that lie too deep are a problem, and passed over."""
    found = []
    for path, kind, text in texts(Brief, placed.data):
        if path.count("sections") > DEEPEST_SECTION:
            if path[-1] == "title":
                _too_deep(placed, path, problems)
        elif kind.name in ("line", "prose"):
            found.append((path, kind, text))
        elif kind.name == "plain" and (sign := _APPARATUS.search(text)):
            place = placed.find(path, sign[0]) or placed.place(path).value
            hint = "this field is plain text; put it where the matter is written about in paragraphs"
            what = "figures, notes and references have no place here"
            problems.add(place, f"{what}: `{sign[0][:40]}` would be printed", hint, "plain")
    return found


_APPARATUS = re.compile(r"\^\[|\[\^[^\]\s]+\]|\]\(#|\{\{[^{}]*\}\}")
"""What makes a note, a reference or a quoted figure in prose."""


def _too_deep(placed: Placed, path: FieldPath, problems: Collector) -> None:
    message = f"sections stand more than {DEEPEST_SECTION} deep in one another"
    problems.add(placed.place(path).name, message, "move it up, or make its title bold text", "too-deep")


def _converted(converter: Converter, path: FieldPath, kind: Kind, text: str) -> str:
    if not text.strip():
        return ""
    if kind.name == "line":
        return converter.line(path, " ".join(text.split()))
    return converter.blocks(path, text, max(1, path.count("sections")) if kind.headings else None, kind.flat)
