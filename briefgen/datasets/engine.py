"""Large files and Parquet, read by Polars: only the columns that are asked for. The only module that knows Polars."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.datasets.table import Column
from briefgen.datasets.wrong import refused
from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.datasets.delimited import Layout


@frozen
class Scanned:
    """A table that stays in its file; a column is read when it is first asked for."""

    name: str
    header: tuple[str, ...]
    lines: Sequence[int]
    scan: Any
    kept: dict[int, Column[str]] = field(default_factory=dict)

    def columns(self, numbers: Sequence[int]) -> list[Column[str]]:
        """See Table."""
        missing = [number for number in dict.fromkeys(numbers) if number not in self.kept]
        if missing:
            self.keep(self._collected(self.scan.select([str(number) for number in missing])))
        return [self.kept[number] for number in numbers]

    def keep(self, frame: Any) -> None:
        """Keep some columns that were read, and let go of each in the frame, so that memory never has them twice."""
        for name in frame.columns:
            self.kept[int(name)] = _column(frame.drop_in_place(name).to_frame().select(_texts()).to_series())

    def rows(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """See Table."""
        import polars as pl

        frame = self._collected(self.scan.with_row_index("row").filter(pl.col("row").is_in(list(numbers))))
        found = dict(zip(frame["row"], frame.drop("row").select(_texts()).iter_rows(), strict=True))
        return [found[number] for number in numbers]

    def _collected(self, query: Any) -> Any:
        """What a query gives. Raises ProblemsFound where the file turns out to be damaged."""
        import polars as pl

        try:
            return query.collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException):  # its reader of Parquet trusts the file
            raise refused(self.name, "this file is damaged", "export it anew") from None


def delimited(path: Path, name: str, layout: Layout, wanted: Sequence[int]) -> Scanned | None:
    """A CSV file in UTF-8 with the wanted columns; None where Polars can't read it as it is meant.

    It finds a row too long only when it parses every column, and takes a short or blank one for a row that ends with
    empty fields. Where there are such, delimiters are counted, and a file with too few is left to the reader that
    knows which row it is.
    """
    import polars as pl

    names = [str(number) for number in range(len(layout.header))]
    try:
        scan = pl.scan_csv(
            path,
            separator=layout.delimiter,
            infer_schema=False,
            skip_rows_after_header=int(layout.is_tagged),
            with_column_names=lambda _: names,
        )
        ends = pl.col(names[-1]).is_null().alias("ends")
        blank = pl.all_horizontal(pl.all().is_null()).alias("blank")
        frame = scan.select(*map(str, wanted), ends, blank).collect()
    except pl.exceptions.PolarsError:
        return None
    height, begin = frame.height, 2 + layout.is_tagged
    may_be_short, has_blank = frame.drop_in_place("ends").any(), frame.drop_in_place("blank").any()
    if has_blank or (may_be_short and _delimiters(path, layout) != (len(names) - 1) * (height + begin - 1)):
        return None
    table = Scanned(name, layout.header, range(begin, begin + height), scan)
    table.keep(frame)
    return table


def _delimiters(path: Path, layout: Layout) -> int:
    """How many delimiters a file has outside quotation marks: in every second piece that these divide it into."""
    found, first = 0, 0
    with path.open("rb") as file:
        while content := file.read(_PIECE):
            pieces = content.split(b'"')
            found += b"".join(pieces[first::2]).count(layout.delimiter.encode())
            first = (first + len(pieces) - 1) % 2
    return found


_PIECE = 4_000_000


def parquet(path: Path, name: str) -> Scanned:
    """A Parquet file; columns of lists and records, which are no values of a table, are left out.

    Raises OSError or ValueError where it is none, or damaged.
    """
    import polars as pl

    try:
        scan = pl.scan_parquet(path)
        schema = scan.collect_schema()
        height = scan.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise ValueError(str(error)) from error
    header = [column for column, kind in schema.items() if not kind.is_nested() and kind != pl.Binary]
    named = [pl.col(column).alias(str(number)) for number, column in enumerate(header)]
    return Scanned(name, tuple(column.strip() for column in header), range(2, 2 + height), scan.select(named))


def _texts() -> Any:
    """All columns as text, without spaces around it; nothing is an empty text."""
    import polars as pl

    return pl.all().cast(pl.String).str.strip_chars().fill_null("")


def _column(series: Any) -> Column[str]:
    """A column by its distinct values in the order of their first rows; one that never repeats keeps them in place."""
    import polars as pl

    values = series.unique(maintain_order=True)
    if len(values) == len(series):
        return Column(series, range(len(series)))
    return Column(values.to_list(), array("I", series.cast(pl.Enum(values)).to_physical().to_list()))
