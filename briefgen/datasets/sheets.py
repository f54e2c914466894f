"""Tables in workbooks: XLSX (ECMA-376), read by calamine."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from briefgen.datasets.table import Table, held
from briefgen.datasets.wrong import BadFile, refused
from briefgen.problems import did_you_mean

MOST_UNPACKED = 600_000_000
"""How many bytes the parts of a workbook may have together: a small file can be packed to fill any memory."""
MOST_CELLS = 40_000_000
_DAMAGED = "open it in a spreadsheet and save it anew, or export it as CSV"


def read_sheet(path: Path, name: str, sheet: str | None) -> Table:
    """A sheet of a workbook, the first where none is named; blank rows are left out.

    Raises BadFile for a sheet that there isn't, ProblemsFound for a file that is no workbook or has no header.
    """
    _check_size(path, name)
    rows = _cells(path, name, sheet)
    header = _without_end(rows[0]) if rows else []
    if not header:
        raise refused(name, "this sheet has no header", "its first row names the columns", row=1)
    width = max(len(header), *(len(_without_end(row)) for row in rows))
    header += [""] * (width - len(header))
    numbered = [
        (number, texts)
        for number, row in enumerate(rows[1:], 2)
        if any(texts := [_text(cell) for cell in row[:width]]) and not (number == 2 and _is_tagged(texts))
    ]
    padded = ([*texts, *[""] * (width - len(texts))] for _, texts in numbered)
    return held(header, [number for number, _ in numbered], padded)


def _check_size(path: Path, name: str) -> None:
    try:
        with ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise refused(name, "this file is no workbook (XLSX), or is damaged", _DAMAGED) from None
    if size > MOST_UNPACKED:
        message = f"this workbook unpacks to {size / 1e6:,.0f} MB; {MOST_UNPACKED / 1e6:,.0f} MB is the most"
        raise refused(name, message, "export the sheet as CSV")


def _cells(path: Path, name: str, sheet: str | None) -> list[list[object]]:
    """The cells of a sheet from its first row and column on."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            chosen = _sheet(workbook.sheet_names, name, sheet)
            found = workbook.get_sheet_by_name(chosen)
            if found.total_height * found.total_width > MOST_CELLS:
                message = f"the sheet “{chosen}” has {found.total_height:,} rows and {found.total_width:,} columns"
                raise refused(name, f"{message}, which are too many to read", "export it as CSV")
            rows: list[list[object]] = found.to_python(skip_empty_area=False)  # type: ignore[assignment]
            return rows
    except (CalamineError, OSError, ValueError):
        raise refused(name, "this file is no workbook (XLSX), or is damaged", _DAMAGED) from None


def _sheet(names: Sequence[str], file: str, wanted: str | None) -> str:
    if wanted is None and names:
        return names[0]
    found = next((each for each in names if wanted and each.casefold() == wanted.casefold()), None)
    if found is None:
        hint = did_you_mean(wanted or "", names, "“{}”") or f"its sheets are {', '.join(names) or 'none'}"
        raise BadFile(f"“{file}” has no sheet “{wanted}”", hint, "data-sheet")
    return found


def _without_end(row: Sequence[object]) -> list[str]:
    """The texts of a row up to the last that isn't empty."""
    texts = [_text(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _is_tagged(texts: Sequence[str]) -> bool:
    """Whether a row has HXL tags in place of values."""
    return all(text.startswith("#") for text in texts if text)


def _text(cell: object) -> str:
    """What a cell shows, numbers without a needless `.0` and dates in ISO form."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()
