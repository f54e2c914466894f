"""How wide text is, and how the page is divided in Word.

Word lays the paper out itself; these numbers only choose column widths and margins.
"""

from __future__ import annotations

from math import ceil

from briefgen.frozen import frozen
from briefgen.theme import TextStyle, Theme, widths

_ENGLISH = (
    "The group named nine districts in its statement of 31 January; officials counted twelve towns and gave no list."
)
_LONGEST_LINE = 75
"""Characters in a line of text: more are hard to follow from one line to the next."""


@frozen
class Measure:
    """How a page is divided in Word. Lengths are points.

    `text` is the column that text runs in; `inset` is how far it begins to the right
    of the edge where titles, wide tables and running heads begin.
    """

    text: float
    inset: float
    left: float
    right: float

    @property
    def wide(self) -> float:
        """The text column together with the inset."""
        return self.text + self.inset


def measure(theme: Theme, rtl: bool = False) -> Measure:
    """The theme's page for Word: the margin column folds into the text, which grows to 75 characters at most.

    Where a paper is read from the right (`rtl`), the text stands in the middle of the page and nothing begins
    outside it: programs disagree from which side the indent of a table counts that is read from right to left.
    """
    page = theme.page
    style = theme.styles["text"]
    longest = text_width(_ENGLISH, style) / len(_ENGLISH) * _LONGEST_LINE
    text = min(page.wide, max(page.text, longest))
    if rtl:
        text = (text + page.wide) / 2
        side = (page.width - text) / 2
        return Measure(text, 0.0, side, side)
    return Measure(text, page.wide - text, page.left, page.right)


def strip_height(words: str, theme: Theme, measure: Measure) -> float:
    """How high the embargo's strip is: as many lines as its words take, and what its box adds."""
    style, box = theme.styles["embargo"], theme.boxes["embargo"]
    lines = ceil(text_width(words, style) / measure.wide)
    rules = sum(rule.width for rule in (box.top, box.bottom) if rule)
    return lines * style.leading + 2 * box.padding_y + rules


def text_width(text: str, style: TextStyle) -> float:
    """The width of `text` on one line, in letters as large as Word can set them: in half points."""
    return widths.text_width(text, style, round(style.size * 2) / 2)
