"""Large files and Parquet, read by Polars: only the columns that are asked for. The only module that knows Polars."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.datasets.table import Column

if TYPE_CHECKING:
    from briefgen.datasets.delimited import Layout


@dataclass(frozen=True)
class Scanned:
    """A table that stays in its file; a column is read when it is first asked for."""

    header: tuple[str, ...]
    lines: Sequence[int]
    scan: Any
    kept: dict[int, Column[str]] = field(default_factory=dict)

    def columns(self, numbers: Sequence[int]) -> list[Column[str]]:
        """See Table."""
        missing = [number for number in dict.fromkeys(numbers) if number not in self.kept]
        if missing:
            self.keep(self.scan.select([str(number) for number in missing]).collect())
        return [self.kept[number] for number in numbers]

    def keep(self, frame: Any) -> None:
        """Keep some columns that were read, and let go of each in the frame, so that memory never has them twice."""
        for name in frame.columns:
            self.kept[int(name)] = _column(frame.drop_in_place(name).to_frame().select(_texts()).to_series())

    def rows(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """See Table."""
        import polars as pl

        frame = self.scan.with_row_index("row").filter(pl.col("row").is_in(list(numbers))).collect()
        found = dict(zip(frame["row"], frame.drop("row").select(_texts()).iter_rows(), strict=True))
        return [found[number] for number in numbers]


def delimited(path: Path, layout: Layout, wanted: Sequence[int]) -> Scanned | None:
    """A CSV file in UTF-8 with the wanted columns; None where Polars can't read it as it is meant.

    A row that is short or blank looks to Polars like one that ends with empty fields, so a file whose last column has
    empty fields is left to the reader that sees the difference.
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
        is_short = pl.col(names[-1]).is_null().alias("short")
        frame = scan.select(*map(str, wanted), is_short).collect()
    except pl.exceptions.PolarsError:
        return None
    height = frame.height
    if frame.drop_in_place("short").any():
        return None
    begin = 2 + layout.is_tagged
    table = Scanned(layout.header, range(begin, begin + height), scan)
    table.keep(frame)
    return table


def parquet(path: Path) -> Scanned:
    """A Parquet file; columns of lists and records, which are no values of a table, are left out.

    Raises OSError or ValueError where it is none, or damaged.
    """
    import polars as pl

    try:
        scan = pl.scan_parquet(path)
        schema = scan.collect_schema()
        height = scan.select(pl.len()).collect().item()
    except pl.exceptions.PolarsError as error:
        raise ValueError(str(error)) from error
    header = [name for name, kind in schema.items() if not kind.is_nested() and kind != pl.Binary]
    named = [pl.col(name).alias(str(number)) for number, name in enumerate(header)]
    return Scanned(tuple(name.strip() for name in header), range(2, 2 + height), scan.select(named))


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
