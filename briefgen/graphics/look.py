"""How graphics are set: a theme's styles and colours, and text measured, wrapped and shortened in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from briefgen.frozen import frozen
from briefgen.graphics.drawing import ASCENT, DESCENT, Anchor, Words
from briefgen.shaping.line import on_one_line
from briefgen.theme import Rule, TextStyle, Theme
from briefgen.theme.colour import contrast, mixed
from briefgen.theme.model import INK
from briefgen.theme.widths import text_width

TINT = 0.18
"""How much of the quiet colour there is in the ground of a stretch of time."""
LEGIBLE = 4.5
"""The contrast that small text needs (WCAG 2.2, criterion 1.4.3)."""


@frozen
class Look:
    """A theme, and the paper's language (BCP 47), as graphics need them."""

    theme: Theme
    language: str

    @cached_property
    def label(self) -> TextStyle:
        """Names and numbers along the axes."""
        return self.theme.styles["graphic-label"]

    @cached_property
    def value(self) -> TextStyle:
        """Numbers at what they are the numbers of, and names of series."""
        return self.theme.styles["graphic-value"]

    @cached_property
    def note(self) -> TextStyle:
        """Annotations."""
        return self.theme.styles["graphic-note"]

    @property
    def accent(self) -> str:
        """The colour of what stands out, or stands alone."""
        return self.theme.data_colours[0]

    @property
    def ground(self) -> str:
        """What a graphic stands on: the sheet."""
        return self.theme.ground or "#FFFFFF"

    @property
    def quiet(self) -> str:
        """The colour of what stands beside something that stands out."""
        return self.theme.graphics.quiet

    @property
    def tint(self) -> str:
        """A breath of the colour of lines, behind a stretch of time."""
        return mixed(self.ground, self.theme.graphics.range, 0.35)

    @property
    def grid(self) -> Rule:
        """The lines of round numbers."""
        return Rule(self.theme.graphics.grid, 0.4)

    @property
    def axis(self) -> Rule:
        """The line that bars begin at."""
        return Rule(self.theme.graphics.axis, 0.75)

    @property
    def hairline(self) -> Rule:
        """From an annotation to what it is about."""
        return Rule(self.theme.graphics.axis, 0.4)

    def legible(self, colour: str) -> str:
        """A colour darkened as far as small text in it has to be."""
        shares = (share / 10 for share in range(11))
        inks = (mixed(colour, INK, share) for share in shares)
        return next((ink for ink in inks if contrast(ink, self.ground) >= LEGIBLE), INK)

    def over(self, colour: str) -> str | None:
        """The colour of small text on a coloured field: the sheet's or the ink's; None where neither can be read."""
        best = max((self.ground, self.value.colour), key=lambda ink: contrast(ink, colour))
        return best if contrast(best, colour) >= LEGIBLE else None

    def width(self, text: str, style: TextStyle) -> float:
        """How wide text is on one line, each letter in the family that has it."""
        if text.isascii():
            return text_width(text, style)
        return on_one_line(text, style, self.theme, self.language)[1]

    def widest(self, texts: Iterable[str], style: TextStyle) -> float:
        """How wide the widest of some texts is; 0 without any."""
        return max((self.width(text, style) for text in texts), default=0.0)

    def words(
        self, text: str, style: TextStyle, x: float, y: float, anchor: Anchor = "start", colour: str | None = None
    ) -> Words:
        """A line of text anchored at `x` with its baseline at `y`; in the style's colour where none is given."""
        return Words(x, y, text, style, colour or style.colour, self.width(text, style), anchor)

    def block(
        self, lines: Sequence[str], style: TextStyle, x: float, top: float, anchor: Anchor = "start", colour: str = ""
    ) -> list[Words]:
        """Lines of text below one another, the first one's letters reaching up to `top`."""
        first = top + ASCENT * style.size
        return [
            self.words(line, style, x, first + at * style.leading, anchor, colour or None)
            for at, line in enumerate(lines)
        ]

    def wrapped(self, text: str, style: TextStyle, room: float, most: int = 3) -> list[str]:
        """Text in lines no wider than `room`, at most so many, the last one shortened with “…” where it has to be."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, style) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
        return [self.shortened(line, style, room) for line in kept]

    def shortened(self, text: str, style: TextStyle, room: float) -> str:
        """As much of a text as there is room for, with “…” where something is missing."""
        if self.width(text, style) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(_cut(text, middle), style) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return _cut(text, low)


def _cut(text: str, length: int) -> str:
    return f"{text[:length].rstrip(' ,;:-–')}…"


def height(lines: int, style: TextStyle) -> float:
    """How high so many lines are, from the top of the first one's letters to the foot of the last one's."""
    return (lines - 1) * style.leading + (ASCENT + DESCENT) * style.size if lines else 0.0
