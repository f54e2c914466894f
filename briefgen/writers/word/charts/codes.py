"""How a chart's numbers are printed, as a format code (ECMA-376 Part 1 §18.8.31), for those that are changed too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.graphics.charts.numbers import Print

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


def _around(printed: Print, like: float, code: str) -> str:
    """A code between what is printed before and after a number like this one."""
    before, _, after = _DIGITS.sub("\0", printed(like), count=1).partition("\0")
    return "".join((_literal(before), code, _literal(after)))


def _literal(text: str) -> str:
    said = text.replace('"', "")
    return f'"{said}"' if said else ""
