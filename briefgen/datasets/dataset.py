"""A file of data: its table, what kind of file it is, which column is what, and what the texts in them mean."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from briefgen.datasets.formats import BOUNDS, PLAIN, UCDP, Format
from briefgen.datasets.reading import read_table
from briefgen.datasets.recognise import Fields, check_header, fields_of, nearly, recognised, ucdp_by_status
from briefgen.datasets.table import Column, Table, together
from briefgen.datasets.values import date_of_parts, is_day_first, is_unknown, iso_date, number
from briefgen.frozen import frozen
from briefgen.periods import first_day, last_day


@frozen
class Dataset:
    """A file that was read. `name` is what problems call it, `fields` has the columns of each of FIELDS that it has."""

    name: str
    file: Path
    table: Table
    kind: Format
    fields: Fields
    has_decimal_comma: bool = False

    @property
    def rows(self) -> int:
        """How many rows it has below its header."""
        return len(self.table.lines)

    @property
    def is_provisional(self) -> bool:
        """Whether its publisher calls it provisional, as UCDP its candidate events."""
        return self.kind.is_provisional

    @property
    def nearly(self) -> tuple[Format, tuple[str, ...]] | None:
        """The known export that a plain table would be but for a few columns, and which it lacks; None for others."""
        return nearly(self.table.header) if self.kind is PLAIN else None

    @cached_property
    def sha256(self) -> str:
        """The hash of the file's bytes, in hexadecimal: the snapshot that was counted."""
        with self.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def snapshot(self) -> str:
        """As much of that hash as a brief writes down."""
        return self.sha256[:_SNAPSHOT]

    @cached_property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day that any of its rows has; None where none has a date."""
        if "date" not in self.fields:
            return None
        known = [date for date in self.dates("date").values if date]
        ends = [date for date in self.dates("end").values if date] if "end" in self.fields else []
        if not known:
            return None
        return min(map(first_day, known)).isoformat(), max(map(last_day, known + ends)).isoformat()

    def text(self, column: str) -> Column[str]:
        """A column as typed."""
        return self.table.columns([self.table.header.index(column)])[0]

    def names(self, column: str) -> Column[str]:
        """A column of names: codes in words; what isn't known is empty."""
        return self.text(column).mapped(lambda text: self.name_of(column, text))

    def actors(self) -> list[Column[tuple[str, ...]]]:
        """The columns of actors, each with the names in it."""
        return [self.names(column).mapped(divided) for column in self.fields.get("actor", ())]

    def dates(self, field: str) -> Column[str | None]:
        """The dates of a field in ISO form, None where one isn't known. What is no date isn't known."""
        columns = [self.text(column) for column in self.fields[field]]
        if len(columns) > 1:
            return together(columns).mapped(date_of_parts)
        return columns[0].mapped(partial(iso_date, day_first=is_day_first(columns[0].values)))

    def numbers(self, column: str) -> Column[float | None]:
        """A column of numbers, None where one isn't known. Raises ValueError for a text that is none."""
        return self.text(column).mapped(lambda text: self.number_of(column, text))

    def name_of(self, column: str, text: str) -> str:
        """What a text in a column of names stands for; empty where that isn't known."""
        if is_unknown(text) or text.casefold() in self.kind.unknown.get(column, ()):
            return ""
        return self.kind.codes.get(column, {}).get(text, text)

    def number_of(self, column: str, text: str) -> float | None:
        """The number that a text in a column is; None where it isn't known. Raises ValueError where it is none."""
        unknown = self.kind.unknown.get(column)
        if unknown and text.casefold() in unknown:
            return None
        return number(text, self.has_decimal_comma)


_SNAPSHOT = 12


def divided(text: str) -> tuple[str, ...]:
    """The names in a text, which semicolons divide, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(";") if name.strip()))


def open_dataset(
    file: Path,
    name: str,
    format: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> Dataset:
    """Read, recognise and check a file.

    `name` is what problems call it. `format` is the name of one of FORMATS or `table`, None to recognise it; `sheet`
    names a sheet of a workbook, None for its first; `columns` are the columns of some of FIELDS by name.

    Raises BadFile where the file as a whole or what is declared about it is wrong, ProblemsFound for what is wrong in
    its rows.
    """
    from briefgen.datasets.checking import check

    declared = {field: tuple(names) for field, names in (columns or {}).items()}

    def wanted(header: tuple[str, ...]) -> Sequence[int]:
        check_header(header, name)
        fields = fields_of(recognised(header, name, format), header, declared)
        first = [column for field in CHECKED for column in fields.get(field, ())]
        return [header.index(column) for column in dict.fromkeys(first)]

    table, has_decimal_comma = read_table(file, name, sheet, wanted)
    check_header(table.header, name)
    kind = recognised(table.header, name, format)
    if kind is UCDP and format is None and "code_status" in table.header:
        kind = ucdp_by_status(table.columns([table.header.index("code_status")])[0].values)
    fields = fields_of(kind, table.header, declared)
    dataset = Dataset(name, file, table, kind, fields, has_decimal_comma)
    check(dataset)
    return dataset


CHECKED = (*("date", "end", "id", "latitude", "longitude"), *BOUNDS["killed"], *BOUNDS["injured"])
"""The fields whose values are checked."""
