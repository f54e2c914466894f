"""What each paragraph is, said in a hidden bookmark: a file that comes back changed can be laid beside its brief.

A paragraph is known by the brief's field whose prose it is, or by its place in the
tree below the heading it stands under, and by its number among those that share
that. So no words and no other section have a part in its bookmark's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from briefgen.document import Node
from briefgen.frozen import frozen
from briefgen.outline import element_name
from briefgen.writers.word.links import Anchors
from briefgen.writers.word.pieces import Para, Piece, paragraphs

PREFIX = "_bg"
"""How the names of these bookmarks begin. Word hides bookmarks whose names begin with `_`."""


@frozen
class Identity:
    """What a paragraph is.

    `field` is the brief's field whose prose it is (`sections/background/body`), None
    where the template wrote it. `path` is its place in the tree (`h1#when/timeline/event#jail`,
    `h1 2/table/tr` below the second heading that has neither field nor id), as far as the
    field doesn't say it. `ordinal` is its number, from 1, among those of this field and path.
    """

    field: str | None
    path: str
    ordinal: int

    @property
    def bookmark(self) -> str:
        """The name of its bookmark."""
        said = "\0".join((self.field or "", self.path, str(self.ordinal)))
        return PREFIX + sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def within(node: Node, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of their paragraphs that no prose has written known as part of `node`."""
    step = _step(node)
    for para in paragraphs(pieces):
        if para.field is None:
            if node.brief_field:
                para.field = node.brief_field
            else:
                para.path = (step, *para.path)
    return pieces


def _step(node: Node) -> str:
    name = getattr(node, "id", None)
    return f"{element_name(node)}#{name}" if name and not _COUNTED.fullmatch(name) else element_name(node)


_COUNTED = re.compile(r"(section|table|figure)-\d+")
"""Ids that a paper with contents gives to what has none: they count the whole paper."""


class Identities:
    """The identities of a paper's paragraphs, by their bookmarks' names."""

    def __init__(self) -> None:
        self.known: dict[str, Identity] = {}
        self._counts: Counter[tuple[str | None, str]] = Counter()
        self._headings: Counter[str] = Counter()

    def mark(self, pieces: Iterable[Piece], anchors: Anchors) -> None:
        """Give each paragraph of the body its bookmark. The pieces are in the order of the text."""
        section: tuple[str, ...] = ()
        for para in paragraphs(pieces):
            if para.style.level is not None:
                section = (para.field or self._heading(para),)
                name = self._name(para.field, () if para.field else section)
            else:
                name = self._name(para.field, para.path if para.field else (*section, *para.path))
            para.anchors += anchors.around(name)

    def mark_note(self, note: Node, pieces: Iterable[Piece], anchors: Anchors) -> None:
        """Give each paragraph of a note its bookmark: prose has its notes beside its paragraphs, not among them.

        It stands around the words: LibreOffice loses those that stand around nothing in a note.
        """
        for para in paragraphs(pieces):
            name = self._name(para.field or note.brief_field, (_step(note), *para.path))
            para.runs = anchors.around(name, para.runs)

    def _name(self, field: str | None, path: tuple[str, ...]) -> str:
        """The bookmark's name of one more paragraph of this field and path."""
        key = field, "/".join(path)
        self._counts[key] += 1
        identity = Identity(*key, self._counts[key])
        self.known[identity.bookmark] = identity
        return identity.bookmark

    def _heading(self, para: Para) -> str:
        """A heading as the place of what stands below it; one without an id is counted."""
        step = "/".join(para.path)
        if "#" in step:
            return step
        self._headings[step] += 1
        return f"{step} {self._headings[step]}"
