"""Questions about a tree."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from briefgen.document import (
    AtAGlance,
    Cell,
    Column,
    Emphasis,
    KeyFigure,
    Masthead,
    Note,
    Paragraph,
    Passage,
    Row,
    Table,
    TableBody,
    Text,
    column_alignments,
    plain_text,
    runs_right_to_left,
    walk,
)
from briefgen.problems import Position


def table(*rows: tuple[str, ...], columns: tuple[Column, ...] = ()) -> Table:
    body = TableBody(rows=tuple(Row(cells=tuple(Cell(content=(Text(text=t),)) for t in row)) for row in rows))
    return Table(body=body, columns=columns)


@pytest.mark.parametrize(
    "number", ["216", "1,250", "12.5", "−37%", "≥4", "18–36", "US$4.4m"[2:], "over 5"[5:], "100+", "~30"]
)
def test_columns_of_numbers_are_set_to_the_right(number: str) -> None:
    assert column_alignments(table(("ISPR", number), ("BLA", "–"))) == ["left", "right"]


@pytest.mark.parametrize(
    ("year", "side"), [("2023", "left"), ("2023–24", "left"), ("2023–2024", "left"), ("850", "right")]
)
def test_years_that_name_the_rows_are_words(year: str, side: str) -> None:
    assert column_alignments(table((year, "2023"), ("2024", "2024"))) == [side, "right"]


def test_numbers_stand_where_lines_begin_in_right_to_left_papers() -> None:
    made = table(("ISPR", "145"), ("BLA", "–"))
    assert column_alignments(made, right_to_left=True) == ["left", "left"]
    columns = (Column(align="right"), Column(align="center"))
    worded = table(("ISPR", "words"), columns=columns)
    assert column_alignments(worded, right_to_left=True) == ["right", "center"]


@pytest.mark.parametrize("words", ["about 30", "5 February", "12 towns", "N-25"])
def test_columns_with_words_are_not(words: str) -> None:
    assert column_alignments(table(("1", words), ("2", "3"))) == ["right", "left"]


def test_a_column_of_nothing_is_no_column_of_numbers() -> None:
    assert column_alignments(table(("–",), ("",))) == ["left"]


def test_what_the_author_says_wins() -> None:
    columns = (Column(align="center"), Column())
    assert column_alignments(table(("1", "2"), columns=columns)) == ["center", "right"]


def test_cells_that_span_take_no_part_and_take_their_columns() -> None:
    spanning = Row(cells=(Cell(span=2, content=(Text(text="Militants killed"),)),))
    plain = table(("ISPR", "216"))
    assert column_alignments(Table(body=TableBody(rows=(spanning, *plain.body.rows)))) == ["left", "right"]


def test_figures_at_a_glance_stand_in_rows_of_one_length() -> None:
    figures = (KeyFigure(value="9", label="districts"),) * 9
    rows = [AtAGlance(title="At a glance", figures=figures[:count]).side_by_side for count in range(10)]
    assert rows == [0, 1, 2, 3, 4, 3, 3, 4, 4, 4]


def test_nodes_compare_by_what_they_say() -> None:
    one = Paragraph(content=(Text(text="A "), Emphasis(content=(Text(text="B"),))))
    assert plain_text(one) == "A B"
    assert [type(node).__name__ for node in walk(one)] == ["Paragraph", "Text", "Emphasis", "Text"]
    assert one == Paragraph(content=(Text(text="A "), Emphasis(content=(Text(text="B"),))))


def test_a_line_of_details_ends_between_them_only() -> None:
    masthead = Masthead(organisation="O", series="Flash Note", date="9 June 2021")
    assert masthead.details == "Flash\u00a0Note\u00a0\u00a0·\u00a0 9\u00a0June\u00a02021"


URDU = Text(text="گوادر میں حملہ")


@pytest.mark.parametrize(
    ("content", "language", "expected"),
    [
        ((Text(text="An attack"),), "en-GB", False),
        ((URDU,), "en-GB", True),
        (
            (
                Text(text="In Gwadar ("),
                URDU,
                Text(text=") the port was closed for days"),
            ),
            "en-GB",
            False,
        ),
        ((Text(text="BLA "), URDU), "en-GB", True),
        ((Passage(lang="ur", content=(Text(text="1 2 3 BLA"),)),), "en-GB", True),
        ((Passage(lang="ur-Latn", content=(Text(text="Gwadar mein"),)),), "ur", False),
        ((Text(text="1,250"),), "ur", True),
        ((Text(text="1,250"),), "en", False),
        ((Text(text="An attack"), Note(content=(Paragraph(content=(URDU, URDU)),))), "en", False),
        ((), "ar", True),
    ],
)
def test_most_letters_decide_from_which_side_a_paragraph_is_read(
    content: tuple[Text, ...], language: str, expected: bool
) -> None:
    assert runs_right_to_left(content, language) is expected


# ── Nodes ────────────────────────────────────────────────────────────────────


def test_a_node_takes_its_fields_and_no_others() -> None:
    assert Text(text="a") == Text(text="a", origin=Position("x.html", 3))
    assert hash(Text(text="a")) == hash(Text(text="a"))
    assert Text(text="a") != Text(text="b")
    assert Cell().content == ()
    wrongs: list[dict[str, Any]] = [{}, {"text": "a", "words": "b"}, {"words": "b"}]
    for wrong in wrongs:
        with pytest.raises(TypeError, match=r"Text takes \['text'\]"):
            Text(**wrong)


def test_a_node_never_changes() -> None:
    text = Text(text="a")
    with pytest.raises(FrozenInstanceError):
        text.text = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del text.text
    assert replace(text, text="b").text == "b"
    assert text.text == "a"
    assert pickle.loads(pickle.dumps(text)) == text
