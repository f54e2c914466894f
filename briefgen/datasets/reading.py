"""A file as a table, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

from briefgen.datasets.delimited import Wanted, read_delimited
from briefgen.datasets.table import Table
from briefgen.datasets.wrong import BadFile, refused
from briefgen.reads import stamp

_BY_COLUMNS, _WHOLE = 1_000_000_000, 100_000_000
LARGEST = {
    **dict.fromkeys((".csv", ".tsv", ".txt", ".parquet"), _BY_COLUMNS),
    **dict.fromkeys((".xlsx", ".json", ".geojson"), _WHOLE),
}
"""How many bytes a file may have, by the end of its name: fewer where it has to be read whole."""


def read_table(file: Path, name: str, sheet: str | None, wanted: Wanted) -> tuple[Table, bool]:
    """The table that a file holds, and whether its numbers may have a decimal comma.

    `wanted` is told the header, says which columns are needed first, and may raise what is wrong with it. Raises
    BadFile for a file that is none, too large or of an unknown kind, ProblemsFound for what is wrong in it.
    """
    suffix = file.suffix.lower()
    if suffix not in LARGEST:
        hint = "give a CSV, TSV, XLSX, JSON, GeoJSON or Parquet file, named after what it is"
        raise BadFile(f"“{name}” is no kind of file that is read here", hint)
    size = _size(file, name)
    if size > LARGEST[suffix]:
        message = f"“{name}” has {size / 1e6:,.0f} MB; {LARGEST[suffix] / 1e6:,.0f} MB is the most"
        raise BadFile(message, "export fewer years, or only the columns that are needed")
    if not size:
        raise refused(name, "this file is empty", "give a file with a header and rows", "empty")
    if sheet is not None and suffix != ".xlsx":
        raise BadFile(f"“{name}” has no sheets", "leave the sheet out: only a workbook has them", "data-sheet")
    return _read(file, suffix, name, sheet, wanted)


def _read(file: Path, suffix: str, name: str, sheet: str | None, wanted: Wanted) -> tuple[Table, bool]:
    """A file by the end of its name; what reads it is imported only now."""
    if suffix == ".xlsx":
        from briefgen.datasets.sheets import read_sheet

        return read_sheet(file, name, sheet), False
    if suffix in (".json", ".geojson"):
        from briefgen.datasets.records import read_records

        return read_records(file, name), False
    if suffix == ".parquet":
        return _parquet(file, name), False
    return read_delimited(file, name, wanted)


def _parquet(file: Path, name: str) -> Table:
    from briefgen.datasets.engine import parquet

    try:
        return parquet(file, name)
    except (OSError, ValueError):
        raise refused(name, "this file isn't Parquet, or is damaged", "export it anew, as Parquet or CSV") from None


def _size(file: Path, name: str) -> int:
    if known := stamp(file):
        return known.size
    raise BadFile(f"there is no file “{name}”", "give its path from the brief's own folder or the workspace")
