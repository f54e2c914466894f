"""Timelines on a scale: whatever happened when, no words meet or leave the frame, and none is lost."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.document import Moment, Phase, TimeScale
from briefgen.graphics import Box, Circle, Drawing, Rect, Words, draw
from briefgen.graphics import Path as Drawn
from briefgen.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]
THEMES = {name: load_theme(name, [ROOT / "templates"]) for name in ("standard", "dispatch")}
STANDARD = THEMES["standard"]
WIDTH = 348.0

TEXTS = st.lists(
    st.sampled_from(["attack", "off", "Hodeidah", "Operation", "ship", "ends", "counterterrorism", "گوادر", "IV"]),
    min_size=1,
    max_size=9,
).map(" ".join)


@st.composite
def days(draw: st.DrawFn) -> str:
    """ISO dates, many of them close together, some only months or years."""
    spread = draw(st.sampled_from([0, 3, 40, 700, 9000]))
    day = (date(2023, 11, 19) + timedelta(days=draw(st.integers(0, spread)))).isoformat()
    return day[: draw(st.sampled_from([10, 10, 10, 7, 4]))]


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    begin = draw(days())
    end = draw(st.none() | days())
    printed = draw(st.none() | st.sampled_from(["31 January", "19 November 2023 – 3 January 2024"]))
    end = end if end and end >= begin else None
    return Moment(begin=begin, end=end, label=draw(TEXTS), date=printed, highlight=draw(st.booleans()))


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    first, last = sorted([draw(days()), draw(days())])
    begin, end = draw(st.sampled_from([(None, None), (first, None), (None, last), (first, last)]))
    told = tuple(draw(st.lists(moments(), min_size=1, max_size=40)))
    phases = [sorted([draw(days()), draw(days())]) for _ in range(draw(st.integers(0, 4)))]
    named = tuple(Phase(begin=one, end=other, label=draw(TEXTS)) for one, other in phases)
    return TimeScale(alt="What it shows", begin=begin, end=end, phases=named, moments=told)


def words(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def text(drawing: Drawing) -> str:
    return " ".join(each.text for each in words(drawing))


def faults(drawing: Drawing) -> list[str]:
    """Words that meet others or the edge, and shapes outside the frame."""
    frame = Box(-0.01, -0.01, drawing.width + 0.01, drawing.height + 0.01)
    met = [f"{a.text} meets {b.text}" for a, b in combinations(words(drawing), 2) if a.box.overlaps(b.box)]
    return met + [f"{shape} leaves the frame" for shape in drawing.shapes if not frame.holds(shape.box)]


@settings(max_examples=100, deadline=None)
@given(
    scale=scales(),
    theme=st.sampled_from(sorted(THEMES)),
    language=st.sampled_from(["en-GB", "de", "ur"]),
    width=st.sampled_from([WIDTH, 491.0, 120.0]),
)
def test_no_words_meet_or_leave_the_frame(scale: TimeScale, theme: str, language: str, width: float) -> None:
    assert faults(draw(scale, THEMES[theme], language, width)) == []


@settings(max_examples=40, deadline=None)
@given(told=st.lists(moments(), min_size=1, max_size=40))
def test_every_word_of_every_moment_is_printed(told: list[Moment]) -> None:
    printed = text(draw(TimeScale(alt="a", moments=tuple(told)), STANDARD, "en-GB", WIDTH)).split()
    for moment in told:
        assert set(moment.label.split()) <= set(printed)


def lines_and_labels(drawing: Drawing) -> tuple[list[Box], list[Words]]:
    """The lines that rise from the axis, and the words above it."""
    axis = next(shape for shape in drawing.shapes if isinstance(shape, Drawn) and _is_flat(shape))
    level = axis.box.top
    rising = [each.box for each in drawing.shapes if isinstance(each, Drawn) and each.box.top < level - 5]
    return rising, [each for each in words(drawing) if each.box.bottom < level]


def _is_flat(shape: Drawn) -> bool:
    return shape.box.top == shape.box.bottom and shape.stroke is not None and shape.stroke.width == 1.0


@settings(max_examples=60, deadline=None)
@given(told=st.lists(moments(), min_size=1, max_size=14))
def test_no_line_runs_through_a_label(told: list[Moment]) -> None:
    rising, labels = lines_and_labels(draw(TimeScale(alt="a", moments=tuple(told)), STANDARD, "en-GB", WIDTH))
    for line in rising:
        for label in labels:
            assert not line.left - 0.1 < label.box.right - 0.2 or not (
                label.box.left + 0.2 < line.left < label.box.right - 0.2 and line.top < label.box.bottom
            )


ATTACK = Moment(begin="2026-01-31", label="Attacks in nine districts", date="31 January", highlight=True)


def test_one_day_stands_in_the_middle_of_its_day() -> None:
    drawing = draw(TimeScale(alt="a", moments=(ATTACK,)), STANDARD, "en-GB", WIDTH)
    (dot,) = [shape for shape in drawing.shapes if isinstance(shape, Circle)]
    assert dot.x == pytest.approx(WIDTH / 2)
    assert text(drawing) == "31 January Attacks in nine districts 31 January 2026"


def test_what_stands_out_has_the_accent_alone() -> None:
    other = Moment(begin="2026-02-20", label="Statement", date="20 February")
    drawing = draw(TimeScale(alt="a", moments=(ATTACK, other)), STANDARD, "en-GB", WIDTH)
    assert [shape.fill for shape in drawing.shapes if isinstance(shape, Circle)] == [
        STANDARD.graphics.axis,
        STANDARD.data_colours[0],
    ]
    (marked,) = [each for each in words(drawing) if each.text == "31 January"]
    assert marked.colour == STANDARD.data_colours[0]


def ranges(drawing: Drawing) -> list[Drawn]:
    return [shape for shape in drawing.shapes if isinstance(shape, Drawn) and shape.closed]


def test_what_began_before_the_scale_is_pointed_where_it_is_cut() -> None:
    lasting = Moment(begin="2025-12-01", end="2026-01-20", label="Siege")
    drawing = draw(TimeScale(alt="a", begin="2026-01-10", end="2026-02-10", moments=(lasting,)), STANDARD, "en", WIDTH)
    (bar,) = ranges(drawing)
    assert len(bar.runs[0]) == 5
    assert bar.box.left == pytest.approx(4.0)
    assert text(drawing).startswith("Siege")


def test_what_lay_outside_a_given_scale_is_left_out() -> None:
    early = Moment(begin="2024-01-01", label="Earlier")
    drawing = draw(TimeScale(alt="a", begin="2026-01-10", moments=(early, ATTACK)), STANDARD, "en", WIDTH)
    assert "Earlier" not in text(drawing)
    assert "Attacks" in text(drawing)


def test_what_lasted_at_once_stands_below_one_another() -> None:
    lasting = [Moment(begin=f"2026-01-{day:02}", end="2026-02-10", label=f"L{day}") for day in (1, 5, 9)]
    drawn = ranges(draw(TimeScale(alt="a", moments=tuple(lasting)), STANDARD, "en", WIDTH))
    assert not any(one.box.overlaps(other.box) for one, other in combinations(drawn, 2))


def test_phases_that_follow_one_another_share_a_line_and_others_do_not() -> None:
    spans = [("2024-01", "2024-06"), ("2024-07", "2024-12"), ("2024-03", "2024-09")]
    phases = tuple(Phase(begin=begin, end=end, label=f"P{at}") for at, (begin, end) in enumerate(spans))
    drawing = draw(TimeScale(alt="a", phases=phases), STANDARD, "en", WIDTH)
    first, third, second = [shape for shape in drawing.shapes if isinstance(shape, Rect)]
    assert first.y == second.y
    assert third.y > first.y


@pytest.mark.parametrize(
    ("begin", "end", "printed"),
    [
        ("2026-01-28", "2026-02-03", "28 29 30 31 1 2 3"),
        ("2025-11", "2026-02", "Nov Dec Jan Feb"),
        ("2011", "2014", "2011 2012 2013 2014"),
        ("1900", "2019", "1900 1920 1940 1960 1980 2000"),
    ],
)
def test_the_calendar_is_as_close_as_it_can_be_read(begin: str, end: str, printed: str) -> None:
    said = text(draw(TimeScale(alt="a", begin=begin, end=end), STANDARD, "en-US", 240.0)).split()
    assert printed.split() == [each for each in said if each in printed.split()][: len(printed.split())]


def test_dates_are_printed_in_the_papers_language() -> None:
    scale = TimeScale(alt="a", begin="2025-12-01", end="2026-03-31")
    assert "Dez" in text(draw(scale, STANDARD, "de", WIDTH))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_time_runs_to_the_right_in_every_paper_as_it_does_in_charts(language: str) -> None:
    later = Moment(begin="2026-02-20", label="Statement")
    drawing = draw(TimeScale(alt="a", moments=(ATTACK, later)), STANDARD, language, WIDTH)
    found = {each.text: each.left for each in words(drawing)}
    assert found["Statement"] > found["31 January"]


def test_the_key_begins_where_lines_do() -> None:
    told = tuple(Moment(begin=f"2024-01-{at % 28 + 1:02}", label=f"Attack {at} somewhere") for at in range(40))
    places = {
        language: {
            each.text: each.left for each in words(draw(TimeScale(alt="a", moments=told), STANDARD, language, WIDTH))
        }
        for language in ("en", "ur")
    }
    assert places["en"]["Attack 0 somewhere"] < WIDTH / 3 < places["ur"]["Attack 0 somewhere"]


def test_too_many_for_labels_get_numbers_and_a_key() -> None:
    told = tuple(
        Moment(begin=f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}", label=f"Attack number {at} somewhere")
        for at in range(40)
    )
    said = [each.text for each in words(draw(TimeScale(alt="a", moments=told), STANDARD, "en", WIDTH))]
    assert {str(number) for number in range(1, 41)} <= set(said)


def test_without_dates_it_says_so() -> None:
    drawing = draw(TimeScale(alt="a"), STANDARD, "en", WIDTH)
    assert text(drawing) == "no data"
    assert draw(TimeScale(alt="a", begin="2026", end="2025"), STANDARD, "en", WIDTH).height > 0
