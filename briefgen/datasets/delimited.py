"""Tables as CSV and TSV (RFC 4180), with the encodings and delimiters that spreadsheets write.

Small files are read with Python's own reader, which is at hand sooner than any engine; from some megabytes on, Polars
reads them, as long as nothing is unusual in them. What it can't read, Python's reader reads or says what is wrong with.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from briefgen.datasets.table import MOST_COLUMNS, Table, held
from briefgen.datasets.wrong import MOST_ALIKE, Wrong, limited, refused
from briefgen.frozen import frozen
from briefgen.problems import ProblemsFound

DELIMITERS = ",;\t"
LARGE = 16_000_000
"""Bytes from which an engine is worth its import."""
MOST_HELD = 200_000_000
"""Bytes up to which a file may be held in memory whole."""
_HEAD = 1_000_000
Wanted = Callable[[tuple[str, ...]], Sequence[int]]
_AS_TEXT = "save it anew as “CSV UTF-8”"


@frozen
class Layout:
    """How a file is written: its encoding, what divides its fields, its header, and whether a row of HXL tags follows
    (hxlstandard.org: each tag begins with `#`)."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    is_tagged: bool

    @property
    def has_decimal_comma(self) -> bool:
        """Whether fields are divided as where the comma is the decimal point."""
        return self.delimiter == ";"


def read_delimited(path: Path, name: str, wanted: Wanted) -> tuple[Table, bool]:
    """A CSV or TSV file, and whether its numbers may have a decimal comma.

    `name` is what the file is called in problems; `wanted` says of a header which of its columns are needed first.
    Raises ProblemsFound for a file that is no table, and for rows that have more or fewer fields than the header.
    """
    layout = _layout(path, name)
    if path.stat().st_size >= LARGE and layout.encoding != "utf-16":
        from briefgen.datasets.engine import delimited

        if table := delimited(path, name, layout, wanted(layout.header)):
            return table, layout.has_decimal_comma
    if layout.encoding == "utf-8" and not _is_utf_8(path):
        layout = replace(layout, encoding="cp1252")
    return _table(path, name, layout), layout.has_decimal_comma


def _layout(path: Path, name: str) -> Layout:
    encoding = _encoding(path, name)
    with path.open("rb") as file:
        head = file.read(_HEAD).decode(encoding, "replace")
    delimiter = _delimiter(head.lstrip("\r\n"), path)
    rows = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        first = [[field.strip() for field in row] for row in islice(rows, 2)]
    except csv.Error as error:
        raise refused(name, f"this file isn't a table: {error}", _AS_TEXT, row=1) from None
    if not first or not any(first[0]):
        raise refused(name, "this file has no header", "its first row names the columns", row=1)
    if len(first[0]) > MOST_COLUMNS:
        message = f"this file has {len(first[0]):,} columns; {MOST_COLUMNS:,} is the most"
        raise refused(name, message, "export only the columns that are needed", row=1)
    tags = [field for field in first[1] if field] if len(first) > 1 else []
    return Layout(encoding, delimiter, tuple(first[0]), bool(tags) and all(tag.startswith("#") for tag in tags))


def _encoding(path: Path, name: str) -> str:
    """The encoding of a file by its byte-order mark; without one it should be UTF-8."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        message = "this file holds bytes that no text has"
        raise refused(name, message, "give a CSV, TSV, XLSX, JSON, GeoJSON or Parquet file, named after what it is")
    return "utf-8" if _begins_in_utf_8(head) else "cp1252"


def _begins_in_utf_8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == _HEAD  # its last character may be cut
    return True


def _is_utf_8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(_HEAD):
                pass
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _opened(path: Path, name: str, encoding: str) -> Iterator[io.TextIOWrapper]:
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeError:
        raise refused(name, "this file is in no encoding that is known here", _AS_TEXT, "encoding") from None


def _delimiter(head: str, path: Path) -> str:
    """What divides fields: in the header, quoted names aside, the most frequent of the delimiters."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    line, quoted = [], False
    for char in head:
        quoted ^= char == '"'
        if char in "\r\n" and not quoted:
            break
        line.append(" " if quoted else char)
    return max(DELIMITERS, key=line.count)


def _table(path: Path, name: str, layout: Layout) -> Table:
    """All of a file in memory; blank rows are left out."""
    lines: list[int] = []
    rows = _even(path, name, layout, lines)
    if path.stat().st_size <= MOST_HELD:
        return held(layout.header, lines, rows)
    deque(rows, maxlen=0)  # only to raise what is wrong in them
    message = f"a file above {MOST_HELD // 1_000_000} MB is read only in UTF-8 and without blank rows"
    raise refused(name, message, _AS_TEXT)


def _even(path: Path, name: str, layout: Layout, lines: list[int]) -> Iterator[Sequence[str]]:
    """The rows that hold something, their numbers put into `lines`. Raises ProblemsFound, once all were looked at, for
    those that aren't as long as the header."""
    ragged: list[Wrong] = []
    more, width = 0, len(layout.header)
    for number, fields in _records(path, name, layout):
        if len(fields) == width:
            lines.append(number)
            yield fields
        elif len(ragged) < MOST_ALIKE:
            ragged.append(_ragged(number, len(fields), width))
        else:
            more += 1
    if ragged:
        raise ProblemsFound(limited(name, ragged, more))


def _ragged(row: int, fields: int, width: int) -> Wrong:
    many = "1 field" if fields == 1 else f"{fields} fields"
    message = f"this row has {many}, the header {width}"
    hint = "a text with a delimiter in it stands in quotation marks" if fields > width else "a row has every field"
    return Wrong(row, None, message, hint, "data-row")


def _records(path: Path, name: str, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Each row below the header that holds something, with its number."""
    with _opened(path, name, layout.encoding) as file:
        reader = enumerate(csv.reader(file, delimiter=layout.delimiter, strict=True), 1)
        number = 0
        try:
            for number, row in reader:
                fields = [field.strip() for field in row]
                if number > 1 + layout.is_tagged and any(fields):
                    yield number, fields
        except csv.Error as error:
            raise refused(name, *_why(str(error)), "data-row", number + 1) from None


def _why(error: str) -> tuple[str, str]:
    """What a mistake that Python's reader names is called here, and what to do."""
    if "unexpected end" in error:
        return "a quotation mark that begins in this row never ends", 'close it with ", or write "" for one in a text'
    if "expected after" in error:
        return "text follows behind a closing quotation mark", 'a quotation mark within a quoted text is written ""'
    if "field limit" in error:
        return "a field of this row has more than 131,072 characters", "look for a quotation mark that never ends"
    return f"this row can't be read: {error}", _AS_TEXT
