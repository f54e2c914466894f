"""data, through the command line: what the program sees in a file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

ATTACKS = """\
date,type,ship,killed
2024-01-15,Missile,Invented Star,
2024-02-18,Missile,Invented Moon,2
2024-03-06,Drone,"Invented Sun, of Inventia",0
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["data", *arguments], catch_exceptions=False)


@pytest.fixture
def attacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "attacks.csv"
    path.write_text(ATTACKS, "utf-8")
    return path


def test_a_file_for_people(attacks: Path) -> None:
    result = run("attacks.csv")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        "attacks.csv\n"
        "  a plain table: 3 rows, 2024-01-15 to 2024-03-06\n"
        f"  snapshot: {hashlib.sha256(ATTACKS.encode()).hexdigest()[:12]}\n"
        "\n"
        "  column  taken for  holds\n"
        "  date    date       2024-01-15, 2024-02-18, 2024-03-06\n"
        "  type    type       Missile (2), Drone\n"
        "  ship    –          Invented Star, Invented Moon, Invented Sun, of Inventia\n"
        "  killed  killed     2, 0\n"
        "\n"
    )


def test_every_value_that_events_can_be_chosen_by_is_shown(attacks: Path) -> None:
    kinds = [f"Kind of attack number {number}" for number in range(14)]
    attacks.write_text("date,type\n" + "".join(f"2024-01-{day:02},{kind}\n" for day, kind in enumerate(kinds, 1)))
    said = run("attacks.csv").stdout
    assert [kind for kind in kinds if kind not in said] == []
    assert "2024-01-01, 2024-01-02, 2024-01-03, 2024-01-04 and 10 more" in said


def test_a_file_that_is_nearly_a_known_export_says_what_it_lacks(attacks: Path) -> None:
    header = "event_id_cnty,disorder_type,event_type,sub_event_type,actor1,country,fatalities"
    attacks.write_text(f"{header}\nA1,Political violence,Battles,Armed clash,A,Mali,3\n")
    assert "  nearly an export of ACLED, but without event_date\n" in run("attacks.csv").stdout


def test_a_file_for_programs(attacks: Path) -> None:
    (record,) = json.loads(run("--format", "json", "attacks.csv").stdout)
    assert (record["format"], record["rows"], record["first"], record["last"]) == (
        "table",
        3,
        "2024-01-15",
        "2024-03-06",
    )
    assert record["columns"][1] == {
        "name": "type",
        "fields": ["type"],
        "different": 2,
        "most_frequent": {"Missile": 2, "Drone": 1},
    }


def test_problems_are_told_without_a_line_of_text_and_the_other_files_all_the_same(attacks: Path) -> None:
    Path("bad.csv").write_text(ATTACKS.replace("2024-02-18", "2024-02-30"), "utf-8")
    result = run("bad.csv", "attacks.csv")
    assert result.exit_code == 1
    assert result.stderr == (
        "bad.csv:3:1: error: “2024-02-30” in `date` is no date\n  hint: write year, month and day as 2026-02-01\n"
    )
    assert result.stdout.startswith("attacks.csv\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--as", "acled", "attacks.csv"),
            "attacks.csv:1: error: this is no file of ACLED: the columns `event_id_cnty`",
        ),
        (
            ("--as", "aclet", "attacks.csv"),
            "attacks.csv: error: there is no format “aclet”\n  hint: did you mean `acled`?",
        ),
        (("--sheet", "Data", "attacks.csv"), "attacks.csv: error: “attacks.csv” has no sheets"),
    ],
)
def test_what_is_said_about_a_file_has_to_fit(arguments: tuple[str, ...], message: str, attacks: Path) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
