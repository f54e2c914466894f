"""How a chart's numbers are printed, as a format code (ECMA-376 Part 1 §18.8.31), for those that are changed too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.document import Point
from briefgen.graphics.charts.numbers import Print, said_of, value_of

_DIGITS = re.compile(r"[\d.,٫٬]+")
_SHORT = ((1e6, 2.5e6, "#,##0.0#,,"), (1e3, 2.5e3, "#,##0,"))
"""From which number on others are printed in short, an example of one, and its code."""


def format_code(printed: Print, numbers: Iterable[float]) -> str:
    """The code of some numbers: thousands apart, decimals, unit, a true minus sign, millions in short where any is so.

    A reader's Word puts its own signs for the thousands and the decimals.
    """
    whole = _around(printed, 1.0, f"#,##0{'.' + '0' * printed.places if printed.places else ''}")
    if max(map(abs, numbers), default=0.0) < printed.compact:
        return f'{whole};"−"{whole}'
    short = [
        f"[>={least:.0f}]{_around(printed, like, code)}" for least, like, code in _SHORT if least >= printed.compact
    ]
    return ";".join([*short, whole])


def code_of(point: Point, printed: Print, code: str) -> str:
    """The code for a point of numbers with a code: the same, but for a point whose value isn't known what it
    is stands around: ≥4, 7–9."""
    value = value_of(point)
    if point.value is not None or value is None:
        return code
    said, number = said_of(point, printed), printed(value)
    before, found, after = said.rpartition(number)
    whole = code.partition(";")[0]
    if not found or whole.startswith("["):
        return _literal(said)
    return f"{_literal(before)}{whole}{_literal(after)}"


def _around(printed: Print, like: float, code: str) -> str:
    """A code between what is printed before and after a number like this one."""
    before, _, after = _DIGITS.sub("\0", printed(like), count=1).partition("\0")
    return "".join((_literal(before), code, _literal(after)))


def _literal(text: str) -> str:
    said = text.replace('"', "")
    return f'"{said}"' if said else ""
