"""The shapes of drawings as path operators (ISO 32000-1, 8.5). Here y runs up: a drawing's `height` turns it round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.graphics.drawing import HALO, Circle, Path, Point, Rect
from briefgen.shaping.faces import Face
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.operands import number, rgb
from briefgen.writers.pdf.order import in_order_of_showing, placed

_ROUND = 0.5523
"""How far the control points of a quarter of a circle are from its ends, in radii."""


def painted(shape: Rect | Path | Circle, height: float) -> Iterator[str]:
    """The operators that paint a shape of a drawing."""
    if isinstance(shape, Rect):
        box = " ".join(map(number, (shape.x, height - shape.y - shape.height, shape.width, shape.height)))
        yield f"{rgb(shape.fill)} rg {box} re f"
        return
    if shape.fill:
        yield f"{rgb(shape.fill)} rg"
    if shape.stroke:
        dashes = " ".join(map(number, shape.dash or ()))
        yield f"{rgb(shape.stroke.colour)} RG {number(shape.stroke.width)} w [{dashes}] 0 d"
    yield from _circle(shape, height) if isinstance(shape, Circle) else _runs(shape, height)
    if shape.fill or shape.stroke:
        yield ("B*" if shape.stroke else "f*") if shape.fill else "S"
    else:
        yield "n"


def _runs(path: Path, height: float) -> Iterator[str]:
    for run in path.runs:
        yield _through(run, height) + (" h" if path.closed else "")


def _through(run: Sequence[Point], height: float) -> str:
    (x, y), *others = run
    lines = "".join(f" {number(x)} {number(height - y)} l" for x, y in others)
    return f"{number(x)} {number(height - y)} m{lines}"


def _circle(circle: Circle, height: float) -> Iterator[str]:
    x, y, radius = circle.x, height - circle.y, circle.radius
    yield f"{number(x + radius)} {number(y)} m"
    for across, up in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        begins, turns, ends = (across, up), (across - up * _ROUND, up + across * _ROUND), (-up, across)
        closing = (ends[0] + begins[0] * _ROUND, ends[1] + begins[1] * _ROUND)
        points = (
            x + radius * each if at == 0 else y + radius * each
            for pair in (turns, closing, ends)
            for at, each in enumerate(pair)
        )
        yield f"{' '.join(map(number, points))} c"
    yield "h"


# ── Letters with an edge ─────────────────────────────────────────────────────


def edged(line: Line, left: float, baseline: float, colour: str) -> Iterator[str]:
    """The edge around the letters of a line, which stand on it: outlines, because text would be read twice."""
    yield f"q {rgb(colour)} RG {number(HALO * 2000)} w [] 0 d"
    for shown in in_order_of_showing(placed(line, 0.0)):
        if outline := _outline(shown.atom.face, shown.glyph.number):
            size = f"{shown.atom.ink.size / 1000:.5g}"
            up = baseline + shown.glyph.up * shown.atom.ink.size / 1000
            yield f"q {size} 0 0 {size} {number(left + shown.x)} {number(up)} cm {outline} S Q"
    yield "Q"


@lru_cache(maxsize=2000)
def _outline(face: Face, glyph: int) -> str:
    """A glyph's outline; PDF knows curves with two control points only."""
    found: list[str] = []
    x = y = 0.0
    for kind, points in face.outline(glyph):
        if kind == "Q":
            turn, end = points[:2], points[2:]
            points = (
                *(a + (b - a) * 2 / 3 for a, b in zip((x, y), turn, strict=True)),
                *(a + (b - a) * 2 / 3 for a, b in zip(end, turn, strict=True)),
                *end,
            )
        x, y = points[-2:] or (x, y)
        found.append(" ".join([*(str(round(each)) for each in points), _OPERATORS[kind]]))
    return " ".join(found)


_OPERATORS = {"M": "m", "L": "l", "Q": "c", "C": "c", "Z": "h"}
