"""Both formats say the same, and say what the tree says: no word lost, none added, in the same order.

The three texts are compared character by character, white space and letter case aside.
Bullets and numbers that Word draws itself, notes' marks, the head rows that a PDF repeats on every
page and the dots between labels are all that stands in one and not in the other; they are counted
exactly. Notes, which a PDF prints at the feet of pages, are read apart from the text, and so are the
page numbers of contents: Word's pages may end elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefgen.build import prepare
from briefgen.document import (
    BulletList,
    Contents,
    Entry,
    Finding,
    Inline,
    Label,
    Node,
    Note,
    NumberedList,
    Paper,
    Recommendation,
    Reference,
    Table,
    children,
    has_endnotes,
    notes,
    plain_text,
    walk,
)
from briefgen.shelf import find_briefs
from briefgen.theme import Theme, load_theme
from briefgen.workspace import find_workspace
from briefgen.writers import WRITERS
from tests.reading_papers import docx_notes, docx_text, pdf_pages
from tests.specimens import specimens
from tests.writers.pdf.structure import Structure

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = find_workspace(ROOT)
_SHORTEST_FOOT = 12
"""Fewer characters at the end of a page can be text that happens to be like the beginning of a note."""
_UNPRINTED = "\u00ad\u200b\u200e\u200f\ufeff"


def cases() -> Iterator[tuple[str, Paper, Theme]]:
    """Every sample as it is built, and the specimen with everything in it in both themes."""
    for brief in find_briefs([WORKSPACE.inputs]):
        prepared = prepare(brief, WORKSPACE)
        yield brief.stem, prepared.paper, prepared.theme
    for theme in ("standard", "dispatch"):
        yield f"everything-{theme}", specimens()["everything"], load_theme(theme, WORKSPACE.template_roots)


@dataclass(frozen=True)
class Said:
    """A paper, its Word text and the text of each of its PDF's pages, without white space and in small letters.

    Notes stand apart from both: as Word has them, and as they stand at the feet of the PDF's pages, with their numbers.
    `drawn` is what stands in the PDF's charts and maps: Word has charts of its own, or pictures.
    """

    paper: Paper
    theme: Theme
    word: str
    pages: tuple[str, ...]
    word_notes: str
    pdf_notes: tuple[str, ...]
    drawn: str

    @property
    def pdf(self) -> str:
        """The whole text of the PDF without its notes."""
        return "".join(self.pages)


@pytest.fixture(scope="module", params=list(cases()), ids=lambda case: case[0])
def said(request: pytest.FixtureRequest) -> Said:
    """What a paper says in both formats."""
    _, paper, theme = request.param
    pdf = WRITERS["pdf"](paper, theme)
    pages = pdf_pages(pdf, head=theme.page.top, foot=theme.page.bottom)
    texts, feet = zip(*above_notes(paper, list(map(bare, pages))), strict=True)
    word = WRITERS["docx"](paper, theme)
    structure = Structure(pdf)
    drawn = "".join(structure.text(element) for element in structure.root.walk() if element.role == "Figure")
    return Said(paper, theme, bare(docx_text(word)), texts, bare(docx_notes(word)), feet, bare(drawn))


def above_notes(paper: Paper, pages: list[str]) -> Iterator[tuple[str, str]]:
    """Each page's text and the notes at its foot, where those of the page before may go on."""
    assert not has_endnotes(paper)
    left = "".join(f"{note.number}{note_text(note)}" for note in notes(paper))
    for page in pages:
        sizes = (*range(len(left), min(len(left), _SHORTEST_FOOT) - 1, -1), 0)
        foot = next(left[:size] for size in sizes if page.endswith(left[:size]))
        left = left[len(foot) :]
        yield page[: len(page) - len(foot)], foot


def note_text(note: Note) -> str:
    """What a note says, in whichever format."""
    return "".join(bare(shown(child, marks=True)) for child in note.content)


def bare(text: str) -> str:
    """Text without white space, soft hyphens and marks of direction, in small letters."""
    kept = (char for char in text.casefold() if not char.isspace() and char not in _UNPRINTED)
    return "".join(kept)


def text_of(node: Node) -> Iterator[Node]:
    """The node and everything inside it but what stands in notes."""
    yield node
    if not isinstance(node, Note):
        for child in children(node):
            yield from text_of(child)


def shown(node: Node, marks: bool) -> str:
    """What a node prints through its inlines; a note's mark only with `marks`, since Word draws it."""
    if isinstance(node, Note):
        return str(node.number) if marks else ""
    if isinstance(node, Reference):
        return node.shown or ""
    inner = list(children(node))
    return "".join(shown(child, marks) for child in inner) if inner else plain_text(node)


def leaves(paper: Paper, marks: bool) -> list[str]:
    """The text of each piece of the tree that is set as one: a paragraph, a cell, a caption."""
    pieces = ["".join(shown(child, marks) for child in _inlines(node)) for node in text_of(paper)]
    return [text for text in map(bare, pieces) if text]


def _inlines(node: Node) -> list[Inline]:
    return [] if isinstance(node, Inline) else [child for child in children(node) if isinstance(child, Inline)]


def test_every_piece_of_the_tree_stands_in_both(said: Said) -> None:
    assert len(leaves(said.paper, marks=False)) > 10
    assert [text for text in leaves(said.paper, marks=False) if text not in said.word] == []
    in_pdf = leaves(said.paper, marks=True)
    assert [text for text in in_pdf if text not in said.pdf and not _right_to_left(text)] == []


