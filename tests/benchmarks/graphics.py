"""What one graphic costs, in a process that has drawn one before, and how that grows with what it shows.

A paper of one graphic is set and, in turn, one of a paragraph; what counts is the median of
the differences, in processor time. Pixels are drawn each time, not taken from the cache
folder.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args
from unittest.mock import patch

from briefgen import kept
from briefgen.document import Chart, Graphic, Map, Moment, Paper, Paragraph, Point, Series, Spot, Text, TimeScale
from briefgen.document.graphics import ChartKind
from briefgen.theme import Theme, load_theme
from briefgen.writers import WRITERS
from tests.benchmarks.report import Finding, milliseconds

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10, 100, 1000)
"""How many points, places or events a graphic shows."""
_FIRST = date(2023, 11, 19)


def findings(runs: int) -> Iterator[Finding]:
    """Each kind of graphic in each format with ten points, and how many times longer more of them take."""
    theme = load_theme("standard", (ROOT / "templates",), "a4")
    with patch.object(kept, "own_folder", return_value=None):
        for kind, made in KINDS.items():
            papers = [_paper(made(size)) for size in SIZES]
            for form in WRITERS:
                least, *others = (_cost(paper, theme, form, runs) for paper in papers)
                grown = ", ".join(f"{size}: {cost / least:.1f}×" for size, cost in zip(SIZES[1:], others, strict=True))
                yield Finding(f"{kind}, {SIZES[0]} points, {form.upper()}", milliseconds(least), ratio=grown)


def _cost(paper: Paper, theme: Theme, form: str, runs: int) -> float:
    """What a paper of one graphic takes more than one without, each set in turn."""
    with_it, without = (partial(WRITERS[form], each, theme) for each in (paper, _PLAIN))
    with_it()
    without()
    return max(statistics.median(_seconds(with_it) - _seconds(without) for _ in range(runs)), _LEAST)


def _seconds(do: Callable[[], object]) -> float:
    """The processor time that something takes: what else the machine does counts for little."""
    gc.collect()
    started = time.process_time()
    do()
    return time.process_time() - started


_LEAST = 0.0001
"""Less than a tenth of a millisecond is what a clock like this can't tell from nothing."""


def _paper(*content: Graphic | Paragraph) -> Paper:
    return Paper(title="A paper", language="en-GB", content=content)


_PLAIN = _paper(Paragraph(content=(Text(text="A paragraph."),)))


# ── What is drawn ────────────────────────────────────────────────────────────


def chart(kind: ChartKind, count: int) -> Chart:
    """A chart of so many points: of days where time runs along its axis, else of names, and in three series where its
    kind is about several."""
    numbers = Random(count)
    if kind == "slope":
        series = tuple(Series(label=f"Place {at}", points=_two(numbers)) for at in range(count // 2))
        return Chart(kind=kind, alt="Numbers.", series=series)
    many = 3 if kind.startswith(("stacked", "grouped")) else 1
    dated = kind in ("column", "line", "area")
    named = [_day(at) if dated else f"Place {at}" for at in range(-(-count // many))]
    series = tuple(
        Series(label=f"Group {at}", points=tuple(_point(name, numbers) for name in named)) for at in range(many)
    )
    return Chart(kind=kind, axis="time" if dated else "names", alt="Numbers.", series=series)


def _two(numbers: Random) -> tuple[Point, ...]:
    return tuple(Point(at=year, value=float(numbers.randrange(100))) for year in ("2023", "2024"))


def _point(name: str, numbers: Random) -> Point:
    value = numbers.randrange(5, 100)
    return Point(at=name, value=float(value), low=float(value - 4), high=float(value + 9))


def _day(at: int) -> str:
    return (_FIRST + timedelta(days=at)).isoformat()


def map_of(count: int) -> Map:
    """A map of the Red Sea with so many places, every tenth with a label."""
    numbers = Random(count)
    spots = tuple(
        Spot(
            lat=numbers.uniform(11, 20),
            lon=numbers.uniform(38, 50),
            value=float(numbers.randrange(1, 50)),
            label=None if at % 10 else f"Place {at}",
        )
        for at in range(count)
    )
    return Map(alt="Places.", box="36,10,52,22", spots=spots)


def time_scale(count: int) -> TimeScale:
    """A timeline of so many events, ten days apart."""
    moments = tuple(Moment(begin=_day(10 * at), label=f"Attack {at} on a ship") for at in range(count))
    return TimeScale(alt="Events.", moments=moments)


KINDS: dict[str, Callable[[int], Graphic]] = {
    **{kind: partial(chart, kind) for kind in get_args(ChartKind)},
    "map": map_of,
    "time-scale": time_scale,
}
"""Each kind of graphic, and what makes one of so many points."""
