"""A graphic by itself, as one drawing: title and subtitle above what is drawn, credit below, on the paper's ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.document import Graphic, Inline, Text
from briefgen.frozen import frozen
from briefgen.graphics import draw
from briefgen.graphics.drawing import Drawing, Rect, Shape, Words, moved
from briefgen.graphics.title import Setter
from briefgen.language import is_right_to_left
from briefgen.marking import COLOURS, GROUND, SMALLEST_SIZE
from briefgen.theme import TextStyle, Theme, spacing

MARGIN = 14.0
"""Between a graphic and the edge of its file."""
MARKED = 40.0
"""The same above and below, where the Traffic Light Protocol's marking stands there."""
MARKING_DOWN = 24.0
"""How far the marking's middle is from the edge."""


@frozen
class Standing:
    """What a graphic says of the paper it is taken from: its marking, until when nobody may publish it, and the words
    of its watermark, which are small here, since nothing is to lie behind a graphic."""

    marking: str | None = None
    embargo: str | None = None
    watermark: str | None = None


def framed(node: Graphic, theme: Theme, language: str, width: float, standing: Standing = Standing()) -> Drawing:
    """A graphic whose drawing is so wide, with everything around it; `language` is the paper's (BCP 47)."""
    frame = _Frame(theme, language, width, standing)
    if standing.watermark:
        frame.text((Text(text=standing.watermark),), theme.styles["embargo"])
    frame.bar()
    if node.caption:
        frame.text(node.caption.content, theme.styles["graphic-title"], balanced=True)
    if node.subtitle:
        frame.text((Text(text=node.subtitle),), theme.styles["graphic-subtitle"])
    frame.drawing(draw(node, theme, language, width))
    if node.credit:
        frame.text(node.credit.content, replace(theme.styles["credit"], before=spacing.PICTURE_GAP))
    return frame.finished()


class _Frame:
    """Shapes one below the other, and how far down they reach."""

    def __init__(self, theme: Theme, language: str, width: float, standing: Standing) -> None:
        self._theme = theme
        self._standing = standing
        self._leftward = is_right_to_left(language)
        self._width = width
        self._setter = Setter(theme, language, MARGIN, width)
        self._shapes: list[Shape] = []
        self._after = 0.0
        self._y = 0.0
        self._embargo()
        self._marking(self._y + MARKING_DOWN)
        self._y += MARKED if standing.marking else MARGIN

    def finished(self) -> Drawing:
        """All of it on the paper's colour."""
        edge = MARKED if self._standing.marking else MARGIN
        height = self._y + edge
        self._marking(height - MARKING_DOWN)
        width = self._width + 2 * MARGIN
        ground = Rect(0, 0, width, height, self._theme.ground or "#FFFFFF")
        return Drawing(width, height, (ground, *self._shapes))

    def bar(self) -> None:
        """The short bar that ties graphics together."""
        box = self._theme.boxes["graphic"]
        self._y, self._after = self._y + self._after, 0.0
        if box.top:
            length = min(spacing.ACCENT_BAR, self._width)
            x = MARGIN + (self._width - length if self._leftward else 0.0)
            self._shapes.append(Rect(x, self._y, length, box.top.width, box.top.colour))
            self._y += box.top.width
        self._y += box.padding_y

    def text(self, content: Sequence[Inline], style: TextStyle, balanced: bool = False) -> None:
        """Lines of text in the column; two texts are apart as far as the first's and the second's gaps are long."""
        top = self._y + (self._after + style.before)
        lines = self._setter.lines(content, style, top, balanced)
        count = len({words.y for words in lines})
        self._shapes += lines
        self._y, self._after = top + count * style.leading, style.after

    def drawing(self, drawn: Drawing) -> None:
        """What is drawn, below what stands above it."""
        top = self._y + self._after
        self._shapes += [moved(shape, MARGIN, top) for shape in drawn.shapes]
        self._y, self._after = top + drawn.height, 0.0

    def _embargo(self) -> None:
        """The strip along the upper edge that says until when it is not to be published."""
        if not self._standing.embargo:
            return
        box, style = self._theme.boxes["embargo"], self._theme.styles["embargo"]
        lines = self._setter.lines((Text(text=self._standing.embargo),), style, box.padding_y)
        height = len({words.y for words in lines}) * style.leading + 2 * box.padding_y
        if box.fill:
            self._shapes.append(Rect(0, 0, self._width + 2 * MARGIN, height, box.fill))
        self._shapes += lines
        self._y = height

    def _marking(self, middle: float) -> None:
        """The Traffic Light Protocol's marking, at the right whatever the language (FIRST, TLP 2.0)."""
        marking = self._standing.marking
        if marking:
            self._shapes += _marking(marking, self._theme, MARGIN + self._width, middle)


_MARKING_SIDE = 6.0


def _marking(marking: str, theme: Theme, right: float, middle: float) -> Iterator[Shape]:
    style = replace(
        theme.styles["running-head"], size=SMALLEST_SIZE, bold=True, italic=False, tracking=0, capitals=False
    )
    width = Setter(theme, "en", 0, 0).width_of(marking, style)
    left, height = right - width - 2 * _MARKING_SIDE, spacing.MARKING_HEIGHT
    yield Rect(left, middle - height / 2, width + 2 * _MARKING_SIDE, height, GROUND)
    baseline = middle + SMALLEST_SIZE * 0.34
    yield Words(left + _MARKING_SIDE, baseline, marking, style, COLOURS.get(marking, "#FFFFFF"), width)
