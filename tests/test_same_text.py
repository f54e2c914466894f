"""Both formats say the same, and say what the tree says: no word lost, none added, in the same order.

The three texts are compared character by character, white space and letter case aside.
Word's list numbers and the head rows that a PDF repeats on every page are the only
characters that may stand in one and not in the other; they are accounted for one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build import find_briefs, prepare
from briefgen.document import BulletList, Inline, Node, NumberedList, Paper, Table, children, plain_text, walk
from briefgen.theme import Theme, load_theme
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.reading_papers import docx_text, pdf_pages
from tests.specimens import specimens

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = find_workspace(ROOT)


def cases() -> Iterator[tuple[str, Paper, Theme]]:
    """Every sample as it is built, and the specimen with everything in it in both themes."""
    for brief in find_briefs([WORKSPACE.inputs]):
        prepared = prepare(brief, WORKSPACE)
        yield brief.stem, prepared.paper, prepared.theme
    for theme in ("standard", "dispatch"):
        yield f"everything-{theme}", specimens()["everything"], load_theme(theme, WORKSPACE.template_roots)


@pytest.fixture(scope="module", params=list(cases()), ids=lambda case: case[0])
def paper_and_texts(request: pytest.FixtureRequest) -> tuple[Paper, str, str]:
    """A paper, its Word text and its PDF text, both without white space and in small letters."""
    _, paper, theme = request.param
    pages = pdf_pages(WRITERS["pdf"](paper, theme), head=theme.page.top, foot=theme.page.bottom)
    return paper, bare(docx_text(WRITERS["docx"](paper, theme))), bare("".join(pages))


def bare(text: str) -> str:
    """Text without white space, soft hyphens and marks of direction, in small letters."""
    return "".join(char for char in text.casefold() if not char.isspace() and char not in "\u00ad\u200b\u200e\u200f\ufeff")


def leaves(paper: Paper) -> list[str]:
    """The text of each piece of the tree that is set as one: a paragraph, a cell, a caption."""
    texts = ["".join(plain_text(child) for child in inlines) for node in walk(paper) if (inlines := _inlines(node))]
    return [text for text in map(bare, texts) if text]


def _inlines(node: Node) -> list[Inline]:
    return [] if isinstance(node, Inline) else [child for child in children(node) if isinstance(child, Inline)]


def test_every_piece_of_the_tree_stands_in_both(paper_and_texts: tuple[Paper, str, str]) -> None:
    paper, word, pdf = paper_and_texts
    texts = leaves(paper)
    assert len(texts) > 10
    assert [text for text in texts if text not in word] == []
    assert [text for text in texts if text not in pdf and not _right_to_left(text)] == []


def test_no_character_more_or_less(paper_and_texts: tuple[Paper, str, str]) -> None:
    paper, word, pdf = paper_and_texts
    word_count, pdf_count = Counter(word), Counter(pdf)
    pdf_count.subtract(_list_marks(paper))
    only_word = word_count - pdf_count
    assert only_word == Counter(), f"only in Word: {only_word}"
    only_pdf = pdf_count - word_count
    head = Counter()
    for table in (node for node in walk(paper) if isinstance(node, Table) and node.head):
        head.update(bare("".join(plain_text(row) for row in table.head.rows)))  # type: ignore[union-attr]
    assert set(only_pdf) <= set(head), f"only in PDF: {only_pdf}"


def _list_marks(paper: Paper) -> Counter[str]:
    """The bullets and numbers that Word draws by itself and a PDF holds as text."""
    marks: Counter[str] = Counter()
    for node in walk(paper):
        if isinstance(node, BulletList):
            marks.update({"•": len(node.items)})
        if isinstance(node, NumberedList):
            marks.update("".join(f"{number}." for number in range(node.start, node.start + len(node.items))))
    return marks


def _right_to_left(text: str) -> bool:
    """Whether a text holds Arabic script, whose order in extracted text differs between readers."""
    return any("\u0600" <= char <= "\u06ff" for char in text)
