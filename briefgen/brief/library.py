"""The files of sources beside a brief: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from briefgen.brief.beside import Kind, located
from briefgen.brief.csl import Item, Unreadable, source_of
from briefgen.brief.source import Source
from briefgen.frozen import frozen
from briefgen.problems import Collector, Position
from briefgen.reading import Placed
from briefgen.text import position_at, read_text
from briefgen.workspace import Workspace


@frozen
class Held:
    """A source that a file holds: as rules and templates see it, as a citation style does, and where it stands."""

    source: Source
    item: Item
    place: Position


def read_library(placed: Placed, folder: Path, workspace: Workspace, problems: Collector) -> Mapping[str, Held]:
    """Every source of the files that a brief's `bibliography` names, by its key; the first of two with one key.

    Files are looked for beside the brief and in the workspace, and read only below it.
    """
    given = placed.data.get("bibliography") if isinstance(placed.data, dict) else None
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    library: dict[str, Held] = {}
    for index, name in enumerate(names):
        if isinstance(name, str) and name.strip():
            place = placed.place(("bibliography",) if isinstance(given, str) else ("bibliography", index)).value
            for held in problems.attempt(lambda n=name, p=place: _read(n.strip(), p, folder, workspace)) or ():  # type: ignore[misc]
                library.setdefault(str(held.source.id), held)
    return library


def _read(name: str, place: Position, folder: Path, workspace: Workspace) -> tuple[Held, ...]:
    path = located(name, _SOURCES, place, folder, workspace)
    return _held(read_text(path, workspace.shown(path)), workspace.shown(path), path.suffix.lower() == ".json")


_SOURCES = Kind((".bib", ".json"), "sources", "name a BibTeX file (.bib) or a CSL-JSON file (.json)", "bibliography")


@lru_cache(maxsize=8)
def _held(text: str, shown: str, is_json: bool) -> tuple[Held, ...]:
    """What a file's text holds. Raises ProblemsFound where it can't be read, and for a key that comes twice."""
    found: dict[str, Held] = {}
    with Collector() as problems:
        try:
            for key, item, at in _entries(text, is_json):
                place = position_at(shown, text, at)
                if key in found:
                    hint = f"the first is on line {found[key].place.line}; delete or rename one"
                    problems.add(place, f"the key `{key}` comes twice", hint, "bibliography")
                if any(len(text) > _LONGEST for text in _texts(item)):
                    hint = "shorten it; if it isn't printed, take it out of the file"
                    problems.add(place, f"a field of this source has over {_LONGEST} characters", hint, "bibliography")
                found.setdefault(key, Held(source_of(key, item), item, place))
        except Unreadable as wrong:
            problems.add(position_at(shown, text, wrong.offset), wrong.message, wrong.hint, "bibliography")
    return tuple(found.values())


_LONGEST = 10_000
"""Characters of one text of a source; engine and writers take their time for a line that is endless."""


def _texts(item: Item) -> Iterator[str]:
    """What is printed of an item, but for its dates: texts, and the parts of names."""
    for value in item.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (part for name in value for part in name.values())


def _entries(text: str, is_json: bool) -> Iterator[tuple[str, Item, int]]:
    from briefgen.brief import bibtex, csl_json  # most briefs have no such files

    if is_json:
        yield from csl_json.entries(text)
    else:
        for entry in bibtex.entries(text):
            yield entry.key, bibtex.item_of_entry(entry), entry.start
