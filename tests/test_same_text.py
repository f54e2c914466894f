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
from briefgen.document import (
    BulletList,
    Finding,
    Inline,
    Label,
    Node,
    NumberedList,
    Paper,
    Recommendation,
    Table,
    children,
    plain_text,
    walk,
)
from briefgen.theme import Theme, load_theme
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.reading_papers import docx_text, pdf_pages
from tests.specimens import specimens

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = find_workspace(ROOT)
_UNPRINTED = "\u00ad\u200b\u200e\u200f\ufeff"


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
    kept = (char for char in text.casefold() if not char.isspace() and char not in _UNPRINTED)
    return "".join(kept)


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


def test_both_keep_the_order_of_the_tree(paper_and_texts: tuple[Paper, str, str]) -> None:
    """Labels aside: a recommendation's stand below it in Word."""
    paper, word, pdf = paper_and_texts
    texts = [bare(plain_text(child)) for node in walk(paper) if not isinstance(node, Label) for child in _inlines(node)]
    assert out_of_order(texts, word) == []
    assert out_of_order([text for text in texts if not _right_to_left(text)], pdf) == []


def out_of_order(texts: list[str], whole: str) -> list[str]:
    """Those of `texts` that don't stand in `whole` behind the one before."""
    found, at = [], 0
    for text in texts:
        next_at = whole.find(text, at)
        if next_at < 0:
            found.append(text)
        at = max(at, next_at + len(text))
    return found


def test_a_piece_out_of_order_would_be_noticed(paper_and_texts: tuple[Paper, str, str]) -> None:
    texts = leaves(paper_and_texts[0])
    assert out_of_order([texts[-1], *texts[:-1]], paper_and_texts[1])


def test_no_character_more_or_less(paper_and_texts: tuple[Paper, str, str]) -> None:
    paper, word, pdf = paper_and_texts
    word_count, pdf_count = Counter(word), Counter(pdf)
    # Word has a dot between the labels that a PDF sets one below the other in the margin.
    missing = word_count - pdf_count - Counter({"·": word_count["·"]})
    assert missing == Counter(), f"only in Word: {missing}"
    extra = pdf_count - word_count - _drawn_by_word(paper)
    repeated = {char for table in _tables(paper) for char in bare(plain_text(table.head or table))}
    assert set(extra) <= repeated, f"only in PDF: {extra}"


def _drawn_by_word(paper: Paper) -> Counter[str]:
    """What stands as text on a PDF's pages and not in Word's: bullets, numbers of lists, the marking above page one."""
    drawn = Counter(bare(paper.marking or ""))
    for node in walk(paper):
        if isinstance(node, BulletList):
            drawn.update(mark for mark in "•▪–" for _ in node.items)
        if isinstance(node, NumberedList):
            drawn.update("".join(f"{number}." for number in range(node.start, node.start + len(node.items))))
        if isinstance(node, Finding | Recommendation):
            drawn.update(node.number or "")
    return drawn


def _tables(paper: Paper) -> list[Table]:
    """The tables whose head a PDF repeats when they run over a page."""
    return [node for node in walk(paper) if isinstance(node, Table) and node.head]


def _right_to_left(text: str) -> bool:
    """Whether a text holds Arabic script, whose order in extracted text differs between readers."""
    return any("\u0600" <= char <= "\u06ff" for char in text)
