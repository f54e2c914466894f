"""Labels above an axis of time: each stands at a line that rises from its moment, clear of all others and their lines.

A label at the right of its line is in the way of the lines of later moments, so an earlier label that shares its width
stands higher; one at the left of its line is in the way of earlier ones. Where the two kinds meet, their lines are at
least a label apart. So every set of moments has a place for all, and only their height can be too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document import Moment
from briefgen.frozen import frozen
from briefgen.graphics.drawing import Anchor
from briefgen.graphics.look import Look, height
from briefgen.graphics.sketch import Sketch

_FIRST, _BETWEEN, _CLEAR, _APART = 9.0, 4.5, 3.0, 5.0
"""How high the lowest label stands, what is between two, between a label and its line, and behind a label."""
_WIDTHS = (0.24, 0.3, 0.19)
"""How wide labels may be, as shares of the drawing; the first is the nicest."""
_NARROWEST, _MOST_LINES = 52.0, 4
_NUMBERS_APART, _ABOVE_DOTS = 3.0, 7.0


@frozen(slots=True)
class Flag:
    """A label before it has its place: where its line rises, its date's lines and its words', and how wide it is."""

    x: float
    date: tuple[str, ...]
    words: tuple[str, ...]
    width: float
    height: float
    highlight: bool


@frozen(slots=True)
class Placed:
    """A label with its place: how high its foot and its head stand above the axis, and whether it is behind its line
    (at the right), else before it."""

    flag: Flag
    foot: float
    behind: bool

    @property
    def top(self) -> float:
        return self.foot + self.flag.height

    @property
    def left(self) -> float:
        return self.flag.x if self.behind else self.flag.x - self.flag.width

    @property
    def right(self) -> float:
        return self.left + self.flag.width


def written(moments: Sequence[Moment], places: Sequence[float], look: Look, width: float) -> Iterator[list[Flag]]:
    """Flags with all words of the moments, in several widths but those in which words would have to be cut."""
    for share in _WIDTHS:
        room = max(width * share, _NARROWEST)
        flags = [_written(each, x, room, look) for each, x in zip(moments, places, strict=True)]
        if all(flags):
            yield [flag for flag in flags if flag]


def _written(moment: Moment, x: float, room: float, look: Look) -> Flag | None:
    date = look.wrapped(moment.date or "", look.value, room)
    words = look.wrapped(moment.label, look.note, room, _MOST_LINES)
    whole = " ".join(words) == " ".join(moment.label.split()) and not any(line.endswith("…") for line in date)
    return _flag(x, date, words, moment.highlight, look) if whole else None


def _flag(x: float, date: Sequence[str], words: Sequence[str], highlight: bool, look: Look) -> Flag:
    widest = max(look.widest(date, look.value), look.widest(words, look.note))
    tall = (len(date) * look.value.leading + height(len(words), look.note)) if words else height(len(date), look.value)
    return Flag(x, tuple(date), tuple(words), widest + _CLEAR + _APART, tall, highlight)


def height_of(placed: Sequence[Placed]) -> float:
    """How high the highest label reaches above the axis."""
    return max((each.top for each in placed), default=0.0)


def best(flags: Sequence[Flag], width: float) -> Sequence[Placed] | None:
    """The lowest way to place flags, which stand in the order of their lines; None where one leaves the drawing
    however they are placed."""
    found = [placed for count in range(len(flags), -1, -1) if (placed := _placed(flags, count, width)) is not None]
    return min(found, key=height_of, default=None)


def _placed(flags: Sequence[Flag], behind: int, width: float) -> Sequence[Placed] | None:
    """The first so many flags behind their lines, the others before theirs; None where that can't be."""
    early, late = flags[:behind], flags[behind:]
    if early and late and late[0].x - early[-1].x < max(each.width for each in flags):
        return None
    placed: list[Placed] = []
    for flag in reversed(early):
        placed.append(_on_top(Placed(flag, _FIRST, behind=True), placed))
    for flag in late:
        placed.append(_on_top(Placed(flag, _FIRST, behind=False), placed))
    inside = all(each.left >= 0.0 and each.right - _APART <= width for each in placed)
    return placed if inside else None


def _on_top(wanted: Placed, others: Sequence[Placed]) -> Placed:
    """A label as low as those before it leave room for it."""
    under = [each.top + _BETWEEN for each in others if each.left < wanted.right and wanted.left < each.right]
    return Placed(wanted.flag, max([wanted.foot, *under]), wanted.behind)


def fly(sketch: Sketch, placed: Sequence[Placed], look: Look) -> None:
    """Draw labels and their lines."""
    for each in placed:
        flag = each.flag
        sketch.line([(flag.x, 0.0), (flag.x, -each.top)], look.hairline)
    for each in placed:
        flag, top = each.flag, -each.top
        x, anchor = _anchor(each)
        colour = look.legible(look.accent) if flag.highlight else ""
        dates = look.block(flag.date, look.value, x, top, anchor, colour)
        words = look.block(flag.words, look.note, x, top + len(flag.date) * look.value.leading, anchor)
        sketch.say(*dates, *words)


def _anchor(label: Placed) -> tuple[float, Anchor]:
    """Where its words are anchored beside its line."""
    return (label.flag.x + _CLEAR, "start") if label.behind else (label.flag.x - _CLEAR, "end")


# ── Numbers in place of labels ───────────────────────────────────────────────


def say_numbers(sketch: Sketch, moments: Sequence[Moment], places: Sequence[float], look: Look) -> None:
    """Print the numbers of moments, which stand in their order, above them in one row: from 1, and those that stand too
    close for a number each as one range."""
    for group in _groups(places, sketch.width, look):
        picked = any(moments[at].highlight for at in group)
        colour = look.legible(look.accent) if picked else None
        left, right = _reach(group, places, sketch.width, look)
        sketch.say(look.words(_range(group), look.value, (left + right) / 2, -_ABOVE_DOTS, "middle", colour))
    sketch.reserve(-_ABOVE_DOTS - look.value.leading - _FIRST, 0.0)


def _groups(places: Sequence[float], width: float, look: Look) -> list[range]:
    """Runs of moments whose numbers have room side by side."""
    found: list[range] = []
    for at in range(len(places)):
        found.append(range(at, at + 1))
        while len(found) > 1 and (
            _reach(found[-2], places, width, look)[1] + _NUMBERS_APART > _reach(found[-1], places, width, look)[0]
        ):
            last = found.pop()
            found[-1] = range(found[-1].start, last.stop)
    return found


def _reach(group: range, places: Sequence[float], width: float, look: Look) -> tuple[float, float]:
    """What the numbers of a run take of the width: they stand above its middle, and inside the drawing."""
    half = look.width(_range(group), look.value) / 2
    middle = (places[group.start] + places[group.stop - 1]) / 2
    middle = max(min(middle, width - half), half)
    return middle - half, middle + half


def _range(group: range) -> str:
    return str(group.stop) if len(group) == 1 else f"{group.start + 1}–{group.stop}"
