"""The files of sources beside a brief: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefgen.brief.csl import Item, Unreadable, source_of
from briefgen.brief.source import Source
from briefgen.problems import Collector, Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading import Placed
from briefgen.reading.text import position_at, read_text
from briefgen.workspace import Workspace


@dataclass(frozen=True)
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
    path = _located(name, place, folder, workspace)
    return _held(read_text(path, workspace.shown(path)), workspace.shown(path), path.suffix.lower() == ".json")


def _located(name: str, place: Position, folder: Path, workspace: Workspace) -> Path:
    """The file that a brief names. Raises ProblemsFound when it is none that may be read."""
    try:
        candidates = [base / name for base in (folder, workspace.root) if workspace.holds(base / name)]
        if Path(name).suffix.lower() not in (".bib", ".json"):
            message, hint = (
                f"“{name[:60]}” is no file of sources",
                "name a BibTeX file (.bib) or a CSL-JSON file (.json)",
            )
        elif found := next((path for path in candidates if path.is_file()), None):
            return found.resolve()
        else:
            beside = [path.name for path in folder.iterdir() if path.suffix.lower() in (".bib", ".json")]
            hint = did_you_mean(name, beside, "“{}”") or "give its path from the brief's folder"
            message = f"there is no file “{name[:60]}” below the workspace"
    except (OSError, RuntimeError, ValueError):  # a name that no file can have
        message, hint = f"there is no file “{name[:60]}”", "give its path from the brief's folder"
    raise ProblemsFound([Problem(place, message, hint, "bibliography")])


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
