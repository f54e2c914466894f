"""The ids of a paper, and whether what leads to them leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.document import Paper
from briefgen.problems import Position
from briefgen.template import apparatus, wording
from briefgen.template.line import without_links
from briefgen.template.values import Wrong


class Targets:
    """What ids there are, and what names them; `wrong` takes the problems."""

    def __init__(self, wrong: Wrong) -> None:
        self.ids: dict[str, Position] = {}
        self._wrong = wrong
        self._note_ids: set[str] = set()
        """Of these, the ids of notes, which may come again."""
        self._links: list[tuple[str, Position, bool]] = []
        self._references: list[tuple[str, Position]] = []
        """The template's own references; those in prose are the brief's, which `checks` holds against the paper."""

    def take(self, values: Mapping[str, object], here: Position, is_note: bool, by_template: bool) -> None:
        """Remember the id, the link and the reference among an element's values."""
        name, link, named = values.get("id"), values.get("href"), values.get("to")
        if isinstance(named, str) and by_template:
            self._references.append((named, here))
        if isinstance(link, str) and link.startswith("#"):
            self._links.append((link[1:], here, by_template))
        if isinstance(name, str):
            if name in self.ids and not (is_note and name in self._note_ids):
                self._wrong(here, wording.duplicate_id(name, self.ids[name]))
            self.ids.setdefault(name, here)
            if is_note:
                self._note_ids.add(name)

    def linked(self, paper: Paper | None) -> Paper | None:
        """A paper whose links all lead somewhere. A template's link to nothing is a problem; one in prose becomes text:
        not every template prints all parts."""
        for target, here, by_template in self._links:
            if by_template and target not in self.ids:
                self._wrong(here, wording.dangling_link(target, self.ids))
        if paper and any(target not in self.ids for target, _, by_template in self._links if not by_template):
            return without_links(paper, self.ids)
        return paper

    def check_references(self, paper: Paper) -> None:
        """A template's reference names something that the paper has a name for."""
        nameless = apparatus.nameless(paper) if self._references else ()
        for target, here in self._references:
            if target in nameless:
                self._wrong(here, wording.dangling_reference(target, self.ids))
