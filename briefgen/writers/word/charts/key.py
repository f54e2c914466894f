"""The key of a chart: Word's own, where the PDF has one (ECMA-376 Part 1 §21.2.2.94)."""

from __future__ import annotations

from briefgen.writers.word.charts.given import Given
from briefgen.writers.word.charts.looks import text
from briefgen.writers.word.charts.plot import placed

_FIELD, _LINE = 24.0, 1.5
"""What Word adds to each name in a key, and how high its lines are, in type sizes."""


def key(given: Given, tall: float) -> str:
    """The names of all series above the plot of a chart that is so `tall`."""
    look = given.room.look
    names = [series.label or "" for series in given.numbers.series]
    wide = sum(look.width(name, look.value) + _FIELD for name in names)
    rows = max(1, round(wide / given.room.width + 0.49))
    share = min(wide / rows / given.room.width * 1.1, 1.0) if rows == 1 else 1.0
    high = rows * _LINE * look.value.size / tall
    left = 1.0 - share if given.leftward else 0.0
    return (
        f'<c:legend><c:legendPos val="t"/>{placed(left, 0.0, share, high)}<c:overlay val="0"/>'
        f"{text(look.value, script=given.script)}</c:legend>"
    )
