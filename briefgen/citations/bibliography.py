"""A paper's sources in the house's citation style: entries of the list, and what citations print."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen import kept
from briefgen.brief import BriefFile, Marked
from briefgen.brief.csl import Item
from briefgen.citations.style import Style, find_style
from briefgen.frozen import frozen
from briefgen.house import House, place_in_house
from briefgen.problems import Position, Problem, ProblemsFound
from briefgen.workspace import Workspace

_FORMS = 1
"""Counted up whenever the same source comes out otherwise than before, so that nothing kept is printed any more."""


@cache
def _engine_is_of() -> str:
    """What changes when another citeproc-py is installed; it isn't imported for that."""
    spec = find_spec("citeproc")
    return f"{spec.origin} {Path(spec.origin).stat().st_mtime_ns}" if spec and spec.origin else ""


@frozen(slots=True)
class Mention:
    """A source where it is cited: by its id, where in it, and whether it was cited before."""

    key: str
    label: str = ""
    locator: str = ""
    later: bool = False


@frozen(slots=True)
class Listed:
    """A source in the list: what is printed of it, and its place in the order that the style asks for."""

    entry: Marked
    order: int


class Bibliography:
    """The sources of one paper, by id, in a style and a language. The engine runs for what no earlier run asked."""

    def __init__(self, items: Mapping[str, Item], style: Style, language: str) -> None:
        self._items = {key: json.dumps(item, sort_keys=True) for key, item in items.items()}
        self._style = style
        self._language = language

    @property
    def keys(self) -> frozenset[str]:
        """The id of every source."""
        return frozenset(self._items)

    @property
    def in_text(self) -> bool:
        """Whether citations are printed in the text and not as notes."""
        return self._style.in_text

    @cached_property
    def affixes(self) -> tuple[str, str, str]:
        """What stands before all sources of one citation, between two, and after them."""

        def find() -> list[str]:
            from briefgen.citations.engine import engine

            return list(engine(self._style.content, self._language).affixes)

        before, between, after = self._kept("affixes", None, find)
        return before, between, after

    def listed(self) -> dict[str, Listed]:
        """What the list prints of each source, by its id."""
        items = list(self._items.values())

        def find() -> list[Any]:
            from briefgen.citations.engine import listed

            return [listed(self._style.content, self._language, item) for item in items]

        found = self._kept("listed", items, find) if items else []
        ordered = sorted(range(len(items)), key=lambda at: tuple(found[at][1]))
        places = {at: place for place, at in enumerate(ordered)}
        return {key: Listed(self._marked(found[at][0]), places[at]) for at, key in enumerate(self._items)}

    def cited(self, mentions: Sequence[Mention]) -> list[Marked]:
        """What each mention of a source prints, without what stands before and after all sources of a citation.

        Later mentions are in full too where two sources would be the same in short.
        """
        alike = self._alike if any(each.later for each in mentions) else frozenset()
        return [
            self._marked(text)
            for text in self._forms(
                [
                    (self._items[each.key], each.label, each.locator, each.later and each.key not in alike)
                    for each in mentions
                ]
            )
        ]

    @cached_property
    def _alike(self) -> frozenset[str]:
        """The ids of the sources whose short forms can't be told apart."""
        short = dict(
            zip(self._items, self._forms([(item, "", "", True) for item in self._items.values()]), strict=True)
        )
        times = Counter(short.values())
        return frozenset(key for key, text in short.items() if times[text] > 1)

    def _forms(self, asked: Sequence[tuple[str, str, str, bool]]) -> list[str]:
        """What the engine makes of sources: item, label, locator, whether later."""

        def find() -> list[str]:
            from briefgen.citations.engine import cited

            return [cited(self._style.content, self._language, *each) for each in asked]

        return self._kept("cited", asked, find) if asked else []

    def _marked(self, text: str) -> Marked:
        return Marked.of(text, self._language)

    def _kept(self, what: str, asked: object, find: Callable[[], list[Any]]) -> list[Any]:
        """What the engine finds, or found in an earlier run."""
        name = kept.key(
            "citations", _FORMS, _engine_is_of(), self._style.content, self._language, what, json.dumps(asked)
        )
        before = kept.read(name)
        if before is not None:
            return list(json.loads(before))
        try:
            found = find()
        except Exception as error:  # whatever a style makes the engine do, the style is wrong
            message = f"this citation style can't be used: {type(error).__name__}: {error}"
            hint = "use one that is valid CSL 1.0, such as the shipped chicago-notes.csl"
            raise ProblemsFound([Problem(Position(self._style.shown), message, hint, "citation-style")]) from error
        kept.write(name, json.dumps(found).encode())
        return found

    def fields(self) -> list[dict[str, object]]:
        """For each source, in the order of the brief, what templates see of its form: `entry` and `order`."""
        return [{"entry": listed.entry, "order": listed.order} for listed in self.listed().values()]


def load_bibliography(file: BriefFile, house: House, workspace: Workspace) -> Bibliography:
    """What a brief rests on, in the house's style. Raises ProblemsFound where there is no such style, or it is none.

    A source without an id has its number in the list as one: `#3`.
    """
    roots = workspace.template_roots
    style = find_style(house.citation_style, roots, lambda: place_in_house(roots, ("citation_style",)))
    items = {held.source.id or f"#{at}": held.item for at, held in enumerate(file.sources)}
    return Bibliography(items, style, file.brief.language or house.language)