def test_both_keep_the_order_of_the_tree(said: Said) -> None:
    """Labels aside: a recommendation's stand below it in Word."""
    nodes = [node for node in text_of(said.paper) if not isinstance(node, Label)]
    inlines = [child for node in nodes for child in _inlines(node)]
    assert out_of_order([bare(shown(child, marks=False)) for child in inlines], said.word) == []
    in_pdf = [bare(shown(child, marks=True)) for child in inlines]
    assert out_of_order([text for text in in_pdf if not _right_to_left(text)], said.pdf) == []


def test_both_print_the_notes_in_order(said: Said) -> None:
    assert said.word_notes == "".join(map(note_text, notes(said.paper)))
    assert "".join(said.pdf_notes) == "".join(f"{note.number}{note_text(note)}" for note in notes(said.paper))


def test_a_sample_has_many_notes_and_contents() -> None:
    paper = next(paper for name, paper, _ in cases() if name == "red-sea-report")
    assert len(notes(paper)) > 15
    assert len([node for node in walk(paper) if isinstance(node, Contents) and node.entries]) == 2


def test_both_list_the_same_contents(said: Said) -> None:
    for contents in walk(said.paper):
        if isinstance(contents, Contents) and contents.entries:
            in_word, in_pdf = (page_numbers(contents, text) for text in (said.word, said.pdf))
            assert len(in_word) == len(in_pdf) == len(contents.entries)
            assert [int(number) for number in in_pdf] == sorted(map(int, in_pdf))


def page_numbers(contents: Contents, text: str) -> list[str]:
    """The page numbers of the contents' entries in a format's text, where they stand one behind the other."""
    entries = [bare(f"{entry.label or ''}{shown(entry, marks=False)}") for entry in contents.entries]
    pattern = re.escape(bare(contents.title or "")) + "".join(rf"{re.escape(entry)}(\d+?)" for entry in entries)
    found = re.search(pattern + r"(?!\d)", text)
    return list(found.groups()) if found else []


def out_of_order(texts: list[str], whole: str) -> list[str]:
    """Those of `texts` that don't stand in `whole` behind the one before."""
    found, at = [], 0
    for text in texts:
        next_at = whole.find(text, at)
        if next_at < 0:
            found.append(text)
        at = max(at, next_at + len(text))
    return found


def test_a_piece_out_of_order_would_be_noticed(said: Said) -> None:
    texts = leaves(said.paper, marks=False)
    assert out_of_order([texts[-1], *texts[:-1]], said.word)


def test_no_character_more_or_less(said: Said) -> None:
    assert unexplained(said) == {}


def test_one_character_more_or_less_would_be_noticed(said: Said) -> None:
    for char in "e1·•":
        assert unexplained(replace(said, pages=(*said.pages, char))) == {char: 1}
        assert unexplained(replace(said, word=said.word + char)) == {char: -1}


def unexplained(said: Said) -> dict[str, int]:
    """How often each character stands in the PDF too often (or, below nought, too seldom) beside Word's text."""
    left = Counter(said.pdf)
    left.subtract(said.word)
    left.subtract(drawn_by_word(said.paper, said.theme))
    left.subtract(said.drawn)
    left.subtract(repeated_heads(said))
    left.update("·" * dots_between_labels(said.paper))
    for contents in walk(said.paper):
        if isinstance(contents, Contents):
            left.subtract("".join(page_numbers(contents, said.pdf)))
            left.update("".join(page_numbers(contents, said.word)))
    return {char: count for char, count in left.items() if count}


def drawn_by_word(paper: Paper, theme: Theme) -> Counter[str]:
    """What stands as text in a PDF and not in Word: bullets, numbers of lists and notes, the marking above page one."""
    drawn = Counter(bare(paper.marking or ""))
    drawn.update("".join(str(note.number) for note in notes(paper)))
    drawn.update(bullets(paper, (theme.layout.bullet, "–")))
    for node in walk(paper):
        if isinstance(node, NumberedList):
            drawn.update("".join(f"{number}." for number in range(node.start, node.start + len(node.items))))
        if isinstance(node, Finding | Recommendation | Entry):
            drawn.update(node.number or "")
    return drawn


def bullets(node: Node, marks: tuple[str, str]) -> str:
    """The bullets of all lists in a node; each list in a list takes the other mark."""
    if not isinstance(node, BulletList | NumberedList):
        return "".join(bullets(child, marks) for child in children(node))
    own = marks[0] * len(node.items) if isinstance(node, BulletList) else ""
    return own + "".join(bullets(child, marks[::-1]) for child in children(node))


def repeated_heads(said: Said) -> Counter[str]:
    """The heads of tables once more for each page that their tables run on to."""
    heads = {bare(plain_text(table.head)) for table in walk(said.paper) if isinstance(table, Table) and table.head}
    repeated: Counter[str] = Counter()
    for head in heads:
        times, on_pages = said.word.count(head), [page.count(head) for page in said.pages]
        assert max(on_pages) <= times <= sum(on_pages), head
        repeated.update(head * (sum(on_pages) - times))
    return repeated


def dots_between_labels(paper: Paper) -> int:
    """Word has a dot between the labels that a PDF sets one below the other in the margin."""
    return sum(max(len(node.labels) - 1, 0) for node in walk(paper) if isinstance(node, Recommendation | Entry))


def _right_to_left(text: str) -> bool:
    """Whether a text holds Arabic script, whose order in extracted text differs between readers."""
    return any("\u0600" <= char <= "\u06ff" for char in text)
