"""Counting large files of data, whole processes: a million rows of ACLED's columns to a table by month.

Beside it a process that only passes over the same rows with Python's own csv module, which any reader in Python alone
would have to do. The aim is held against the clock on the wall or the processor time of all threads, whichever says
less: other work on the machine disturbs the first, two threads at once count double in the second.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.processes import Run, run
from tests.benchmarks.report import Finding
from tests.datasets.test_formats import ACLED

MOST_SECONDS, MOST_MEGABYTES = 3.0, 500
"""What a million rows may take."""
_COUNT = """
import sys
from pathlib import Path
from briefgen.datasets import Question, count, open_dataset
dataset = open_dataset(Path(sys.argv[1]), "events.csv")
count(dataset, Question(by=("month",), measures=("events", "killed")))
"""
_PASS = """
import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")): pass
"""


def findings(runs: int, rows: Sequence[int]) -> Iterator[Finding]:
    """Files of so many rows, read, checked and counted by month, beside a pass with the csv module."""
    with tempfile.TemporaryDirectory() as name:
        for number in rows:
            path = Path(name) / f"events-{number}.csv"
            write_events(path, number)
            yield from _compared(path, number, runs if number < 100_000 else max(1, runs // 2))
            path.unlink()


def _compared(path: Path, rows: int, runs: int) -> Iterator[Finding]:
    ours, other = ([sys.executable, "-c", code, str(path)] for code in (_COUNT, _PASS))
    run(ours)
    pairs = [(run(ours), run(other)) for _ in range(runs)]
    ratio = statistics.median(one.processor / two.processor for one, two in pairs)
    seconds = statistics.median(min(one.seconds, one.processor) for one, _ in pairs)
    is_aim = rows == 1_000_000
    aim = (f"under {MOST_SECONDS:g} s", seconds < MOST_SECONDS) if is_aim else ("", None)
    yield Finding(f"{rows:,} rows by month", _times(pairs, 0), _times(pairs, 1), f"{ratio:.2f}× the processor", *aim)
    megabytes = max(one.megabytes for one, _ in pairs)
    if is_aim:
        met = megabytes < MOST_MEGABYTES
        yield Finding("  its peak memory", f"{megabytes:.0f} MB", aim=f"under {MOST_MEGABYTES} MB", met=met)


def _times(pairs: list[tuple[Run, Run]], which: int) -> str:
    each = [pair[which] for pair in pairs]
    wall, processor = (
        statistics.median(values) for values in zip(*((one.seconds, one.processor) for one in each), strict=True)
    )
    return f"{wall:.2f} s ({processor:.2f})"


def write_events(path: Path, rows: int) -> None:
    """A file with ACLED's header and invented rows: eight years, 60,000 places, notes as long as theirs."""
    chance = random.Random(1)
    places = [(f"Town {at}", chance.uniform(-30, 40), chance.uniform(10, 90)) for at in range(60_000)]
    header = ACLED.split(",")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerows(_event(number, chance, places) for number in range(rows))


def _event(number: int, chance: random.Random, places: Sequence[tuple[str, float, float]]) -> dict[str, object]:
    day = date(2018, 1, 1) + timedelta(chance.randrange(3000))
    town, latitude, longitude = places[chance.randrange(len(places))]
    return {
        "event_id_cnty": f"INV{number}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": f"Type {chance.randrange(6)}",
        "sub_event_type": f"Type {chance.randrange(25)} in detail",
        "actor1": f"Invented Actor {chance.randrange(300)}",
        "actor2": f"Invented Actor {chance.randrange(300)}",
        "region": "Invented Region",
        "country": f"Inventia {chance.randrange(12)}",
        "admin1": f"Province {chance.randrange(40)}",
        "admin2": f"District {chance.randrange(400)}",
        "location": town,
        "latitude": f"{latitude:.4f}",
        "longitude": f"{longitude:.4f}",
        "geo_precision": 1,
        "source": "Invented Daily",
        "notes": 'On that day an invented group attacked an invented post; the "army" said that it was repelled, and '
        "nobody else confirmed that report.",
        "fatalities": chance.choice([0, 0, 0, 1, 2, 5]),
        "timestamp": 1_700_000_000 + number,
    }
