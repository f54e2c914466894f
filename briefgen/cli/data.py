"""The command `data`: what the program sees in a file of events or another table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.console import paint, print_problems
from briefgen.cli.ends import PROBLEMS
from briefgen.problems import Position, Problem, ProblemsFound, count
from briefgen.workspace import find_workspace

if TYPE_CHECKING:
    from briefgen.datasets import Dataset

_FILES = click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.command()
@_FILES
@click.option("--as", "kind", metavar="NAME", help="Read it as this export, or as “table”, whatever its header says.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.  [default: the first]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def data(files: tuple[Path, ...], kind: str | None, sheet: str | None, form: str) -> None:
    """Say what is in files of data: whose export each is, its rows, its period and its columns.

    FILE is a CSV, TSV, XLSX, JSON, GeoJSON or Parquet file. Exports of ACLED, UCDP, GTD
    and HDX HAPI are known by their headers; in any other table columns are known by
    their names, and what isn't can be said in the brief. What is wrong in a file is
    told by row and column; then the exit code is 1.

    \b
    Examples:
      briefgen data inputs/attacks.csv
      briefgen data inputs/export.xlsx --sheet Events
      briefgen data inputs/GED.csv --as ucdp-candidate
      briefgen data --format json inputs/*.csv
    """
    workspace = find_workspace(files[0])
    problems: list[Problem] = []
    records: list[dict[str, Any]] = []
    for file in files:
        name = workspace.shown(file.absolute())
        try:
            records.append(_record(_opened(file.absolute(), name, kind, sheet)))
        except ProblemsFound as found:
            problems += found.problems
            continue
        if form == "text":
            click.echo("\n".join([*_lines(records[-1]), ""]))
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    if problems:
        print_problems(problems)
        click.get_current_context().exit(PROBLEMS)


def _opened(file: Path, name: str, kind: str | None, sheet: str | None) -> Dataset:
    from briefgen.datasets import BadFile, open_dataset

    try:
        return open_dataset(file, name, kind, sheet)
    except BadFile as bad:
        raise ProblemsFound([Problem(Position(name), bad.message, bad.hint, bad.rule)]) from None


def _record(dataset: Dataset) -> dict[str, Any]:
    """A file as plain data: what it is, and of each column what it is taken for and its most frequent values."""
    from briefgen.datasets import publisher_of

    publisher = publisher_of(dataset)
    first, last = dataset.period or (None, None)
    return {
        "path": dataset.name,
        "format": dataset.kind.name,
        "title": dataset.kind.title,
        "rows": dataset.rows,
        "first": first,
        "last": last,
        "provisional": dataset.is_provisional,
        "nearly": dataset.nearly and {"format": dataset.nearly[0].title, "lacks": dataset.nearly[1]},
        "citation": publisher and publisher.citation,
        "sha256": dataset.sha256,
        "snapshot": dataset.snapshot,
        "columns": [_column(dataset, column) for column in dataset.table.header],
    }


_MOST_ROWS = 200_000
"""Rows up to which every column is looked into; beyond, those by which events are chosen."""
_CHOSEN_BY = frozenset({"country", "admin1", "admin2", "place", "type", "subtype", "actor"})


def _column(dataset: Dataset, column: str) -> dict[str, Any]:
    fields = [field for field, columns in dataset.fields.items() if column in columns]
    found: dict[str, Any] = {"name": column, "fields": fields}
    if dataset.rows > _MOST_ROWS and not _CHOSEN_BY & set(fields):
        return found
    names = dataset.names(column)
    often = [(names.values[code], rows) for code, rows in Counter(names.codes).most_common() if names.values[code]]
    return {**found, "different": len(often), "most_frequent": dict(often[:_MOST_VALUES])}


_MOST_VALUES = 30


# ── For people ───────────────────────────────────────────────────────────────


def _lines(record: dict[str, Any]) -> Iterator[str]:
    yield paint(record["path"], "place")
    period = f", {record['first']} to {record['last']}" if record["first"] else ", no dates"
    yield f"  {record['title']}: {count(record['rows'], 'row')}{period}"
    if record["nearly"]:
        yield f"  nearly an export of {record['nearly']['format']}, but without {', '.join(record['nearly']['lacks'])}"
    if record["provisional"]:
        yield "  provisional: its numbers may still change"
    if record["citation"]:
        yield f"  to be cited as: {record['citation']}"
    yield paint(f"  snapshot: {record['snapshot']}", "quiet")
    yield ""
    rows = [(each["name"], ", ".join(each["fields"]) or "–", _held(each)) for each in record["columns"]]
    rows.insert(0, ("column", "taken for", "holds"))
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    indent = " " * (sum(widths) + 6)
    for number, row in enumerate(rows):
        line = "  ".join([f"  {row[0]:<{widths[0]}}", f"{row[1]:<{widths[1]}}", row[2]]).rstrip()
        line = line.replace("\n", f"\n{indent}")
        yield line if number else paint(line, "quiet")


def _held(column: dict[str, Any]) -> str:
    """The values of a column that events are chosen by, all where they aren't too many; of others the most frequent, on
    the rest of a line: “Raid (3), Shelling (1) and 4 more”."""
    if "different" not in column:
        return ""
    often = [_said(value, rows) for value, rows in column["most_frequent"].items()]
    lines = _in_lines(often)
    most = _MOST_VALUES if _CHOSEN_BY & set(column["fields"]) else 0 if column["fields"] else _MOST_OF_OTHERS
    if column["different"] <= most:
        return ",\n".join(map(", ".join, lines)) or "nothing"
    rest = column["different"] - len(lines[0]) if lines else 0
    return (", ".join(lines[0]) if lines else "nothing") + (f" and {rest:,} more" if rest else "")


_MOST_OF_OTHERS = 8
"""Of a column that is taken for nothing, and that may be free text, so many values are shown at most."""


def _in_lines(values: Sequence[str]) -> list[list[str]]:
    """Values in lines that are no longer than they may be with commas between."""
    lines: list[list[str]] = []
    for value in values:
        if lines and len(", ".join([*lines[-1], value])) <= _LONGEST:
            lines[-1].append(value)
        else:
            lines.append([value])
    return lines


def _said(value: str, rows: int) -> str:
    text = " ".join(value.split())
    return f"{text[:_LONGEST_VALUE]}{'…' * (len(text) > _LONGEST_VALUE)}" + (f" ({rows:,})" if rows > 1 else "")


_LONGEST, _LONGEST_VALUE = 56, 32
