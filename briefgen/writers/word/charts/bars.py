"""Bars as Word's own: the first name at the top, as everybody reads, though Word begins at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from briefgen.frozen import frozen
from briefgen.graphics import Box, Drawing, Words
from briefgen.graphics.charts.bars import Bars, bars_of
from briefgen.graphics.charts.frame import GAP
from briefgen.graphics.drawing import ASCENT
from briefgen.graphics.look import height
from briefgen.graphics.sketch import mirrored
from briefgen.language.words import word
from briefgen.writers.word.charts.axes import IDS, NameAxis, NumberAxis
from briefgen.writers.word.charts.codes import format_code
from briefgen.writers.word.charts.columns import part_edge, point_colours, uncertain
from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.key import key
from briefgen.writers.word.charts.labels import Label, every_label, labels
from briefgen.writers.word.charts.overlay import overlay
from briefgen.writers.word.charts.plot import NativeChart
from briefgen.writers.word.charts.series import bar_plot
from briefgen.writers.word.charts.series import bars as bar_series
from briefgen.writers.word.charts.table import Table, table_of

_COLUMN = 0.36
"""How much of the width long names take, which the PDF prints above their bars."""
_NOTE = 3.0
"""Between a bar and an annotation below it."""


@frozen
class _Rows:
    """Where rows stand, all of one height as Word's are: each `pitch` high, from `top` down; names take `left`.

    `places` are the numbers of those with bars; others are empty, for annotations. `height` is the chart's.
    """

    found: Bars
    top: float
    left: float
    pitch: float
    places: tuple[int, ...]
    height: float

    def middle(self, at: int) -> float:
        """How far down the middle of a row is."""
        return self.top + (self.places[at] + 0.5) * self.pitch

    @property
    def bottom(self) -> float:
        """The foot of the last row."""
        return self.top + (self.places[-1] + 1) * self.pitch

    def number(self, x: float) -> float:
        """The number that a place from the left stands for, six figures exact."""
        low, high = self.found.scale.ticks[0], self.found.scale.ticks[-1]
        begins = max(self.found.scale.begins, self.left)
        return float(f"{low + (x - begins) / (self.found.scale.ends - begins) * (high - low):.6g}")


def bars(given: Given) -> NativeChart:
    """The chart, its bars lying."""
    found = bars_of(given.chart, given.numbers, given.room)
    rows = _rows(given, found)
    given = replace(given, numbers=replace(given.numbers, places=rows.places, period=None))
    sums = _has_sums(found)
    table = table_of(
        given.numbers, given.room.look.language, given.named, word("total", given.room.look.language) if sums else None
    )
    count = len(given.numbers.series)
    series = [_series(given, found, table, at) for at in range(count)]
    series += [_sums(given, found, table)] if sums else []
    overlap = 1.0 if found.is_stacked else -0.5 / found.thick
    gap = (rows.pitch - found.thick * found.slots) / found.thick
    plot = bar_plot(series, True, found.is_stacked, gap, overlap, IDS)
    box = Box(
        0 if given.leftward else rows.left,
        rows.top,
        given.room.width - (rows.left if given.leftward else 0),
        rows.bottom,
    )
    return NativeChart(
        width=given.room.width,
        height=rows.height,
        plot=box,
        series=plot + _axes(given, rows),
        sheet=table.sheet,
        key=key(given, rows.height) if count > 1 else "",
        over=overlay(given, _said(given, rows), lambda _: True),
    )


def _rows(given: Given, found: Bars) -> _Rows:
    look, names = given.room.look, found.names
    left = given.room.width * _COLUMN if names.are_above else names.column
    lines = [look.wrapped(label, look.label, left - GAP, 9) for label in given.numbers.labels] if left else []
    thick = found.thick * found.slots
    highest = max((height(len(each), look.label) for each in lines), default=0.0)
    pitch = max(thick, highest) + found.between
    top = -given.sketch.top if given.sketch.top < -_KEY else 0.0
    places, last = _places(found, pitch)
    return _Rows(found, top, left, pitch, places, top + (places[-1] + 1) * pitch + last)


_KEY = 2.0
"""What reaches higher above the bars is a key."""


def _places(found: Bars, pitch: float) -> tuple[tuple[int, ...], float]:
    """The rows of bars, with empty ones for annotations, and what the annotation of the last one takes below it."""
    places, free, last = [], 0, 0.0
    for at in range(len(found.numbers.keys)):
        lines = found.notes.get(at, [])
        last = height(len(lines), found.room.look.note) + 2 * _NOTE if lines else 0.0
        places.append(free)
        free += 1 + ceil(max(last - found.between / 2, 0.0) / pitch)
    return tuple(places), last


def _series(given: Given, found: Bars, table: Table, at: int) -> str:
    edge = part_edge(given, at) if found.is_stacked else None
    colours = point_colours(given, found.colours[0])
    return bar_series(table, at, found.colours[at], colours, edge, _labels(given, found, at))


def _labels(given: Given, found: Bars, at: int) -> str:
    """The number at the end of every bar, of a part of one on it."""
    look, code = given.room.look, format_code(found.print, (part.end for part in found.parts))
    if not found.is_stacked:
        own = uncertain(given, at, found.print, code)
        return every_label(look.value, "outEnd", code, given.script, own) if found.is_numbered else ""
    ink = look.over(found.colours[at])
    inside = [part.key for part in found.parts if part.series == at and found.says_inside(part)]
    return labels(
        [Label(given.numbers.places[key], look.label, "ctr", colour=ink) for key in inside], code, given.script
    )


def _has_sums(found: Bars) -> bool:
    """Whether the sum of each stack stands at its end."""
    return found.is_stacked and len(found.numbers.series) > 1 and all(part.end >= 0 for part in found.parts)


def _sums(given: Given, found: Bars, table: Table) -> str:
    """Bars that nobody sees, whose feet stand at the ends of the stacks and say their sums."""
    said = every_label(
        given.room.look.value, "inBase", format_code(found.print, (part.end for part in found.parts)), given.script
    )
    return bar_series(table, len(found.numbers.series), None, {}, None, said)


def _axes(given: Given, rows: _Rows) -> str:
    look, leftward = given.room.look, given.leftward
    ink, script = look.value.colour, given.script
    names = NameAxis(
        given.start,
        look.label,
        ink,
        look.axis,
        reversed=True,
        label="low" if rows.left else "none",
        script=script,
    )
    low, high = rows.number(rows.left), rows.number(given.room.width)
    return names.xml() + NumberAxis(low, high, (high - low) / 4, "t", reversed=leftward).xml()


def _said(given: Given, rows: _Rows) -> Drawing:
    """What is said beside bars: annotations below them, and that nothing is known."""
    words = [*_notes(given, rows), *_unknown(given, rows)]
    drawing = Drawing(given.room.width, rows.height, tuple(words))
    return mirrored(drawing) if given.leftward else drawing


def _base(rows: _Rows) -> float:
    return max(rows.found.scale.base, rows.left) + GAP


def _notes(given: Given, rows: _Rows) -> Iterator[Words]:
    look = given.room.look
    for at, lines in rows.found.notes.items():
        top = rows.middle(at) + rows.found.thick * rows.found.slots / 2 + _NOTE
        yield from look.block(lines, look.note, _base(rows), top)


def _unknown(given: Given, rows: _Rows) -> Iterator[Words]:
    found, look = rows.found, given.room.look
    text = word("no data", look.language)
    known = {(part.key, part.series) for part in found.parts}
    for series, points in enumerate(given.numbers.points if not found.is_stacked else ()):
        for at, name in enumerate(given.numbers.keys):
            if name in points and (at, series) not in known:
                middle = rows.middle(at) + (series + 0.5 - found.slots / 2) * found.thick
                yield look.words(text, look.label, _base(rows), middle + ASCENT * look.value.size / 2 - 0.5)
