"""How a chart's numbers are printed, as a format code (ECMA-376 Part 1 §18.8.31), for those that are changed too."""

from __future__ import annotations

import re

from briefgen.graphics.charts.numbers import Print

_DIGITS = re.compile(r"[\d.,٫٬]+")


def format_code(printed: Print) -> str:
    """The code of a chart's numbers: their thousands apart, their decimals, their unit, a true minus sign.

    A reader's Word puts its own signs for the thousands and the decimals.
    """
    before, after = (f'"{part}"' if part else "" for part in _around(printed))
    whole = f"{before}#,##0{'.' + '0' * printed.places if printed.places else ''}{after}"
    millions = f'[>=1000000]{before}#,##0.0#,,"M"{after};' if printed.compact else ""
    return f"{millions}{whole}" if printed.compact else f"{whole};−{whole}"


def _around(printed: Print) -> tuple[str, str]:
    """What stands before and after a number."""
    before, _, after = _DIGITS.sub("\0", printed(1.0), count=1).partition("\0")
    return before.replace('"', ""), after.replace('"', "")
