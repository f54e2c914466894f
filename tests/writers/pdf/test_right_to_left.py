"""Text and papers that are read from right to left: what stands where, and what readers of the file get."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefgen.document import (
    Block,
    BulletList,
    Cell,
    Inline,
    Item,
    Masthead,
    Paper,
    Paragraph,
    Passage,
    Quotation,
    Row,
    Table,
    TableBody,
    Text,
    walk,
)
from briefgen.shaping.faces import face
from briefgen.theme import load_theme
from briefgen.writers.pdf import write
from briefgen.writers.pdf.inlines import set_plain
from tests.outside import program
from tests.specimens import specimens

THEME = load_theme("standard", [Path(__file__).resolve().parents[3] / "templates"])
NAME = "بلوچ لبریشن آرمی"
SENTENCE = "حکومت نے 31 جنوری کو کہا کہ شاہراہ N-25 کھلی ہے اور The Express Tribune کو 12:30 پر بتایا۔"
WIDTH = THEME.page.width
START = THEME.page.left + THEME.page.inset


def paper(*content: Block, language: str = "en") -> Paper:
    return Paper(title="t", language=language, content=content, folio="·")


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text=text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=words(text))


def poppler(content: bytes) -> str:
    command = [program("pdftotext", "it reads the text of PDF files"), "-", "-"]
    printed = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    return " ".join(re.sub("[\u200e\u202a-\u202e]", "", printed).split())


def pdfium(content: bytes) -> str:
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return " ".join(text.replace("\u200e", "").split())


def found(content: bytes, text: str) -> tuple[float, float]:
    """Where a text begins and ends on the first page: from its left end to its right one."""
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    index, count = page.search(text).get_next()
    boxes = [page.get_charbox(at) for at in range(index, index + count)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


# ── Where it stands ──────────────────────────────────────────────────────────


def test_a_right_to_left_paper_is_the_mirror_image() -> None:
    """What ends at the text's left edge in an English paper begins at its right edge in an Urdu one."""
    urdu = write(paper(paragraph("کوئٹہ"), Masthead(organisation="مرکز", series="تجزیہ"), language="ur"), THEME)
    english = write(paper(paragraph("Quetta"), Masthead(organisation="Centre", series="Analysis")), THEME)
    assert found(urdu, "کوئٹہ")[1] == pytest.approx(WIDTH - found(english, "Quetta")[0], abs=2)
    assert found(urdu, "مرکز")[1] == pytest.approx(WIDTH - found(english, "Centre")[0], abs=2)
    assert found(urdu, "تجزیہ")[0] == pytest.approx(WIDTH - found(english, "Analysis")[1], abs=2)


@pytest.mark.parametrize("inside", [lambda each: each, lambda each: Quotation(content=(each,))])
def test_a_paragraph_stands_at_the_side_from_which_it_is_read(inside: Callable[[Block], Block]) -> None:
    content = write(paper(paragraph("In English."), inside(paragraph("کوئٹہ"))), THEME)
    inset = 0 if "Quotation" not in repr(inside(paragraph("x"))) else THEME.styles["quotation"].indent
    assert found(content, "English")[0] < START + 40
    assert found(content, "کوئٹہ")[1] == pytest.approx(WIDTH - THEME.page.right - inset, abs=2)
    turned = write(paper(paragraph("کوئٹہ"), paragraph("Quetta"), language="ur"), THEME)
    assert found(turned, "Quetta")[0] == pytest.approx(THEME.page.right, abs=2)


def test_an_items_bullet_stands_where_the_item_begins() -> None:
    items = tuple(Item(content=(paragraph(text),)) for text in ("کوئٹہ", "Quetta"))
    content = write(paper(BulletList(items=items)), THEME)
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    bullets = [page.get_charbox(at)[0] for at in range(page.count_chars()) if page.get_text_range(at, 1) == "•"]
    assert sorted(bullets)[0] < found(content, "Quetta")[0] < found(content, "کوئٹہ")[1] < sorted(bullets)[1]


def test_numbers_of_a_column_keep_their_ones_below_each_other() -> None:
    rows = tuple(
        Row(cells=tuple(Cell(content=words(each)) for each in row)) for row in (("کوئٹہ", "1045"), ("Gwadar", "7"))
    )
    content = write(paper(Table(body=TableBody(rows=rows)), language="ur"), THEME)
    assert found(content, "1045")[1] == pytest.approx(found(content, "7")[1], abs=1)
    assert found(content, "کوئٹہ")[1] == pytest.approx(found(content, "Gwadar")[1], abs=2)


def test_letters_of_another_script_are_as_large_and_as_heavy() -> None:
    """They are never slanted, nor set apart; digits and marks between them are of the same face."""
    style = replace(THEME.styles["kicker"], italic=True)
    [word] = set_plain("ہیروف،", style, THEME, right_to_left=True)
    [atom] = word.atoms
    arabic = THEME.fallback[-1]
    assert atom.ink.size == pytest.approx(style.size * arabic.beside)
    assert atom.face is face(arabic.bold or arabic.regular)
    assert atom.ink.tracking == 0 < style.tracking
    said = set_plain("N-25 پر 31", THEME.styles["text"], THEME, right_to_left=True)
    assert [each.atoms[0].face is face(arabic.regular) for each in said] == [False, True, True]


def test_lines_of_a_right_to_left_paper_are_farther_apart() -> None:
    spaced = THEME.spaced_for_script()
    assert spaced.styles["text"].leading == THEME.styles["text"].leading * THEME.fallback[-1].line
    assert spaced.styles["text"].size == THEME.styles["text"].size


# ── What readers get ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("reader", [poppler, pdfium])
def test_a_name_keeps_the_order_of_its_words_in_an_english_line(reader: Callable[[bytes], str]) -> None:
    """Poppler moves the space after a right-to-left phrase before it."""
    after = words(" did in 2026 is known to everyone.")
    named = Paragraph(content=(*words("What the "), Passage(lang="ur", content=words(NAME)), *after))
    read = reader(write(paper(named), THEME))
    assert NAME in read
    assert f"Whatthe{NAME}didin2026isknown".replace(" ", "") in read.replace(" ", "")


@pytest.mark.parametrize("reader", [poppler, pdfium])
def test_a_line_keeps_the_order_of_words_digits_and_latin_letters(reader: Callable[[bytes], str]) -> None:
    read = reader(write(paper(paragraph(SENTENCE), language="ur"), THEME))
    assert re.sub(r"\s", "", SENTENCE) in re.sub(r"\s", "", read)


@pytest.mark.parametrize("reader", [poppler, pdfium])
def test_an_english_line_in_an_urdu_paper_stays_one(reader: Callable[[bytes], str]) -> None:
    sentence = "All figures are claims; none has been verified (see note 3)."
    assert sentence in reader(write(paper(paragraph(sentence), paragraph(SENTENCE), language="ur"), THEME))


@pytest.mark.parametrize("reader", [poppler, pdfium])
@pytest.mark.parametrize("name", ["urdu-paper", "arabic-paper"])
def test_words_of_a_whole_paper_come_out(name: str, reader: Callable[[bytes], str]) -> None:
    """All but those with marks above or below their letters, which readers may set apart."""
    whole = specimens()[name]
    read = reader(write(whole, THEME))
    texts = [node.text for node in walk(whole) if isinstance(node, Text)]
    expected = [
        word
        for text in texts
        for word in text.split()
        if re.fullmatch("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+", word)
    ]
    assert len(expected) > 150
    assert [word for word in expected if word not in read] == []
