"""The key of a chart whose series can't be named where they stand: a field of colour and a name for each."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.graphics.drawing import ASCENT, DESCENT, Rect
from briefgen.graphics.look import Look
from briefgen.graphics.sketch import Sketch

_FIELD, _GAP, _APART = 7.0, 4.0, 12.0
_ABOVE = 9.0


def say_key(sketch: Sketch, names: Sequence[tuple[str, str]], look: Look) -> None:
    """Print names, each with its colour, in rows above all that is drawn so far."""
    rows = _rows(names, look, sketch.width)
    top = sketch.top - _ABOVE - (len(rows) - 1) * (look.label.leading + 2) - (ASCENT + DESCENT) * look.value.size
    for at, row in enumerate(rows):
        y = top + at * (look.label.leading + 2) + ASCENT * look.value.size
        for x, name, colour in row:
            sketch.say(look.words(name, look.value, x + _FIELD + _GAP, y))
            sketch.paint(Rect(x, y - _FIELD + 0.8, _FIELD, _FIELD, colour))


def _rows(names: Sequence[tuple[str, str]], look: Look, width: float) -> list[list[tuple[float, str, str]]]:
    """Names in rows, each with where it begins and its colour."""
    rows: list[list[tuple[float, str, str]]] = [[]]
    x = 0.0
    for name, colour in names:
        shown = look.shortened(name, look.value, width - _FIELD - _GAP)
        wide = _FIELD + _GAP + look.width(shown, look.value)
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, shown, colour))
        x += wide + _APART
    return rows
