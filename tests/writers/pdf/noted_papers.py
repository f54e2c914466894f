"""Papers such as people write, with notes at the ends of their texts."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from briefgen.document import Block, Contents, Inline, Node, Note, Notes, Paper, Paragraph, Reference, Text
from briefgen.template.apparatus import resolved
from tests.writers.pdf.realistic_papers import papers

N = TypeVar("N", bound=Node)
LONG = 700
"""The most words in a note."""


@st.composite
def noted_papers(draw: st.DrawFn, most: int = 5, sizes: tuple[int, ...] = (1, 8, 30, 90), long: bool = True) -> Paper:
    """Papers with a note in every third text or so, one of them perhaps `long`."""
    drawn = draw(st.lists(st.sampled_from(sizes), min_size=1, max_size=9))
    which = draw(st.integers(1, 20)) if long else None
    return noted(draw(papers(most)), draw(st.integers(1, 6)), drawn, draw(st.integers(1, 4)), which)


def noted(paper: Paper, every: int, sizes: list[int], most: int = 1, long: int | None = None) -> Paper:
    """The paper with notes after every so many texts, of up to `most` paragraphs, so many words in each.

    `long` is the number of one that has `LONG` words.
    """
    return resolved(_Noting(every, sizes, most, long).node(paper))


class _Noting:
    """Builds a tree anew with its own notes, and no other links."""

    def __init__(self, every: int, sizes: list[int], most: int, long: int | None) -> None:
        self.every, self.sizes, self.most, self.long = every, sizes, most, long
        self.texts = self.notes = 0

    def node(self, node: N) -> N:
        changed: dict[str, Any] = {}
        for each in fields(node):
            value = getattr(node, each.name)
            if isinstance(value, Node):
                changed[each.name] = self.node(value)
            elif isinstance(value, tuple):
                changed[each.name] = tuple(part for item in value for part in self.item(item))
        return replace(node, **changed)

    def item(self, item: object) -> tuple[object, ...]:
        if isinstance(item, Note | Notes | Contents | Reference):
            return ()
        if isinstance(item, Text):
            return self.text(item)
        return (self.node(item) if isinstance(item, Node) else item,)

    def text(self, text: Text) -> tuple[Inline, ...]:
        """A text, with a note in its middle and one at its end where it is their turn."""
        self.texts += 1
        if self.texts % self.every:
            return (text,)
        words = text.text.split()
        middle = len(words) // 2
        if middle < 10:
            return text, self.note()
        first, second = (Text(text=" ".join(part)) for part in (words[:middle], words[middle:]))
        return first, self.note(), Text(text=" "), second, self.note()

    def note(self) -> Note:
        self.notes += 1
        size = LONG if self.notes == self.long else self.sizes[self.notes % len(self.sizes)]
        count = 1 + self.notes % self.most
        return Note(content=tuple(self.paragraph(f"n{self.notes}p{at}", size // count + 1) for at in range(count)))

    def paragraph(self, name: str, size: int) -> Block:
        return Paragraph(content=(Text(text=" ".join(f"{name}w{at}" for at in range(size))),))
