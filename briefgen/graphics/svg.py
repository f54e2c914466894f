"""A drawing as SVG (SVG 1.1, which browsers, Word and slides all read), the same bytes for the same drawing.

Letters are outlines: they look alike in every program, no font has to be there or to be sent along, and what takes
fonts out of pictures finds none. What the words say is in `desc`, for who listens. A glyph is defined once and used
wherever it stands; its name is its font's and its own, so that two pictures in one page never take each other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from briefgen.graphics.drawing import HALO, Circle, Drawing, Path, Rect, Shape, Words
from briefgen.shaping.faces import Face
from briefgen.shaping.line import Placed, by_size, on_one_line
from briefgen.theme import Rule, Theme


def svg(drawing: Drawing, theme: Theme, language: str, title: str, description: str) -> str:
    """The drawing as an SVG file, as large as it is in points. `title` and `description` are for people who can't see
    it; `language` is theirs and that of its words (BCP 47)."""
    painter = _Painter(theme, language)
    painted = [line for shape in drawing.shapes for line in painter.shape(shape)]
    width, height = _number(drawing.width), _number(drawing.height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
            f' xml:lang="{escape(language)}" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">',
            f"<title>{escape(title, quote=False)}</title>",
            f"<desc>{escape(description, quote=False)}</desc>",
            *painter.definitions(),
            *painted,
            "</svg>\n",
        ]
    )


class _Painter:
    """Paints shapes, and knows the glyphs that they used."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._used: dict[tuple[Face, int], None] = {}

    def definitions(self) -> Iterator[str]:
        """The outlines of the glyphs that were used, in the order of their first use."""
        if self._used:
            yield "<defs>"
            for face, number in self._used:
                yield f'<path id="{_name(face, number)}" d="{_outline(face, number)}"/>'
            yield "</defs>"

    def shape(self, shape: Shape) -> Iterator[str]:
        """The elements that paint a shape."""
        if isinstance(shape, Words):
            yield from self._words(shape)
        elif isinstance(shape, Rect):
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            yield f'<rect x="{_number(shape.x)}" y="{_number(shape.y)}" {size} fill="{shape.fill}"/>'
        elif isinstance(shape, Circle):
            place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
            yield f"<circle {place}{_paint(shape)}/>"
        else:
            yield f'<path d="{_data(shape)}"{_paint(shape)}/>'

    def _words(self, words: Words) -> Iterator[str]:
        glyphs, width = on_one_line(words.text, words.style, self._theme, self._language)
        left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
        for size, some in by_size([glyph for glyph in glyphs if glyph.face.outline(glyph.number)]):
            scale = f"{size / 1000:.6g}"
            place = f'transform="translate({_number(left)} {_number(words.y)}) scale({scale} -{scale})"'
            uses = "".join(self._use(glyph) for glyph in some)
            if words.halo:
                edge = f'stroke="{words.halo}" stroke-width="{HALO * 2000:g}" stroke-linejoin="round"'
                yield f'<g {place} fill="{words.halo}" {edge}>{uses}</g>'
            yield f'<g {place} fill="{words.colour}">{uses}</g>'

    def _use(self, glyph: Placed) -> str:
        self._used[glyph.face, glyph.number] = None
        across, up = (f"{length / glyph.size * 1000:.0f}" for length in (glyph.x, glyph.up))
        raised = f' y="{up}"' if glyph.up else ""
        return f'<use xlink:href="#{_name(glyph.face, glyph.number)}" x="{across}"{raised}/>'


def _name(face: Face, number: int) -> str:
    return f"{_face_name(face)}-{number}"


@lru_cache(maxsize=64)
def _face_name(face: Face) -> str:
    """A face's name, of letters that may stand in an id."""
    return re.sub(r"[^A-Za-z0-9-]", "", face.metrics.name)


@lru_cache(maxsize=2000)
def _outline(face: Face, number: int) -> str:
    """A glyph's outline as path data."""
    return "".join(kind + " ".join(f"{each:g}" for each in points) for kind, points in face.outline(number))


def _data(path: Path) -> str:
    end = "Z" if path.closed else ""
    return "".join(f"M{'L'.join(f'{_number(x)} {_number(y)}' for x, y in run)}{end}" for run in path.runs)


def _paint(shape: Path | Circle) -> str:
    """How a shape is filled and drawn, as attributes."""
    holes = ' fill-rule="evenodd"' if shape.fill and isinstance(shape, Path) and len(shape.runs) > 1 else ""
    stroke = _stroke(shape.stroke, shape.dash) if shape.stroke else ""
    return f' fill="{shape.fill or "none"}"{holes}{stroke}'


def _stroke(rule: Rule, dash: tuple[float, float] | None) -> str:
    dashes = f' stroke-dasharray="{_number(dash[0])} {_number(dash[1])}"' if dash else ""
    return f' stroke="{rule.colour}" stroke-width="{_number(rule.width)}" stroke-linejoin="round"{dashes}'


def _number(value: float) -> str:
    """A length, to a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
