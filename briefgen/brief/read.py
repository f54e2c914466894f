"""A brief's file, read and held against the model, its prose converted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefgen.brief.citation import KEY
from briefgen.brief.counted_claims import with_counts
from briefgen.brief.counting import Counted, counted
from briefgen.brief.csl import item_of
from briefgen.brief.inline import Quoted
from briefgen.brief.library import Held, read_library
from briefgen.brief.model import DEEPEST_SECTION, Brief
from briefgen.brief.prose import Cited, Converter, Placement
from briefgen.brief.sourcing import named_sources
from briefgen.brief.strays import ShortRow, Stray
from briefgen.brief.text import Kind
from briefgen.brief.walk import FieldPath, texts
from briefgen.marking import Tlp
from briefgen.problems import Collector, Position, Problem, ProblemsFound
from briefgen.reading import Placed, read_yaml, validate
from briefgen.workspace import Workspace


@dataclass(frozen=True, eq=False)
class BriefFile:
    """A brief and the file it comes from. Two are the same only where they are one.

    `elements` holds its lines and prose as elements by path, quotation marks still
    neutral; `anchors` the places of its `#id` links, `references` of those without words of their own,
    `ids` of the ids that prose gives, `citations` of the sources that it cites; `quotations` where text quotes a
    figure (`{{ its-id }}`), `placements` where it places a graphic (`![](#its-id)`); `strays` and `short_rows` what it
    prints and most likely doesn't mean. `counted` holds what its files of
    events say, and what is counted of them. `library` holds the sources of BibTeX and CSL-JSON files by their keys.
    `edition` is the marking of an edition for some readers; None where it is the whole brief. An edition may leave out
    the first version of its history: then it hasn't got it (`has_first_version`). `more_sources` are the numbers of
    findings, from 0, that rest on a source more, which it leaves out.
    """

    brief: Brief
    placed: Placed
    path: Path
    elements: Mapping[FieldPath, str]
    anchors: tuple[tuple[Position, str], ...]
    references: tuple[tuple[Position, str], ...]
    ids: tuple[tuple[Position, str], ...]
    quotations: tuple[Quoted, ...]
    citations: tuple[Cited, ...]
    placements: tuple[Placement, ...]
    strays: tuple[Stray, ...]
    short_rows: tuple[ShortRow, ...]
    library: Mapping[str, Held]
    counted: Counted
    edition: Tlp | None = None
    has_first_version: bool = True
    more_sources: frozenset[int] = frozenset()

    @cached_property
    def sources(self) -> tuple[Held, ...]:
        """What the paper rests on: the brief's own sources, then those of its files that it names."""
        own = [
            Held(source, item_of(source), self.placed.place(("sources", index)).value)
            for index, source in enumerate(self.brief.sources)
        ]
        known = {held.source.id for held in own}
        return (*own, *(self.library[key] for key in self.named_keys if key in self.library and key not in known))

    @property
    def named_keys(self) -> dict[str, None]:
        """The id of each source that prose cites or a field names, in this order, each once."""
        named = (key for key, _ in named_sources(self.brief))
        return dict.fromkeys((*(cited.key for cited in self.citations), *named))


def read_brief(path: Path, workspace: Workspace) -> BriefFile:
    """The brief in a file. Raises ProblemsFound with all that is wrong in its YAML, or in its fields and prose."""
    placed = read_yaml(path, workspace.shown(path))
    if placed.data is None:
        hint = "a brief has a title and a date at least; `briefgen new NAME` begins one"
        raise ProblemsFound([Problem(Position(placed.path, 1, 1), "this brief is empty", hint, "empty")])
    return brief_of(placed, path, workspace)


def brief_of(placed: Placed, path: Path, workspace: Workspace) -> BriefFile:
    """A brief made of data: that of the file at `path`, or of what is left of it. Raises ProblemsFound with all that is
    wrong in its fields and prose."""
    problems = Collector()
    converter = Converter(placed, path.resolve().parent, workspace, problems)
    with problems:
        elements = {place: _converted(converter, place, kind, text) for place, kind, text in _marked(placed, problems)}
        library = read_library(placed, path.resolve().parent, workspace, problems)
        brief = validate(Brief, placed)
        answers = counted(brief, placed, path.resolve().parent, workspace, problems)
        brief = with_counts(brief, answers, placed, problems)
        if brief.maps:
            _check_maps(brief, answers, placed, path.resolve().parent, workspace, problems)
    return BriefFile(
        brief,
        placed,
        path,
        elements,
        anchors=tuple(converter.anchors),
        references=tuple(converter.references),
        ids=tuple(converter.ids),
        quotations=tuple(converter.quotations),
        citations=tuple(converter.citations),
        placements=tuple(converter.placements),
        strays=tuple(converter.strays),
        short_rows=tuple(converter.short_rows),
        library=library,
        counted=answers,
    )


def _check_maps(
    brief: Brief, answers: Counted, placed: Placed, folder: Path, workspace: Workspace, problems: Collector
) -> None:
    from briefgen.brief.map_data import check_maps  # only who has maps waits for it

    check_maps(brief, answers, placed, folder, workspace, problems)


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


_APPARATUS = re.compile(rf"\^\[|\[\^[^\]\s]+\]|\]\(#|\[@{KEY}|\{{\{{[^{{}}]*\}}\}}")
"""What makes a note, a reference, a citation or a quoted figure in prose."""


def _too_deep(placed: Placed, path: FieldPath, problems: Collector) -> None:
    message = f"sections stand more than {DEEPEST_SECTION} deep in one another"
    problems.add(placed.place(path).name, message, "move it up, or make its title bold text", "too-deep")


def _converted(converter: Converter, path: FieldPath, kind: Kind, text: str) -> str:
    if not text.strip():
        return ""
    if kind.name == "line":
        return converter.line(path, " ".join(text.split()))
    return converter.blocks(path, text, max(1, path.count("sections")) if kind.headings else None, kind.flat)
