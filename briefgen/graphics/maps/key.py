"""What stands below a map: what its signs mean, the names of its numbers, and the line about boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import floor, log10, sqrt

from briefgen.document import Map
from briefgen.frozen import frozen
from briefgen.graphics.drawing import ASCENT, DESCENT, Circle, Rect, Shape, moved
from briefgen.graphics.look import Look, height
from briefgen.graphics.maps.classes import Class
from briefgen.graphics.maps.marks import DOT, Mark
from briefgen.language.numbers import printed_number
from briefgen.language.words import word
from briefgen.theme import Rule
from briefgen.theme.colour import mixed

_GAP, _ROW = 13.0, 5.0
"""Between two signs, and between two rows."""
_SWATCH = (16.0, 8.0)
_BETWEEN = 4.0
"""Between a sign and its words."""
_COLUMN = 14.0
_DOWN = 0.27
"""How far below the middle of a line its letters stand, in type sizes."""
PALE = 0.4
"""How much of its colour fills a circle that others may lie below."""


@frozen
class Item:
    """A sign with its words: shapes around a level line at 0, from 0 to the right."""

    shapes: tuple[Shape, ...]
    width: float
    reach: float


class Key:
    """Rows below a map, from `bottom` on; `bottom` goes down with each."""

    def __init__(self, look: Look, width: float, bottom: float) -> None:
        self.look = look
        self.width = width
        self.bottom = bottom
        self.shapes: list[Shape] = []

    def row(self, items: Iterable[Item]) -> None:
        """Signs from left to right, in as many rows as they take."""
        rows: list[list[Item]] = []
        x = 0.0
        for item in items:
            if not rows or x + item.width > self.width:
                rows.append([])
                x = 0.0
            rows[-1].append(item)
            x += item.width + _GAP
        for row in rows:
            reach = max(item.reach for item in row)
            y, x = self.bottom + _ROW + reach, 0.0
            for item in row:
                self.shapes += (moved(shape, x, y) for shape in item.shapes)
                x += item.width + _GAP
            self.bottom = y + reach

    def columns(self, entries: Sequence[tuple[str, str]]) -> None:
        """The names of numbers on the map, in as many columns as there is room for, down and then across."""
        if not entries:
            return
        look, style = self.look, self.look.label
        numbers = look.widest((number for number, _ in entries), look.value) + _BETWEEN
        widest = min(look.widest((name for _, name in entries), style), self.width - numbers)
        across = max(1, int((self.width + _COLUMN) // (numbers + widest + _COLUMN)))
        down = -(-len(entries) // across)
        step = (self.width + _COLUMN) / across
        top = self.bottom + _ROW
        for at, (number, name) in enumerate(entries):
            x, y = at // down * step, top + at % down * style.leading + ASCENT * style.size
            self.shapes.append(look.words(number, look.value, x, y))
            self.shapes.append(look.words(look.shortened(name, style, step - _COLUMN - numbers), style, x + numbers, y))
        self.bottom = top + down * style.leading

    def line(self, text: str) -> None:
        """Small words in as many lines as they take."""
        style = replace(self.look.note, colour=self.look.theme.styles["credit"].colour)
        lines = self.look.wrapped(text, style, self.width, most=6)
        top = self.bottom + _ROW
        self.shapes += self.look.block(lines, style, 0.0, top)
        self.bottom = top + height(len(lines), style) + 1.0

    def words(self, text: str) -> Item:
        """Words alone, before the signs they are about."""
        words = self.look.words(text, self.look.value, 0.0, self.look.value.size * _DOWN)
        return Item((words,), words.width, self._half)

    def swatch(self, colour: str, text: str) -> Item:
        """A colour and what it means."""
        across, down = _SWATCH
        return self._with(Rect(0, -down / 2, across, down, colour), across, down / 2, text)

    def circle(self, circle: Circle, text: str) -> Item:
        """A circle around (0, 0) and what it means."""
        reach = circle.radius + 0.6
        return self._with(moved(circle, reach, 0), 2 * reach, reach, text)

    def _with(self, shape: Shape, width: float, reach: float, text: str) -> Item:
        style = self.look.label
        words = self.look.words(text, style, width + _BETWEEN, style.size * _DOWN)
        return Item((shape, words), width + _BETWEEN + words.width, max(reach, self._half))

    @property
    def _half(self) -> float:
        return (ASCENT + DESCENT) / 2 * self.look.label.size


def class_items(key: Key, classes: Sequence[Class], unit: str | None, is_missing: bool) -> Iterator[Item]:
    """The classes of a map of numbers, and what an area without one looks like."""
    if unit and classes:
        yield key.words(_capital(unit))
    for each in classes:
        yield key.swatch(each.colour, each.printed(key.look.language))
    if is_missing:
        yield key.swatch(no_data(key.look), _capital(word("no data", key.look.language)))


def no_data(look: Look) -> str:
    """The colour of an area whose number isn't known."""
    return mixed(look.ground, look.theme.graphics.quiet, 0.55)


def mark_items(key: Key, node: Map, marks: Sequence[Mark], with_unit: bool) -> Iterator[Item]:
    """What circles mean: sizes by round numbers, positions that are about right, numbers that aren't known."""
    look = key.look
    valued = [mark for mark in marks if mark.value]
    if valued:
        if node.unit and with_unit:
            yield key.words(_capital(node.unit))
        most = max(mark.value or 0.0 for mark in valued)
        largest = max(mark.radius for mark in valued)
        for value in _sizes(most, all((mark.value or 0.0) == int(mark.value or 0.0) for mark in valued)):
            circle = sign(look, largest * sqrt(value / most), look.accent, is_sized=True)
            yield key.circle(circle, printed_number(value, look.language))
        if any(mark.value is None for mark in marks):
            yield key.circle(unknown(look), word("number not known", look.language))
    if any(mark.spot.approximate for mark in marks):
        circle = sign(look, 4.0 if valued else DOT, look.accent, bool(valued), is_approximate=True)
        yield key.circle(circle, word("approximate", look.language))


def sign(look: Look, radius: float, colour: str, is_sized: bool, is_approximate: bool = False) -> Circle:
    """A circle as it stands on the map around (0, 0): its size is a number, or it is a mere dot."""
    if is_sized:
        fill = mixed(look.ground, colour, PALE * (0.45 if is_approximate else 1.0))
        return Circle(0, 0, radius, fill, Rule(colour, 0.9), (2.0, 1.6) if is_approximate else None)
    if is_approximate:
        return Circle(0, 0, radius, look.ground, Rule(colour, 1.2))
    return Circle(0, 0, radius, colour, Rule(look.ground, 0.6))


def unknown(look: Look) -> Circle:
    """A spot whose number isn't known, around (0, 0)."""
    return Circle(0, 0, DOT, look.ground, Rule(look.quiet, 1.0))


def _sizes(most: float, whole: bool) -> list[float]:
    """Two or three round numbers up to the highest."""
    ten = 10.0 ** floor(log10(most))
    high = next(step * ten for step in (8, 5, 4, 3, 2, 1) if step * ten <= most * 1.0001)
    found = sorted({_round(high * share) for share in (1.0, 0.4, 0.1)})
    found = [value for value in found if not whole or (value >= 1 and value == int(value))]
    return [int(value) if value == int(value) else value for value in found] or [most]


def _round(value: float) -> float:
    ten = 10.0 ** floor(log10(value))
    return round(value / ten) * ten if ten >= 1 else round(value, 6)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
