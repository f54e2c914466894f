"""A file as a table, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

from briefgen.datasets.delimited import Wanted, read_delimited
from briefgen.datasets.table import Table
from briefgen.datasets.wrong import BadFile

LARGEST = {".csv": 1_000_000_000, ".tsv": 1_000_000_000, ".txt": 1_000_000_000}
"""How many bytes a file may have, by the end of its name: less where it has to be read whole."""
FILES = "CSV, TSV, XLSX, JSON, GeoJSON or Parquet"


def read_table(file: Path, name: str, sheet: str | None, wanted: Wanted) -> tuple[Table, bool]:
    """The table that a file holds, and whether its numbers may have a decimal comma.

    `wanted` is told the header, says which columns are needed first, and may raise what is wrong with it. Raises
    BadFile for a file that is none, too large or of an unknown kind, ProblemsFound for what is wrong in it.
    """
    suffix = file.suffix.lower()
    if suffix not in LARGEST:
        raise BadFile(f"“{name}” isn't a kind of file that is read here", f"give a {FILES} file")
    size = _size(file, name)
    if size > LARGEST[suffix]:
        message = f"“{name}” has {size / 1e6:,.0f} MB; {LARGEST[suffix] / 1e6:,.0f} MB is the most"
        raise BadFile(message, "export fewer years, or only the columns that are needed")
    return read_delimited(file, name, wanted)


def _size(file: Path, name: str) -> int:
    try:
        return file.stat().st_size if file.is_file() else _missing(name)
    except OSError:
        return _missing(name)


def _missing(name: str) -> int:
    raise BadFile(f"there is no file “{name}”", "give its path from the brief's own folder or the workspace")
