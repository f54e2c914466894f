"""What is wrong in a file is said at its row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.datasets import BadFile, events, open_dataset
from tests.datasets.files import csv_file, opened, problems


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2024-13-01,1,2,3", ["events.csv:2:1: “2024-13-01” in `date` is no date"]),
        (",1,2,3", ["events.csv:2:1: “” in `date` is no date"]),
        ("01/02/2024,1,2,3", ["events.csv:2:1: “01/02/2024” in `date` is no date"]),
        ("2024-01-01,91,2,3", ["events.csv:2:2: “91” in `latitude` is no latitude: it lies between -90 and 90"]),
        (
            "2024-01-01,1,-180.1,3",
            ["events.csv:2:3: “-180.1” in `longitude` is no longitude: it lies between -180 and 180"],
        ),
        ("2024-01-01,north,2,3", ["events.csv:2:2: “north” in `latitude` is no number"]),
        ("2024-01-01,1,2,-3", ["events.csv:2:4: “-3” in `killed` is less than 0"]),
        ("2024-01-01,1,2,several", ["events.csv:2:4: “several” in `killed` is no number"]),
        ("2024-01-01,1,2", ["events.csv:2: this row has 3 fields, the header 4"]),
        ("2024-01-01,1,2,3,4", ["events.csv:2: this row has 5 fields, the header 4"]),
        ('2024-01-01,"1,2,3', ["events.csv:2: a quotation mark that begins in this row never ends"]),
        ('2024-01-01,"1"x,2,3', ["events.csv:2: text follows behind a closing quotation mark"]),
    ],
)
def test_values_and_rows(rows: str, expected: list[str], tmp_path: Path) -> None:
    assert problems(lambda: opened(tmp_path, f"date,latitude,longitude,killed\n{rows}\n")) == expected


def test_a_date_may_be_said_to_be_unknown_but_not_forgotten(tmp_path: Path) -> None:
    dataset = opened(tmp_path, "date,killed\nunknown,1\n2024-01-01,2\n")
    assert dataset.period == ("2024-01-01", "2024-01-01")
    assert [event.date for event in events(dataset)] == ["2024-01-01", None]


def test_a_row_is_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    text = 'date,notes\n2024-01-01,"two\nlines"\n\n2024-99-01,x\n'
    assert problems(lambda: opened(tmp_path, text)) == ["events.csv:4:1: “2024-99-01” in `date` is no date"]


def test_low_best_and_high_stand_in_their_order(tmp_path: Path) -> None:
    text = "date,killed_low,killed,killed_high\n2024-01-01,1,2,3\n2024-01-02,3,2,4\n2024-01-03,,5,4\n"
    assert problems(lambda: opened(tmp_path, text)) == [
        "events.csv:3:4: `killed_low` is 3, `killed` is 2, `killed_high` is 4: out of order",
        "events.csv:4:4: `killed` is 5, `killed_high` is 4: out of order",
    ]


def test_an_event_does_not_end_before_it_begins(tmp_path: Path) -> None:
    text = "date,end\n2024-02-01,2024-02-03\n2024-02-01,2024-01-31\n2024-02-05,2024-02\n"
    assert problems(lambda: opened(tmp_path, text)) == [
        "events.csv:3:2: `date` is 2024-02-01, `end` is 2024-01-31: out of order"
    ]


def test_an_event_stands_in_a_file_once(tmp_path: Path) -> None:
    text = "id,date\nINV1,2024-01-01\nINV2,2024-01-01\nINV1,2024-01-02\n,2024-01-02\n,2024-01-03\n"
    assert problems(lambda: opened(tmp_path, text)) == ["events.csv:4:1: the event “INV1” stands in row 2 too"]


def test_the_same_mistake_in_many_rows_is_told_a_few_times(tmp_path: Path) -> None:
    found = problems(lambda: opened(tmp_path, "date\n" + "never\n" * 317))
    assert len(found) == 5
    assert found[-1] == "events.csv:6:1: “never” in `date` is no date, and 312 more rows like this"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "events.csv: this file is empty"),
        (b"date,killed\n", "events.csv:1: this file has a header and no rows"),
        (b"\x89PNG\r\n\x00\x01", "events.csv: this file holds bytes that no text has"),
        (b"date,date\n2024-01-01,2\n", "events.csv:1:2: another column is called “date” too"),
        (b"a," * 3_000 + b"b\n", "events.csv:1: this file has 3,001 columns; 2,000 is the most"),
        (b"date,\n2024-01-01,2\n", "events.csv:1:2: this column has no name"),
    ],
)
def test_files_that_are_no_tables(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(content)
    assert problems(lambda: open_dataset(tmp_path / "events.csv", "events.csv")) == [message]


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ({"format": "aclde"}, "there is no format “aclde”"),
        ({"columns": {"kiled": ["killed"]}}, "there is no field “kiled” for a column"),
        ({"columns": {"date": ["datum"]}}, "the file has no column “datum” to be `date`"),
    ],
)
def test_what_is_declared_fits_the_file(declared: dict[str, object], message: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile) as raised:
        opened(tmp_path, **declared)
    assert raised.value.message == message


def test_a_declared_format_names_the_columns_that_are_missing(tmp_path: Path) -> None:
    text = "event_id_cnty,event_date,event_type,sub_event_type,actor1,country\nINV1,2024-01-01,a,b,c,d\n"
    assert problems(lambda: opened(tmp_path, text, format="acled")) == [
        "events.csv:1: this is no file of ACLED: the columns `disorder_type`, `fatalities` are missing"
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="there is no file"):
        open_dataset(tmp_path / "no.csv", "no.csv")
    with pytest.raises(BadFile, match="no kind of file"):
        open_dataset(csv_file(tmp_path, name="events.doc"), "events.doc")
