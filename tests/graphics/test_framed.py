"""A graphic by itself: whatever its title says, its words stand inside the frame and clear of one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document import Caption, Chart, Credit, Emphasis, Inline, Note, Point, Reference, Series, Strong, Text
from briefgen.graphics import Box, Drawing, Rect, Words
from briefgen.graphics.framed import MARGIN, Standing, framed
from briefgen.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]
THEMES = {name: load_theme(name, [ROOT / "templates"]) for name in ("standard", "dispatch")}
THEME = THEMES["standard"]
WORDS = st.lists(
    st.sampled_from(["attacks", "fell", "by", "half", "الحوثيون", "2024–25", "(AV)", "Ṣan‘ā’"]), max_size=12
)
SAID = WORDS.map(" ".join)
INLINES = st.lists(
    st.builds(lambda text: Text(text=text + " "), SAID)
    | st.builds(lambda text: Emphasis(content=(Text(text=text),)), SAID)
    | st.builds(lambda text: Strong(content=(Text(text=text),)), SAID),
    max_size=4,
).map(tuple)


def chart(title: tuple[Inline, ...] = (), credit: tuple[Inline, ...] = (), subtitle: str | None = None) -> Chart:
    series = (Series(points=(Point(at="A", value=3.0), Point(at="B", value=5.0))),)
    caption, source = Caption(content=title), Credit(content=credit)
    return Chart(kind="column", alt="A and B.", series=series, caption=caption, credit=source, subtitle=subtitle)


def words(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def lines(drawing: Drawing, role: str) -> list[str]:
    """The lines of text in the size of a role, each as it is read from the left."""
    size = THEME.styles[role].size
    rows: dict[float, list[Words]] = {}
    for each in words(drawing):
        if each.style.size == size:
            rows.setdefault(each.y, []).append(each)
    return [" ".join(each.text for each in sorted(row, key=lambda each: each.left)) for row in rows.values()]


@given(
    title=INLINES,
    credit=INLINES,
    subtitle=SAID,
    width=st.floats(120, 600),
    language=st.sampled_from(["en-GB", "ar"]),
    theme=st.sampled_from(sorted(THEMES)),
    standing=st.sampled_from([Standing(), Standing("TLP:AMBER+STRICT", "Not before Friday, 06:00 UTC", "Draft")]),
)
def test_words_stand_inside_and_apart(
    title: tuple[Inline, ...],
    credit: tuple[Inline, ...],
    subtitle: str,
    width: float,
    language: str,
    theme: str,
    standing: Standing,
) -> None:
    drawing = framed(chart(title, credit, subtitle), THEMES[theme], language, width, standing)
    boxes = [each.box for each in words(drawing)]
    for box in boxes:
        assert Box(-0.5, 0, drawing.width + 0.5, drawing.height).holds(box)
    for at, one in enumerate(boxes):
        inner = Box(one.left + 0.6, one.top + 0.5, one.right - 0.6, one.bottom - 0.5)
        assert not any(inner.overlaps(other) for other in boxes[at + 1 :])


def test_a_title_is_as_few_lines_as_can_be_of_about_one_length() -> None:
    said = "Attacks on ships in the Red Sea fell by half after the truce of May and rose again in July"
    found = lines(framed(chart((Text(text=said),)), THEME, "en-GB", 349), "graphic-title")
    assert len(found) == 2
    assert " ".join(found) == said
    assert abs(len(found[0]) - len(found[1])) < 12


def test_what_stands_elsewhere_in_the_paper_is_left_out() -> None:
    note = Note(content=())
    title = (
        Text(text="They rose, see "),
        Reference(to="t", shown="Table 1"),
        note,
        Reference(to="n", shown="2", kind="note"),
    )
    assert lines(framed(chart(title), THEME, "en-GB", 349), "graphic-title") == ["They rose, see Table 1"]


def test_emphasis_keeps_its_place_in_the_line() -> None:
    title = (Text(text="After the "), Emphasis(content=(Text(text="May"),)), Text(text=", truce"))
    drawing = framed(chart(title), THEME, "en-GB", 349)
    found = [each for each in words(drawing) if each.style.size == THEME.styles["graphic-title"].size]
    assert [(each.text, each.style.italic) for each in found] == [
        ("After the", False),
        ("May", True),
        (", truce", False),
    ]
    assert found[2].left == pytest.approx(found[1].left + found[1].width, abs=0.01)


def test_read_from_the_right_it_begins_at_the_right() -> None:
    drawing = framed(chart((Text(text="الحوثيون"),)), THEME, "ar", 300)
    bar = drawing.shapes[1]
    assert isinstance(bar, Rect)
    assert bar.x + bar.width == pytest.approx(MARGIN + 300)
    [title] = [each for each in words(drawing) if each.text == "الحوثيون"]
    assert title.left + title.width == pytest.approx(MARGIN + 300, abs=0.5)


def test_the_marking_stands_at_the_right_above_and_below() -> None:
    drawing = framed(chart(), THEME, "ar", 300, Standing("TLP:RED"))
    above, below = (each for each in words(drawing) if each.text == "TLP:RED")
    assert above.left > drawing.width / 2
    assert above.y < 60
    assert below.y > drawing.height - 40
    assert above.style.size >= 12
