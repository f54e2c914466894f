"""What a benchmark found, as a line of the table that is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_HEADINGS = ("what", "ours", "other", "ratio", "aim", "met")
_WIDTHS = (46, 24, 24, 22, 18, 3)


@dataclass(frozen=True)
class Finding:
    """One thing measured, each field as printed. `met` is None where there is no aim."""

    what: str
    ours: str
    other: str = "–"
    ratio: str = ""
    aim: str = ""
    met: bool | None = None


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """The table, line by line as findings come: some take a minute."""
    yield _line(_HEADINGS)
    yield _line(tuple("─" * width for width in _WIDTHS))
    for found in findings:
        met = "" if found.met is None else "yes" if found.met else "NO"
        yield _line((found.what, found.ours, found.other, found.ratio, found.aim, met))


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def milliseconds(seconds: float) -> str:
    """Seconds as printed: `12.3 ms`, from a second on `1.23 s`."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
