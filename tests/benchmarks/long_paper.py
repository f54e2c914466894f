"""A long paper as marked text: what a template would write for a report of many sections.

Its sentences are words of the samples put together anew, with numbers and names among
them that come only once, so that caches meet about as many different words as in a
real report. The same edition of the same length is always the same paper.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from briefgen.document import Paper, Paragraph, plain_text, walk

PARAGRAPHS = 5
"""How many paragraphs a section has, besides a list, a table or a picture in turn."""


def vocabulary(papers: Iterable[Paper]) -> list[str]:
    """The words of the papers' paragraphs, as often as they stand there: frequent words come up frequently."""
    texts = (plain_text(node) for paper in papers for node in walk(paper) if isinstance(node, Paragraph))
    return [word for text in texts for word in text.split()]


def marked_text(pages: int, words: Sequence[str], edition: int) -> str:
    """A paper of about so many pages. Every second paragraph has a note; each edition says something else."""
    return _Author(words, edition).paper(max(round((pages - 1) * _SECTIONS), 1))


_SECTIONS = 0.82
"""How many sections make a page; title and contents take one more."""


def picture(_: str) -> str:
    """The file of every picture in the paper."""
    return str(Path(__file__).resolve().parents[1] / "specimens" / "route.png")


class _Author:
    """Makes up text; each number drawn follows from those before."""

    def __init__(self, words: Sequence[str], edition: int) -> None:
        self._words = words
        self._chance = random.Random(edition)
        self._paragraphs = 0

    def paper(self, sections: int) -> str:
        contents = '<contents title="Contents" depth="2"/>'
        body = "".join(self._section(number) for number in range(sections))
        front = f"<title>{self._some(6)}</title><standfirst>{self._some(40)}</standfirst>{contents}"
        return f'<paper title="A long paper" language="en-GB" folio="{{page}} of {{pages}}">{front}{body}</paper>'

    def _section(self, number: int) -> str:
        level = "h2" if number % 3 else "h1"
        extras = (self._list, self._table, self._figure)
        paragraphs = [self._paragraph() for _ in range(PARAGRAPHS)]
        paragraphs.insert(3, extras[number % len(extras)]())
        return f"<{level}>{self._some(5)}</{level}>{''.join(paragraphs)}"

    def _paragraph(self) -> str:
        self._paragraphs += 1
        start = f"<strong>{self._some(3)}</strong> " if self._paragraphs % 4 == 0 else ""
        note = f"<note>{self._some(self._chance.randint(8, 30))}</note>" if self._noted() else ""
        first, second = (self._some(self._chance.randint(20, 60)) for _ in range(2))
        return f"<p>{start}{first}{note} {second}</p>"

    def _noted(self) -> bool:
        return self._paragraphs % 2 == 0

    def _list(self) -> str:
        return f"<ul>{self._each('li', 4, lambda: self._some(self._chance.randint(8, 25)))}</ul>"

    def _table(self) -> str:
        head = f"<thead><tr>{self._each('th', 4, lambda: self._some(2))}</tr></thead>"
        rows = self._each("tr", 8, lambda: f"<td>{self._some(3)}</td>{self._each('td', 3, self._number)}")
        body = f"<tbody>{rows}</tbody><credit>{self._some(6)}</credit>"
        return f"<table><caption>{self._some(8)}</caption>{head}{body}</table>"

    def _figure(self) -> str:
        return f'<figure><img src="picture.png" alt="{self._some(5)}"/><caption>{self._some(8)}</caption></figure>'

    def _each(self, name: str, count: int, content: Callable[[], str]) -> str:
        return "".join(f"<{name}>{content()}</{name}>" for _ in range(count))

    def _some(self, count: int) -> str:
        """So many words, one in fifteen a number that hardly comes twice."""
        return " ".join(
            self._number() if self._chance.random() < 1 / 15 else escape(self._chance.choice(self._words))
            for _ in range(count)
        )

    def _number(self) -> str:
        return f"{self._chance.randrange(100_000):,}"
