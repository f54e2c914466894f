"""A table is the same whatever it is written in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.datasets import BadFile, delimited
from briefgen.datasets.engine import Scanned
from briefgen.datasets.reading import read_table
from briefgen.datasets.table import Table
from tests.datasets.files import problems, workbook

HEADER = ("place", "number", "note")
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters='",;\t\n'), max_size=12
).map(str.strip)
ROWS = st.lists(st.tuples(TEXTS.filter(bool), TEXTS, TEXTS), min_size=1, max_size=8)
any_table = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


def read(path: Path, sheet: str | None = None) -> Table:
    return read_table(path, path.name, sheet, lambda header: range(len(header)))[0]


def rows_of(table: Table) -> list[tuple[str, ...]]:
    columns = table.columns(range(len(table.header)))
    rows = list(zip(*columns, strict=True))
    assert table.rows(range(len(table.lines))) == rows
    return rows


def delimited_text(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([HEADER, *rows])
    return text.getvalue()


@given(
    ROWS, st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(["\n", "\r\n"])
)
@any_table
def test_csv(tmp_path: Path, rows: list[tuple[str, ...]], delimiter: str, encoding: str, end: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(delimited_text(rows, delimiter, end).encode(encoding))
    table = read(path)
    assert table.header == HEADER
    assert rows_of(table) == rows


@given(ROWS)
@any_table
def test_tsv_json_and_xlsx(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    (tmp_path / "table.tsv").write_text(delimited_text(rows, "\t"), "utf-8", newline="")
    records = [dict(zip(HEADER, row, strict=True)) for row in rows]
    (tmp_path / "table.json").write_text(json.dumps(records), "utf-8")
    workbook(tmp_path / "table.xlsx", {"Sheet 1": [HEADER, *rows]})
    for name in ("table.tsv", "table.json", "table.xlsx"):
        assert rows_of(read(tmp_path / name)) == rows


@given(ROWS)
@settings(any_table, max_examples=25)
def test_the_engine_reads_what_python_reads(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = tmp_path / "table.csv"
    path.write_text(delimited_text(rows), "utf-8", newline="")
    expected = rows_of(read(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "LARGE", 0)
        table = read(path)
    assert rows_of(table) == expected
    assert isinstance(table, Scanned)
    assert table.lines == range(2, 2 + len(rows))


def test_the_engine_leaves_short_and_blank_rows_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGE", 0)
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n\n3,4\n", "utf-8")
    assert list(read(path).lines) == [2, 4]
    path.write_text("a,b\n1,2\n,\n3,4\n", "utf-8")
    assert list(read(path).lines) == [2, 4]
    path.write_text("a,b\n1,2\n3,4,5\n", "utf-8")
    assert problems(lambda: read_table(path, path.name, None, lambda _: [0])) == [
        "table.csv:3: this row has 3 fields, the header 2"
    ]
    path.write_text("a,b\n1,2\n3\n", "utf-8")
    assert problems(lambda: read(path)) == ["table.csv:3: this row has 1 field, the header 2"]
    path.write_bytes("a,b\nCafé,2\n".encode("cp1252"))
    assert rows_of(read(path)) == [("Café", "2")]


def test_the_encoding_of_windows(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes("place;Größe\nCafé – “Süd”;3\n".encode("cp1252"))
    table = read(tmp_path / "table.csv")
    assert table.header == ("place", "Größe")
    assert rows_of(table) == [("Café – “Süd”", "3")]


def test_a_row_of_hxl_tags_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("when,killed\n#date,#affected+killed\n2024-01-01,2\n", "utf-8")
    table = read(tmp_path / "table.csv")
    assert rows_of(table) == [("2024-01-01", "2")]
    assert list(table.lines) == [3]


def test_parquet(tmp_path: Path) -> None:
    columns = {"date": [date(2024, 1, 1), None], "killed": [2, 3], "rate": [0.5, 2.0], "tags": [["a"], []]}
    pl.DataFrame(columns).write_parquet(tmp_path / "table.parquet")
    table = read(tmp_path / "table.parquet")
    assert table.header == ("date", "killed", "rate")
    assert rows_of(table) == [("2024-01-01", "2", "0.5"), ("", "3", "2.0")]


def test_cells_of_a_workbook_are_what_they_show(tmp_path: Path) -> None:
    rows = [["date", "killed", "rate", None], [date(2024, 1, 31), 3, 0.5], [], ["x", None, 2.0]]
    table = read(workbook(tmp_path / "table.xlsx", {"Notes": [["read me"]], "Data": rows}), "data")
    assert table.header == ("date", "killed", "rate")
    assert rows_of(table) == [("2024-01-31", "3", "0.5"), ("x", "", "2")]
    assert list(table.lines) == [2, 4]


def test_a_sheet_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as raised:
        read(workbook(tmp_path / "table.xlsx", {"Data": [["a"], ["b"]]}), "Dat")
    assert (raised.value.message, raised.value.hint) == ("“table.xlsx” has no sheet “Dat”", "did you mean “Data”?")


def test_points_of_geojson_are_places(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [42.5, 14.9, 0]},
        "properties": {"killed": 2},
    }
    elsewhere = {
        "type": "Feature",
        "geometry": None,
        "properties": {"killed": None, "actors": ["Red Band", "Blue Band"]},
    }
    data = {"type": "FeatureCollection", "features": [feature, elsewhere]}
    (tmp_path / "table.geojson").write_text(json.dumps(data), "utf-8")
    table = read(tmp_path / "table.geojson")
    assert table.header == ("longitude", "latitude", "killed", "actors")
    assert rows_of(table) == [("42.5", "14.9", "2", ""), ("", "", "", "Red Band; Blue Band")]


def test_records_of_an_interface_stand_in_its_one_list(tmp_path: Path) -> None:
    (tmp_path / "table.json").write_text('{"count": 1, "data": [{"killed": 1.50, "open": true}]}', "utf-8")
    assert rows_of(read(tmp_path / "table.json")) == [("1.50", "true")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "table.json",
            b"{",
            "table.json: this file isn't JSON: expecting property name enclosed in double quotes in line 1",
        ),
        ("table.json", b'{"a": 1}', "table.json: this file holds no list of records"),
        ("table.json", b'[{"a": 1}, 2]', "table.json:3: this is no record with named fields"),
        ("table.json", b"[]", "table.json: this file holds no records"),
        ("table.json", b"[" * 100_000, "table.json: this file isn't JSON"),
        ("table.xlsx", b"PK\x03\x04", "table.xlsx: this file is no workbook (XLSX), or is damaged"),
        ("table.parquet", b"PAR1", "table.parquet: this file isn't Parquet, or is damaged"),
        ("table.csv", b"", "table.csv: this file is empty"),
    ],
)
def test_files_that_are_not_what_they_are_called(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert problems(lambda: read(tmp_path / name)) == [message]


def test_a_workbook_packed_to_fill_any_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "table.xlsx", {"Data": [["note"], ["x" * 100_000]]})
    monkeypatch.setattr("briefgen.datasets.sheets.MOST_UNPACKED", 100_000)
    assert problems(lambda: read(path)) == ["table.xlsx: this workbook unpacks to 0 MB; 0 MB is the most"]


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "table.json").write_text("[]", "utf-8")
    monkeypatch.setitem(read_table.__globals__["LARGEST"], ".json", 1)
    with pytest.raises(BadFile, match="MB is the most"):
        read(tmp_path / "table.json")


def test_what_no_engine_can_read_is_held_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_HELD", 1_000_000)
    path = tmp_path / "table.csv"
    path.write_text("a,b\n" + "\n1,2" * 300_000, "utf-8")
    assert problems(lambda: read(path)) == ["table.csv: a file above 1 MB is read only in UTF-8 and without blank rows"]
